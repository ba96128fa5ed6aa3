"""干部包带: the figures say what `measure` says, their findings are true of every selection."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from components.figure import Figure
from components.text import with_unit
from components.views import cadres as view
from indicators.lists import rows
from indicators.measure import Selection, measure
from tests.cadre_page import POOR, QUICK, WHOLE_PAGE, selections

pytestmark = pytest.mark.usefixtures("demo_snapshot")


def one(key: str, selection: Selection, **how) -> tuple[int, int]:
    frame = measure((key,), selection, **how)[key].frame
    return int(frame["numerator"].sum()), int(frame["denominator"].fillna(0).sum())


def test_key_figures_of_the_district():
    values = [tile.value for tile in view.top.tiles(POOR)]
    met, whole = one("cadre_coverage", POOR)
    assert values[0] == f"{whole - met}户"
    assert values[1] == f"{one('cadres_over_duty', POOR)[0]}名"
    assert values[4] == "54/54个村"
    matched, villages = one("need_match_share", POOR)
    assert values[5] == f"{matched}/{villages}个村"
    assert view.top.heading(POOR)[0] == f"{whole:,}户贫困户中{whole - met}户无包带干部"


@QUICK
@given(selections())
def test_area_figures_hold_the_numbers_of_measure(selection):
    pairs = [
        (view.coverage.by_area(selection), "cadre_coverage"),
        (view.visits.recent(selection), "visited_recently_share"),
        (view.matters.enough(selection), "enough_matters_share"),
        (view.matters.industry(selection), "leading_industry_share"),
    ]
    for figure, key in pairs:
        met, whole = one(key, selection)
        table = figure.table
        assert (int(table.iloc[:, 1].sum()), int(table.iloc[:, 3].sum())) == (met, whole), key
        assert (table.iloc[:, 1] + table.iloc[:, 2] == table.iloc[:, 3]).all()
        assert figure.is_empty == (whole == 0)
        if whole and whole > met:
            assert (
                figure.title.startswith(with_unit(whole - met, _unit(figure))) or f"中{whole - met:,}" in figure.title
            )
        worst = table.iloc[:, 2].max() if whole else 0
        if "最多" in figure.title:
            named = table.iloc[int(table.iloc[:, 2].to_numpy().argmax()), 0]
            assert named in figure.title and f"{worst:,}" in figure.title
            assert (table.iloc[:, 2] == worst).sum() == 1


def _unit(figure: Figure) -> str:
    return "cadre" if "名" in figure.table.columns[1] else "household"


@QUICK
@given(selections())
def test_lowest_group_is_the_lowest(selection):
    for part in view.PARTS["coverage"]:
        figure = view.coverage.by_group(selection, part)
        if "最低" in figure.title and "“" in figure.title:
            label = re.search("“(.+)”", figure.title).group(1)
            shares = dict(zip(figure.table.iloc[:, 0], figure.table.iloc[:, 4], strict=True))
            assert shares[label] == min(shares.values())


@QUICK
@given(selections())
def test_loads_add_up_to_the_cadres(selection):
    figure = view.load.spread(selection)
    cadres, _ = one("cadre_count", selection)
    over, _ = one("cadres_over_duty", selection)
    assert int(figure.table.iloc[:, 2:].to_numpy().sum()) == cadres
    beyond = 0
    for row in figure.table.itertuples(index=False):
        beyond += sum(count for load, count in enumerate(row[2:]) if load > row[1])
    assert beyond == over
    assert figure.title.startswith(f"{over:,}名干部超规定" if over else f"{cadres:,}名" if cadres else "所选范围没有")


@QUICK
@given(selections())
def test_frontier_arithmetic(selection):
    here = view.capacity.standing(selection)
    if not here.cadres:
        assert view.capacity.frontier(selection).is_empty
        return
    assert here.at(here.share) == pytest.approx(here.capacity)
    assert (here.at(0), here.at(1)) == (here.cadres, 3 * here.cadres)
    needed = here.needed(here.poor)
    assert here.at(needed) == pytest.approx(max(here.poor, here.cadres))
    title = view.capacity.frontier(selection).title
    assert ("少于" in title) == (here.capacity < here.poor)
    assert ("够包" in title) == (here.capacity >= here.poor and here.capacity >= here.all_classes)


def test_contradiction_c5_from_the_facts():
    sentence = view.capacity.callout().sentence
    assert all(part in sentence for part in ("3,000名", "9,000户", "3,334名", "6,250名", "1万户左右"))
    here = view.capacity.standing(POOR)
    assert (here.poor, here.all_classes, here.is_stated) == (5172, 10000, True)
    assert here.needed(5172) == pytest.approx((5172 - here.cadres) / (2 * here.cadres))


@QUICK
@given(selections())
def test_months_add_up_and_none_is_left_out(selection):
    figure = view.visits.by_month(selection)
    made, _ = one("visits_made", selection)
    assert figure.is_empty == (made == 0)
    if made:
        assert int(figure.table.iloc[:, 1].sum()) == made
        months = list(figure.table.iloc[:, 0])
        first, last = (int(m[:4]) * 12 + int(m[5:]) for m in (months[0], months[-1]))
        assert len(months) == last - first + 1 and months[-1] == "2016-04"


@QUICK
@given(selections())
def test_need_matrix_counts_every_helped_poor_village(selection):
    figure = view.departments.matrix(selection)
    matched, villages = one("need_match_share", selection)
    assert int(figure.table.iloc[:, 1:].to_numpy().sum() if len(figure.table) else 0) == villages
    assert ("不对口" in figure.title) == (villages > matched)


@WHOLE_PAGE
@given(selections())
def test_lists_are_the_lists_of_the_selection(selection):
    for key in view.cases.LISTS:
        figure = view.cases.listed(key, selection)
        found = rows(key, selection)
        assert len(figure.table) == len(found), key
        assert list(figure.table["列入原因"]) == list(found["reason"]), key
        assert (f"{len(found):,}" in figure.title) or not len(found)


def test_reading_c17_changes_the_unit():
    chosen = Selection(household_class=("registered_poor",), readings=(("C17", "per_cadre"),))
    assert "（名）" in view.matters.industry(chosen).table.columns[1]
    assert "（户）" in view.matters.industry(POOR).table.columns[1]


def test_ignored_filters_are_named_and_change_nothing():
    chosen = Selection(household_class=("registered_poor",), poverty_cause=("illness",))
    figure = view.load.spread(chosen)
    assert figure.ignored == ("poverty_cause",)
    assert figure.table.equals(view.load.spread(POOR).table)
    assert "因病" not in figure.sub and "因病" in view.coverage.by_area(chosen).sub
