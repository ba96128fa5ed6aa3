"""The sheet: a page as data, drawn by one light component that touches only what a click changed.

Views and pages never speak to it: `components.figures` adds blocks, the shell draws them. Every element Streamlit draws
costs each click about a millisecond here and one to ten in the browser; a sheet costs one element.
"""

from components.sheet.drawing import answer, draw, on_ask
from components.sheet.page import add, cell, clear, inside

__all__ = ["add", "answer", "cell", "clear", "draw", "inside", "on_ask"]
