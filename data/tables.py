"""What a table must be: pandera schemas built from the dictionary, and pandera's failures as problems with a place.

Checked here: required values, ranges, unique keys, references between tables, area codes. Rules that compare
columns or tables are in `rules/`.
"""

from bisect import bisect_left
from collections.abc import Mapping
from datetime import date

import pandas as pd
import pandera.pandas as pa

from data import dictionary
from data.dictionary import Column, columns, nearest
from data.errors import Problem
from data.ingest import PLACE, SHOWN, Pack, full_label, quoted
from data.rulebook import problem
from geo import areas
from policy.words import Text

NEIGHBOURS = 12  # references compared in full when the nearest is looked for


def check_tables(pack: Pack) -> list[Problem]:
    """Validate every table lazily: all failures of all columns at once."""
    found: list[Problem] = []
    for name, frame in pack.frames.items():
        if frame.empty and dictionary.table(name).presence == "required":
            found.append(problem("table.empty", name, column=dictionary.table(name).title))
        try:
            schema(name, pack.frames).validate(frame[list(columns(name))], lazy=True)
        except pa.errors.SchemaErrors as errors:
            found += _problems(name, errors.failure_cases, pack)
    return found


def schema(table: str, frames: Mapping[str, pd.DataFrame]) -> pa.DataFrameSchema:
    """Return the schema of a table; references are checked against the tables at hand."""
    return pa.DataFrameSchema(
        {c.name: pa.Column(None, _checks(c, frames), nullable=not c.required) for c in columns(table).values()},
        checks=pa.Check(lambda f: ~_repeated(table, f), name="key.unique", ignore_na=False),
        strict=True,
    )


def _repeated(table: str, frame: pd.DataFrame) -> pd.Series:
    """Mark rows whose complete key stood in an earlier row."""
    keys = frame[list(dictionary.keys(table))]
    return keys.duplicated() & keys.notna().all(axis=1)


def _checks(column: Column, frames: Mapping[str, pd.DataFrame]) -> list[pa.Check]:
    checks = []
    if column.minimum or column.maximum:
        low, high = (_bound(column, text) for text in (column.minimum, column.maximum))
        checks.append(pa.Check(lambda s: _within(s, low, high), name="value.range"))
    if column.refers_to == "area":
        known = set(areas.codes("village") if column.key else areas.areas()["area_code"])
        checks.append(pa.Check(lambda s: s.isin(known), name="area.unknown"))
    elif column.refers_to:
        known = parents(column, frames)
        checks.append(pa.Check(lambda s: s.isin(known), name="reference.missing"))
    return checks


def parents(column: Column, frames: Mapping[str, pd.DataFrame]) -> set[str]:
    """Return the values a column may refer to."""
    table, name = column.refers_to.split(".")
    return set(frames[table][name].dropna()) if table in frames else set()


def _bound(column: Column, text: str) -> object:
    if not text:
        return None
    return pd.Timestamp(date.fromisoformat(text)) if column.type == "date" else float(text)


def _within(values: pd.Series, low: object, high: object) -> pd.Series:
    inside = pd.Series(True, index=values.index)
    if low is not None:
        inside &= (values >= low).fillna(True).astype(bool)
    if high is not None:
        inside &= (values <= high).fillna(True).astype(bool)
    return inside


def _problems(table: str, failures: pd.DataFrame, pack: Pack) -> list[Problem]:
    """Return one problem a failing cell, at most `SHOWN` of one kind in one column."""
    found: list[Problem] = []
    failures = failures.dropna(subset="index")
    failures.loc[failures["check"].eq("key.unique"), "column"] = dictionary.keys(table)[0]
    unique = failures.drop_duplicates(["check", "column", "index"])
    for (check, name), group in unique.groupby(["check", "column"], sort=False):
        rows = [i for i in group["index"].astype(int) if (table, name, i) not in pack.bad]
        rule = "value.required" if check == "not_nullable" else str(check)
        found += [_problem(rule, columns(table)[str(name)], i, pack) for i in rows[:SHOWN]]
        if len(rows) > SHOWN:
            more = Text(f"同类问题还有 {len(rows) - SHOWN} 处", f"{len(rows) - SHOWN} more problems of this kind")
            file, sheet, _ = place(pack.frames[table], rows[SHOWN])
            found.append(problem(rule, file, more, sheet=sheet, column=full_label(columns(table)[str(name)])))
    return found


def place(frame: pd.DataFrame, row: int) -> tuple[str, str, int]:
    """Return file, sheet and row number of a row of a typed frame."""
    file, sheet, number = (frame[key].iloc[row] for key in PLACE)
    return str(file), str(sheet), int(number)


def _problem(rule: str, column: Column, row: int, pack: Pack) -> Problem:
    frame = pack.frames[column.table]
    file, sheet, number = place(frame, row)
    found = shown(column, frame[column.name].iloc[row])
    expected, near = _expected(rule, column, row, pack)
    return problem(rule, file, expected, sheet=sheet, row=number, column=full_label(column), found=found, nearest=near)


def shown(column: Column, value: object) -> str:
    """Return a typed value as a refusal quotes it; '' for a missing one."""
    if str(value) in dictionary.MISSING:
        return ""
    return quoted(column, str(value.date()) if isinstance(value, pd.Timestamp) else str(value))


def _expected(rule: str, column: Column, row: int, pack: Pack) -> tuple[Text | None, str]:
    """Return what was expected in words, and the nearest right value."""
    frame = pack.frames[column.table]
    value = str(frame[column.name].iloc[row])
    if rule == "value.range":
        bounds = f"{column.minimum or '…'} – {column.maximum or '…'}"
        return Text(f"超出允许范围 {bounds}", f"outside the allowed range {bounds}"), ""
    if rule == "area.unknown":
        return None, areas.nearest(value)
    if rule == "reference.missing":
        title = dictionary.table(column.refers_to.split(".")[0]).title
        missing = Text(f"在“{title.zh}”中没有这一编号", f"is not in '{title.en}'")
        return missing, _nearest_reference(value, sorted(parents(column, pack.frames)))
    if rule == "key.unique":
        return _first_of(column.table, row, frame), ""
    return None, ""


def _first_of(table: str, row: int, frame: pd.DataFrame) -> Text:
    keys = list(dictionary.keys(table))
    same = (frame[keys] == frame[keys].iloc[row]).all(axis=1)
    file, _, number = place(frame, int(same.to_numpy().argmax()))
    return Text(f"记录编号与 {file} 第 {number} 行重复", f"the key stands already in {file} row {number}")


def _nearest_reference(value: str, known: list[str]) -> str:
    """Return the most similar of the neighbours in sorted order: thousands of references are not compared in full."""
    at = bisect_left(known, value)
    return nearest(value, known[max(0, at - NEIGHBOURS) : at + NEIGHBOURS], 0.6)
