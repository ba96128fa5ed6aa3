"""Dots that compare a value with its target, or a value with an earlier one."""

from functools import cache, lru_cache
from typing import Any

import altair as alt
import pandas as pd

from components.charts.base import (
    Keys,
    baseline,
    close,
    dress,
    fill,
    label_column,
    room_params,
    row_labels,
    rows_height,
    share_scale,
    source,
    text_mark,
    unit_line,
)
from components.charts.view import (
    ChartView,
    columns_of,
    marks_table,
    number,
    share,
    stepped,
    text_em,
    top_of,
    unique,
    wrapped,
)
from components.theme import COLOUR, chart_em

NEED = ("label", "value", "value_text", "other")
OPTIONAL = {"other_text": "", "emphasis": "main"}
SIDE = 4.0


def dots(
    frame: pd.DataFrame, *, lang: str = "zh", unit: str = "", alt: str = "", em: float | None = None, keys: Keys = (),
    label_width: float = 9.0, other: str = "plan",
) -> ChartView:  # fmt: skip
    """Draw per row a full dot (value) joined to a second: open teal for a target ('plan') or grey ('context').

    Columns: label, value, value_text, other; optional other_text, emphasis. Numbers stand outside the pair, so they
    never lie on the line between.
    """
    size = em or chart_em()
    cells = columns_of(frame, "dots", NEED, OPTIONAL)
    unique(cells["label"], "dots")
    rows = {"label": [wrapped(str(label), label_width) for label in cells["label"]]} | _rows(cells)
    step = 2.15 + (0.9 if any("\n" in label for label in rows["label"]) else 0)
    space = stepped(max(map(text_em, rows["low_text"] + rows["high_text"]), default=2.0) + 1.4)
    rooms = (label_column(rows["label"]), space)
    tall = step * (max(len(cells["label"]), 1) + 0.2)
    spec = _spec(size, unit_line(unit, lang), keys, rooms, tall, other)
    height = rows_height(size, step * len(cells["label"]), unit, keys)
    return ChartView(spec, marks_table(rows), height, alt, "dots")


def _rows(cells: dict[str, list[Any]]) -> dict[str, list[Any]]:
    values = [number(v) for v in cells["value"]]
    others = [number(v) for v in cells["other"]]
    top = top_of(values + others)
    ahead = [v >= o for v, o in zip(values, others, strict=True)]
    texts = list(zip(cells["value_text"], cells["other_text"], ahead, strict=True))
    return {
        "share": [share(v, top) for v in cells["value"]],
        "other": [share(v, top) for v in cells["other"]],
        "low": [min(p) / top for p in zip(values, others, strict=True)],
        "high": [max(p) / top for p in zip(values, others, strict=True)],
        "low_text": [str(o if up else v) for v, o, up in texts],
        "high_text": [str(v if up else o) for v, o, up in texts],
        "low_weight": [400 if up else 700 for up in ahead], "high_weight": [700 if up else 400 for up in ahead],
        "emphasis": cells["emphasis"],
    }  # fmt: skip


@lru_cache(maxsize=256)
def _spec(em: float, unit: str, keys: Keys, rooms: tuple[float, float], tall: float, other: str) -> dict[str, Any]:
    return dress(_drawing(em, other), em, unit, keys) | {
        "height": round(tall * em, 1),
        "params": room_params(*rooms, em),
    }


@cache
def _drawing(em: float, other: str) -> dict[str, Any]:
    base = alt.Chart(source()).encode(y=alt.Y("label:N", sort=None, axis=None, scale=alt.Scale(padding=0.2)))
    dot = {"size": (em * 0.82) ** 2, "opacity": 1}
    plan = other == "plan"
    second = {"fill": COLOUR["paper" if plan else "context"], "stroke": COLOUR["teal" if plan else "paper"]}
    hair = base.mark_rule(stroke=COLOUR["grid"], strokeWidth=1, aria=False)
    join = base.mark_rule(stroke=COLOUR["context"], strokeWidth=em / 5, aria=False)
    full = base.mark_point(filled=True, **dot)
    low = alt.X("low:Q", axis=None, scale=share_scale(SIDE * em))
    layers = [
        hair.encode(x=alt.value({"expr": "left"}), x2=alt.value({"expr": "width"})),
        join.encode(x=low, x2="high:Q"),
        base.mark_point(strokeWidth=em / 6.5, aria=False, **dot, **second).encode(x=alt.X("other:Q")),
        full.encode(x=alt.X("share:Q"), fill=fill(), description=alt.Description("label:N")),
        _side(base, em, "low", "right", -0.75),
        _side(base, em, "high", "left", 0.75),
        row_labels(base, em),
        baseline(em, vertical=True),
    ]
    return close(alt.layer(*layers, data=source()), em)


def _side(base: alt.Chart, em: float, end: str, align: str, dx: float) -> alt.Chart:
    weight = {"fontWeight": {"expr": f"datum.{end}_weight"}}
    words = text_mark(base, em, align=align, baseline="middle", dx=dx * em, **weight)
    return words.encode(x=alt.X(f"{end}:Q"), text=f"{end}_text:N")
