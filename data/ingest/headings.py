"""Names to names: a file or sheet to its table, headings to our columns, by the dictionary's words."""

from functools import cache
from typing import NamedTuple

from data.dictionary import Column, columns, nearest, tables
from data.errors import Problem
from data.ingest.files import Sheet
from data.ingest.values import fold
from data.rulebook import problem
from policy.words import Text

LOOKED_AT = 5  # rows in which the heading may stand: official sheets carry a title or two above it


class Headed(NamedTuple):
    """A sheet whose columns are known: `places` maps our column names to cell positions."""

    table: str
    file: str
    sheet: str
    places: dict[str, int]
    width: int
    rows: list[tuple[int, list[str]]]


@cache
def _table_spellings() -> dict[str, str]:
    return {fold(word): t.name for t in tables().values() for word in (t.name, *t.title)}


@cache
def _column_spellings(table: str) -> dict[str, str]:
    return {fold(word): c.name for c in columns(table).values() for word in (c.name, *c.label, *c.headings)}


def table_of(name: str) -> str:
    """Return the table a file or sheet name means, '' for none."""
    return _table_spellings().get(fold(name), "")


def nearest_table(name: str) -> str:
    """Return the name of the table most like a file or sheet name."""
    spellings = _table_spellings()
    return spellings.get(nearest(fold(name), spellings), "")


def head(table: str, sheet: Sheet) -> tuple[Headed | None, list[Problem]]:
    """Find the heading row of a sheet and the column behind every heading."""
    spellings = _column_spellings(table)
    where = {"file": sheet.file, "sheet": sheet.sheet}

    def recognised(index: int) -> int:
        return sum(fold(cell) in spellings for cell in sheet.rows[index][1])

    at = max(range(min(LOOKED_AT, len(sheet.rows))), key=recognised, default=None)
    if at is None:
        return None, [problem("table.empty", **where)]
    if not recognised(at):
        return None, [problem("heading.none", **where, row=sheet.rows[at][0], found="，".join(sheet.rows[at][1])[:60])]
    number, cells = sheet.rows[at]
    places, problems = _places(table, cells, where | {"row": number})
    return Headed(table, sheet.file, sheet.sheet, places, _width(cells), sheet.rows[at + 1 :]), problems


def _width(cells: list[str]) -> int:
    """Return how many cells the heading really has: blank ones at the end do not count."""
    return max((i for i, cell in enumerate(cells, 1) if cell.strip()), default=0)


def _places(table: str, cells: list[str], where: dict[str, object]) -> tuple[dict[str, int], list[Problem]]:
    spellings = _column_spellings(table)
    places: dict[str, int] = {}
    problems: list[Problem] = []
    for place, cell in enumerate(cells):
        name = spellings.get(fold(cell), "")
        if name and name not in places:
            places[name] = place
        elif name:
            problems.append(problem("heading.duplicate", **where, found=cell, column=columns(table)[name].label))
        elif cell.strip():
            near = columns(table).get(spellings.get(nearest(fold(cell), spellings), ""))
            problems.append(problem("heading.unknown", **where, found=cell, nearest=_shown(near, cell)))
    missing = [c for c in columns(table).values() if c.required and c.name not in places]
    return places, problems + [problem("heading.missing", **where, column=_full(c)) for c in missing]


def _full(column: Column) -> Text:
    return Text(f"{column.label.zh}（{column.name}）", f"{column.label.en} ({column.name})")


def _shown(column: Column | None, like: str) -> str:
    if column is None:
        return ""
    return column.name if like.isascii() else column.label.zh
