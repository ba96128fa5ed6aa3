"""Bands from stage to stage: how an amount divides and meets again, every node as tall as what passes through it."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import altair as alt
import pandas as pd

from components.charts.base import Keys, close, dress, source, text_mark, unit_line
from components.charts.view import ChartView, columns_of, marks_table, number, wrapped
from components.theme import COLOUR, EMPHASIS, chart_em

NEED = ("stage", "source", "target", "value")
STEPS = (0.0, 0.12, 0.26, 0.42, 0.5, 0.58, 0.74, 0.88, 1.0)
LINE, GAP, MOST_GAP, HEAD = 1.3, 0.6, 2.6, 1.9
LABEL = 11.5  # em to a line of a label
ROW: dict[str, Any] = {
    "part": "", "x": 0.0, "y": 0.0, "y2": 0.0, "band": "", "tone": "", "text": "", "weight": 400,
    "lift": 0.0,
}  # fmt: skip


def sankey(
    bands: pd.DataFrame, nodes: pd.DataFrame, *, heads: Sequence[str] = (), lang: str = "zh", unit: str = "",
    alt: str = "", em: float | None = None, keys: Keys = (), plot_em: float = 24.0,
) -> ChartView:  # fmt: skip
    """Draw bands between the nodes of two or more stages.

    `bands`: stage (0 from the first to the second …), source, target, value. `nodes`: stage, key, label, value_text;
    optional emphasis; in row order from the top. `heads` name the stages. A node's height is its own share of the
    whole; labels stand beside the nodes and are pushed apart, never over one another.
    """
    size = em or chart_em()
    cells = columns_of(bands, "sankey", NEED, {})
    held = columns_of(nodes, "sankey", ("stage", "key", "label", "value_text"), {"emphasis": "main"})
    plan = _Plan(cells, held, plot_em)
    rows: list[dict[str, Any]] = []
    plan.bands(rows)
    plan.nodes(rows)
    plan.heads(rows, heads)
    table = marks_table({name: [row.get(name, value) for row in rows] for name, value in ROW.items()})
    total = round(plan.total * size)
    above = (1.5 if unit else 0) + (1.8 if keys else 0) + 0.7
    return ChartView(_spec(size, total, unit_line(unit, lang), keys), table, round(size * (plan.total + above)), alt,
                     "sankey", 62.0)  # fmt: skip


class _Plan:
    """Where nodes, bands and labels lie: x in shares of the width, y in shares of the height."""

    def __init__(self, cells: dict[str, list[Any]], held: dict[str, list[Any]], plot_em: float) -> None:
        self.held, self.keys = held, list(zip(held["stage"], held["key"], strict=True))
        _refuse_twice(self.keys)
        self.last = max([1, *(int(stage) for stage in held["stage"])])
        self.flows = [
            (int(stage), str(one), str(other), number(value))
            for stage, one, other, value in zip(*(cells[name] for name in NEED), strict=True)
        ]
        self.amounts = _amounts(self.flows, self.keys)
        texts = zip(held["label"], held["value_text"], strict=True)
        self.texts = [wrapped(f"{label} {value}", LABEL) for label, value in texts]
        self.deep = [(1 + text.count("\n")) * LINE for text in self.texts]
        lines = [sum(self.deep[i] for i in self._at(stage)) for stage in range(self.last + 1)]
        self.total = HEAD + max([plot_em, *lines])
        self.tops = self._tops()

    def _at(self, stage: int) -> list[int]:
        """Return the places of a stage's nodes in the table of nodes."""
        return [i for i, (at, _) in enumerate(self.keys) if at == stage]

    def _tops(self) -> dict[tuple[int, str], float]:
        """Return where each node begins: one scale for all stages, the nodes of a stage apart and centred."""
        head = HEAD / self.total
        most = max(len(self._at(stage)) for stage in range(self.last + 1))
        whole = max(sum(self.amounts[self.keys[i]] for i in self._at(stage)) for stage in range(self.last + 1)) or 1.0
        self.scale = max(1 - head - GAP / self.total * max(most - 1, 0), 0.3) / whole
        tops = {}
        for stage in range(self.last + 1):
            here = [self.keys[i] for i in self._at(stage)]
            free = 1 - head - sum(self.amounts[key] for key in here) * self.scale
            step = min(free / max(len(here) - 1, 1), MOST_GAP / self.total)
            y = head + (free - step * (len(here) - 1)) / 2
            for key in here:
                tops[key] = y
                y += self.amounts[key] * self.scale + step
        return tops

    def x(self, stage: int) -> float:
        return stage / self.last

    def bands(self, rows: list[dict[str, Any]]) -> None:
        """Lay the bands: out of a node in the order of the nodes they reach, and into one likewise."""
        order = {key: i for i, key in enumerate(self.keys)}
        flows = sorted(self.flows, key=lambda flow: (flow[0], order[flow[0], flow[1]], order[flow[0] + 1, flow[2]]))
        out, into = dict(self.tops), dict(self.tops)
        for place, (stage, one, other, value) in enumerate(flows):
            start, end, thick = out[stage, one], into[stage + 1, other], value * self.scale
            out[stage, one] += thick
            into[stage + 1, other] += thick
            tone = EMPHASIS[self.held["emphasis"][order[stage, one]]]
            for t in STEPS if value > 0 else ():
                y = start + (end - start) * t * t * (3 - 2 * t)
                rows.append({"part": "band", "band": f"{place:03}", "x": self.x(stage) + t / self.last, "y": y,
                             "y2": y + thick, "tone": tone})  # fmt: skip

    def nodes(self, rows: list[dict[str, Any]]) -> None:
        """Lay the nodes and their labels; labels are pushed down, then up, until none stands on another."""
        for stage in range(self.last + 1):
            here = self._at(stage)
            tall = [self.amounts[self.keys[i]] * self.scale for i in here]
            middles = [self.tops[self.keys[i]] + t / 2 for i, t in zip(here, tall, strict=True)]
            apart = _apart(middles, [self.deep[i] / self.total for i in here], HEAD / self.total)
            for i, height, middle in zip(here, tall, apart, strict=True):
                y, tone = self.tops[self.keys[i]], EMPHASIS[self.held["emphasis"][i]]
                end = y + max(height, 0.1 / self.total)
                rows.append({"part": "node", "x": self.x(stage), "y": y, "y2": end, "tone": tone})
                rows.append({"part": "label", "x": self.x(stage), "y": middle, "text": self.texts[i], "weight": 400,
                             "lift": self.deep[i] / 2 - LINE / 2})  # fmt: skip

    def heads(self, rows: list[dict[str, Any]], heads: Sequence[str]) -> None:
        """Name the stages above them."""
        for stage, words in enumerate(heads):
            rows.append({"part": "label", "x": self.x(stage), "y": 0.6 / self.total, "text": str(words), "weight": 700})


