"""The page 组织保障 for its tests: every figure of a selection, and selections of every kind."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from components.figure import Figure
from components.views import organisation as view
from data.dictionary import codes
from geo.areas import areas
from indicators.measure import Selection

POOR = Selection(household_class=("registered_poor",))
QUICK = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
WHOLE_PAGE = settings(QUICK, max_examples=8)


def figures_of(selection: Selection, presets: tuple[str, ...] = ("equal", "felt_only")) -> Iterator[Figure]:
    """Every figure of the page; score cards under two of the presets."""
    yield view.levels.figure(selection)
    yield view.tree.layers(selection)
    if view.tree.is_village(selection):
        yield view.tree.cadres(selection)
    yield from (view.cards.items(selection), view.cards.by_area(selection), view.cards.listed(selection))
    for kind in view.CHOICES["list"]:
        for preset in presets:
            yield from (view.scores.ranking(kind, preset, order, selection) for order in view.CHOICES["order"])
            yield view.weighing.presets(kind, preset, selection)
            yield view.reward.commended(kind, preset, selection)
        yield view.weighing.means(kind, selection)
    yield from (view.reward.issues(selection), view.reward.matters(selection))
    yield from (view.duties.recorded(), view.duties.grid(selection), view.duties.villages(selection))
    yield from (view.terms.running(selection), view.terms.reasons(selection))
    yield from (view.terms.unfollowed_list(selection), view.terms.ended_list(selection))


@st.composite
def selections(draw) -> Selection:
    """Any area, class, cause, category, kind of village, department and year; many leave nothing at all."""
    known = areas()
    area = draw(st.sampled_from(["510802", *known.loc[known["level"] != "district", "area_code"]]))
    return Selection(
        area=draw(st.sampled_from(["510802", area])),
        household_class=draw(st.sampled_from([("registered_poor",), ("registered_poor",), (), ("key_economic",)])),
        poverty_cause=draw(st.sampled_from([(), *[(code,) for code in codes("poverty_cause")]])),
        category=draw(st.sampled_from([(), ("wubao",), ("dibao", "general")])),
        village_kind=draw(st.sampled_from(["all", "poor", "other"])),
        department=draw(st.sampled_from([(), ("D002",), ("D020", "D034")])),
        year=draw(st.sampled_from([2014, 2015])),
    )
