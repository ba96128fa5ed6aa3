"""The village on the as-of day, in each year, test by test, and its projects."""

import pandas as pd

from indicators.facts.activity import activity_per
from indicators.facts.common import (
    RECENT_DAYS,
    Readings,
    Register,
    codes,
    days,
    flag,
    join_villages,
    spread,
    whole,
)
from indicators.facts.household_years import household_year_facts
from policy.parameters import parameter

STATUSES = ("not_poor", "out", "planned_2016", "planned_2017", "unscheduled", "after_2017")
POSTS = {"has_first_secretary": "first_secretary", "has_work_team": "work_team"}
CRITERIA = ("poverty_rate", "collective_income", "hard_road", "clinic", "culture_room", "network")
BASES = {"base_177500": "rural_population", "base_201983": "rural_population_wide"}
WITHOUT_YEAR = {"unscheduled": "unscheduled", "before_2016": "out", "after_2017": "after_2017"}


def village_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per village on the as-of day; villages, households, days. Reading C1 places villages without a year."""
    villages = register.rows("villages")
    key = villages["village_code"].astype("str")
    poor = flag(villages["is_poor_village"])
    facts = pd.DataFrame({"village_code": key, "n_villages": 1, "is_poor_village": poor})
    facts["status"] = _status(villages, poor, readings["C1"])
    for name in STATUSES[1:]:
        facts[f"is_{name}"] = facts["status"].eq(name).astype("int64")
    facts["main_need"] = codes(villages["main_need"])
    facts["leading_industry"] = codes(villages["leading_industry"])
    facts["n_groups"], facts["rural_population"] = whole(villages["n_groups"]), whole(villages["rural_population"])
    facts = facts.join(_help(register, villages)).join(_households(register, key))
    facts = facts.join(_visited(register, key)).join(_projects(register, key))
    return join_villages(register, facts)


def _status(villages: pd.DataFrame, poor: pd.Series, reading: str) -> pd.Series:
    year = pd.to_numeric(villages["planned_exit_year"], errors="coerce")
    status = year.map({2016: "planned_2016", 2017: "planned_2017"}).fillna(WITHOUT_YEAR[reading])
    return status.where(poor.eq(1), "not_poor").astype("str")


def _help(register: Register, villages: pd.DataFrame) -> pd.DataFrame:
    posts = register.rows("posts")
    held = posts[posts["cadre_id"].notna() | posts["kind"].eq("work_team")]
    departments = register.rows("departments").set_index("department_id")
    function = codes(villages["responsible_department_id"].map(departments["function"]))
    has_department = villages["responsible_department_id"].notna().astype("int64")
    matched = (function == codes(villages["main_need"])).astype("int64") * has_department
    codes_with = {name: set(held[held["kind"] == kind]["area_code"].dropna()) for name, kind in POSTS.items()}
    flags = {name: villages["village_code"].isin(found).astype("int64") for name, found in codes_with.items()}
    poor = flag(villages["is_poor_village"])
    return pd.DataFrame(
        {
            **flags,
            "has_department": has_department,
            "department_function": function,
            "is_need_matched": matched * poor,
            "is_mismatched": (has_department - matched) * poor,
            "has_department_poor": has_department * poor,
            "has_secretary_poor": flags["has_first_secretary"] * poor,
            "has_team_poor": flags["has_work_team"] * poor,
        }
    )


def _households(register: Register, key: pd.Series) -> pd.DataFrame:
    households = register.rows("households")
    registered = households[households["household_class"] == "registered_poor"]
    return pd.DataFrame(
        {
            "n_registered": spread(key, registered.groupby("village_code").size()),
            "registered_persons": spread(key, registered.groupby("village_code")["n_persons"].sum()),
        }
    )


def _visited(register: Register, key: pd.Series) -> pd.DataFrame:
    """Days since anyone visited any household of the village."""
    households = register.rows("households")
    per_household = activity_per(register, households["household_id"], "household_id")
    since = key.map(per_household["days_since_visit"].groupby(households["village_code"].astype("str")).min())
    recent = since.lt(RECENT_DAYS).fillna(False).astype("int64")
    poor = flag(register.rows("villages")["is_poor_village"])
    return pd.DataFrame({"days_since_visit": since.astype("float64"), "is_visited_poor": recent * poor})


def _projects(register: Register, key: pd.Series) -> pd.DataFrame:
    projects = project_facts(register, {})
    counts = {
        "n_projects": projects.groupby("village_code", observed=True).size(),
        "n_projects_late": projects.groupby("village_code", observed=True)["is_late"].sum(),
    }
    frame = pd.DataFrame({name: spread(key, count) for name, count in counts.items()})
    return frame.assign(has_late_project=frame["n_projects_late"].gt(0).astype("int64"))


def village_year_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per village × year; persons and villages. Reading C15 sets the rural population of the rate.

    Poor persons are counted from registered households by the line of the year, never from a published rate.
    """
    villages = register.rows("villages")
    counts = household_year_facts(register, readings).groupby(["village_code", "year"], observed=True)
    sums = counts[["poor_persons", "is_poor", "n_households", "n_persons"]].sum()
    years = register.rows("village_years")
    grid = years[["village_code", "year"]].assign(year=whole(years["year"]))
    facts = grid.join(sums, on=["village_code", "year"]).fillna(dict.fromkeys(sums.columns, 0))
    facts = facts.astype(dict.fromkeys(sums.columns, "int64")).rename(columns={"is_poor": "poor_households"})
    population = villages.set_index("village_code")[BASES[readings["C15"]]]
    facts["n_villages"] = 1
    facts["rate_base"] = spread(facts["village_code"], population)
    facts["collective_income_cny"] = whole(years["collective_income_cny"])
    facts = facts.join(_failures(register, readings), on=["village_code", "year"])
    facts = facts.fillna({name: 0 for name in facts if name.startswith(("n_tests", "passes_", "fails_"))})
    facts["below_exit_rate"] = (facts["poor_persons"] < parameter("village_exit_rate").value * facts["rate_base"])
    poor = spread(facts["village_code"], flag(villages["is_poor_village"]).set_axis(villages["village_code"]))
    facts["is_poor_village"] = poor
    facts["below_exit_rate"] = facts["below_exit_rate"].astype("int64") * poor
    facts["poor_persons_in_poor_villages"] = facts["poor_persons"] * poor
    return join_villages(register, _integers(facts))