def _refuse_twice(keys: list[tuple[int, str]]) -> None:
    twice = [key for key in keys if keys.count(key) > 1]
    if twice:
        raise ValueError(f"chart sankey: node {twice[0][1]!r} of stage {twice[0][0]} stands twice")


def _amounts(flows: list[tuple[int, str, str, float]], keys: list[tuple[int, str]]) -> dict[tuple[int, str], float]:
    """Return how much passes through each node: what goes out at the first stage, what comes in at the others."""
    found = dict.fromkeys(keys, 0.0)
    for stage, one, other, value in flows:
        for node in ((stage, one), (stage + 1, other)):
            if node not in found:
                raise ValueError(f"chart sankey: a band touches {node[1]!r}, which is no node of stage {node[0]}")
        if value < 0:
            raise ValueError(f"chart sankey: the band from {one!r} to {other!r} is negative: {value}")
        if stage == 0:
            found[0, one] += value
        found[stage + 1, other] += value
    return found


def _apart(middles: list[float], deep: list[float], top: float) -> list[float]:
    """Return the middles moved so that no label stands on another and none leaves the picture."""
    found, floor = [], top
    for middle, size in zip(middles, deep, strict=True):
        found.append(max(middle, floor + size / 2))
        floor = found[-1] + size / 2
    ceiling = 1.0
    for i in reversed(range(len(found))):
        found[i] = min(found[i], ceiling - deep[i] / 2)
        ceiling = found[i] - deep[i] / 2
    return found


@lru_cache(maxsize=128)
def _spec(em: float, height: int, unit: str, keys: Keys) -> dict[str, Any]:
    return dress(_surface(em), em, unit, keys) | {"height": height}


@cache
def _surface(em: float) -> dict[str, Any]:
    base = alt.Chart(source())
    across = alt.Scale(domain=[0, 1], range=[0.3 * em, {"expr": f"width - {(LABEL + 1) * em}"}])
    x = alt.X("x:Q", axis=None, scale=across)
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, 1], range=[0, {"expr": "height"}]))
    fill = alt.Fill("tone:N", scale=None)

    def part(name: str) -> alt.Chart:
        return base.transform_filter(f"datum.part == '{name}'")

    face = {"fontWeight": {"expr": "datum.weight"}, "align": "left", "baseline": "middle", "dx": 0.6 * em,
            "dy": {"expr": f"-datum.lift * {em}"}}  # fmt: skip
    halo = {"stroke": COLOUR["paper"], "strokeWidth": em / 3.2, "strokeJoin": "round"}
    words = [text_mark(part("label"), em, **(face | more)).encode(x=x, y=y, text="text:N") for more in (halo, {})]
    layers = [
        part("band").mark_area(aria=False, opacity=0.38, interpolate="monotone").encode(
            x=x, y=y, y2="y2:Q", detail="band:N", fill=fill
        ),
        part("node").mark_rect(aria=False, width=em * 0.6).encode(x=x, y=y, y2="y2:Q", fill=fill),
        *words,
    ]
    return close(alt.layer(*layers, data=source()), em)
