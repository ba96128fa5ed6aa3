"""Ranked horizontal bars, whole or in two parts."""

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

STEP = {"left": 2.15, "above": 3.0}
NEED = ("label", "value", "value_text")
OPTIONAL = {
    "emphasis": "main", "share_text": "", "target": None, "rest": None, "rest_text": "", "rest_emphasis": "context",
}  # fmt: skip


def bars(
    frame: pd.DataFrame, *, lang: str = "zh", unit: str = "", alt: str = "", em: float | None = None, keys: Keys = (),
    labels: str = "left", label_width: float = 9.0, room: float | None = None,
) -> ChartView:  # fmt: skip
    """Draw one bar per row, in row order (or by `order`), with its value at its end.

    Columns: label, value, value_text; optional emphasis (main, focus, context, plan …), share_text, target (a teal
    dashed tick), rest + rest_text + rest_emphasis (a second part: covered | uncovered). `labels` stand 'left' of the
    bars or 'above' them (long names, narrow columns); `label_width` and `room` (kept free at the right) are in em.
    """
    size = em or chart_em()
    cells = columns_of(frame, "bars", NEED, OPTIONAL)
    unique(cells["label"], "bars")
    two, left = "rest" in frame, labels == "left"
    rows = _rows(cells, label_width if left else 60.0, two, "（{}）" if lang == "zh" else " ({})")
    space = room or stepped(max(map(text_em, rows["end_text"]), default=2.0) * 1.05 + 0.8)
    step = STEP[labels] + (0.9 if left and any("\n" in label for label in rows["label"]) else 0)
    column = label_column(rows["label"]) if left else 0.0
    tall = step * max(len(cells["label"]), 1)
    spec = _spec(size, unit_line(unit, lang), keys, left, (column, space), tall, two, "target" in frame)
    height = rows_height(size, step * len(cells["label"]), unit, keys)
    return ChartView(spec, marks_table(rows), height, alt, "bars")


def _rows(cells: dict[str, list[Any]], label_width: float, two: bool, aside: str) -> dict[str, list[Any]]:
    values = [number(v) for v in cells["value"]]
    totals = [v + number(r) for v, r in zip(values, cells["rest"], strict=True)]
    reach = [max(t, number(goal)) for t, goal in zip(totals, cells["target"], strict=True)]
    top = top_of(reach)
    within = [two and v / top > (text_em(t) + 1.2) / 22 for v, t in zip(values, cells["value_text"], strict=True)]
    ends = cells["rest_text"] if two else cells["value_text"]
    return {
        "label": [wrapped(str(label), label_width) for label in cells["label"]],
        "share": [v / top for v in values], "total": [t / top for t in totals],
        "reach": [r / top for r in reach], "target": [share(g, top) for g in cells["target"]],
        "inside_text": [t if inside else "" for t, inside in zip(cells["value_text"], within, strict=True)],
        "end_text": [
            _end(value, end, aside.format(share) if share else "", two and not inside)
            for value, end, share, inside in zip(cells["value_text"], ends, cells["share_text"], within, strict=True)
        ],
        "emphasis": cells["emphasis"], "rest_emphasis": cells["rest_emphasis"],
    }  # fmt: skip


def _end(value: str, end: str, share: str, both: bool) -> str:
    return (f"{value} | {end}" if both and value else end) + share


@lru_cache(maxsize=256)
def _spec(
    em: float, unit: str, keys: Keys, left: bool, rooms: tuple[float, float], tall: float, two: bool, target: bool
) -> dict[str, Any]:
    return dress(_drawing(em, left, two, target), em, unit, keys) | {
        "height": round(tall * em, 1),  # not a step: Vega-Lite warns in the console that a step cannot be fitted
        "params": room_params(*rooms, em),
    }


@cache
def _drawing(em: float, left: bool, two: bool, target: bool) -> dict[str, Any]:
    padding = alt.Scale(paddingInner=0.48, paddingOuter=0.24) if left else alt.Scale(padding=0)
    base = alt.Chart(source()).encode(y=alt.Y("label:N", sort=None, axis=None, scale=padding))
    x = alt.X("share:Q", axis=None, scale=share_scale(), stack=None)
    shift = {} if left else {"height": 1.15 * em, "yOffset": 0.6 * em}
    words = {"align": "left", "baseline": "middle", "dx": 0.4 * em, "dy": 0 if left else 0.6 * em}
    layers = [base.mark_bar(**shift).encode(x=x, fill=fill(), description=alt.Description("label:N"))]
    if two:
        rest = base.mark_bar(aria=False, **shift)
        layers.append(rest.encode(x=x, x2="total:Q", fill=fill("rest_emphasis")))
        inside = text_mark(base, em, bold=True, tone="paper", **words)
        layers.append(inside.encode(x=alt.value({"expr": "left"}), text="inside_text:N"))
    if target:
        layers += _target(base, em)
    layers.append(text_mark(base, em, bold=True, **words).encode(x=alt.X("reach:Q"), text="end_text:N"))
    if left:
        layers += [row_labels(base, em), baseline(em, vertical=True)]
    else:
        above = text_mark(base, em, align="left", baseline="middle", dy=-0.72 * em)
        layers.append(above.encode(x=alt.value({"expr": "left"}), text="label:N"))
    return close(alt.layer(*layers, data=source()), em)


def _target(base: alt.Chart, em: float) -> list[alt.Chart]:
    place = {
        "y": alt.Y("label:N", sort=None, bandPosition=0), "y2": alt.Y2("label:N", bandPosition=1),
        "x": alt.X("target:Q"),
    }  # fmt: skip
    known = base.transform_filter("isValid(datum.target)")
    dash = {"stroke": COLOUR["teal"], "strokeWidth": em / 5.5, "strokeDash": [em / 3, em / 6]}
    return [
        known.mark_rule(stroke=COLOUR["paper"], strokeWidth=em / 2.6, aria=False).encode(**place),
        known.mark_rule(aria=False, **dash).encode(**place),
    ]
