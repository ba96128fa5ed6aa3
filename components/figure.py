"""A figure as pure data: finding, picture, table, definition, marks. No screen; so tests and exports read the same."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Tile:
    """One key figure: label, value with its unit as text, a note (target, change, date) and its mark.

    `tone` is 'plain', 'alert' (the one thing to look at) or 'plan' (target or plan).
    """

    label: str
    value: str
    note: str = ""
    mark: str = "simulated"
    tone: str = "plain"
    about: str = ""


@dataclass(frozen=True)
class Figure:
    """One finding with its picture and its table.

    `key` is stable and unique on a page (it names files and addresses); `title` is a full sentence with the number
    that proves it; `sub` says what is counted, where, when and in which unit; `view` is a
    `components.charts.ChartView` or None for a table only; `table` has display headings and holds exactly the
    numbers of the picture; `indicators` are the keys whose definitions stand under "about"; `notes` are further
    sentences there; `marks` name how its numbers are known; `ignored` are filters it cannot follow.
    """

    key: str
    title: str
    sub: str
    table: pd.DataFrame
    view: Any = None
    indicators: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ("simulated",)
    references: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    columns: dict[str, Any] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to draw."""
        return self.table.empty
