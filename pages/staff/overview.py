"""总览 Overview: where the district stands against its targets, by what path, and who is left behind."""

from components import figures, filters
from components.views import overview as view

selection = filters.current()


def progress() -> None:
    """Rate, persons, villages."""
    figures.pair(view.persons_path(selection), view.rate_path(selection))
    figures.show(view.village_plan(selection))


def income() -> None:
    """Income against the line and the target."""
    figures.pair(view.income_path(selection), view.income_spread(selection))
    figures.note(view.income_note(selection))
    figures.show(view.income_sources(selection))


def axes() -> None:
    """The five axes, and the goals of the campaign."""
    figures.show(view.five_axes(selection))
    figures.show(view.five_improvements(selection))


def left_behind() -> None:
    """What households lack, where, and who lacks several things."""
    chosen = filters.choice(*view.list_choice())
    if chosen == "names":
        figures.show(view.left_behind(selection))
        return
    if chosen == "together":
        figures.show(view.together(selection))
        figures.show(view.together_where(selection))
        return
    left, right = figures.columns(2)
    with left:
        figures.show(view.gaps(selection))
    if not view.left_note(selection).sentence:
        return
    with right:
        figures.show(view.gaps_where(selection))
    figures.note(view.left_note(selection))


def campaign() -> None:
    """Phases, days left, what was done, about the district."""
    figures.show(view.campaign())
    figures.tiles(view.countdowns())
    figures.note(view.phase_note())
    left, right = figures.columns(2)
    with left:
        figures.show(view.campaign_months(selection))
    with right:
        figures.show(view.district_economy())
        figures.note(view.district_note())


figures.heading(*view.heading(selection))
figures.tiles(view.tiles(selection))
tabs = {"progress": progress, "income": income, "axes": axes, "left": left_behind, "campaign": campaign}
tabs[filters.choice(*view.tab_choice())]()
