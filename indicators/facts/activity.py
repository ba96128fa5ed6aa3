"""What cadres do for households: current ties, visits and practical matters, counted per household or per cadre.

`assistance_events` is itself a fact table: one row per visit, call or practical matter.
"""

from datetime import date
from functools import lru_cache

import pandas as pd

from indicators.facts.common import (
    RECENT_DAYS,
    YEAR_DAYS,
    Readings,
    Register,
    codes,
    days,
    join_households,
    spread,
    whole,
)
from indicators.facts.terms import tie_terms
from policy.parameters import parameter


@lru_cache(maxsize=8)
def current_ties(register: Register) -> pd.DataFrame:
    """One row per tie in force on the as-of day: tie_id, cadre_id, household_id, start_date; oldest first."""
    ties = register.rows("ties")
    start, end = days(ties["start_date"]), days(ties["end_date"])
    current = (start <= register.today) & (end.isna() | (end > register.today))
    return ties.assign(start_date=start)[current].sort_values(["start_date", "tie_id"], ignore_index=True)


@lru_cache(maxsize=8)
def visits(register: Register) -> pd.DataFrame:
    """One row per contact up to the as-of day: cadre_id, household_id, date, is_visit (else a call), minutes, topic."""
    rows = register.rows("visits")
    date = days(rows["visit_date"])
    made = rows.assign(date=date, is_visit=rows["form"].eq("visit").astype("int64"), minutes=whole(rows["minutes"]))
    return made[date <= register.today].reset_index(drop=True)


@lru_cache(maxsize=8)
def matters(register: Register) -> pd.DataFrame:
    """One row per practical matter up to the as-of day: cadre_id, household_id, date, kind."""
    rows = register.rows("practical_matters")
    date = days(rows["matter_date"])
    return rows.assign(date=date)[date <= register.today].reset_index(drop=True)


def activity_per(register: Register, keys: pd.Series, who: str) -> pd.DataFrame:
    """Visits, calls and matters of each key (`who` = household_id or cadre_id); one row per key, counts and days."""
    contacts, done = visits(register), matters(register)
    calls_on, visits_on = contacts[contacts["is_visit"] == 0], contacts[contacts["is_visit"] == 1]
    age = (register.today - visits_on["date"]).dt.days
    last = visits_on.groupby(who)["date"].max()
    since = (register.today - keys.map(last)).dt.days
    return pd.DataFrame(
        {
            "n_visits_total": spread(keys, visits_on.groupby(who).size()),
            "n_visits": spread(keys, visits_on[age < YEAR_DAYS].groupby(who).size()),
            "n_calls": spread(keys, _recent(register, calls_on, YEAR_DAYS).groupby(who).size()),
            "n_matters_total": spread(keys, done.groupby(who).size()),
            "n_matters": spread(keys, _recent(register, done, YEAR_DAYS).groupby(who).size()),
            "days_since_visit": since.astype("float64"),
            "is_visited_recently": since.lt(RECENT_DAYS).fillna(False).astype("int64"),
        }
    )


def _recent(register: Register, rows: pd.DataFrame, window: int) -> pd.DataFrame:
    return rows[(register.today - rows["date"]).dt.days < window]


def duty_of(grade: pd.Series, day: date) -> pd.Series:
    """Households a cadre of this grade is to look after on the day: 3 for county leaders and section level, else 1."""
    leader, general = (parameter(f"cadre_duty_{who}", day).value for who in ("leader", "general"))
    return grade.isin(["county_leader", "section"]).map({True: leader, False: general}).astype("int64")


def tie_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per tie ever made; ties. A tie ends early when it ends before the promised years are over."""
    ties = register.rows("ties")
    start, end = days(ties["start_date"]), days(ties["end_date"])
    promised = start + pd.DateOffset(years=parameter("tie_years", register.as_of).value)
    ended = end.notna() & (end <= register.today)
    made = ties[["tie_id", "cadre_id", "household_id"]].assign(
        year=start.dt.year.fillna(0).astype("int64"),
        end_reason=codes(ties["end_reason"]),
        n_ties=1,
        is_current=(~ended & (start <= register.today)).astype("int64"),
        is_ended=ended.astype("int64"),
        is_ended_early=(ended & (end < promised)).astype("int64"),
    )
    grade = register.rows("cadres").set_index("cadre_id")["grade"]
    return join_households(register, made.assign(grade=codes(made["cadre_id"].map(grade))).join(tie_terms(register)))


def assistance_events(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per visit, call or practical matter; events and minutes. Visits carry a topic, matters a kind."""
    contacts = visits(register)[["household_id", "cadre_id", "date", "is_visit", "minutes", "topic"]]
    contacts = contacts.assign(is_call=1 - contacts["is_visit"], is_matter=0)
    contacts["event"] = contacts["is_visit"].map({1: "visit", 0: "phone"})
    done = matters(register)[["household_id", "cadre_id", "date", "kind"]]
    done = done.assign(event="matter", is_visit=0, is_call=0, is_matter=1, minutes=0)
    rows = pd.concat([contacts, done], ignore_index=True)
    grade = register.rows("cadres").set_index("cadre_id")["grade"]
    rows = rows.assign(
        year=rows["date"].dt.year.astype("int64"),
        month=rows["date"].dt.strftime("%Y-%m"),
        topic=codes(rows["topic"]),
        kind=codes(rows["kind"]),
        grade=codes(rows["cadre_id"].map(grade)),
    )
    return join_households(register, rows.drop(columns="date"))
