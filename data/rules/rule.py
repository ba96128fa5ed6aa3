"""What a rule is made of: the register it looks at, the rows it finds broken, and how those become problems."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

import pandas as pd

from data.dictionary import columns, keys
from data.errors import Problem
from data.ingest import SERIES, SHOWN, Pack, full_label
from data.rulebook import problem, rule
from data.tables import place, shown
from policy.words import Text


class Register:
    """The typed tables of a pack and the day they describe; a table that is not there is an empty one."""

    def __init__(self, frames: Mapping[str, pd.DataFrame], as_of: date) -> None:
        """Keep the frames; `as_of` is the day of the register, never the clock."""
        self._frames = frames
        self.as_of = as_of

    def __getitem__(self, table: str) -> pd.DataFrame:
        """Return a table, empty but with its columns if the pack lacks it."""
        if table not in self._frames:
            return pd.DataFrame({c.name: pd.Series(dtype=SERIES[c.type]) for c in columns(table).values()})
        return self._frames[table]

    def look_up(self, references: pd.Series, table: str, column: str) -> pd.Series:
        """Return, for each reference, the value of a column of the table it refers to; missing where there is none."""
        key = keys(table)[0]
        known = self[table].dropna(subset=[key]).drop_duplicates(key).set_index(key)[column]
        found = known.reindex(references.to_numpy()).set_axis(references.index)
        return found.astype(SERIES[columns(table)[column].type])

    def is_poor(self, references: pd.Series) -> pd.Series:
        """Tell for each household reference whether it is a registered poor household; missing where unknown."""
        of_class = self.look_up(references, "households", "household_class")
        return of_class.eq("registered_poor").astype("boolean").mask(of_class.isna())


class Broken(NamedTuple):
    """Rows of one table that break the rule; `expected` may say for a row position what would be right."""

    table: str
    column: str
    rows: list[int]
    expected: Callable[[int], Text] | None = None


Check = Callable[[Register], Iterator[Broken]]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    """Register a rule under its own name, which must stand in `rules.csv`."""
    CHECKS[rule(function.__name__).id] = function
    return function


def broken(table: str, column: str, mask: pd.Series, expected: Callable[[int], Text] | None = None) -> Broken:
    """Return the rows where the mask is true; an unknown truth is no fault."""
    return Broken(table, column, mask.fillna(False).to_numpy(dtype=bool).nonzero()[0].tolist(), expected)


def differs(left: pd.Series, right: pd.Series) -> pd.Series:
    """Tell where two columns differ, missing values on either side left out."""
    return (left != right).mask(left.isna() | right.isna(), False)


def says(number: pd.Series, zh: str, en: str) -> Callable[[int], Text]:
    """Return a wording a row, with its number put in for `{}`."""
    return lambda row: Text(zh.format(number.iloc[row]), en.format(number.iloc[row]))


def check_rules(pack: Pack) -> list[Problem]:
    """Return every broken rule of a pack with the place of each row, at most `SHOWN` rows a rule and column."""
    register = Register(pack.frames, date.fromisoformat(pack.meta["as_of"][:10]))
    return [p for name, function in CHECKS.items() for b in function(register) for p in _problems(name, b, pack)]


def _problems(name: str, found: Broken, pack: Pack) -> list[Problem]:
    if not found.rows:
        return []
    frame, column = pack.frames[found.table], columns(found.table)[found.column]
    problems = []
    for row in found.rows[:SHOWN]:
        file, sheet, number = place(frame, row)
        value = shown(column, frame[found.column].iloc[row])
        where = {"sheet": sheet, "row": number, "column": full_label(column), "found": value}
        problems.append(problem(name, file, found.expected(row) if found.expected else None, **where))
    left = len(found.rows) - SHOWN
    if left > 0:
        sentence = rule(name).sentence
        more = Text(f"{sentence.zh}（同类还有 {left} 处）", f"{sentence.en} ({left} more of this kind)")
        file, sheet, _ = place(frame, found.rows[SHOWN])
        problems.append(problem(name, file, more, sheet=sheet, column=full_label(column)))
    return problems
