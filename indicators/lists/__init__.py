"""Named lists of cases: who is uncovered, overloaded, unvisited, near the line, left behind, late.

`rows(key, selection, limit, lang)` returns a tidy frame with codes and area codes; its last column `reason` says in
words which rule or number put the row there. `LISTS` names every list with its rule. Lists are for officials only.
"""

from functools import lru_cache
from typing import Any

import pandas as pd

from indicators.lists import (  # noqa: F401  lists register themselves
    cadres,
    funds,
    households,
    income,
    ledgers,
    organisation,
    places,
    plans,
)
from indicators.lists.named import LISTS, Context, NamedList, find_list
from indicators.measure import register_of
from indicators.selection import Selection

__all__ = ["LISTS", "NamedList", "find_list", "rows"]


def rows(
    key: str,
    selection: Selection | None = None,
    limit: int | None = None,
    lang: str = "zh",
    snapshot: Any = None,  # noqa: ANN401 - a Snapshot of the store or a Register
) -> pd.DataFrame:
    """Return the rows of a named list within a selection, the gravest first where the list has an order."""
    found = _rows(key, selection or Selection(), lang, register_of(snapshot)).copy(deep=False)
    return found if limit is None else found.head(limit)


@lru_cache(maxsize=256)
def _rows(key: str, selection: Selection, lang: str, register: Any) -> pd.DataFrame:  # noqa: ANN401 - Register
    listed = find_list(key)
    found = listed.build(Context(register, selection, lang))
    return found[list(listed.columns)].reset_index(drop=True)
