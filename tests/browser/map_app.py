"""A small application of its own for the tests of the map: the page below, and `static/` under `/assets`."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from components.door import SecurityHeaders, routes  # noqa: E402 - the root has to be on the path first

app = st.App(
    "map_page.py",
    routes=routes(),
    middleware=[Middleware(SecurityHeaders)],
)
