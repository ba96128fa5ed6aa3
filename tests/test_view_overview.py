"""总览: the district by hand, findings true of any selection, words clean in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from components.views import overview as view
from components.views.overview import axes
from data.facts import fact
from indicators.measure import Selection
from policy.parameters import parameter
from tests.delisting_page import POOR, numbers_in

pytestmark = pytest.mark.usefixtures("demo_snapshot")
TOWN = replace(POOR, area="510802100")


def readings(**chosen: str) -> Selection:
    return replace(POOR, readings=tuple(chosen.items()))


def tile(selection: Selection, label: str):
    return next(each for each in view.tiles(selection) if each.label == label)


# ---- the district, by hand -----------------------------------------------------------------------------------------


def test_eight_key_figures_of_the_district():
    assert [(each.label, each.value, each.mark) for each in view.tiles(POOR)] == [
        ("贫困发生率", "6.8%", "reported"), ("贫困人口（按当年标准）", "12,119人", "reported"),
        ("已摘帽贫困村", "0/54个村", "derived"), ("人均纯收入", "2,398元/人", "simulated"),
        ("包带覆盖率", "99%", "simulated"), ("培训覆盖率", "17.2%", "simulated"),
        ("规划覆盖率", "97%", "simulated"), ("距目标日", "627天", "derived"),
    ]  # fmt: skip
    assert view.heading(POOR)[0] == "2015年底尚有12,119人未脱贫，目标2017年清零"
    assert all("2015年底" in each.note or "2016年4月13日" in each.note for each in view.tiles(POOR))


def test_readings_reach_the_key_figures():
    assert tile(readings(C15="base_201983"), "贫困发生率").value == "6%"
    assert "另一口径6.8%" in tile(readings(C15="base_201983"), "贫困发生率").note
    assert "另一口径6%" in tile(POOR, "贫困发生率").note
    assert tile(readings(C1="before_2016"), "已摘帽贫困村").value == "11/54个村"
    assert "按口径“2016年前已摘帽”计" in tile(readings(C1="before_2016"), "已摘帽贫困村").note
    assert "2017年后摘帽11个" in tile(readings(C1="after_2017"), "已摘帽贫困村").note
    assert "/4,641户" in tile(readings(C4="not_disabled"), "规划覆盖率").note


def test_a_ratio_never_changes_across_two_bases():
    for year in (2014, 2015):
        chosen = replace(readings(C15="base_201983"), year=year)
        assert "百分点" not in tile(chosen, "贫困发生率").note
        assert "由" not in view.rate_path(chosen).title


def test_the_floor_leaves_2119():
    figure = view.persons_path(POOR)
    assert figure.title == "每年须减6,060人；只减5,000人将剩2,119人"
    last = figure.table[figure.table["年底"] == 2017].set_index("性质").iloc[:, 1]
    assert last.to_dict() == {"应达": 0, "按下限": 2119}
    assert "按下限" not in set(view.persons_path(TOWN).table["性质"])


def test_both_readings_of_2015_stand_in_the_picture():
    table = view.rate_path(POOR).table
    assert sorted(table.loc[table["年底"] == 2015, "贫困发生率（%）"]) == [6.0, 6.8]
    assert set(table["数据性质"]) == {"他载", "原文", "推算"}
    assert set(view.rate_path(TOWN).marks) == {"simulated", "derived"}


def test_the_plan_of_54_villages():
    assert view.village_plan(POOR).table.iloc[:, 1].tolist() == [20, 23, 11]
    assert view.village_plan(readings(C1="before_2016")).title == "11个村视为已摘帽，两年还计划43个"
    assert view.village_plan(readings(C1="after_2017")).title == "两年计划摘帽43个村，另11个在2017年后"


def test_the_path_of_income():
    table = view.income_path(POOR).table
    about = table[table["性质"].str.contains("倒推")].iloc[:, 2].tolist()
    assert about == [3550, 4615, 6000] == [fact(key).number for key in ("D04", "D05", "F18b")]
    assert table.loc[table["性质"] == "国家扶贫标准"].iloc[:, 2].tolist() == [2800, 2855, 2952]
    assert view.income_note(POOR).sentence.startswith("5,147户人均纯收入不足6,000元/人")


def test_the_campaign_stands_at_the_day_of_the_data():
    assert view.campaign().title == "推进实施阶段已过67%，距目标日627天"
    assert [numbers_in(each.value) for each in view.countdowns()] == [[201], [262], [262], [627]]
    days = (parameter("target_date").value - date(2016, 4, 13)).days
    assert view.campaign().table.iloc[:, 4].max() == days == 627
    assert "365天" in view.phase_note().sentence


def test_the_district_s_product_is_never_said_to_grow_by_8_a_year():
    figure = view.district_economy()
    assert figure.title == "2015年地区生产总值211.7亿元，两年增18.7%"
    assert "只指2015年" in figure.notes[0]


def test_no_rule_is_divided_among_townships():
    rows_of = {line.key: line for line in axes.lines(TOWN)[0]}
    assert rows_of["households_reached_last_year"].share is None
    assert {line.key: line.share for line in axes.lines(POOR)[0]}["households_reached_last_year"] == 672 / 2000
    assert "年度计划" not in tile(TOWN, "培训覆盖率").note


def test_what_has_no_measure_says_so():
    table = view.five_improvements(POOR).table
    assert (table["数值"] == "暂无数据").sum() == 3
    assert table.loc[table["数值"] == "暂无数据"].iloc[:, -1].isna().all()


def test_classes_without_registered_poor_say_so():
    chosen = replace(POOR, household_class=("key_economic",))
    assert view.heading(chosen)[0] == "所选类别没有建档立卡贫困户"
    assert [each.value for each in view.tiles(chosen)].count("不适用") == 5
    assert view.income_note(chosen).sentence == "所选范围没有收入登记"
    for figure in (view.income_path(chosen), view.income_spread(chosen), view.gaps(chosen), view.left_behind(chosen)):
        assert figure.is_empty and figure.title == "所选范围没有建档立卡户"
