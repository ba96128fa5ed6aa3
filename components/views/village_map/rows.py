"""The table beside the map: rows that choose a village, drawn by a light component of their own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from components.maps.choice import question

HERE = Path(__file__).parent
_ROWS = st.components.v2.component(
    "lizhou_village_rows",
    html="<div class='vt'></div>",
    css=(HERE / "rows.css").read_text("utf-8"),
    js=(HERE / "rows.js").read_text("utf-8"),
)


def choosable_rows(
    content: dict[str, Any], code: str | None, key: str, height: int, on_select: Callable[[], None]
) -> None:
    """Draw rows with the one of `code` chosen. `content`: label, heads, rows, signs, as `table.beside` makes them."""
    asked = question(code, key, page_decides=True)
    _ROWS(key=key, data={**content, **asked, "height": height}, on_selected_change=on_select)
