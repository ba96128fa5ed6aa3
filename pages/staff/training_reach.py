"""培训覆盖 Training reach: who was trained, on what, whether it was asked for, where, and who was never reached."""

import streamlit as st

from components import address, exports, figures, filters, frame
from components.text import lang, t
from components.views import training as view

selection = filters.current()
FILES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def ladder() -> None:
    """From sessions to households; reach by area or by a group of households."""
    figures.show(view.ladder.steps(selection))
    figures.note(view.top.article_note(selection))
    figures.show(view.ladder.by(selection, filters.choice(*view.choices("by"))))


def supply() -> None:
    """Topics, forms, providers, seats, months; cadre sessions apart."""
    shade = filters.choice(*view.choices("shade"))
    pair(view.supply.matrix(selection, shade), view.supply.seats(selection))
    figures.show(view.supply.by_month(selection))
    figures.note(view.top.cadre_note(selection))


def need() -> None:
    """What was asked for against what was taught."""
    if filters.choice(*view.choices("need")) == "matrix":
        figures.show(view.need.matrix(selection))
    else:
        pair(view.need.by_topic(selection), view.need.by_area(selection))


def where() -> None:
    """Villages with and without a session, their reach, and their ranking."""
    st.page_link("../pages/staff/village_map.py", label=t("tr_map_link"), query_params=flat())
    left, right = st.columns((2, 3))
    with left:
        figures.show(view.where.coverage(selection))
    with right:
        figures.show(view.where.spread(selection))
        figures.show(view.where.ranking(selection, filters.choice(*view.choices("order"))))


def names() -> None:
    """Households that asked and were never trained."""
    pair(view.cases.by_topic(selection), view.cases.by_area(selection))
    figures.show(view.cases.listed(selection, view.cases.ON_SCREEN))
    found = frame.register()
    stamp = exports.Stamp(found.id, found.as_of, found.mark, found.title.get(lang(), ""), lang())
    whole = view.cases.listed(selection)
    with st.container(horizontal=True):
        for kind, mime in FILES.items():
            st.download_button(t(f"tr_download_{kind}"), exports.deferred(whole, kind, stamp), mime=mime,
                               file_name=f"{whole.key}-{found.as_of}.{kind}", key=f"whole_{kind}",
                               on_click="ignore", disabled=whole.is_empty)  # fmt: skip


def flat() -> dict[str, list[str]]:
    """Return the filters in force as an address, to carry them to another page."""
    return {name: values for name, values in address.to_query(lang(), selection, {}).items() if values}


def pair(*shown: object) -> None:
    """Draw two figures side by side."""
    for place, figure in zip(st.columns(2), shown, strict=True):
        with place:
            figures.show(figure)


figures.heading(*view.top.heading(selection))
figures.tiles(view.top.tiles(selection))
TABS = {"ladder": ladder, "supply": supply, "need": need, "where": where, "list": names}
TABS[filters.choice(*view.choices("tab"))]()
