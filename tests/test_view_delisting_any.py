"""销号轨迹 for any selection: findings true, plan and target after the as-of day only, statuses that add up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from components.text import t
from components.views import delisting as view
from components.views import standing
from components.views.delisting import near, path, relapse, schedule
from indicators.lists import rows
from indicators.measure import measure
from indicators.pace import required_pace
from tests.delisting_page import QUICK, calendar_cells, numbers_in, selections, value

pytestmark = pytest.mark.usefixtures("demo_snapshot")
AS_OF = 2016


@QUICK
@given(selections())
def test_statuses_add_up_to_the_poor_villages(selection):
    counts = schedule.by_status(selection)
    poor = value("poor_villages", selection)
    assert sum(counts.values()) == poor == len(standing.villages(selection))
    shown = [village.status for village in standing.villages(selection)]
    assert {status: shown.count(status) for status in counts} == counts
    figure = view.plan(selection)
    assert (0 if figure.is_empty else figure.table.iloc[:, 1].sum()) == poor
    assert len(view.calendar(selection).table) == len(view.test_matrix(selection).table) == poor
    assert not poor or numbers_in(figure.title) in ([counts["planned_2016"] + counts["planned_2017"], *rest(counts)],
                                                    [*rest(counts), counts["planned_2016"] + counts["planned_2017"]],
                                                    [poor])  # fmt: skip


def rest(counts: dict[str, int]) -> list[int]:
    return [n for status, n in counts.items() if not status.startswith("planned") and n] + (
        [2017] if counts.get("after_2017") else []
    )


@QUICK
@given(selections())
def test_after_the_as_of_day_there_is_plan_and_target_only(selection):
    for figure in (view.persons_path(selection), view.rate_path(selection)):
        late = figure.table[figure.table["年底"] >= AS_OF]
        assert set(late["性质"]) <= {"应达", "目标", "按下限"} and len(late)
    fall = view.persons_fall(selection).table
    assert set(fall.loc[fall["年底"] > selection.year, "性质"]) == {"当年须减"}
    for head, is_plan, state, words in calendar_cells(selection):
        if head.isdigit() and int(head) >= AS_OF:
            assert words == "" and (not state or is_plan), "a plan is drawn open and never as done"
        if head.isdigit() and int(head) <= selection.year:
            assert not state


@QUICK
@given(selections())
def test_the_path_is_what_measure_and_pace_say(selection):
    pace, seen = required_pace(selection), path.recorded(selection)
    if not standing.is_whole(selection):
        assert [(p.year, p.value) for p in seen] == [
            (year, value("poor_persons", replace(selection, year=year))) for year in range(2014, selection.year + 1)
        ]
    assert seen[-1].value == pace.persons == value("poor_persons", selection)
    title = view.persons_path(selection).title
    if not pace.persons:
        assert "没有" in title
        return
    before = next((p.value for p in seen if p.year == selection.year - 1), None)
    need = -(-pace.persons // pace.years_left)
    if before is None:
        assert numbers_in(title) == [2017, need]
        return
    fall = before - pace.persons
    word = "减" if fall > 0 else "增" if fall < 0 else "持平"
    assert title.startswith(f"{selection.year}年{word}") and numbers_in(title)[-1] == need
    assert fall == 0 or numbers_in(title)[1] == abs(fall)


@QUICK
@given(selections())
def test_villages_below_the_exit_rate(selection):
    figure, poor = view.panels(selection), value("poor_villages", selection)
    if not poor:
        assert figure.title == t("dl_no_village")
        return
    below = value("villages_below_exit_rate", selection)
    assert numbers_in(figure.title) == [poor, below, 3, poor - below]
    assert (figure.table.loc[figure.table["年底"] == selection.year, "贫困发生率（%）"].notna()).sum() == poor


@QUICK
@given(selections())
def test_failing_tests_are_counted_once(selection):
    figure = view.failing_tests(selection)
    place = standing.place(selection)
    failed = measure(("exit_tests_failed",), place, group="criterion")["exit_tests_failed"].frame
    totals = {str(c): int(v) for c, v in zip(failed["criterion"], failed["value"].fillna(0), strict=True)}
    assert figure.is_empty or figure.table.iloc[:, 2].sum() == sum(totals.values())
    matrix = view.test_matrix(selection).table
    assert (matrix.iloc[:, 2:-1] == "未达标").sum().sum() == sum(totals.values()) == matrix.iloc[:, -1].sum()
    most = max(totals.values(), default=0)
    if most and list(totals.values()).count(most) == 1:
        assert figure.title == t(
            "dl_blocks_most", test=standing.criterion(max(totals, key=totals.get)), n=f"{most}个村"
        )
    assert len(view.test_list(selection).table) == len(matrix)


@QUICK
@given(selections())
def test_households_near_the_line(selection):
    spread = near.spread(selection)
    frame = measure(("exit_ready_share",), selection)["exit_ready_share"]
    assert sum(spread.values()) == (frame.denominator if frame.denominator == frame.denominator else 0)
    for side, key in (("above_0_10", "near_line_households"), ("below_0_10", "just_below_line_households")):
        assert spread[side] == value(key, selection) == len(rows(key, selection))
        assert len(view.near_list(selection, side[:5]).table) == spread[side]
    title = view.income_spread(selection).title
    known = sum(n for band, n in spread.items() if band != "unknown")
    assert numbers_in(title) == ([spread["above_0_10"], spread["below_0_10"]] if known else [])


@QUICK
@given(selections())
def test_the_lowest_guarantee_is_the_lowest(selection):
    found = measure(near.GUARANTEES, selection)
    shares = {key: each.value for key, each in found.items()}
    title = view.guarantees(selection).title
    if "最低" in title:
        least = min(shares, key=shares.get)
        assert found[least].indicator.label.zh.removesuffix("率") in title
        assert numbers_in(title)[-1] == round(shares[least] * 100, 1)
        assert list(shares.values()).count(shares[least]) == 1


@QUICK
@given(selections())
def test_relapses_are_the_ledger_s(selection):
    found = relapse.events(selection)
    back, out = relapse.total(found, "back"), relapse.total(found, "out")
    assert (out, back) == (value("reported_out_events", selection), value("reported_relapse_events", selection))
    assert numbers_in(view.flows(selection).title) == ([out, back] if back else [out] if out else [])
    causes = view.relapse_causes(selection)
    assert (0 if causes.is_empty else causes.table.iloc[:, 1].sum()) == back
    assert len(view.relapse_list(selection).table) == len(rows("relapsed_households", selection))


@QUICK
@given(selections())
def test_filters_of_households_are_named_where_they_do_not_reach(selection):
    reached = {"area", "village_kind", "department", "year"}
    active = {name for name in ("poverty_cause", "category", "labour") if getattr(selection, name)}
    for figure in (view.rate_path(selection), view.plan(selection), view.panels(selection), view.calendar(selection),
                   view.test_matrix(selection), view.failing_tests(selection)):  # fmt: skip
        assert active <= set(figure.ignored) and not reached & set(figure.ignored)
    assert not active & set(view.persons_path(selection).ignored)
    assert bool(active) <= view.heading(selection)[1].endswith(t("dl_villages_unfiltered"))
