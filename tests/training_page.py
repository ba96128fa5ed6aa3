"""The page of training for its tests: every figure of a selection, and selections of every kind."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from components.figure import Figure
from components.views import training as view
from data.dictionary import codes
from geo.areas import areas
from indicators.measure import Selection

POOR = Selection(household_class=("registered_poor",))
QUICK = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
WHOLE_PAGE = settings(QUICK, max_examples=12)


def figures_of(selection: Selection) -> list[Figure]:
    """Every figure of the page, in every choice."""
    return [
        view.ladder.steps(selection),
        *(view.ladder.by(selection, part) for part in view.CHOICES["by"]),
        *(view.supply.matrix(selection, shade) for shade in view.CHOICES["shade"]),
        view.supply.seats(selection),
        view.supply.by_month(selection),
        view.need.matrix(selection),
        view.need.by_topic(selection),
        view.need.by_area(selection),
        view.where.coverage(selection),
        view.where.spread(selection),
        *(view.where.ranking(selection, order) for order in view.CHOICES["order"]),
        view.cases.by_topic(selection),
        view.cases.by_area(selection),
        view.cases.listed(selection),
    ]


@st.composite
def selections(draw) -> Selection:
    """Any area, class, cause, category, kind of village, labour and year; many leave nothing at all."""
    known = areas()
    area = draw(st.sampled_from(["510802", *known.loc[known["level"] != "district", "area_code"]]))
    return Selection(
        area=draw(st.sampled_from(["510802", area])),
        household_class=draw(st.sampled_from([("registered_poor",), ("registered_poor",), (), ("key_economic",)])),
        poverty_cause=draw(st.sampled_from([(), *[(code,) for code in codes("poverty_cause")]])),
        category=draw(st.sampled_from([(), ("wubao",), ("dibao", "general")])),
        village_kind=draw(st.sampled_from(["all", "poor", "other"])),
        labour=draw(st.sampled_from([(), ("without",)])),
        year=draw(st.sampled_from([2014, 2015])),
    )
