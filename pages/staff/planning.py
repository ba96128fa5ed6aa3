"""规划与内容精准 Planning and measures: plans, whether assistance fits, industries, the safety net, facilities."""

from components import figures, filters
from components.views import planning as view

selection = filters.current()


def coverage() -> None:
    """Plans under every reading, short and long, by area, and who has none."""
    figures.pair(view.coverage.readings(selection), view.coverage.terms(selection))
    figures.show(view.coverage.by_area(selection))
    figures.show(view.coverage.listed(selection))


def match() -> None:
    """Cause × assistance, and what is at odds with the household."""
    figures.show(view.match.matrix(selection, filters.choice(*view.choices("shade"))))
    left, right = figures.columns(2)
    with left:
        figures.show(view.match.rules(selection))
        for note in view.match.notes(selection):
            figures.note(note)
    with right:
        figures.show(view.match.by_area(selection))
    figures.show(view.match.listed(selection))


def industry() -> None:
    """The three types, leading industries, wishes, their effect, and how different plans are."""
    chosen = filters.choice(*view.choices("need"))
    if chosen == "leading":
        figures.show(view.industry.leading(selection))
        figures.show(view.industry.by_village(selection))
    elif chosen == "types":
        figures.show(view.industry.types(selection))
        figures.show(view.cases.industry())
    else:
        parts = {"wish": view.wishes.matrix, "effect": view.wishes.effect, "different": view.wishes.different}
        figures.show(parts[chosen](selection))


def floor() -> None:
    """The safety net apart from the industry track."""
    figures.show(view.floor.tracks(selection))
    left, right = figures.columns(2)
    with left:
        figures.show(view.floor.support(selection))
        figures.note(view.floor.note(selection))
    with right:
        figures.show(view.floor.by_area(selection))
    figures.show(view.floor.listed(selection))


def facility() -> None:
    """What villages have and lack, or the projects for it."""
    if filters.choice(*view.choices("by")) == "facility":
        figures.pair(view.facility.by_area(selection), view.facility.lacking(selection), widths=(3, 2))
        figures.show(view.cases.village())
    else:
        figures.show(view.facility.projects(selection))
        figures.show(view.facility.late(selection))


figures.heading(*view.top.heading(selection))
figures.tiles(view.top.tiles(selection))
TABS = {"coverage": coverage, "match": match, "industry": industry, "floor": floor, "facility": facility}
TABS[filters.choice(*view.choices("tab"))]()
