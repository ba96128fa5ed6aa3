"""Dots that compare a value with its target, or a value with an earlier one."""

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from components.charts.base import Keys, baseline, close, fill, header, room, source, text_mark, unit_line
from components.charts.view import ChartView, columns_of, number, text_em, top_of, unique, wrapped
from components.theme import COLOUR, chart_em

NEED = ("label", "value", "value_text", "other")
OPTIONAL = {"other_text": "", "emphasis": "main"}


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
    values, others = [number(v) for v in cells["value"]], [number(v) for v in cells["other"]]
    ahead = [v >= o for v, o in zip(values, others, strict=True)]
    pairs = list(zip(cells["value_text"], cells["other_text"], ahead, strict=True))
    rows = {
        "label": [wrapped(str(label), label_width) for label in cells["label"]],
        "value": [number(v, float("nan")) for v in cells["value"]], "other": cells["other"],
        "low": [min(p) for p in zip(values, others, strict=True)],
        "high": [max(p) for p in zip(values, others, strict=True)],
        "low_text": [o if up else v for v, o, up in pairs], "high_text": [v if up else o for v, o, up in pairs],
        "low_weight": [400 if up else 700 for up in ahead], "high_weight": [700 if up else 400 for up in ahead],
        "top": [top_of(values + others)] * len(values), "emphasis": cells["emphasis"],
    }  # fmt: skip
    step = 2.15 + (0.9 if any("\n" in label for label in rows["label"]) else 0)
    space = 0.6 + max((text_em(str(t)) for t in rows["high_text"] + rows["low_text"]), default=2.0) + 0.8
    space = next((s for s in (4.0, 6.5, 9.0) if space <= s), 12.0)
    spec = _dots_spec(size, unit_line(unit, lang), keys, label_width, space, step, other)
    height = round(size * (step * len(frame) + 1.2 + (1.5 if unit else 0) + (1.8 if keys else 0)))
    return ChartView(spec, pd.DataFrame(rows), height, alt, "dots")


@lru_cache(maxsize=64)
def _dots_spec(
    em: float, unit: str, keys: Keys, label_width: float, space: float, step: float, other: str
) -> dict[str, Any]:
    axis = alt.Axis(labelExpr="split(datum.label, '\\n')", labelLimit=(label_width + 3) * em, domain=False)
    y = alt.Y("label:N", sort=None, axis=axis, scale=alt.Scale(padding=0.2))
    scale = alt.Scale(range=room(space * em, space * em), zero=True, nice=False)
    base = alt.Chart(source()).encode(y=y)
    size = (em * 0.82) ** 2
    second = (
        {"fill": COLOUR["paper"], "stroke": COLOUR["teal"]}
        if other == "plan"
        else {"fill": COLOUR["context"], "stroke": COLOUR["paper"]}
    )
    layers = [
        base.mark_rule(opacity=0, aria=False).encode(x=alt.X("top:Q", axis=None, scale=scale)),
        base.mark_rule(stroke=COLOUR["grid"], strokeWidth=1, aria=False).encode(
            x=alt.value(0), x2=alt.value({"expr": "width"})
        ),
        base.mark_rule(stroke=COLOUR["context"], strokeWidth=em / 5, aria=False).encode(x=alt.X("low:Q"), x2="high:Q"),
        base.mark_point(size=size, opacity=1, strokeWidth=em / 6.5, aria=False, **second).encode(x="other:Q"),
        base.mark_point(size=size, opacity=1, filled=True).encode(
            x="value:Q", fill=fill(), description=alt.Description("label:N")
        ),
        _side(base, em, "low", "right", -0.75),
        _side(base, em, "high", "left", 0.75),
        baseline(em, vertical=True),
    ]
    return close(alt.layer(*layers, *header(keys, em), data=source()).properties(height=alt.Step(step * em)), em, unit)


def _side(base: alt.Chart, em: float, end: str, align: str, dx: float) -> alt.Chart:
    weight = {"fontWeight": {"expr": f"datum.{end}_weight"}}
    return text_mark(base, em, align=align, baseline="middle", dx=dx * em, **weight).encode(
        x=f"{end}:Q", text=f"{end}_text:N"
    )
