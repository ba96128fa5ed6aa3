"""The page of planning for its tests: every figure of a selection."""

from __future__ import annotations

from components.figure import Figure
from components.views import planning as view
from indicators.measure import Selection
from tests.training_page import POOR, QUICK, WHOLE_PAGE, selections

__all__ = ["POOR", "QUICK", "WHOLE_PAGE", "figures_of", "selections"]


def figures_of(selection: Selection) -> list[Figure]:
    """Every figure of the page, in every choice."""
    return [
        view.coverage.readings(selection),
        view.coverage.terms(selection),
        view.coverage.by_area(selection),
        view.coverage.listed(selection),
        *(view.match.matrix(selection, shade) for shade in view.CHOICES["shade"]),
        view.match.rules(selection),
        view.match.by_area(selection),
        view.match.listed(selection),
        view.industry.types(selection),
        view.industry.leading(selection),
        view.industry.by_village(selection),
        view.cases.industry(),
        view.wishes.matrix(selection),
        view.wishes.effect(selection),
        view.wishes.different(selection),
        view.floor.tracks(selection),
        view.floor.support(selection),
        view.floor.by_area(selection),
        view.floor.listed(selection),
        view.facility.by_area(selection),
        view.facility.lacking(selection),
        view.cases.village(),
        view.facility.projects(selection),
        view.facility.late(selection),
    ]
