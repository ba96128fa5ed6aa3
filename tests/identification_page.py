"""The page of identification for its tests: every figure of a selection."""

from __future__ import annotations

from components.figure import Figure
from components.views import identification as view
from indicators.measure import Selection
from tests.training_page import POOR, QUICK, WHOLE_PAGE, selections

__all__ = ["POOR", "QUICK", "WHOLE_PAGE", "figures_of", "selections"]


def figures_of(selection: Selection) -> list[Figure]:
    """Every figure of the page, in every choice."""
    return [
        view.steps.through(selection),
        view.steps.gaps(selection),
        view.steps.cases(selection),
        view.steps.listed(selection),
        view.ledgers.lines(selection),
        view.ledgers.kinds(selection),
        view.ledgers.by_area(selection),
        view.ledgers.listed(selection),
        view.example.village(),
        view.example.meetings(selection),
        view.changes.flows(selection),
        view.changes.causes(selection),
        view.paths.ways(selection),
        view.timeline.days(),
        view.criteria.recorded(selection),
    ]
