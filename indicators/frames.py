"""From the rows a query found to the frame a reader gets: every area present, one tidy frame per indicator."""

from itertools import product

import numpy as np
import pandas as pd

from indicators.facts.common import UNKNOWN
from indicators.indicator import Indicator


def complete(
    added: pd.DataFrame, areas: tuple[str, ...], groups: tuple[str, ...], years: tuple[int, ...]
) -> tuple[pd.DataFrame, int]:
    """Return one row per area × period × group found, zeros where the query found nothing; and the unplaced rows.

    Rows without an area of this level are left out of the frame and counted instead.
    """
    if "period" not in added:
        added = added.assign(period=years[-1])
    keys = ["area_code", "period", *groups]
    added = added.astype({name: "str" for name in ("area_code", *groups)})
    placed = added["area_code"].isin(areas)
    unplaced = int(added.loc[~placed, "n_rows"].sum())
    added = added[placed]
    seen = sorted(set(added[list(groups)].itertuples(index=False, name=None))) if groups else [()]
    grid = [(area, year, *values) for area, year, values in product(areas, years, seen)]
    index = pd.MultiIndex.from_frame(pd.DataFrame(grid, columns=keys))
    return added.set_index(keys).reindex(index).reset_index(), unplaced


def split(whole: pd.DataFrame, indicator: Indicator, groups: tuple[str, ...]) -> pd.DataFrame:
    """Return the frame of one indicator: keys, numerator, denominator and empty value, low, high."""
    label = pd.Series("", index=whole.index, dtype="str")
    for position, name in enumerate(groups):
        label = whole[name] if position == 0 else label + " · " + whole[name]
    above = whole[f"n__{indicator.key}"]
    frame = {"area_code": whole["area_code"], "period": whole["period"].astype("int64"), "group": label}
    frame |= {name: whole[name] for name in groups}
    median = indicator.statistic == "median"
    if indicator.statistic == "distinct":
        above = above - whole[f"z__{indicator.key}"].gt(0)
    frame["numerator"] = pd.array([pd.NA] * len(whole), dtype="Int64") if median else counts(above)
    has_base = indicator.statistic == "ratio"
    base = counts(whole[f"d__{indicator.key}"]) if has_base else pd.array([pd.NA] * len(whole), dtype="Int64")
    frame["denominator"] = base
    frame["value"] = above.astype("float64") if median else np.nan
    return without_empty_unknown(pd.DataFrame(frame).assign(low=np.nan, high=np.nan), groups)


def without_empty_unknown(frame: pd.DataFrame, groups: tuple[str, ...]) -> pd.DataFrame:
    """Drop a group of unrecorded codes that counts nothing anywhere (such as the cause of a household not poor)."""
    for name in groups:
        unknown = frame[name] == UNKNOWN
        rows = frame.loc[unknown, ["numerator", "denominator", "value"]]
        if len(rows) and not rows.fillna(0).any(axis=None):
            frame = frame[~unknown].reset_index(drop=True)
    return frame


def counts(column: pd.Series) -> pd.Series:
    """Return sums as whole numbers; an area without rows has 0."""
    return column.astype("float64").fillna(0).round().astype("Int64")
