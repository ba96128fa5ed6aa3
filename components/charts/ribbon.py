"""Phases of a campaign on an axis of dates."""

import datetime as dt
from typing import Any, NamedTuple

import pandas as pd

from components.charts.base import Keys
from components.charts.scene import Scene
from components.charts.view import ChartView, columns_of, text_em
from components.theme import chart_em

WHITE_ON = ("main", "focus", "plan")
HEAD, BAR, FOOT = 3.4, 2.2, 4.6
TOTAL = HEAD + BAR + FOOT


def phase_ribbon(
    phases: pd.DataFrame, markers: pd.DataFrame, *, lang: str = "zh", alt: str = "", em: float | None = None,
    keys: Keys = (), width_em: float = 38.0,
) -> ChartView:  # fmt: skip
    """Draw phases as bars along a date axis, with markers such as the date of the data and the target date.

    `phases`: start, end (dates), label; optional emphasis. `markers`: date, label; optional emphasis ('focus' for the
    date of the data, 'plan' for a target: dashed, open). `width_em` is the narrowest width the picture gets: names that
    do not fit their bar at that width stand below it.
    """
    size = em or chart_em()
    bars = columns_of(phases, "phase_ribbon", ("start", "end", "label"), {"emphasis": "main"})
    marks = columns_of(markers, "phase_ribbon", ("date", "label"), {"emphasis": "focus"})
    days = [year_of(d) for d in [*bars["start"], *bars["end"], *marks["date"]]]
    axis = _Dates(int(min(days)), int(max(days)) + 1, width_em, HEAD / TOTAL, (HEAD + BAR) / TOTAL)
    scene = Scene()
    _years(scene, axis, "年" if lang == "zh" else "")
    _phases(scene, axis, bars)
    _markers(scene, axis, marks)
    return scene.view("phase_ribbon", size, TOTAL, alt=alt, keys=keys, left=0.4, right=0.4)


class _Dates(NamedTuple):
    """The axis: its first and last year, its narrowest width, where the ribbon lies."""

    first: int
    last: int
    width_em: float
    top: float
    bottom: float

    def at(self, day: Any) -> float:  # noqa: ANN401  # a date in any form
        return (year_of(day) - self.first) / (self.last - self.first)


def _years(scene: Scene, axis: _Dates, suffix: str) -> None:
    scene.rule(0, axis.bottom, 1, axis.bottom, "context")
    wide = 1 / (axis.last - axis.first)
    for n in range(axis.last - axis.first + 1):
        scene.rule(n * wide, axis.bottom, n * wide, axis.bottom + 1.3 / TOTAL, "context", size=0.06)
        name = f"{axis.first + n}{suffix}" if axis.first + n < axis.last else ""
        scene.text((n + 0.5) * wide, axis.bottom, name, tone="ink2", align="center", baseline="top", dy=0.35)


def _phases(scene: Scene, axis: _Dates, bars: dict[str, list[Any]]) -> None:
    """Draw the bars; a name that does not fit its bar stands below, every second one a line lower."""
    below = 0
    for start, end, label, tone in zip(bars["start"], bars["end"], bars["label"], bars["emphasis"], strict=True):
        x, x2 = axis.at(start), axis.at(end)
        scene.rect(x, axis.top, x2, axis.bottom, tone, edge="paper")
        if text_em(str(label)) + 0.8 <= (x2 - x) * axis.width_em:
            ink = "paper" if tone in WHITE_ON else "ink"
            scene.text(x, (axis.top + axis.bottom) / 2, label, tone=ink, bold=True, dx=0.5)
            continue
        level, middle = axis.bottom + (2.3 + 1.25 * (below % 2)) / TOTAL, (x + x2) / 2
        below += 1
        scene.rule(middle, axis.bottom, middle, level - 0.5 / TOTAL, tone, size=0.09)
        align, dx = ("left", -0.2) if x < 0.8 else ("right", 0.2)
        scene.text(middle, level, label, align=align, dx=dx, dy=0.15)


def _markers(scene: Scene, axis: _Dates, marks: dict[str, list[Any]]) -> None:
    for i, (day, label, tone) in enumerate(zip(marks["date"], marks["label"], marks["emphasis"], strict=True)):
        x, level, plan = axis.at(day), (0.7 + 1.3 * (i % 2)) / TOTAL, tone == "plan"
        scene.rule(x, level + 0.6 / TOTAL, x, axis.bottom, tone, size=0.14, dash=plan)
        scene.point(x, axis.bottom, "paper" if plan else tone, size=0.72, edge=tone)
        half = text_em(str(label)) / 2 / axis.width_em
        align = "left" if x - half < 0 else "right" if x + half > 1 else "center"
        ink = "focus" if tone == "focus" else "ink"
        scene.text(x, level, label, tone=ink, bold=True, align=align, halo=True)


def year_of(day: Any) -> float:  # noqa: ANN401  # a date, a timestamp or an ISO text
    """Return a date as a year with a fraction."""
    day = dt.date.fromisoformat(day[:10]) if isinstance(day, str) else day
    start, end = dt.date(day.year, 1, 1).toordinal(), dt.date(day.year + 1, 1, 1).toordinal()
    return day.year + (day.toordinal() - start) / (end - start)
