"""五个精准 The five axes: on each, two measures against their rule; and the six goals of the campaign (五明显一确保).

Every row is drawn as a share of its own rule or target, so that rows of different units can be read side by side; the
value itself stands at the end of the row. What has no measure in the register says so.
"""

from typing import NamedTuple

from components import charts
from components.charts import Key
from components.figure import Figure
from components.text import day, lang, number, say, t, with_unit, year_end
from components.views import common
from components.views.overview.base import not_followed, of_text
from components.views.standing import answer, decimals, is_whole, knows_poverty, reading_note
from indicators.measure import Measurement, Selection, measure
from policy.parameters import parameter

AXES = (
    ("object", "identification_complete_share"),
    ("object", "notice_known_share"),
    ("plan", "plan_coverage"),
    ("plan", "both_plans_share"),
    ("force", "cadre_coverage"),
    ("force", "enough_matters_share"),
    ("content", "households_reached_last_year"),
    ("content", "leading_industry_share"),
    ("effect", "mean_net_income"),
    ("effect", "poor_households"),
)
GOALS = (
    ("F69a", "safe_housing_share"),
    ("F69b", "leading_industry_share"),
    ("F69c", ""),
    ("F69d", ""),
    ("F69e", "visited_recently_share"),
    ("F69f", ""),
)


class Line(NamedTuple):
    """One row: its name, its value in words, its rule in words, its share of the rule where both are known."""

    key: str
    head: str
    name: str
    value: str
    rule: str
    share: float | None

    @property
    def label(self) -> str:
        """Return the row's name with its axis."""
        return t("ov_axis_row", axis=self.head, name=self.name)


def _against_all(measured: Measurement) -> tuple[str, str, float | None]:
    """Return value, rule and share where the rule is: every household."""
    value = measured.value
    if value != value:
        return t("ov_not_applicable"), "", None
    return common.shown(measured), of_text(measured), value


def _training(selection: Selection, measured: Measurement) -> tuple[str, str, float | None]:
    """About 2,000 households a year are planned for the district as a whole; the plan is not divided."""
    plan = parameter("training_households_per_year", measured.as_of).value
    if not is_whole(selection):
        return common.shown(measured), t("ov_not_divided"), None
    return common.shown(measured), t("ov_rule_training", n=number(plan)), measured.value / plan


def _income(measured: Measurement) -> tuple[str, str, float | None]:
    goal = parameter("income_target_2017").value
    if measured.value != measured.value:
        return t("ov_not_applicable"), "", None
    return common.shown(measured), t("ov_rule_income", n=with_unit(goal, "yuan_per_person")), measured.value / goal


def _crossed(poor: Measurement, registered: Measurement) -> tuple[str, str, float | None]:
    """Return the households at or above the line of the year; the target of 2017 is all of them (F14a)."""
    whole = int(registered.value)
    if not whole:
        return t("ov_not_applicable"), "", None
    out = whole - int(poor.value)
    rule = t("ov_rule_crossed", parts=t("ov_parts", n=number(out), m=number(whole)))
    return with_unit(out / whole, "percent", 1), rule, out / whole


def lines(selection: Selection) -> tuple[list[Line], dict[str, Measurement]]:
    """Return the ten rows in the order of the axes, and their measurements."""
    found = measure((*(key for _, key in AXES), "registered_households"), selection)
    special = {
        "households_reached_last_year": lambda m: _training(selection, m),
        "mean_net_income": _income,
        "poor_households": lambda m: _crossed(m, found["registered_households"]),
    }
    rows = []
    for axis, key in AXES:
        value, rule, share = special.get(key, _against_all)(found[key])
        name = t("ov_crossed") if key == "poor_households" else say(found[key].indicator.label)
        rows.append(Line(key, t(f"ov_axis_{axis}"), name, value, rule, share))
    return rows, found


