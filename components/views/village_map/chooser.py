"""The live map as one of several ways to choose: what the browser answers says which question it answers.

Streamlit's browser keeps the last village clicked and sends it again with every run, also after the page has chosen
another (a row, a button, the address). So here an answer is `[asked, code]`: how often the page had asked the map to
choose, and the village. An answer to an earlier question is an echo and counts for nothing.
"""

from collections.abc import Callable

import streamlit as st

from components.maps import MapModel, geometry, live

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


def choosable_map(model: MapModel, key: str, height: int, on_select: Callable[[], None]) -> None:
    """Draw the map with `model.selected` chosen; `on_select` is called when the reader chooses another village."""
    data = {**live.wire(model), **_question(model.selected, key), "key": key, "height": height, "briefing": False}
    with st.container(gap=None):
        live._GROUND(key=f"{key}--ground", data=geometry.ground().payload)
        _MAP(key=key, data=data, on_selected_change=on_select)


def _memory(key: str) -> dict:
    return st.session_state.setdefault(f"{key}--asked", {"selected": None, "asked": 0})


def answer(key: str) -> str | None:
    """Return the village that is chosen on the map: the reader's answer since the page last asked, or what it asked."""
    memory = _memory(key)
    asked, code = (st.session_state.get(key) or {}).get("selected") or (0, None)
    return code if asked == memory["asked"] else memory["selected"]


def _question(code: str | None, key: str) -> dict:
    """Ask anew only when the map shows another village than the page, so that unchanged data are not sent."""
    is_new = key not in st.session_state
    if is_new or code != answer(key):
        memory = {"selected": code, "asked": _memory(key)["asked"] + 1}
        st.session_state[f"{key}--asked"] = memory
        if is_new:
            st.session_state[key] = {"selected": [memory["asked"], code]}
    return dict(_memory(key))
