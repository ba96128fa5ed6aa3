"""What the figures of this page share: the selection over all three classes, its scope, rows by class."""

from collections.abc import Sequence
from dataclasses import replace

from components.charts import ChartView
from components.figure import Table
from components.text import day, lang, t
from components.views import common, shared
from components.views.shared import Row, ask, unfollowed, without
from data.dictionary import code_label
from indicators.measure import Measurement, Selection

CLASSES = ("registered_poor", "key_economic", "key_stability")
DEFAULT_CLASS = ((), ("registered_poor",))  # what stands in the filter when nobody has chosen


def every(selection: Selection) -> Selection:
    """Return the selection over all three classes."""
    return replace(selection, household_class=())


def ignored(measured: Measurement, selection: Selection) -> tuple[str, ...]:
    """Return the filters not followed: a chosen class, and what the table does not know."""
    chosen = () if selection.household_class in DEFAULT_CLASS else ("household_class",)
    return (*chosen, *unfollowed(measured, every(selection)))


def scope(measured: Measurement, selection: Selection, when: str = "", what: str = "") -> str:
    """Return the line under a title: where, which classes, when."""
    kept = without(every(selection), unfollowed(measured, every(selection)))
    return common.scope(kept, when=" · ".join(part for part in (what, when or as_of(measured)) if part))


def as_of(measured: Measurement) -> str:
    """Return the day the figures stand at, in words."""
    return t("as_of_day", day=day(measured.as_of))


def class_name(code: str) -> str:
    """Return the name of a class of households."""
    return code_label("household_class", code, lang())


def by_class(selection: Selection, *keys: str) -> dict[str, dict[str, tuple[int, int]]]:
    """Return indicator → class → numerator and denominator (0 for a count)."""
    found = ask(keys, every(selection), group="household_class")
    return {key: {code: (int(above), int(below) if below == below else 0)
                  for code, above, below, _ in found[key].cells("household_class")} for key in keys}  # fmt: skip


def share(met: int, whole: int) -> float:
    """Return a part of a whole; NaN of nothing."""
    return met / whole if whole else float("nan")


def class_rows(met: dict[str, int], whole: dict[str, int]) -> list[Row]:
    """Return one row per class that has households."""
    return [Row(code, class_name(code), met.get(code, 0), whole[code], share(met.get(code, 0), whole[code]))
            for code in CLASSES if whole.get(code)]  # fmt: skip


def two_parts(rows: Sequence[Row], prefix: str, focus: str | None = None, labels: str = "left") -> ChartView:
    """Draw met | not met per row with the words of `ca_<prefix>_…`; names above the bars where it is narrow."""
    parts = (t(f"ca_{prefix}_met"), t(f"ca_{prefix}_rest"))
    words = t("unit_with_share", unit=common.unit_word("household"))
    return shared.two_parts(rows, parts, words, t(f"ca_{prefix}_alt"), focus=focus, labels=labels)


def two_part_table(rows: Sequence[Row], head: str, prefix: str) -> Table:
    """Return the numbers of two-part bars: name, met, not met, whole, share."""
    return common.table({
        head: [row.label for row in rows],
        with_word(t(f"ca_{prefix}_met")): [row.met for row in rows],
        with_word(t(f"ca_{prefix}_rest")): [row.rest for row in rows],
        with_word(t("ca_col_whole")): [row.whole for row in rows],
        t("ca_percent", what=t(f"ca_{prefix}_met")): common.per_cent([row.share for row in rows]),
    })  # fmt: skip


def with_word(word: str, unit: str = "household") -> str:
    """Return a word with its unit for the head of a column."""
    return common.with_word(word, unit)
