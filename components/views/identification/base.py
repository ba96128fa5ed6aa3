"""What the figures of this page share: the scope under a title, codes in words, headings with units, lists."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from components.figure import Figure
from components.text import day, lang, t
from components.views import common
from components.views.lists import list_figure
from components.views.shared import (
    unfollowed,
    without,
)
from data.dictionary import code_label
from indicators.measure import Measurement, Selection

OF_VILLAGES = "village_meetings"


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
    return list_figure(key, figure, title, selection, references, indicator, _display, column)


def _display(cases: pd.DataFrame, column: str) -> pd.DataFrame:
    return pd.DataFrame({
        t("id_col_household"): list(cases["household_id"]),
        t("id_col_village"): common.area_names(list(cases["village_code"]), full=True),
        t("id_col_category"): common.labels("household_category", list(cases["category"])),
        t("id_col_cause"): common.labels("poverty_cause", list(cases["poverty_cause"])),
        t(column): list(cases["reason"]),
    })  # fmt: skip
