"""The golden tables: every indicator of every theme at three levels, for each year, with the default selection."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd

import indicators  # noqa: F401  registers every theme
from indicators.facts import grain_of
from indicators.indicator import REGISTRY
from indicators.measure import Selection, measure

FOLDER = Path(__file__).parent
YEARS = (2013, 2014, 2015)
HEAD = ("indicator", "by", "year", "area_code", "period", "numerator", "denominator", "value")


def tables() -> dict[str, str]:
    """File name → CSV text, one file per theme, one row per indicator × level × year asked × area."""
    themes: dict[str, list[list[str]]] = {}
    for by in ("district", "township"):
        keys = [key for key in sorted(REGISTRY) if by == "district" or _lowest(key) != "district"]
        for year in YEARS:
            for key, found in measure(keys, Selection(year=year), by=by).items():
                name = f"{REGISTRY[key].theme.rsplit('.', 1)[-1]}.csv"
                themes.setdefault(name, []).extend(_rows(key, by, year, found.frame))
    return {name: _text(sorted(rows)) for name, rows in sorted(themes.items())}


def _lowest(key: str) -> str:
    return grain_of(REGISTRY[key].grain).lowest


def _rows(key: str, by: str, year: int, frame: pd.DataFrame) -> list[list[str]]:
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
    stands: dict[tuple[str, ...], str] = {}
    for row in rows:  # a stock does not depend on the year asked: it stands once
        stands.setdefault((*row[:2], *row[3:]), row[2])
    writer.writerows([*row[:2], year, *row[2:]] for row, year in stands.items())
    return out.getvalue()
