"""Steps of different kinds beside one another, and movements there and back."""

import pandas as pd

from components.charts.base import Keys, unit_line
from components.charts.scene import Scene
from components.charts.view import ChartView, columns_of, number, text_em, top_of, wrapped
from components.theme import chart_em

NUMBER = 2.0


def ladder(
    frame: pd.DataFrame, *, lang: str = "zh", alt: str = "", em: float | None = None, block_em: float = 8.5,
    arrows: bool = True,
) -> ChartView:  # fmt: skip
    """Draw steps that have different units as number blocks, each with its own unit, joined by arrows; no common axis.

    Columns: label, value_text, unit; optional note (what it counts, or how it follows from the step before), emphasis.
    `block_em` is the width of a block at the narrowest, for breaking notes into lines. Without `arrows` the blocks
    stand side by side and none follows from another.
    """
    del lang
    size = em or chart_em()
    optional = {"note": "", "emphasis": "main"}
    cells = columns_of(frame, "ladder", ("label", "value_text", "unit"), optional)
    count = max(len(cells["label"]), 1)
    labels = [wrapped(str(x), block_em - 1.5) for x in cells["label"]]
    notes = [wrapped(str(x), (block_em - 1) / 0.9, 3) for x in cells["note"]]
    deep = max((x.count("\n") for x in labels), default=0)
    low = max((x.count("\n") + 1 for x in notes if x), default=0)
    total = 0.4 + 1.25 * (deep + 1) + 2.9 + 1.1 * low
    scene = Scene()
    for i in range(len(cells["label"])):
        x, tone = i / count, cells["emphasis"][i]
        scene.rule(x, 0.14 / total, x + 0.8 / count, 0.14 / total, tone, size=0.28)
        scene.text(x, 0, labels[i], tone="ink2", baseline="top", dy=0.55)
        y = (0.4 + 1.25 * (deep + 1) + 1.55) / total
        value, unit = str(cells["value_text"][i]), str(cells["unit"][i])
        face = {"tone": "focus"} if tone == "focus" else {}
        scene.text(x, y, value, size=NUMBER, bold=True, **face)
        scene.text(x, y, unit, bold=True, dx=text_em(value) * NUMBER * 1.02 + 0.25, dy=0.42, **face)
        scene.text(x, y, notes[i], tone="ink2", size=0.9, baseline="top", dy=1.35)
        if i and arrows:
            scene.text(x, y, "→", tone="ink2", size=1.2, align="center", dx=-1.35)
    return scene.view("ladder", size, total, alt=alt)


def flows(
    frame: pd.DataFrame, *, lang: str = "zh", unit: str = "", alt: str = "", em: float | None = None, keys: Keys = (),
    out_label: str = "", back_label: str = "", label_width: float = 5.0,
) -> ChartView:  # fmt: skip
    """Draw per period those who left poverty as an arrow to the right, those who fell back as one to the left.

    Both have one scale and start at the middle line; the one is never taken off the other. Columns: label (period),
    out, out_text, back, back_text. `out_label` and `back_label` head the two sides.
    """
    size = em or chart_em()
    cells = columns_of(frame, "flows", ("label", "out", "out_text", "back", "back_text"), {})
    outs, backs = [number(v) for v in cells["out"]], [number(v) for v in cells["back"]]
    out_top, back_top = top_of(outs), top_of(backs)
    middle = min(max(back_top / (out_top + back_top), 0.16), 0.5)
    scale = min((1 - middle) / out_top, middle / back_top)
    step, head = 2.7, 1.9
    total = head + step * len(outs)
    scene = Scene()
    scene.text(middle, 0, f"{out_label} →", tone="main", bold=True, dx=0.5, dy=0.8)
    scene.text(middle, 0, f"← {back_label}", tone="focus", bold=True, align="right", dx=-0.5, dy=0.8)
    for i, label in enumerate(cells["label"]):
        y = (head + step * (i + 0.5)) / total
        scene.text(0, y, wrapped(str(label), label_width), align="right", dx=-4.2)
        _arrow(scene, middle, y, outs[i] * scale, "main", str(cells["out_text"][i]), 1)
        _arrow(scene, middle, y, backs[i] * scale, "focus", str(cells["back_text"][i]), -1)
    scene.rule(middle, head / total, middle, 1, "context", size=0.09)
    return scene.view(
        "flows", size, total, alt=alt, unit=unit_line(unit, lang), keys=keys, left=label_width + 4.6, right=5.5
    )


def _arrow(scene: Scene, x: float, y: float, length: float, tone: str, text: str, way: int) -> None:
    tip = x + way * length
    if length > 0:
        scene.rule(x, y, tip, y, tone, size=0.8)
        scene.point(
            tip, y, tone, shape="triangle-right" if way > 0 else "triangle-left", size=1.15, edge=tone, dx=0.62 * way
        )
    shift = 1.7 if length > 0 else 0.5
    scene.text(tip, y, text, bold=True, align="left" if way > 0 else "right", dx=shift * way, size=1.06)
