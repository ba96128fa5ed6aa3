"""Named lists as a reader sees them: names for codes, headings with units, the reason beside the case.

A list is made and put into words once for the whole district; a selection then keeps rows of it, by the same
dimensions that the list itself would be filtered by (a query for every click would cost more than the page may take).
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.figure import Figure, Table
from components.text import lang, number, say, t, with_unit
from components.views import common
from components.views.organisation.base import as_of, department
from components.views.shared import without
from data.dictionary import code_label
from indicators.facts import Register
from indicators.facts.common import household_dimensions
from indicators.lists import find_list, rows
from indicators.measure import Selection, register_of
from indicators.selection import DISTRICT

# column of a list → how it is shown: a place, a department, yes or no, a day, a code list or a unit
KINDS: dict[str, str] = {
    "household_id": "plain", "cadre_id": "plain", "reason": "plain", "subject_id": "subject", "village_code": "place",
    "department_id": "department", "is_covered_again": "yes", "n_missing": "unit:count", "gap_days": "unit:day",
    "days_overdue": "unit:day", "start_date": "day", "end_date": "day", "found_date": "day", "due_date": "day",
    "closed_date": "day", "category": "code:household_category", "poverty_cause": "code:poverty_cause",
    "grade": "code:cadre_grade",
}  # fmt: skip


class Whole(NamedTuple):
    """A list of the whole district: its columns in words, and the codes it can be narrowed by."""

    words: dict[str, list[Any]]
    codes: dict[str, npt.NDArray[np.str_]]


def listed(
    key: str, columns: Sequence[str], selection: Selection, title: Callable[[int], str], references: tuple[str, ...]
) -> Figure:
    """Return a named list as a figure without a picture; `title` says the finding for a number of rows."""
    found = find_list(key)
    ignored = found.ignored(selection)
    kept = without(selection, ignored)
    table = _table(_whole(register_of(), key, tuple(columns), selection.readings, lang()), kept)
    return Figure(
        f"organisation_list_{key}", title(len(table)), common.scope(_said(found.grain, kept), when=as_of()), table,
        None, notes=(say(found.rule),), references=references, ignored=ignored,
    )  # fmt: skip


def _said(grain: str, kept: Selection) -> Selection:
    """Return the selection as named in words: a table without households names no class of them."""
    return kept if grain in ("care", "ties") else without(kept, ("household_class",))


def _table(whole: Whole, selection: Selection) -> Table:
    size = len(next(iter(whole.words.values())))
    kept = np.ones(size, dtype=bool)
    if selection.area != DISTRICT:
        kept &= np.char.startswith(whole.codes["village_code"], selection.area)
    for column, values in selection.conditions().items():
        if column in whole.codes:
            kept &= np.isin(whole.codes[column], values)
    if kept.all():
        return common.table(whole.words)
    places = np.flatnonzero(kept).tolist()
    return common.table({heading: [words[i] for i in places] for heading, words in whole.words.items()})


@lru_cache(maxsize=32)
def _whole(
    register: Register, key: str, columns: tuple[str, ...], readings: tuple[tuple[str, str], ...], language: str
) -> Whole:
    cases = rows(key, Selection(readings=readings), lang=language, snapshot=register)
    codes = cases[[name for name in ("village_code", "department_id") if name in cases]]
    if "household_id" in cases:
        codes = household_dimensions(register).loc[cases["household_id"]]
    plain = {name: codes[name].astype("str").to_numpy(dtype=np.str_) for name in codes}
    return Whole({_heading(name): _values(name, cases) for name in columns}, plain)


def _heading(name: str) -> str:
    kind, _, unit = KINDS[name].partition(":")
    word = t(f"or_case_{name}")
    return common.with_word(word, unit) if kind == "unit" else word


def _values(name: str, cases: pd.DataFrame) -> list[Any]:
    kind, _, detail = KINDS[name].partition(":")
    column = cases[name]
    if kind == "unit":
        return [int(value) for value in column]
    if kind == "day":
        text = pd.to_datetime(column).dt.strftime("%Y-%m-%d").astype("object")
        return text.where(column.notna(), t("or_not_closed") if name == "closed_date" else t("not_recorded")).tolist()
    if kind == "subject":
        pairs = zip(cases["subject_kind"], column, strict=True)
        return [department(one) if of == "department" else str(one) for of, one in pairs]
    words = {value: _word(kind, detail, value) for value in column.unique()}
    return [words[value] for value in column]


def _word(kind: str, detail: str, value: object) -> str:
    """Return one value in words; an empty code reads as not recorded, an empty place as the district."""
    if kind == "place":
        return common.area_names([str(value)], full=True)[0] if value else t("or_no_village")
    if kind == "department":
        return department("" if value == "unknown" else str(value))
    if kind == "yes":
        return t("or_yes" if value else "or_no")
    if kind == "code":
        return t("not_recorded") if value in ("unknown", "") else code_label(detail, str(value), lang())
    return str(value)


def counted(prefix: str, unit: str) -> Callable[[int], str]:
    """Return the title of a list: `or_<prefix>` with the number of rows, `or_<prefix>_none` for an empty one."""
    return lambda n: t(f"or_{prefix}", n=with_unit(n, unit), c=number(n)) if n else t(f"or_{prefix}_none")
