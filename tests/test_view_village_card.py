"""村情卡: the card of a village says what its rows say, what is missing, and that it is simulated."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import text
from components.text import strings
from components.views import village_map as view
from components.views.village_map import card_data, card_figures, card_html, gaps, screen
from data import store
from geo.areas import EVIDENCE, area
from indicators.lists import rows
from indicators.measure import Selection
from indicators.villages import poor_village_codes
from tests.delisting_page import POOR, QUICK
from tests.wording import HAN, RAW

pytestmark = pytest.mark.usefixtures("demo_snapshot")
SONGJIA, EXAMPLE = "510802103213", "510802007S01"


@st.composite
def cards(draw) -> card_data.VillageCard:
    readings = {"C1": draw(st.sampled_from(["unscheduled", "before_2016", "after_2017"])),
                "C15": draw(st.sampled_from(["base_177500", "base_201983"])),
                "C4": draw(st.sampled_from(["all", "not_disabled", "with_labour"]))}  # fmt: skip
    selection = Selection(year=draw(st.sampled_from([2014, 2015])), readings=tuple(readings.items()))
    text.use(draw(st.sampled_from(["zh", "en"])))
    return view.card(draw(st.sampled_from(poor_village_codes())), selection)


def plain(markup: str) -> str:
    return re.sub(r"<[^>]+>", " ", re.sub(r"<span lang='zh-CN'>[^<]*</span>", "", markup))


def test_songjia_by_its_rows():
    card = view.card(SONGJIA, POOR)
    homes, years = store.read("households"), store.read("household_years")
    here = homes[(homes["village_code"] == SONGJIA) & (homes["household_class"] == "registered_poor")]
    mine = years[(years["year"] == 2015) & years["household_id"].isin(here["household_id"])]
    poor = mine[mine["net_income_per_person_cny"] < 2855]
    tiles = {tile.label: tile for tile in card_figures.tiles(card)}
    assert tiles["建档立卡贫困户"].value == f"{len(here)}户" == "45户"
    assert tiles["未脱贫人口"].value == f"{poor['n_persons'].sum()}人"
    assert card_figures.causes(card).table.iloc[:, 1].sum() == len(here)
    base = store.read("villages").set_index("village_code").loc[SONGJIA, "rural_population"]
    assert tiles["贫困发生率"].value == f"{round(100 * poor['n_persons'].sum() / base, 1):g}%"
    markup = card_html.head(card) + card_html.body(card)
    assert "宝轮镇宋家村" in markup and "区扶贫移民局" in markup
    posts = store.read("posts")
    secretary = posts[(posts["area_code"] == SONGJIA) & (posts["kind"] == "first_secretary")]["cadre_id"].iloc[0]
    assert f"干部编号{secretary}" in markup


@pytest.mark.parametrize(("code", "said"), [(SONGJIA, "村名真实，但本卡"), (EXAMPLE, "不对应任何真实村庄")])
def test_a_card_says_what_is_real(code, said):
    head = card_html.head(view.card(code, POOR))
    assert said in head and "模拟" in head
    if area(code).is_example:
        assert "示例村" in head and "依据" not in head
    else:
        assert EVIDENCE[area(code).evidence].zh in head and area(code).evidence_note_zh in head


@QUICK
@given(cards())
def test_the_gaps_are_true(card):
    found = gaps.gaps(card)
    assert len(card.failing) == sum(gap.kind == "test" for gap in found)
    assert sum(test.passed.get(card.year, False) for test in card.tests) + len(card.failing) == len(card.tests) == 6
    most, base = card.most_persons, card.base
    assert most / base < 0.03 <= (most + 1) / base + 1e-12
    rate_fails = any(test.criterion == "poverty_rate" for test in card.failing)
    assert rate_fails == (card.persons[card.year] > most)
    said = [gap.words for gap in found]
    assert all(words for words in said) and len(set(said)) == len(said)
    assert any(gap.kind == "goal" for gap in found) == (card.persons[card.year] > 0)


@QUICK
@given(cards(), st.sampled_from(sorted(card_data.LISTS)))
def test_a_list_has_as_many_rows_as_it_promises(card, key):
    figure = card_figures.listed(card, key)
    assert len(figure.table) == card.lacking(key) == len(rows(key, card.here))
    assert text.number(len(figure.table)) in figure.title


@QUICK
@given(cards())
def test_the_path_is_observed_then_planned(card):
    figure = card_figures.path(card)
    years, persons = figure.table.iloc[:, 0], figure.table.iloc[:, 1]
    assert list(years) == sorted(years) and years.iloc[-1] == 2017 and persons.iloc[-1] == 0
    assert dict(zip(years, persons, strict=True)) | card.persons == dict(zip(years, persons, strict=True))
    planned = str(card.standing["planned_exit_year"])
    ceiling = [n for year, n in zip(years, persons, strict=True) if year == 2016]
    assert ceiling == ([card.most_persons] if planned == "2016" else [])
    if len(card.persons) > 1:
        fell = card.persons[2015] - card.persons[2014]
        wanted = ("降到", "down") if fell < 0 else ("增到", "up") if fell > 0 else ("持平", "as the year")
        if card.persons[2015]:
            assert any(word in figure.title for word in wanted)


@QUICK
@given(cards())
def test_no_raw_word_on_a_card(card):
    figures = [card_figures.causes(card), card_figures.path(card), card_figures.listed(card, "unvisited_households")]
    for figure in figures:
        assert len(HAN.findall(figure.title)) <= (20 if text.lang() == "zh" else 0), figure.title
        assert text.lang() == "zh" or len(figure.title) <= 60, figure.title
    words = [plain(card_html.head(card)), plain(card_html.body(card)), *gaps.list_choice(card)[2].values()]
    words += [part for tile in card_figures.tiles(card) for part in (tile.label, tile.value, tile.note)]
    words += [str(cell) for figure in figures for name in figure.table for cell in figure.table[name]]
    assert not [found for word in words for found in RAW.findall(word)]
    assert text.lang() == "zh" or not [found for word in words for found in HAN.findall(word)]


def test_words_of_the_register_stay_text(monkeypatch):
    hostile = "<img src=x onerror=alert(1)>"
    monkeypatch.setattr(
        card_html, "department_names", lambda *_: dict.fromkeys(store.read("departments")["department_id"], hostile)
    )
    body = card_html.body(view.card(SONGJIA, POOR))
    assert hostile not in body and "&lt;img" in body


def test_household_filters_do_not_reach_a_card():
    narrow = Selection(area="510802103", household_class=("registered_poor",), poverty_cause=("illness",))
    assert view.card(SONGJIA, narrow) is view.card(SONGJIA, POOR)


def test_a_village_that_left_the_selection_is_given_up(monkeypatch):
    extras, notices = {"card": SONGJIA, "list": "x"}, []
    monkeypatch.setattr(screen.session, "extras", lambda: extras)
    monkeypatch.setattr(screen.session, "set_extra", lambda name, value: extras.update({name: value}))
    monkeypatch.setattr(screen.session, "notice", notices.append)
    found = view.places(POOR)
    assert screen.chosen(found) == SONGJIA and not notices
    assert screen.chosen([place for place in found if place.code.startswith("510802100")]) is None
    assert extras == {"card": None, "list": None} and "宝轮镇宋家村不在所选范围" in notices[0]
    extras["card"] = "510802103214X"
    assert screen.chosen(found) is None and "510802103214" in notices[1]


def test_every_word_is_there_in_both_languages():
    assert all(words.zh and words.en for key, words in strings().items() if key.startswith("vm_"))
