"""Columns over years or other steps of time."""

from functools import cache, lru_cache
from typing import Any

import altair as alt
import pandas as pd

from components.charts.base import Keys, baseline, close, dress, fill, share_scale, source, text_mark, unit_line
from components.charts.view import ChartView, columns_of, marks_table, number, share, top_of, unique, wrapped
from components.theme import COLOUR, chart_em

NEED = ("label", "value", "value_text")
OPTIONAL = {"emphasis": "main", "target": None, "target_text": "", "note": ""}
HEADROOM = 1.7


def columns(
    frame: pd.DataFrame, *, lang: str = "zh", unit: str = "", alt: str = "", em: float | None = None, keys: Keys = (),
    plot_em: float = 12.0, label_width: float = 6.0,
) -> ChartView:  # fmt: skip
    """Draw one column per row, in time order, with its value on top.

    Columns: label (year or step), value, value_text; optional emphasis (main, focus, context, plan …), target +
    target_text (a teal dashed level over the column), note (second line under the label). A missing value leaves its
    place empty under its value_text.
    """
    size = em or chart_em()
    cells = columns_of(frame, "columns", NEED, OPTIONAL)
    unique(cells["label"], "columns")
    labels = [
        wrapped(str(a), label_width) + (f"\n{b}" if b else "")
        for a, b in zip(cells["label"], cells["note"], strict=True)
    ]
    spec = _spec(size, unit_line(unit, lang), keys, plot_em, "target" in frame)
    depth = 1 + max((label.count("\n") for label in labels), default=0)
    height = round(size * (plot_em + 1.3 * depth + 1 + (1.5 if unit else 0) + (1.8 if keys else 0)))
    return ChartView(spec, marks_table({"label": labels} | _rows(cells, plot_em)), height, alt, "columns")


def _rows(cells: dict[str, list[Any]], plot_em: float) -> dict[str, list[Any]]:
    """Return heights as shares of the tallest; a number whose place a target line would cross stands above the line."""
    values = [number(v) for v in cells["value"]]
    goals = [number(t, -1.0) for t in cells["target"]]
    top = top_of(values + goals)
    line = top * 1.8 / (plot_em - HEADROOM)
    stands = [g if v <= g < v + line else v for v, g in zip(values, goals, strict=True)]
    return {
        "share": [v / top for v in values], "at": [s / top for s in stands],
        "value_text": cells["value_text"], "target": [share(g, top) for g in cells["target"]],
        "target_text": cells["target_text"],
        "emphasis": cells["emphasis"],
    }  # fmt: skip


@lru_cache(maxsize=256)
def _spec(em: float, unit: str, keys: Keys, plot_em: float, target: bool) -> dict[str, Any]:
    return dress(_drawing(em, target), em, unit, keys) | {"height": round(plot_em * em)}


@cache
def _drawing(em: float, target: bool) -> dict[str, Any]:
    axis = alt.Axis(labelExpr="split(datum.label, '\\n')", labelLimit=12 * em, labelOverlap=False, domain=False)
    x = alt.X("label:N", sort=None, axis=axis, scale=alt.Scale(paddingInner=0.45, paddingOuter=0.4))
    y = alt.Y("share:Q", axis=None, scale=share_scale(upward=True, top=HEADROOM * em), stack=None)
    base = alt.Chart(source()).encode(x=x)
    layers = [base.mark_bar().encode(y=y, fill=fill(), description=alt.Description("label:N"))]
    if target:
        layers += _target(base, em)
    top = text_mark(base, em, bold=True, size=1.06, align="center", baseline="bottom", dy=-0.25 * em)
    layers += [top.encode(y=alt.Y("at:Q"), text="value_text:N"), baseline(em)]
    return close(alt.layer(*layers, data=source()), em)


def _target(base: alt.Chart, em: float) -> list[alt.Chart]:
    known = base.transform_filter("isValid(datum.target)")
    start, end = alt.X("label:N", sort=None, bandPosition=0), alt.X2("label:N", bandPosition=1)
    dash = {"stroke": COLOUR["teal"], "strokeWidth": em / 6, "strokeDash": [em / 3, em / 6], "aria": False}
    clear = known.mark_rule(stroke=COLOUR["paper"], strokeWidth=em / 2.6, aria=False)
    place = {"x": start, "x2": end, "y": alt.Y("target:Q")}
    words = text_mark(known, em, size=0.94, align="left", baseline="middle", dx=0.3 * em)
    side = alt.X("label:N", sort=None, bandPosition=1)
    labels = words.encode(x=side, y=alt.Y("target:Q"), text="target_text:N")
    return [clear.encode(**place), known.mark_rule(**dash).encode(**place), labels]
