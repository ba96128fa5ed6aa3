"""The query of `query.py` on fact tables kept in memory as plain columns: for the clicks of a reader.

A data frame's own overhead (5–15 ms a query, whatever its size) is more than a whole page may take at district size.
Here a dimension is an array of small integers and a sum is one pass over the rows that are kept. Sums and distinct
counts are made here; medians, and every other engine, take `query`. The tests hold both to the same figures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.facts import Grain
from indicators.indicator import Indicator
from indicators.selection import Selection, area_column, level_of

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Coded:
    """One dimension: the row's code as a place in `names`."""

    codes: Ints
    names: npt.NDArray[np.object_]
    places: Mapping[str, int]

    def among(self, values: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Tell for each row whether its code is one of `values`."""
        wanted = np.zeros(len(self.names) + 1, dtype=bool)
        wanted[[self.places[value] for value in values if value in self.places]] = True
        return wanted[self.codes]


@dataclass(frozen=True)
class Resident:
    """A prepared fact table as columns; each is made once, when first asked for."""

    frame: pd.DataFrame = field(repr=False)
    _coded: dict[str, Coded] = field(default_factory=dict, repr=False)
    _numbers: dict[str, Floats] = field(default_factory=dict, repr=False)

    def warm(self) -> None:
        """Make every column now, so that no reader waits for one."""
        for name in self.frame.columns:
            if name[1:3] == "__" and pd.api.types.is_numeric_dtype(self.frame[name]):
                self.numbers(name)
            elif isinstance(self.frame[name].dtype, pd.CategoricalDtype) or name == "year" or name.startswith("n__"):
                self.coded(name)

    def coded(self, name: str) -> Coded:
        """Return a dimension."""
        if name not in self._coded:
            held = self.frame[name].astype("category")
            names = held.cat.categories.to_numpy(dtype=object)
            codes = held.cat.codes.to_numpy().astype(np.int64)
            self._coded[name] = Coded(codes, names, {str(value): place for place, value in enumerate(names)})
        return self._coded[name]

    def numbers(self, name: str) -> Floats:
        """Return a column of counts or amounts; whole numbers stay exact below 2**53."""
        if name not in self._numbers:
            self._numbers[name] = self.frame[name].to_numpy(dtype=np.float64, na_value=0.0)
        return self._numbers[name]


def can_answer(indicators: Sequence[Indicator]) -> bool:
    """Tell whether every figure is a sum, a ratio of sums or a distinct count."""
    return all(each.statistic != "median" for each in indicators)


def add_up(
    table: Resident, grain: Grain, indicators: Sequence[Indicator], selection: Selection, by: str,
    groups: tuple[str, ...], years: tuple[int, ...],
) -> dict[str, npt.NDArray]:  # fmt: skip
    """One row per area × year × group present, as `query` gives it: sums, distinct counts and the number of rows."""
    kept = _kept(table, grain, selection, years)
    keys = [area_column(by), *(["year"] if years else []), *groups]
    cell, shape = _cells(table, keys, kept)
    present, cell = np.unique(cell, return_inverse=True) if len(keys) > 1 or by != "district" else _one(cell)
    found = {"n_rows": np.bincount(cell, minlength=len(present))}
    for name in _sums(indicators):
        weights = table.numbers(name)
        found[name] = np.bincount(cell, weights if kept is None else weights[kept], minlength=len(present))
    for name in _distinct(indicators):
        found[name] = _different(table.coded(name), kept, cell, len(present))
    places = np.unravel_index(present, shape)
    named = ["area_code", *(["period"] if years else []), *groups]
    head = {name: table.coded(key).names[place] for name, key, place in zip(named, keys, places, strict=True)}
    return head | found


def _kept(table: Resident, grain: Grain, selection: Selection, years: tuple[int, ...]) -> Ints | None:
    """Return the places of the rows that the filters leave, None for all of them."""
    masks = [
        table.coded(column).among(values)
        for column, values in selection.conditions().items()
        if column in grain.dimensions
    ]
    where = "district_code" if grain.lowest == "district" else area_column(level_of(selection.area))
    if where != "district_code":
        masks.append(table.coded(where).among((selection.area,)))
    if years:
        masks.append(table.coded("year").among(tuple(map(str, years))))
    if not masks:
        return None
    return np.flatnonzero(np.logical_and.reduce(masks))


def _cells(table: Resident, keys: Sequence[str], kept: Ints | None) -> tuple[Ints, tuple[int, ...]]:
    """Return for each kept row the number of its cell in the grid of all keys, and the shape of that grid."""
    codes, shape = [], []
    for key in keys:
        held = table.coded(key)
        codes.append(held.codes if kept is None else held.codes[kept])
        shape.append(len(held.names))
    if not len(codes[0]):
        return np.zeros(0, dtype=np.int64), tuple(max(size, 1) for size in shape)
    return np.ravel_multi_index(codes, shape), tuple(shape)


def _one(cell: Ints) -> tuple[Ints, Ints]:
    """Return the single cell of the district, or none when no row is kept."""
    return (cell[:1], np.zeros(len(cell), dtype=np.int64)) if len(cell) else (cell, cell)


def _different(things: Coded, kept: Ints | None, cell: Ints, n_cells: int) -> Ints:
    """Count the different values of each cell; an empty value is one more, as in the query."""
    size = len(things.names) + 1
    codes = (things.codes if kept is None else things.codes[kept]) + 1
    return np.bincount(np.unique(cell * size + codes) // size, minlength=n_cells)


def _distinct(indicators: Sequence[Indicator]) -> list[str]:
    return [f"n__{each.key}" for each in indicators if each.statistic == "distinct"]


def _sums(indicators: Sequence[Indicator]) -> list[str]:
    below = {"ratio": "d", "distinct": "z"}
    above = [f"n__{each.key}" for each in indicators if each.statistic != "distinct"]
    return above + [f"{below[each.statistic]}__{each.key}" for each in indicators if each.statistic in below]
