"""What every chart kind shares: tones, text marks, the header above the plot, and the way a specification is closed."""

from functools import lru_cache
from typing import Any, NamedTuple

import altair as alt

from components.charts.view import KNOWN_TONES, SOURCE, text_em
from components.theme import COLOUR, EMPHASIS, vega_config

LINES = {"lines": "split(datum.label, '\\n')"}
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


def room(start: float, end: float, extent: str = "width") -> list[Any]:
    """Return a scale range that leaves `start` and `end` px free for labels; for heights it runs upward."""
    first, last = {"expr": f"{start}"}, {"expr": f"max({extent} - {end}, {start} + 1)"}
    return [first, last] if extent == "width" else [{"expr": f"{extent} - {start}"}, end]


def header(keys: Keys, em: float) -> list[alt.Chart]:
    """Draw the key: coloured signs and ink words in one line above the plot."""
    marks: list[alt.Chart] = []
    x = 0.0
    for key in keys:
        sign = key.sign or SHAPES[key.tone]
        one = alt.Chart(alt.sequence(0, 1))
        where = {"align": "left", "baseline": "middle", "y": -0.9 * em}
        weight = {"stroke": EMPHASIS[key.tone], "strokeWidth": em / 12} if sign in "┆○◇□" else {}
        signs = text_mark(one, em, bold=True, tone=key.tone, x=x, **where, **weight).encode(text=alt.value(sign))
        words = text_mark(one, em, size=0.94, x=x + 1.15 * em, **where).encode(text=alt.value(key.label))
        marks += [signs, words]
        x += (1.15 + 0.94 * text_em(key.label) + 1.3) * em
    return marks


def baseline(em: float, *, vertical: bool = False) -> alt.Chart:
    """Draw the line at zero: at the left edge, or along the foot of the plot."""
    one = alt.Chart(alt.sequence(0, 1)).mark_rule(stroke=COLOUR["context"], strokeWidth=max(em / 14, 1), aria=False)
    end = {"expr": "height"}
    if vertical:
        return one.encode(x=alt.value(0), y=alt.value(0), y2=alt.value(end))
    return one.encode(y=alt.value(end), x=alt.value(0), x2=alt.value({"expr": "width"}))


def close(chart: alt.LayerChart | alt.Chart, em: float, unit: str, fit: str = "fit-x") -> dict[str, Any]:
    """Turn a chart into a bare specification: no data, no link; the unit above at the left; as wide as its column."""
    spec = chart.properties(width="container").to_dict()
    spec.pop("$schema", None)
    spec.pop("datasets", None)
    spec["data"] = {"name": SOURCE}
    spec["config"] = vega_config(em)
    spec["autosize"] = {"type": fit, "contains": "padding"}
    return with_unit(spec, unit)


def with_unit(spec: dict[str, Any], unit: str) -> dict[str, Any]:
    """Return a copy of a specification with its unit line."""
    rest = {k: v for k, v in spec.items() if k != "title"}
    return rest | {"title": {"text": unit, "frame": "bounds"}} if unit else rest


@lru_cache(maxsize=64)
def unit_line(unit: str, lang: str, from_zero: bool = True) -> str:
    """Word the line above a chart: 单位：… and, where an axis does not start at zero, that it does not."""
    cut = "" if from_zero else ("（纵轴不从0起）" if lang == "zh" else " (axis does not start at 0)")
    if not unit:
        return cut.strip("（） ()")
    return f"单位：{unit}{cut}" if lang == "zh" else f"Unit: {unit}{cut}"
