"""组织保障: the figures say what `measure`, the lists and the score cards say, and their findings are true."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.views import organisation as view
from data import store
from data.facts import fact
from geo.areas import full_name
from indicators.assessment.cards import PRESETS, scorecards
from indicators.chain import chains
from indicators.lists import rows
from indicators.measure import Selection, measure, register_of
from tests.organisation_page import POOR, QUICK, figures_of, selections

pytestmark = pytest.mark.usefixtures("demo_snapshot")


def one(key: str, selection: Selection = POOR, **how) -> tuple[int, int]:
    frame = measure((key,), selection, **how)[key].frame
    return int(frame["numerator"].fillna(0).sum()), int(frame["denominator"].fillna(0).sum())


def planted(kind: str) -> set[str]:
    flaws = store.read("planted_flaws")
    return set(flaws.loc[flaws["kind"] == kind, "key"])


def test_levels_of_the_district():
    table = view.levels.figure(POOR).table
    held = dict(zip(table.iloc[:, 0], table.iloc[:, 2], strict=True))
    assert held["县级领导干部"] == "33" and held["扶贫攻坚工作组"] == "17" and held["扶贫攻坚工作队"] == "85"
    assert held["第一书记"] == "54" and held["包带干部"] == "3,040名"
    assert table.iloc[5, 1] == "未载" and "85−54" in table.iloc[3, 6]
    assert view.levels.figure(POOR).title == "199个岗位中2个没有落实干部"
    notes = "".join(view.levels.figure(POOR).notes)
    assert "C14" in notes and "C5" in notes


def test_a_township_holds_no_post_of_the_district():
    table = view.levels.figure(Selection(area="510802100")).table
    assert table.iloc[0, 2] == table.iloc[1, 2] == "属全区一级" and table.iloc[3, 2] == "11"
    village = view.levels.figure(Selection(area="510802100203")).table
    assert village.iloc[2, 2] == "属乡镇一级" and village.iloc[4, 2] == "1"


class Tree(HTMLParser):
    """Reads the nested lists: open tags, buttons by filter, and how deep the lists go."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.depth, self.places = 0, []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.stack.append(tag)
        self.depth = max(self.depth, self.stack.count("ul"))
        named = dict(attrs)
        if named.get("data-do") == "filter":
            self.places.append((named["data-name"], named["data-value"]))

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag


def test_the_tree_is_well_formed_and_reaches_every_village():
    found = Tree(view.tree.markup(POOR))
    assert not found.stack and found.depth == 5
    villages = [code for name, code in found.places if name == "village"]
    assert sorted(villages) == sorted(chains(register_of()).villages)
    towns = [code for name, code in found.places if name == "town"]
    assert len(towns) == len(set(towns)) == 20


@pytest.mark.parametrize("area", ["510802100", "510802008", "510802100203", "510802008S01"])
def test_the_tree_of_a_place(area):
    found = Tree(markup := view.tree.markup(Selection(area=area)))
    assert not found.stack and found.places[0] == ("village" if len(area) == 12 else "town", "")
    assert "组长：区委书记、区长" in markup and ("台账未登记" in markup or area == "510802100203")
    if len(area) == 12:
        chain = chains(register_of()).villages[area]
        assert found.depth == 5 and (chain.team.cadre_id in markup if chain.team else "未设工作队" in markup)
        assert len(view.tree.cadres(Selection(area=area)).table) == len(chain.cadres)


def test_layers_name_every_village_once():
    table = view.tree.layers(POOR).table
    assert table.iloc[:, 0].tolist() == [full_name(code, "zh") for code in chains(register_of()).villages]
    assert (table.iloc[:, 3] == "空缺").sum() == len(planted("vacant_post"))
    assert (table.iloc[:, 3] == "台账未登记").sum() == 181 - 85


@QUICK
@given(selections())
def test_cards(selection):
    complete, whole = one("card_complete_share", selection)
    areas, listed = view.cards.by_area(selection).table, view.cards.listed(selection).table
    assert int(areas.iloc[:, 1].sum()) == complete and len(listed) == whole - complete
    assert listed.iloc[:, 0].tolist() == rows("incomplete_cards", selection)["household_id"].tolist()
    items = view.cards.items(selection)
    assert items.table.iloc[5, 1:3].isna().all() and items.table.iloc[5, 3] == "台账未设"
    if whole:
        assert items.table.iloc[[0, 1, 2, 3, 4, 6], 1:3].sum(axis=1).eq(whole).all()
        lacking = dict(zip(items.table.iloc[:, 0], items.table.iloc[:, 2].fillna(0), strict=True))
        lacking.pop("已发连心卡")
        if "“" in items.title:
            assert lacking[re.search("“(.+)”", items.title).group(1)] == max(lacking.values())


def test_planted_gaps_of_cards_are_found():
    found = rows("incomplete_cards", POOR).set_index("household_id")["reason"]
    assert planted("missing_card") | planted("uncovered_household") <= set(found.index)
    assert set(found[found.str.startswith("未发卡")].index) == planted("missing_card") | planted("uncovered_household")
    births = store.read("households", ["household_id", "household_class", "head_birth_year"])
    blank = births[births["head_birth_year"].isna() & births["household_class"].eq("registered_poor")]
    assert set(found[found.str.contains("户基本信息")].index) == set(blank["household_id"])


