"""Map and table as ways to choose one village: what the browser answers says which question it answers.

Streamlit's browser keeps the last village clicked and sends it again with every run, also after the page has chosen
another (a button, the address, the other of the two). So here an answer is `[asked, code]`: how often the page had
asked to choose, and the village. An answer to an earlier question is an echo and counts for nothing.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from components.maps import MapModel, geometry, live

HERE = Path(__file__).parent
BRIDGE = (live.HERE / "live_map.js").read_text("utf-8")
ENTRY = "export default function"
ANSWER = """
export default (run) => mount({
  ...run, setStateValue: (name, code) => run.setStateValue(name, [run.data.asked, code]),
});
"""
if BRIDGE.count(ENTRY) != 1:
    raise ImportError(f"components/maps/live_map.js must have one {ENTRY!r}, it has {BRIDGE.count(ENTRY)}")
_MAP = st.components.v2.component(
    "lizhou_village_map", html=live.HTML, css=live._css(), js=BRIDGE.replace(ENTRY, "const mount = function") + ANSWER
)
_ROWS = st.components.v2.component(
    "lizhou_village_rows",
    html="<div class='vt'></div>",
    css=(HERE / "rows.css").read_text("utf-8"),
    js=(HERE / "rows.js").read_text("utf-8"),
)


def choosable_map(model: MapModel, key: str, height: int, on_select: Callable[[], None]) -> None:
    """Draw the map with `model.selected` chosen; `on_select` is called when the reader chooses another village."""
    data = {**live.wire(model), **_question(model.selected, key), "key": key, "height": height, "briefing": False}
    with st.container(gap=None):
        live._GROUND(key=f"{key}--ground", data=geometry.ground().payload)
        _MAP(key=key, data=data, on_selected_change=on_select)


def choosable_rows(
    content: dict[str, Any], code: str | None, key: str, height: int, on_select: Callable[[], None]
) -> None:
    """Draw rows with the one of `code` chosen. `content`: label, heads, rows, signs, as `table.beside` makes them."""
    _ROWS(key=key, data={**content, **_question(code, key), "height": height}, on_selected_change=on_select)


def _memory(key: str) -> dict:
    return st.session_state.setdefault(f"{key}--asked", {"selected": None, "asked": 0})


def answer(key: str) -> str | None:
    """Return the village that is chosen there: the reader's answer since the page last asked, or what it asked."""
    memory = _memory(key)
    asked, code = (st.session_state.get(key) or {}).get("selected") or (0, None)
    return code if asked == memory["asked"] else memory["selected"]


def _question(code: str | None, key: str) -> dict:
    """Ask anew only when another village is chosen there than on the page, so that unchanged data are not sent."""
    is_new = key not in st.session_state
    if is_new or code != answer(key):
        memory = {"selected": code, "asked": _memory(key)["asked"] + 1}
        st.session_state[f"{key}--asked"] = memory
        if is_new:
            st.session_state[key] = {"selected": [memory["asked"], code]}
    return dict(_memory(key))
