"""What the tests of the page 干部包带 share: every figure of the page, and selections drawn at random."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from components.figure import Figure
from components.views import cadres as view
from data.dictionary import codes
from geo.areas import areas
from indicators.measure import Selection

POOR = Selection(household_class=("registered_poor",))
QUICK = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
WHOLE_PAGE = settings(QUICK, max_examples=8)  # every figure and every list: the costly ones


def figures_of(selection: Selection) -> list[Figure]:
    """Every figure of the page."""
    return [
        view.coverage.by_area(selection),
        *(view.coverage.by_group(selection, part) for part in view.PARTS["coverage"]),
        view.load.spread(selection),
        view.load.all_classes(selection),
        view.capacity.frontier(selection),
        view.visits.by_month(selection),
        view.visits.per_household(selection),
        view.visits.recent(selection),
        view.matters.enough(selection),
        view.matters.industry(selection),
        view.departments.matrix(selection),
        view.departments.ranking(selection),
        view.departments.per_cadre(selection),
        view.posts.teams(),
        view.posts.known(selection),
        *(view.cases.listed(key, selection) for key in view.cases.LISTS),
    ]


@st.composite
def selections(draw) -> Selection:
    known = areas()
    area = draw(st.sampled_from(["510802", *known.loc[known["level"] != "district", "area_code"]]))
    return Selection(
        area=area,
        household_class=draw(st.sampled_from([("registered_poor",), (), ("key_economic",), ("key_stability",)])),
        poverty_cause=draw(st.sampled_from([(), *[(code,) for code in codes("poverty_cause")]])),
        category=draw(st.sampled_from([(), ("wubao",), ("dibao", "general")])),
        village_kind=draw(st.sampled_from(["all", "poor", "other"])),
        labour=draw(st.sampled_from([(), ("without",)])),
        year=draw(st.sampled_from([2014, 2015])),
        readings=draw(st.sampled_from([(), (("C17", "per_cadre"),)])),
    )
