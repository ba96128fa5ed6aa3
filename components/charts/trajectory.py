"""Lines over time: what was observed, what is planned, phases behind them and levels across them."""

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from components.charts.base import Keys, baseline, close, fill, header, room, source, stroke, text_mark, unit_line
from components.charts.view import ChartView, columns_of, is_number, number, text_em
from components.theme import COLOUR, chart_em

NEED = ("series", "x", "value")
OPTIONAL = {"value_text": "", "emphasis": "main", "is_plan": False, "series_label": ""}
FIELDS = ("part", "series", "x", "x2", "value", "text", "emphasis", "dy")


def trajectory(
    frame: pd.DataFrame, ticks: pd.DataFrame | None = None, bands: pd.DataFrame | None = None,
    lines: pd.DataFrame | None = None, *, lang: str = "zh", unit: str = "", alt: str = "", em: float | None = None,
    keys: Keys = (), plot_em: float = 15.0, from_zero: bool = True, end_width: float | None = None,
) -> ChartView:  # fmt: skip
    """Draw at most four series over years; observed solid, planned dashed teal with open markers.

    `frame`: series, x (year, a fraction for a date), value; optional value_text (written at the point, '' for none),
    emphasis, is_plan, series_label (written once at the series' end). The plan starts from the last observed point.
    `ticks`: x, label (default: one per whole year). `bands`: start, end, label (phases behind). `lines`: value, label
    (levels across). All in the units of `frame`.
    """
    size = em or chart_em()
    cells = columns_of(frame, "trajectory", NEED, OPTIONAL)
    found = _Rows(plot_em)
    found.series(cells)
    found.extras(ticks, bands, lines, sorted({int(x) for x in cells["x"] if float(x).is_integer()}))
    labels = [f for p, f in zip(found.cells["part"], found.cells["text"], strict=True) if p == "end"]
    space = end_width or max([text_em(t) for t in labels] + [2.0]) + 1.0
    space = next((s for s in (3.0, 5.0, 7.0, 9.0, 12.0) if space <= s), 15.0)
    spec = _trajectory_spec(size, unit_line(unit, lang, from_zero), keys, plot_em, from_zero, space, bands is not None)
    height = round(
        size * (plot_em + 2.6 + (1.5 if unit else 0) + (1.8 if keys else 0) + (1.6 if bands is not None else 0))
    )
    return ChartView(spec, pd.DataFrame(found.cells), height, alt, "trajectory")


class _Rows:
    """Collects the rows of all layers in one tidy table, told apart by `part`."""

    def __init__(self, plot_em: float) -> None:
        self.cells: dict[str, list[Any]] = {name: [] for name in FIELDS}
        self.plot_em = plot_em

    def add(self, part: str, **values: Any) -> None:  # noqa: ANN401
        self.cells["part"].append(part)
        for name in FIELDS[1:]:
            self.cells[name].append(
                values.get(name, "" if name in ("series", "text") else "main" if name == "emphasis" else None)
            )
        if self.cells["dy"][-1] is None:
            self.cells["dy"][-1] = 0.0

    def series(self, cells: dict[str, list[Any]]) -> None:
        last: dict[str, int] = {}
        ends: dict[str, int] = {}
        for i, (name, value, plan) in enumerate(zip(cells["series"], cells["value"], cells["is_plan"], strict=True)):
            if not is_number(value):
                continue
            point = {
                "series": str(name),
                "x": float(cells["x"][i]),
                "value": float(value),
                "emphasis": cells["emphasis"][i],
            }
            if plan and name in last:
                j = last.pop(name)
                self.add("plan", **point | {"x": float(cells["x"][j]), "value": float(cells["value"][j])})
            elif not plan:
                last[name] = i
            self.add("plan" if plan else "seen", **point)
            self.add("plan_dot" if plan else "dot", **point)
            if cells["value_text"][i]:
                self.add(
                    "label",
                    **point | {"text": str(cells["value_text"][i]), "emphasis": "plan" if plan else point["emphasis"]},
                )
            ends[name] = i
        self._ends(cells, ends)

    def _ends(self, cells: dict[str, list[Any]], ends: dict[str, int]) -> None:
        """Place the series' names at their ends, pushed apart by at least a line."""
        named = sorted((i for i in ends.values() if cells["series_label"][i]), key=lambda i: -number(cells["value"][i]))
        values = [number(v) for v in cells["value"] if is_number(v)] or [0.0, 1.0]
        scale = (self.plot_em - 2) / ((max(values) - min(0.0, *values)) or 1.0)
        floor = float("-inf")
        for i in named:
            place = -number(cells["value"][i]) * scale
            moved = max(place, floor)
            floor = moved + 1.3
            self.add("end", x=float(cells["x"][i]), value=float(cells["value"][i]), text=cells["series_label"][i],
                     emphasis=cells["emphasis"][i], dy=moved - place)  # fmt: skip

    def extras(
        self, ticks: pd.DataFrame | None, bands: pd.DataFrame | None, lines: pd.DataFrame | None, years: list[int]
    ) -> None:
        pairs = (
            [(y, str(y)) for y in years]
            if ticks is None
            else zip(ticks["x"].tolist(), ticks["label"].tolist(), strict=True)
        )
        for x, label in pairs:
            self.add("tick", x=float(x), text=str(label))
        if bands is not None:
            for n, (a, b, label) in enumerate(
                zip(bands["start"].tolist(), bands["end"].tolist(), bands["label"].tolist(), strict=True)
            ):
                self.add(f"band{n % 2}", x=float(a), x2=float(b))
                self.add("band_label", x=(float(a) + float(b)) / 2, text=str(label))
        if lines is not None:
            for value, label in zip(lines["value"].tolist(), lines["label"].tolist(), strict=True):
                self.add("line", value=float(value))
                self.add("line_label", value=float(value), text=str(label))


