"""The named lists: the small world by hand, and every flaw that the demonstration register plants."""

from __future__ import annotations

import pandas as pd
import pytest

from data import store
from data.demo.ledgers import KINDS as LEDGER_KINDS
from indicators import villages
from indicators.campaign import days_left, phase_on, phases
from indicators.demand import topic_balance, yearly_reach
from indicators.indicator import IndicatorError
from indicators.lists import LISTS, find_list, rows
from indicators.measure import Selection, one
from indicators.pace import required_pace
from tests import world

HERE = world.register()
# list → the rows of the small world, by their first column
SMALL = {
    "uncovered_households": ["H04", "H09"],
    "unvisited_households": ["H04", "H07", "H08", "H09", "H10", "H05", "H02", "H06"],
    "few_matters_households": ["H04", "H05", "H07", "H08", "H09", "H10", "H02", "H06"],
    "households_without_card": ["H04", "H08", "H09"],
    "never_reached_who_asked": ["H03", "H07", "H05"],
    "left_behind_households": ["H04", "H08", "H09"],
    "households_without_plan": ["H04", "H08", "H09"],
    "incomplete_identification": ["H04", "H09"],
    "households_with_ledger_differences": ["H02", "H04", "H06", "H08", "H09", "H10"],
    "near_line_households": ["H07", "H01"],
    "just_below_line_households": ["H06", "H02"],
    "relapsed_households": ["H10", "H02"],
    "overloaded_cadres": ["K2", "K3"],
    "idle_cadres": ["K3"],
    "ties_ended_early": ["T10"],
    "vacant_posts": ["P5"],
    "mismatched_villages": ["510802103S01"],
    "unvisited_villages": ["510802103S01"],
    "failing_villages": ["510802103S01", "510802100S01"],
    "late_projects": ["J2", "J3"],
    "grants_not_delivered": ["F3"],
    "payments_to_check": ["P4", "P2", "P3"],
    "households_with_grant": ["H01", "H03", "H06"],
    "households_without_grant": ["H02", "H04", "H05", "H07", "H08", "H09", "H10"],
    "incomplete_cards": ["H04", "H09", "H08", "H05"],
    "ties_without_successor": ["T10"],
    "matters_to_put_right": ["R1", "R3", "R4", "R2", "R5"],
    "mismatched_assistance": ["H07"],
    "households_due_without_floor": [],
}
REASONS = {
    "payments_to_check": [
        "收款户不在台账中；发放金额不等于每户标准；款项退回，未到账",
        "同一笔资金此前已发放过；收款户不是该笔资金所列的户", "收款户不是建档立卡贫困户",
    ],
    "incomplete_cards": [
        *["未发卡，缺包带干部、联系电话、帮扶项目、帮扶措施"] * 2, "未发卡，缺帮扶项目", "已发卡，缺户基本信息",
    ],
    "ties_without_successor": ["2016-01-31结束（干部调动），已空档73天"],
    "matters_to_put_right": ["长期不走访；已逾期43天", "群众满意度低；距期限0天", "提前脱钩；未登记期限",
                             "项目逾期；按期办结", "项目逾期；逾期办结"],
    "uncovered_households": ["包带关系于2016-01-31结束（干部调动），尚未接续", "从未安排包带干部"],
    "overloaded_cadres": ["包带贫困户4户，规定3户", "包带贫困户2户，规定1户"],
    "households_with_ledger_differences": [
        "村级台账登记5人，区级台账登记4人", "乡镇台账缺这一户", "村级台账登记一般贫困户，区级台账登记低保贫困户",
        "村级台账登记2行", "乡镇台账登记缺劳力，区级台账登记因病", "区级台账缺这一户",
    ],
    "late_projects": ["计划2015-12-31完工，已逾期104天", "计划2016-03-31完工，已逾期13天"],
    "relapsed_households": ["2016-02-01台账登记返贫（因灾）", "2014-11-02台账登记返贫（因病）"],
}


def test_every_list_has_a_case():
    assert sorted(SMALL) == sorted(LISTS)


