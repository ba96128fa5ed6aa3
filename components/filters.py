"""The filters beside every staff page, and the readings of ambiguous sources.

Township → village, class, category, cause, labour, disability, department, year: they live in the address bar and
survive page changes. The selection in force is kept for the visit; what the reader changes arrives as (name, value).
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

import streamlit as st

from components import address, session, sheet
from components.text import lang, say, t
from data.dictionary import code_label, codes
from geo.areas import areas, level, name
from indicators.measure import Selection
from policy.readings import READINGS, default_readings


@lru_cache(maxsize=1)
def _villages_by_town() -> dict[str, tuple[str, ...]]:
    """Return village codes by township, in code order; only townships that have villages."""
    rows = areas()
    rows = rows[rows["level"] == "village"]
    return {str(town): tuple(sorted(part["area_code"])) for town, part in rows.groupby("parent_code")}


def current() -> Selection:
    """Return the selection in force for this visitor."""
    return session.recall("_selection", address.DEFAULT)


def adopt(departments: dict[str, str]) -> Selection:
    """Take language, selection and page choices from the address when it changed from outside; else they stand.

    `departments` maps department ids to labels.
    """
    if session.query_changed_outside():
        view = address.parse(session.query(), departments)
        session.remember("lang", view.lang)
        session.remember("_selection", view.selection)
        session.extras().clear()
        session.extras().update(view.extras)
        session.remember("_problems", view.problems)
    else:
        session.remember("_problems", [])
    return current()


def problem_sentences() -> list[str]:
    """Return what was wrong with the address, in the language in force."""
    return address.View(problems=session.recall("_problems", [])).sentences()


def listen() -> None:
    """Declare what filters, drawers and page choices do."""
    sheet.on_ask("filter", change)
    sheet.on_ask("choice", session.set_extra)
    sheet.on_ask("drawer", _turn)
    sheet.on_ask("clear", lambda _name, _value: reset())


def change(param: str, value: str) -> None:
    """Set one filter or reading as the reader chose it; what no address could say changes nothing."""
    session.remember("_selection", changed(current(), param, value))


def changed(selection: Selection, param: str, value: str) -> Selection:
    """Return the selection with one filter set: a value, or a list of values as JSON; '' takes it back."""
    if param in ("town", "village"):
        return replace(selection, area=value or (selection.area[:9] if param == "village" else address.DISTRICT))
    if param in (*address.CODED, "dept"):
        attribute = address.CODED[param][0] if param in address.CODED else "department"
        return replace(selection, **{attribute: tuple(sorted(json.loads(value), key=_place(param)))})
    if param in address.FIXED:
        attribute, options = address.FIXED[param]
        default = getattr(address.DEFAULT, attribute)
        chosen = default if value not in options else (value,) if isinstance(default, tuple) else value
        return replace(selection, **{attribute: chosen})
    if param == "year":
        return replace(selection, year=int(value))
    readings = default_readings() | dict(selection.readings) | {param: value}
    return replace(selection, readings=address.canonical_readings(readings))


def _place(param: str) -> object:
    """Return the order of a list of codes: that of the code list; departments by id."""
    return address.code_keys(address.CODED[param][1]).index if param in address.CODED else str


def reset() -> None:
    """Clear every filter and reading; the language and the page stay."""
    session.remember("_selection", address.DEFAULT)


def draw(departments: dict[str, str]) -> None:
    """Draw the filters beside the page; the rarer ones and the readings while their drawer is open."""
    now = current()
    with st.sidebar:
        _markup(f"<h2 class='side'>{t('filters')}</h2>")
        _areas(now)
        _one("year", t("year_end_label"), [(str(y), str(y)) for y in address.YEARS], str(now.year), "segments wide")
        if _drawer("more"):
            _more(now, departments)
        if _drawer("readings"):
            _readings(now)
        _markup(f"<button type='button' data-do='clear'>{t('clear_filters')}</button>")
        sheet.draw("side")


def _markup(html: str) -> None:
    sheet.add({"kind": "html", "html": html})


def _drawer(which: str) -> bool:
    """Draw the handle of a drawer and tell whether it is open."""
    is_open = bool(session.recall(f"open_{which}"))
    sign, state = ("▾", "true") if is_open else ("▸", "false")
    _markup(f"<button type='button' class='drawer' data-do='drawer' data-name='{which}' aria-expanded='{state}'>"
            f"{sign} {t(which)}</button>")  # fmt: skip
    return is_open


def _turn(which: str, _value: str) -> None:
    session.remember(f"open_{which}", not session.recall(f"open_{which}"))


def _areas(now: Selection) -> None:
    towns, town = _villages_by_town(), now.area[:9] if len(now.area) >= 9 else ""
    options = [("", t("whole_district")), *((code, name(code, lang())) for code in towns)]
    _one("town", t("township"), options, town, "select")
    first = ("", t("all_villages" if town else "choose_township_first"))
    villages = [first, *((code, name(code, lang())) for code in towns.get(town, ()))]
    _one("village", t("village"), villages, now.area if level(now.area) == "village" else "", "select")


def _more(now: Selection, departments: dict[str, str]) -> None:
    for param, (attribute, options) in address.FIXED.items():
        value = getattr(now, attribute)
        labels = [(key, t(f"{attribute}_{key}")) for key in options]
        if isinstance(value, tuple):
            labels, value = [("", t("all")), *labels], (value or ("",))[0]
        _one(param, t(f"filter_{param}"), labels, value, "segments wide")
    for param, (attribute, code_list) in address.CODED.items():
        labels = [(code, code_label(code_list, code, lang())) for code in codes(code_list)]
        _many(param, t(f"filter_{param}"), labels, getattr(now, attribute))
    _many("dept", t("filter_dept"), list(departments.items()), now.department)


def _readings(now: Selection) -> None:
    _markup(f"<p class='sub'>{t('readings_help')}</p>")
    for key in READINGS:
        _reading(key, now)
        _markup(f"<p class='sub'>{say(READINGS[key].question)}</p>")


def _reading(key: str, now: Selection) -> None:
    options = [(option.key, say(option.label)) for option in READINGS[key].options]
    _one(key, f"{key} {say(READINGS[key].label)}", options, now.full_readings()[key], "select")


def readings() -> None:
    """Draw every reading's switch on a page."""
    for key in READINGS:
        _reading(key, current())