@QUICK
@given(selections(), st.sampled_from(["cadre", "department"]), st.sampled_from(sorted(PRESETS)))
def test_score_cards(selection, kind, preset):
    cards = scorecards(kind, preset, selection, register_of())
    for order in view.CHOICES["order"]:
        figure = view.scores.ranking(kind, preset, order, selection)
        assert len(figure.table) == len(cards.ids) and figure.is_empty == (not cards.ids)
        assert "假定" in view.scores.callout(kind, preset).sentence and "assumption" in figure.marks
        assert view.scores.weights(kind, PRESETS[preset]) in figure.sub
        if cards.ids:
            score = figure.table.iloc[:, 4 if kind == "cadre" else 2]
            assert order != "highest" or score.is_monotonic_decreasing
            assert order != "lowest" or score.is_monotonic_increasing
            assert (figure.table.iloc[:, -2] <= figure.table.iloc[:, -1]).all()
    listed = view.reward.commended(kind, preset, selection).table
    assert len(listed) == int((cards.ranks <= view.reward.FIRST[kind]).sum())


def test_ties_are_shown_as_ties():
    table = view.scores.ranking("cadre", "felt_only", "highest", POOR).table
    assert table.iloc[:4, 0].tolist() == ["并列第1名"] * 4 and table.iloc[4, 0] != "并列第1名"
    assert table.iloc[:4, 4].tolist() == [100.0] * 4


def test_presets_and_means():
    table = view.weighing.presets("department", "equal", POOR).table
    assert table.iloc[0, 3] == table.iloc[0, 4] == 10 and len(table) == len(PRESETS)
    assert "1/3" in table.iloc[0, 1] and "50%" in table.iloc[1, 1]
    assert view.weighing.means("cadre", POOR).table.iloc[:, 2].tolist() == [3031] * 3
    assert view.weighing.presets("cadre", "equal", Selection(year=2014)).is_empty


def test_quotes_of_reward_are_the_articles():
    words = view.reward.callout().sentence
    assert all(fact(key).quote in words for key in ("F74", "F75", "F76"))
    assert "没有载明表彰名额" in words


@QUICK
@given(selections())
def test_rectifications(selection):
    issues, matters = view.reward.issues(selection), view.reward.matters(selection)
    every, opened, overdue = (one(f"rectifications_{name}", selection)[0] for name in ("recorded", "open", "overdue"))
    sums = issues.table.iloc[:, 1:].sum().tolist() if len(issues.table) else [0, 0, 0]
    assert sums == [every, opened, overdue] and len(matters.table) == every
    assert int((matters.table.iloc[:, 5] > 0).sum()) == overdue if every else True
    assert matters.table["逾期（天）"].is_monotonic_decreasing
    if every:
        assert [int(n) for n in re.findall(r"\d+", issues.title)] == [n for n in (every, opened, overdue) if n]


@QUICK
@given(selections())
def test_duties(selection):
    grid, villages = view.duties.grid(selection).table, view.duties.villages(selection).table
    whole = one("duty_planning_share", selection)[1]
    assert int(grid.iloc[:, 1].sum()) == int(villages.iloc[:, 1].sum()) == whole
    none = one("households_without_duty", selection)[0]
    assert int(grid.iloc[:, -1].sum()) == int(villages.iloc[:, -1].sum()) == none
    assert villages["四项都有（%）"].is_monotonic_increasing
    title = view.duties.grid(selection).title
    if "“" in title:
        shares = {name: one(f"duty_{name}_share", selection)[0] for name in ("planning", "information", "mindset",
                                                                            "bonds")}  # fmt: skip
        names = {"包规划制定": "planning", "包信息传递": "information", "包思想解放": "mindset", "包感情联络": "bonds"}
        assert shares[names[re.search("“(.+)”", title).group(1)]] == min(shares.values())


@QUICK
@given(selections())
def test_terms(selection):
    running, reasons = view.terms.running(selection), view.terms.reasons(selection)
    current, early = one("ties_current", selection)[0], one("ties_ended_early", selection)[0]
    assert (int(running.table.iloc[:, 1].sum()) if current else 0) == current and running.is_empty == (not current)
    assert (int(reasons.table.iloc[:, 1].sum()) if early else 0) == early
    assert len(view.terms.ended_list(selection).table) == early
    left = one("ties_without_successor", selection)[0]
    assert len(view.terms.unfollowed_list(selection).table) == left
    if early:
        assert ("未接续" in reasons.title) == bool(left)


def test_planted_releases_are_early_ends_and_half_are_unfollowed():
    released = planted("early_release")
    ended, left = set(rows("ties_ended_early", POOR)["tie_id"]), set(rows("ties_without_successor", POOR)["tie_id"])
    assert released <= ended and left <= released and len(left) == len(released) / 2


def test_keys_of_figures_name_files_of_their_own():
    keys = [figure.key for figure in figures_of(POOR, ("equal",))]
    assert len(set(keys)) == len(keys)
