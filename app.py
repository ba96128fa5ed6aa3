"""The door: the ASGI application, its start-up work, its routes and its security headers. Nothing else.

`streamlit run app.py` or `uvicorn app:app`. The main script is `components/shell.py`, so that Streamlit never
serves the page files by itself, unchecked.
"""

import streamlit as st

from components.door import lifespan, middleware, routes

app = st.App("components/shell.py", lifespan=lifespan, routes=routes(), middleware=middleware())
