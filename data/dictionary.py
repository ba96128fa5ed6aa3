"""The dictionary of the register, read once: tables, columns, code lists, and their names in both languages.

Sources: `tables.csv` (what a row is), `dictionary.csv` (every column), `codes.csv` (every coded value).
"""

import csv
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from data.errors import UnknownName
from policy.words import Text

HERE = Path(__file__).parent
FILES = (HERE / "tables.csv", HERE / "dictionary.csv", HERE / "codes.csv")
TYPES = ("str", "int", "float", "bool", "date", "code")
HEADINGS = ("name", "zh", "en")  # how an export may name columns and codes
PRIVACY = ("public", "area", "household", "personal")
NOT_RECORDED = Text("未填", "Not recorded")
MISSING = frozenset({"", "None", "nan", "<NA>", "NaT"})  # how a missing value reads as text


class Table(NamedTuple):
    """One table: its title, what one row is, whether a pack must have it, and its physical order."""

    name: str
    title: Text
    grain: Text
    presence: str
    sort_by: tuple[str, ...]


class Column(NamedTuple):
    """One column of one table; `minimum` and `maximum` are text as written, '' for none."""

    table: str
    name: str
    type: str
    required: bool
    key: bool
    code_list: str
    unit: str
    minimum: str
    maximum: str
    refers_to: str
    privacy: str
    label: Text
    headings: tuple[str, ...]
    source: str


class Code(NamedTuple):
    """One coded value of one list, in the order of the official form."""

    list: str
    code: str
    label: Text
    source: str
    synonyms: tuple[str, ...]


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


@cache
def tables() -> Mapping[str, Table]:
    """Return every table by name, in the order of `tables.csv`."""
    return MappingProxyType(
        {
            row["table"]: Table(
                row["table"],
                Text(row["title_zh"], row["title_en"]),
                Text(row["grain_zh"], row["grain_en"]),
                row["presence"],
                _split(row["sort_by"]),
            )
            for row in _rows(FILES[0])
        }
    )


def _column(row: dict[str, str]) -> Column:
    given = row | {"required": row["required"] == "true", "key": row["key"] == "true"}
    given |= {"label": Text(row["label_zh"], row["label_en"]), "headings": _split(row["headings"])}
    return Column(**{field: given[field] for field in Column._fields})


@cache
def _all_columns() -> dict[str, Mapping[str, Column]]:
    found: dict[str, dict[str, Column]] = {name: {} for name in tables()}
    for row in _rows(FILES[1]):
        found[row["table"]][row["name"]] = _column(row)
    return {name: MappingProxyType(columns) for name, columns in found.items()}


@cache
def _all_codes() -> dict[str, Mapping[str, Code]]:
    found: dict[str, dict[str, Code]] = {}
    for row in _rows(FILES[2]):
        label, synonyms = Text(row["label_zh"], row["label_en"]), _split(row["synonyms"])
        code = Code(row["list"], row["code"], label, row["source"], synonyms)
        found.setdefault(code.list, {})[code.code] = code
    return {name: MappingProxyType(codes) for name, codes in found.items()}


def nearest(value: str, candidates: Iterable[str], cutoff: float = 0.5) -> str:
    """Return the candidate most similar to a value, '' where none is similar enough."""
    wanted = value.casefold()

    def likeness(candidate: str) -> float:
        return SequenceMatcher(None, wanted, candidate.casefold()).ratio()

    best = max(candidates, key=likeness, default="")
    return best if best and likeness(best) >= cutoff else ""


def _unknown(kind: Text, name: object, known: Iterable[str], file: str) -> UnknownName:
    near = nearest(str(name), known)
    zh = f"{file} 中没有{kind.zh}“{name}”" + (f"；是否应为“{near}”？" if near else "。")
    en = f"{file} has no {kind.en} {name!r}" + (f"; did you mean {near!r}?" if near else ".")
    return UnknownName(Text(zh, en))


def table(name: str) -> Table:
    """Return one table; an unknown name is refused with the nearest one."""
    if name not in tables():
        raise _unknown(Text("数据表", "table"), name, tables(), "tables.csv")
    return tables()[name]


def columns(of_table: str) -> Mapping[str, Column]:
    """Return the columns of a table by name, in the order of the dictionary."""
    return _all_columns()[table(of_table).name]


def column(of_table: str, name: str) -> Column:
    """Return one column; an unknown name is refused with the nearest one."""
    known = columns(of_table)
    if name not in known:
        raise _unknown(Text(f"数据表 {of_table} 的列", f"column of {of_table}"), name, known, "dictionary.csv")
    return known[name]


def keys(of_table: str) -> tuple[str, ...]:
    """Return the names of the columns that together identify a row."""
    return tuple(c.name for c in columns(of_table).values() if c.key)


def codes(of_list: str) -> Mapping[str, Code]:
    """Return the codes of a list in official order; an unknown list is refused with the nearest one."""
    if of_list not in _all_codes():
        raise _unknown(Text("代码表", "code list"), of_list, _all_codes(), "codes.csv")
    return _all_codes()[of_list]


def lists() -> tuple[str, ...]:
    """Return the names of all code lists."""
    return tuple(_all_codes())


def table_label(name: str, lang: str) -> str:
    """Return the title of a table in 'zh' or 'en'."""
    return table(name).title.get(lang)


def column_label(of_table: str, name: str, lang: str) -> str:
    """Return the label of a column in 'zh' or 'en'."""
    return column(of_table, name).label.get(lang)


def code_label(of_list: str, code: object, lang: str) -> str:
    """Return the label of a code in 'zh' or 'en'; a missing value reads 未填 / Not recorded."""
    if str(code) in MISSING:
        return NOT_RECORDED.get(lang)
    known = codes(of_list)
    if code not in known:
        raise _unknown(Text(f"代码表 {of_list} 的代码", f"code of {of_list}"), code, known, "codes.csv")
    return known[str(code)].label.get(lang)
