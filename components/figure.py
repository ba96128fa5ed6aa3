"""A figure as pure data: finding, picture, table, definition, marks. No screen; so tests and exports read the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Tile:
    """One key figure: label, value with its unit as text, a note (target, change, date) and its mark.

    `tone` is 'plain', 'alert' (the one thing to look at) or 'plan' (target or plan); `refs` are the ids behind its
    numbers: indicators, published facts, parameters, contradictions.
    """

    label: str
    value: str
    note: str = ""
    mark: str = "simulated"
    tone: str = "plain"
    about: str = ""
    refs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Note:
    """One callout sentence and the ids behind its numbers; `tone` as for a tile. Nothing is drawn for an empty one."""

    sentence: str
    refs: tuple[str, ...] = ()
    tone: str = "plain"


class Table:
    """The columns of a display table or a picture, made into a data frame only when somebody needs one.

    A data frame costs a click about half a millisecond, and most tables are never opened. `values_of` gives a column
    as it is; everything else is asked of the data frame.
    """

    def __init__(self, columns: Mapping[str, Sequence[Any]]) -> None:
        """Keep the columns: heading → values, all of one length."""
        self._columns = {heading: list(values) for heading, values in columns.items()}
        self._frame: pd.DataFrame | None = None

    def values_of(self, heading: str) -> list[Any]:
        """Return one column."""
        return self._columns[heading] if self._frame is None else self._frame[heading].tolist()

    def __contains__(self, heading: object) -> bool:
        """Tell whether there is such a column."""
        return heading in (self._columns if self._frame is None else self._frame)

    def __iter__(self) -> Iterator[str]:
        """Go through the headings."""
        return iter(self._columns if self._frame is None else self._frame)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(next(iter(self._columns.values()), ())) if self._frame is None else len(self._frame)

    def __getitem__(self, what: Any) -> Any:  # noqa: ANN401  as a data frame
        """Return what the data frame returns."""
        return self.to_pandas()[what]

    def __setitem__(self, heading: str, values: Sequence[Any]) -> None:
        """Add or change a column."""
        self.to_pandas()[heading] = values

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  as a data frame
        """Return what the data frame has under this name."""
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.to_pandas(), name)

    def to_pandas(self) -> pd.DataFrame:
        """Return the table as a data frame."""
        if self._frame is None:
            self._frame = pd.DataFrame(self._columns)
        return self._frame


@dataclass(frozen=True)
class Figure:
    """One finding with its picture and its table.

    `key` is stable and unique on a page (it names files and addresses); `title` is a full sentence with the number
    that proves it; `sub` says what is counted, where, when and in which unit; `view` is a
    `components.charts.ChartView` or None for a table only; `rows` has display headings and holds exactly the numbers
    of the picture (`table` is the same as a data frame); `indicators` are the keys whose definitions stand under
    "about"; `notes` are further sentences there; `marks` name how its numbers are known; `ignored` are filters it
    cannot follow; `on_screen` is how many rows of the table the screen gets, while files have all of them; `listed` are
    ids whose sentences the table itself holds, so that "about" need not.
    """

    key: str
    title: str
    sub: str
    rows: Table | pd.DataFrame
    view: Any = None
    indicators: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ("simulated",)
    references: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    columns: dict[str, Any] = field(default_factory=dict)
    on_screen: int = 200
    listed: tuple[str, ...] = ()

    @property
    def refs(self) -> tuple[str, ...]:
        """The ids behind its numbers: indicators first, then published facts and contradictions, then those listed."""
        return tuple(dict.fromkeys((*self.indicators, *self.references, *self.listed)))

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to draw."""
        return len(self.rows) == 0

    @cached_property
    def table(self) -> pd.DataFrame:
        """The table of the figure, with display headings."""
        return self.rows.to_pandas() if isinstance(self.rows, Table) else self.rows
