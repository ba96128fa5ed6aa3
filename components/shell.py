"""Runs before every page: language, filters, readings, navigation, and the frame around the page."""

import logging
from html import escape

import streamlit as st

from components import address, filters, frame, session
from components.navigation import PAGES
from components.text import lang, t, use
from components.warm import FIRST_PAGE
from data.errors import BrokenSnapshot, NoSnapshot

LOG = logging.getLogger("lizhou.shell")


def _pages() -> list:
    return [st.Page(row.path, title=t(row.title_key), url_path=row.key, default=row is PAGES[0]) for row in PAGES]


def _switch_language() -> None:
    session.remember("lang", "en" if session.recall("lang", "zh") == "zh" else "zh")
    use(session.recall("lang"))
    filters.refresh_labels()


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
        st.html(f"<div class='notice alert' role='alert'>{escape(t('page_failed'))}</div>")


def main() -> None:
    """One run of the application for one visitor."""
    st.set_page_config(layout="wide", page_icon=str(frame.ICON), initial_sidebar_state="expanded")
    session.clear_notices()
    register = frame.register(fresh=True)
    filters.adopt(frame.department_labels(lang()) if register else {})
    use(session.recall("lang", "zh"))
    pages = _pages()
    page = st.navigation(pages, position="hidden")
    selection = filters.sidebar(frame.department_labels(lang())) if register else address.DEFAULT
    frame.begin(page.title, register)
    frame.navigation(pages, address.to_query(lang(), selection, {}), _switch_language)
    if register is None:
        frame.no_register(frame.register_problem())
        return
    frame.notices(filters.problem_sentences())
    _run(page, selection)
    frame.notices(session.notices())
    frame.foot(page.title, register, selection)
    session.write_query(address.to_query(lang(), selection, session.extras()))
    FIRST_PAGE.set()


main()
