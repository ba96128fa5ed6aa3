"""The one door to personal data: who may see it, which columns are personal, and the rows of one household.

Which columns are personal is written in `data/dictionary.csv` (privacy = personal). Views and pages get them from
`personal` alone; everything else of a household comes from `plain`, without those columns.
"""

import os
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from data import dictionary
from indicators.facts import Register
from indicators.indicator import IndicatorError, nearest
from indicators.measure import register_of
from policy.words import Text

ENVIRONMENT = "LIZHOU_ROLE"
DEFAULT_ROLE = "staff"
ROLES: Mapping[str, bool] = {"staff": True, "public": False}  # role → may see personal data
LABELS = {"staff": Text("工作人员", "staff"), "public": Text("公众", "the public")}
LINKS = {"payments": "payee_id"}  # tables whose household stands in a column of another name
Row = dict[str, Any]
Places = dict[str, list[int]]


class Column(NamedTuple):
    """One column: each row's place in `values`, whose last is None, for what is missing (place -1)."""

    codes: npt.NDArray[np.int32]
    values: list[Any]


class RoleError(IndicatorError):
    """A role that nobody has defined."""


class Refusal(NamedTuple):
    """The answer to a role that may not see personal data: which table, which role, why."""

    table: str
    role: str

    def text(self, lang: str) -> str:
        """Return the refusal as one sentence."""
        title, role = dictionary.table(self.table).title.get(lang), LABELS[self.role].get(lang)
        return Text(
            f"“{title}”含个人信息，{role}无权查看。",
            f"“{title}” holds personal data, which {role} may not see.",
        ).get(lang)


def role_in_force() -> str:
    """Return the role this server runs under: LIZHOU_ROLE, staff without it; an unknown one is refused."""
    return checked(os.environ.get(ENVIRONMENT) or DEFAULT_ROLE)


def checked(role: str) -> str:
    """Return the role; an unknown one is refused with the nearest."""
    if role not in ROLES:
        near = get_close_matches(role, list(ROLES), n=1, cutoff=0.3)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise RoleError(f"{ENVIRONMENT}={role!r} is no role; roles are {', '.join(ROLES)}{hint}")
    return role


@lru_cache(maxsize=64)
def personal_columns(table: str) -> tuple[str, ...]:
    """Return the columns of a table that the dictionary marks as personal."""
    return tuple(name for name, column in dictionary.columns(table).items() if column.privacy == "personal")


def personal(table: str, household_id: str, role: str | None = None, snapshot: Any = None) -> list[Row] | Refusal:  # noqa: ANN401
    """Return a household's rows of a table with every column, or a refusal; `role` is the one in force unless given.

    `cadres` has one row per tie of the household, in the order of `ties`. A missing value is None.
    """
    wanted = role_in_force() if role is None else checked(role)
    if not ROLES[wanted]:
        return Refusal(dictionary.table(table).name, wanted)
    return _rows(register_of(snapshot), table, household_id)


def plain(table: str, household_id: str, snapshot: Any = None) -> list[Row]:  # noqa: ANN401 - Snapshot or Register
    """Return a household's rows of a table without its personal columns, in the order of `personal`."""
    hidden = set(personal_columns(table))
    rows = _rows(register_of(snapshot), table, household_id)
    return [{name: value for name, value in row.items() if name not in hidden} for row in rows]


def _rows(register: Register, table: str, household_id: str) -> list[Row]:
    if table == "cadres":
        keys, by = [tie["cadre_id"] for tie in _rows(register, "ties", household_id)], "cadre_id"
    else:
        keys, by = [household_id], LINKS.get(table, "household_id")
    columns, places = _columns(register, table), _places(register, table, by)
    found = [place for key in keys for place in places.get(key, ())]
    return [{name: held.values[held.codes[place]] for name, held in columns.items()} for place in found]


@lru_cache(maxsize=64)
def _places(register: Register, table: str, by: str) -> Places:
    """Return key → places of its rows; made once per register and table. A table without the key is refused."""
    columns = _columns(register, table)
    if by not in columns:
        raise IndicatorError(f"{table} has no {by}: it is no table of households{nearest(by, list(columns))}")
    codes, values = columns[by]
    order = np.argsort(codes, kind="stable")
    ends = np.searchsorted(codes[order], np.arange(len(values)))  # the last value stands for what is missing
    return {values[n]: order[ends[n] : ends[n + 1]].tolist() for n in range(len(values) - 1)}


@lru_cache(maxsize=64)
def _columns(register: Register, table: str) -> dict[str, Column]:
    """Return the columns of a table as small integers into plain values, so that a household's rows cost no frame."""
    frame, found = register.tables(table), {}
    for name in frame:
        codes, values = pd.factorize(frame[name])
        found[str(name)] = Column(codes.astype(np.int32), [*map(_value, values.tolist()), None])
    return found


def _value(cell: Any) -> Any:  # noqa: ANN401 - any cell
    """Return a cell as Python has it: a date for a timestamp, None for what is missing."""
    if pd.isna(cell) or cell == "":
        return None
    return cell.date() if isinstance(cell, pd.Timestamp) else cell
