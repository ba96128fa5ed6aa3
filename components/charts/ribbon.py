"""Phases of a campaign on an axis of dates."""

import datetime as dt
from typing import Any

import pandas as pd

from components.charts.base import Keys
from components.charts.scene import Scene
from components.charts.view import ChartView, columns_of, text_em
from components.theme import chart_em

WHITE_ON = ("main", "focus", "plan")
HEAD, BAR, FOOT = 3.4, 2.2, 4.6


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
    dates = [year_of(d) for d in [*bars["start"], *bars["end"], *marks["date"]]]
    first, last = int(min(dates)), int(max(dates)) + 1
    total = HEAD + BAR + FOOT
    scene = Scene()

    def at(day: Any) -> float:  # noqa: ANN401  # a date in any form
        return (year_of(day) - first) / (last - first)

    top, bottom = HEAD / total, (HEAD + BAR) / total
    for year in range(first, last + 1):
        x = (year - first) / (last - first)
        scene.rule(x, bottom, x, bottom + 1.3 / total, "context", size=0.06)
        if year < last:
            name = f"{year}年" if lang == "zh" else str(year)
            scene.text(x + 0.5 / (last - first), bottom, name, tone="ink2", align="center", baseline="top", dy=0.35)
    scene.rule(0, bottom, 1, bottom, "context")
    below = 0
    for i, label in enumerate(bars["label"]):
        x, x2, tone = at(bars["start"][i]), at(bars["end"][i]), bars["emphasis"][i]
        scene.rect(x, top, x2, bottom, tone, edge="paper")
        if text_em(str(label)) + 0.8 <= (x2 - x) * width_em:
            ink = "paper" if tone in WHITE_ON else "ink"
            scene.text(x, (top + bottom) / 2, label, tone=ink, bold=True, dx=0.5)
        else:
            level = bottom + (2.3 + 1.25 * (below % 2)) / total
            below += 1
            scene.rule((x + x2) / 2, bottom, (x + x2) / 2, level - 0.5 / total, tone, size=0.09)
            scene.text(
                (x + x2) / 2, level, label, align="left" if x < 0.8 else "right", dy=0.15, dx=-0.2 if x < 0.8 else 0.2
            )
    _markers(scene, marks, at, bottom, total, width_em)
    return scene.view("phase_ribbon", size, total, alt=alt, keys=keys, left=0.4, right=0.4)


def _markers(scene: Scene, marks: dict[str, list[Any]], at: Any, bottom: float, total: float, width_em: float) -> None:  # noqa: ANN401
    for i, label in enumerate(marks["label"]):
        x, tone = at(marks["date"][i]), marks["emphasis"][i]
        level = (0.7 + 1.3 * (i % 2)) / total
        plan = tone == "plan"
        scene.rule(x, level + 0.6 / total, x, bottom, tone, size=0.14, dash=plan)
        scene.point(x, bottom, "paper" if plan else tone, size=0.72, edge=tone)
        half = text_em(str(label)) / 2 / width_em
        align = "left" if x - half < 0 else "right" if x + half > 1 else "center"
        ink = "focus" if tone == "focus" else "ink"
        scene.text(x, level, label, tone=ink, bold=True, align=align, halo=True)


def year_of(day: Any) -> float:  # noqa: ANN401  # a date, a timestamp or an ISO text
    """Return a date as a year with a fraction."""
    day = dt.date.fromisoformat(day[:10]) if isinstance(day, str) else day
    start, end = dt.date(day.year, 1, 1).toordinal(), dt.date(day.year + 1, 1, 1).toordinal()
    return day.year + (day.toordinal() - start) / (end - start)
