"""Which household is shown, and the words of its values."""

import datetime as dt
from bisect import bisect_left, bisect_right
from typing import Any, NamedTuple

from components.text import iso, lang, number, t
from data.dictionary import code_label
from data.dictionary import columns as dictionary_columns
from indicators.household import Household, household, households, known, nearest_to
from indicators.measure import Selection, register_of


class Chosen(NamedTuple):
    """The household shown (None: nobody), and a typed code that is none, with the nearest that is."""

    code: str | None
    typed: str = ""
    nearest: str = ""


def choose(wanted: str | None, selection: Selection, last: str | None = None) -> Chosen:
    """Return the household asked for; without a code the first of the filters.

    A code that nobody has changes nothing: the household shown before stays, else the first of the filters.
    """
    among = households(selection)
    first = among[0] if among else None
    if not wanted:
        return Chosen(first)
    found = known(wanted)
    if found:
        return Chosen(found)
    return Chosen((known(last) if last else None) or first, wanted, nearest_to(wanted))


def beside(code: str | None, selection: Selection) -> tuple[str | None, str | None]:
    """Return the household before and after in the order of codes, within the filters; None at an end."""
    among = households(selection)
    before, after = (0, 0) if code is None else (bisect_left(among, code), bisect_right(among, code))
    return (among[before - 1] if before else None), (among[after] if after < len(among) else None)


def place(code: str, selection: Selection) -> tuple[int, int]:
    """Return the place of a household within the filters, from 1 (0: not among them), and how many there are."""
    among = households(selection)
    at = bisect_left(among, code)
    return (at + 1 if at < len(among) and among[at] == code else 0), len(among)


def card(code: str, selection: Selection) -> Household:
    """Return the household at the year of the selection."""
    return household(code, selection)


def as_of() -> dt.date:
    """Return the day at which the register stands."""
    return register_of().as_of


def cny(amount: float | None) -> str:
    """Return yuan to the last yuan: 2,855元 / ¥2,855; a household's money is never rounded to ten thousand."""
    if amount is None or amount != amount:
        return t("not_recorded")
    return f"{number(amount)}元" if lang() == "zh" else f"¥{number(amount)}".replace("¥−", "−¥")


def label(code_list: str, code: Any) -> str:  # noqa: ANN401 - any cell
    """Return the words of a code; what is empty reads 未登记."""
    return code_label(code_list, code, lang()) if code else t("not_recorded")


def yes(value: bool | None) -> str:
    """Return yes, no or not recorded."""
    return t("not_recorded") if value is None else t("hh_yes" if value else "hh_no")


def date(value: dt.date | None) -> str:
    """Return a date of a table; an empty one reads 未登记."""
    return iso(value) if value else t("not_recorded")


def column(table: str, name: str) -> str:
    """Return a column's name as the dictionary gives it."""
    return dictionary_columns(table)[name].label.get(lang())


def code_list(table: str, name: str) -> str:
    """Return the code list of a column; '' for a column without one."""
    return dictionary_columns(table)[name].code_list


def joined(parts: list[str], sign: str = "hh_comma") -> str:
    """Join what is not empty."""
    return t(sign).join(part for part in parts if part)
