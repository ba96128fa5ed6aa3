"""What a staff can carry: the capacity line, the demands across it, and where we stand."""

import pandas as pd

from components.charts.base import Keys, unit_line
from components.charts.scene import Scene
from components.charts.view import ChartView, column, columns_of, top_of
from components.theme import chart_em

FOOT, HEAD = 3.2, 1.4


def frontier(
    curve: pd.DataFrame, lines: pd.DataFrame, points: pd.DataFrame, ticks: pd.DataFrame, *, lang: str = "zh",
    unit: str = "", alt: str = "", em: float | None = None, keys: Keys = (), plot_em: float = 15.0,
    x_label: str = "", capacity_label: str = "",
) -> ChartView:  # fmt: skip
    """Draw capacity against a share, demand levels as dashed lines, and named points.

    `curve`: x, y (capacity at each share). `lines`: value, label (demands). `points`: x, y, label; optional emphasis
    ('focus' for where we stand, 'plan' for an open marker at what would be needed), side ('right' or 'left').
    `ticks`: x, label.
    """
    size = em or chart_em()
    spots = columns_of(points, "frontier", ("x", "y", "label"), {"emphasis": "focus", "side": "right"})
    total = HEAD + plot_em + FOOT
    base = (HEAD + plot_em) / total
    top = top_of([*curve["y"], *lines["value"], *spots["y"]])
    first, last = float(min(curve["x"])), float(max(curve["x"]))
    scene = Scene()

    def at(x: float, y: float) -> tuple[float, float]:
        return (float(x) - first) / ((last - first) or 1.0), base - float(y) / top * plot_em / total

    for value, label in zip(column(lines, "value"), column(lines, "label"), strict=True):
        y = at(first, value)[1]
        scene.rule(0, y, 1, y, "plan", size=0.11, dash=True)
        near_start = abs(value - float(curve["y"].iloc[0])) < abs(value - float(curve["y"].iloc[-1]))
        x, align, dx = (1, "right", -0.2) if near_start else (0, "left", 0.4)
        scene.text(x, y, label, size=0.94, align=align, baseline="bottom", dx=dx, dy=-0.25, halo=True)
    path = [at(x, y) for x, y in zip(column(curve, "x"), column(curve, "y"), strict=True)]
    scene.line("capacity", path, "main")
    scene.text(*path[-1], capacity_label, tone="main", bold=True, dx=0.5)
    scene.rule(0, base, 1, base, "context")
    for x, label in zip(column(ticks, "x"), column(ticks, "label"), strict=True):
        scene.text(at(x, 0)[0], base, str(label), align="center", baseline="top", dy=0.5)
    scene.text(0.5, base, x_label, tone="ink2", align="center", baseline="top", dy=1.9)
    for i, label in enumerate(spots["label"]):
        _spot(scene, at(spots["x"][i], spots["y"][i]), base, str(label), spots["emphasis"][i], spots["side"][i])
    return scene.view("frontier", size, total, alt=alt, unit=unit_line(unit, lang), keys=keys, left=1.6, right=7.5)


def _spot(scene: Scene, place: tuple[float, float], base: float, label: str, emphasis: str, side: str) -> None:
    x, y = place
    scene.rule(x, y, x, base, emphasis, size=0.09, dash=emphasis == "plan")
    face = {"tone": "paper", "edge": "plan"} if emphasis == "plan" else {"tone": emphasis, "edge": emphasis}
    scene.point(x, y, size=0.85, **face)
    tone = "focus" if emphasis == "focus" else "ink"
    right = side == "right"
    scene.text(
        x,
        y,
        label,
        tone=tone,
        bold=True,
        dx=0.7 if right else -0.7,
        dy=0.95,
        align="left" if right else "right",
        halo=True,
    )
