"""The small world of the tests as a register: `world.toml` typed by the data dictionary."""

import tomllib
from functools import cache
from pathlib import Path

import pandas as pd

from data import dictionary
from indicators.facts import Register

FILE = Path(__file__).with_name("world.toml")
TYPES = {"int": "Int64", "float": "float64", "bool": "boolean", "str": "str", "code": "str", "date": "datetime64[us]"}


@cache
def _world() -> dict:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def table(name: str) -> pd.DataFrame:
    """One table of the world, with every column of the dictionary and its type."""
    given = _world().get(name, {"columns": [], "rows": []})
    rows = pd.DataFrame(given["rows"], columns=given["columns"], dtype="object")
    rows = rows.where(rows != "", None)
    columns = dictionary.columns(name)
    unknown = set(rows) - set(columns)
    assert not unknown, f"world.toml [{name}]: {sorted(unknown)} are not in the dictionary"
    return pd.DataFrame({key: _typed(rows, key, column.type) for key, column in columns.items()})


def _typed(rows: pd.DataFrame, key: str, kind: str) -> pd.Series:
    if key not in rows:
        return pd.Series([None] * len(rows), dtype=TYPES[kind])
    return pd.to_datetime(rows[key]) if kind == "date" else rows[key].astype(TYPES[kind])


def register() -> Register:
    """The register of the small world."""
    return Register("world", _world()["as_of"], table)