@lru_cache(maxsize=64)
def _trajectory_spec(
    em: float, unit: str, keys: Keys, plot_em: float, from_zero: bool, space: float, bands: bool
) -> dict[str, Any]:
    top = (3.4 if bands else 2.0) * em
    x = alt.X("x:Q", axis=None, scale=alt.Scale(range=room(2.2 * em, space * em), zero=False, nice=False))
    y = alt.Y(
        "value:Q",
        axis=None,
        scale=alt.Scale(range=room(0 if from_zero else 0.8 * em, top, "height"), zero=from_zero, nice=False),
    )
    base = alt.Chart(source())

    def part(name: str) -> alt.Chart:
        return base.transform_filter(f"datum.part == '{name}'")

    drawn = [
        *_ground(part, x, em),
        *_levels(part, y, em, space),
        *_marks(part, x, y, em),
        *_words(part, x, y, em),
        baseline(em),
    ]
    return close(alt.layer(*drawn, *header(keys, em), data=source()).properties(height=plot_em * em), em, unit)


def _ground(part: Any, x: alt.X, em: float) -> list[alt.Chart]:  # noqa: ANN401
    foot = alt.value({"expr": "height"})
    shades = ((part("band0"), 0.2), (part("band1"), 0.55))
    bands = [
        rows.mark_rect(aria=False, opacity=opacity, fill=COLOUR["grid"]).encode(x=x, x2="x2:Q", y=alt.value(0), y2=foot)
        for rows, opacity in shades
    ]
    words = text_mark(part("band_label"), em, size=0.88, tone="ink2", baseline="top", y=0.3 * em).encode(
        x=x, text="text:N"
    )
    ticks = text_mark(part("tick"), em, baseline="top", dy=0.75 * em).encode(x=x, y=foot, text="text:N")
    return [*bands, words, ticks]


def _levels(part: Any, y: alt.Y, em: float, space: float) -> list[alt.Chart]:  # noqa: ANN401
    dash = {"stroke": COLOUR["teal"], "strokeWidth": em / 9, "strokeDash": [em / 3, em / 4], "aria": False}
    end = alt.value({"expr": f"max(width - {(space - 0.9) * em}, 1)"})
    rule = part("line").mark_rule(**dash).encode(y=y, x=alt.value(0), x2=end)
    words = text_mark(part("line_label"), em, size=0.94, align="left", baseline="bottom", dy=-0.3 * em)
    return [rule, words.encode(y=y, x=alt.value(0.2 * em), text="text:N")]


def _marks(part: Any, x: alt.X, y: alt.Y, em: float) -> list[alt.Chart]:  # noqa: ANN401
    place = {"x": x, "y": y}
    dots = {"size": (em * 0.72) ** 2, "filled": True, "opacity": 1}
    seen = (
        part("seen")
        .mark_line(strokeWidth=em / 5, strokeCap="round", aria=False)
        .encode(**place, detail="series:N", stroke=stroke())
    )
    plan = part("plan").mark_line(strokeWidth=em / 6.5, strokeDash=[em / 3, em / 4], stroke=COLOUR["teal"], aria=False)
    full = part("dot").mark_point(**dots).encode(**place, fill=fill())
    ring = part("plan_dot").mark_point(**dots, fill=COLOUR["paper"], stroke=COLOUR["teal"], strokeWidth=em / 6.5)
    return [seen, plan.encode(**place, detail="series:N"), full, ring.encode(**place)]


def _words(part: Any, x: alt.X, y: alt.Y, em: float) -> list[alt.Chart]:  # noqa: ANN401
    label = text_mark(part("label"), em, bold=True, size=1.06, baseline="bottom", dy=-0.6 * em)
    end = text_mark(
        part("end"), em, bold=True, align="left", baseline="middle", dx=0.75 * em, dy={"expr": f"datum.dy * {em}"}
    )
    return [label.encode(x=x, y=y, text="text:N"), end.encode(x=x, y=y, text="text:N")]
