"""对象精准: the figures say what `measure` and the tables say, planted differences are found and nothing else."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import text
from components.views import identification as view
from components.views.identification.example import village_code
from data import store
from data.demo.ledgers import KINDS
from data.facts import fact
from geo.areas import full_name
from indicators.facts.identification import STEPS
from indicators.identification.durations import durations, spread_of
from indicators.lists import rows
from indicators.measure import Selection, measure
from tests import world
from tests.identification_page import POOR, QUICK, WHOLE_PAGE, figures_of, selections
from tests.wording import AREAS, assert_plain, assert_same_places, assert_short, said

pytestmark = pytest.mark.usefixtures("demo_snapshot")


def one(key: str, selection: Selection = POOR, **how) -> tuple[int, int]:
    found = list(measure((key,), selection, **how)[key].cells())
    return int(sum(n for n, *_ in found)), int(sum(m for _, m, _ in found if m == m))


def total(figure, column: int) -> int:
    return 0 if figure.is_empty else int(figure.table.iloc[:, column].sum())


# The small world, by hand -------------------------------------------------------------------------------------------


def test_small_world_of_days():
    found = {each.step: each for each in durations(Selection(), world.register())}
    # review after group: nine times 14, H08 49; check after review: 26, but H04 has no check and H08 one too early
    assert found["village_review"].counts == ((14, 9), (49, 1))
    assert found["township_check"].counts == ((26, 8),)
    assert found["district_filing"].counts == ((30, 8),)  # not H04, not H09 (no filing)
    assert list(found) == list(STEPS[1:])


@pytest.mark.parametrize("counts", [{3: 1}, {3: 1, 8: 1}, {1: 2, 5: 3, 9: 1}, {0: 4, 7: 4, 40: 1}])
def test_spread_is_what_pandas_says(counts):
    values = pd.Series([day for day, n in counts.items() for _ in range(n)])
    found = spread_of("village_review", counts)
    assert (found.n, found.fewest, found.most) == (len(values), values.min(), values.max())
    assert [found.lower, found.median, found.upper] == pytest.approx(values.quantile([0.25, 0.5, 0.75]).tolist())


# Against the register -----------------------------------------------------------------------------------------------


@QUICK
@given(selections())
def test_steps_add_up(selection):
    through, cases = view.steps.through(selection), view.steps.cases(selection)
    passed, due = one("step_pass_share", selection)
    assert (total(through, 2), total(through, 2) + total(through, 3)) == (passed, due)
    turn = [] if through.is_empty else through.table.iloc[:, 1].tolist()
    assert turn == sorted(turn, reverse=True) and turn[-1:] == ([one("identification_complete_share", selection)[0]]
                                                               if turn else [])
    found = {kind: one(kind, selection)[0] for kind in ("short_notices", "steps_out_of_order", "notice_unknown")}
    missing = one("steps_missing", selection, group="result")[0]
    doubled = [n for result, n, *_ in measure(("steps_missing",), selection, group="result")["steps_missing"].cells(
        "result") if result in ("short_notice", "out_of_order")]  # fmt: skip
    assert total(cases, 2) == sum(found.values()) + missing - int(sum(doubled))
    assert len(view.steps.listed(selection).rows) == one("households_with_incomplete_steps", selection)[0]
    assert total(view.steps.gaps(selection), 1) == one("steps_timed", selection)[0]


def test_days_between_steps_are_those_of_the_log():
    log = store.read("identification_log").pivot(index="household_id", columns="step", values="step_date")
    table = view.steps.gaps(POOR).table
    for place, (before, after) in enumerate(zip(STEPS, STEPS[1:], strict=False)):
        apart = (pd.to_datetime(log[after]) - pd.to_datetime(log[before])).dt.days
        apart = apart[apart >= 0]
        expected = [len(apart), apart.min(), *apart.quantile([0.25, 0.5, 0.75]), apart.max()]
        assert table.iloc[place, 1:].tolist() == pytest.approx(expected)


@QUICK
@given(selections())
def test_ledgers_add_up(selection):
    lines, kinds, areas = view.ledgers.lines(selection), view.ledgers.kinds(selection), view.ledgers.by_area(selection)
    assert (total(lines, 2), total(lines, 1)) == one("ledger_lines_matched", selection)
    assert total(lines, 1) == one("ledger_lines", selection)[0]
    assert total(kinds, 2) == total(areas, 2) == one("ledger_differences", selection)[0]
    homes = one("households_with_ledger_differences", selection)[0]
    assert len(view.ledgers.listed(selection).rows) == total(areas, 1) == homes


def test_all_planted_differences_are_found_and_nothing_else():
    planted = store.read("planted_flaws")
    found = rows("households_with_ledger_differences", POOR).set_index("household_id")["differences"]
    wanted = {kind.removeprefix("ledger_"): set(planted.loc[planted["kind"] == kind, "key"]) for kind in KINDS}
    assert {kind: set(found.index[found == kind]) for kind in wanted} == wanted and all(wanted.values())
    assert len(found) == sum(map(len, wanted.values()))
    assert sum(map(len, wanted.values())) == one("ledger_differences")[0]


def test_the_list_says_both_values():
    found = rows("households_with_ledger_differences", POOR)
    lines = store.read("ledgers").set_index(["household_id", "level"])
    for row in found[found["differences"] == "persons"].itertuples():
        own = lines.loc[(row.household_id, row.ledger_level), "n_persons"]
        other = lines.loc[(row.household_id, "district"), "n_persons"]
        assert f"登记{own}人" in row.reason and f"区级台账登记{other}人" in row.reason and own != other


def test_the_village_of_the_article():
    assert full_name(village_code(), "zh") == "宝轮镇宋家村"
    figure = view.example.village()
    table = figure.table
    assert table.iloc[:, 3].tolist() == table.iloc[:, 4].tolist() == [9, 3, 45]
    assert [int(fact(each).number) for each in table.iloc[:, 0]] == [9, 3, 45]
    assert figure.marks == ("stated", "simulated") and "F27a" in figure.refs
    meetings = store.read("village_meetings")
    shown = view.example.meetings(POOR)
    assert total(shown, 1) + total(shown, 2) == len(meetings)


@QUICK
@given(selections())
def test_flows_are_counted_each_on_its_own(selection):
    figure = view.changes.flows(selection)
    for place, key in enumerate(view.changes.KINDS, 1):
        assert total(figure, place) == one(key, selection)[0]
    assert total(view.changes.causes(selection), 1) == one("reported_relapse_events", selection)[0]


def test_registrations_are_the_number_of_the_article():
    assert one("registered_events")[0] == int(fact("F26").number) == 5172
    assert "F26" in view.top.tiles(POOR)[0].refs
    assert "F26" not in view.top.tiles(Selection(area="510802100"))[0].refs


def test_what_is_not_in_the_register_is_said():
    for language in ("zh", "en"):
        text.use(language)
        figure = view.criteria.recorded(POOR)
        table = figure.table
        absent = table[table.iloc[:, 1] == text.t("id_no_column")]
        assert len(table) == 5 and len(absent) == 2 and absent.iloc[:, 2].isna().all()
        assert text.t("id_criterion_spending") in set(absent.iloc[:, 0])
        assert table.iloc[:, 2].sum() == one("criteria_recorded_share")[0]
        assert text.t("id_no_column") in figure.view.frame["value_text"].tolist() if hasattr(
            figure.view, "frame") and "value_text" in figure.view.frame else True  # fmt: skip


# Words --------------------------------------------------------------------------------------------------------------


def sentences(selection: Selection) -> list[str]:
    shown = [*view.top.heading(selection)[:2]]
    shown += [note.sentence for note in (view.steps.note(), view.ledgers.note(), view.changes.note(),
                                         view.criteria.note())]  # fmt: skip
    return said(view.top.tiles(selection), figures_of(selection), *shown)


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
        titles = [figure.title for figure in figures_of(selection)]
        assert_short([view.top.heading(selection)[0], *titles], language)


def test_every_number_has_its_ids():
    assert view.top.heading(POOR)[2] and all(tile.refs for tile in view.top.tiles(POOR))
    assert all(figure.indicators for figure in figures_of(POOR))
    assert all(note.refs for note in [part.note() for part in (view.steps, view.ledgers, view.changes, view.criteria)])


def test_keys_choices_and_words():
    keys = [figure.key for figure in figures_of(POOR)]
    assert len(set(keys)) == len(keys)
    name, label, options, first = view.choices("tab")
    assert name == "tab" and label and first == "steps" and len(options) == 5 and all(options.values())
    assert_same_places("id_")
