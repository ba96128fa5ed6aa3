"""A whole and its parts: one divided bar, or one symbol per thing."""

from typing import Any

import pandas as pd

from components.charts.base import Keys, unit_line
from components.charts.scene import Scene
from components.charts.view import ChartView, columns_of, number, text_em, wrapped
from components.theme import STATUS, chart_em

INK_ON = {"main": "paper", "focus": "paper", "plan": "paper", "third": "ink", "context": "ink", "quiet": "ink"}
BAR = 3.0
GAP = 1.35


def share_bar(
    frame: pd.DataFrame, *, lang: str = "zh", unit: str = "", alt: str = "", em: float | None = None, keys: Keys = (),
    width_em: float = 36.0,
) -> ChartView:  # fmt: skip
    """Draw one bar of 100 % in two to four parts, its numbers inside and its names below.

    Columns: label, value, value_text; optional emphasis, note (second line under the name). `width_em` is the narrowest
    width the picture gets; a name that would run into the one before it steps one line down.
    """
    size = em or chart_em()
    cells = columns_of(frame, "share_bar", ("label", "value", "value_text"), {"emphasis": "main", "note": ""})
    whole = sum(number(v) for v in cells["value"]) or 1.0
    texts = [[wrapped(str(a), 12.0, 2), str(b)] for a, b in zip(cells["label"], cells["note"], strict=True)]
    scene = Scene()
    rows, start, reach, down = [], 0.0, -1.0, 0
    for i, (label, note) in enumerate(texts):
        share = number(cells["value"][i]) / whole
        wide = max(text_em(line) for line in f"{label}\n{note}".split("\n")) / width_em
        x = max(min(start, 1 - wide), 0.0)
        down = down + 1 if x < reach else 0
        reach = max(reach, x + wide + 0.02)
        rows.append((i, start, start + share, x, down, label, note))
        start += share
    line = max((label.count("\n") + 1 + bool(note)) * 1.25 for *_, label, note in rows) if rows else 1.0
    levels = 1 + max((row[4] for row in rows), default=0)
    total = BAR + 0.6 + line * levels
    for i, x, x2, place, level, label, note in rows:
        _part(scene, (x, x2), BAR / total, cells["emphasis"][i], str(cells["value_text"][i]), width_em)
        y = (BAR + 0.6 + line * level) / total
        lead = "focus" if cells["emphasis"][i] == "focus" else "ink"
        scene.text(place, y, label, bold=True, baseline="top", tone=lead)
        scene.text(place, y, note, tone="ink2", size=0.92, baseline="top", dy=1.25 * (label.count("\n") + 1))
    return scene.view("share_bar", size, total, alt=alt, unit=unit_line(unit, lang), keys=keys)


def _part(scene: Scene, span: tuple[float, float], bottom: float, tone: str, text: str, width_em: float) -> None:
    x, x2 = span
    if x2 <= x:
        return
    scene.rect(x, 0, x2, bottom, tone, edge="paper")
    if (x2 - x) * width_em > text_em(text) * 1.25 + 0.5:
        scene.text((x + x2) / 2, bottom / 2, text, tone=INK_ON[tone], bold=True, size=1.25, align="center")


def unit_chart(
    frame: pd.DataFrame, *, lang: str = "zh", unit: str = "", alt: str = "", em: float | None = None,
    per_row: int = 12,
) -> ChartView:  # fmt: skip
    """Draw one symbol per thing, in groups headed by symbol, name and number.

    Columns: label, value (a whole number), value_text; optional status (its shape and colours), emphasis (of a square,
    where there is no status), unit (after the number).
    """
    size = em or chart_em()
    optional = {"status": "", "emphasis": "main", "unit": ""}
    cells = columns_of(frame, "unit_chart", ("label", "value", "value_text"), optional)
    depths = [-(-int(number(v)) // per_row) for v in cells["value"]]
    tops, total = [], 0.2
    for depth in depths:
        tops.append(total)
        total += 3.2 + GAP * depth + 0.7
    scene = Scene()
    for i, top in enumerate(tops):
        face = _face(cells["status"][i], cells["emphasis"][i])
        rule = face["edge"] if face["tone"] == "paper" or cells["status"][i] == "no_year" else face["tone"]
        _head(scene, cells, i, top, total, face, rule, per_row)
        for k in range(int(number(cells["value"][i]))):
            row, column = divmod(k, per_row)
            scene.point(0, (top + 3.2 + GAP * row + 0.3) / total, size=0.85, dx=GAP * column + 0.5, **face)
    return scene.view("unit_chart", size, total, alt=alt, unit=unit_line(unit, lang))


def _face(status: str, emphasis: str) -> dict[str, Any]:
    if status:
        item = STATUS[status]
        return {"tone": item["fill"], "edge": item["stroke"], "shape": item["shape"]}
    return {"tone": emphasis, "edge": "paper", "shape": "square"}


def _head(scene: Scene, cells: dict[str, list[Any]], i: int, top: float, total: float, face: dict[str, Any], rule: str,
          per_row: int) -> None:  # fmt: skip
    y = (top + 1.7) / total
    wide = GAP * per_row
    unit = str(cells["unit"][i])
    scene.point(0, y, size=1.25, dx=0.7, **face)
    scene.text(0, y, str(cells["label"][i]), bold=True, dx=1.9)
    scene.text(0, y, unit, bold=True, align="right", dx=wide, dy=0.3)
    scene.text(
        0, y, str(cells["value_text"][i]), bold=True, size=2.0, align="right", dx=wide - text_em(unit) - 0.2, dy=-0.1
    )
    for k in range(per_row):
        scene.point(0, (top + 0.1) / total, rule, shape="stroke", size=GAP * 1.02, edge=rule, dx=GAP * (k + 0.5))
