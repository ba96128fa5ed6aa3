"""规划覆盖: plans under each reading of C4 side by side, short and long, by area, and who has none."""

import pandas as pd

from components import charts
from components.charts import Key
from components.figure import Figure
from components.text import lang, number, say, t, with_unit
from components.views import common
from components.views.planning.base import listing, rest_title, scope, two_part_table, two_parts
from components.views.shared import (
    Row,
    area_heading,
    ask,
    contradiction_note,
    is_whole_district,
    ordered,
    per_cent,
    step,
    unfollowed,
)
from data.facts import fact
from indicators.measure import Selection
from indicators.planning.readings import Coverage, coverage
from policy.readings import READINGS

COVERAGE, MISSING = "plan_coverage", "households_without_plan"
TERMS = {"planned": "plan_coverage", "short": "short_plan_share", "long": "long_plan_share", "both": "both_plans_share"}
OPTIONS = {option.key: option for option in READINGS["C4"].options}


def in_force(selection: Selection) -> str:
    """Return the reading of C4 in force."""
    return selection.full_readings()["C4"]


def reading_words(key: str) -> str:
    """Return a reading of C4 in short words."""
    return t(f"pl_reading_{key}")


def readings(selection: Selection) -> Figure:
    """Households of each base with and without a plan; for the whole district the article's number as a tick."""
    found = coverage(selection)
    now = next((each for each in found if each.reading == in_force(selection)), None)
    compared = is_whole_district(selection)
    rows = [Row(each.reading, reading_words(each.reading), each.planned, each.base, each.share(each.planned))
            for each in found]  # fmt: skip
    measured = ask((COVERAGE,), selection)[COVERAGE]
    return Figure(
        "planning_readings", _readings_title(now, found, compared), scope(measured, selection),
        two_part_table(rows, t("pl_col_reading"), "plan", common.heading_of(COVERAGE)),
        _readings_view(rows, compared), (COVERAGE, "plan_base_households", MISSING),
        (contradiction_note("C4"), t("pl_reading_note")), ("simulated", "stated") if compared else ("simulated",),
        ("F34", "F31", "F59", "C4"), unfollowed(measured, selection),
    )  # fmt: skip


def _readings_view(rows: list[Row], compared: bool) -> charts.ChartView:
    told = fact("F34").number
    frame = common.table({
        "label": [row.label for row in rows], "value": [row.met for row in rows],
        "value_text": [number(row.met) for row in rows], "rest": [row.rest for row in rows],
        "rest_text": [number(row.rest) for row in rows], "rest_emphasis": ["context"] * len(rows),
        "share_text": [per_cent(row.share) for row in rows],
        "target": [float(told) if compared else None] * len(rows),
    })  # fmt: skip
    keys = [Key(t("pl_plan_met")), Key(t("pl_plan_rest"), "context")]
    if compared:
        keys.append(Key(t("pl_key_article", n=number(told)), "plan"))
    return charts.bars(frame, lang=lang(), unit=t("unit_with_share", unit=common.unit_word("household")),
                       alt=t("pl_readings_alt"), keys=tuple(keys), label_width=30.0)  # fmt: skip


def _readings_title(now: Coverage | None, found: tuple[Coverage, ...], compared: bool) -> str:
    if now is None:
        return t("pl_base_empty" if found else "pl_nobody")
    if compared and now.reading == "not_disabled" and now.base < fact("F34").number:
        return t("pl_readings_bound", n=with_unit(now.base, "household"), m=number(fact("F34").number))
    words = {"p": per_cent(now.share(now.planned)), "n": number(now.planned), "m": with_unit(now.base, "household")}
    return t("pl_readings_title", **words)


