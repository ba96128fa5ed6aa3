"""Counting functions: households, persons, cadres, visits, training, procedure."""

from __future__ import annotations

from datetime import date

from tests.counting import below, counts, department
from tests.demo_register import poor_households


def loads(t):
    """Current registered poor households per cadre, without the cadres listed as overloaded."""
    current = t["ties"][t["ties"]["end_date"].isna()]
    current = current[current["household_id"].isin(poor_households(t)["household_id"])]
    load = current.groupby("cadre_id")["household_id"].nunique()
    listed = t["planted_flaws"].query("kind == 'overloaded_cadre'")["key"]
    return t["cadres"].set_index("cadre_id").assign(load=load).drop(index=listed)


def household_attendances(t):
    open_to_all = t["training_sessions"].query("audience == 'households'")["session_id"]
    return t["attendances"][t["attendances"]["session_id"].isin(open_to_all)]


@counts
def registered_households(t):
    return poor_households(t)["household_id"].nunique()


@counts
def registered_persons(t):
    return poor_households(t)["n_persons"].sum()


@counts
def persons_below_2014(t):
    return below(t, 2014, 2800)["n_persons"].sum()


@counts
def persons_below_2015(t):
    return below(t, 2015, 2855)["n_persons"].sum()


@counts
def fall_2015(t):
    return persons_below_2014(t) - persons_below_2015(t)


@counts
def disabled_households(t):
    health = t["members"]["health"].str.contains("disabled")
    return t["members"][health]["household_id"].nunique()


@counts
def not_disabled_households(t):
    return (~poor_households(t)["has_disabled_member"]).sum()


@counts
def plans(t):
    p = t["household_plans"]
    return p[p["has_short_plan"] | p["has_long_plan"]]["household_id"].isin(poor_households(t)["household_id"]).sum()


@counts
def duty_leader(t):
    return loads(t).query("grade != 'general'")["load"].max()


@counts
def duty_general(t):
    return loads(t).query("grade == 'general'")["load"].max()


@counts
def cadres(t):
    return t["cadres"]["cadre_id"].nunique()


@counts
def classes(t):
    return t["households"]["household_class"].nunique()


@counts
def households(t):
    return t["households"]["household_id"].nunique()


@counts
def most_visits_agriculture(t):
    own = t["cadres"][t["cadres"]["department_id"] == department(t, "区农业局")]["cadre_id"]
    went = t["visits"].query("form == 'visit'")
    return went[went["cadre_id"].isin(own)].groupby(["cadre_id", "household_id"]).size().max()


@counts
def ties_over_20_visits(t):
    return (t["visits"].query("form == 'visit'").groupby(["cadre_id", "household_id"]).size() > 20).sum()


@counts
def household_sessions(t):
    return (t["training_sessions"]["audience"] == "households").sum()


@counts
def trained_persons(t):
    return household_attendances(t)["member_id"].nunique()


@counts
def training_forms(t):
    return len({"field", "courtyard"} & set(t["training_sessions"].query("audience == 'households'")["form"]))


@counts
def training_providers(t):
    return t["training_sessions"]["provider"].nunique()


@counts
def identification_steps(t):
    steps = t["identification_log"].groupby("household_id")["step"].nunique()
    assert set(steps.index) == set(poor_households(t)["household_id"])
    return steps.min()


@counts
def industry_types(t):
    return len(set(poor_households(t)["industry_type"]) - {"none"})


@counts
def days_after_the_last_event(t):
    dated = (("visits", "visit_date"), ("practical_matters", "matter_date"), ("training_sessions", "session_date"),
             ("status_events", "event_date"), ("funds", "paid_date"), ("ties", "start_date"), ("projects", "end_date"),
             ("projects", "start_date"), ("household_plans", "plan_date"), ("identification_log", "step_date"))
    last = max(t[table][column].dropna().max() for table, column in dated)
    return (date(2016, 4, 13) - date.fromisoformat(last)).days
