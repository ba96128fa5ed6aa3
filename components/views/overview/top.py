"""Heading and the eight key figures of the page."""

from components.figure import Tile
from components.text import day, number, points, say, t, with_unit, year_end
from components.views import common
from components.views.delisting.path import recorded
from components.views.delisting.rate import rates
from components.views.overview.base import (
    counts,
    crosses_bases,
    ignored_words,
    join,
    n_of_m,
    registers_poor,
    value_text,
)
from components.views.standing import FIRST_YEAR, is_whole, remainder, status_label
from indicators.campaign import days_left
from indicators.measure import Measurement, Selection, measure
from policy.parameters import parameter
from policy.readings import READINGS

NOW = (
    "poverty_headcount_ratio", "poor_persons", "poor_households", "registered_households", "poor_villages",
    "villages_out", "villages_planned_2016", "villages_planned_2017", "villages_without_year", "mean_net_income",
    "income_growth", "cadre_coverage", "uncovered_households", "training_reach", "households_reached_last_year",
    "plan_coverage",
)  # fmt: skip
Found = dict[str, Measurement]
VILLAGES = ("villages_out", "poor_villages", "villages_planned_2016", "villages_planned_2017", "villages_without_year")
STATED = ("F45a", "F16b", "F16c", "D03")  # the plan of the whole district
INCOME = ("mean_net_income", "income_growth", "income_target_2017", "F18b")


def now(selection: Selection) -> Found:
    """Return the page's figures for the selection, measured together."""
    return measure(NOW, selection)


def heading(selection: Selection) -> tuple[str, str, tuple[str, ...]]:
    """Return the finding of the page, its scope and the ids of its numbers."""
    persons = int(now(selection)["poor_persons"].value)
    sub, refs = common.scope(selection), ("poor_persons", "target_date", "F14a")
    if not registers_poor(selection):
        return t("ov_title_class"), sub, refs
    if not persons:
        return t("ov_title_none", year=selection.year), sub, refs
    title = t("ov_title", n=number(persons), year=selection.year, goal=parameter("target_date").value.year)
    return title, sub, refs


def tiles(selection: Selection) -> list[Tile]:
    """Return the key figures, each with its target or change, its date and its mark; two rows of four."""
    found = now(selection)
    return [
        _rate(selection, found), _persons(selection, found), _villages(selection, found), _income(selection, found),
        _coverage(found), _training(selection, found), _plans(selection, found), _countdown(found),
    ]  # fmt: skip


def _date(measurement: Measurement) -> str:
    return t("as_of_day", day=day(measurement.as_of))


def _rate(selection: Selection, found: Found) -> Tile:
    """The ratio under the reading in force, beside the other reading; no change across two bases."""
    series, here, other = rates(selection)
    before = next((r.value for r in series if r.year == selection.year - 1 and r.kind == "recorded"), None)
    known = None not in (before, here.value) and not crosses_bases(selection)
    change = t("ov_change", change=points((here.value - before) / 100)) if known else ""
    second = "" if other.value is None else t("ov_rate_other", v=with_unit(other.value / 100, "percent"))
    value = t("ov_not_applicable") if here.value is None else with_unit(here.value / 100, "percent")
    measured = found["poverty_headcount_ratio"]
    note = join(year_end(selection.year), change, second, t("ov_target_zero"), ignored_words(measured))
    sources = [r.source for r in (here, other, *series) if r.source and r.year >= selection.year - 1]
    refs = (measured.indicator.key, *sources, "C15", "target_date", "F14a")
    return Tile(say(measured.indicator.label), value, note, here.mark, refs=refs)


def _persons(selection: Selection, found: Found) -> Tile:
    measured = found["poor_persons"]
    persons, seen = int(measured.value), recorded(selection)
    sources = (each.source for each in seen[-2:] if each.source)
    refs = ("poor_persons", "poor_households", *sources, "target_date", "F14a")
    before = next((p.value for p in seen if p.year == selection.year - 1), None)
    if not registers_poor(selection):
        note = join(year_end(selection.year), t("ov_target_zero"))
        return Tile(say(measured.indicator.label), t("ov_not_applicable"), note, refs=refs)
    change = "" if before is None else _change(persons - before)
    mark = seen[-1].mark if seen and seen[-1].value == persons else "simulated"
    households = common.shown(found["poor_households"])
    note = join(year_end(selection.year), households, change, t("ov_target_zero"))
    return Tile(say(measured.indicator.label), with_unit(persons, "person"), note, mark, "alert", refs=refs)


