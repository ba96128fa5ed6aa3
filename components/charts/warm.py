"""Builds the drawings that every visitor needs before the first one comes."""

import pandas as pd

from components.charts.bars import bars
from components.charts.columns import columns
from components.charts.dots import dots
from components.charts.sankey import sankey
from components.charts.scene import Scene
from components.theme import chart_em


def warm(em: float | None = None) -> None:
    """Build each specification once (about half a second); later calls only lay out rows."""
    size = em or chart_em()
    row = pd.DataFrame({"label": ["–"], "value": [1.0], "value_text": ["1"], "other": [1.0]})
    for extra in ({}, {"target": 1.0}, {"rest": 1.0, "rest_text": "1"}):
        for labels in ("left", "above"):
            bars(row.assign(**extra), em=size, labels=labels)
    for extra in ({}, {"target": 1.0}):
        columns(row.assign(**extra), em=size)
    for other in ("plan", "context"):
        dots(row, em=size, other=other)
    bands = pd.DataFrame({"stage": [0], "source": ["a"], "target": ["b"], "value": [1.0]})
    nodes = pd.DataFrame({"stage": [0, 1], "key": ["a", "b"], "label": ["–", "–"], "value_text": ["1", "1"]})
    sankey(bands, nodes, em=size)
    Scene().view("scene", size, 10, alt="")
