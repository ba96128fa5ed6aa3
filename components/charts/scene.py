"""A drawing surface for kinds that are laid out rather than plotted: one specification, rows tell the marks.

Both axes run from 0 to 1 (x to the right, y down); sizes and shifts are in em. A kind places rectangles, rules, lines,
points and texts; the specification is the same for every kind, so it is built once per label size.
"""

from functools import cache, lru_cache
from typing import Any

import altair as alt

from components.charts.base import Keys, close, dress, source
from components.charts.view import ChartView, Table, marks_table
from components.theme import COLOUR, EMPHASIS, STATUS, TOKENS

DEFAULTS: dict[str, Any] = {
    "part": "", "x": 0.0, "y": 0.0, "x2": 0.0, "y2": 0.0, "text": "", "tone": COLOUR["ink"], "edge": COLOUR["paper"],
    "series": "", "dx": 0.0, "dy": 0.0, "size": 1.0, "weight": 400, "align": "left", "baseline": "middle",
    "shape": "circle",
}  # fmt: skip
CELLS = {f"cell{i}": value for i, value in enumerate(TOKENS["cells"], 1)}
HUES = {**COLOUR, **EMPHASIS, **CELLS, "none": "transparent"}
ALLOWED = frozenset(v for item in STATUS.values() for k, v in item.items() if k in ("fill", "stroke", "ring"))


def hue(tone: str) -> str:
    """Return the colour of an emphasis, of a named colour, of a cell's step, or a status's own value."""
    return tone if tone in ALLOWED else HUES[tone]


class Scene:
    """Collects marks in one tidy table, told apart by `part`."""

    def __init__(self) -> None:
        """Start empty."""
        self.rows: list[dict[str, Any]] = []

    def rect(self, x: float, y: float, x2: float, y2: float, tone: str, *, edge: str = "") -> None:
        """Fill an area; `edge` outlines it."""
        self._add("rect", x, y, x2=x2, y2=y2, tone=hue(tone), edge=hue(edge or tone))

    def rule(self, x: float, y: float, x2: float, y2: float, tone: str = "grid", *, size: float = 0.07,
             dash: bool = False) -> None:  # fmt: skip
        """Draw a straight stroke `size` em thick."""
        self._add("dash" if dash else "rule", x, y, x2=x2, y2=y2, tone=hue(tone), size=size)

    def line(self, series: str, points: list[tuple[float, float]], tone: str, *, dash: bool = False) -> None:
        """Join points by a line; dashed for a plan."""
        for x, y in points:
            self._add("dash_line" if dash else "line", x, y, series=series, tone=hue(tone))

    def point(self, x: float, y: float, tone: str = "main", *, shape: str = "circle", size: float = 0.72,
              edge: str = "paper", dx: float = 0.0, dy: float = 0.0) -> None:  # fmt: skip
        """Set a symbol `size` em wide, shifted by whole em."""
        size *= 1.2 if shape.startswith("triangle") else 1
        self._add("point", x, y, tone=hue(tone), edge=hue(edge), shape=shape, size=size, dx=dx, dy=dy)

    def text(self, x: float, y: float, text: str, *, tone: str = "ink", size: float = 1.0, bold: bool = False,
             align: str = "left", baseline: str = "middle", dx: float = 0.0, dy: float = 0.0,
             halo: bool = False) -> None:  # fmt: skip
        """Set a text of `size` em, shifted by em; nothing for an empty one. A halo keeps it clear of lines behind."""
        weight = 700 if bold else 400
        for part in ("halo", "text") if text and halo else ("text",) if text else ():
            self._add(part, x, y, text=str(text), tone=hue(tone), size=size, weight=weight, align=align,
                      baseline=baseline, dx=dx, dy=dy)  # fmt: skip

    def _add(self, part: str, x: float, y: float, **more: Any) -> None:  # noqa: ANN401  # the columns of DEFAULTS
        self.rows.append({"part": part, "x": x, "y": y} | more)

    def table(self) -> Table:
        """Return one row per mark."""
        return marks_table({name: [row.get(name, value) for row in self.rows] for name, value in DEFAULTS.items()})

    def view(self, kind: str, em: float, height_em: float, *, alt: str, unit: str = "", keys: Keys = (),
             left: float = 0.0, right: float = 0.0, width_em: float = 46.0) -> ChartView:  # fmt: skip
        """Close the scene; `left` and `right` em stay free beside the surface for labels."""
        spec = _spec(em, round(height_em * em), unit, keys, left, right)
        above = (1.5 if unit else 0) + (1.8 if keys else 0) + 0.7
        return ChartView(spec, self.table(), round(em * (height_em + above)), alt, kind, width_em)


