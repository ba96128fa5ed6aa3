"""The one query of the house, in narwhals: the same on pandas, DuckDB and Spark."""

from collections.abc import Sequence

import narwhals as nw
import pandas as pd

from indicators.facts import Grain
from indicators.indicator import Indicator
from indicators.selection import Selection, area_column, level_of

Frame = nw.DataFrame | nw.LazyFrame


def prepare(frame: Frame, indicators: Sequence[Indicator]) -> Frame:
    """Add the numerator `n__key` and denominator `d__key` of each indicator as columns, and `n_rows` = 1."""
    columns = [nw.lit(1).alias("n_rows")]
    for each in indicators:
        above, below = each.expressions()
        columns.append(above.alias(f"n__{each.key}"))
        if each.statistic == "distinct":
            columns.append(above.is_null().cast(nw.Int64).alias(f"z__{each.key}"))
        if below is not None:
            columns.append(below.alias(f"d__{each.key}"))
    return frame.with_columns(*columns)


def query(
    frame: Frame, grain: Grain, indicators: Sequence[Indicator], selection: Selection, by: str, groups: tuple[str, ...],
    years: tuple[int, ...], prepared: bool = False,
) -> pd.DataFrame:  # fmt: skip
    """One row per area × year × group present in the data; sums, medians, distinct counts and the number of rows.

    `frame` is a narwhals frame on any engine: pandas, DuckDB, Spark.
    """
    ready = frame if prepared else prepare(frame, indicators)
    conditions = {key: values for key, values in selection.conditions().items() if key in grain.dimensions}
    where = "district_code" if grain.lowest == "district" else area_column(level_of(selection.area))
    place = area_column(by)
    keys = [place, *(["year"] if years else []), *groups]
    sums, medians, distinct = _columns(indicators)
    needed = dict.fromkeys([*keys, *conditions, *([where] if where != "district_code" else [])])
    ready = ready.select("n_rows", *needed, *sums, *medians, *distinct)
    kept = [nw.col(column).is_in(list(values)) for column, values in conditions.items()]
    if where != "district_code":
        kept.append(nw.col(where) == selection.area)
    if years:
        kept.append(nw.col("year").is_in(list(years)))
    ready = ready.filter(*kept) if kept else ready
    added = ready.group_by(*keys).agg(*_aggregates(sums, medians, distinct))
    native = added.collect("pandas") if isinstance(added, nw.LazyFrame) else added
    return native.to_pandas().rename(columns={place: "area_code", "year": "period"})


def _columns(indicators: Sequence[Indicator]) -> tuple[list[str], list[str], list[str]]:
    sums, medians, distinct = [], [], []
    for each in indicators:
        if each.statistic == "median":
            medians.append(f"n__{each.key}")
        elif each.statistic == "distinct":
            distinct.append(f"n__{each.key}")
            sums.append(f"z__{each.key}")
        else:
            sums += [f"n__{each.key}", *([f"d__{each.key}"] if each.statistic == "ratio" else [])]
    return sums, medians, distinct


def _aggregates(sums: list[str], medians: list[str], distinct: list[str]) -> list[nw.Expr]:
    made = [nw.col("n_rows", *sums).sum()]
    if medians:
        made.append(nw.col(*medians).median())
    if distinct:
        made.append(nw.col(*distinct).n_unique())
    return made
