"""What households lack together: counted by hand in the small world, exact over the whole register."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings

from components.text import use
from components.views import overview as view
from components.views.overview.together import combinations_of, villages_of
from data import store
from indicators.facts import fact
from indicators.facts.gaps import GAPS
from indicators.measure import Selection, measure
from tests.training_page import selections
from tests.world import register

POOR = Selection(household_class=("registered_poor",))
BY_HAND = {
    "H01": "none",
    "H02": "matters+support",
    "H03": "training",
    "H04": "cadre+visit+matters+plan+training",  # its tie ended; wubao is the safety net
    "H05": "visit+matters+training+support",  # last seen more than a year ago
    "H06": "matters",
    "H07": "visit+matters+training",
    "H08": "visit+matters+plan+training",  # a phone call is no visit, an empty plan no plan
    "H09": "cadre+visit+matters+plan+training",
    "H10": "visit+matters+support",  # money of another kind is no special grant
    "H11": "unknown",
    "H12": "unknown",
}


def test_the_small_world_by_hand():
    rows = fact("households", register()).set_index("household_id")
    assert rows["gaps"].astype("str").to_dict() == BY_HAND
    assert set(rows.index[rows["has_many_gaps"] == 1]) == {"H04", "H05", "H07", "H08", "H09", "H10"}


@settings(max_examples=10, deadline=None)
@given(selections())
def test_combinations_part_the_registered_households(demo_snapshot, selection):
    use("zh")
    found = combinations_of(selection)
    registered = measure(("registered_households",), selection)["registered_households"].value
    assert sum(one.households for one in found) == registered
    assert len({one.lacks for one in found}) == len(found)
    assert all(a.households >= b.households for a, b in pairwise(found))
    many = measure(("many_gaps_share",), selection)["many_gaps_share"]
    assert sum(one.households for one in found if len(one.lacks) >= 3) == many.numerator
    figure = view.together(selection)
    assert figure.is_empty or int(figure.table.iloc[:, len(GAPS) + 1].sum()) == registered


def test_a_small_village_is_listed_but_not_named_first(demo_snapshot):
    use("zh")
    found, figure = villages_of(POOR), view.together_where(POOR)
    small = [v for v in found if v.whole < 30]
    assert small and len(figure.table) == len(found)
    assert (figure.table.iloc[:, -1] != "").sum() == len(small)
    first = next(v for v in found if v.whole >= 30)
    assert f"{first.share * 100:.1f}" in figure.title


def test_no_household_is_counted_twice_against_the_source_tables(demo_snapshot):
    plans = store.read("household_plans").set_index("household_id")
    poor = store.read("households").query("household_class == 'registered_poor'")["household_id"]
    has = (plans["has_short_plan"] | plans["has_long_plan"]).reindex(poor, fill_value=False)
    lacking = sum(one.households for one in combinations_of(POOR) if "plan" in one.lacks)
    assert lacking == int((~has.astype(bool)).sum())
