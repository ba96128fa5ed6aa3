"""培训覆盖 Training reach: who was trained, on what, whether it was asked for, where, and who was never reached."""

from components import address, figures, filters, frame
from components.text import lang, t
from components.views import training as view

selection = filters.current()


def ladder() -> None:
    """From sessions to households; reach by area or by a group of households."""
    figures.show(view.ladder.steps(selection))
    figures.note(view.top.article_note(selection))
    figures.show(view.ladder.by(selection, filters.choice(*view.choices("by"))))


def supply() -> None:
    """Topics, forms, providers, seats, months; cadre sessions apart."""
    shade = filters.choice(*view.choices("shade"))
    figures.pair(view.supply.matrix(selection, shade), view.supply.seats(selection))
    figures.show(view.supply.by_month(selection))
    figures.note(view.top.cadre_note(selection))


def need() -> None:
    """What was asked for against what was taught."""
    if filters.choice(*view.choices("need")) == "matrix":
        figures.show(view.need.matrix(selection))
    else:
        figures.pair(view.need.by_topic(selection), view.need.by_area(selection))


def where() -> None:
    """Villages with and without a session, their reach, and their ranking."""
    figures.html(frame.page_link("map", t("tr_map_link"), address.to_query(lang(), selection, {})))
    left, right = figures.columns((2, 3))
    with left:
        figures.show(view.where.coverage(selection))
    with right:
        figures.show(view.where.spread(selection))
        figures.show(view.where.ranking(selection, filters.choice(*view.choices("order"))))


def names() -> None:
    """Households that asked and were never trained."""
    figures.pair(view.cases.by_topic(selection), view.cases.by_area(selection))
    figures.show(view.cases.listed(selection))


figures.heading(*view.top.heading(selection))
figures.tiles(view.top.tiles(selection))
TABS = {"ladder": ladder, "supply": supply, "need": need, "where": where, "list": names}
TABS[filters.choice(*view.choices("tab"))]()