def _change(change: int) -> str:
    if not change:
        return t("ov_change", change=t("no_change"))
    return t("ov_fewer" if change < 0 else "ov_more", n=with_unit(abs(change), "person"))


def _villages(selection: Selection, found: Found) -> Tile:
    out, poor = int(found["villages_out"].value), int(found["poor_villages"].value)
    label, refs = t("ov_villages"), (*VILLAGES, *(STATED if is_whole(selection) else ()), "C1")
    if not poor:
        note = join(_date(found["poor_villages"]), ignored_words(found["poor_villages"], "year"))
        return Tile(label, t("ov_no_poor_village"), note, tone="plan", refs=refs)
    plan = t("ov_villages_plan", a=number(found["villages_planned_2016"].value),
             b=number(found["villages_planned_2017"].value))  # fmt: skip
    rest = int(found["villages_without_year"].value)
    other = t("ov_villages_rest", label=status_label(remainder(selection)), n=number(rest)) if rest else ""
    counted = t("ov_villages_counted", reading=_option(selection, "C1")) if out else ""
    note = join(_date(found["poor_villages"]), plan, other, counted, ignored_words(found["poor_villages"], "year"))
    value = t("ov_villages_value", n=number(out), m=number(poor))
    mark = "derived" if is_whole(selection) else "simulated"
    return Tile(label, value, note, mark, "plan", refs=refs)


def _option(selection: Selection, key: str) -> str:
    return say(READINGS[key].option(selection.full_readings()[key]).label)


def _income(selection: Selection, found: Found) -> Tile:
    income, growth = found["mean_net_income"], found["income_growth"].value
    goal = t("ov_income_target", n=with_unit(parameter("income_target_2017").value, "yuan_per_person"))
    change = ""
    if growth == growth and selection.year > FIRST_YEAR:
        share = with_unit(abs(growth), "percent", 1)
        change = t("ov_income_up" if growth >= 0 else "ov_income_down", n=share)
    note = join(year_end(selection.year), change, goal)
    return Tile(say(income.indicator.label), value_text(income), note, refs=INCOME)


def _coverage(found: Found) -> Tile:
    measured = found["cadre_coverage"]
    lacking = int(found["uncovered_households"].value)
    gap = t("ov_lacking", n=with_unit(lacking, "household")) if lacking else t("ov_none_lacking")
    note = join(n_of_m(measured), gap if counts(measured)[1] else "", _date(measured))
    refs = ("cadre_coverage", "uncovered_households")
    return Tile(say(measured.indicator.label), value_text(measured), note, refs=refs)


def _training(selection: Selection, found: Found) -> Tile:
    measured = found["training_reach"]
    last = with_unit(found["households_reached_last_year"].value, "household")
    year = measured.as_of.year - 1
    plan = number(parameter("training_households_per_year", measured.as_of).value)
    reached = t("ov_trained_plan" if is_whole(selection) else "ov_trained", year=year, n=last, plan=plan)
    note = join(n_of_m(measured), reached if counts(measured)[1] else "", _date(measured))
    goal = ("training_households_per_year", "F58") if is_whole(selection) else ()
    refs = ("training_reach", "households_reached_last_year", *goal)
    return Tile(say(measured.indicator.label), value_text(measured), note, refs=refs)


def _plans(selection: Selection, found: Found) -> Tile:
    measured = found["plan_coverage"]
    base = t("ov_reading", words=_option(selection, "C4"))
    note = join(n_of_m(measured), base, _date(measured))
    return Tile(say(measured.indicator.label), value_text(measured), note, refs=("plan_coverage", "C4"))


def _countdown(found: Found) -> Tile:
    as_of, target, refs = found["poor_persons"].as_of, parameter("target_date").value, ("target_date", "as_of")
    note = join(t("ov_days_note", day=day(target)), _date(found["poor_persons"]))
    return Tile(t("ov_days"), with_unit(days_left(as_of), "day"), note, "derived", "plan", refs=refs)
