"""From the rows a query found to the frame a reader gets: every area present, one tidy frame per indicator."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.facts.common import UNKNOWN
from indicators.indicator import Indicator

Floats = npt.NDArray[np.float64]


class Found(NamedTuple):
    """A whole grid: its keys (area_code, period, group and dimensions), its sums by column, rows left outside."""

    keys: pd.DataFrame
    sums: Mapping[str, Floats]
    unplaced: int


def complete(
    added: Mapping[str, npt.NDArray], areas: tuple[str, ...], groups: tuple[str, ...], years: tuple[int, ...],
    known_years: frozenset[int],
) -> Found:  # fmt: skip
    """Return one row per area × period × group found, zeros where the query found nothing.

    `added` holds the columns of the query: area_code, period where asked for, the groups, sums, and n_rows.
    A year that the table knows nothing about is empty, not zero. Rows without an area of this level are left out of
    the grid and counted instead.
    """
    place = _places(areas, added["area_code"])
    when = np.zeros(len(place), dtype=np.int64)
    if "period" in added:
        when = np.searchsorted(np.array(years), added["period"].astype(np.int64))
    placed = place >= 0
    names = list(zip(*(added[name][placed] for name in groups), strict=True)) if groups else []
    seen = tuple(sorted(set(names))) if groups else ((),)
    number = {name: which for which, name in enumerate(seen)}
    which = np.array([number[name] for name in names] if groups else np.zeros(int(placed.sum())), dtype=np.int64)
    row = (place[placed] * len(years) + when[placed]) * len(seen) + which
    sums = {}
    for name in [name for name in added if name == "n_rows" or name[1:3] == "__"]:
        sums[name] = np.zeros(len(areas) * len(years) * len(seen))
        sums[name][row] = added[name][placed]
    blank = np.repeat([year not in known_years for year in years], len(seen))
    if blank.any():
        for name in sums.keys() - {"n_rows"}:
            sums[name][np.tile(blank, len(areas))] = np.nan
    return Found(grid(areas, years, groups, seen), sums, int(added["n_rows"][~placed].sum()))


def _places(areas: tuple[str, ...], codes: npt.NDArray) -> npt.NDArray[np.int64]:
    """Return where each code stands among the areas, -1 for none of them."""
    known = {code: place for place, code in enumerate(areas)}
    return np.array([known.get(code, -1) for code in codes], dtype=np.int64)


def columns(added: pd.DataFrame) -> dict[str, npt.NDArray]:
    """Return the answer of the query as plain columns; an empty number is NaN."""
    numbers = {name for name in added if name == "n_rows" or name[1:3] == "__"}
    return {
        name: added[name].to_numpy(dtype=np.float64, na_value=np.nan)
        if name in numbers
        else added[name].to_numpy(object)
        for name in added
    }


@lru_cache(maxsize=256)
def grid(
    areas: tuple[str, ...], years: tuple[int, ...], groups: tuple[str, ...], seen: tuple[tuple[str, ...], ...]
) -> pd.DataFrame:
    """Return the keys of every area × year × group: area_code, period, group, and one column per dimension."""
    rows = list(product(areas, years, seen))
    keys = {
        "area_code": pd.array([area for area, _, _ in rows], dtype="str"),
        "period": np.array([year for _, year, _ in rows], dtype=np.int64),
        "group": pd.array([" · ".join(values) for _, _, values in rows], dtype="str"),
    }
    dimensions = {
        name: pd.array([values[place] for _, _, values in rows], dtype="str") for place, name in enumerate(groups)
    }
    return pd.DataFrame(keys | dimensions)


def figures(found: Found, indicator: Indicator) -> tuple[Floats, Floats, Floats]:
    """Return numerator, denominator and value of one indicator for every row of the grid; NaN where there is none."""
    above = found.sums[f"n__{indicator.key}"]
    nothing = np.full(len(above), np.nan)
    if indicator.statistic == "median":
        return nothing, nothing, np.where(found.sums["n_rows"] > 0, above, np.nan)
    if indicator.statistic == "ratio":
        below = found.sums[f"d__{indicator.key}"]
        return above, below, divide(above, below)
    if indicator.statistic == "distinct":
        above = above - (found.sums[f"z__{indicator.key}"] > 0)
    return above, nothing, above


def tidy(found: Found, indicator: Indicator, groups: tuple[str, ...]) -> pd.DataFrame:
    """Return the frame of one indicator: keys, numerator, denominator, value, low, high."""
    above, below, value = figures(found, indicator)
    nothing = np.full(len(above), np.nan)
    numbers = {"numerator": counts(above), "denominator": counts(below), "value": value}
    numbers |= {"low": nothing, "high": nothing}
    keys = {name: found.keys[name].array for name in found.keys}
    frame = pd.DataFrame(keys | numbers, copy=False)
    return without_empty_unknown(frame, groups) if groups else frame


def divide(numerator: Floats, denominator: Floats) -> Floats:
    """Return numerator ÷ denominator, empty where the denominator is 0: the one division of the house."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(denominator != 0, numerator / denominator, np.nan)


def counts(sums: Floats) -> pd.arrays.IntegerArray:
    """Return sums as whole numbers (Int64), empty where there is none."""
    empty = np.isnan(sums)
    return pd.arrays.IntegerArray(np.where(empty, 0, sums).round().astype(np.int64), empty)


def without_empty_unknown(frame: pd.DataFrame, groups: tuple[str, ...]) -> pd.DataFrame:
    """Drop a group of unrecorded codes that counts nothing anywhere (such as the cause of a household not poor)."""
    for name in groups:
        unknown = frame[name] == UNKNOWN
        rows = frame.loc[unknown, ["numerator", "denominator", "value"]]
        if len(rows) and not rows.fillna(0).any(axis=None):
            frame = frame[~unknown].reset_index(drop=True)
    return frame
