"""总览: the district by hand, findings true of any selection, words clean in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from math import ceil

import pytest
from hypothesis import given

from components import text
from components.figure import Figure
from components.views import overview as view
from components.views.overview import axes, left
from data.facts import fact
from indicators.lists import rows
from indicators.measure import Selection, measure
from policy.parameters import parameter
from tests.delisting_page import POOR, QUICK, numbers_in, selections, value

pytestmark = pytest.mark.usefixtures("demo_snapshot")
RAW = re.compile(r"\b[a-z]+_[a-z_]+\b|\bnan\b|\bNone\b|<NA>|\{|\}")
HAN = re.compile(r"[\u3400-\u9fff]")
TOWN = replace(POOR, area="510802100")


@pytest.fixture(autouse=True)
def chinese():
    text.use("zh")
    yield
    text.use("zh")


def figures_of(selection: Selection) -> list[Figure]:
    """Every figure of the page."""
    return [
        view.persons_path(selection), view.rate_path(selection), view.village_plan(selection),
        view.income_path(selection), view.income_spread(selection), view.income_sources(selection),
        view.five_axes(selection), view.five_improvements(selection), view.gaps(selection), view.gaps_where(selection),
        view.left_behind(selection), view.campaign(), view.campaign_months(selection), view.district_economy(),
    ]  # fmt: skip


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
    assert view.income_note(POOR).startswith("5,147户人均纯收入不足6,000元/人")


def test_the_campaign_stands_at_the_day_of_the_data():
    assert view.campaign().title == "推进实施阶段已过67%，距目标日627天"
    assert [numbers_in(each.value) for each in view.countdowns()] == [[201], [262], [262], [627]]
    days = (parameter("target_date").value - date(2016, 4, 13)).days
    assert view.campaign().table.iloc[:, 4].max() == days == 627
    assert "365天" in view.phase_note()


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


# ---- any selection -------------------------------------------------------------------------------------------------


@QUICK
@given(selections())
def test_the_heading_is_the_number_measured(selection):
    title, persons = view.heading(selection)[0], value("poor_persons", selection)
    assert numbers_in(title) == ([selection.year, persons, 2017] if persons else numbers_in(title))
    assert persons or "没有" in title or "不登记" in title


@QUICK
@given(selections())
def test_the_required_pace_clears_the_target(selection):
    figure, persons = view.persons_path(selection), value("poor_persons", selection)
    if persons:
        need = numbers_in(figure.title)[0 if figure.title.startswith("每年") else 1]
        assert need == ceil(persons / (2017 - selection.year)) and need * (2017 - selection.year) >= persons
    late = figure.table[figure.table["年底"] > selection.year]
    assert set(late["性质"]) <= {"应达", "按下限"}


@QUICK
@given(selections())
def test_a_rise_is_never_called_a_fall(selection):
    figure = view.rate_path(selection)
    seen = figure.table[figure.table["性质"] == "已有数"].iloc[:, 2].tolist()
    if "降到" in figure.title:
        assert seen[0] > min(seen[-2:])
    if "升到" in figure.title:
        assert seen[0] < max(seen[-2:])


@QUICK
@given(selections())
def test_villages_add_up(selection):
    figure = view.village_plan(selection)
    assert figure.is_empty or figure.table.iloc[:, 1].sum() == value("poor_villages", selection)
    assert figure.is_empty == (value("poor_villages", selection) == 0)


@QUICK
@given(selections())
def test_income_figures_agree_with_measure(selection):
    spread = view.income_spread(selection).table
    whole = measure(("six_guarantees_share",), selection)["six_guarantees_share"].denominator
    assert len(spread) == 0 or spread.iloc[:, 1].sum() == whole
    below = spread[spread.iloc[:, 0].str.startswith("低于")].iloc[:, 1].sum() if len(spread) else 0
    assert below == value("poor_households", selection)
    sources = view.income_sources(selection).table
    assert len(sources) == 0 or sources.iloc[:, 1].sum() == pytest.approx(100, abs=0.2)
    path = view.income_path(selection)
    last = path.table[path.table.iloc[:, 1].str.contains("下限")].iloc[:, 2].tolist()
    if last:
        assert ("不足" in path.title) == (last[-1] < 6000) and last[-1] in numbers_in(path.title)


@QUICK
@given(selections())
def test_the_row_named_is_farthest_from_its_rule(selection):
    known = [line for line in axes.lines(selection)[0] if line.share is not None]
    title = view.five_axes(selection).title
    if title.startswith("离目标最远"):
        least = min(line.share for line in known)
        assert numbers_in(title)[-1] == round(least * 100, 1)
        assert any(line.name in title for line in known if line.share == least)


@QUICK
@given(selections())
def test_gaps_are_the_lists(selection):
    ranked, whole, _ = left.gap_counts(selection)
    found = dict(ranked)
    assert [n for _, n in ranked] == sorted(found.values(), reverse=True)
    assert all(0 <= n <= whole for n in found.values())
    if not found:
        return
    poor = replace(selection, household_class=("registered_poor",))
    for word, name in (("no_cadre", "uncovered_households"), ("no_visit", "unvisited_households"),
                       ("no_plan", "households_without_plan"), ("all_three", "left_behind_households"),
                       ("never_trained", "never_reached_who_asked")):  # fmt: skip
        assert found[word] == len(rows(name, poor)), word


@QUICK
@given(selections())
def test_who_is_left_behind_is_counted_once_everywhere(selection):
    n = value(left.KEY, selection)
    assert len(view.left_behind(selection).table) == n
    where = view.gaps_where(selection).table
    assert (0 if where.empty else where.iloc[:, 1].sum()) == n
    assert bool(view.left_note(selection)) == (n > 0)
    listed = set(rows(left.KEY, selection)["household_id"])
    assert listed == set(view.left_behind(selection).table.iloc[:, 0])


@QUICK
@given(selections())
def test_visits_by_month_add_up(selection):
    figure, made = view.campaign_months(selection), value("visits_made", selection)
    assert (0 if figure.is_empty else figure.table.iloc[:, 1].sum()) == made
    assert not made or numbers_in(figure.title)[0] == made


@QUICK
@given(selections())
def test_filters_not_followed_are_named(selection):
    active = {name for name in ("poverty_cause", "category", "labour") if getattr(selection, name)}
    assert active <= set(view.rate_path(selection).ignored) & set(view.village_plan(selection).ignored)
    assert not active or "筛选" in tile(selection, "贫困发生率").note
    for figure in (view.persons_path(selection), view.income_spread(selection), view.five_axes(selection),
                   view.gaps(selection), view.left_behind(selection)):  # fmt: skip
        assert not active & set(figure.ignored)


@QUICK
@given(selections())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_raw_word_is_shown(language, selection):
    text.use(language)
    title, sub = view.heading(selection)
    tiles = [*view.tiles(selection), *view.countdowns()]
    words = [title, sub, view.income_note(selection), view.left_note(selection), view.phase_note()]
    words += [part for each in tiles for part in (each.label, each.value, each.note)]
    for figure in figures_of(selection):
        words += [figure.title, figure.sub, *figure.notes, *map(str, figure.table)]
        cells = figure.table.select_dtypes(exclude="number").to_numpy().ravel()
        words += [cell for cell in cells if isinstance(cell, str)]
        if figure.view is not None:
            words += [cell for cell in figure.view.frame.get("text", []) if isinstance(cell, str)]
        assert len(HAN.findall(figure.title)) <= 20 and (language == "zh" or len(figure.title) <= 60), figure.title
    for word in words:
        assert not RAW.search(word), word
        assert language == "zh" or not HAN.search(word), word