def terms(selection: Selection) -> Figure:
    """Any, short, long and both plans as shares of each base; the reading in force is outlined."""
    found = coverage(selection)
    pairs = [(each, term) for each in found for term in TERMS]
    shares = [each.share(getattr(each, term)) for each, term in pairs]
    frame = common.table({
        "row": [reading_words(each.reading) for each, _ in pairs],
        "column": [t(f"pl_term_{term}") for _, term in pairs],
        "value": shares, "value_text": [per_cent(share) for share in shares],
        "level": [min(3, int(4 * share)) for share in shares],
        "emphasis": ["focus" if each.reading == in_force(selection) else "main" for each, _ in pairs],
    })  # fmt: skip
    table = {t("pl_col_reading"): [reading_words(each.reading) for each in found],
             common.with_word(t("pl_col_base"), "household"): [each.base for each in found]}  # fmt: skip
    for term in TERMS:
        table[common.with_word(t(f"pl_term_{term}"), "household")] = [getattr(each, term) for each in found]
        table[t("pl_percent_of", term=t(f"pl_term_{term}"))] = common.per_cent(
            [each.share(getattr(each, term)) for each in found])  # fmt: skip
    measured = ask((COVERAGE,), selection)[COVERAGE]
    return Figure(
        "planning_terms", _terms_title(found, selection), scope(measured, selection), common.table(table),
        charts.heat(frame, lang=lang(), unit="%", alt=t("pl_terms_alt"), label_width=30.0, column_width=5.0, row_em=2.4,
                    keys=(Key(t("pl_key_in_force"), "focus", "□"),)) if pairs else None,
        tuple(TERMS.values()), (t("pl_reading_note"),), references=("F31", "F34", "C4"),
        ignored=unfollowed(measured, selection),
    )  # fmt: skip


def _terms_title(found: tuple[Coverage, ...], selection: Selection) -> str:
    now = next((each for each in found if each.reading == in_force(selection)), None)
    if now is None:
        return t("pl_base_empty" if found else "pl_nobody")
    shares = {name: per_cent(now.share(getattr(now, name))) for name in ("short", "long", "both")}
    return t("pl_terms_title", **shares)


def by_area(selection: Selection) -> Figure:
    """Households of the base in force with and without a plan, by area; the table has all three readings."""
    found = coverage(selection, step(selection))
    now = [each for each in found if each.reading == in_force(selection)]
    names = dict(zip((each.area for each in now), common.area_names([each.area for each in now]), strict=True))
    rows = ordered(
        [Row(each.area, names[each.area], each.planned, each.base, each.share(each.planned)) for each in now]
    )
    shares = {(each.area, each.reading): each.share(each.planned) for each in found}
    measured = ask((COVERAGE,), selection)[COVERAGE]
    table = two_part_table(rows, area_heading(step(selection)), "plan", common.heading_of(COVERAGE))
    columns = {head: table.values_of(head) for head in table}
    for key in OPTIONS:
        column = [shares.get((row.code, key), float("nan")) for row in rows]
        columns[t("pl_percent_of", term=reading_words(key))] = common.per_cent(column)
    return Figure(
        "planning_areas", rest_title("plan", rows, "pl_base_empty" if found else "pl_nobody"),
        scope(measured, selection), common.table(columns),
        two_parts(rows, "plan", focus=rows[0].code if len(rows) > 1 and rows[0].rest > rows[1].rest else None),
        (COVERAGE, MISSING), (t("pl_reading_in_force", words=say(OPTIONS[in_force(selection)].label)),),
        references=("F34", "C4"), ignored=unfollowed(measured, selection),
    )  # fmt: skip


def listed(selection: Selection) -> Figure:
    """Households without a plan, within the base of the reading in force."""
    return listing("households_without_plan", "planning_without", _list_title, selection, ("F31", "F34", "C4"), MISSING,
                   _columns)  # fmt: skip


def _list_title(n: int) -> str:
    return t("pl_without", n=with_unit(n, "household")) if n else t("pl_without_none")


def _columns(cases: pd.DataFrame) -> dict:
    return {t("pl_col_labour"): [t(f"labour_{code}") for code in cases["labour"]],
            t("pl_col_disability"): [t(f"disability_{code}") for code in cases["disability"]]}  # fmt: skip
