"""The empty application the benchmark compares with: what Streamlit itself costs."""

import contextlib
import gc

import streamlit as st


@contextlib.asynccontextmanager
async def lifespan(_app):
    gc.collect()
    gc.freeze()
    yield {}


app = st.App("page.py", lifespan=lifespan)
