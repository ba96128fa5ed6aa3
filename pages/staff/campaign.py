"""三千干部包万户 The cadre campaign: three classes, four duties, three phases, six goals, stated and simulated."""

from components import address, figures, filters, frame
from components.text import lang, t
from components.views import campaign as view
from components.views import overview

selection = filters.current()


def link(page: str, label: str) -> None:
    """Draw a link to another page that carries the filters along."""
    figures.html(frame.page_link(page, label, address.to_query(lang(), selection, {})))


def classes() -> None:
    """Households of the three classes, with a cadre and visited; where."""
    figures.pair(view.classes.covered(selection), view.classes.visited(selection))
    figures.note(view.classes.note(selection))
    link("cadres", t("ca_link_cadres"))
    figures.show(view.classes.by_area(selection, filters.choice(*view.choices("by"))))


def duties() -> None:
    """The four duties by class, and every task in the article's words."""
    figures.show(view.duties.grid(selection))
    link("organisation", t("ca_link_duties"))
    figures.show(view.duties.tasks(selection))


def phases() -> None:
    """The calendar, months and phases."""
    figures.show(overview.campaign())
    figures.note(overview.phase_note())
    figures.show(view.phases.by_month(selection, filters.choice(*view.choices("shade"))))
    figures.show(view.phases.by_phase(selection))


def goals() -> None:
    """The six goals part by part, then the nearest measure of each, then what is known at two year ends."""
    figures.show(view.goals.tracker(selection))
    figures.show(overview.five_improvements(selection))
    figures.show(view.goals.change(selection))


def contrasts() -> None:
    """Stated, derived and simulated side by side."""
    figures.show(view.contrasts.sides())


figures.heading(*view.top.heading(selection))
figures.tiles(view.top.tiles(selection))
figures.note(view.top.class_note(selection))
TABS = {"classes": classes, "duties": duties, "phases": phases, "goals": goals, "contrasts": contrasts}
TABS[filters.choice(*view.choices("tab"))]()
