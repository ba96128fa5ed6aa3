"""Published facts and the contradictions between them, each with its quote and its source.

`facts_published.csv`: one row per published number or statement. `F…` stand in the article (mark 'stated'), `X…` in
another public text ('reported'), `D…` are arithmetic on the others ('derived', or 'assumption' where a factor is
assumed). A fact that holds several numbers has several rows: F03a, F03b. `contradictions.csv`: one row per
contradiction, C1–C20.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from policy.parameters import MARKS, nearest
from policy.readings import READINGS
from policy.units import UNITS
from policy.words import Text

FACTS_FILE = Path(__file__).with_name("facts_published.csv")
CONTRADICTIONS_FILE = Path(__file__).with_name("contradictions.csv")
ARTICLE = "article"
PRECISIONS = ("exact", "about", "more_than", "at_least", "less_than")
WORDLESS_UNITS = ("text", "list", "date")
FACT_COLUMNS = [
    "fact_id", "subject_zh", "subject_en", "value", "precision", "unit", "period", "mark", "quote", "source",
    "source_date", "note_zh", "note_en",
]  # fmt: skip
CONTRADICTION_COLUMNS = [
    "id", "title_zh", "title_en", "quote_a", "quote_b", "quote_c", "arithmetic_zh", "arithmetic_en", "answer_zh",
    "answer_en", "reading",
]  # fmt: skip


class FactError(ValueError):
    """A fact that does not exist or a row that is badly written."""


class Fact(NamedTuple):
    """One published number or statement; `number` is None where the value is no number."""

    id: str
    subject: Text
    value: str
    number: float | None
    precision: str
    unit: str
    period: str
    mark: str
    quote: str
    source: str
    source_date: str
    note: Text


def facts() -> pd.DataFrame:
    """One row per published fact; the columns of the file, all text, and `number` (the value as float or NaN)."""
    return _facts().copy()


def contradictions() -> pd.DataFrame:
    """One row per contradiction; the columns of the file, all text; `reading` is empty where nothing is switched."""
    return _contradictions().copy()


def fact(fact_id: str) -> Fact:
    """Return one fact; an id that stands for several rows or for none is refused with the ids that exist."""
    found = _by_id().get(fact_id)
    if found is None:
        parts = parts_of(fact_id)
        hint = f" holds {len(parts)} rows: {', '.join(parts)}" if parts else f" is unknown{nearest(fact_id, _by_id())}"
        raise FactError(f"{FACTS_FILE.name}: {fact_id!r}{hint}")
    return found


def parts_of(fact_id: str) -> tuple[str, ...]:
    """Return the ids of the rows of a fact: F03 → F03a, F03b; an id with one row is its own part."""
    return tuple(key for key in _by_id() if re.fullmatch(re.escape(fact_id) + "[a-z]?", key))


def quotes(row: pd.Series) -> tuple[str, ...]:
    """Return the quotes of one contradiction in their order; `quote_c` may hold several, parted by ' || '."""
    held = [row["quote_a"], row["quote_b"], *row["quote_c"].split(" || ")]
    return tuple(quote for quote in held if quote)


def read_facts(path: Path) -> pd.DataFrame:
    """Read and check a file of facts; the first bad row is refused with its id and the reason."""
    frame = _read(path, FACT_COLUMNS)
    _refuse_duplicates(path, frame["fact_id"])
    for row in frame.to_dict("records"):
        for reason in _faults(row):
            raise FactError(f"{path.name} {row['fact_id']}: {reason}")
    frame["number"] = pd.to_numeric(frame["value"].where(~frame["unit"].isin(WORDLESS_UNITS), ""), errors="coerce")
    _refuse_unknown_inputs(path, frame)
    return frame


def read_contradictions(path: Path) -> pd.DataFrame:
    """Read and check a file of contradictions; a missing wording or an unknown reading is refused."""
    frame = _read(path, CONTRADICTION_COLUMNS)
    _refuse_duplicates(path, frame["id"])
    for row in frame.to_dict("records"):
        for column in CONTRADICTION_COLUMNS:
            if not row[column] and column not in ("quote_c", "reading"):
                raise FactError(f"{path.name} {row['id']}: {column} is empty")
        if row["reading"] and row["reading"] not in READINGS:
            raise FactError(f"{path.name} {row['id']}: reading {row['reading']!r}{nearest(row['reading'], READINGS)}")
    return frame


def _read(path: Path, columns: list[str]) -> pd.DataFrame:
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    if list(frame.columns) != columns:
        raise FactError(f"{path.name}: columns are {list(frame.columns)}, expected {columns}")
    return frame


def _refuse_duplicates(path: Path, ids: pd.Series) -> None:
    twice = ids[ids.duplicated()]
    if len(twice):
        raise FactError(f"{path.name}: {twice.iloc[0]!r} stands twice")


def _faults(row: dict[str, str]) -> list[str]:
    """Return what is wrong with one row, in words."""
    found = []
    if not row["mark"]:
        found.append(f"mark is empty; one of {', '.join(MARKS)}")
    elif row["mark"] not in MARKS:
        found.append(f"mark {row['mark']!r} is unknown{nearest(row['mark'], MARKS)}")
    if row["unit"] not in UNITS:
        found.append(f"unit {row['unit']!r} is unknown{nearest(row['unit'], UNITS)}")
    found += [f"{column} is empty" for column in ("subject_zh", "subject_en", "source") if not row[column]]
    if bool(row["note_zh"]) != bool(row["note_en"]):
        found.append("the note stands in one language only")
    if row["mark"] == "stated" and (row["source"] != ARTICLE or not row["quote"]):
        found.append("a stated fact needs its quote from the article")
    return found + _value_faults(row)


def _value_faults(row: dict[str, str]) -> list[str]:
    if row["unit"] in WORDLESS_UNITS:
        return []
    if not re.fullmatch(r"-?\d+(\.\d+)?", row["value"]):
        return [f"value {row['value']!r} is not a number, but the unit is {row['unit']!r}"]
    if row["precision"] not in PRECISIONS:
        return [f"precision {row['precision']!r} is unknown{nearest(row['precision'], PRECISIONS)}"]
    return []


def _refuse_unknown_inputs(path: Path, frame: pd.DataFrame) -> None:
    """A derived fact names the facts it is computed from; each must exist."""
    known = list(frame["fact_id"])
    for row in frame[frame["fact_id"].str.startswith("D")].to_dict("records"):
        for name in row["source"].split():
            if name not in known:
                raise FactError(f"{path.name} {row['fact_id']}: input {name!r} is unknown{nearest(name, known)}")


@cache
def _facts() -> pd.DataFrame:
    return read_facts(FACTS_FILE)


@cache
def _contradictions() -> pd.DataFrame:
    return read_contradictions(CONTRADICTIONS_FILE)


@cache
def _by_id() -> dict[str, Fact]:
    return {row["fact_id"]: _as_fact(row) for row in _facts().to_dict("records")}


def _as_fact(row: dict[str, str | float]) -> Fact:
    number = row["number"]
    return Fact(
        row["fact_id"], Text(row["subject_zh"], row["subject_en"]), row["value"],
        None if pd.isna(number) else float(number), row["precision"], row["unit"], row["period"], row["mark"],
        row["quote"], row["source"], row["source_date"], Text(row["note_zh"], row["note_en"]),
    )  # fmt: skip
