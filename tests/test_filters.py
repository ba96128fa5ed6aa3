"""Filters: what a reader's choice makes of the selection."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import address
from components.filters import changed
from data.dictionary import codes

TOWN, VILLAGE = "510802103", "510802103213"
WHOLE = address.DEFAULT


def test_a_village_goes_with_its_township_and_comes_back_to_it():
    town = changed(WHOLE, "town", TOWN)
    village = changed(town, "village", VILLAGE)
    assert (town.area, village.area) == (TOWN, VILLAGE)
    assert changed(village, "village", "") == town
    assert changed(village, "town", "510802102").area == "510802102", "a village of another township cannot stay"
    assert changed(village, "town", "") == WHOLE


def test_several_codes_stand_in_the_order_of_the_code_list():
    chosen = changed(WHOLE, "cause", '["labour", "illness"]').poverty_cause
    assert chosen == tuple(code for code in codes("poverty_cause") if code in ("labour", "illness"))
    assert changed(WHOLE, "class", "[]").household_class == ()
    assert changed(WHOLE, "dept", '["D002", "D001"]').department == ("D001", "D002")


def test_one_of_three_and_its_taking_back():
    assert changed(WHOLE, "labour", "without").labour == ("without",)
    assert changed(replace(WHOLE, labour=("without",)), "labour", "").labour == ()
    assert changed(WHOLE, "kind", "poor").village_kind == "poor"


def test_a_reading_at_its_default_leaves_no_trace():
    other = changed(WHOLE, "C1", "before_2016")
    assert other.readings == (("C1", "before_2016"),)
    assert changed(other, "C1", "unscheduled") == WHOLE


@pytest.mark.parametrize("value", ["2014", "2015"])
def test_the_year(value):
    assert changed(WHOLE, "year", value).year == int(value)


@given(
    st.lists(
        st.sampled_from(
            [("town", TOWN), ("village", VILLAGE), ("village", ""), ("cause", '["illness"]'), ("cause", "[]"),
             ("labour", "with"), ("labour", ""), ("kind", "other"), ("year", "2014"), ("C15", "base_201983"),
             ("disability", "without"), ("category", '["dibao", "wubao"]'), ("class", "[]")]
        ),
        max_size=8,
    )
)  # fmt: skip
def test_every_view_a_reader_makes_has_an_address_that_gives_it_back(steps):
    selection = WHOLE
    for param, value in steps:
        selection = changed(selection, param, value)
    view = address.parse(address.to_query("en", selection, {}), ())
    assert view.selection == selection and not view.problems
