"""覆盖阶梯: sessions, attendances, persons, households, needs and industries, each in its own unit; reach by part."""

from typing import NamedTuple

import pandas as pd

from components import charts
from components.charts import Key
from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.shared import (
    PLAIN,
    Row,
    area_heading,
    ask,
    broken,
    contradiction_note,
    first_of,
    is_whole_district,
    per_cent,
    rows_of,
    step,
    unfollowed,
)
from components.views.training import top
from components.views.training.base import percent_number, scope
from data.facts import fact
from indicators.dimensions import DIMENSIONS, group_label
from indicators.measure import Measurement, Selection, divide
from policy.parameters import parameter

LAST_YEAR, REACH = "training_reach_last_year", "training_reach"
STEPS = ("training_sessions_held", "attendances", "trained_persons", "trained_households")
GROUPS = {"cause": "poverty_cause", "category": "category", "labour": "labour"}


def steps(selection: Selection) -> Figure:
    """From sessions to households with an industry: six counts with six meanings, never added up."""
    found = top.whole(selection)
    rows = _steps(found, is_whole_district(selection))
    table = common.table({
        t("tr_col_step"): [row.label for row in rows], t("tr_col_count"): [row.value for row in rows],
        t("tr_col_unit"): [row.unit for row in rows],
        t("tr_col_note"): [t("tr_joint_notes").join(row.notes) for row in rows],
    })  # fmt: skip
    compared = is_whole_district(selection)
    empty = not (found["attendances"].value or found["training_sessions_held"].value)
    return Figure(
        "training_ladder",
        _steps_title(found),
        scope(found["attendances"], selection),
        common.table({}) if empty else table,
        _blocks(rows),
        (*STEPS, "asking_reached_share", "need_reached_share", "industry_after_training_share"),
        (t("tr_ladder_note"), contradiction_note("C7"), contradiction_note("C9")),
        ("simulated", "stated") if compared else ("simulated",),
        ("F57a", "F57b", "F58", "C7", "C9"),
        unfollowed(found["training_sessions_held"], selection),
    )


class Step(NamedTuple):
    """One step of the ladder: what is counted, how many, in which unit, and the lines under the number."""

    label: str
    value: int
    unit: str
    notes: list[str]


def _steps(found: dict[str, Measurement], compared: bool) -> list[Step]:
    """Return the six steps; what the source states stands beside the register only for the whole district."""
    asked, met = found["asking_reached_share"], found["need_reached_share"]
    industry = found["industry_after_training_share"]
    notes = [
        [_line("sessions", found["attendances_per_session"]), _stated("tr_step_over_sessions", "F57a")],
        [_line("attendances", found["repeat_attendance_share"])],
        [t("tr_step_persons"), _stated("tr_step_over_persons", "F57b")],
        [_line("households", found["training_reach"]), _stated("tr_step_plan", "F58")],
        t("tr_step_needs", n=with_unit(met.numerator, "household")).split(" / "),
        _line("industry", industry).split(" / "),
    ]
    household = common.unit_word("household")
    counted = [(t(f"tr_step_{key}_label"), int(found[key].value), _unit(found[key])) for key in STEPS]
    counted += [(t("tr_step_needs_label"), int(asked.numerator), household),
                (t("tr_step_industry_label"), int(industry.numerator), household)]  # fmt: skip
    kept = [lines if compared or place > 3 else lines[:1] for place, lines in enumerate(notes)]
    return [Step(*count, lines) for count, lines in zip(counted, kept, strict=True)]


def _blocks(rows: list[Step]) -> charts.ChartView:
    """Draw the steps; lines come broken as they are to be shown. English units are in the names already."""
    frame = common.table({
        "label": [broken(row.label) for row in rows],
        "value_text": [number(row.value) for row in rows],
        "unit": [row.unit if lang() == "zh" else "" for row in rows],
        "note": ["\n".join(row.notes) for row in rows],
    })  # fmt: skip
    return charts.ladder(frame, lang=lang(), alt=t("tr_ladder_alt"), block_em=40.0)


def _stated(words: str, fact_id: str) -> str:
    return t(words, n=number(fact(fact_id).number))


def _unit(measurement: Measurement) -> str:
    return common.unit_word(measurement.indicator.unit)


def _line(step_name: str, measurement: Measurement) -> str:
    """Return the line under a number that says how it is shared; nothing to share is said so."""
    if not measurement.denominator:
        return t("tr_not_applicable")
    share = measurement.indicator.unit == "percent"
    return t(f"tr_step_{step_name}", n=per_cent(measurement.value) if share else number(measurement.value, 1))


def _steps_title(found: dict[str, Measurement]) -> str:
    keys = ("attendances", "trained_persons", "trained_households")
    if not found["attendances"].value:
        return t("tr_no_attendance")
    return t("tr_ladder_title", **dict(zip("nkm", (common.shown(found[key]) for key in keys), strict=True)))


