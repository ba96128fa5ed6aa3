"""How values are spread: a histogram with its lines, and a strip of single values."""

from typing import Any

import pandas as pd

from components.charts.base import Keys, unit_line
from components.charts.scene import Scene
from components.charts.view import ChartView, column, columns_of, nice_ticks, number, text_em, top_of, unique, wrapped
from components.theme import chart_em

FOOT = 1.9


def histogram(
    frame: pd.DataFrame, lines: pd.DataFrame | None = None, near: tuple[float, float, str] | None = None,
    ticks: pd.DataFrame | None = None, *, lang: str = "zh", unit: str = "", alt: str = "", em: float | None = None,
    keys: Keys = (), plot_em: float = 13.0,
) -> ChartView:  # fmt: skip
    """Draw ready-made bins with lines across them and a band of those near a line.

    `frame`: start, end, value; optional value_text, emphasis. `lines`: x, label (at most three; labels stand above, one
    under the other). `near`: start, end, label. `ticks`: x, label (default: whole bin edges).
    """
    size = em or chart_em()
    cells = columns_of(frame, "histogram", ("start", "end", "value"), {"value_text": "", "emphasis": "context"})
    marks = [] if lines is None else list(zip(column(lines, "x"), column(lines, "label"), strict=True))
    axis = _Axis([*cells["start"], *cells["end"]])
    head = 0.6 + 1.35 * (len(marks) + (near is not None)) + 1.2
    total, top = head + plot_em + FOOT, top_of(cells["value"])
    base = (head + plot_em) / total
    scene = Scene()
    if near:
        scene.rect(axis(near[0]), head / total - 1.2 / total, axis(near[1]), base, "grid")
        scene.text(axis(near[1]), (head - 0.7) / total, near[2], tone="ink2", dx=0.35)
    for i in range(len(cells["start"])):
        x, x2, y = (
            axis(cells["start"][i]),
            axis(cells["end"][i]),
            base - number(cells["value"][i]) / top * plot_em / total,
        )
        gap = (x2 - x) * 0.05
        scene.rect(x + gap, y, x2 - gap, base, cells["emphasis"][i])
        text = cells["value_text"][i]
        scene.text((x + x2) / 2, y, text, size=0.94, align="center", baseline="bottom", dy=-0.2, halo=True)
    _axis_line(scene, axis, base, _ticks(ticks, cells))
    for n, (x, label) in enumerate(marks):
        level = (0.6 + 1.35 * n) / total
        scene.rule(axis(x), level, axis(x), base, "plan", size=0.14, dash=True)
        scene.text(axis(x), level, str(label), bold=True, dx=0.35, size=0.94)
    return scene.view("histogram", size, total, alt=alt, unit=unit_line(unit, lang), keys=keys, left=1.6, right=2.2)


class _Axis:
    """Turns a value into a share of the width."""

    def __init__(self, values: list[Any]) -> None:
        self.start = min(values, default=0.0)
        self.length = (max(values, default=1.0) - self.start) or 1.0

    def __call__(self, value: float) -> float:
        return (float(value) - self.start) / self.length


def _ticks(ticks: pd.DataFrame | None, cells: dict[str, list[Any]]) -> list[tuple[float, str]]:
    if ticks is not None:
        return list(zip(column(ticks, "x"), column(ticks, "label"), strict=True))
    edges = sorted({*cells["start"], *cells["end"]})
    return [(e, f"{e:,.10g}") for e in edges[:: -(-len(edges) // 8)]]


def _axis_line(scene: Scene, axis: _Axis, base: float, ticks: list[tuple[float, str]]) -> None:
    scene.rule(0, base, 1, base, "context")
    for x, label in ticks:
        scene.text(axis(x), base, str(label), align="center", baseline="top", dy=0.5)


def strip(
    frame: pd.DataFrame, lines: pd.DataFrame | None = None, ticks: pd.DataFrame | None = None, *, lang: str = "zh",
    unit: str = "", alt: str = "", em: float | None = None, keys: Keys = (), label_width: float = 8.0,
    row_em: float = 3.0, middle: str = "",
) -> ChartView:  # fmt: skip
    """Draw every single value as a stroke, one row per group, with the group's median as a bold number.

    `frame`: label (group), value; optional emphasis, name (written over the stroke, for the one or two that matter).
    `lines`: x, label. `ticks`: x, label. `middle` formats the median, such as '{:,.0f}'; '' leaves it out.
    """
    size = em or chart_em()
    cells = columns_of(frame, "strip", ("label", "value"), {"emphasis": "context", "name": ""})
    groups = list(dict.fromkeys(cells["label"]))
    unique(groups, "strip")
    marks = [] if lines is None else list(zip(column(lines, "x"), column(lines, "label"), strict=True))
    rounds = nice_ticks(0.0, max([*map(number, cells["value"]), *(x for x, _ in marks)], default=1.0) or 1.0, 8)
    axis = _Axis(rounds)
    head = 0.5 + 1.35 * len(marks)
    total = head + row_em * len(groups) + 0.6 + FOOT
    base = (total - FOOT) / total
    scene = Scene()
    for i, label in enumerate(cells["label"]):
        y = (head + row_em * (groups.index(label) + 0.6)) / total
        tone, half = cells["emphasis"][i], 0.5 / total
        scene.rule(axis(cells["value"][i]), y - half, axis(cells["value"][i]), y + half, tone, size=0.16)
        scene.text(axis(cells["value"][i]), y, cells["name"][i], size=0.9, align="center", dy=-1.05, halo=True)
    _groups(scene, cells, groups, axis, (head, row_em, total), label_width, middle)
    _axis_line(scene, axis, base, _ticks(ticks, {"start": rounds, "end": []}))
    for n, (x, label) in enumerate(marks):
        level = (0.5 + 1.35 * n) / total
        scene.rule(axis(x), level, axis(x), base, "plan", size=0.14, dash=True)
        scene.text(axis(x), level, str(label), bold=True, size=0.94, dx=0.35)
    widest = max((text_em(line) for g in groups for line in wrapped(str(g), label_width).split("\n")), default=1.0)
    return scene.view("strip", size, total, alt=alt, unit=unit_line(unit, lang), keys=keys,
                      left=round(widest * 1.03 + 1.2, 1), right=4.5)  # fmt: skip


def _groups(scene: Scene, cells: dict[str, list[Any]], groups: list[str], axis: _Axis,
            place: tuple[float, float, float], label_width: float, middle: str) -> None:  # fmt: skip
    head, row_em, total = place
    for n, group in enumerate(groups):
        y = (head + row_em * (n + 0.6)) / total
        name = wrapped(str(group), label_width)
        scene.text(0, y, name, align="right", dx=-0.8, dy=-0.6 * name.count("\n"))
        values = sorted(number(v) for v, g in zip(cells["value"], cells["label"], strict=True) if g == group)
        if middle and values:
            half = len(values) // 2
            median = values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2
            scene.point(axis(median), y, "paper", size=0.8, edge="main", shape="diamond")
            scene.text(axis(median), y, middle.format(median), bold=True, align="center", dy=1.15, halo=True)
