"""`live_map`: the map in the page, a Streamlit component (v2) around Leaflet from the app's own `/assets`.

What changes is sent as data (a few kB); the ground is a second component whose data do not change between runs, so
Streamlit sends it once; map code and Leaflet are fetched and kept by the browser. The browser answers with the code of
the chosen village and the question it answers (`choice`).
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from components.maps import geometry, symbology
from components.maps.choice import answer, question
from components.maps.model import MapModel, word

HERE = Path(__file__).resolve().parent
WORDS = ("label", "zoom_in", "zoom_out", "whole", "missing", "km", "m", "no_data", "legend")
HTML = """<div class="lz">
  <div class="lz-grid"><div class="lz-map"></div><div class="lz-legend"></div><p class="lz-foot"></p></div>
  <div class="lz-tip" role="tooltip" hidden></div><p class="lz-missing" role="alert" hidden></p>
</div>"""


def _css() -> str:
    names = {name: symbology.COLOUR[name] for name in ("ink", "ink2", "paper", "panel", "context", "navy")}
    tokens = ";".join(f"--{name}:{value}" for name, value in {**names, "font": symbology.FONT}.items())
    return f".lz{{{tokens}}}\n" + (HERE / "live_map.css").read_text("utf-8")


_MAP = st.components.v2.component("lizhou_map", html=HTML, css=_css(), js=(HERE / "live_map.js").read_text("utf-8"))
_GROUND = st.components.v2.component("lizhou_map_ground", js=(HERE / "live_ground.js").read_text("utf-8"))


def live_map(
    model: MapModel,
    key: str,
    height: int = 560,
    *,
    is_briefing: bool = False,
    page_decides: bool = False,
    on_select: Callable[[], None] | None = None,
    refs: Sequence[str] = (),
) -> str | None:
    """Show the map and return the code of the chosen village, or None.

    `height` is that of the map proper in px. `model.selected` is obeyed when it differs from what was asked in the
    run before (a table row, an address); otherwise the reader's own choice stands, unless `page_decides`. `on_select`
    runs before the page when the reader chooses; `choice.answer(key)` then says what. `is_briefing` enlarges place
    names and legend to projector size; `refs` are the ids behind its numbers. Zoom and centre stay as the reader left
    them, over reruns and filters.
    """
    asked = question(model.selected, key, page_decides=page_decides)
    data = {**wire(model), **asked, "key": key, "height": height, "briefing": is_briefing, "refs": " ".join(refs)}
    with st.container(gap=None):
        _GROUND(key=f"{key}--ground", data=geometry.ground().payload)
        _MAP(key=key, data=data, on_selected_change=on_select or _nothing)
    return answer(key)


def _nothing() -> None:
    """Declare the state `selected` to Streamlit; there is nothing to do when it changes."""


def wire(model: MapModel) -> dict[str, Any]:
    """The model as the browser gets it: labels once, one short row per village."""
    lang = model.lang
    words = {name: word(name, lang) for name in WORDS if name != "label"}
    towns = list(dict.fromkeys(v.township for v in model.villages))
    states = list(dict.fromkeys(v.status for v in model.villages))
    return {
        "version": geometry.version(),
        "ground": geometry.ground().key,
        "lang": lang,
        "words": {**words, "label": word("label", lang, n=len(model.villages))},
        "layers": {name: getattr(model.layers, name) for name in model.layers.__dataclass_fields__},
        "states": [[key, symbology.status(key).label.get(lang)] for key in states],
        "alert": symbology.alert_label().get(lang),
        "towns": towns,
        "tips": [detail.get(lang) for detail in model.details],
        "rows": [
            [v.code, v.name, towns.index(v.township), states.index(v.status), int(v.alert)]
            + [round(v.lon, 4), round(v.lat, 4), *(text for _, text in v.tooltip)]
            for v in model.villages
        ],
        "legend": [[e.key, e.label, word("count", lang, n=e.count), int(e.is_ring)] for e in model.legend],
        "shade": _shade(model),
        "foot": [text for text in (model.note, model.source_line()) if text],
    }


def _shade(model: MapModel) -> dict[str, Any] | None:
    shade = model.shade
    if shade is None:
        return None
    classes = {
        code: -1 if value is None else symbology.class_of(value, shade.breaks) for code, value in model.areas.items()
    }
    counts = [word("count", model.lang, n=n) for n in shade.counts]
    return {
        "label": shade.label,
        "unit": word("unit", model.lang, unit=shade.unit),
        "classes": [list(row) for row in zip(shade.colours, shade.limits, counts, strict=True)],
        "missing": word("count", model.lang, n=shade.n_missing) if shade.n_missing else "",
        "cells": {code: [classes[code], model.value_text(code)] for code in model.areas},
    }
