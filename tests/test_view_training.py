"""培训覆盖: the figures say what `measure` says, and their findings are true of every selection."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from components.text import with_unit
from components.views import training as view
from indicators.lists import rows
from indicators.measure import Selection, measure
from tests.training_page import POOR, QUICK, figures_of, selections

pytestmark = pytest.mark.usefixtures("demo_snapshot")
MET = "need_reached_share"


def one(key: str, selection: Selection = POOR, **how) -> tuple[int, int]:
    frame = measure((key,), selection, **how)[key].frame
    return int(frame["numerator"].sum()), int(frame["denominator"].fillna(0).sum())


def found_in(title: str) -> list[int]:
    return [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?![\d.%年])", title)]


def test_key_figures_of_the_district():
    values = [tile.value for tile in view.top.tiles(POOR)]
    assert values == ["32场", "1,214人次", "1,024人", "890户", "17.2%", f"{one('asked_never_reached')[0]:,}户"]
    notes = [tile.note for tile in view.top.tiles(POOR)]
    assert "30余场" in notes[0] and "C7" in notes[0] and "1,000余人" in notes[2] and "2,000户左右" in notes[3]
    assert f"2015年{one('households_reached_last_year')[0]}户" in notes[3]


def test_published_numbers_stand_only_beside_the_whole_district():
    town = Selection(area="510802100", household_class=("registered_poor",))
    for selection in (town, Selection(poverty_cause=("illness",))):
        assert not any("原文" in tile.note or "计划" in tile.note for tile in view.top.tiles(selection))
        ladder = view.ladder.steps(selection)
        assert ladder.marks == ("simulated",) and not ladder.table.iloc[:, 3].str.contains("原文|计划").any()
    assert view.ladder.steps(POOR).marks == ("simulated", "stated")
    assert {"C7", "C9"} <= {note[:2] for note in view.ladder.steps(POOR).notes}
    assert "2015年24场、2016年8场" in view.top.article_note(POOR).sentence and "C7" in view.top.article_note(POOR).refs


@QUICK
@given(selections())
def test_ladder_counts_each_thing_once_in_its_own_unit(selection):
    figure = view.ladder.steps(selection)
    keys = ("training_sessions_held", "attendances", "trained_persons", "trained_households")
    counts = [one(key, selection)[0] for key in keys]
    asked, industry = one("asking_reached_share", selection)[0], one("industry_after_training_share", selection)[0]
    assert figure.is_empty == (counts[0] == counts[1] == 0)
    if not figure.is_empty:
        assert figure.table.iloc[:, 1].tolist() == [*counts, asked, industry]
        assert figure.table.iloc[:, 2].tolist() == ["场", "人次", "人", "户", "户", "户"]
    assert counts[1] >= counts[2] >= counts[3] >= max(asked, industry)
    if counts[1]:
        assert found_in(figure.title) == counts[1:]


def test_plan_is_a_share_of_the_district_and_a_dashed_target():
    assert view.ladder.plan_share() == pytest.approx(2000 / 5172)
    figure = view.ladder.by_area(POOR)
    assert "derived" in figure.marks and set(figure.table.iloc[:, 4]) == {38.7}
    assert set(figure.view.frame["target"].round(6)) == {round(2000 / 5172 / (2000 / 5172), 6)}


@QUICK
@given(selections())
def test_reach_by_area_and_group(selection):
    figure = view.ladder.by_area(selection)
    met, whole = one("training_reach_last_year", selection)
    assert (int(figure.table.iloc[:, 1].sum()), int(figure.table.iloc[:, 2].sum())) == (met, whole)
    assert figure.is_empty == (whole == 0)
    if "低于" in figure.title or "达到" in figure.title:
        assert ("低于" in figure.title) == (met / whole < view.ladder.plan_share())
    if "无一户参训" in figure.title and "个" in figure.title:
        assert found_in(figure.title)[0] == (figure.table.iloc[:, 1] == 0).sum()
    for part in view.ladder.GROUPS:
        group = view.ladder.by(selection, part)
        assert (int(group.table.iloc[:, 1].sum()), int(group.table.iloc[:, 2].sum())) == one(
            "training_reach", selection
        )
        if "“" in group.title:
            name = re.search("“(.+)”", group.title).group(1)
            shares = dict(zip(group.table.iloc[:, 0], group.table.iloc[:, 3], strict=True))
            assert shares[name] == min(shares.values())


@QUICK
@given(selections())
def test_supply_counts_every_session_once(selection):
    held, seats = one("training_sessions_held", selection)[0], one("training_seats", selection)[0]
    months = view.supply.by_month(selection)
    for shade in view.CHOICES["shade"]:
        matrix = view.supply.matrix(selection, shade)
        assert int(matrix.table.iloc[:, 2].sum()) == held and matrix.is_empty == (held == 0)
        if "最多，" in matrix.title and "并列" not in matrix.title:
            totals = matrix.table.groupby(matrix.table.columns[0])[matrix.table.columns[2]].sum()
            name = re.search("“(.+)”", matrix.title).group(1)
            assert totals[name] == totals.max() == found_in(matrix.title)[-1] and (totals == totals.max()).sum() == 1
    assert int(months.table.iloc[:, 1].sum()) == held
    assert int(view.supply.seats(selection).table.iloc[:, 2].sum()) == seats
    if held:
        first, last = (int(m[:4]) * 12 + int(m[5:]) for m in (months.table.iloc[0, 0], months.table.iloc[-1, 0]))
        assert len(months.table) == last - first + 1 and months.table.iloc[-1, 0] == "2016-04"


def test_cadre_sessions_stand_apart():
    note = view.top.cadre_note(POOR).sentence
    assert "6场" in note and "1,110人次" in note
    topics = view.supply.matrix(POOR, "form").table.iloc[:, 0]
    assert not topics.str.contains("干部").any()


@QUICK
@given(selections())
def test_needs_met_and_not(selection):
    met, whole = one(MET, selection)
    for figure in (view.need.by_topic(selection), view.need.by_area(selection)):
        table = figure.table
        assert (int(table.iloc[:, 1].sum()), int(table.iloc[:, 3].sum())) == (met, whole)
        assert (table.iloc[:, 1] + table.iloc[:, 2] == table.iloc[:, 3]).all()
    matrix = view.need.matrix(selection).table
    if len(matrix):
        assert int(matrix[matrix.iloc[:, 0] == matrix.iloc[:, 1]].iloc[:, 2].sum()) == met
    if whole and met:
        assert found_in(view.need.matrix(selection).title)[:2] == [whole, met]
    topics = view.need.by_topic(selection)
    if "从未举办" in topics.title:
        never = topics.table[topics.table.iloc[:, 5] == 0]
        assert with_unit(int(never.iloc[:, 3].sum()), "household") in topics.title


@QUICK
@given(selections())
def test_villages(selection):
    villages = view.where.villages(selection)
    coverage = view.where.coverage(selection).table
    without = sum(each.sessions == 0 for each in villages)
    if villages:
        assert int(coverage.iloc[:, 2].sum()) == without
        assert int(coverage.iloc[:, 1:].to_numpy().sum()) == len(villages)
    assert sum(each.sessions for each in villages) == one("training_sessions_held", selection)[0]
    assert sum(each.left for each in villages) == one("asked_never_reached", selection)[0]
    assert sum(each.reach.met for each in villages if each.reach) == one("training_reach", selection)[0]
    for order, column, falls in (("unreached", 1, True), ("lowest", 3, False), ("highest", 3, True)):
        table = view.where.ranking(selection, order).table
        values = table.iloc[:, column].dropna().tolist() if len(table) else []
        assert values == sorted(values, reverse=falls), order


def test_spread_names_the_medians():
    title = view.where.spread(POOR).title
    table = view.where.spread(POOR).table
    middles = table.groupby(table.columns[1])[table.columns[2]].median()
    assert f"{middles['办过培训']:g}%" in title and f"{middles['没办过培训']:.1f}%" in title


@QUICK
@given(selections())
def test_the_list_is_the_list_of_the_selection(selection):
    found = rows("never_reached_who_asked", selection)
    whole = view.cases.listed(selection)
    assert whole.table.iloc[:, 0].tolist() == found["household_id"].tolist()
    assert whole.table["列入原因"].tolist() == found["reason"].tolist()
    assert len(whole.table) == one("asked_never_reached", selection)[0]
    for figure in (view.cases.by_topic(selection), view.cases.by_area(selection)):
        assert (0 if figure.is_empty else int(figure.table.iloc[:, 1].sum())) == len(found)


def test_what_sessions_cannot_follow_is_named_and_changes_nothing():
    chosen = Selection(household_class=("registered_poor",), poverty_cause=("illness",))
    figure = view.supply.matrix(chosen, "form")
    assert figure.ignored == ("poverty_cause",) and figure.table.equals(view.supply.matrix(POOR, "form").table)
    assert "因病" not in figure.sub and "因病" in view.need.by_topic(chosen).sub
    assert "致贫原因" in view.top.tiles(chosen)[0].note
    assert view.ladder.steps(chosen).ignored == ("poverty_cause",)


def test_keys_of_figures_name_files_of_their_own():
    keys = [figure.key for figure in figures_of(POOR)]
    assert len(set(keys)) == len(keys) - 2  # one ranking in three orders
