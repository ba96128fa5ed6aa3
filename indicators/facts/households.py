"""The household as it stands on the as-of day."""

from datetime import date

import pandas as pd

from indicators.facts.activity import activity_per, current_ties
from indicators.facts.common import (
    Readings,
    Register,
    codes,
    flag,
    household_dimensions,
    spread,
    whole,
)
from indicators.facts.gaps import with_gaps
from indicators.facts.training import household_training
from policy.parameters import parameter


def household_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per household of any class on the as-of day; households, persons, events, yuan.

    Flags named `…registered` count registered poor households only. Readings: C4 sets the base of plan coverage,
    C17 the unit of the leading-industry duty.
    """
    households = register.rows("households")
    base = household_dimensions(register).reset_index()
    facts = pd.concat([base, _standing(households)], axis=1)
    facts = facts.join(_ties(register, facts["household_id"]))
    facts = facts.join(activity_per(register, facts["household_id"], "household_id"))
    facts = facts.join(household_training(register, facts["household_id"], households["wanted_topic"]))
    facts = facts.join(_plans(register, facts["household_id"]))
    facts = facts.join(_grants(register, facts["household_id"]))
    facts = facts.join(_last_year(register, facts["household_id"]))
    facts = with_gaps(_supports(facts, register.as_of))
    facts = _plan_base(facts, readings["C4"])
    return _industry_duty(register, facts, readings["C17"])


def _standing(households: pd.DataFrame) -> pd.DataFrame:
    registered = households["household_class"].eq("registered_poor").astype("int64")
    category = households["category"]
    return pd.DataFrame(
        {
            "n_households": 1,
            "n_persons": whole(households["n_persons"]),
            "n_labour": whole(households["n_labour"]),
            "is_registered": registered,
            "registered_persons": whole(households["n_persons"]) * registered,
            "is_disabled": flag(households["has_disabled_member"]) * registered,
            "is_dibao": category.eq("dibao").fillna(False).astype("int64") * registered,
            "is_wubao": category.eq("wubao").fillna(False).astype("int64") * registered,
            "is_without_labour": whole(households["n_labour"]).eq(0).astype("int64") * registered,
            "has_industry": households["industry_type"].isin(["farm", "commerce", "industry"]).astype("int64"),
            "is_returned": flag(households["is_returned"]) * registered,
            "has_contact_card": flag(households["has_contact_card"]),
        }
    )


def _ties(register: Register, keys: pd.Series) -> pd.DataFrame:
    ties = current_ties(register)
    cadre = keys.map(ties.drop_duplicates("household_id").set_index("household_id")["cadre_id"])
    cadres = register.rows("cadres").set_index("cadre_id")
    count = spread(keys, ties.groupby("household_id").size())
    return pd.DataFrame(
        {
            "n_ties": count,
            "is_covered": count.gt(0).astype("int64"),
            "cadre_id": cadre.astype("object").where(cadre.notna(), "").astype("str"),
            "cadre_grade": codes(cadre.map(cadres["grade"])),
            "cadre_department_id": codes(cadre.map(cadres["department_id"])),
        }
    )


def _plans(register: Register, keys: pd.Series) -> pd.DataFrame:
    plans = register.rows("household_plans").set_index("household_id")
    short = spread(keys, flag(plans["has_short_plan"]))
    long = spread(keys, flag(plans["has_long_plan"]))
    return pd.DataFrame(
        {
            "has_short_plan": short,
            "has_long_plan": long,
            "has_plan": (short | long).astype("int64"),
            "has_both_plans": (short & long).astype("int64"),
            "plan_measure": codes(keys.map(plans["measure"])),
            "plan_will": codes(keys.map(plans["will"])),
        }
    )


def _grants(register: Register, keys: pd.Series) -> pd.DataFrame:
    funds = register.rows("funds")
    funds = funds[funds["household_id"].notna()].assign(amount_cny=lambda rows: whole(rows["amount_cny"]))
    grants = funds[funds["purpose"] == "special_grant"]
    amount = spread(keys, grants.groupby("household_id")["amount_cny"].sum())
    own = funds[funds["source"] == "household_own"].groupby("household_id")["amount_cny"].sum()
    interest = spread(keys, funds[funds["purpose"] == "interest_subsidy"].groupby("household_id")["amount_cny"].sum())
    return pd.DataFrame(
        {
            "has_grant": amount.gt(0).astype("int64"),
            "grant_cny": amount,
            "own_input_cny": spread(keys, own),
            "has_interest": interest.gt(0).astype("int64"),
            "interest_cny": interest,
        }
    )


def _last_year(register: Register, keys: pd.Series) -> pd.DataFrame:
    years = register.rows("household_years")
    last = years[years["year"] == years["year"].max()].set_index("household_id")
    year = int(last["year"].max())
    poor = last["net_income_per_person_cny"] < parameter("poverty_line", year).value
    return pd.DataFrame(
        {
            "has_leading_industry": spread(keys, flag(last["has_leading_industry"])),
            "is_poor_last_year": spread(keys, poor.fillna(False).astype("int64")),
        }
    )


def _supports(facts: pd.DataFrame, day: date) -> pd.DataFrame:
    registered = facts["is_registered"]
    enough = facts["n_matters"].ge(parameter("practical_matters_per_year", day).value).astype("int64")
    reached = facts["has_plan"] + facts["is_trained"] + facts["has_grant"]
    left = facts["is_poor_last_year"].eq(1) & reached.eq(0)
    duty = {
        "is_covered_registered": facts["is_covered"] * registered,
        "is_uncovered": 1 - facts["is_covered"],
        "is_uncovered_registered": (1 - facts["is_covered"]) * registered,
        "has_enough_matters": enough,
        "has_enough_matters_registered": enough * registered,
        "visits_registered": facts["n_visits"] * registered,
        "matters_registered": facts["n_matters"] * registered,
        "is_visited_registered": facts["is_visited_recently"] * registered,
        "has_card_registered": facts["has_contact_card"] * registered,
        "has_industry_registered": facts["has_industry"] * registered,
        "is_trained_registered": facts["is_trained"] * registered,
        "is_left_behind": left.astype("int64") * registered,
    }
    return facts.assign(**duty)


def _plan_base(facts: pd.DataFrame, reading: str) -> pd.DataFrame:
    base = {
        "all": facts["is_registered"],
        "not_disabled": facts["is_registered"] * (1 - facts["is_disabled"]),
        "with_labour": facts["is_registered"] * (1 - facts["is_without_labour"]),
    }[reading]
    return facts.assign(plan_base=base, plan_in_base=base * facts["has_plan"])


def _industry_duty(register: Register, facts: pd.DataFrame, reading: str) -> pd.DataFrame:
    """Per household: every registered household owes one. Per cadre: the first tied household stands for its cadre."""
    registered, own = facts["is_registered"], facts["has_leading_industry"]
    if reading == "per_household":
        return facts.assign(industry_duty=registered, industry_duty_met=registered * own)
    tied = facts[(registered == 1) & (facts["cadre_id"] != "")].sort_values("household_id")
    first = facts.index.isin(tied.drop_duplicates("cadre_id").index)
    met = facts["cadre_id"].map(tied.groupby("cadre_id")["has_leading_industry"].max()).fillna(0).astype("int64")
    duty = pd.Series(first, index=facts.index).astype("int64")
    return facts.assign(industry_duty=duty, industry_duty_met=duty * met)