def _one(param: str, label: str, options: Iterable[tuple[str, str]], value: str, look: str) -> None:
    """Draw one filter of one value under its label."""
    kind = "select" if look == "select" else "choice"
    sheet.add({"kind": kind, "name": param, "label": label, "options": [list(o) for o in options], "value": value,
               "look": f"{look} labelled", "do": "filter"})  # fmt: skip


def _many(param: str, label: str, options: Iterable[tuple[str, str]], value: Iterable[str]) -> None:
    """Draw one filter of several values: a list of boxes to tick, folded under its label."""
    sheet.add({"kind": "checks", "name": param, "label": label, "options": [list(o) for o in options],
               "value": list(value), "all": t("all"), "do": "filter"})  # fmt: skip


def choice(name: str, label: str, options: dict[str, str], default: str, look: str = "segments") -> str:
    """Draw one page choice bound to the address (tab, shading, list …) and return its value.

    `look` is "segments", "tabs" or "select". A value in the address that is not among the options is named to the
    reader; the default holds.
    """
    wanted = session.extras().get(name, default)
    if wanted not in options:
        session.notice(address.View(problems=[(name, wanted, default)]).sentences()[0])
        wanted = default
    session.set_extra(name, None if wanted == default else wanted)
    kind = "select" if look == "select" else "choice"
    pairs = [[key, words] for key, words in options.items()]
    sheet.add({"kind": kind, "name": name, "label": label, "options": pairs, "value": wanted, "look": look})
    return wanted


def search(name: str, label: str, value: str) -> None:
    """Draw a field in which a page choice is written by hand: Enter or the button beside it opens what was written."""
    sheet.add({"kind": "search", "name": name, "label": label, "button": t("hh_search_go"), "value": value})
