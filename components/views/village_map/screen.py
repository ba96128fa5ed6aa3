"""Map, table and card on the screen: three ways to choose a village, one place that knows which it is.

The chosen village is the page choice `card`: it lives in the address, so links and the back button work. Map, table
and buttons write it before the run begins; the run then sets map and table to it before it draws them.
"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from components import address, figures, filters, ledger, session, sheet
from components.figure import Note
from components.maps import MapModel
from components.maps.choice import answer
from components.maps.live import live_map
from components.text import lang, t
from components.views.village_map import card_figures, card_html, gaps, table
from components.views.village_map.base import Place, position
from components.views.village_map.card_data import VillageCard
from components.views.village_map.files import File
from components.views.village_map.rows import choosable_rows
from geo.areas import exists, full_name, level, nearest

MAP, TABLE = "village_map", "village_table"
MAP_HEIGHT, TABLE_HEIGHT = 430, 400


def choose(code: str | None) -> None:
    """Open the card of a village, or close it; a list of the card closes with it."""
    session.set_extra("card", code)
    if code is None:
        session.set_extra("list", None)


sheet.on_ask("card", lambda _name, code: choose(code or None))


def chosen(found: Sequence[Place]) -> str | None:
    """Return the chosen village; one that is not among those shown is given up, and the reader told."""
    code = session.extras().get("card")
    if code is None or position(found, code) is not None:
        return code
    choose(None)
    if exists(code) and level(code) == "village":
        session.notice(t("vm_card_left", name=full_name(code, lang())))
    else:
        session.notice(address.View(problems=[("card", code, nearest(code, "village"))]).sentences()[0])
    return None


def show_map(model: MapModel, rules: Sequence[Note], refs: Sequence[str]) -> None:
    """Draw the map, whose numbers rest on `refs`, and what its signs mean."""
    live_map(model, MAP, MAP_HEIGHT, page_decides=True, on_select=_from_map, refs=refs)
    if rules:
        figures.html("".join(map(_rule, rules)))


def _rule(note: Note) -> str:
    return f"<p class='vm-note'{ledger.marked(note.refs)}>{escape(note.sentence)}</p>"


def _from_map() -> None:
    choose(answer(MAP))


def show_table(found: Sequence[Place], code: str | None, caption: str) -> None:
    """Draw the villages of the map as rows; choosing a row chooses the village on the map."""
    choosable_rows(table.beside(found, caption), code, TABLE, TABLE_HEIGHT, _from_table)


def _from_table() -> None:
    choose(answer(TABLE))


def show_steps(found: Sequence[Place], code: str | None) -> None:
    """Draw the buttons that step from village to village and close the card."""
    here, last = position(found, code), len(found) - 1
    before = None if here in (None, 0) else found[here - 1].code
    after = None if here == last else found[0 if here is None else here + 1].code
    buttons = (
        _step("before", before, before is not None),
        _step("after", after, after is not None),
        _step("close", None, bool(code)),
    )
    figures.html(f"<div class='line steps'>{''.join(buttons)}</div>")


def _step(name: str, target: str | None, is_on: bool) -> str:
    off = "" if is_on else " disabled"
    return f"<button type='button' data-do='card' data-value='{target or ''}'{off}>{escape(t(f'vm_{name}'))}</button>"


def show_card(card: VillageCard) -> None:
    """Draw everything about one village."""
    figures.html("<hr class='card-edge'>" + card_html.head(card))
    figures.tiles(card_figures.tiles(card))
    figures.html(card_html.body(card))
    figures.pair(card_figures.causes(card), card_figures.path(card))
    which = filters.choice(*gaps.list_choice(card), look="select")
    if which != "none":
        figures.show(card_figures.listed(card, which))


def show_files(files: Sequence[File]) -> None:
    """Draw the buttons that fetch the map."""
    with st.container(horizontal=True):
        for file in files:
            st.download_button(file.label, data=file.make, file_name=file.name, mime=file.mime,
                               key=f"dl_map_{file.kind}", on_click="ignore")  # fmt: skip
