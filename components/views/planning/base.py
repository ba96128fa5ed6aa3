"""What the figures of this page share: the scope under a title, two-part bars, findings about the rest, lists."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

from components.charts import ChartView
from components.figure import Figure, Table
from components.text import day, lang, number, t, with_unit
from components.views import common, shared
from components.views.lists import list_figure
from components.views.shared import (
    Row,
    first_of,
    unfollowed,
    without,
)
from indicators.dimensions import DIMENSIONS, group_label
from indicators.measure import Measurement, Selection

OF_HOUSEHOLDS = ("households", "plans", "household_years")


def scope(measurement: Measurement, selection: Selection, when: str = "") -> str:
    """Return the line under a title: only the filters that this table follows, and the time it stands at."""
    kept = without(selection, unfollowed(measurement, selection))
    if measurement.indicator.grain not in OF_HOUSEHOLDS:
        kept = replace(kept, household_class=())
    return common.scope(kept, when=when or t("as_of_day", day=day(measurement.as_of)))


def label_of(column: str, code: str, grain: str = "plans") -> str:
    """Return the words for one code of a dimension."""
    return group_label(column, code, lang(), grain)


def short_measure(code: str) -> str:
    """Return assistance in short words, in one piece."""
    return t(f"pl_measure_{code}").replace("- ", "")


def heading(column: str) -> str:
    """Return a dimension's name for the head of a column."""
    return DIMENSIONS[column].label.get(lang())


def two_parts(rows_: Sequence[Row], prefix: str, unit: str = "household", focus: str | None = None,
              labels: str = "left") -> ChartView:  # fmt: skip
    """Draw met | not met per row with the words of `pl_<prefix>_…`; the row with the code `focus` stands out."""
    parts = (t(f"pl_{prefix}_met"), t(f"pl_{prefix}_rest"))
    words = t("unit_with_share", unit=common.unit_word(unit))
    return shared.two_parts(rows_, parts, words, t(f"pl_{prefix}_alt"), focus=focus, labels=labels)


def two_part_table(rows_: Sequence[Row], head: str, prefix: str, share: str, unit: str = "household") -> Table:
    """Return the numbers of two-part bars: name, met, not met, whole, share."""
    return common.table({
        head: [row.label for row in rows_],
        common.with_word(t(f"pl_{prefix}_met"), unit): [row.met for row in rows_],
        common.with_word(t(f"pl_{prefix}_rest"), unit): [row.rest for row in rows_],
        common.with_word(t("pl_col_whole"), unit): [row.whole for row in rows_],
        share: common.per_cent([row.share for row in rows_]),
    })  # fmt: skip


def rest_title(prefix: str, rows_: Sequence[Row], nobody: str, unit: str = "household") -> str:
    """Return the finding about what is not met: nobody there, all met, the row with most, or the sum."""
    rest, whole = sum(row.rest for row in rows_), sum(row.whole for row in rows_)
    if not whole:
        return t(nobody)
    words = {"n": with_unit(rest, unit), "m": with_unit(whole, unit)}
    if not rest:
        return t(f"pl_{prefix}_all", **words)
    most = first_of(rows_, lambda row: row.rest)
    if most and most.rest < rest:
        return t(f"pl_{prefix}_most", name=most.label, k=number(most.rest), **words)
    return t(f"pl_{prefix}_sum", **words)


def listing(key: str, figure: str, title: Callable[[int], str], selection: Selection, references: tuple[str, ...],
            indicator: str, columns: Callable[[pd.DataFrame], dict]) -> Figure:  # fmt: skip
    """Return a named list as a table: household, village, the list's own columns, why it is listed."""
    return list_figure(key, figure, title, selection, references, indicator, _display, columns)


def _display(cases: pd.DataFrame, columns: Callable[[pd.DataFrame], dict]) -> pd.DataFrame:
    names = {code: common.area_names([code], full=True)[0] for code in cases["village_code"].unique()}
    head = {t("pl_col_household"): cases["household_id"], t("pl_col_village"): cases["village_code"].map(names)}
    tail = {
        heading("category"): common.labels("household_category", list(cases["category"])),
        heading("poverty_cause"): common.labels("poverty_cause", list(cases["poverty_cause"])),
        common.with_word(t("pl_col_persons"), "person"): cases["n_persons"].astype(int),
        t("pl_col_reason"): cases["reason"],
    }
    made = {name: list(column) for name, column in (head | columns(cases) | tail).items()}
    return pd.DataFrame(made, index=cases.index)
