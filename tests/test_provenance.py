"""The sources page: every table in both languages, values as the source puts them, [sic] where the print is flawed."""

import pytest

import indicators  # noqa: F401  themes register themselves
from components.provenance import (
    MARK_LABELS,
    contradiction_cards,
    fact_rows,
    fact_value,
    geo_rows,
    indicator_rows,
    mark_definition,
    mark_label,
    mark_rows,
    parameter_rows,
    period_label,
    reading_rows,
    with_sic,
)
from data.facts import contradictions, fact, facts, parts_of
from indicators.indicator import REGISTRY
from policy.parameters import MARKS, history, names
from policy.readings import READINGS

LANGUAGES = ("zh", "en")


def test_marks_have_a_name_and_a_meaning():
    assert tuple(MARK_LABELS) == MARKS
    assert all(mark_definition(mark, lang) for mark in MARKS for lang in LANGUAGES)
    assert mark_rows("en").iloc[:, 2].sum() == len(facts())
    with pytest.raises(ValueError, match="did you mean 'stated'"):
        mark_label("statd", "zh")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("rows", "count"),
    [(fact_rows, len(facts())), (parameter_rows, sum(len(history(name)) for name in names())), (reading_rows, 10)],
)
def test_tables_hold_every_row(rows, count, lang):
    table = rows(lang)
    assert len(table) == count and table.columns.is_unique
    assert not table.isna().any().any()


def test_the_two_languages_have_the_same_shape():
    for rows in (fact_rows, parameter_rows, reading_rows, mark_rows, indicator_rows):
        zh, en = rows("zh"), rows("en")
        assert zh.shape == en.shape and list(zh.columns) != list(en.columns)


def test_facts_of_one_kind():
    assert set(fact_rows("zh", "X")["编号"].str[0]) == {"X"}


@pytest.mark.parametrize(
    ("fact_id", "zh", "en"),
    [
        ("F26", "5,172户", "5,172 households"),
        ("F34", "5,000余户", "more than 5,000 households"),
        ("F58", "2,000户/年左右", "about 2,000 households per year"),
        ("F16a", "5,000人/年以上", "at least 5,000 persons per year"),
        ("F05", "6%", "6%"),
        ("X10", "低于3%", "below 3%"),
        ("D45a", "−5,573人左右", "about −5,573 persons"),
        ("F10", "4个", "4 items"),
        ("F13", "—", "—"),
        ("F01", "2016-04-13", "2016-04-13"),
    ],
)
def test_values_keep_the_vagueness_of_the_source(fact_id, zh, en):
    assert (fact_value(fact(fact_id), "zh"), fact_value(fact(fact_id), "en")) == (zh, en)


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2015", "2015年", "2015"),
        ("2014-12-31", "2014年底", "end of 2014"),
        ("2016-04-13", "2016年4月13日", "2016-04-13"),
        ("2015-03/2016-10", "2015年3月—2016年10月", "2015-03 to 2016-10"),
        ("unresolved", "年份未明（2014—2016年）", "year unresolved (2014–2016)"),
        ("", "未写明", "not stated"),
    ],
)
def test_periods_in_words(period, zh, en):
    assert (period_label(period, "zh"), period_label(period, "en")) == (zh, en)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_contradictions_are_laid_out(lang):
    cards = contradiction_cards(lang)
    assert [card.id for card in cards] == [f"C{number}" for number in range(1, 21)]
    assert {card.id for card in cards if card.reading} == set(READINGS)
    assert all(card.title and card.arithmetic and card.answer and len(card.quotes) >= 2 for card in cards)


def test_flaws_of_the_print_are_shown_as_such():
    cards = {card.id: card for card in contradiction_cards("zh")}
    assert all(quote.endswith("[sic]") for quote in cards["C16"].quotes)
    assert cards["C2"].quotes[-1].endswith("[sic]")
    assert with_sic("贫困发生率降至6%") == "贫困发生率降至6%"
    assert with_sic("") == ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_layers_of_the_map_say_what_they_are(lang):
    table = geo_rows(lang)
    assert len(table) and (table.iloc[:, [0, 1, 2, 3, -1]] != "").all().all()


def test_references_of_indicators_lead_somewhere():
    known = {*names(), *contradictions()["id"]}
    lost = [(one.key, word) for one in REGISTRY.values() for word in one.reference if word not in known | held(word)]
    assert not lost


def held(word):
    return {word} if parts_of(word) else set()
