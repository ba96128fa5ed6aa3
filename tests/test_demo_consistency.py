"""The demonstration register is consistent in itself and believable."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from tests.demo_register import frames, income, poor_households

AS_OF = "2016-04-13"


@pytest.fixture(scope="session")
def t():
    return frames()


def share(condition):
    return float(np.mean(condition))


def test_members_agree_with_households(t):
    h, m = poor_households(t).set_index("household_id"), t["members"]
    assert m.groupby("household_id").size().reindex(h.index).eq(h["n_persons"]).all()
    able = m[m["labour"].isin(["ordinary", "skilled"])].groupby("household_id").size()
    assert able.reindex(h.index).fillna(0).eq(h["n_labour"]).all()
    disabled = set(m[m["health"].str.contains("disabled")]["household_id"])
    assert disabled == set(h.index[h["has_disabled_member"]])
    assert (m["relation"] == "head").sum() == len(h)
    heads = m.query("relation == 'head'").set_index("household_id")["birth_year"]
    told = h["head_birth_year"].dropna()
    assert (heads.reindex(told.index) == told).all()


def test_incomes_add_up(t):
    y = t["household_years"]
    parts = y[["wage_cny", "operating_cny", "property_cny", "transfer_cny"]]
    assert (parts.sum(axis=1) == y["net_income_cny"]).all()
    assert (parts >= 0).all(axis=None)
    assert (y["net_income_per_person_cny"] * y["n_persons"] == y["net_income_cny"]).all()
    assert set(y["year"]) == {2013, 2014, 2015}
    assert set(y["household_id"]) == set(poor_households(t)["household_id"])
    assert (income(t, 2014)["net_income_per_person_cny"] < 2800).all()


def test_exit_tests_agree_with_what_they_test(t):
    e, years = t["exit_tests"], t["village_years"].set_index(["village_code", "year"])
    assert len(e) == 54 * 2 * 6
    population = t["villages"].set_index("village_code")["rural_population"]
    for year, line in ((2014, 2800), (2015, 2855)):
        rows = income(t, year)
        poor = rows[rows["net_income_per_person_cny"] < line].groupby("village_code")["n_persons"].sum()
        rate = e.query("year == @year and criterion == 'poverty_rate'").set_index("village_code")
        exact = poor.reindex(rate.index).fillna(0) / population.reindex(rate.index)
        assert (rate["value"] - exact).abs().max() < 1e-6
        assert ((exact < 0.03) == rate["is_passed"]).all()
        for kind in ("collective_income", "hard_road", "clinic", "culture_room", "network"):
            test = e.query("year == @year and criterion == @kind").set_index("village_code")
            has = years.loc[[(v, year) for v in test.index], f"has_{kind}"].to_numpy()
            assert (test["is_passed"].to_numpy() == has).all()


def test_facilities_never_go_away_and_come_by_projects(t):
    wide = t["village_years"].set_index(["village_code", "year"]).unstack()
    done = t["projects"].query("status == 'done'")
    for kind in ("hard_road", "clinic", "culture_room", "network", "collective_income"):
        has = wide[f"has_{kind}"]
        assert (has[2013] <= has[2014]).all()
        new = set(has.index[has[2015] & ~has[2014]])
        assert new == set(done.query("kind == @kind")["village_code"])


def test_safe_water_is_counted_from_the_households(t):
    rows = pd.concat(income(t, year) for year in (2013, 2014, 2015))
    counted = rows[rows["has_safe_water"]].groupby(["village_code", "year"]).size()
    told = t["village_years"].set_index(["village_code", "year"])["n_households_safe_water"]
    assert counted.reindex(told.index).fillna(0).eq(told).all()


def test_visits_and_matters_happen_within_ties(t):
    for table, day in (("visits", "visit_date"), ("practical_matters", "matter_date")):
        joined = t[table].merge(t["ties"], on=["cadre_id", "household_id"])
        inside = (joined[day] >= joined["start_date"]) & (joined[day] <= joined["end_date"].fillna(AS_OF))
        assert inside.sum() == len(t[table]), table
        assert t[table][day].between("2015-03-01", AS_OF).all()


def test_every_covered_household_has_one_current_tie(t):
    current = t["ties"][t["ties"]["end_date"].isna()]
    assert current["household_id"].is_unique
    poor = poor_households(t)["household_id"]
    assert 0.98 < share(poor.isin(current["household_id"])) < 0.995
    key = t["households"].query("household_class != 'registered_poor'")["household_id"]
    assert 0.3 < share(key.isin(current["household_id"])) < 0.8, "capacity does not reach all (C5)"
    assert share(t["ties"]["start_date"] < "2015-04-01") > 0.6


def test_training_counts_persons_households_attendances_apart(t):
    a = t["attendances"].dropna(subset="member_id")
    assert len(a) > a["member_id"].nunique() > a["household_id"].nunique()
    seats = t["training_sessions"].set_index("session_id")["n_seats"]
    came = t["attendances"].groupby("session_id").size()
    assert (came <= seats.reindex(came.index)).all()
    trained = t["attendances"].dropna(subset="cadre_id")["cadre_id"]
    assert set(trained) == set(t["cadres"].dropna(subset="trained_date")["cadre_id"])


def test_supply_and_demand_of_training_differ(t):
    farm = set(t["training_sessions"].query("skill_track == 'farm_practical'")["topic"])
    wanted = poor_households(t)["wanted_topic"].dropna()
    offered = t["training_sessions"].query("audience == 'households'")["skill_track"]
    assert share(~wanted.isin(farm)) > share(offered == "off_farm") + 0.1


def test_remote_townships_are_poorer(t):
    v = t["villages"].assign(town=t["villages"]["village_code"].str[:9]).set_index("village_code")
    poor = income(t, 2015).query("net_income_per_person_cny < 2855").groupby("village_code")["n_persons"].sum()
    v["poor"] = poor.reindex(v.index).fillna(0)
    sums = v.groupby("town")[["poor", "rural_population"]].sum()
    rate = sums["poor"] / sums["rural_population"]
    remote, near = ["510802200", "510802201", "510802105"], ["510802001", "510802003", "510802407", "510802102"]
    assert rate[remote].min() > 1.5 * rate[near].max()


def test_poor_villages_per_township(t):
    found = t["villages"].query("is_poor_village")["village_code"].str[:9].value_counts().to_dict()
    assert found == {"510802100": 8, "510802101": 5, "510802103": 8, "510802105": 7, "510802202": 5, "510802102": 3,
                     "510802201": 5, "510802200": 5, "510802106": 3, "510802104": 4, "510802007": 1}
    real = t["villages"][t["villages"]["village_code"].str[9] != "S"]
    assert len(real) == 16
    assert real["is_poor_village"].all()


def test_visits_are_uneven_and_sensible(t):
    poor = poor_households(t)["household_id"]
    per = t["visits"].groupby("household_id").size().reindex(poor).fillna(0)
    assert 5 <= per.median() <= 12
    assert share(per == 0) < 0.06
    assert per.quantile(0.9) > 2 * per.quantile(0.25)
