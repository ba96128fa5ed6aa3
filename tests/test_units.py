"""Units: one vocabulary, exact conversions, and no sum or axis of things that do not go together."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import indicators  # noqa: F401  registers every theme
from data.dictionary import codes
from data.facts import facts
from indicators.indicator import REGISTRY, UNITS
from indicators.units import Quantity, UnitError, converts, factor, one_axis, total
from policy.parameters import history, names
from policy.units import SPELLINGS, VOCABULARY, unit_of

KEYS = sorted(VOCABULARY)
AMOUNTS = st.one_of(st.integers(-(10**12), 10**12), st.decimals(-(10**9), 10**9, places=4))
PAIRS = st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS))
KIN = [(a, b) for a in KEYS for b in KEYS if converts(a, b)]


def test_the_house_has_one_vocabulary():
    assert {name: unit.label for name, unit in SPELLINGS.items()} == UNITS
    assert {each.unit for each in REGISTRY.values()} <= set(SPELLINGS)
    assert {history(name)[0].unit for name in names()} | set(facts()["unit"]) <= set(VOCABULARY)
    for code, held in codes("unit").items():
        assert unit_of(code).label.zh == held.label.zh or code == "share" or code == "groups", code


def test_every_spelling_is_one_unit_and_every_unit_has_both_names():
    spellings = [name for unit in VOCABULARY.values() for name in (unit.key, *unit.also)]
    assert len(spellings) == len(set(spellings))
    for unit in VOCABULARY.values():
        assert unit.label.zh and unit.label.en and bool(unit.kind) == (unit.scale is not None), unit.key


def test_stated_conversions():
    assert Quantity(1200, "ten_thousand_yuan").to("yuan") == Quantity(12_000_000, "yuan")
    assert Quantity(6000, "yuan").to("fen") == Quantity(600_000, "fen")
    assert Quantity(8000, "jin").to("tonnes") == Quantity(4, "tonnes")
    assert Quantity(1, "jin").to("kilograms").amount == Fraction(1, 2)
    assert Quantity(Decimal("0.1"), "yuan") + Quantity(0.2, "yuan") == Quantity(Decimal("0.3"), "yuan")
    assert Quantity(1, "ten_thousand_yuan") + Quantity(1, "yuan") == Quantity(Decimal("1.0001"), "ten_thousand_yuan")


@pytest.mark.parametrize(("a", "b", "words"), [
    ("households", "persons", r"户.*人.*no conversion 人 → 户"),
    ("household", "person", r"no conversion 人 → 户"),
    ("persons", "attendances", r"no conversion 人次 → 人 "),
    ("tonnes", "yuan", r"no conversion 元 → 吨"),
    ("chickens", "head", r"no conversion 头 → 只"),
    ("jin", "plants", r"no conversion 株 → 斤"),
])  # fmt: skip
def test_what_is_never_added(a, b, words):
    with pytest.raises(UnitError, match=words):
        Quantity(1, a) + Quantity(1, b)
    with pytest.raises(UnitError, match=words):
        Quantity(1, a) - Quantity(1, b)
    with pytest.raises(UnitError, match=words):
        assert Quantity(1, a) < Quantity(1, b)


@given(AMOUNTS, AMOUNTS, PAIRS)
def test_adding_works_exactly_where_a_conversion_is_stated(x, y, pair):
    a, b = pair
    left, right = Quantity(x, a), Quantity(y, b)
    if not converts(a, b):
        with pytest.raises(UnitError, match=f"{VOCABULARY[b].label.zh}.*{VOCABULARY[a].label.zh}"):
            left + right
        return
    both = left + right
    assert both.unit == a and both - right == left
    assert (right + left).to(a) == both


@given(AMOUNTS, st.sampled_from(KIN))
def test_converting_there_and_back_loses_nothing(x, pair):
    a, b = pair
    assert Quantity(x, a).to(b).to(a) == Quantity(x, a)
    assert factor(a, b) * factor(b, a) == 1


@given(st.lists(st.tuples(AMOUNTS, st.sampled_from(["yuan", "fen", "ten_thousand_yuan"])), max_size=8))
def test_a_sum_does_not_depend_on_the_order(amounts):
    given_ = [Quantity(*each) for each in amounts]
    assert total(given_, "yuan") == total(reversed(given_), "fen").to("yuan")


@given(st.lists(st.sampled_from(KEYS), max_size=5))
def test_one_axis_is_one_unit(units):
    if len(set(units)) == 1:
        assert one_axis(units) == units[0]
        return
    with pytest.raises(UnitError, match="axis|nothing to draw"):
        one_axis(units)


def test_refusals_say_what_to_do():
    with pytest.raises(UnitError, match="convert one to the other first"):
        one_axis(["yuan", "ten_thousand_yuan"])
    with pytest.raises(UnitError, match="say in which unit"):
        Quantity(1, "yuan") + 1
    with pytest.raises(UnitError, match="did you mean 'tonnes'"):
        Quantity(1, "tones")
    with pytest.raises(UnitError, match="is no amount"):
        Quantity(float("nan"), "yuan")
