"""Draw the gathered blocks as one component, and hear what the reader asks of it."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from components.sheet.page import take
from components.text import lang, t

_SHEET = st.components.v2.component(
    "lizhou_sheet",
    html="<div class='sheet'></div>",
    js=(Path(__file__).parent / "sheet_bridge.js").read_text("utf-8"),
    isolate_styles=False,
)
_WORDS = {"parts": "figure_parts", "chart": "part_chart", "table": "part_table", "download": "part_download",
          "about": "part_about", "csv": "download_csv", "xlsx": "download_xlsx", "png": "download_png",
          "svg": "download_svg", "download_help": "download_help", "empty": "figure_empty", "missing": "not_stated",
          "more": "rows_more", "cut": "rows_cut", "making": "file_making", "gone": "file_gone",
          "failed": "page_failed"}  # fmt: skip
_ANSWERS: dict[str, Callable[[str, str], None]] = {}


def on_ask(what: str, act: Callable[[str, str], None]) -> None:
    """Declare what happens before the next run when the reader asks for `what`; it is given name and value."""
    _ANSWERS[what] = act


def draw(key: str, page: str = "") -> None:
    """Draw what was gathered since the last drawing, in the place where Streamlit stands now; nothing when empty."""
    blocks = take()
    if not blocks:
        return
    words = {name: t(word) for name, word in _WORDS.items()} | {"lang": "zh-CN" if lang() == "zh" else "en"}
    place = f"sheet_{key}"
    _SHEET(key=place, data={"blocks": blocks, "words": words, "page": page}, on_ask_change=lambda: answer(place))


def answer(place: str) -> None:
    """Do what the reader asked; an unknown wish is none."""
    what, name, value = (st.session_state.get(place) or {}).get("ask") or ("", "", "")
    act = _ANSWERS.get(what)
    if act:
        act(str(name), str(value))
