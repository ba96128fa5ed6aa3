"""The flaws the demonstration register lists are really in it, and nowhere else where the list is to be complete."""

from __future__ import annotations

import pytest

from data.demo.ledgers import KINDS
from tests.demo_register import frames, income, poor_households

AS_OF = "2016-04-13"
LAST_QUIET_DAY = "2016-01-14"  # 90 days before


@pytest.fixture(scope="session")
def t():
    return frames()


def flaws(t, kind):
    found = t["planted_flaws"].query("kind == @kind")["key"]
    assert len(found), kind
    return set(found)


def test_every_flaw_points_at_a_record(t):
    keys = {"households": "household_id", "cadres": "cadre_id", "villages": "village_code", "ties": "tie_id",
            "status_events": "event_id", "projects": "project_id", "funds": "fund_id", "posts": "post_id",
            "attendances": "attendance_id", "payments": "payment_id",
            "identification_log": "household_id", "household_plans": "household_id",
            "ledgers": "household_id"}
    for table, rows in t["planted_flaws"].groupby("table"):
        if table == "village_years":
            known = t[table]["village_code"] + "/" + t[table]["year"].astype(str)
        else:
            known = t[table][keys[table]]
        assert set(rows["key"]) <= set(known), table


def test_named_bodies_and_real_villages_are_spared(t):
    v = set(t["villages"]["village_code"])
    for kind in ("unvisited_village", "mismatched_department"):
        assert {code[9] for code in flaws(t, kind) & v} == {"S"}
    named = set(t["departments"].query("is_named")["department_id"])
    cadres = t["cadres"].set_index("cadre_id")["department_id"]
    for kind in ("overloaded_cadre", "inactive_cadre", "few_matters"):
        assert not set(cadres[list(flaws(t, kind))]) & named, kind


def test_coverage_flaws(t):
    current = t["ties"][t["ties"]["end_date"].isna()]
    poor = set(poor_households(t)["household_id"])
    assert flaws(t, "uncovered_household") == poor - set(current["household_id"])
    load = current[current["household_id"].isin(poor)].groupby("cadre_id").size()
    duty = t["cadres"].set_index("cadre_id")["grade"].map({"general": 1}).fillna(3)
    assert flaws(t, "overloaded_cadre") == set(load.index[load > duty.reindex(load.index)])
    released = t["ties"][t["ties"]["tie_id"].isin(flaws(t, "early_release"))]
    still = set(income(t, 2015).query("net_income_per_person_cny < 2855")["household_id"])
    assert released["end_date"].notna().all()
    assert set(released["household_id"]) <= still
    assert not set(flaws(t, "left_behind")) & set(current["household_id"])
    team = t["posts"][t["posts"]["post_id"].isin(flaws(t, "vacant_post"))]
    assert team["cadre_id"].isna().all()


def test_left_behind_households_have_nothing(t):
    left = flaws(t, "left_behind")
    plans = t["household_plans"]
    assert not left & set(plans[plans["has_short_plan"] | plans["has_long_plan"]]["household_id"])
    for table in ("ties", "visits", "practical_matters", "funds", "attendances"):
        assert not left & set(t[table]["household_id"].dropna()), table


def test_visit_flaws(t):
    visits = t["visits"].merge(t["households"][["household_id", "village_code"]], on="household_id")
    last = visits.groupby("village_code")["visit_date"].max()
    poor = t["villages"].query("is_poor_village")["village_code"]
    assert flaws(t, "unvisited_village") == set(poor[last.reindex(poor).fillna("").to_numpy() < LAST_QUIET_DAY])
    assert not flaws(t, "unvisited_household") & set(visits["household_id"])
    assert flaws(t, "unvisited_household") <= set(t["ties"]["household_id"])
    assert not flaws(t, "inactive_cadre") & set(visits["cadre_id"])
    few = t["practical_matters"].query("matter_date < '2016'").groupby(["cadre_id", "household_id"]).size()
    mine = few[few.index.get_level_values(0).isin(flaws(t, "few_matters"))]
    assert (mine < 2).all()


def test_household_flaws(t):
    h = t["households"].set_index("household_id")
    trained = set(t["attendances"]["household_id"].dropna())
    asked = flaws(t, "never_trained_asked")
    assert h.loc[list(asked), "wanted_topic"].notna().all()
    assert not asked & trained
    assert (~h.loc[list(flaws(t, "missing_card")), "has_contact_card"]).all()
    assert flaws(t, "missing_card") <= set(t["ties"]["household_id"])
    assert (h.loc[list(flaws(t, "missing_plan")), "n_labour"] > 0).all()
    blank = [k for k in flaws(t, "missing_value") if k in h.index]
    assert (h.loc[blank, "head_birth_year"].isna() | h.loc[blank, "second_cause"].isna()).all()
    assert h.query("household_class == 'registered_poor'")["head_birth_year"].isna().sum() == 21


