"""Cells in rows and columns: a matrix of values, and a calendar of states."""

from collections.abc import Sequence

import pandas as pd

from components.charts.base import Keys, unit_line
from components.charts.scene import Scene
from components.charts.view import ChartView, columns_of, is_number, number, text_em, top_of, wrapped
from components.theme import COLOUR, STATUS, TOKENS, chart_em

CELL_INK = ("ink", "ink", "paper", "paper")
CELL_TONES = tuple(f"cell{i}" for i in range(1, len(TOKENS["cells"]) + 1))


def heat(
    frame: pd.DataFrame, *, lang: str = "zh", unit: str = "", alt: str = "", em: float | None = None, keys: Keys = (),
    row_em: float = 2.0, label_width: float = 9.0, column_width: float = 5.0,
) -> ChartView:  # fmt: skip
    """Draw a matrix: rows × columns, the value written in each cell on a ramp of four steps; no data is hatched.

    Columns: row, column, value, value_text; optional level (0–3, else quarters of the largest value), emphasis
    ('focus' outlines the cell in crimson). Rows and columns stand in the order of their first appearance.
    """
    size = em or chart_em()
    cells = columns_of(frame, "heat", ("row", "column", "value", "value_text"), {"level": None, "emphasis": "main"})
    rows, heads = list(dict.fromkeys(cells["row"])), list(dict.fromkeys(cells["column"]))
    top = top_of(cells["value"])
    names = [wrapped(str(r), label_width) for r in rows]
    titles = [wrapped(str(h), column_width) for h in heads]
    head_em = 0.6 + 1.2 * (1 + max((t.count("\n") for t in titles), default=0))
    total = head_em + row_em * len(rows)
    scene = Scene()
    for c, title in enumerate(titles):
        up = -0.35 - 1.2 * title.count("\n")
        scene.text((c + 0.5) / len(heads), head_em / total, title, align="center", baseline="bottom", dy=up)
    for r, name in enumerate(names):
        scene.text(0, (head_em + row_em * (r + 0.5)) / total, name, align="right", dx=-0.5, dy=-0.6 * name.count("\n"))
    for i, (row, head) in enumerate(zip(cells["row"], cells["column"], strict=True)):
        c, r = heads.index(head), rows.index(row)
        box = (
            c / len(heads),
            (head_em + row_em * r) / total,
            (c + 1) / len(heads),
            (head_em + row_em * (r + 1)) / total,
        )
        level = cells["level"][i]
        value = cells["value"][i]
        step = int(level) if is_number(level) else min(3, int(4 * number(value) / top))
        _cell(scene, box, value, str(cells["value_text"][i]), step, cells["emphasis"][i] == "focus")
    left = max(map(text_em, (line for n in names for line in n.split("\n"))), default=1.0) + 0.6
    return scene.view(
        "heat", size, total, alt=alt, unit=unit_line(unit, lang), keys=keys, left=round(left * 1.03, 1), right=0.2
    )


def _cell(
    scene: Scene, box: tuple[float, float, float, float], value: object, text: str, step: int, is_focus: bool
) -> None:
    x, y, x2, y2 = box
    if not is_number(value):
        scene.rect(x, y, x2, y2, "paper", edge="grid")
        for k in range(4):
            scene.rule(x + (x2 - x) * k / 4, y2, x + (x2 - x) * (k + 1) / 4, y, "grid")
        return
    scene.rect(x, y, x2, y2, CELL_TONES[step], edge="paper")
    scene.text((x + x2) / 2, (y + y2) / 2, text, tone=CELL_INK[step], align="center", bold=is_focus)
    if is_focus:
        for edge in ((x, y, x2, y), (x, y2, x2, y2), (x, y, x, y2), (x2, y, x2, y2)):
            scene.rule(*edge, "focus", size=0.18)


