"""One chosen thing, asked by the page and answered by the browser: the protocol of the map and of rows beside it.

Streamlit's browser keeps the last answer and sends it again with every run, also after the page has chosen something
else (a button, the address, another component). So an answer is `[asked, code]`: how often the page had asked to
choose, and what was chosen. An answer to an earlier question is an echo and counts for nothing.
"""

from typing import Any, TypedDict

import streamlit as st


class Question(TypedDict):
    """What a component is told: the thing to show as chosen, and how often the page has asked so far."""

    selected: str | None
    asked: int


def _memory(key: str) -> dict[str, Any]:
    return st.session_state.setdefault(f"{key}--asked", {"page": None, "selected": None, "asked": 0})


def answer(key: str) -> str | None:
    """Return what is chosen there: the reader's answer since the page last asked, or what it asked."""
    memory = _memory(key)
    asked, code = (st.session_state.get(key) or {}).get("selected") or (0, None)
    return code if asked == memory["asked"] else memory["selected"]


def question(code: str | None, key: str, *, page_decides: bool) -> Question:
    """Ask anew only when something else is chosen there than on the page, so that unchanged data are not sent.

    With `page_decides` the page's choice always stands; without it the reader's own choice stands until the page
    changes its mind.
    """
    memory = _memory(key)
    is_new = key not in st.session_state
    may_ask = page_decides or code != memory["page"]
    if is_new or (may_ask and code != answer(key)):
        memory = {"selected": code, "asked": memory["asked"] + 1}
        if is_new:
            st.session_state[key] = {"selected": [memory["asked"], code]}
    st.session_state[f"{key}--asked"] = {**memory, "page": code}
    return Question(selected=memory["selected"], asked=memory["asked"])
