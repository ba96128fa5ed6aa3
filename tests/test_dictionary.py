"""The dictionary is complete and unambiguous; every spelling of a value is read, every wrong one gets its nearest."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from data import dictionary
from data.ingest import values

# ---- The dictionary ------------------------------------------------------------------------------------------------


def test_the_dictionary_is_complete():
    for table in dictionary.tables():
        assert dictionary.keys(table), table
        for column in dictionary.columns(table).values():
            assert column.type in dictionary.TYPES and column.privacy in dictionary.PRIVACY, column
            assert all(column.label) and column.source, column
            assert bool(column.code_list) == (column.type == "code"), column
            assert not column.key or column.required, column
            if column.unit:
                assert dictionary.code_label("unit", column.unit, "zh")
            if column.refers_to not in ("", "area"):
                target = dictionary.column(*column.refers_to.split("."))
                assert target.key and target.type == column.type


def test_no_spelling_means_two_things():
    for table in dictionary.tables():
        seen = {}
        for column in dictionary.columns(table).values():
            for word in {values.fold(w) for w in (column.name, *column.label, *column.headings)}:
                assert seen.setdefault(word, column.name) == column.name, (table, word)
    for name in dictionary.lists():
        seen = {}
        for code in dictionary.codes(name).values():
            for word in {values.fold(w) for w in (code.code, *code.label, *code.synonyms)}:
                assert seen.setdefault(word, code.code) == code.code, (name, word)


def test_unknown_names_get_the_nearest():
    with pytest.raises(dictionary.UnknownName, match="did you mean 'households'"):
        dictionary.columns("household")
    with pytest.raises(dictionary.UnknownName, match="did you mean 'illness'"):
        dictionary.code_label("poverty_cause", "ilness", "zh")
    assert dictionary.code_label("poverty_cause", "illness", "zh") == "因病"
    assert dictionary.code_label("poverty_cause", pd.NA, "en") == "Not recorded"


# ---- Values --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["2016-04-13", "2016/4/13", "2016.4.13", "2016年4月13日", "20160413", "42473",
                                  "2016-04-13 00:00:00", "２０１６年４月１３日"])  # fmt: skip
def test_dates_in_every_official_spelling(text):
    assert values.parse(dictionary.column("visits", "visit_date"), text).value == date(2016, 4, 13)


@pytest.mark.parametrize(("text", "nearest"), [("2015-02-30", "2015-02-28"), ("2015-13-01", ""), ("去年", ""),
                                               ("2015-06-00", "")])  # fmt: skip
def test_impossible_dates(text, nearest):
    parsed = values.parse(dictionary.column("visits", "visit_date"), text)
    assert not parsed.ok and parsed.nearest == nearest


@pytest.mark.parametrize(("text", "value"), [("是", True), ("否", False), ("1", True), ("0", False), ("TRUE", True),
                                             ("有", True), ("无", False), (" False ", False)])  # fmt: skip
def test_yes_and_no(text, value):
    assert values.parse(dictionary.column("villages", "is_poor_village"), text).value is value


@pytest.mark.parametrize("text", ["illness", "因病", "Illness", "ILLNESS", " 因 病 "])
def test_codes_by_code_label_or_synonym(text):
    assert values.parse(dictionary.column("households", "poverty_cause"), text).value == "illness"


@pytest.mark.parametrize(("text", "value"), [("3", 3), ("3.0", 3), ("1,200", 1200), ("１２", 12), ("-5", -5)])
def test_whole_numbers(text, value):
    assert values.parse(dictionary.column("funds", "amount_cny"), text).value == value


@pytest.mark.parametrize("text", ["3.5", "三", "1,20", "5.10802E+11", "", "3人"])
def test_not_whole_numbers(text):
    parsed = values.parse(dictionary.column("funds", "amount_cny"), text)
    assert parsed.value is None and parsed.ok == (text == "")


def test_percent_is_a_share():
    assert values.parse(dictionary.column("exit_tests", "value"), "2.5%").value == 0.025


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "＝1+1", "@SUM(A1)", "+cmd", "-cmd", "'=1+1"])
def test_formulas_do_not_come_in_as_text(text):
    assert not values.parse(dictionary.column("status_events", "note"), text).ok


@pytest.mark.parametrize("text", ["+86 000", "-5", "（无）", "a=b", "—"])
def test_plain_text_is_no_formula(text):
    assert values.parse(dictionary.column("status_events", "note"), text).value == text


def test_quoting_goes_out_and_comes_back():
    note = dictionary.column("status_events", "note")
    assert values.quoted_formula("+86 000") == "'+86 000"
    assert values.parse(note, "'+86 000").value == "+86 000"
    assert values.quoted_formula("宋家村") == "宋家村"