@lru_cache(maxsize=256)
def _spec(em: float, height: int, unit: str, keys: Keys, left: float, right: float) -> dict[str, Any]:
    params = [{"name": "left", "value": round(left * em, 1)}, {"name": "right", "value": round(right * em, 1)}]
    return dress(_surface(em), em, unit, keys) | {"height": height, "params": params}


@cache
def _surface(em: float) -> dict[str, Any]:
    base = alt.Chart(source())
    across = [{"expr": "left"}, {"expr": "max(width - right, left + 1)"}]
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1], range=across))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, 1], range=[0, {"expr": "height"}]))
    fill, stroke = alt.Fill("tone:N", scale=None), alt.Stroke("tone:N", scale=None)
    edge = alt.Stroke("edge:N", scale=None)
    box = {"x": x, "y": y, "x2": "x2:Q", "y2": "y2:Q"}
    path = {"x": x, "y": y, "detail": "series:N", "stroke": stroke}
    rule = {"aria": False, "strokeWidth": {"expr": f"datum.size * {em}"}}
    dash = [em / 3, em / 4]

    def part(name: str) -> alt.Chart:
        return base.transform_filter(f"datum.part == '{name}'")

    layers = [
        part("rect").mark_rect(aria=False, strokeWidth=em / 14).encode(**box, fill=fill, stroke=edge),
        part("rule").mark_rule(**rule).encode(**box, stroke=stroke),
        part("dash").mark_rule(**rule, strokeDash=dash).encode(**box, stroke=stroke),
        part("line").mark_line(aria=False, strokeWidth=em / 5, strokeCap="round").encode(**path),
        part("dash_line").mark_line(aria=False, strokeWidth=em / 6.5, strokeDash=dash).encode(**path),
        _points(part("point"), em).encode(x=x, y=y, fill=fill, stroke=edge, shape=alt.Shape("shape:N", scale=None)),
        _texts(part("halo"), em, stroke=COLOUR["paper"], strokeWidth=em / 3.2, strokeJoin="round").encode(
            x=x, y=y, text="text:N"
        ),
        _texts(part("text"), em).encode(x=x, y=y, fill=fill, text="text:N"),
    ]
    return close(alt.layer(*layers, data=source()), em)


def _points(rows: alt.Chart, em: float) -> alt.Chart:
    shift = {f"{a}Offset": {"expr": f"datum.d{a} * {em}"} for a in "xy"}
    area = {"expr": f"pow(datum.size * {em}, 2)"}
    return rows.mark_point(aria=False, opacity=1, size=area, strokeWidth=em / 7, **shift)


def _texts(rows: alt.Chart, em: float, **more: Any) -> alt.Chart:  # noqa: ANN401  # a stroke for the halo
    place = {"align": {"expr": "datum.align"}, "baseline": {"expr": "datum.baseline"}}
    place |= {f"d{a}": {"expr": f"datum.d{a} * {em}"} for a in "xy"}
    face = {"fontSize": {"expr": f"datum.size * {em}"}, "fontWeight": {"expr": "datum.weight"}}
    face |= {"lineHeight": {"expr": f"datum.size * {1.2 * em}"}, "lineBreak": "\n", "aria": False}
    return rows.mark_text(**place, **face, **more)
