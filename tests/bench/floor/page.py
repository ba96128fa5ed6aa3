"""One line of text, one selectbox, one foot."""

import streamlit as st

st.set_page_config(layout="wide", page_icon="⏱")
st.write("空页 / empty page")
chosen = st.selectbox("option", ["a", "b", "c"], key="floor")
st.html(f"<div data-selection='{chosen}'>{chosen}</div>")
