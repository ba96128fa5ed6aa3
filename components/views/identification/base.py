"""What the figures of this page share: the scope under a title, codes in words, headings with units, lists."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import pandas as pd

from components.figure import Figure
from components.text import day, lang, say, t
from components.views import common
from components.views.shared import (
    PLAIN,
    unfollowed,
    without,
)
from data.dictionary import code_label
from indicators.lists import find_list, rows
from indicators.measure import Measurement, Selection, register_of

OF_VILLAGES = "village_meetings"
OWN = ("category", "poverty_cause")  # what a list itself tells of a household


def scope(measurement: Measurement, selection: Selection, when: str = "") -> str:
    """Return the line under a title: only the filters that this table follows, and the time it stands at."""
    kept = without(selection, unfollowed(measurement, selection))
    if measurement.indicator.grain == OF_VILLAGES:
        kept = replace(kept, household_class=())
    return common.scope(kept, when=when or t("as_of_day", day=day(measurement.as_of)))


def of_list(code_list: str, code: str) -> str:
    """Return the words for a code of the data dictionary."""
    return code_label(code_list, code, lang())


def listing(key: str, figure: str, title: Callable[[int], str], selection: Selection, references: tuple[str, ...],
            indicator: str, column: str) -> Figure:  # fmt: skip
    """Return a named list as a table: household, village, category, cause, why it is listed."""
    found = find_list(key)
    ignored = found.ignored(selection)
    kept = without(selection, ignored)
    shown = _listing(register_of(), key, kept, lang(), column)
    return Figure(
        figure, title(len(shown)), common.scope(kept, when=t("as_of_day", day=day(register_of().as_of))), shown, None,
        (indicator,), (say(found.rule),), references=references, ignored=ignored,
    )  # fmt: skip


@lru_cache(maxsize=48)
def _listing(register: object, key: str, selection: Selection, language: str, column: str) -> pd.DataFrame:
    """Return the list with what its own columns tell filtered here, so that the broad list is made once."""
    broad = replace(selection, area=PLAIN.area, **dict.fromkeys(OWN, ()))
    cases, shown = _broad(register, key, broad, language, column)
    kept = cases["village_code"].str.startswith(selection.area)
    for name in OWN:
        if getattr(selection, name):
            kept &= cases[name].isin(getattr(selection, name))
    return shown[kept.to_numpy(dtype=bool)]


@lru_cache(maxsize=24)
def _broad(register: object, key: str, selection: Selection, language: str,
           column: str) -> tuple[pd.DataFrame, pd.DataFrame]:  # fmt: skip
    cases = rows(key, selection, lang=language, snapshot=register)
    shown = pd.DataFrame({
        t("id_col_household"): list(cases["household_id"]),
        t("id_col_village"): common.area_names(list(cases["village_code"]), full=True),
        t("id_col_category"): common.labels("household_category", list(cases["category"])),
        t("id_col_cause"): common.labels("poverty_cause", list(cases["poverty_cause"])),
        t(column): list(cases["reason"]),
    })  # fmt: skip
    return cases, shown
