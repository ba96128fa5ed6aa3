"""What a named list is, and the filtered fact tables that lists are made of."""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from data import dictionary
from indicators.facts import Register, fact, grain_of
from indicators.indicator import IndicatorError, nearest
from indicators.measure import ignored_filters
from indicators.selection import Selection, area_column, level_of
from policy.words import Text


class Context(NamedTuple):
    """Who asks: the register, the selection and the language of the reasons."""

    register: Register
    selection: Selection
    lang: str

    def facts(self, grain: str) -> pd.DataFrame:
        """Return the rows of a fact table that the selection keeps, its year included; codes as plain text."""
        rows = self.facts_of_every_year(grain)
        if grain_of(grain).timing == "year":
            rows = rows[rows["year"] == self.selection.year].reset_index(drop=True)
        return rows

    def facts_of_every_year(self, grain: str) -> pd.DataFrame:
        """Return the rows of a fact table that the selection keeps, of whatever year; codes as plain text."""
        selection, known = self.selection, grain_of(grain)
        rows = fact(grain, self.register, dict(selection.readings))
        kept = pd.Series(True, index=rows.index)
        if known.lowest != "district":
            kept &= rows[area_column(level_of(selection.area))].eq(selection.area)
        for column, values in selection.conditions().items():
            if column in known.dimensions:
                kept &= rows[column].isin(values)
        rows = rows[kept]
        text = dict.fromkeys(rows.select_dtypes("category").columns, "str")
        return rows.astype(text).reset_index(drop=True)

    def say(self, zh: str, en: str) -> str:
        """Return one of two wordings in the language of the list."""
        return Text(zh, en).get(self.lang)

    def code(self, code_list: str, code: object) -> str:
        """Return the words of a code; an unknown one reads as not recorded."""
        known = dictionary.codes(code_list)
        return known[str(code)].label.get(self.lang) if str(code) in known else self.say("未登记", "not recorded")


class NamedList(NamedTuple):
    """A list of cases: its names, the grain of its rows, its columns before `reason`, and how rows are chosen."""

    key: str
    label: Text
    rule: Text
    grain: str
    columns: tuple[str, ...]
    build: Callable[[Context], pd.DataFrame]
    audience: str = "staff"

    def ignored(self, selection: Selection) -> tuple[str, ...]:
        """Return the active filters that the table behind the list cannot apply."""
        return ignored_filters(grain_of(self.grain), selection)


LISTS: dict[str, NamedList] = {}

HOUSEHOLD = ("household_id", "village_code", "household_class", "category", "poverty_cause", "n_persons")
Builder = Callable[[Context], pd.DataFrame]


def named(label: Text, rule: Text, grain: str, *columns: str) -> Callable[[Builder], Builder]:
    """Register the decorated function as a list under its own name; it returns the columns and `reason`."""

    def register(build: Builder) -> Builder:
        key = build.__name__
        LISTS[key] = NamedList(key, label, rule, grain, (*columns, "reason"), build)
        return build

    return register


def find_list(key: str) -> NamedList:
    """Return a list by key; an unknown key is refused with the nearest."""
    if key not in LISTS:
        raise IndicatorError(f"list {key!r} is unknown{nearest(key, list(LISTS))}")
    return LISTS[key]