@pytest.mark.parametrize("key", sorted(SMALL))
def test_small_world(key):
    found = rows(key, snapshot=HERE)
    listed = LISTS[key]
    first = next(name for name in listed.columns if name not in ("village_code",) or listed.columns[0] == name)
    assert found[first].tolist() == SMALL[key]
    assert list(found) == list(listed.columns) and found.columns[-1] == "reason"
    assert found["reason"].tolist() == REASONS.get(key, found["reason"].tolist())
    assert found["reason"].str.len().gt(3).all()


@pytest.mark.parametrize("key", sorted(SMALL))
def test_reasons_in_the_language_asked_for(key, demo_snapshot):
    zh, en = (rows(key, lang=lang, limit=50) for lang in ("zh", "en"))
    pd.testing.assert_frame_equal(zh.drop(columns="reason"), en.drop(columns="reason"))
    assert not en["reason"].str.contains(r"[\u4e00-\u9fff]").any()
    assert zh["reason"].str.contains(r"[\u4e00-\u9fff]").all()


def planted(kind, table):
    flaws = store.read("planted_flaws")
    return set(flaws.loc[(flaws["kind"] == kind) & (flaws["table"] == table), "key"])


@pytest.mark.parametrize(
    ("key", "column", "kinds", "table"),
    [
        ("uncovered_households", "household_id", ["uncovered_household"], "households"),
        ("overloaded_cadres", "cadre_id", ["overloaded_cadre"], "cadres"),
        ("mismatched_villages", "village_code", ["mismatched_department"], "villages"),
        ("unvisited_villages", "village_code", ["unvisited_village"], "villages"),
        ("late_projects", "project_id", ["late_project"], "projects"),
        ("vacant_posts", "post_id", ["vacant_post"], "posts"),
        ("households_with_ledger_differences", "household_id", [*LEDGER_KINDS], "ledgers"),
        ("grants_not_delivered", "fund_id", ["unpaid_grant", "indirect_payment"], "funds"),
    ],
)
def test_a_list_finds_what_was_planted_and_nothing_else(demo_snapshot, key, column, kinds, table):
    expected = set().union(*(planted(kind, table) for kind in kinds))
    assert expected, f"nothing planted of {kinds}"
    assert set(rows(key)[column]) == expected


@pytest.mark.parametrize(
    ("key", "column", "kind", "table"),
    [
        ("idle_cadres", "cadre_id", "inactive_cadre", "cadres"),
        ("ties_ended_early", "tie_id", "early_release", "ties"),
        ("never_reached_who_asked", "household_id", "never_trained_asked", "households"),
        ("incomplete_identification", "household_id", "missing_step", "identification_log"),
    ],
)
def test_a_list_finds_what_was_planted(demo_snapshot, key, column, kind, table):
    expected = {name.split("/")[0] for name in planted(kind, table)}
    assert expected and expected <= set(rows(key)[column])


def test_a_list_is_as_long_as_its_indicator_says(demo_snapshot):
    pairs = {
        "uncovered_households": "uncovered_households", "overloaded_cadres": "cadres_over_duty",
        "idle_cadres": "idle_cadres", "ties_ended_early": "ties_ended_early",
        "left_behind_households": "left_behind_households", "never_reached_who_asked": "asked_never_reached",
        "near_line_households": "near_line_households", "late_projects": "late_projects",
        "mismatched_villages": "mismatched_villages", "households_without_plan": "households_without_plan",
        "incomplete_identification": "households_with_incomplete_steps",
        "just_below_line_households": "just_below_line_households",
        "households_with_ledger_differences": "households_with_ledger_differences",
    }  # fmt: skip
    ill = Selection(village_kind="poor", poverty_cause=("illness",))
    for selection in (Selection(), Selection(area="510802100"), ill):
        for key, indicator in pairs.items():
            assert len(rows(key, selection)) == one(indicator, selection).value, f"{key} {selection}"


def test_a_limit_and_an_unknown_list():
    assert len(rows("uncovered_households", limit=1, snapshot=HERE)) == 1
    with pytest.raises(IndicatorError, match="did you mean 'uncovered_households'"):
        find_list("uncovered_household")


