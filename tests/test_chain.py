"""Who stands above a village, and what the demonstration register holds of rectifications."""

from __future__ import annotations

import pytest

from data import store
from indicators.chain import chains
from indicators.lists import rows
from indicators.measure import one, register_of
from tests import world

A, B, C = "510802100S01", "510802103S01", "510802103S02"


def test_the_chain_of_the_small_world():
    found = chains(world.register())
    a, b, c = (found.villages[code] for code in (A, B, C))
    assert (a.group.post_id, a.team.post_id, a.secretary.post_id, a.department_id) == ("P2", "P3", "P4", "D1")
    assert a.leader.post_id == "P1"  # the register puts the group under a head of the leading group
    assert (b.team, b.group, b.leader) == (None, None, None) and b.secretary.cadre_id == ""
    assert c.secretary is None and c.department_id == ""
    assert [(one.cadre_id, one.n_households) for one in a.cadres] == [("K1", 3), ("K2", 2)]
    assert [post.post_id for post in found.town_posts["510802100"]] == ["P6"] and found.of_area("510802103") == [b, c]


@pytest.mark.usefixtures("demo_snapshot")
def test_the_chains_hold_every_post_and_tie_once():
    found = chains(register_of())
    kinds = [post.kind for post in found.posts.values()]
    villages = found.villages.values()
    assert kinds.count("work_team") == sum(chain.team is not None for chain in villages) == 85
    assert kinds.count("first_secretary") == sum(chain.secretary is not None for chain in villages) == 54
    assert len(found.groups) == 17 and len(found.leaders) == 33 and len(found.idle_leaders) == 33 - 17
    assert sum(chain.n_households for chain in villages) == one("ties_current").value
    assert {chain.village_code for chain in villages if chain.secretary} == {
        chain.village_code for chain in villages if chain.is_poor_village
    }


@pytest.mark.usefixtures("demo_snapshot")
def test_rectifications_name_what_the_register_knows_and_spare_real_bodies():
    found, flaws = store.read("rectifications"), store.read("planted_flaws")
    cadres, departments = store.read("cadres"), store.read("departments").set_index("department_id")
    assert not departments.loc[found["owner_department_id"], "is_named"].any()
    own = cadres.set_index("cadre_id")["department_id"]
    of_cadres = found[found["subject_kind"] == "cadre"]
    assert (of_cadres["owner_department_id"].to_numpy() == own[of_cadres["subject_id"]].to_numpy()).all()
    idle = set(flaws.loc[flaws["kind"] == "inactive_cadre", "key"])
    assert set(found.loc[found["issue"] == "no_visits", "subject_id"]) <= idle
    late = set(rows("late_projects")["giving_department_id"])
    assert set(found.loc[found["issue"] == "late_projects", "subject_id"]) <= late


@pytest.mark.usefixtures("demo_snapshot")
def test_rectifications_come_after_what_they_are_about():
    found = store.read("rectifications")
    early = found[found["issue"] == "early_release"]
    ended = store.read("ties").dropna(subset=["end_date"]).groupby("cadre_id")["end_date"].min()
    assert (early["found_date"].to_numpy() > ended[early["subject_id"]].to_numpy()).all()
    assert (found["due_date"] > found["found_date"]).all()
    overdue = (found["status"] == "open") & (found["due_date"] < "2016-04-13")
    assert one("rectifications_overdue").value == overdue.sum() > 0
