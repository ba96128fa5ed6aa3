"""The registered poor household in each year: income, the line of that year, the exit tests of a household."""

import pandas as pd

from indicators.facts.common import (
    GUARANTEES,
    NEAR_LINE_BAND,
    Readings,
    Register,
    codes,
    days,
    flag,
    join_households,
    whole,
)
from policy.parameters import parameter

BANDS = (
    "below_30", "below_20_30", "below_10_20", "below_0_10", "above_0_10", "above_10_20", "above_20_30", "above_30",
)  # fmt: skip
SOURCES = ("wage_cny", "operating_cny", "property_cny", "transfer_cny", "net_income_cny")


def household_year_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per registered poor household × year; households, persons, yuan.

    A household is poor in a year when its net income per person is below the line of that year. It is out of
    poverty when it was poor the year before and is not now, relapsed when it was not and is now.
    """
    years = register.rows("household_years")
    years = years.assign(year=whole(years["year"])).sort_values(["household_id", "year"], ignore_index=True)
    line = years["year"].map({year: parameter("poverty_line", int(year)).value for year in years["year"].unique()})
    income = pd.to_numeric(years["net_income_per_person_cny"], errors="coerce").astype("float64")
    persons = whole(years["n_persons"])
    poor = income.lt(line).astype("int64")
    facts = years[["household_id", "year"]].assign(
        n_households=1,
        n_persons=persons,
        income_per_person_cny=income,
        line_cny=line,
        is_poor=poor,
        poor_persons=poor * persons,
        **{name: whole(years[name]) for name in SOURCES},
    )
    facts = facts.join(_distances(income, line.astype("float64"), persons))
    facts = facts.join(_changes(facts))
    facts = facts.join(_guarantees(years, poor))
    return join_households(register, facts)


def household_change_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per registered poor household × year whose year before is in the register; households, persons, yuan."""
    facts = household_year_facts(register, readings)
    return facts[facts["is_change_known"] == 1].reset_index(drop=True)


def _distances(income: pd.Series, line: pd.Series, persons: pd.Series) -> pd.DataFrame:
    target = parameter("income_target_2017").value
    above = income.ge(line) & income.lt(line * (1 + NEAR_LINE_BAND))
    below = income.lt(line) & income.ge(line * (1 - NEAR_LINE_BAND))
    return pd.DataFrame(
        {
            "gap_cny": (line - income).clip(lower=0).fillna(0).round().astype("int64") * persons,
            "is_near_above": above.astype("int64"),
            "is_near_below": below.astype("int64"),
            "near_above_persons": above.astype("int64") * persons,
            "is_below_target": income.lt(target).astype("int64"),
            "below_target_persons": income.lt(target).astype("int64") * persons,
            "target_gap_cny": (target - income).clip(lower=0).fillna(0).round().astype("int64") * persons,
            "is_income_missing": income.isna().astype("int64"),
            "income_band": _band(income, line),
        }
    )


def _band(income: pd.Series, line: pd.Series) -> pd.Series:
    """Distance to the line in tenths of the line, as text codes from `below_30` to `above_30`."""
    edges = [-float("inf"), 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, float("inf")]
    return codes(pd.cut(income / line, edges, right=False, labels=list(BANDS)))


def _changes(facts: pd.DataFrame) -> pd.DataFrame:
    """Against the year before of the same household; the first year of a household has no change."""
    before = facts.groupby("household_id").shift(1)
    known = before["year"].eq(facts["year"] - 1)
    was_poor, poor, persons = before["is_poor"], facts["is_poor"], facts["n_persons"]
    out = (known & was_poor.eq(1) & poor.eq(0)).astype("int64")
    back = (known & was_poor.eq(0) & poor.eq(1)).astype("int64")
    past = before["income_per_person_cny"].where(known & facts["income_per_person_cny"].notna()).fillna(0) * persons
    now = facts["income_per_person_cny"].where(past.gt(0)).fillna(0) * persons
    return pd.DataFrame(
        {
            "is_change_known": known.astype("int64"),
            "is_out_of_poverty": out,
            "out_persons": out * persons,
            "is_relapsed": back,
            "relapsed_persons": back * persons,
            "income_before_cny": past.round().astype("int64"),
            "income_gain_cny": (now - past).round().astype("int64"),
        }
    )


def _guarantees(years: pd.DataFrame, poor: pd.Series) -> pd.DataFrame:
    flags = pd.DataFrame({name: flag(years[name]) for name in GUARANTEES})
    six = flags.min(axis=1)
    extra = {"has_six": six, "passes_exit": six * (1 - poor), "n_guarantees": flags.sum(axis=1)}
    return flags.assign(**extra, has_leading_industry=flag(years["has_leading_industry"]))


def exit_flow_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per status event of a household up to the as-of day; events and persons."""
    events = register.rows("status_events")
    date = days(events["event_date"])
    persons = register.rows("households").set_index("household_id")["n_persons"]
    facts = events[["event_id", "household_id"]].assign(
        event=codes(events["event"]),
        event_cause=codes(events["cause"]),
        year=date.dt.year.fillna(0).astype("int64"),
        month=date.dt.strftime("%Y-%m").astype("str"),
        n_events=1,
        n_persons=whole(events["household_id"].map(persons)),
        is_registration=events["event"].eq("registered").astype("int64"),
        is_out=events["event"].eq("out_of_poverty").astype("int64"),
        is_relapse=events["event"].eq("relapsed").astype("int64"),
        is_correction=events["event"].eq("corrected").astype("int64"),
    )
    return join_households(register, facts[date <= register.today].reset_index(drop=True))
