"""户情: one household says what its rows say; codes, steps and roles hold; personal columns have one door."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import filters, ledger, text
from components.sheet import page
from components.text import strings
from components.views.household import base, facts, income, screen, standard, support, top
from indicators.facts import Register
from indicators.facts.common import GUARANTEES
from indicators.household import ORDER, household, households, known, nearest_to
from indicators.lists import rows
from indicators.measure import Selection, measure, register_of
from tests import house, world
from tests.training_page import POOR, QUICK, selections
from tests.wording import HAN, RAW

pytestmark = pytest.mark.usefixtures("demo_snapshot")
ALL = Selection()
A = "510802100S01"
MEMBERS = [("H01-1", "H01", "head", 1970, "healthy"), ("H01-2", "H01", "spouse", 1972, "chronic"),
           ("H04-1", "H04", "head", 1950, "disabled")]  # fmt: skip


def tables(name: str) -> pd.DataFrame:
    """The small world, with three members."""
    if name != "members":
        return world.table(name)
    rest = {"sex": "male", "education": "primary", "school_status": "not_in_school", "labour": "ordinary",
            "work_place": "none", "months_away": 0}  # fmt: skip
    names = ("member_id", "household_id", "relation", "birth_year", "health")
    return pd.DataFrame([dict(zip(names, cells, strict=True)) | rest for cells in MEMBERS])


SMALL = Register("household_world", world.register().as_of, tables)


@pytest.fixture
def small(monkeypatch):
    for module in ("indicators.household", "indicators.personal", "components.views.household.base",
                   "components.views.household.facts"):  # fmt: skip
        monkeypatch.setattr(f"{module}.register_of", lambda snapshot=None: snapshot or SMALL)
    return SMALL


def card(code: str):
    return base.card(code, ALL)


def plain_words(markup: str) -> str:
    return re.sub(r"<[^>]+>", " ", markup)


def sections(one) -> list[str]:
    parts = (standard.missing, facts.facts, facts.members, facts.plan, facts.cadre, standard.grid, support.visits,
             support.matters, support.training, support.money)  # fmt: skip
    return [part(one) for part in parts]


# The small world, by hand -------------------------------------------------------------------------------------------


def test_a_household_that_meets_everything(small):
    one = card("H01")
    assert standard.exit_gaps(one) == [] and standard.met(one.now) == 7 and standard.help_gaps(one) == []
    assert one.now.line == 2855 and [y.income for y in one.years.values()] == [2000, 2400, 3000]
    assert top.heading(one, ALL)[0] == "H01户：按台账7项均达"
    values = [tile.value for tile in top.tiles(one)]
    assert values == ["3,000元/人", "3,000元/人", "7/7项", "43天", "2件", "2场"]  # S1 and S3; last seen on 1 March
    assert income.per_person(one).title == "人均3,000元，高出标准145元"
    assert income.parts(one).table.iloc[-1].tolist() == ["2015", 4000, 4000, 0, 1000, 9000]
    money = plain_words(support.money(one))
    assert "到户资金6,800元" in money and "2015-08-02" in money and "户自筹" in money  # F1 and F14; F8 is its own
    cadre = plain_words(facts.cadre(one))
    assert "K1" in cadre and "示例部门一" in cadre and "2015-02-10" in cadre and "000-0000-0001" in cadre
    assert "核桃" in plain_words(facts.plan(one)) and "家庭成员2人" in plain_words(facts.members(one))
    assert "家庭人口3人不一致" in plain_words(facts.members(one))


def test_a_household_that_nobody_helps(small):
    one = card("H04")
    assert standard.exit_gaps(one) == ["2015年人均纯收入比标准2,855元低855元"]
    assert standard.help_gaps(one) == ["没有在任包带干部", "没有连心卡", "没有入户走访记录",
                                       "近365天办实事0件，少于每年2件", "没有短期或长期规划"]  # fmt: skip
    cadre = plain_words(facts.cadre(one))
    assert "没有在任包带干部" in cadre and "K4" in cadre and "2016-01-31" in cadre
    by_year = {year: found.missing for year, found in one.years.items()}
    assert by_year == {2013: ["income", "has_medical_care"], 2014: ["income", "has_medical_care"], 2015: ["income"]}
    assert top.tiles(one)[0].tone == "alert" and "乡镇审核：" in plain_words(facts.facts(one))


def test_of_two_classes_the_standard_says_nothing(small):
    one = card("H11")
    assert one.now is None and standard.exit_gaps(one) == [] and len(top.tiles(one)) == 3
    assert top.heading(one, ALL)[0] == "H11户：经济发展重点户" and "不按一超六有核对" in standard.grid(one)
    assert not any("规划" in words or "实事" in words for words in standard.help_gaps(one))
    assert "6,000元" in plain_words(support.money(one))  # P3 went to H11


def test_just_on_the_line_and_relapsed(small):
    assert income.per_person(card("H07")).title == "人均2,855元，恰为标准" and not card("H07").now.missing
    assert card("H06").now.missing == ["income", "has_safe_water"]
    two = plain_words(facts.facts(card("H02")))
    assert "2014-11-02 · 返贫" in two and "是、因病" in two


def test_what_is_not_recorded_is_neither_met_nor_zero(small, monkeypatch):
    years = world.table("household_years").copy()
    years.loc[years["household_id"].eq("H10") & years["year"].eq(2015), "net_income_per_person_cny"] = pd.NA
    years.loc[years["household_id"].eq("H10") & years["year"].eq(2015), "has_power"] = pd.NA
    gappy = Register("gappy", SMALL.as_of, lambda name: years if name == "household_years" else tables(name))
    one = household("H10", ALL, gappy)
    assert standard.exit_gaps(one) == ["人均纯收入超过标准：未登记", "有生活用电：未登记"]
    assert top.tiles(one)[0].value == top.tiles(one)[1].value == "未登记"
    assert income.per_person(one).title == "2015年人均纯收入未登记"


# Which household ----------------------------------------------------------------------------------------------------


def test_previous_and_next_at_both_ends(small):
    village = Selection(area=A)
    assert households(village) == ("H01", "H02", "H03", "H04", "H05", "H11")
    assert base.beside("H01", village) == (None, "H02") and base.beside("H11", village) == ("H05", None)
    assert base.beside("H03", village) == ("H02", "H04")
    assert base.beside("H07", village) == ("H05", "H11") and base.place("H07", village) == (0, 6)  # not among them
    assert base.place("H11", village) == (6, 6) and "不在所选范围内" in top.heading(card("H07"), village)[1]


def test_an_empty_selection(small):
    nobody = Selection(poverty_cause=("bereavement",))
    assert households(nobody) == () and base.choose(None, nobody) == (None, "", "")
    assert base.beside("H03", nobody) == base.beside(None, nobody) == (None, None)
    assert base.choose("H03", nobody).code == "H03" and base.place("H03", nobody) == (0, 0)
    title, sub, refs = top.heading(None, nobody)
    assert title and sub and refs
    assert base.choose("nobody", nobody)[:2] == (None, "nobody") and base.choose("nobody", nobody, "H03").code == "H03"


def test_codes_as_people_write_them(small):
    assert known(" h01 ") == known("Ｈ０１") == "H01" and known("H13") is None
    full = register_of()
    assert known("5172", full) == known("h000005172", full) == "H000005172"
    everyone = set(households(ALL))
    assert {nearest_to(wrong) for wrong in ("H0l", "H13", "完全不同", "")} <= everyone and nearest_to("H012") == "H12"


def test_an_unknown_code_names_the_nearest_and_loses_nothing(small):
    found = base.choose("H0<1>", Selection(area=A), "H05")
    assert found.code == "H05" and found.typed == "H0<1>"
    said = top.unknown(found)
    assert "H0&lt;1&gt;" in said and "<1>" not in said and f"data-value='{found.nearest}'" in said and "H05" in said
    assert top.unknown(base.choose("H01", ALL)) == ""


def test_the_address_names_the_household_shown(small, monkeypatch):
    extras, kept = {"card": "H99"}, {screen.LAST: "H06"}
    monkeypatch.setattr(screen.session, "extras", lambda: extras)
    monkeypatch.setattr(screen.session, "set_extra", lambda name, value: extras.update({name: value}))
    monkeypatch.setattr(screen.session, "recall", kept.get)
    monkeypatch.setattr(screen.session, "remember", kept.__setitem__)
    assert screen.chosen(ALL).code == "H06" and extras == {"card": "H06"}
    extras["card"] = None
    assert screen.chosen(ALL).code == "H01" == kept[screen.LAST] and extras == {"card": None}


def test_the_field_is_a_block_of_the_sheet():
    page.clear()
    filters.search("card", "<b>", "H01")
    assert page.take() == [{"kind": "search", "name": "card", "label": "<b>", "button": "打开", "value": "H01"}]
    script = (house.ROOT / "static/sheet/fields.js").read_text("utf-8")
    assert 'addEventListener("submit"' in script and 'S.send("choice", data.name' in script
    assert "search: {" in (house.ROOT / "static/sheet/sheet.js").read_text("utf-8")
    page.clear()


# Against the register -----------------------------------------------------------------------------------------------


@QUICK
@given(selections())
def test_the_households_of_a_selection_are_those_that_are_counted(selection):
    among = households(selection)
    assert len(among) == measure(("households",), selection)["households"].value
    assert list(among) == sorted(set(among))


def test_verdicts_are_those_of_the_indicators():
    village = replace(POOR, area="510802103213")
    found = [base.card(code, village) for code in households(village)]
    for year in (2014, 2015):
        here = replace(village, year=year)
        ready = measure(("exit_ready_households",), here)["exit_ready_households"].value
        assert sum(not one.years[year].missing for one in found) == ready
    assert set(ORDER) == set(GUARANTEES)


@pytest.mark.parametrize(("key", "words"), [
    ("uncovered_households", "没有在任包带干部"), ("households_without_card", "没有连心卡"),
    ("few_matters_households", "少于每年2件"), ("never_reached_who_asked", "没有参加过培训"),
    ("households_without_plan", "没有短期或长期规划"), ("unvisited_households", "没有入户走访"),
])  # fmt: skip
def test_what_is_missing_is_what_the_lists_name(key, words):
    town = replace(POOR, area="510802007")
    listed = set(rows(key, town)["household_id"])
    every = households(town)
    assert {code for code in every if words in "；".join(standard.help_gaps(base.card(code, town)))} == listed


@st.composite
def cards(draw):
    text.use(draw(st.sampled_from(["zh", "en"])))
    code = f"H{draw(st.integers(1, 9000)):09}"
    return base.card(code, Selection(year=draw(st.sampled_from([2014, 2015]))))


@QUICK
@given(cards())
def test_no_raw_word_and_every_number_has_its_ids(one):
    figures, tiles = [income.per_person(one), income.parts(one)], top.tiles(one)
    title, sub, refs = top.heading(one, POOR)
    markup = sections(one)
    words = [title, sub, top.precision().sentence, *(plain_words(part) for part in markup)]
    words += [part for tile in tiles for part in (tile.label, tile.value, tile.note)]
    words += [str(cell) for figure in figures for name in figure.table for cell in (name, *figure.table[name])]
    assert not [found for word in words for found in RAW.findall(word)]
    assert text.lang() == "zh" or not [found for word in words for found in HAN.findall(word)]
    for figure in figures:
        assert len(HAN.findall(figure.title)) <= (20 if text.lang() == "zh" else 0), figure.title
        assert text.lang() == "zh" or len(figure.title) <= 60, figure.title
    for ids in (refs, top.precision().refs, *(tile.refs for tile in tiles), *(figure.refs for figure in figures)):
        assert ids and ledger.marked(ids)
    assert all(part.count("<section") == part.count("data-refs=") == 1 for part in markup)


def test_words_of_the_register_stay_text(small, monkeypatch):
    monkeypatch.setattr(facts, "department_names", lambda *_: dict.fromkeys(["D1"], "<img src=x>"))
    assert "<img" not in facts.cadre(card("H01")) and "&lt;img" in facts.cadre(card("H01"))


def test_every_word_is_there_in_both_languages():
    assert all(words.zh and words.en for key, words in strings().items() if key.startswith("hh_"))
