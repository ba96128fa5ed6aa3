"""What the figures of this page share: scope, two-part bars, names of cadres and departments."""

from collections.abc import Sequence
from dataclasses import replace

from components import charts
from components.charts import ChartView, Key
from components.text import day, lang, number, t
from components.views import common
from components.views.cadres.parts import broken
from components.views.cadres.rows import Row, departments, followed, per_cent, unfollowed
from data.dictionary import code_label
from indicators.measure import Measurement, Selection, register_of

LABEL_WIDTH = 30.0  # em: names come broken as they are to be shown


def scope(measurement: Measurement, selection: Selection, when: str = "") -> str:
    """Return the line under a title: only the filters that this table follows, and the time it stands at."""
    kept = followed(selection, unfollowed(measurement, selection))
    if not measurement.indicator.grain.startswith(("care", "ties")):
        kept = replace(kept, household_class=())
    return common.scope(kept, when=when or as_of())


def as_of() -> str:
    """Return the day the register stands at, in words."""
    return t("or_as_of", day=day(register_of().as_of))


def department(department_id: str) -> str:
    """Return the name of a department; what the register leaves empty says so."""
    return departments().get(department_id, t("not_recorded")) if department_id else t("not_recorded")


def grade(code: str) -> str:
    """Return the grade of a cadre in words."""
    return code_label("cadre_grade", code, lang())


def two_parts(rows: Sequence[Row], unit: str, keys: tuple[str, str], alt: str, focus: str | None = None) -> ChartView:
    """Draw met | not met per row; the row with the code `focus` stands out."""
    frame = common.table({
        "label": [broken(row.label) for row in rows],
        "value": [row.met for row in rows],
        "value_text": [number(row.met) for row in rows],
        "rest": [row.rest for row in rows],
        "rest_text": [number(row.rest) for row in rows],
        "rest_emphasis": ["focus" if row.code == focus else "context" for row in rows],
        "share_text": [per_cent(row.share) for row in rows],
    })  # fmt: skip
    parts = (Key(keys[0]), Key(keys[1], "context"))
    words = t("or_unit_share", unit=common.unit_word(unit))
    return charts.bars(frame, lang=lang(), unit=words, alt=alt, keys=parts, label_width=LABEL_WIDTH)


def with_unit_heading(word: str, unit: str) -> str:
    """Return a heading with its unit: 得分（分）."""
    return t("or_with_unit", word=word, unit=common.unit_word(unit))
