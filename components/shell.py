"""Runs before every page: language, filters, readings, navigation, and the frame around the page."""

import logging
from html import escape

import streamlit as st

from components import address, filters, frame, session, sheet
from components.navigation import PAGES
from components.text import lang, t, use
from components.warm import FIRST_PAGE
from data.errors import BrokenSnapshot, NoSnapshot

LOG = logging.getLogger("lizhou.shell")


def _pages() -> list:
    return [st.Page(row.path, title=t(row.title_key), url_path=row.key, default=row is PAGES[0]) for row in PAGES]


def _switch_language(_name: str, _value: str) -> None:
    session.remember("lang", "en" if session.recall("lang", "zh") == "zh" else "zh")
    use(session.recall("lang"))


def _listen() -> None:
    """Declare what the sheet's links, buttons and choices do."""
    filters.listen()
    sheet.on_ask("language", _switch_language)
    sheet.on_ask("go", lambda key, _value: session.remember("_go", key))


def _follow(pages: list, query: dict[str, list[str]]) -> None:
    """Go to the page whose link was clicked, with the filters in force."""
    wanted = session.recall("_go")
    if wanted:
        session.remember("_go", None)
        for page, row in zip(pages, PAGES, strict=True):
            if row.key == wanted:
                st.switch_page(page, query_params={name: values for name, values in query.items() if values})


def _run(page: object, selection: object) -> None:
    """Run the page; a fault is logged for the maintainer and told to the reader in one sentence."""
    try:
        if frame.nothing_selected(selection):
            frame.empty_selection()
        else:
            page.run()
    except (NoSnapshot, BrokenSnapshot) as problem:
        frame.no_register(problem)
    except Exception:
        LOG.exception("page %s failed", getattr(page, "url_path", "?"))
        frame.html(f"<div class='notice alert' role='alert'>{escape(t('page_failed'))}</div>")


def main() -> None:
    """One run of the application for one visitor."""
    st.set_page_config(layout="wide", page_icon=str(frame.ICON), initial_sidebar_state="expanded")
    session.clear_notices()
    sheet.clear()
    register = frame.register(fresh=True)
    selection = filters.adopt(frame.department_labels(lang()) if register else {})
    use(session.recall("lang", "zh"))
    pages = _pages()
    page = st.navigation(pages, position="hidden")
    here = PAGES[next(i for i, one in enumerate(pages) if one.title == page.title)].key
    query = address.to_query(lang(), selection, {})
    _follow(pages, query)
    frame.begin(page.title, register)
    frame.navigation(here, query)
    if register is None:
        frame.no_register(frame.register_problem())
    else:
        frame.notices(filters.problem_sentences())
        _run(page, selection)
        frame.notices(session.notices())
        frame.foot(page.title, register, selection)
        session.write_query(address.to_query(lang(), selection, session.extras()))
    sheet.draw("page", here)
    if register is not None:
        filters.draw(frame.department_labels(lang()))
    FIRST_PAGE.set()


_listen()
main()
