"""总览 for any selection: findings true of the numbers, sums that agree, words clean in both languages."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

import pytest
from hypothesis import given

from components import text
from components.figure import Figure
from components.views import overview as view
from components.views.overview import axes, left
from indicators.lists import rows
from indicators.measure import Selection, measure
from tests.delisting_page import QUICK, numbers_in, selections, value
from tests.wording import HAN, RAW

pytestmark = pytest.mark.usefixtures("demo_snapshot")


def figures_of(selection: Selection) -> list[Figure]:
    """Every figure of the page."""
    return [
        view.persons_path(selection), view.rate_path(selection), view.village_plan(selection),
        view.income_path(selection), view.income_spread(selection), view.income_sources(selection),
        view.five_axes(selection), view.five_improvements(selection), view.gaps(selection), view.gaps_where(selection),
        view.left_behind(selection), view.campaign(), view.campaign_months(selection), view.district_economy(),
    ]  # fmt: skip


def tile(selection: Selection, label: str):
    return next(each for each in view.tiles(selection) if each.label == label)


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
    last = path.table[path.table.iloc[:, 1].astype(str).str.contains("下限")].iloc[:, 2].tolist()
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
    assert bool(view.left_note(selection).sentence) == (n > 0)
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
    title, sub, refs = view.heading(selection)
    tiles = [*view.tiles(selection), *view.countdowns()]
    notes = (view.income_note(selection), view.left_note(selection), view.phase_note())
    words = [title, sub, *(each.sentence for each in notes)]
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