def test_relapses(t):
    e = t["status_events"].query("event == 'relapsed'")
    assert flaws(t, "relapse") == set(e["event_id"])
    assert set(e["cause"]) == {"illness", "disaster"}
    assert set(e["event_date"].str[:4]) == {"2014", "2016"}
    now = e[e["event_date"] >= "2016"]
    assert len(now) == 25
    out = t["status_events"].query("event == 'out_of_poverty'").set_index("household_id")["event_date"]
    assert (out[now["household_id"]].to_numpy() < now["event_date"].to_numpy()).all()
    above = income(t, 2013).query("net_income_per_person_cny >= 2736")["household_id"]
    assert set(above) == set(e[e["event_date"] < "2016"]["household_id"])
    returned = t["households"].query("is_returned")
    assert set(returned["household_id"]) == set(e["household_id"])
    assert returned["returned_cause"].notna().all()


def test_procedure_flaws(t):
    log = t["identification_log"]
    for kind, result in (("missing_step", "missing"), ("short_notice", "short_notice"), ("step_order", "out_of_order")):
        assert flaws(t, kind) == set(log[log["result"] == result]["household_id"])
    assert log[log["result"] == "missing"]["step_date"].isna().all()
    assert (log[log["result"] == "short_notice"]["notice_days"] < 7).all()
    dates = log.pivot(index="household_id", columns="step", values="step_date")
    late = dates["township_check"] < dates["village_review"]
    assert set(dates.index[late]) == flaws(t, "step_order")


def test_ledger_flaws(t):
    poor, lines = poor_households(t).set_index("household_id"), t["ledgers"]
    assert set(lines["household_id"]) == set(poor.index)
    times = lines.groupby(["household_id", "level"]).size().unstack(fill_value=0).reindex(poor.index)
    assert flaws(t, "ledger_missing") == set(times.index[times.eq(0).any(axis=1)])
    assert flaws(t, "ledger_double") == set(times.index[times.gt(1).any(axis=1)])
    assert times["district"].eq(1).all(), "the district's ledger is the register (F26)"
    for kind, column in (("persons", "n_persons"), ("category", "category"), ("cause", "poverty_cause")):
        held = lines["household_id"].map(poor[column])
        assert set(lines[lines[column] != held]["household_id"]) == flaws(t, f"ledger_{kind}"), kind
    listed = [key for kind in KINDS for key in flaws(t, kind)]
    assert len(listed) == len(set(listed)), "one difference a household"
    real = poor["village_code"].str[9] != "S"
    assert not set(poor.index[real]) & set(listed), "villages of real names are spared"


def test_money_and_project_flaws(t):
    grants = t["funds"].query("purpose == 'special_grant'").set_index("fund_id")
    assert flaws(t, "unpaid_grant") == set(grants.index[grants["paid_date"].isna()])
    assert flaws(t, "indirect_payment") == set(grants.index[~grants["is_direct"]])
    p = t["projects"]
    due = p["end_date"].isna() & (p["planned_end_date"] < AS_OF)
    assert flaws(t, "late_project") == set(p[due]["project_id"]) == set(p.query("status == 'late'")["project_id"])


def test_mismatched_departments(t):
    function = t["departments"].set_index("department_id")["function"]
    v = t["villages"].dropna(subset="responsible_department_id")
    assert set(v["village_code"]) == set(t["villages"].query("is_poor_village")["village_code"])
    differs = v["responsible_department_id"].map(function) != v["main_need"]
    assert flaws(t, "mismatched_department") == set(v[differs]["village_code"])


def test_double_entries(t):
    double = t["attendances"].dropna(subset="member_id").duplicated(["session_id", "member_id"])
    assert set(t["attendances"].loc[double.index[double], "attendance_id"]) == flaws(t, "duplicate_attendance")


def test_payment_flaws(t):
    p, h = t["payments"], t["households"].set_index("household_id")["household_class"]
    standard = p["amount_cny"] == 6000
    assert flaws(t, "off_standard_amount") == set(p[~standard]["payment_id"])
    assert flaws(t, "undelivered_payment") == set(p[p["result"] == "returned"]["payment_id"])
    assert flaws(t, "duplicate_payment") == set(p[p.duplicated("fund_id")]["payment_id"])
    known = p["payee_id"].isin(h.index)
    assert flaws(t, "unknown_payee") == set(p[~known]["payment_id"])
    assert flaws(t, "ineligible_payee") == set(p[known & (p["payee_id"].map(h) != "registered_poor")]["payment_id"])
    grants = t["funds"].query("purpose == 'special_grant'").set_index("fund_id")
    assert set(grants.index) - set(p["fund_id"]) == flaws(t, "unpaid_grant")
    own = p["fund_id"].map(grants["household_id"]) == p["payee_id"]
    assert set(p[~own]["payment_id"]) == flaws(t, "unknown_payee") | flaws(t, "ineligible_payee")
    assert (p["paid_date"].to_numpy() >= p["fund_id"].map(grants["paid_date"]).to_numpy()).all()
