"""Figures made in memory against the one query: sums and distinct counts, whatever the selection and the split."""

from __future__ import annotations

import narwhals as nw
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.facts import GRAINS, fact
from indicators.indicator import REGISTRY
from indicators.measure import register_of
from indicators.query import prepare, query
from indicators.resident import Resident, add_up, can_answer
from indicators.selection import Selection

TABLES = ("households", "household_years", "training_sessions", "attendances", "funds")
SELECTIONS = st.builds(
    Selection,
    area=st.sampled_from(["510802", "510802100", "510802103212", "510802001"]),
    household_class=st.sampled_from([(), ("registered_poor",), ("key_economic",)]),
    poverty_cause=st.sampled_from([(), ("illness",), ("marriage",)]),
    village_kind=st.sampled_from(["all", "poor"]),
)


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(selection=SELECTIONS, by=st.sampled_from(["district", "township", "village"]), data=st.data())
def test_memory_and_query_say_the_same(demo_snapshot, name, selection, by, data):
    grain = GRAINS[name]
    groups = tuple(data.draw(st.lists(st.sampled_from(grain.dimensions), max_size=2, unique=True)))
    years = () if grain.timing == "as_of" else (2014, 2015)
    indicators = [each for each in REGISTRY.values() if each.grain == name and can_answer([each])]
    ready = prepare(nw.from_native(fact(name, register_of(demo_snapshot))), indicators)
    asked = query(ready, grain, indicators, selection, by, groups, years, prepared=True)
    keys = ["area_code", *(["period"] if years else []), *groups]
    there = {tuple(map(str, row)): place for place, row in enumerate(asked[keys].itertuples(index=False))}
    found = add_up(Resident(ready.to_native()), grain, indicators, selection, by, groups, years)
    here = [tuple(map(str, row)) for row in zip(*(found[key] for key in keys), strict=True)]
    assert sorted(here) == sorted(there)
    order = [there[row] for row in here]
    for each in (column for column in asked if column not in keys):
        np.testing.assert_array_equal(found[each], asked[each].to_numpy(dtype=float)[order], err_msg=each)


def test_a_median_is_left_to_the_query():
    assert can_answer([REGISTRY["trained_persons"]]) and not can_answer([REGISTRY["median_net_income"]])
