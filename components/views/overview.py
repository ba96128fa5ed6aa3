"""总览: where the district stands against its targets, and who is left behind."""

from components import charts
from components.figure import Figure, Tile
from components.text import day, lang, number, points, say, t, with_unit
from components.views import common
from data.facts import fact
from indicators.campaign import days_left, phase_on, phases
from indicators.measure import Measurement, Selection, measure
from indicators.pace import required_pace
from policy.parameters import parameter

NOW = (
    "poverty_headcount_ratio", "poor_persons", "poor_households", "registered_households", "poor_villages",
    "villages_out", "mean_net_income", "cadre_coverage", "training_reach", "plan_coverage",
)  # fmt: skip


def now(selection: Selection) -> dict[str, Measurement]:
    """Return the page's figures for the selection, measured together."""
    return measure(NOW, selection)


def heading(selection: Selection) -> tuple[str, str]:
    """Return the finding of the page and its scope."""
    found = now(selection)
    persons = common.shown(found["poor_persons"])
    if selection.year >= parameter("target_date").value.year:
        return t("ov_title_only", persons=persons), common.scope(selection)
    return t("ov_title", year=selection.year, persons=persons), common.scope(selection)


def tiles(selection: Selection) -> list[Tile]:
    """Return the key figures, each with its target or change, its date and its mark."""
    found = now(selection)
    earlier = measure(("poverty_headcount_ratio", "poor_persons"), selection, years=(selection.year - 1,))
    income, goal = found["mean_net_income"], parameter("income_target_2017").value
    return [
        _rate_tile(found, earlier),
        Tile(say(found["poor_persons"].indicator.label), common.shown(found["poor_persons"]),
             t("ov_persons_note", n=common.shown(found["poor_households"])), tone="alert"),
        Tile(t("ov_villages"), with_unit(found["villages_out"].value, "village"),
             t("ov_villages_note", n=number(found["poor_villages"].value)), tone="plan"),
        Tile(say(income.indicator.label), common.shown(income), t("ov_income_note", n=with_unit(goal, "yuan_per_person"))),
        Tile(say(found["cadre_coverage"].indicator.label), common.shown(found["cadre_coverage"]), _of(found["cadre_coverage"])),
        Tile(say(found["training_reach"].indicator.label), common.shown(found["training_reach"]), _of(found["training_reach"])),
        Tile(say(found["plan_coverage"].indicator.label), common.shown(found["plan_coverage"]), _of(found["plan_coverage"])),
        _countdown(found["poor_persons"]),
    ]  # fmt: skip


def _rate_tile(found: dict[str, Measurement], earlier: dict[str, Measurement]) -> Tile:
    rate = found["poverty_headcount_ratio"]
    before = earlier["poverty_headcount_ratio"].value
    return Tile(
        say(rate.indicator.label), common.shown(rate), t("ov_rate_note", change=points(rate.value - before)), tone="alert"
    )


def _of(measurement: Measurement) -> str:
    row = measurement.frame.iloc[0]
    return t("n_of_m", n=number(row["numerator"]), m=number(row["denominator"]))


def _countdown(measurement: Measurement) -> Tile:
    target = parameter("target_date").value
    left = days_left(measurement.as_of)
    return Tile(t("ov_days"), with_unit(left, "day"), t("ov_days_note", day=day(target)), mark="derived", tone="plan")


def persons_path(selection: Selection) -> Figure:
    """Persons below the line by year end, the pace required to the target, and the pace of the stated floor."""
    years = tuple(range(2013, selection.year + 1))
    seen = measure(("poor_persons",), selection, years=years)["poor_persons"].frame
    pace = required_pace(selection)
    rows = [_point(int(y), float(v)) for y, v in zip(seen["period"], seen["value"], strict=True)]
    plan = [_point(int(y), float(v), plan=True) for y, v in zip(pace.by_year["year"], pace.by_year["persons_required"], strict=True)]
    frame = common.table({k: [row[k] for row in rows + plan[1:]] for k in rows[0]})
    view = charts.trajectory(frame, lang=lang(), unit=common.unit_word("person"), alt=t("ov_persons_alt"),
                             keys=(charts.Key(t("recorded")), charts.Key(t("required"), "plan")))  # fmt: skip
    per_year = with_unit(round(pace.persons_per_year), "person")
    notes = (t("ov_floor_note", floor=number(pace.floor_per_year), left=number(pace.left_at_floor)),) if pace.floor_per_year else ()
    table = common.table({
        t("year"): [row["x"] for row in rows + plan[1:]],
        t("kind"): [t("required") if row["is_plan"] else t("recorded") for row in rows + plan[1:]],
        common.heading_of("poor_persons"): [row["value"] for row in rows + plan[1:]],
    })  # fmt: skip
    return Figure("persons_path", t("ov_persons_title", n=per_year), common.scope(selection, when=""),
                  table, view, ("poor_persons",), notes, ("simulated", "derived"), ("F14a", "F16a", "F86b"))  # fmt: skip


def _point(year: int, value: float, plan: bool = False) -> dict[str, object]:
    return {"series": "persons", "x": year, "value": value, "value_text": number(value), "is_plan": plan,
            "emphasis": "plan" if plan else "main"}  # fmt: skip
