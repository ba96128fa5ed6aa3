"""Named lists on the screen: a list is made and put into words once for the district, a selection keeps rows of it."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pandas as pd

from components.figure import Figure
from components.text import day, lang, say, t
from components.views import common
from components.views.shared import PLAIN, without
from indicators.facts import Register
from indicators.lists import find_list, rows
from indicators.measure import Selection, register_of

OWN = ("household_class", "category", "poverty_cause")  # filters that a list's own columns can apply
Show = Callable[..., pd.DataFrame]


def narrowed(key: str, selection: Selection, show: Show, *how: Any) -> pd.DataFrame:  # noqa: ANN401 - anything hashable
    """Return a list as a reader sees it, one row per case of the selection.

    `show(cases, *how)` puts the list into words; it may order the rows, but keeps the index of `cases`.
    """
    return _narrowed(register_of(), key, selection, lang(), show, how)


@lru_cache(maxsize=64)
def _narrowed(
    register: Register, key: str, selection: Selection, language: str, show: Show, how: tuple[Any, ...]
) -> pd.DataFrame:  # fmt: skip
    """Filter here by what the list's own columns tell, so that the broad list is made only once."""
    columns = find_list(key).columns
    own = [name for name in OWN if name in columns]
    broad: dict[str, Any] = dict.fromkeys(own, ())
    if "village_code" in columns:
        broad["area"] = PLAIN.area
    cases, shown = _broad(register, key, replace(selection, **broad), language, show, how)
    kept = pd.Series(True, index=cases.index)
    for name in own:
        if getattr(selection, name):
            kept &= cases[name].isin(getattr(selection, name))
    if "village_code" in columns and selection.area != PLAIN.area:
        kept &= cases["village_code"].fillna("").str.startswith(selection.area)
    return shown[kept.loc[shown.index].to_numpy(dtype=bool)]


@lru_cache(maxsize=64)
def _broad(
    register: Register, key: str, selection: Selection, language: str, show: Show, how: tuple[Any, ...]
) -> tuple[pd.DataFrame, pd.DataFrame]:  # fmt: skip
    cases = rows(key, selection, lang=language, snapshot=register)
    return cases, show(cases, *how)


def list_figure(
    key: str, figure: str, title: Callable[[int], str], selection: Selection, references: tuple[str, ...],
    indicator: str, show: Show, *how: Any,  # noqa: ANN401 - as `narrowed`
) -> Figure:  # fmt: skip
    """Return a named list as a figure without a picture; `title` says the finding for a number of rows."""
    found = find_list(key)
    ignored = found.ignored(selection)
    kept = without(selection, ignored)
    shown = narrowed(key, kept, show, *how)
    return Figure(
        figure, title(len(shown)), common.scope(kept, when=t("as_of_day", day=day(register_of().as_of))), shown, None,
        (indicator,), (say(found.rule),), references=references, ignored=ignored,
    )  # fmt: skip
