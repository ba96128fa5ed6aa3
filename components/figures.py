"""Figures on the screen: every one as chart, table, download and about. Pages arrange; nothing here is drawn at once.

What a page says gathers on the sheet and is drawn when the page is complete (`components.sheet`).
"""

import contextlib
from collections.abc import Sequence
from html import escape

from components import exports, frame, ledger, sheet
from components.figure import Figure, Note, Tile
from components.provenance import mark_label
from components.sheet.figures import figure_block
from components.text import lang


def tiles(items: Sequence[Tile], caption: str = "") -> None:
    """Draw a row of key figures, at most six."""
    cells = "".join(
        f"<div class='tile {tile.tone}'{ledger.marked(tile.refs, tile.about)}>"
        f"<div class='label'>{escape(tile.label)}</div>"
        f"<div class='value'>{_value(tile.value)}</div><div class='note'>{escape(tile.note)}"
        f" <span class='mark {tile.mark}'>{escape(mark_label(tile.mark, lang()))}</span></div></div>"
        for tile in items
    )
    html(
        f"<div class='tiles n{len(items)}'>{cells}</div>" + (f"<p class='sub'>{escape(caption)}</p>" if caption else "")
    )


def _value(text: str) -> str:
    """Set the number large and its unit small."""
    end = 1 + max((i for i, c in enumerate(text) if c.isdigit()), default=len(text) - 1)
    return f"<b>{escape(text[:end])}</b><small>{escape(text[end:])}</small>"


def heading(title: str, sub: str = "", refs: Sequence[str] = ()) -> None:
    """Draw the page's finding as its one title, with the line that says what, where, when; `refs` are its ids."""
    html(f"<div class='finding'{ledger.marked(refs)}><h1>{escape(title)}</h1><p class='sub'>{escape(sub)}</p></div>")


def html(markup: str) -> None:
    """Draw ready markup whose data a view has escaped."""
    sheet.add({"kind": "html", "html": markup})


def notices(sentences: Sequence[str]) -> None:
    """Say what the reader must know; nothing when there is nothing."""
    frame.notices(list(sentences))


def note(what: Note | str, tone: str = "plain") -> None:
    """Draw one callout sentence; nothing for an empty one."""
    said = what if isinstance(what, Note) else Note(what, (), tone)
    if said.sentence:
        html(f"<div class='callout {said.tone}'{ledger.marked(said.refs)}>{escape(said.sentence)}</div>")


def show(figure: Figure) -> None:
    """Draw one figure."""
    sheet.add(figure_block(figure, stamp()))


def stamp() -> exports.Stamp:
    """Return what every file says of the register in force."""
    found = frame.register()
    return exports.Stamp(found.id, found.as_of, found.mark, found.title.get(lang(), ""), lang())


def columns(widths: int | Sequence[int]) -> list[contextlib.AbstractContextManager[None]]:
    """Lay out columns: so many equal ones, or by widths. What is drawn within one (`with left:`) stands there."""
    shares = [1] * widths if isinstance(widths, int) else list(widths)
    cells: list[list] = [[] for _ in shares]
    sheet.add({"kind": "row", "widths": shares, "cells": cells})
    return [sheet.cell(cell) for cell in cells]


def pair(*shown: Figure, widths: Sequence[int] = ()) -> None:
    """Draw figures side by side."""
    for place, figure in zip(columns(widths or len(shown)), shown, strict=True):
        with place:
            show(figure)


def draw_here(name: str) -> None:
    """Draw what has gathered, before something that is not on the sheet: the map, or an expander."""
    sheet.draw(name)


def line() -> contextlib.AbstractContextManager[None]:
    """Lay what is drawn within it in one line, broken where the page is narrow."""
    blocks: list = []
    return sheet.inside({"kind": "line", "blocks": blocks}, blocks)