def plan_share() -> float:
    """Return the share of registered poor households that one year of the plan makes in the whole district."""
    registered = ask(("registered_households",), PLAIN)["registered_households"].frame
    plan = pd.Series([parameter("training_households_per_year").value], dtype="float64")
    return float(divide(plan.to_numpy(), registered["value"].to_numpy(dtype="float64"))[0])


def by(selection: Selection, part: str) -> Figure:
    """Return the reach by area, against the plan, or by a group of households."""
    return by_area(selection) if part == "area" else by_group(selection, part)


def by_area(selection: Selection) -> Figure:
    """Share of registered poor households trained last year, by area, against the share that the plan makes."""
    found = ask((LAST_YEAR,), selection, by=step(selection))[LAST_YEAR]
    rows = sorted(rows_of(found, "area_code", common.area_names), key=lambda row: (-row.share, -row.whole, row.code))
    goal, year = plan_share(), found.as_of.year - 1
    whole = top.whole(selection)[LAST_YEAR]
    return Figure(
        "training_area",
        _area_title(whole, rows, selection, goal),
        scope(found, selection, t("tr_in_year", year=year)),
        common.table({
            area_heading(step(selection)): [row.label for row in rows],
            t("tr_col_reached_year", year=year): [row.met for row in rows],
            common.heading_of("registered_households"): [row.whole for row in rows],
            common.heading_of(LAST_YEAR): common.per_cent([row.share for row in rows]),
            t("tr_col_plan_share"): common.per_cent([goal] * len(rows)),
        }),
        _area_bars(rows, goal, year),
        (LAST_YEAR, "households_reached_last_year"),
        (t("tr_plan_note", p=per_cent(goal)), contradiction_note("C9")),
        ("simulated", "derived"),
        ("F58", "F26", "C9"),
        unfollowed(found, selection),
    )  # fmt: skip


def _area_title(whole: Measurement, rows: list[Row], selection: Selection, goal: float) -> str:
    if not rows:
        return t("tr_nobody")
    words = {"year": whole.as_of.year - 1, "p": per_cent(whole.value), "goal": per_cent(goal)}
    none = sum(row.met == 0 for row in rows)
    if not whole.numerator:
        return t("tr_area_none", **words)
    if none and len(rows) > 1:
        return t(f"tr_area_some_{step(selection)}", k=number(none), **words)
    return t("tr_area_below" if whole.value < goal else "tr_area_met", **words)


def _area_bars(rows: list[Row], goal: float, year: int) -> charts.ChartView:
    frame = common.table({
        "label": [broken(row.label) for row in rows],
        "value": [row.share for row in rows],
        "value_text": [percent_number(row.share) for row in rows],
        "share_text": [number(row.met) + "/" + number(row.whole) for row in rows],
        "target": [goal] * len(rows),
    })  # fmt: skip
    keys = (Key(t("tr_key_year", year=year)), Key(t("tr_key_plan", p=per_cent(goal)), "plan"))
    return charts.bars(frame, lang=lang(), unit=t("tr_unit_share"), alt=t("tr_area_alt"), keys=keys, label_width=30.0)


def by_group(selection: Selection, part: str) -> Figure:
    """Share of registered poor households trained to date, by cause, category or labour."""
    column = GROUPS[part]
    found = ask((REACH,), selection, group=column)[REACH]
    rows = rows_of(found, column, lambda codes: [_group_name(column, code) for code in codes])
    rows = sorted(rows, key=lambda row: (-row.share, -row.whole, row.code))
    least = first_of(rows, lambda row: -row.share)
    frame = common.table({
        "label": [broken(row.label) for row in rows],
        "value": [row.share for row in rows],
        "value_text": [percent_number(row.share) for row in rows],
        "share_text": [number(row.met) + "/" + number(row.whole) for row in rows],
        "emphasis": ["focus" if row is least else "main" for row in rows],
    })  # fmt: skip
    return Figure(
        f"training_{part}",
        _group_title(rows, least),
        scope(found, selection),
        common.table({
            DIMENSIONS[column].label.get(lang()): [row.label for row in rows],
            common.heading_of("households_reached"): [row.met for row in rows],
            common.heading_of("registered_households"): [row.whole for row in rows],
            common.heading_of(REACH): common.per_cent([row.share for row in rows]),
        }),
        charts.bars(frame, lang=lang(), unit=t("tr_unit_share"), alt=t("tr_group_alt"), label_width=30.0),
        (REACH,),
        references=("F58", "C9"),
        ignored=unfollowed(found, selection),
    )  # fmt: skip


def _group_name(column: str, code: str) -> str:
    return t(f"labour_{code}") if column == "labour" else group_label(column, code, lang(), "households")


def _group_title(rows: list[Row], least: Row | None) -> str:
    if not rows:
        return t("tr_nobody")
    if not any(row.met for row in rows):
        return t("tr_group_none")
    if least is None:
        return t("tr_group", n=with_unit(sum(row.met for row in rows), "household"))
    words = {"group": least.label, "p": per_cent(least.share)}
    return t("tr_group_least" if least.met else "tr_group_zero", **words)
