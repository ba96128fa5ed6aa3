"""The golden tables: every indicator of every theme at three levels, for each year, with the default selection."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd

import indicators  # noqa: F401  registers every theme
from indicators.indicator import REGISTRY, IndicatorError
from indicators.measure import Selection, measure

FOLDER = Path(__file__).parent
YEARS = (2013, 2014, 2015)
HEAD = ("indicator", "by", "year", "area_code", "period", "numerator", "denominator", "value")


def tables() -> dict[str, str]:
    """File name → CSV text, one file per theme, one row per indicator × level × year asked × area."""
    themes: dict[str, list[list[str]]] = {}
    for key in sorted(REGISTRY):
        rows = themes.setdefault(f"{REGISTRY[key].theme.rsplit('.', 1)[-1]}.csv", [])
        for by in ("district", "township"):
            for year in YEARS:
                rows.extend(_rows(key, by, year))
    return {name: _text(rows) for name, rows in sorted(themes.items())}


def _rows(key: str, by: str, year: int) -> list[list[str]]:
    try:
        frame = measure([key], Selection(year=year), by=by)[key].frame
    except IndicatorError:  # a figure of the district alone
        if by == "district":
            raise
        return []
    frame = frame.sort_values(["area_code", "period"])
    return [
        [key, by, str(year), row.area_code, _cell(row.period), *map(_cell, (row.numerator, row.denominator, row.value))]
        for row in frame.itertuples()
    ]


def _cell(value) -> str:
    if value is None or pd.isna(value):
        return ""
    return f"{float(value):.10g}"


def _text(rows: list[list[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    kept: dict[tuple[str, ...], None] = {}
    for row in rows:  # a stock does not depend on the year asked: it stands once
        kept.setdefault((row[0], row[1], "", *row[3:]))
    years = {tuple(row[:2] + [""] + row[3:]): row[2] for row in reversed(rows)}
    writer.writerows([*row[:2], years[row], *row[3:]] for row in kept)
    return out.getvalue()
