"""对象精准 Identification: four steps, three ledgers, one village of the article, flows, criteria."""

from components import figures, filters
from components.views import identification as view

selection = filters.current()


def steps() -> None:
    """Households through each step, the days between, what is wrong, and who."""
    figures.show(view.steps.through(selection))
    figures.pair(view.steps.gaps(selection), view.steps.cases(selection))
    figures.note(view.steps.note())
    figures.show(view.steps.listed(selection))


def ledgers() -> None:
    """Village, township and district line by line."""
    figures.show(view.ledgers.lines(selection))
    figures.note(view.ledgers.note())
    figures.pair(view.ledgers.kinds(selection), view.ledgers.by_area(selection))
    figures.show(view.ledgers.listed(selection))


def example() -> None:
    """The article's village beside the register; the meetings of the selection."""
    figures.show(view.example.village())
    figures.show(view.timeline.days())
    figures.show(view.example.meetings(selection))


def dynamic() -> None:
    """Registered, out, back, corrected: flows per period, never netted."""
    figures.show(view.changes.flows(selection))
    figures.note(view.changes.note())
    figures.pair(view.paths.ways(selection), view.changes.causes(selection), widths=(3, 2))


def criteria() -> None:
    """What the article weighs by, and what the register holds of it."""
    figures.show(view.criteria.recorded(selection))
    figures.note(view.criteria.note())


figures.heading(*view.top.heading(selection))
figures.tiles(view.top.tiles(selection))
TABS = {"steps": steps, "ledgers": ledgers, "example": example, "dynamic": dynamic, "criteria": criteria}
TABS[filters.choice(*view.choices("tab"))]()
