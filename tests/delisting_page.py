"""What the tests of 销号轨迹 share: any selection, every figure of the page, numbers in a sentence."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from components import address
from components.figure import Figure
from components.views import delisting as view
from components.views import standing
from components.views.delisting import villages
from data.dictionary import codes
from geo.areas import areas
from indicators.measure import Selection, measure

POOR = address.DEFAULT
QUICK = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
DEPARTMENTS = ("D001", "D004", "D005", "D033")


@st.composite
def selections(draw) -> Selection:
    known = areas()
    area = draw(st.sampled_from(["510802", *known.loc[known["level"] != "district", "area_code"]]))
    readings = {"C1": draw(st.sampled_from(["unscheduled", "before_2016", "after_2017"])),
                "C15": draw(st.sampled_from(["base_177500", "base_201983"]))}  # fmt: skip
    return Selection(
        area=draw(st.sampled_from(["510802", area])),
        household_class=draw(st.sampled_from([("registered_poor",), (), ("key_economic",)])),
        poverty_cause=draw(st.sampled_from([(), *[(code,) for code in codes("poverty_cause")]])),
        category=draw(st.sampled_from([(), (), ("wubao",), ("dibao", "general")])),
        village_kind=draw(st.sampled_from(["all", "poor", "other"])),
        labour=draw(st.sampled_from([(), (), ("without",)])),
        department=draw(st.sampled_from([(), (), DEPARTMENTS])),
        year=draw(st.sampled_from([2014, 2015])),
        readings=tuple(readings.items()),
    )


def figures_of(selection: Selection) -> list[Figure]:
    """Every figure of the page, with every choice that changes its numbers."""
    return [
        view.persons_path(selection), view.persons_fall(selection), view.rate_path(selection), view.plan(selection),
        view.panels(selection), view.panels(selection, "persons", "rate"), view.calendar(selection, "distance"),
        view.failing_tests(selection), view.test_matrix(selection), view.test_list(selection, "township"),
        view.income_spread(selection), view.guarantees(selection), view.near_list(selection, "above"),
        view.near_list(selection, "below"), view.flows(selection), view.relapse_causes(selection),
        view.relapse_list(selection),
    ]  # fmt: skip


def value(key: str, selection: Selection, **how) -> int:
    return int(measure((key,), selection, **how)[key].frame["value"].fillna(0).sum())


def numbers_in(words: str) -> list[float]:
    return [float(found.replace(",", "")) for found in re.findall(r"\d[\d,]*\.?\d*", words)]


def calendar_cells(selection: Selection) -> list[tuple]:
    found, years = standing.villages(selection), tuple(range(2014, selection.year + 1))
    heads = [*map(str, range(2014, 2018)), "tail"]
    cells = [cell for one in found for cell in villages._calendar_row(one, heads, years, {})]
    return [(head, is_plan, state, text) for _, head, state, is_plan, _, text in cells]
