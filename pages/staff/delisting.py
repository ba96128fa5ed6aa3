"""销号轨迹 Delisting trajectories: how persons and villages move towards 2017, and what stands in the way."""

from components import figures, filters
from components.views import delisting as view

selection = filters.current()


def pick(*names: str) -> list[str]:
    """Draw page choices in one line and return what was chosen."""
    with figures.line():
        return [filters.choice(*view.choices(name)) for name in names]


def path() -> None:
    """Persons, rate, villages by plan."""
    (fact,) = pick("fact")
    wide, narrow = figures.columns((2, 1))
    with wide:
        figures.show(view.persons_path(selection) if fact == "stock" else view.persons_fall(selection))
        figures.show(view.rate_path(selection))
    with narrow:
        figures.show(view.plan(selection))
        figures.note(view.plan_note(selection))


def villages() -> None:
    """The poor villages one by one."""
    with figures.line():
        card = filters.choice(*view.choices("card"))
        by = filters.choice(*view.choices("by")) if card == "panels" else ""
        order = filters.choice(*view.choices("order"))
    figures.show(view.panels(selection, by, order) if card == "panels" else view.calendar(selection, order))


def blocks() -> None:
    """What keeps villages from leaving."""
    need, order = pick("need", "order")
    figures.show(view.failing_tests(selection))
    figures.show(view.test_matrix(selection, order) if need == "matrix" else view.test_list(selection, order))


def near() -> None:
    """Households near the line."""
    (which,) = pick("list")
    if which != "charts":
        figures.show(view.near_list(selection, which))
        return
    figures.pair(view.income_spread(selection), view.guarantees(selection))


def relapse() -> None:
    """Those who fell back."""
    (which,) = pick("shade")
    if which == "list":
        figures.show(view.relapse_list(selection))
        return
    figures.pair(view.flows(selection), view.relapse_causes(selection), widths=(3, 2))


figures.heading(*view.heading(selection))
figures.tiles(view.tiles(selection))
tabs = {"path": path, "villages": villages, "blocks": blocks, "near": near, "relapse": relapse}
tabs[filters.choice(*view.choices("tab"))]()
