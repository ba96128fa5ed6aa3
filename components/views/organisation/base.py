"""What the figures of this page share: scope, two-part bars, names of cadres and departments."""

from collections.abc import Sequence
from dataclasses import replace

from components.charts import ChartView
from components.text import day, lang, t
from components.views import common, shared
from components.views.cadres.parts import SHORT
from components.views.cadres.rows import departments
from components.views.shared import Row, unfollowed, without
from data.dictionary import code_label
from indicators.measure import Measurement, Selection, register_of


def scope(measurement: Measurement, selection: Selection, when: str = "") -> str:
    """Return the line under a title: only the filters that this table follows, and the time it stands at."""
    kept = without(selection, unfollowed(measurement, selection))
    if not measurement.indicator.grain.startswith(("care", "ties")):
        kept = replace(kept, household_class=())
    return common.scope(kept, when=when or as_of())


def as_of() -> str:
    """Return the day the register stands at, in words."""
    return t("as_of_day", day=day(register_of().as_of))


def department(department_id: str) -> str:
    """Return the name of a department; what the register leaves empty says so."""
    return departments().get(department_id, t("not_recorded")) if department_id else t("not_recorded")


def grade(code: str) -> str:
    """Return the grade of a cadre in words."""
    return code_label("cadre_grade", code, lang())


def two_parts(rows: Sequence[Row], unit: str, keys: tuple[str, str], alt: str, focus: str | None = None) -> ChartView:
    """Draw met | not met per row; the row with the code `focus` stands out."""
    words = t("unit_with_share", unit=common.unit_word(unit))
    return shared.two_parts(rows, keys, words, alt, focus=focus, most=SHORT)


