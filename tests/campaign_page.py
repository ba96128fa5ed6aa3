"""The page of the campaign for its tests: every figure of a selection."""

from __future__ import annotations

from components.figure import Figure
from components.views import campaign as view
from components.views import overview
from indicators.measure import Selection
from tests.training_page import POOR, QUICK, WHOLE_PAGE, selections

__all__ = ["POOR", "QUICK", "WHOLE_PAGE", "figures_of", "own_figures", "selections"]


def own_figures(selection: Selection) -> list[Figure]:
    """Every figure that is the page's own, in every choice."""
    return [
        view.classes.covered(selection),
        view.classes.visited(selection),
        *(view.classes.by_area(selection, kind) for kind in view.CHOICES["by"]),
        view.duties.grid(selection),
        view.duties.tasks(selection),
        *(view.phases.by_month(selection, key) for key in view.CHOICES["shade"]),
        view.phases.by_phase(selection),
        view.goals.change(selection),
        view.goals.tracker(selection),
        view.contrasts.sides(),
    ]


def figures_of(selection: Selection) -> list[Figure]:
    """Every figure of the page."""
    return [*own_figures(selection), overview.campaign(), overview.five_improvements(selection)]
