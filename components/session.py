"""The one hinge to Streamlit's memory: what this visitor chose, and the address bar."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

_WRITTEN = "_query_written"
_EXTRAS = "_extras"
_NOTICES = "_notices"


def remember(key: str, value: Any) -> None:  # noqa: ANN401  any widget value
    """Keep a value for this visitor; also sets a widget's value when called before the widget is drawn."""
    st.session_state[key] = value


def recall(key: str, default: Any = None) -> Any:  # noqa: ANN401
    """Return what was kept for this visitor, or the default."""
    return st.session_state.get(key, default)


def query() -> dict[str, list[str]]:
    """Return the address bar's parameters, each with all its values."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def query_changed_outside() -> bool:
    """Tell whether the address bar differs from what this session wrote: a link, a typed address, the back button."""
    return query() != recall(_WRITTEN)


def write_query(values: Mapping[str, list[str]]) -> None:
    """Write the view into the address bar, only when it changed."""
    wanted = {name: list(found) for name, found in values.items() if found}
    if wanted != query():
        st.query_params.from_dict(wanted)
    st.session_state[_WRITTEN] = wanted


def extras() -> dict[str, str]:
    """Return the page choices of this view (village card, shading, open list …), as they go into the address."""
    return st.session_state.setdefault(_EXTRAS, {})


def set_extra(name: str, value: str | None) -> None:
    """Set or clear one page choice."""
    if value:
        extras()[name] = value
    else:
        extras().pop(name, None)


def notices() -> list[str]:
    """Return the sentences this run owes the reader, such as an unknown address parameter."""
    return st.session_state.setdefault(_NOTICES, [])


def notice(sentence: str) -> None:
    """Owe the reader one more sentence on this run."""
    if sentence not in notices():
        notices().append(sentence)


def clear_notices() -> None:
    """Start a run that owes nothing."""
    st.session_state[_NOTICES] = []