def five_axes(selection: Selection) -> Figure:
    """One row per measure: its share of the rule or target, the value and the rule beside it."""
    rows, found = lines(selection)
    known = [row for row in rows if row.share is not None]
    least = min(known, key=lambda row: row.share) if known else None
    title = t("ov_axes_none") if not knows_poverty(selection) or least is None else _title(least)
    heading = t("ov_share_of_rule")
    table = common.table(
        {
            t("ov_axis"): [r.head for r in rows],
            t("ov_measure"): [r.name for r in rows],
            t("ov_value"): [r.value for r in rows],
            t("ov_rule"): [r.rule for r in rows],
            heading: common.per_cent([_number(r.share) for r in rows]),
        }
    )
    return Figure(
        "five_axes",
        title,
        common.scope(selection, when=_when(selection, found["cadre_coverage"])) + t("ov_axes_sub"),
        table,
        _view(rows, least) if known else None,
        tuple(key for _, key in AXES),
        (t("ov_axes_note"), reading_note(selection, "C4"), reading_note(selection, "C17"), answer("C4"), answer("C17")),
        ("simulated", "stated"),
        ("F22", "F24", "F54", "F35a", "F46b", "F58", "F69b", "F18b", "F14a"),
        _ignored(found),
        columns=decimals(heading),
    )


def _when(selection: Selection, today: Measurement) -> str:
    """Return both times of the rows: stocks on the day of the data, income and housing at the year end."""
    return t("ov_two_times", day=day(today.as_of), year=year_end(selection.year))


def _ignored(found: dict[str, Measurement]) -> tuple[str, ...]:
    """Return the filters not followed; the year is said in the line under the title."""
    return tuple(name for name in not_followed(found.values()) if name != "year")


def _number(share: float | None) -> float:
    return float("nan") if share is None else share


def _title(least: Line) -> str:
    if least.share >= 1:
        return t("ov_axes_all_met")
    return t("ov_axes_title", name=least.name, share=with_unit(least.share, "percent", 1))


def _view(rows: list[Line], least: Line | None) -> charts.ChartView:
    """Bars to a common tick at the rule; the row farthest from its rule is the one to look at."""
    frame = common.table(
        {
            "label": [r.label for r in rows],
            "value": [_number(r.share) for r in rows],
            "value_text": [r.value for r in rows],
            "share_text": [r.rule for r in rows],
            "target": [1.0 if r.share is not None else float("nan") for r in rows],
            "emphasis": ["focus" if r is least and r.share < 1 else "main" for r in rows],
        }
    )
    keys = (Key(t("ov_key_share")), Key(t("ov_key_rule"), "plan", "┆"))
    return charts.bars(frame, lang=lang(), alt=t("ov_axes_alt"), keys=keys, label_width=22.0)


def five_improvements(selection: Selection) -> Figure:
    """Five improvements and one guarantee, each with the nearest measure of the register, or none."""
    found = measure(tuple(key for _, key in GOALS if key), selection)
    rows = []
    for ref, key in GOALS:
        value, parts, share = _against_all(found[key]) if key else (t("ov_no_data"), "", None)
        name = say(found[key].indicator.label) if key else t("ov_no_measure")
        rows.append(Line(ref, t(f"ov_goal_{ref}"), name, value, parts, share))
    measured = [r for r in rows if r.share is not None]
    heading = t("ov_share_heading")
    table = common.table(
        {
            t("ov_goal"): [r.head for r in rows],
            t("ov_proxy"): [r.name for r in rows],
            t("ov_value"): [r.value for r in rows],
            heading: common.per_cent([_number(r.share) for r in rows]),
        }
    )
    frame = common.table(
        {
            "label": [r.label for r in rows],
            "value": [_number(r.share) for r in rows],
            "value_text": [r.value for r in rows],
            "share_text": [r.rule for r in rows],
            "emphasis": ["main"] * len(rows),
        }
    )
    return Figure(
        "five_improvements",
        t("ov_goals_title", n=number(len([k for _, k in GOALS if k])), m=number(len(GOALS))),
        common.scope(selection, "%", _when(selection, found["leading_industry_share"])),
        table,
        charts.bars(frame, lang=lang(), alt=t("ov_goals_alt"), label_width=22.0) if measured else None,
        tuple(key for _, key in GOALS if key),
        (t("ov_goals_note"), answer("C3"), reading_note(selection, "C17")),
        ("simulated",),
        tuple(ref for ref, _ in GOALS),
        _ignored(found),
        columns=decimals(heading),
    )
