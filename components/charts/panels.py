"""Many small pictures of one kind: a panel per village."""

from typing import Any

import pandas as pd

from components.charts.base import Keys, unit_line
from components.charts.scene import Scene
from components.charts.view import ChartView, columns_of, is_number, number, text_em, top_of
from components.theme import STATUS, chart_em

NEED = ("label", "x", "value")
OPTIONAL = {"panel": "", "value_text": "", "status": "", "alert": False, "target": None}
PANEL = 5.4
HEAD, FOOT = 1.75, 0.7


def small_multiples(
    frame: pd.DataFrame, *, lang: str = "zh", unit: str = "", alt: str = "", em: float | None = None, keys: Keys = (),
    n_columns: int = 9, stepped: bool = False, panel_em: float = PANEL,
) -> ChartView:  # fmt: skip
    """Draw a panel per village in rows of `n_columns`: name, line on one common scale from zero, last value.

    A panel needs about 7 em: nine columns for the whole page, five for half of it.

    Rows are panel × x, panels in the order of first appearance (or `order`). Columns: label, x, value; optional panel
    (its key, where labels repeat), value_text (the last one is written), status (symbol before the name), alert (name,
    line and value in crimson), target (a dashed level per panel). `stepped` draws steps instead of slopes.
    """
    size = em or chart_em()
    cells = columns_of(frame, "small_multiples", NEED, OPTIONAL)
    panels: dict[str, list[int]] = {}
    for i, label in enumerate(cells["label"]):
        panels.setdefault(str(cells["panel"][i] or label), []).append(i)
    n_rows = -(-len(panels) // n_columns) or 1
    plot = _Panels(cells, n_columns, n_rows, panel_em, stepped)
    for n, (key, rows) in enumerate(panels.items()):
        plot.panel(n, key, rows)
    heads = zip(cells["label"], cells["value_text"], strict=True)
    names = max((text_em(str(a)) * 0.82 + text_em(str(b)) for a, b in heads), default=5.0)
    return plot.scene.view("small_multiples", size, panel_em * n_rows, alt=alt, unit=unit_line(unit, lang), keys=keys,
                           width_em=max(46.0, n_columns * (names + 2.2)))  # fmt: skip


class _Panels:
    def __init__(
        self, cells: dict[str, list[Any]], n_columns: int, n_rows: int, panel_em: float, stepped: bool
    ) -> None:
        self.scene = Scene()
        self.cells, self.stepped = cells, stepped
        self.width, self.height, self.panel_em, self.columns = 1 / n_columns, 1 / n_rows, panel_em, n_columns
        xs = [float(x) for x in cells["x"]]
        self.x0, self.dx = min(xs, default=0.0), (max(xs, default=1.0) - min(xs, default=0.0)) or 1.0
        self.top = top_of([*cells["value"], *cells["target"]])

    def panel(self, n: int, key: str, rows: list[int]) -> None:
        row, column = divmod(n, self.columns)
        x, y = column * self.width, row * self.height
        last = rows[-1]
        alert = bool(self.cells["alert"][last])
        self._head(x, y, last, alert)
        self.scene.rule(x, self._y(y, 0), x + self.width * 0.88, self._y(y, 0), "context", size=0.06)
        target = self.cells["target"][last]
        if is_number(target):
            self.scene.rule(
                x, self._y(y, target), x + self.width * 0.88, self._y(y, target), "plan", size=0.09, dash=True
            )
        points = [
            (self._x(x, i), self._y(y, self.cells["value"][i])) for i in rows if is_number(self.cells["value"][i])
        ]
        tone = "focus" if alert else "main"
        self.scene.line(key, _steps(points) if self.stepped else points, tone)
        if points:
            self.scene.point(*points[-1], tone, size=0.5, edge=tone)

    def _head(self, x: float, y: float, last: int, alert: bool) -> None:
        status = STATUS.get(self.cells["status"][last])
        face = {"tone": "focus" if alert else "ink", "bold": alert}
        if status:
            self.scene.point(
                x, y, status["fill"], shape=status["shape"], size=0.72, edge=status["stroke"], dx=0.4, dy=0.85
            )
        shift = 1.0 if status else 0.0
        self.scene.text(x, y, str(self.cells["label"][last]), size=0.82, dx=shift, dy=0.85, **face)
        value = str(self.cells["value_text"][last])
        name_em = text_em(str(self.cells["label"][last])) * 0.82 + shift
        self.scene.text(x, y, value, size=0.92, dx=max(name_em + 0.4, 0), dy=0.85, **face | {"bold": True})

    def _x(self, x: float, i: int) -> float:
        return x + self.width * (0.03 + 0.8 * (float(self.cells["x"][i]) - self.x0) / self.dx)

    def _y(self, y: float, value: float) -> float:
        plot = self.panel_em - HEAD - FOOT
        return y + (HEAD + plot * (1 - number(value) / self.top)) / self.panel_em * self.height


def _steps(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    turned = []
    for (x, y), (x2, _) in zip(points, points[1:], strict=False):
        turned += [(x, y), (x2, y)]
    return turned + points[-1:]
