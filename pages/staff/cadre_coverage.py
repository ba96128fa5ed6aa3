"""干部包带 Cadre coverage: who has a responsible cadre, what each carries, what was done, which village is helped."""

from components import figures, filters, session
from components.text import t
from components.views import cadres as view
from components.views.cadres import Selection, cases


def part(name: str) -> str:
    """Draw what the open tab can be split by, and return the choice."""
    return filters.choice("by", t("cad_by"), view.parts_of_tab(name), view.PARTS[name][0])


def coverage(selection: Selection) -> None:
    """Draw who is covered, by area and by a group, and who is not."""
    figures.pair(view.coverage.by_area(selection), view.coverage.by_group(selection, part("coverage")))
    figures.show(cases.listed("uncovered_households", selection))


def load(selection: Selection) -> None:
    """Draw loads against duty, or the capacity of the staff against both demands."""
    if part("load") == "duty":
        figures.show(view.load.spread(selection))
        figures.show(cases.listed("overloaded_cadres", selection))
    else:
        figures.note(view.capacity.callout())
        figures.show(view.capacity.frontier(selection))
        figures.show(view.load.all_classes(selection))


def visits(selection: Selection) -> None:
    """Draw visits, practical matters and industries against the rule, or who was not visited."""
    chosen = part("visits")
    if chosen == "visit":
        figures.show(view.visits.by_month(selection))
        figures.pair(view.visits.per_household(selection), view.visits.recent(selection))
    elif chosen == "matter":
        figures.note(view.matters.callout(selection))
        figures.pair(view.matters.enough(selection), view.matters.industry(selection))
    else:
        figures.show(cases.listed("unvisited_villages", selection))
        figures.show(cases.listed("unvisited_households", selection))


def departments(selection: Selection) -> None:
    """Draw departments against needs, departments by cover, or the posts known and unknown."""
    chosen = part("departments")
    if chosen == "need":
        figures.show(view.departments.matrix(selection))
        figures.show(cases.listed("mismatched_villages", selection))
    elif chosen == "ranking":
        figures.show(view.departments.ranking(selection))
        figures.show(view.departments.per_cadre(selection))
    else:
        figures.show(view.posts.teams())
        figures.show(view.posts.known(selection))


def lists(selection: Selection) -> None:
    """Draw the chosen list."""
    figures.show(cases.listed(filters.choice("list", t("cad_lists"), cases.options(), cases.OPTIONS[0]), selection))


selected = filters.current()
figures.heading(*view.top.heading(selected))
figures.tiles(view.top.tiles(selected))
TABS = {"coverage": coverage, "load": load, "visits": visits, "departments": departments, "lists": lists}
tab = filters.choice("tab", t("cad_tabs"), view.tabs(), "coverage")
if view.is_part_of_another(tab, session.extras().get("by")):
    session.set_extra("by", None)  # it went with its tab
TABS[tab](selected)