def calendar_strip(
    frame: pd.DataFrame, *, lang: str = "zh", unit: str = "", alt: str = "", em: float | None = None, keys: Keys = (),
    row_em: float = 1.75, blocks: int = 3, label_share: float = 0.46,
) -> ChartView:  # fmt: skip
    """Draw rows × years of states, in `blocks` columns of rows read downwards.

    Columns: label, column (year), state; optional is_plan (open symbol), alert (crimson ring), text (instead of a
    symbol), note (after the label). `state` is a status of the tokens (left, plan2016, plan2017, after2017, no_year),
    'met', 'unmet', or '' for nothing.
    """
    size = em or chart_em()
    optional = {"is_plan": False, "alert": False, "text": ""}
    cells = columns_of(frame, "calendar_strip", ("label", "column", "state"), optional)
    rows, heads = list(dict.fromkeys(cells["label"])), list(dict.fromkeys(cells["column"]))
    deep = -(-len(rows) // blocks) or 1
    total = 1.8 + row_em * deep
    place = _Places(rows, heads, blocks, deep, row_em, total, label_share)
    scene = Scene()
    place.grounds(scene)
    for i, label in enumerate(cells["label"]):
        x, y = place.cell(label, cells["column"][i])
        scene.text(x, y, cells["text"][i], align="center")
        if not cells["text"][i]:
            _state(scene, x, y, cells["state"][i], bool(cells["is_plan"][i]))
        if cells["alert"][i]:
            scene.point(x, y, "none", size=1.45, edge="focus")
    wide = blocks * (max(map(text_em, rows), default=8.0) + 0.6) / label_share
    return scene.view("calendar_strip", size, total, alt=alt, unit=unit_line(unit, lang), keys=keys,
                      width_em=max(46.0, wide))  # fmt: skip


def _state(scene: Scene, x: float, y: float, state: str, is_plan: bool) -> None:
    if state in ("met", "unmet"):
        face = {"tone": "main", "edge": "main"} if state == "met" else {"tone": "paper", "edge": "context"}
        scene.point(x, y, size=0.72, **face)
    elif state in STATUS and "shape" in STATUS[state]:
        item = STATUS[state]
        line = item["stroke"] if item["fill"] == COLOUR["paper"] else item["fill"]
        full, opened = {"tone": item["fill"], "edge": item["stroke"]}, {"tone": "paper", "edge": line}
        scene.point(x, y, shape=item["shape"], size=0.9, **(opened if is_plan else full))
    elif state:
        raise ValueError(f"chart calendar_strip: state {state!r} is not one of {('met', 'unmet', *STATUS)}")
    else:
        scene.point(x, y, "grid", size=0.3)


class _Places:
    """Where a row and a year lie when the rows run through several blocks."""

    def __init__(self, rows: Sequence[str], heads: Sequence[str], blocks: int, deep: int, row_em: float, total: float,
                 label_share: float) -> None:  # fmt: skip
        self.rows = {row: i for i, row in enumerate(rows)}
        self.heads = {head: i for i, head in enumerate(heads)}
        self.blocks, self.deep, self.row_em, self.total, self.label_share = blocks, deep, row_em, total, label_share

    def start(self, block: int) -> float:
        return block / self.blocks

    def row(self, label: str) -> tuple[int, float]:
        block, line = divmod(self.rows[label], self.deep)
        return block, (1.8 + self.row_em * (line + 0.5)) / self.total

    def column(self, block: int, head: str) -> float:
        inner = (1 - self.label_share - 0.05) * (self.heads[head] + 0.5) / len(self.heads)
        return self.start(block) + (self.label_share + inner) / self.blocks

    def cell(self, label: str, head: str) -> tuple[float, float]:
        block, y = self.row(label)
        return self.column(block, head), y

    def grounds(self, scene: Scene) -> None:
        """Draw names, hairlines and the years over each block."""
        for block in range(-(-len(self.rows) // self.deep)):
            for head in self.heads:
                scene.text(self.column(block, head), 0, str(head), tone="ink2", align="center", dy=0.9)
        for label in self.rows:
            block, y = self.row(label)
            half = self.row_em / 2 / self.total
            scene.rule(self.start(block), y + half, self.start(block) + 0.97 / self.blocks, y + half)
            scene.text(self.start(block), y, str(label))
