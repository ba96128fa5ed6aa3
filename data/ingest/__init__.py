"""Packs as received → typed frames: source headings and codes become our columns, every row keeps its place.

A pack is a folder: `pack.toml` beside one CSV, workbook or Parquet file a table (or a workbook with a sheet a table).
Nothing is repaired silently and nothing is dropped: what cannot be read becomes a `Problem` with its nearest value.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from data.dictionary import Column, columns, tables
from data.errors import Problem
from data.ingest.files import SUFFIXES, Refused, Sheet, read_file
from data.ingest.headings import Headed, head, nearest_table, table_of
from data.ingest.pack import FILE, read_meta
from data.ingest.values import parse
from data.rulebook import problem
from policy.words import Text

BESIDE = frozenset({FILE, "dictionary.csv", "codes.csv", "tables.csv", "manifest.json", "README.md", "README.txt"})
SHOWN = 50  # problems of one kind in one column; the rest are counted in one line
PLACE = ("_file", "_sheet", "_row")
SERIES = {"str": "str", "code": "str", "int": "Int64", "float": "float64", "bool": "boolean", "date": "datetime64[us]"}


@dataclass
class Pack:
    """A pack as read: `frames` are typed tables with `_file`, `_sheet`, `_row`; `bad` cells already have a problem."""

    folder: Path
    meta: dict[str, str]
    sha256: str
    frames: dict[str, pd.DataFrame] = field(default_factory=dict)
    bad: set[tuple[str, str, int]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def read_pack(folder: Path, progress: Callable[[str], None] = lambda _: None) -> Pack:
    """Read a pack as far as it can be read; `progress` is told each table."""
    meta, problems = read_meta(folder)
    pack = Pack(folder, meta, pack_sha256(folder) if meta else "", problems=problems)
    if not folder.is_dir() or not meta:
        return pack
    found: dict[str, list[Headed]] = {}
    for file in _files(folder):
        for headed in _headed(file, pack.problems):
            found.setdefault(headed.table, []).append(headed)
    for name in (t for t in tables() if t in found):
        progress(name)
        pack.frames[name] = _typed(name, found[name], pack)
    pack.problems += _absent(found)
    return pack


def pack_sha256(folder: Path) -> str:
    """Return one checksum over the names and bytes of the pack's files."""
    digest = hashlib.sha256()
    for file in [folder / FILE, *_files(folder)]:
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _files(folder: Path) -> list[Path]:
    files = sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith((".", "~$")))
    return [p for p in files if p.name not in BESIDE]


def _headed(file: Path, problems: list[Problem]) -> list[Headed]:
    """Return the sheets of a file that belong to tables; what does not is a problem."""
    named = table_of(file.stem)
    if not named and file.suffix.lower() != ".xlsx" and file.suffix.lower() in SUFFIXES:
        problems.append(problem("file.unknown", file.name, found=file.stem, nearest=nearest_table(file.stem)))
        return []
    try:
        sheets = read_file(file)
    except Refused as refused:
        problems.append(problem("file.refused", file.name, refused.wording))
        return []
    filled = [sheet for sheet in sheets if sheet.rows] or sheets[:1]
    found = []
    for sheet in filled:
        table = table_of(sheet.sheet) or (named if len(filled) == 1 else "")
        if not table:
            where = {"sheet": sheet.sheet, "found": sheet.sheet or file.stem}
            problems.append(problem("file.unknown", file.name, nearest=nearest_table(sheet.sheet), **where))
            continue
        found += _one(table, sheet, problems)
    return found


def _one(table: str, sheet: Sheet, problems: list[Problem]) -> list[Headed]:
    headed, wrong = head(table, sheet)
    problems += wrong
    return [headed] if headed else []


def _typed(table: str, sheets: list[Headed], pack: Pack) -> pd.DataFrame:
    """Return one table of all its sheets: typed columns of the dictionary and the place of every row."""
    places: list[tuple[str, str, int]] = []
    texts: dict[str, list[str]] = {name: [] for name in columns(table)}
    for sheet in sheets:
        places += [(sheet.file, sheet.sheet, number) for number, _ in sheet.rows]
        for name, column in texts.items():
            at = sheet.places.get(name)
            column += [row[at] if at is not None and at < len(row) else "" for _, row in sheet.rows]
        pack.problems += _ragged(sheet)
    typed = {name: _column(columns(table)[name], values, places, pack) for name, values in texts.items()}
    place = {key: [p[i] for p in places] for i, key in enumerate(PLACE)}
    return pd.DataFrame(typed | place)


def _ragged(sheet: Headed) -> list[Problem]:
    where = {"file": sheet.file, "sheet": sheet.sheet}
    wrong = [(n, row) for n, row in sheet.rows if any(cell.strip() for cell in row[sheet.width :])]
    return _capped([problem("row.cells", **where, row=n, found=row[sheet.width][:40] or "…") for n, row in wrong])


def _column(column: Column, texts: list[str], places: list[tuple[str, str, int]], pack: Pack) -> pd.Series:
    """Return the values of one column; every text is parsed once, bad cells become missing and a problem."""
    parsed = {text: parse(column, text) for text in set(texts)}
    wrong = [i for i, text in enumerate(texts) if not parsed[text].ok]
    pack.bad.update((column.table, column.name, i) for i in wrong)
    found = []
    for i in wrong:
        file, sheet, row = places[i]
        where = {"sheet": sheet, "row": row, "column": full_label(column), "found": quoted(column, texts[i])}
        found.append(problem(f"value.{column.type}", file, nearest=parsed[texts[i]].nearest, **where))
    pack.problems += _capped(found)
    return pd.Series([parsed[text].value for text in texts], dtype=SERIES[column.type])


def full_label(column: Column) -> Text:
    """Return a column's label with its name, as a refusal shows it: 主要致贫原因 poverty_cause."""
    return Text(f"{column.label.zh} {column.name}", column.name)


def quoted(column: Column, text: str) -> str:
    """Return a value as a refusal may quote it: personal free text stays in the file."""
    is_free = column.type == "str" and not (column.key or column.refers_to)
    return "•••" if column.privacy == "personal" and is_free else text.strip()[:60]


def _capped(problems: list[Problem]) -> list[Problem]:
    if len(problems) <= SHOWN:
        return problems
    left, first = len(problems) - SHOWN, problems[0]
    more = Text(f"同类问题还有 {left} 处", f"{left} more problems of this kind")
    return [*problems[:SHOWN], Problem(first.file, first.rule, more, sheet=first.sheet, column=first.column,
                                       severity=first.severity)]  # fmt: skip


def _absent(found: dict[str, list[Headed]]) -> list[Problem]:
    absent = [t for t in tables().values() if t.name not in found and t.presence != "optional"]
    names = {"required": "table.missing", "expected": "table.absent"}
    return [problem(names[t.presence], t.name, column=t.title) for t in absent]
