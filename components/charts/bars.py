"""Ranked horizontal bars, and dots that compare a value with its target."""

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from components.charts.base import Keys, baseline, close, fill, header, room, source, text_mark, unit_line
from components.charts.view import ChartView, columns_of, number, text_em, top_of, unique, wrapped
from components.theme import COLOUR, chart_em

STEP = {"left": 2.15, "above": 3.0}
NEED = ("label", "value", "value_text")
OPTIONAL = {
    "emphasis": "main",
    "share_text": "",
    "target": None,
    "rest": None,
    "rest_text": "",
    "rest_emphasis": "context",
}


def bars(
    frame: pd.DataFrame, *, lang: str = "zh", unit: str = "", alt: str = "", em: float | None = None, keys: Keys = (),
    labels: str = "left", label_width: float = 9.0, room_width: float | None = None,
) -> ChartView:  # fmt: skip
    """Draw one bar per row, in row order (or by `order`), with its value at its end.

    Columns: label, value, value_text; optional emphasis (main, focus, context, plan …), share_text, target (a teal
    dashed tick), rest + rest_text + rest_emphasis (a second part: covered | uncovered). `labels` stand 'left' of the
    bars or 'above' them (long names, narrow columns); `label_width` and `room_width` are in em.
    """
    size = em or chart_em()
    cells = columns_of(frame, "bars", NEED, OPTIONAL)
    unique(cells["label"], "bars")
    two = "rest" in frame
    rows = _rows(cells, label_width if labels == "left" else 60.0, two)
    space = room_width or _step_up(max((text_em(t) for t in rows["end_text"]), default=2.0))
    step = STEP[labels] + (0.9 if labels == "left" and any("\n" in label for label in rows["label"]) else 0)
    spec = _bars_spec(size, unit_line(unit, lang), keys, labels, label_width, space, step, two, "target" in frame)
    height = round(size * (step * len(frame) + 1.2 + (1.5 if unit else 0) + (1.8 if keys else 0)))
    return ChartView(spec, pd.DataFrame(rows), height, alt, "bars")


def _step_up(width: float) -> float:
    """Round the room for end labels up to a few steps, so that few specifications exist."""
    return next((s for s in (4.0, 6.5, 9.0, 12.0) if width <= s - 0.8), 16.0)


def _rows(cells: dict[str, list[Any]], label_width: float, two: bool) -> dict[str, list[Any]]:
    top = top_of(number(v) + number(r) for v, r in zip(cells["value"], cells["rest"], strict=True))
    total = [number(v) + number(r) for v, r in zip(cells["value"], cells["rest"], strict=True)]
    inside = [
        t if two and number(v) / top > (text_em(t) + 1.2) / 22 else ""
        for v, t in zip(cells["value"], cells["value_text"], strict=True)
    ]
    ends = cells["rest_text"] if two else cells["value_text"]
    end_text = [
        _end(value, end, share, within, two)
        for value, end, share, within in zip(cells["value_text"], ends, cells["share_text"], inside, strict=True)
    ]
    reach = [max(a, number(b)) for a, b in zip(total, cells["target"], strict=True)]
    return {
        "label": [wrapped(str(label), label_width) for label in cells["label"]],
        "value": [number(v, float("nan")) for v in cells["value"]], "total": total, "reach": reach,
        "top": [max(top, top_of(reach))] * len(total), "target": cells["target"], "inside_text": inside,
        "end_text": end_text,
        "emphasis": cells["emphasis"], "rest_emphasis": cells["rest_emphasis"],
    }  # fmt: skip


def _end(value: str, end: str, share: str, within: str, two: bool) -> str:
    shown = f"{value} | {end}" if two and not within else end
    return f"{shown} · {share}" if share else shown


@lru_cache(maxsize=128)
def _bars_spec(
    em: float,
    unit: str,
    keys: Keys,
    labels: str,
    label_width: float,
    space: float,
    step: float,
    two: bool,
    target: bool,
) -> dict[str, Any]:
    left = labels == "left"
    axis = (
        alt.Axis(labelExpr="split(datum.label, '\\n')", labelLimit=(label_width + 3) * em, labelBaseline="middle")
        if left
        else None
    )
    y = alt.Y(
        "label:N",
        sort=None,
        axis=axis,
        scale=alt.Scale(paddingInner=0.48 if left else 0, paddingOuter=0.24 if left else 0),
    )
    x = alt.X("value:Q", axis=None, scale=alt.Scale(range=room(0, space * em), zero=True, nice=False))
    base = alt.Chart(source()).encode(y=y)
    shift = {} if left else {"height": 1.15 * em, "yOffset": 0.6 * em}
    down = 0 if left else 0.6 * em
    layers = [base.mark_rule(opacity=0, aria=False).encode(x=alt.X("top:Q", axis=None))]
    if two:
        layers.append(base.mark_bar(aria=False, **shift).encode(x=x, x2="total:Q", fill=fill("rest_emphasis")))
    layers.append(base.mark_bar(**shift).encode(x=x, fill=fill(), description=alt.Description("label:N")))
    if two:
        layers.append(
            text_mark(base, em, bold=True, tone="paper", align="left", baseline="middle", dx=0.4 * em, dy=down).encode(
                x=alt.datum(0), text="inside_text:N"
            )
        )
    if target:
        layers += _target(base, em)
    end = text_mark(base, em, bold=True, align="left", baseline="middle", dx=0.4 * em, dy=down)
    layers.append(end.encode(x=alt.X("reach:Q"), text="end_text:N"))
    if not left:
        above = text_mark(base, em, align="left", baseline="middle", dy=-0.72 * em)
        layers.append(above.encode(x=alt.datum(0), text="label:N"))
    else:
        layers.append(baseline(em, vertical=True))
    return close(alt.layer(*layers, *header(keys, em), data=source()).properties(height=alt.Step(step * em)), em, unit)


def _target(base: alt.Chart, em: float) -> list[alt.Chart]:
    place = {
        "y": alt.Y("label:N", sort=None, bandPosition=0),
        "y2": alt.Y2("label:N", bandPosition=1),
        "x": alt.X("target:Q"),
    }
    known = base.transform_filter("isValid(datum.target)")
    return [
        known.mark_rule(stroke=COLOUR["paper"], strokeWidth=em / 2.6, aria=False).encode(**place),
        known.mark_rule(stroke=COLOUR["teal"], strokeWidth=em / 5.5, strokeDash=[em / 3, em / 6], aria=False).encode(
            **place
        ),
    ]
