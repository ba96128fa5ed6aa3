"""Lines over time: what was observed, what is planned, phases behind them and levels across them."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from components.charts.base import Keys, unit_line
from components.charts.scene import Scene
from components.charts.view import ChartView, column, columns_of, is_number, stepped, text_em
from components.theme import chart_em

NEED = ("series", "x", "value")
OPTIONAL = {"value_text": "", "emphasis": "main", "is_plan": False, "series_label": ""}
FOOT = 1.8


def trajectory(
    frame: pd.DataFrame, ticks: pd.DataFrame | None = None, bands: pd.DataFrame | None = None,
    lines: pd.DataFrame | None = None, *, lang: str = "zh", unit: str = "", alt: str = "", em: float | None = None,
    keys: Keys = (), plot_em: float = 15.0, from_zero: bool = True,
) -> ChartView:  # fmt: skip
    """Draw at most four series over years; observed solid, planned dashed teal with open markers.

    `frame`: series, x (year, a fraction for a date), value; optional value_text (written at the point, '' for none),
    emphasis, is_plan, series_label (written once at the series' end). The plan starts from the last observed point.
    `ticks`: x, label (default: one per whole year). `bands`: start, end, label (phases behind). `lines`: value, label
    (levels across). All in the units of `frame`.
    """
    size = em or chart_em()
    cells = columns_of(frame, "trajectory", NEED, OPTIONAL)
    if len(set(cells["series"])) > 4:
        raise ValueError(f"chart trajectory: {len(set(cells['series']))} series; at most four can be told apart")
    plot = _Plot(cells, _pairs(lines, "value", "label"), bands, plot_em, from_zero)
    plot.bands(bands)
    plot.ticks(_pairs(ticks, "x", "label") or [(y, str(y)) for y in plot.years])
    plot.levels(_pairs(lines, "value", "label"))
    ends = plot.series(cells)
    right = stepped(max([text_em(text) * 1.05 for text in ends] + [0.6]) + 1.4)
    line = unit_line(unit, lang, from_zero)
    return plot.scene.view("trajectory", size, plot_em + FOOT, alt=alt, unit=line, keys=keys,
                           left=2.2, right=right)  # fmt: skip


def _pairs(frame: pd.DataFrame | None, first: str, second: str) -> list[tuple[float, str]]:
    if frame is None:
        return []
    return [(float(a), str(b)) for a, b in zip(column(frame, first), column(frame, second), strict=True)]


class _Plot:
    """Turns years and values into places on the surface, and draws there."""

    def __init__(self, cells: dict[str, list[Any]], levels: list[tuple[float, str]], bands: pd.DataFrame | None,
                 plot_em: float, from_zero: bool) -> None:  # fmt: skip
        self.scene = Scene()
        xs = [float(x) for x in cells["x"]]
        ys = [float(v) for v in cells["value"] if is_number(v)] + [v for v, _ in levels]
        edges = xs + ([*map(float, bands["start"]), *map(float, bands["end"])] if bands is not None else [])
        self.x0, self.dx = min(edges, default=0.0), (max(edges, default=1.0) - min(edges, default=0.0)) or 1.0
        self.y0 = min([0.0, *ys]) if from_zero else min(ys, default=0.0)
        self.dy = (max(ys, default=1.0) - self.y0) or 1.0
        self.years = sorted({int(x) for x in xs if x.is_integer()})
        self.total = plot_em + FOOT
        self.top = (3.4 if bands is not None else 2.0) / self.total
        self.base = plot_em / self.total
        self.floor = self.base if from_zero else (plot_em - 0.9) / self.total

    def x(self, value: float) -> float:
        return (float(value) - self.x0) / self.dx

    def y(self, value: float) -> float:
        return self.floor - (float(value) - self.y0) / self.dy * (self.floor - self.top)

    def bands(self, frame: pd.DataFrame | None) -> None:
        if frame is None:
            return
        for a, b, label in zip(*(column(frame, name) for name in ("start", "end", "label")), strict=True):
            self.scene.rect(self.x(a), 0, self.x(b), self.base, "panel", edge="grid")
            self.scene.text((self.x(a) + self.x(b)) / 2, 0, label, tone="ink2", size=0.88, align="center", dy=0.9)

    def ticks(self, pairs: Iterable[tuple[float, str]]) -> None:
        self.scene.rule(-0.02, self.base, 1.02, self.base, "context")
        for x, label in pairs:
            self.scene.text(self.x(x), self.base, label, align="center", baseline="top", dy=0.6)

    def levels(self, pairs: Iterable[tuple[float, str]]) -> None:
        for value, label in pairs:
            self.scene.rule(0, self.y(value), 1, self.y(value), "plan", size=0.11, dash=True)
            self.scene.text(0, self.y(value), label, size=0.94, baseline="bottom", dx=-1.6, dy=-0.3, halo=True)

    def series(self, cells: dict[str, list[Any]]) -> list[str]:
        """Draw every series; return the names written at their ends."""
        names = list(dict.fromkeys(cells["series"]))
        ends = []
        for name in names:
            rows = [i for i, s in enumerate(cells["series"]) if s == name and is_number(cells["value"][i])]
            self._one(str(name), rows, cells)
            if rows and cells["series_label"][rows[-1]]:
                ends.append(
                    (self.x(cells["x"][rows[-1]]), self.y(cells["value"][rows[-1]]), cells["series_label"][rows[-1]])
                )
        self._ends(sorted(ends, key=lambda e: e[1]))
        return [text for _, _, text in ends]

    def _one(self, name: str, rows: list[int], cells: dict[str, list[Any]]) -> None:
        place = {i: (self.x(cells["x"][i]), self.y(cells["value"][i])) for i in rows}
        seen = [i for i in rows if not cells["is_plan"][i]]
        plan = [i for i in rows if cells["is_plan"][i]]
        self.scene.line(f"{name} plan", [place[i] for i in (seen[-1:] + plan if plan else [])], "plan", dash=True)
        self.scene.line(name, [place[i] for i in seen], cells["emphasis"][seen[-1]] if seen else "main")
        for i in rows:
            planned = cells["is_plan"][i]
            tone = cells["emphasis"][i]
            face = {"tone": "paper", "edge": "plan"} if planned else {"tone": tone, "edge": tone}
            self.scene.point(*place[i], size=0.72, **face)
            words = {"bold": True, "size": 1.06, "align": "center", "baseline": "bottom", "halo": True}
            self.scene.text(*place[i], cells["value_text"][i], dy=-0.6, **words)

    def _ends(self, ends: list[tuple[float, float, str]]) -> None:
        """Write the series' names at their ends, pushed apart by at least a line."""
        line, floor = 1.3 / self.total, -1.0
        for x, y, text in ends:
            moved = max(y, floor)
            floor = moved + line
            self.scene.text(x, moved, text, bold=True, dx=0.75, halo=True)
