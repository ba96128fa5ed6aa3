"""The village as one case: the table behind map and list, its path over the years, what blocks it, its card."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from indicators.facts import Register, fact
from indicators.facts.villages import CRITERIA
from indicators.indicator import IndicatorError, find
from indicators.lists.named import Context
from indicators.measure import Measurement, measure, register_of
from indicators.selection import Selection
from policy.words import Text

YEARS = (2013, 2014, 2015)
TABLE_KEYS = {
    "registered_households": "n_registered",
    "poor_households": "poor_households",
    "poor_persons": "poor_persons",
    "poverty_headcount_ratio": "rate",
    "cadre_coverage": "coverage",
    "visited_recently_share": "visited",
    "training_reach": "trained",
    "plan_coverage": "planned",
    "late_projects": "n_projects_late",
}
CARD_KEYS = (
    "registered_households", "registered_persons", "poor_households", "poor_persons", "poverty_headcount_ratio",
    "mean_net_income", "near_line_households", "disabled_households", "dibao_households", "left_behind_households",
    "cadre_coverage", "visited_recently_share", "enough_matters_share", "contact_card_share", "plan_coverage",
    "leading_industry_share", "training_reach", "asked_never_reached", "grant_coverage", "total_inputs",
    "projects_done_share", "late_projects", "identification_complete_share",
)  # fmt: skip
ALERT_RULE = Text(
    "所选年末有出列指标未达标，而按计划应在次年年底前摘帽（或按口径C1已摘帽）",
    "An exit test fails at the chosen year end although the plan (or reading C1) has the village out by the next one",
)


def village_table(
    selection: Selection | None = None,
    lang: str = "zh",
    snapshot: Any = None,  # noqa: ANN401 - a Snapshot of the store or a Register
) -> pd.DataFrame:
    """One row per poor village of the selection, in code order; shares are fractions.

    village_code, township_code, status, planned_exit_year, department_id, main_need, department_function,
    has_first_secretary, days_since_visit, rural_population, n_registered, poor_households, poor_persons, rate,
    coverage, visited, trained, planned, n_projects_late, n_tests, n_tests_failed, first_failed_test, failed_tests,
    has_alert, alert_reason. Alert: `ALERT_RULE`.
    """
    chosen = replace(selection or Selection(), village_kind="poor")
    return _village_table(register_of(snapshot), chosen, lang).copy(deep=False)


@lru_cache(maxsize=128)
def _village_table(register: Register, chosen: Selection, lang: str) -> pd.DataFrame:
    table = _standing(register, chosen)
    for key, found in measure(tuple(TABLE_KEYS), chosen, by="village", snapshot=register).items():
        column = found.frame.set_index("area_code")["value"]
        table[TABLE_KEYS[key]] = table["village_code"].map(column)
    counts = [name for key, name in TABLE_KEYS.items() if find(key).statistic == "count"]
    table = table.astype(dict.fromkeys(counts, "int64")).merge(_tests(register, chosen), on="village_code", how="left")
    return _alerts(table, Context(register, chosen, lang))


def _standing(register: Register, selection: Selection) -> pd.DataFrame:
    rows = Context(register, selection, "zh").facts("villages")
    names = [
        "village_code", "township_code", "status", "planned_exit_year", "department_id", "main_need",
        "department_function", "has_first_secretary", "days_since_visit", "rural_population",
    ]  # fmt: skip
    return rows[rows["is_poor_village"] == 1][names].sort_values("village_code", ignore_index=True)


def _tests(register: Register, selection: Selection) -> pd.DataFrame:
    """One row per tested village at the end of the year: tests, failures, the first in the order of the standard."""
    rows = Context(register, selection, "zh").facts("exit_tests")
    rows = rows.assign(order=rows["criterion"].map({name: place for place, name in enumerate(CRITERIA)}))
    rows = rows.sort_values(["village_code", "order"])
    made = rows.groupby("village_code").agg(n_tests=("n_tests", "sum"), n_tests_failed=("is_failed", "sum"))
    failed = rows[rows["is_failed"] == 1].groupby("village_code")["criterion"]
    made = made.assign(first_failed_test=failed.first(), failed_tests=failed.agg(",".join))
    return made.fillna({"first_failed_test": "", "failed_tests": ""}).reset_index()


def _alerts(table: pd.DataFrame, context: Context) -> pd.DataFrame:
    table = table.fillna({"n_tests": 0, "n_tests_failed": 0, "first_failed_test": "", "failed_tests": ""})
    table = table.astype({"n_tests": "int64", "n_tests_failed": "int64"})
    due = pd.to_numeric(table["planned_exit_year"], errors="coerce").le(context.selection.year + 1)
    alert = table["n_tests_failed"].gt(0) & (due | table["status"].eq("out"))
    reasons = [
        _alert_words(context, status, year, failed) if is_on else ""
        for is_on, status, year, failed in zip(
            alert, table["status"], table["planned_exit_year"], table["failed_tests"], strict=True
        )
    ]
    return table.assign(has_alert=alert, alert_reason=reasons)


def _alert_words(context: Context, status: str, year: str, failed: str) -> str:
    tests = context.say("、", ", ").join(context.code("exit_criterion", name) for name in failed.split(","))
    plan = (
        context.say("按口径C1视为已摘帽", "out by reading C1")
        if status == "out"
        else context.say(f"计划{year}年摘帽", f"planned for {year}")
    )
    now = context.selection.year
    return context.say(f"{plan}，{now}年末未达标：{tests}", f"{plan}; failed at the end of {now}: {tests}")


def trajectories(
    selection: Selection | None = None,
    years: Sequence[int] = YEARS,
    snapshot: Any = None,  # noqa: ANN401
) -> pd.DataFrame:
    """One row per village × year end: village_code, year, poor_persons, rate_base, rate (fraction)."""
    found = measure(("poverty_headcount_ratio",), selection, by="village", years=years, snapshot=snapshot)
    names = {"area_code": "village_code", "period": "year", "numerator": "poor_persons", "denominator": "rate_base"}
    frame = found["poverty_headcount_ratio"].frame.rename(columns=names | {"value": "rate"})
    return frame[["village_code", "year", "poor_persons", "rate_base", "rate"]]


def blockers(
    selection: Selection | None = None,
    snapshot: Any = None,  # noqa: ANN401
) -> pd.DataFrame:
    """One row per exit criterion in the order of the standard: criterion, n_failed, n_first, n_only; poor villages.

    `n_first` counts villages whose first failed test it is, `n_only` those that fail nothing else.
    """
    table = village_table(selection, snapshot=snapshot)
    failed = table["failed_tests"].str.split(",")
    rows = [
        {
            "criterion": name,
            "n_failed": int(failed.map(lambda tests, name=name: name in tests).sum()),
            "n_first": int(table["first_failed_test"].eq(name).sum()),
            "n_only": int(table["failed_tests"].eq(name).sum()),
        }
        for name in CRITERIA
    ]
    return pd.DataFrame(rows)


class Card(NamedTuple):
    """Everything one page about a village shows; codes, numbers and frames, no layout."""

    village_code: str
    standing: dict[str, Any]
    figures: dict[str, Measurement]
    trajectory: pd.DataFrame
    tests: pd.DataFrame
    causes: pd.DataFrame
    posts: pd.DataFrame
    projects: pd.DataFrame
    inputs: pd.DataFrame
    in_kind: pd.DataFrame
    sessions: pd.DataFrame
    meetings: pd.DataFrame


def village_card(
    village_code: str,
    selection: Selection | None = None,
    snapshot: Any = None,  # noqa: ANN401
) -> dict[str, Any]:
    """Return the card of one village as a dict with the fields of `Card`.

    `standing` is the row of the villages fact table; `tests` one row per year × criterion; `causes` registered
    households by cause; `inputs` yuan by source and purpose. The year and the readings of the selection hold, its
    household filters do not: a card shows the whole village.
    """
    register = register_of(snapshot)
    given = selection or Selection()
    here = Selection(area=village_code, year=given.year, readings=given.readings)
    context = Context(register, here, "zh")
    standing = context.facts("villages")
    if len(standing) != 1:
        raise IndicatorError(f"village {village_code!r} is not in the register")
    causes = measure("registered_households", here, group="poverty_cause", snapshot=register)
    funds = context.facts("funds").groupby(["source", "purpose"], as_index=False)["amount_cny"].sum()
    card = Card(
        village_code=village_code,
        standing=standing.iloc[0].to_dict(),
        figures=measure(CARD_KEYS, here, snapshot=register),
        trajectory=trajectories(here, snapshot=register),
        tests=context.facts_of_every_year("exit_tests"),
        causes=causes["registered_households"].frame[["poverty_cause", "numerator"]],
        posts=_here(register, "posts", "area_code", village_code),
        projects=_here(register, "projects", "village_code", village_code),
        inputs=funds,
        in_kind=_here(register, "in_kind_inputs", "village_code", village_code),
        sessions=context.facts("training_sessions"),
        meetings=_here(register, "village_meetings", "village_code", village_code),
    )
    return card._asdict()


def _here(register: Register, table: str, column: str, village_code: str) -> pd.DataFrame:
    rows = register.rows(table)
    return rows[rows[column] == village_code].reset_index(drop=True)


def poor_village_codes(snapshot: Any = None) -> tuple[str, ...]:  # noqa: ANN401
    """Return the codes of the poor villages, in order."""
    rows = fact("villages", register_of(snapshot))
    return tuple(sorted(rows.loc[rows["is_poor_village"] == 1, "village_code"].astype("str")))
