"""What every chart kind shares: tones, text marks, the header above the plot, and the way a specification is closed."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import altair as alt

from components.charts.view import KNOWN_TONES, SOURCE, text_em
from components.theme import COLOUR, EMPHASIS, vega_config

OPEN_SIGNS = "┆○◇□△"
SHAPES = {"main": "■", "focus": "■", "plan": "┆", "third": "■", "context": "■", "quiet": "■"}


class Key(NamedTuple):
    """One entry of the key above a plot: its wording, its tone and its sign ("■", "┆", "●", "○", "—" …)."""

    label: str
    tone: str = "main"
    sign: str = ""


Keys = tuple[Key, ...]


def source() -> alt.NamedData:
    """Return the placeholder that a selection's rows fill later."""
    return alt.NamedData(name=SOURCE)


def tone_scale() -> alt.Scale:
    """Return the scale from an emphasis to its colour."""
    return alt.Scale(domain=list(KNOWN_TONES), range=[EMPHASIS[t] for t in KNOWN_TONES])


def fill(field: str = "emphasis") -> alt.Fill:
    """Return a fill by emphasis, without a legend: labels stand on the marks."""
    return alt.Fill(f"{field}:N", scale=tone_scale(), legend=None)


def stroke(field: str = "emphasis") -> alt.Stroke:
    """Return a stroke by emphasis, without a legend."""
    return alt.Stroke(f"{field}:N", scale=tone_scale(), legend=None)


def text_mark(
    chart: alt.Chart,
    em: float,
    *,
    bold: bool = False,
    size: float = 1.0,
    tone: str = "ink",
    **more: Any,  # noqa: ANN401  # any property of a text mark
) -> alt.Chart:
    """Set text in a house colour and a share of the label size."""
    colour = COLOUR.get(tone) or EMPHASIS[tone]
    settings = {
        "fontSize": em * size,
        "fontWeight": 700 if bold else 400,
        "fill": colour,
        "lineBreak": "\n",
        "lineHeight": 1.2 * em * size,
    }
    return chart.mark_text(**(settings | {"aria": False} | more))


def share_scale(start: float = 0.0, *, upward: bool = False, top: float = 0.0) -> alt.Scale:
    """Return a scale of shares 0 … 1: rightwards between the parameters `left` and `right`, or upwards to `top` px."""
    if upward:
        return alt.Scale(domain=[0, 1], range=[{"expr": "height"}, top])
    first, last = {"expr": f"left + {start}"}, {"expr": f"max(width - right, left + {start + 1})"}
    return alt.Scale(domain=[0, 1], range=[first, last])


def rows_height(em: float, tall: float, unit: str, keys: Keys) -> int:
    """Return the height in px of a chart of rows: `tall` em of rows, its unit line, its key and a margin."""
    return round(em * (tall + 1.2 + (1.5 if unit else 0) + (1.8 if keys else 0)))


def room_params(left: float, right: float, em: float) -> list[dict[str, Any]]:
    """Return the parameters that keep `left` and `right` em free beside the marks for labels."""
    return [{"name": "left", "value": round(left * em, 1)}, {"name": "right", "value": round(right * em, 1)}]


def label_column(labels: Sequence[str]) -> float:
    """Return how many em a column of (broken) labels needs."""
    return round(1.04 * max((text_em(line) for label in labels for line in label.split("\n")), default=1.0) + 0.6, 1)


def row_labels(base: alt.Chart, em: float) -> alt.Chart:
    """Write the rows' names right-aligned before the line at zero, broken names centred on their row."""
    middle = {"expr": f"{-0.6 * em} * (length(split(datum.label, '\\n')) - 1)"}
    words = text_mark(base, em, align="right", baseline="middle", dx=-0.5 * em, dy=middle)
    return words.encode(x=alt.value({"expr": "left"}), text="label:N")


@lru_cache(maxsize=128)
def header(keys: Keys, em: float) -> list[dict[str, Any]]:
    """Draw the key: coloured signs and ink words in one line above the plot (plain layers of a specification)."""
    marks: list[dict[str, Any]] = []
    x = 0.0
    for key in keys:
        sign = key.sign or SHAPES.get(key.tone, "■")
        hue = EMPHASIS.get(key.tone) or COLOUR[key.tone]
        edge = {"stroke": hue, "strokeWidth": em / 12} if sign in OPEN_SIGNS else {}
        marks.append(_header_text(sign, x, em, {"fill": hue, "fontSize": em, "fontWeight": 700} | edge))
        marks.append(_header_text(key.label, x + 1.15 * em, em, {"fill": COLOUR["ink"], "fontSize": 0.94 * em}))
        x += (1.15 + 0.94 * text_em(key.label) + 1.3) * em
    return marks


def _header_text(text: str, x: float, em: float, face: dict[str, Any]) -> dict[str, Any]:
    mark = {"type": "text", "aria": False, "align": "left", "baseline": "middle", "x": x, "y": -0.9 * em} | face
    return {"data": {"sequence": {"start": 0, "stop": 1}}, "mark": mark, "encoding": {"text": {"value": text}}}


def baseline(em: float, *, vertical: bool = False) -> alt.Chart:
    """Draw the line at zero: at the left edge, or along the foot of the plot."""
    one = alt.Chart(alt.sequence(0, 1)).mark_rule(stroke=COLOUR["context"], strokeWidth=max(em / 14, 1), aria=False)
    end = {"expr": "height"}
    if vertical:
        return one.encode(x=alt.value({"expr": "left"}), y=alt.value(0), y2=alt.value(end))
    return one.encode(y=alt.value(end), x=alt.value(0), x2=alt.value({"expr": "width"}))


def close(chart: alt.LayerChart | alt.Chart, em: float) -> dict[str, Any]:
    """Turn a chart into a bare specification: no data, no link, as wide as its column."""
    spec = chart.properties(width="container").to_dict()
    spec.pop("$schema", None)
    spec.pop("datasets", None)
    spec["data"] = {"name": SOURCE}
    spec["config"] = vega_config(em)
    spec["autosize"] = {"type": "fit-x", "contains": "padding"}
    return spec


def dress(spec: dict[str, Any], em: float, unit: str, keys: Keys) -> dict[str, Any]:
    """Return a copy of a specification with its unit line and its key above the plot."""
    return spec | {"layer": [*spec["layer"], *header(keys, em), *_unit_mark(unit, em, bool(keys))]}


def _unit_mark(unit: str, em: float, over_keys: bool) -> list[dict[str, Any]]:
    """Draw the unit line as words above the plot: a title of Vega's speaks English to a screen reader."""
    if not unit:
        return []
    mark = _header_text(unit, 0, em, {"fill": COLOUR["ink2"], "fontSize": 0.9 * em})
    mark["mark"]["y"] = (-2.5 if over_keys else -0.9) * em
    return [mark]


@lru_cache(maxsize=64)
def unit_line(unit: str, lang: str, from_zero: bool = True) -> str:
    """Word the line above a chart: 单位：… and, where an axis does not start at zero, that it does not."""
    cut = "" if from_zero else ("（纵轴不从0起）" if lang == "zh" else " (axis does not start at 0)")
    if not unit:
        return cut.strip("（） ()")
    return f"单位：{unit}{cut}" if lang == "zh" else f"Unit: {unit}{cut}"
