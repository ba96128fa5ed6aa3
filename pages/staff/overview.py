"""总览 Overview: where the district stands against its targets, and who is left behind."""

import streamlit as st

from components import figures, filters
from components.views import overview as view

selection = filters.current()
figures.heading(*view.heading(selection))
figures.tiles(view.tiles(selection))
left, right = st.columns(2)
with left:
    figures.show(view.persons_path(selection))
