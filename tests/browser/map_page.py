"""The page of `map_app.py`: one map, switches that change its data, and what the map answered."""

from __future__ import annotations

import streamlit as st

from components.maps.live import live_map
from tests import map_samples

st.set_page_config(layout="wide", page_icon="🗺")
is_hostile = st.query_params.get("hostile") == "1"
lang = "en" if st.query_params.get("lang") == "en" or st.toggle("english", key="english") else "zh"
only = st.toggle("only", key="only")
shaded = st.toggle("shaded", key="shaded")
st.toggle("nothing", key="nothing")
if st.button("ask V3"):
    st.session_state["asked"] = "V3"
if is_hostile:
    model = map_samples.hostile_model(lang=lang)
else:
    villages = map_samples.many() if st.query_params.get("many") == "1" else map_samples.villages()
    villages = villages[villages.status == "plan2017"] if only else villages
    shading = {"area_values": map_samples.shades(), "shading": map_samples.SHADING} if shaded else {}
    model = map_samples.model(villages=villages, lang=lang, selected=st.session_state.get("asked"), **shading)
runs = st.session_state["runs"] = st.session_state.get("runs", 0) + 1
chosen = None if st.toggle("hidden", key="hidden") else live_map(model, "map", 480)
st.text(f"chosen {chosen}; run {runs}")
