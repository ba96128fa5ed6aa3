"""规划与内容精准: the figures say what `measure` says, lists are as long as counts, findings hold for any selection."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.views import planning as view
from components.views.planning import industry
from data import store
from indicators.facts.plans import MISMATCHES, NEEDS_LABOUR
from indicators.lists import rows
from indicators.lists.plans import READ_FROM
from indicators.measure import Selection, measure
from indicators.planning.diversity import diversity
from indicators.planning.readings import BASES, coverage
from policy.readings import READINGS
from tests import world
from tests.planning_page import POOR, QUICK, WHOLE_PAGE, selections

pytestmark = pytest.mark.usefixtures("demo_snapshot")
FEW = WHOLE_PAGE


def one(key: str, selection: Selection = POOR, **how) -> tuple[int, int]:
    found = measure((key,), selection, **how)[key]
    cells = list(found.cells())
    return int(sum(n for n, *_ in cells)), int(sum(m for _, m, _ in cells if m == m))


def total(figure, column: int) -> int:
    return 0 if figure.is_empty else int(figure.table.iloc[:, column].sum())


# The small world, by hand -------------------------------------------------------------------------------------------


def test_small_world_of_readings():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("indicators.planning.readings.register_of", lambda: world.register())
        found = {each.reading: each for each in coverage(Selection())}
    # all: H01-H10; without the disabled H04 H07; with a labourer not H04 H08 H09
    assert [found[key].base for key in BASES] == [10, 8, 7]
    assert [found[key].planned for key in BASES] == [7, 6, 7]
    assert [found[key].short for key in BASES] == [4, 4, 4]  # H01 H02 H03 H05
    assert [found[key].long for key in BASES] == [5, 4, 5]  # H01 H05 H06 H07 H10
    assert [found[key].both for key in BASES] == [2, 2, 2] and found["with_labour"].missing == 0


def test_small_world_of_tracks():
    found = measure("households_with_assistance", snapshot=world.register(), group="floor_group,track")
    cells = {key[:2]: key[2] for key in found["households_with_assistance"].cells("floor_group", "track") if key[2]}
    # H07 disabled with a labourer on an industry; H08 without labour on dibao; able: H01 H02 H05 H06 H10; H03
    assert cells == {("disabled", "industry"): 1, ("without_labour", "floor"): 1, ("able", "industry"): 5,
                     ("able", "work"): 1}  # fmt: skip


@pytest.mark.parametrize(("counts", "expected"), [
    ({}, (0, 0, "", None, None)),
    ({"a": 1}, (1, 1, "a", 1.0, None)),
    ({"a": 2, "b": 2, "c": 0}, (4, 2, "a", 0.5, 1 - 4 / 12)),
    ({"a": 5}, (5, 1, "a", 1.0, 0.0)),
    ({"a": 1, "b": 1, "c": 1}, (3, 3, "a", 1 / 3, 1.0)),
])  # fmt: skip
def test_diversity_on_fingers(counts, expected):
    found = diversity(counts)
    for value, wanted in zip(found, expected, strict=True):
        assert value != value if wanted is None else value == pytest.approx(wanted)


# Against the register -----------------------------------------------------------------------------------------------


@QUICK
@given(selections(), st.sampled_from(list(BASES)))
def test_coverage_of_every_reading_is_plan_coverage_under_it(selection, reading):
    chosen = replace(selection, readings=(("C4", reading),))
    found = [each for each in coverage(chosen) if each.reading == reading]
    planned, base = one("plan_coverage", chosen)
    assert (found[0].planned, found[0].base) == (planned, base) if found else base == 0
    assert list(BASES) == [option.key for option in READINGS["C4"].options]


@QUICK
@given(selections(), st.sampled_from(list(BASES)))
def test_the_list_without_plan_follows_the_reading(selection, reading):
    chosen = replace(selection, readings=(("C4", reading),))
    figure, missing = view.coverage.listed(chosen), one("households_without_plan", chosen)[0]
    assert len(figure.rows) == missing == total(view.coverage.by_area(chosen), 2)
    assert figure.table.iloc[:, 0].tolist() == rows("households_without_plan", chosen)["household_id"].tolist()


def test_planted_missing_plans_are_found_and_nothing_else():
    flaws = store.read("planted_flaws")
    planted = set(flaws.loc[flaws["kind"] == "missing_plan", "key"])
    found = view.coverage.listed(replace(POOR, readings=(("C4", "with_labour"),))).table.iloc[:, 0]
    assert planted and set(found) == planted


def test_the_bound_of_c4_is_shown_for_the_whole_district():
    bound = view.coverage.readings(replace(POOR, readings=(("C4", "not_disabled"),)))
    assert "4,641" in bound.title and "5,000" in bound.title and "stated" in bound.marks
    town = view.coverage.readings(replace(POOR, area="510802100", readings=(("C4", "not_disabled"),)))
    assert "5,000" not in town.title and town.marks == ("simulated",)
    assert not any("原文" in tile.note for tile in view.top.tiles(replace(POOR, area="510802100"))[:2])


@FEW
@given(selections())
def test_what_is_at_odds_adds_up(selection):
    odd = one("mismatched_assistance", selection)[0]
    assert total(view.match.matrix(selection, "odd"), 2) == total(view.match.rules(selection), 1) == odd
    assert total(view.match.by_area(selection), 1) == len(view.match.listed(selection).rows) == odd
    assert total(view.match.matrix(selection, "all"), 2) == one("households_with_assistance", selection)[0]
    assert len(view.match.notes(selection)) == len(view.match.rules(selection).rows)


def test_nothing_is_at_odds_but_by_one_of_the_three_rules():
    homes = store.read("households").merge(store.read("household_plans"), on="household_id")
    homes = homes[homes["household_class"] == "registered_poor"]
    labour, disabled = homes["n_labour"] > 0, homes["has_disabled_member"].astype(bool)
    needs = homes["measure"].isin(NEEDS_LABOUR)
    starts = disabled & homes["measure"].isin(["industry", "credit"])
    expected = {
        "no_labour": needs & ~labour,
        "disabled": starts & labour,
        "unable": needs & (homes["ability"] == "none") & labour & ~starts,
    }
    found = rows("mismatched_assistance", POOR)
    assert tuple(READ_FROM) == MISMATCHES and not found["household_id"].duplicated().any()
    for rule, wanted in expected.items():
        mine = found[found["mismatch"] == rule]
        assert set(mine["household_id"]) == set(homes.loc[wanted, "household_id"]) and len(mine)
        assert mine["reason"].str.contains(", ".join(READ_FROM[rule]), regex=False).all()


@FEW
@given(selections())
def test_the_safety_net(selection):
    reached, due = one("floor_reached_share", selection)
    figure, areas = view.floor.support(selection), view.floor.by_area(selection)
    assert (total(figure, 1), total(figure, 3)) == (total(areas, 1), total(areas, 3)) == (reached, due)
    assert len(view.floor.listed(selection).rows) == due - reached == total(areas, 2)
    if due:
        assert total(figure, 5) + total(figure, 6) + total(figure, 7) == due  # dibao, wubao, general
    tracks = view.floor.tracks(selection)
    assert total(tracks, 2) == one("households_with_assistance", selection)[0]
    assert bool(view.floor.note(POOR).sentence) and not view.floor.note(Selection(area="510802100")).sentence


@FEW
@given(selections())
def test_industries_and_wishes(selection):
    registered, wishes = one("registered_households", selection)[0], one("wishes_recorded", selection)[0]
    types = view.industry.types(selection)
    assert total(types, -1) == registered
    assert types.is_empty or total(types, -1) == int(types.table.iloc[:, 1:-1].to_numpy().sum())
    assert total(view.wishes.matrix(selection), 2) == total(view.wishes.effect(selection), 3) == wishes
    same = view.industry.by_village(selection)
    assert (total(same, 3), total(same, 2)) == one("wish_follows_village_share", selection)
    known = sum(bool(each.leading) for each in industry.villages(selection))
    assert total(view.industry.leading(selection), 1) == known
    different = view.wishes.different(selection)
    assert total(different, 1) == one("households_with_assistance", selection)[0]


@FEW
@given(selections())
def test_facilities_and_projects(selection):
    has, looked_for = one("facility_share", selection)
    lacking = view.facility.lacking(selection)
    assert total(lacking, 2) == looked_for - has == one("facilities_missing", selection)[0]
    assert total(lacking, 4) == one("facilities_missing_without_project", selection)[0]
    projects = view.facility.projects(selection)
    assert projects.is_empty or int(projects.table.iloc[:, 1:].to_numpy().sum()) == one("projects", selection)[0]
    assert total(projects, 4) == len(view.facility.late(selection).rows) == one("late_projects", selection)[0]


def test_paths_are_medians_of_villages():
    years = store.read("village_years")
    year = years[years["year"] == 2015].assign(town=lambda frame: frame["village_code"].str[:9])
    medians = year.groupby("town")["household_road_rate"].median()
    table = view.facility.by_area(POOR).table
    assert table.iloc[:, 6].tolist() == pytest.approx((medians * 100).round(1).tolist())


def test_cases_stand_beside_the_register():
    cases = view.cases.village().table
    assert cases.iloc[0, 3].startswith("包带部门：区交通局") and "500吨" in cases.iloc[1, 3]
    assert "45户" in cases.iloc[3, 3] and cases.iloc[:, 0].tolist() == ["F39a", "F40", "F52", "F27c"]
    assert len(view.cases.industry().rows) == 6


def test_readings_leave_the_other_figures_alone():
    chosen = replace(POOR, readings=(("C4", "with_labour"), ("C17", "per_cadre")))
    for of in (view.match.rules, view.floor.support, view.wishes.effect):
        assert of(chosen).table.equals(of(POOR).table)
