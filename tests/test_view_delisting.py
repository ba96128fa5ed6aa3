"""销号轨迹: the district by hand, published series, readings; words and titles in both languages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components import text
from components.text import strings
from components.views import delisting as view
from components.views import standing
from components.views.delisting import path, rate, schedule
from data import store
from data.facts import fact
from indicators.pace import required_pace
from tests.delisting_page import POOR, calendar_cells, figures_of, selections
from tests.wording import RAW

pytestmark = pytest.mark.usefixtures("demo_snapshot")


# ---- the district, by hand -----------------------------------------------------------------------------------------


def test_key_figures_of_the_district():
    tiles = {tile.label: tile for tile in view.tiles(POOR)}
    assert [tile.value for tile in tiles.values()] == [
        "12,119人",
        "4,049户",
        "54个村",
        "6,060人",
        "27个村",
        "2,119人",
        "71户次",
    ]
    assert tiles["待摘帽贫困村"].note == "2016年计划20个，2017年计划23个，年度未列11个"
    assert view.heading(POOR)[0] == "还有12,119人未脱贫、54个村待摘帽，目标2017年清零"


def test_the_floor_is_never_divided():
    for part in (
        replace(POOR, area="510802100"),
        replace(POOR, poverty_cause=("illness",)),
        replace(POOR, village_kind="poor"),
    ):
        assert not [tile for tile in view.tiles(part) if "5,000" in tile.label]
        assert "按下限" not in set(view.persons_path(part).table["性质"])


def test_published_series_of_the_district():
    table = view.persons_path(POOR).table
    seen = table[table["性质"] == "已有数"]
    assert dict(zip(seen["年底"], seen.iloc[:, 2], strict=True)) == {
        2010: 38720, 2012: 26873, 2013: 21300, 2014: 15975, 2015: 12119,
    }  # fmt: skip
    assert list(seen["数据性质"]) == ["推算", "他载", "推算", "推算", "他载"]
    for source, shown in zip(seen["依据"], seen.iloc[:, 2], strict=True):
        assert fact(source).number == shown
    floor = table[table["性质"] == "按下限"]
    assert list(floor.iloc[:, 2]) == [7119, fact("D42").number]
    assert list(table[table["性质"] == "应达"].iloc[:, 2]) == [6060, 0]


def test_both_readings_of_the_rate_stand_side_by_side():
    for reading, now, other in (("base_177500", 6.8, 6.0), ("base_201983", 6.0, 6.8)):
        found, mine, second = rate.rates(replace(POOR, readings=(("C15", reading),)))
        assert (mine.value, second.value, mine.tone, second.tone) == (now, other, "main", "context")
        assert [r.value for r in found if r.kind == "recorded"][:5] == [22, None, 15.2, 12, 9]
        assert found[-1].value == 0 and found[-1].kind == "target"
    assert view.rate_path(POOR).title == "2015年底发生率6.8%，按另一口径为6%"


@pytest.mark.parametrize(("reading", "tail", "left"), [("unscheduled", "unscheduled", 54), ("before_2016", "out", 43),
                                                        ("after_2017", "after_2017", 54)])  # fmt: skip
def test_the_eleven_are_done_only_by_their_reading(reading, tail, left):
    selection = replace(POOR, readings=(("C1", reading),))
    counts = schedule.by_status(selection)
    assert counts == {"planned_2016": 20, "planned_2017": 23, tail: 11}
    assert view.tiles(selection)[2].value == f"{left}个村"
    cells = calendar_cells(selection)
    assert sum(state == "left" for *_, state, _ in cells) == (11 if tail == "out" else 0)
    assert sum(state in ("no_year", "after2017") for *_, state, _ in cells) == (0 if tail == "out" else 11)


def test_village_shares_by_hand():
    """The ratio of one village from its own rows: persons below the line of the year over its rural population."""
    village = "510802100207"
    homes, years = store.read("households"), store.read("household_years")
    here = homes.loc[homes["village_code"] == village, "household_id"]
    poor = (years["year"] == 2015) & (years["net_income_per_person_cny"] < 2855) & years["household_id"].isin(here)
    poor = years.loc[poor, "n_persons"].sum()
    base = store.read("villages").set_index("village_code").loc[village, "rural_population"]
    table = view.panels(replace(POOR, area=village)).table
    assert table.iloc[-1]["贫困发生率（%）"] == round(100 * poor / base, 1)
    assert view.panels(replace(POOR, area=village), "persons").title == f"所列1个村尚有{poor}人未脱贫"


def test_exits_and_relapses_are_never_netted():
    events = store.read("status_events")
    flows = view.flows(POOR).table
    assert flows.iloc[:, 1].sum() == (events["event"] == "out_of_poverty").sum()
    assert flows.iloc[:, 2].sum() == (events["event"] == "relapsed").sum()
    assert list(flows.iloc[:, 0]) == ["2014年", "2015年", "2016年1—4月"]


def test_a_rise_is_called_a_rise():
    seen = [path.Point(2014, 10, "recorded", "simulated"), path.Point(2015, 14, "recorded", "simulated")]
    pace = required_pace(POOR)._replace(persons=14, persons_per_year=7.0)
    assert path.fall_title(seen, pace) == "2015年增4人，此后每年须减7人"
    assert path.fall_title([seen[0], seen[0]._replace(year=2015)], pace) == "2015年持平，此后每年须减7人"


# ---- words ---------------------------------------------------------------------------------------------------------


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(selections(), st.sampled_from(["zh", "en"]))
def test_no_raw_word_and_no_long_title(selection, language):
    text.use(language)
    title, sub, _ = view.heading(selection)
    shown = [title, sub, view.plan_note(selection).sentence]
    shown += [part for tile in view.tiles(selection) for part in (tile.label, tile.value, tile.note)]
    for figure in figures_of(selection):
        assert len(re.findall(r"[\u4e00-\u9fff]", figure.title)) <= (20 if language == "zh" else 0), figure.title
        assert language == "zh" or len(figure.title) <= 60, figure.title
        shown += [figure.title, figure.sub, *figure.notes, *map(str, figure.table.columns)]
        shown += [cell for name in figure.table for cell in figure.table[name] if isinstance(cell, str)]
    assert not [words for words in shown if RAW.search(words)]
    if language == "en":
        assert not [words for words in shown if re.search(r"[\u4e00-\u9fff]", words)]


def test_names_of_small_pictures_are_unique():
    for language in ("zh", "en"):
        text.use(language)
        names = [standing.short_name(village.code) for village in standing.villages(POOR)]
        assert len(set(names)) == len(names) == 54


def test_choices_have_words_and_tabs_have_figures():
    for name, options in view.CHOICES.items():
        assert view.choices(name)[2].keys() == set(options)
    assert all(words.zh and words.en for key, words in strings().items() if key.startswith("dl_"))


@pytest.mark.parametrize("order", view.CHOICES["order"])
def test_orders_keep_every_village(order):
    found = standing.villages(POOR, order)
    assert sorted(village.code for village in found) == sorted(village.code for village in standing.villages(POOR))
    if order == "rate":
        assert [v.rate for v in found] == sorted((v.rate for v in found), reverse=True)
    if order == "distance":
        assert [v.n_failed for v in found] == sorted((v.n_failed for v in found), reverse=True)