def test_the_village_table_of_the_small_world():
    table = villages.village_table(snapshot=HERE).set_index("village_code")
    assert list(table.index) == ["510802100S01", "510802103S01"]
    a, b = table.loc["510802100S01"], table.loc["510802103S01"]
    assert (a.status, a.poor_persons, a.n_tests_failed, a.first_failed_test) == ("planned_2016", 5, 1, "poverty_rate")
    assert (b.status, b.poor_persons, b.n_tests_failed) == ("unscheduled", 7, 4)
    assert a.coverage == 0.8 and b.coverage == 0.75 and b.days_since_visit == 195
    assert a.has_alert and a.alert_reason == "计划2016年摘帽，2015年末未达标：贫困发生率低于3%"
    assert not b.has_alert, "a village without a year has no date to miss"
    out = villages.village_table(Selection(readings=(("C1", "before_2016"),)), "en", HERE).set_index("village_code")
    assert out.loc["510802103S01", "alert_reason"].startswith("out by reading C1; failed at the end of 2015")
    assert not villages.village_table(Selection(year=2014), snapshot=HERE)["has_alert"].any()


def test_paths_and_blockers_of_the_small_world():
    path = villages.trajectories(snapshot=HERE)
    assert path["poor_persons"].tolist() == [11, 15, 5, 10, 10, 7, 5, 5, 0]
    found = villages.blockers(snapshot=HERE).set_index("criterion")
    assert found["n_failed"].tolist() == [2, 1, 1, 0, 1, 0]
    assert found.loc["poverty_rate", ["n_first", "n_only"]].tolist() == [2, 1]


def test_the_card_of_a_village():
    card = villages.village_card("510802100S01", Selection(poverty_cause=("illness",)), HERE)
    assert card["figures"]["registered_households"].value == 5, "a card shows the whole village"
    assert card["standing"]["status"] == "planned_2016" and len(card["tests"]) == 12
    assert (len(card["posts"]), len(card["projects"]), len(card["in_kind"]), len(card["meetings"])) == (2, 2, 2, 2)
    assert card["inputs"]["amount_cny"].sum() == 93800
    with pytest.raises(IndicatorError, match="not in the register"):
        villages.village_card("510802100S99", snapshot=HERE)


def test_the_village_table_of_the_demonstration(demo_snapshot):
    table = villages.village_table()
    assert len(table) == 54 and table["village_code"].is_unique
    assert table["poor_persons"].sum() == one("poor_persons", Selection(village_kind="poor")).value
    assert (table["alert_reason"] != "").equals(table["has_alert"])


def test_required_pace(demo_snapshot):
    pace = required_pace()
    assert (pace.persons, pace.years_left, pace.persons_per_year) == (12119, 2, 6059.5)
    assert (pace.floor_per_year, pace.left_at_floor) == (5000, 2119)
    assert (pace.villages, pace.villages_without_year) == (54, 11)
    assert pace.by_year["villages_planned"] == [0, 20, 23]
    assert pace.by_year["persons_at_floor"] == [12119, 7119, 2119]
    assert required_pace(Selection(area="510802100")).left_at_floor is None
    assert required_pace(Selection(readings=(("C1", "before_2016"),))).villages == 43


def test_the_campaign_on_the_day_of_the_register():
    assert phase_on(HERE.as_of).key == "implementation"
    assert [phase.elapsed for phase in phases(HERE.as_of)][::2] == [1.0, 0.0]
    assert (days_left(HERE.as_of), days_left(HERE.as_of, "campaign_summary_end")) == (627, 262)


def test_needs_against_supply():
    found = topic_balance(snapshot=HERE).set_index("topic")
    assert found.loc["walnut"].tolist() == [2, 1, 1, 2, 2, 50]  # H01 H05 asked, H01 came; H01 H02 attended S1 S3
    assert found.loc["vegetables"].tolist() == [2, 1, 1, 2, 1, 30]
    assert found.loc["pigs"].tolist() == [1, 0, 1, 0, 0, 0]
    assert found["n_asking"].sum() == 7 and "unknown" not in found.index


def test_the_reach_of_a_year():
    found = yearly_reach(snapshot=HERE)
    assert found[["year", "n_households", "target"]].values.tolist() == [[2015, 4, 2000], [2016, 1, 2000]]
    assert found["is_complete"].tolist() == [True, False] and found["share"].tolist() == [0.002, 0.0005]
    assert yearly_reach(Selection(area="510802100"), HERE)["target"].isna().all()