def tested_village_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per poor village × year with exit tests on record; villages and tests. A year without tests has none."""
    facts = village_year_facts(register, readings)
    return facts[facts["is_tested"] == 1].reset_index(drop=True)


def _failures(register: Register, readings: Readings) -> pd.DataFrame:
    tests = exit_test_facts(register, readings)
    wide = tests.pivot_table(index=["village_code", "year"], columns="criterion", values="is_passed", observed=True)
    wide = wide.reindex(columns=list(CRITERIA))
    n_tests, n_passed = wide.notna().sum(axis=1), wide.sum(axis=1)
    passed = {f"passes_{name}": wide[name] for name in CRITERIA}
    complete = n_tests == len(CRITERIA)
    return pd.DataFrame(
        {
            **passed,
            "n_tests": n_tests,
            "n_tests_failed": n_tests - n_passed,
            "passes_all": (complete & (n_passed == n_tests)).astype("int64"),
            "fails_rate_only": (complete & (n_tests - n_passed == 1) & (wide["poverty_rate"] == 0)).astype("int64"),
            "is_tested": 1,
        }
    )


def _integers(facts: pd.DataFrame) -> pd.DataFrame:
    facts["is_tested"] = facts["is_tested"].fillna(0)
    names = [name for name in facts if name.startswith(("n_tests", "passes_", "fails_", "is_tested"))]
    return facts.astype(dict.fromkeys(names, "int64"))


def exit_test_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per poor village × year × exit criterion; tests.

    Under the default reading of C15 every verdict is the register's own. Under the wide base the poverty rate is
    counted again, because its denominator is what the reading changes.
    """
    tests = register.rows("exit_tests")
    facts = tests[["village_code", "year", "criterion"]].assign(
        year=whole(tests["year"]),
        criterion=codes(tests["criterion"]),
        n_tests=1,
        is_passed=flag(tests["is_passed"]),
        test_value=pd.to_numeric(tests["value"]).astype("float64"),
        threshold=pd.to_numeric(tests["threshold"]).astype("float64"),
    )
    if readings["C15"] != "base_177500":
        villages = register.rows("villages").set_index("village_code")
        share = villages["rural_population"] / villages["rural_population_wide"]
        rate = facts["criterion"].eq("poverty_rate")
        facts.loc[rate, "test_value"] = facts["test_value"] * facts["village_code"].map(share)
        facts.loc[rate, "is_passed"] = (facts["test_value"] < facts["threshold"]).astype("int64")
    facts["is_failed"] = 1 - facts["is_passed"]
    return join_villages(register, facts)


def project_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per village project; projects, yuan, days. Late: recorded late, or past its planned end and not done."""
    projects = register.rows("projects")
    planned, ended = days(projects["planned_end_date"]), days(projects["end_date"])
    done = projects["status"].eq("done")
    late = projects["status"].eq("late") | (~done & (planned < register.today))
    overdue = (register.today - planned).dt.days.where(late & ~done)
    facts = projects[["project_id", "village_code"]].assign(
        kind=codes(projects["kind"]),
        status=codes(projects["status"]),
        giving_department_id=codes(projects["department_id"]),
        n_projects=1,
        is_done=done.astype("int64"),
        is_late=late.fillna(False).astype("int64"),
        days_overdue=overdue.clip(lower=0).fillna(0).astype("int64"),
        ended_late=(done & (ended > planned)).fillna(False).astype("int64"),
        budget_cny=whole(projects["budget_cny"]),
    )
    return join_villages(register, facts)
