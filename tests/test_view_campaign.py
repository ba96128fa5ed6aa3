"""三千干部包万户: all three classes, the duties, the calendar and the goals say what `measure` says, and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import text
from components.views import campaign as view
from components.views.campaign.base import CLASSES, every
from components.views.campaign.contrasts import ROWS
from components.views.campaign.goals import PARTS, parts
from components.views.campaign.phases import months
from data.facts import contradictions, facts
from indicators.campaign import PHASES, Done, done_by_phase, phase_of_month
from indicators.indicator import REGISTRY
from indicators.measure import Selection, measure
from tests import world
from tests.campaign_page import POOR, QUICK, WHOLE_PAGE, figures_of, own_figures, selections
from tests.wording import AREAS, assert_choices, assert_plain, assert_same_places, assert_short, said

pytestmark = pytest.mark.usefixtures("demo_snapshot")


def one(key: str, selection: Selection, **how) -> tuple[int, int]:
    cells = list(measure((key,), selection, **how)[key].cells())
    return int(sum(n for n, *_ in cells if n == n)), int(sum(m for _, m, _ in cells if m == m))


def total(figure, column: int) -> int:
    return 0 if figure.is_empty else int(figure.table.iloc[:, column].sum())


# On fingers ---------------------------------------------------------------------------------------------------------


def test_months_belong_to_phases():
    wanted = {"2015-01": None, "2015-02": "mobilisation", "2015-03": "implementation", "2016-10": "implementation",
              "2016-11": "summary", "2016-12": "summary", "2017-01": None}  # fmt: skip
    assert {month: phase_of_month(month) for month in wanted} == wanted


def test_phases_add_up_in_the_order_of_the_calendar():
    found = done_by_phase([("2016-11", 1, 0, 0), ("2015-02", 0, 2, 0), ("2015-03", 3, 1, 2), ("2016-04", 1, 1, 1),
                           ("2014-12", 5, 0, 0)])  # fmt: skip
    assert found == [Done("mobilisation", 0, 2, 0), Done("implementation", 4, 2, 3), Done("summary", 1, 0, 0),
                     Done(None, 5, 0, 0)]  # fmt: skip
    assert done_by_phase([]) == []


def test_small_world_of_duties():
    found = measure("duty_contact_share", snapshot=world.register(), group="duty,household_class")["duty_contact_share"]
    cells = {key[:2]: key[2] for key in found.cells("duty", "household_class") if key[2]}
    # V01 H01 and V07 H05 on planning; V05 H02 and V09 H11 on information; V10 H08 by telephone on bonds
    assert cells == {("planning", "registered_poor"): 2, ("information", "registered_poor"): 1,
                     ("information", "key_economic"): 1, ("bonds", "registered_poor"): 1}  # fmt: skip


def test_small_world_of_contacts():
    found = measure(("households_visited", "households_contacted", "households_with_matters"), group="household_class",
                    snapshot=world.register())  # fmt: skip
    cells = {key: {code: n for code, n, *_ in each.cells("household_class")} for key, each in found.items()}
    assert cells["households_visited"]["registered_poor"] == 5 and cells["households_visited"]["key_economic"] == 1
    assert cells["households_contacted"]["registered_poor"] == 6 and cells["households_with_matters"] == {
        "registered_poor": 5, "key_economic": 0}  # fmt: skip


# Against the register -----------------------------------------------------------------------------------------------


@QUICK
@given(selections())
def test_the_three_classes_add_up(selection):
    covered, seen = view.classes.covered(selection), view.classes.visited(selection)
    met, whole = one("coverage_all_classes", every(selection))
    assert (total(covered, 1), total(covered, 3)) == (met, whole) and total(seen, 3) == whole
    assert total(seen, 1) == one("households_visited", every(selection))[0] == total(covered, 5)
    for kind in CLASSES:
        areas = view.classes.by_area(selection, kind)
        mine = one("coverage_all_classes", replace(selection, household_class=(kind,)))
        assert (total(areas, 1), total(areas, 3)) == mine
    assert covered.is_empty or set(covered.table.iloc[:, 1] + covered.table.iloc[:, 2] - covered.table.iloc[:, 3]) == {
        0
    }


def test_a_chosen_class_does_not_narrow_the_page_and_is_named():
    chosen = replace(POOR, household_class=("key_economic",))
    assert view.classes.covered(chosen).table.equals(view.classes.covered(POOR).table)
    assert "household_class" in view.classes.covered(chosen).ignored and not view.classes.covered(POOR).ignored
    assert view.top.class_note(chosen).sentence and not view.top.class_note(POOR).sentence


def test_published_numbers_stand_only_beside_the_whole_district():
    assert "9,000" in view.classes.note(POOR).sentence and "10,014" in view.classes.note(POOR).sentence
    for narrowed in (replace(POOR, area="510802100"), replace(POOR, poverty_cause=("illness",))):
        assert not view.classes.note(narrowed).sentence
        assert not any("原文" in tile.note for tile in view.top.tiles(narrowed))


@QUICK
@given(selections())
def test_duties_and_tasks(selection):
    grid, tasks = view.duties.grid(selection), view.duties.tasks(selection)
    assert (total(grid, 2), total(grid, 3)) == one("duty_contact_share", every(selection))
    assert len(tasks.rows) == 8 and tasks.table.iloc[:, 2].str.len().gt(0).all()
    assert tasks.table.iloc[-2:, 3].str.contains("无数据").all()


def test_duties_of_the_poor_agree_with_the_contact_card_table():
    found = measure("duty_contact_share", POOR, group="duty")["duty_contact_share"]
    spoken = {duty: int(n) for duty, n, *_ in found.cells("duty")}
    for duty in ("information", "mindset", "bonds"):  # planning there asks for both plans on record
        assert spoken[duty] == one(f"duty_{duty}_share", POOR)[0]


@QUICK
@given(selections())
def test_months_and_phases(selection):
    rows, made = months(selection), ("visits_made", "calls_made", "matters_done")
    phases = view.phases.by_phase(selection).table
    for place, key in enumerate(made):
        counted = one(key, every(selection))[0]
        assert sum(getattr(row, key) for row in rows) == counted
        inside = sum(getattr(row, key) for row in rows if phase_of_month(row.code))
        assert int(phases.iloc[:, 4 + place].sum()) == inside
        figure = view.phases.by_month(selection, key)
        assert len(figure.rows) == len(rows) and figure.view.frame["share"].max() <= 1
    assert [row.code for row in rows][:1] == ["2015-02"] and rows[-1].code == "2016-04"
    assert phases.iloc[2, 4:].isna().all() and len(phases) == len(PHASES)  # the summary has not begun: nothing, not 0


def test_no_month_is_left_out_of_the_calendar():
    codes = [row.code for row in months(POOR)]
    numbers = [int(code[:4]) * 12 + int(code[5:]) for code in codes]
    assert numbers == list(range(numbers[0], numbers[-1] + 1)) and date(2015, 2, 1).strftime("%Y-%m") == codes[0]


@QUICK
@given(selections())
def test_goals_hold_no_number_where_there_is_none(selection):
    rows = parts(selection)
    bare = [row for row in rows if not row.indicator]
    table = view.goals.tracker(selection).table
    assert len(rows) == len(PARTS) == len(table) and len({ref for _, ref, *_ in PARTS}) == 6
    assert all(row.now != row.now and row.before != row.before for row in bare)
    assert (table.iloc[:, 3] == "无数据").sum() == (table.iloc[:, 4] == "无数据").sum() == len(bare)
    for row in rows:
        if row.indicator and row.key != "road":
            poor = replace(selection, household_class=("registered_poor",))
            value = measure(row.indicator, poor)[row.indicator].value
            assert row.now == pytest.approx(value, nan_ok=True), row.key


def test_goals_of_the_district_moved_as_the_years_say():
    for row in parts(POOR):
        if row.key in ("housing", "water", "earning"):
            before = measure(row.indicator, replace(POOR, year=2014))[row.indicator].value
            assert row.before == pytest.approx(before) and row.now > row.before
    assert "69.6%" in view.goals.change(POOR).title


def test_contrasts_name_known_facts_and_contradictions():
    known = set(facts()["fact_id"]), set(contradictions()["id"])
    for row in ROWS:
        assert {*row.stated, *row.derived} <= known[0] and (not row.conflict or row.conflict in known[1]), row.key
    table = view.contrasts.sides().table
    assert len(table) == len(ROWS) and table.iloc[0, 3] == "3,040名" and "3,334" in table.iloc[0, 2]
    assert set(table.iloc[3:7, 3]) == {"33", "17", "85", "54"}


def test_every_figure_names_known_indicators():
    for figure in figures_of(POOR):
        assert set(figure.indicators) <= set(REGISTRY), figure.key


# Words --------------------------------------------------------------------------------------------------------------


def sentences(selection: Selection) -> list[str]:
    shown = [*view.top.heading(selection)[:2], view.classes.note(selection).sentence]
    shown.append(view.top.class_note(selection).sentence)
    return said(view.top.tiles(selection), own_figures(selection), *shown)


@WHOLE_PAGE
@given(selections(), st.sampled_from(["zh", "en"]))
def test_nothing_raw_is_shown(selection, language):
    text.use(language)
    assert_plain(sentences(selection), language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_titles_are_short(language):
    text.use(language)
    for area in AREAS:
        selection = Selection(area=area, household_class=("registered_poor",))
        titles = [figure.title for figure in own_figures(selection)]
        assert_short([view.top.heading(selection)[0], *titles], language)


def test_tables_have_the_same_columns_in_both_languages():
    zh = {figure.key: figure.table.shape for figure in own_figures(POOR)}
    text.use("en")
    assert {figure.key: figure.table.shape for figure in own_figures(POOR)} == zh  # no two headings fall into one


def test_keys_choices_and_places():
    keys = [figure.key for figure in figures_of(POOR)]
    assert len(set(keys)) == len(keys)
    assert_choices(view)
    assert_same_places("ca_")
