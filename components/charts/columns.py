"""Columns over years or other steps of time."""

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from components.charts.base import Keys, baseline, close, fill, header, room, source, text_mark, unit_line
from components.charts.view import ChartView, columns_of, number, top_of, unique, wrapped
from components.theme import COLOUR, chart_em

NEED = ("label", "value", "value_text")
OPTIONAL = {"emphasis": "main", "target": None, "target_text": "", "note": ""}


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
    reach = [max(number(v), number(t)) for v, t in zip(cells["value"], cells["target"], strict=True)]
    labels = [
        wrapped(str(a), label_width) + (f"\n{b}" if b else "")
        for a, b in zip(cells["label"], cells["note"], strict=True)
    ]
    rows = {
        "label": labels, "value": [number(v, float("nan")) for v in cells["value"]],
        "at": _above(cells, reach, plot_em),
        "value_text": cells["value_text"], "target": cells["target"], "target_text": cells["target_text"],
        "top": [top_of(reach)] * len(labels), "emphasis": cells["emphasis"],
    }  # fmt: skip
    spec = _columns_spec(size, unit_line(unit, lang), keys, plot_em, "target" in frame)
    depth = 1 + max((label.count("\n") for label in labels), default=0)
    height = round(size * (plot_em + 1.3 * depth + 1 + (1.5 if unit else 0) + (1.8 if keys else 0)))
    return ChartView(spec, pd.DataFrame(rows), height, alt, "columns")


def _above(cells: dict[str, list[Any]], reach: list[float], plot_em: float) -> list[float]:
    """Return where each number stands: on its column, or above the target's line where that would cross it."""
    line = top_of(reach) * 1.8 / (plot_em - 1.7)
    pairs = [(number(v), number(t, -1.0)) for v, t in zip(cells["value"], cells["target"], strict=True)]
    return [t if v <= t < v + line else v for v, t in pairs]


@lru_cache(maxsize=128)
def _columns_spec(em: float, unit: str, keys: Keys, plot_em: float, target: bool) -> dict[str, Any]:
    axis = alt.Axis(
        labelExpr="split(datum.label, '\\n')", labelLimit=12 * em, labelAngle=0, labelOverlap=False, domain=False
    )
    x = alt.X("label:N", sort=None, axis=axis, scale=alt.Scale(paddingInner=0.45, paddingOuter=0.4))
    y = alt.Y("value:Q", axis=None, scale=alt.Scale(range=room(0, 1.7 * em, "height"), zero=True, nice=False))
    base = alt.Chart(source()).encode(x=x)
    layers = [
        base.mark_rule(opacity=0, aria=False).encode(y=alt.Y("top:Q", axis=None)),
        base.mark_bar().encode(y=y, fill=fill(), description=alt.Description("label:N")),
    ]
    if target:
        layers += _target(base, em)
    number_above = text_mark(base, em, bold=True, size=1.06, align="center", baseline="bottom", dy=-0.25 * em)
    layers.append(number_above.encode(y="at:Q", text="value_text:N"))
    layers.append(baseline(em))
    return close(alt.layer(*layers, *header(keys, em), data=source()).properties(height=plot_em * em), em, unit)


def _target(base: alt.Chart, em: float) -> list[alt.Chart]:
    known = base.transform_filter("isValid(datum.target)")
    place = {
        "x": alt.X("label:N", sort=None, bandPosition=0), "x2": alt.X2("label:N", bandPosition=1),
        "y": alt.Y("target:Q"),
    }  # fmt: skip
    rule = known.mark_rule(stroke=COLOUR["teal"], strokeWidth=em / 6, strokeDash=[em / 3, em / 6], aria=False).encode(
        **place
    )
    words = text_mark(known, em, size=0.94, align="left", baseline="middle", dx=0.3 * em)
    return [rule, words.encode(x=alt.X("label:N", sort=None, bandPosition=1), y="target:Q", text="target_text:N")]
