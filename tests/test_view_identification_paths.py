"""对象精准: orders of changes and the days of one village: counted by hand, from the tables, nothing twice."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given

from components import text
from components.views import identification as view
from components.views.identification.example import village_code
from data import store
from data.dictionary import code_label
from indicators.facts import fact
from indicators.identification.timeline import timeline
from indicators.measure import Selection, measure, register_of
from tests import world
from tests.identification_page import POOR, QUICK, selections

pytestmark = pytest.mark.usefixtures("demo_snapshot")


def test_the_orders_of_the_small_world():
    rows = fact("event_paths", world.register()).set_index("household_id")["event_path"]
    assert rows.to_dict() == {
        "H01": "registered", "H02": "relapsed>registered", "H03": "out_of_poverty", "H04": "none",
        "H05": "out_of_poverty", "H06": "none", "H07": "none", "H08": "none", "H09": "corrected", "H10": "relapsed",
    }  # fmt: skip


@QUICK
@given(selections())
def test_each_household_stands_in_one_order(selection):
    table = view.paths.ways(selection).table
    held = measure(("households_with_events", "households_back_after_out"), selection)
    assert table.iloc[:, 1].sum() == held["households_with_events"].value
    assert table.iloc[:, 0].is_unique and table.iloc[:, 1].is_monotonic_decreasing
    both = [bool(re.search("脱贫 → (?:.* → )?返贫", path)) for path in table.iloc[:, 0]]
    assert table.loc[both].iloc[:, 1].sum() == held["households_back_after_out"].value


def test_events_of_the_orders_are_the_events_of_the_ledger():
    events = store.read("status_events")
    table = view.paths.ways(POOR).table
    for code in ("registered", "out_of_poverty", "relapsed", "corrected"):
        word = code_label("status_event", code, "zh")
        times = [sum(part == word for part in path.split(" → ")) for path in table.iloc[:, 0]]
        assert sum(a * b for a, b in zip(times, table.iloc[:, 1], strict=True)) == (events["event"] == code).sum()
    planted = store.read("planted_flaws").query("kind == 'relapse'")["key"]
    back = events[events["event_id"].isin(planted) & (events["event_date"] >= "2016")]["household_id"]
    rows = fact("event_paths", register_of())
    assert set(rows.loc[rows["is_back_after_out"] == 1, "household_id"]) == set(back)


def test_the_days_of_the_village():
    found = timeline(village_code())
    meetings = store.read("village_meetings").query("village_code == @village_code()")
    assert sum(one.n for one in found if one.kind in ("group_meeting", "assembly")) == len(meetings) == 12
    homes = store.read("households").query("village_code == @village_code() and household_class == 'registered_poor'")
    log = store.read("identification_log")
    log = log[log["household_id"].isin(homes["household_id"]) & log["step_date"].notna()]
    steps = pd.Series({kind: sum(one.n for one in found if one.kind == kind) for kind in log["step"].unique()})
    assert steps.equals(log.groupby("step").size().reindex(steps.index)) and steps["district_filing"] == 45
    apart = (pd.to_datetime(log.loc[log["step"] == "district_filing", "step_date"]).max()
             - pd.to_datetime(meetings["meeting_date"]).min()).days  # fmt: skip
    assert view.timeline.days().title == f"首次会议到全部备案历时{apart}天"
    assert timeline("510802100S99") == ()


def test_the_days_of_the_small_world():
    found = [(one.kind, one.day.date().isoformat(), one.n) for one in timeline("510802100S01", world.register())]
    assert found[:2] == [("group_meeting", "2014-03-01", 1), ("assembly", "2014-03-15", 1)]
    assert ("township_check", "2014-04-10", 4) in found and ("district_filing", "2014-05-10", 5) in found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_empty_selection_says_so(language):
    text.use(language)
    figure = view.paths.ways(Selection(household_class=("key_economic",)))
    assert figure.is_empty and figure.view is None and figure.title == text.t("id_paths_none")
