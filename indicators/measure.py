"""Filter, group by area and period, add up, divide once.

`measure(keys, selection, by, group, years)` answers for several indicators at once with one query per fact table.
The query (`query.py`) is written in narwhals and runs unchanged on pandas, DuckDB and Spark. Every division of the
house is `divide` (`frames.py`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache, partial
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from data import store
from indicators.facts import GRAINS, Grain, Register, fact, grain_of
from indicators.frames import Found, columns, complete, divide, figures, tidy
from indicators.indicator import REGISTRY, Indicator, IndicatorError, find
from indicators.once import once
from indicators.query import prepare, query
from indicators.resident import Resident, add_up, can_answer
from indicators.selection import Selection, group_columns, level_of

__all__ = ["Measurement", "Selection", "divide", "measure", "one", "query", "register_of", "warm"]


@dataclass(frozen=True)
class Measurement:
    """The one view model: the indicator and a tidy frame, one row per area × period × group.

    Columns: area_code, period (year; the as-of year for stocks), group and one column per group dimension,
    numerator, denominator, value, low, high. Observed figures leave low and high empty; value is empty where the
    denominator is 0. A value in percent is a fraction. `ignored` names active filters this table cannot apply;
    `unplaced` counts rows of the fact table that belong to no area of the level asked for.
    """

    indicator: Indicator
    found: Found = field(repr=False)
    groups: tuple[str, ...]
    selection: Selection
    by: str
    group: str | None
    ignored: tuple[str, ...]
    unplaced: int
    as_of: date
    timing: str

    @property
    def frame(self) -> pd.DataFrame:
        """The tidy frame; changing it changes nobody else's."""
        return self._frame.copy(deep=False)

    @cached_property
    def _frame(self) -> pd.DataFrame:
        return tidy(self.found, self.indicator, self.groups)

    @property
    def value(self) -> float:
        """The single figure of a frame of one row; a frame of several rows has none."""
        return self._single(2)

    @property
    def numerator(self) -> float:
        """The count above the line of a frame of one row."""
        return self._single(0)

    @property
    def denominator(self) -> float:
        """The count below the line of a frame of one row; NaN for a count."""
        return self._single(1)

    def cells(self, *columns: str) -> Iterator[tuple[Any, ...]]:
        """Go through the rows as they stand: the named key columns, then numerator, denominator and value (floats).

        Reads the sums themselves: a tidy frame costs a click more. A group that counts nothing is still there.
        """
        keys = (self.found.keys[column].tolist() for column in columns)
        numbers = (column.tolist() for column in figures(self.found, self.indicator))
        return zip(*keys, *numbers, strict=True)

    def _single(self, which: int) -> float:
        column = figures(self.found, self.indicator)[which]
        if len(column) != 1:
            raise IndicatorError(f"{self.indicator.key}: {len(column)} rows have no single value")
        return float(column[0])


def measure(
    keys: Sequence[str] | str,
    selection: Selection | None = None,
    by: str = "district",
    group: str | None = None,
    years: Sequence[int] | None = None,
    snapshot: Any = None,  # noqa: ANN401 - a Snapshot of the store or a Register
) -> dict[str, Measurement]:
    """Measure indicators for a selection, by level of area and optionally by group and year.

    Tables that need a year take `selection.year` unless `years` are given; flows add up to the as-of day unless
    `years` are given; stocks stand on the as-of day and ignore years.
    """
    wanted = (keys,) if isinstance(keys, str) else tuple(dict.fromkeys(keys))
    chosen = selection or Selection()
    period = None if years is None else tuple(sorted({int(year) for year in years}))
    found = _measured(register_of(snapshot), wanted, chosen, by, group or None, period)
    return dict(found)


def one(key: str, selection: Selection | None = None, **how: Any) -> Measurement:  # noqa: ANN401 - as `measure`
    """Measure a single indicator; the arguments of `measure`."""
    return measure((key,), selection, **how)[key]


def warm(names: Iterable[str] = tuple(GRAINS), snapshot: Any = None) -> None:  # noqa: ANN401 - as `measure`
    """Build fact tables under the default readings, so that no reader waits for one (about two seconds for all)."""
    readings = tuple(sorted(Selection().full_readings().items()))
    for name in names:
        relevant = tuple((key, value) for key, value in readings if key in GRAINS[name].readings)
        _resident(name, register_of(snapshot), relevant).warm()


def register_of(snapshot: Any = None) -> Register:  # noqa: ANN401 - a Snapshot of the store or a Register
    """Return the register behind a snapshot; without one, the current snapshot of the store."""
    if isinstance(snapshot, Register):
        return snapshot
    found = snapshot or store.current()
    return _register(found.id, found)


@lru_cache(maxsize=8)
def _register(snapshot_id: str, snapshot: Any) -> Register:  # noqa: ANN401
    return Register(snapshot_id, date.fromisoformat(str(snapshot.manifest["as_of"])), partial(_read, snapshot))


def _read(snapshot: Any, table: str) -> pd.DataFrame:  # noqa: ANN401
    return store.read(table, snapshot=snapshot)


@lru_cache(maxsize=2048)
def _measured(
    register: Register, keys: tuple[str, ...], selection: Selection, by: str, group: str | None,
    years: tuple[int, ...] | None,
) -> dict[str, Measurement]:  # fmt: skip
    found: dict[str, Measurement] = {}
    by_grain: dict[tuple[str, bool], list[Indicator]] = {}
    for key in keys:
        by_grain.setdefault((find(key).grain, find(key).is_additive), []).append(find(key))
    for (name, _), indicators in by_grain.items():
        found |= _one_grain(register, grain_of(name), indicators, selection, by, group, years)
    return found


def _one_grain(
    register: Register, grain: Grain, indicators: list[Indicator], selection: Selection, by: str, group: str | None,
    years: tuple[int, ...] | None,
) -> dict[str, Measurement]:  # fmt: skip
    groups = group_columns(group, grain.dimensions, grain.name)
    if grain.lowest == "district" and by != "district":
        raise IndicatorError(f"{grain.name} belong to the district alone and cannot be split by {by}")
    period = _period(grain, selection, years)
    added = _added(register, grain, indicators, selection, by, groups, period)
    areas = _areas(register, by, selection.area, selection.village_kind)
    shown = period or (register.as_of.year,)
    known = known_years(register, grain.name) if grain.timing == "year" else frozenset(shown)
    found = complete(added, areas, groups, shown, known)
    ignored = ignored_filters(grain, selection)
    if years is not None and grain.timing == "as_of" and "year" not in ignored:
        ignored = (*ignored, "year")
    return {
        each.key: Measurement(
            each, found, groups, selection, by, group, ignored, found.unplaced, register.as_of, grain.timing
        )
        for each in indicators
    }


def _added(
    register: Register, grain: Grain, indicators: list[Indicator], selection: Selection, by: str,
    groups: tuple[str, ...], period: tuple[int, ...],
) -> dict[str, np.ndarray]:  # fmt: skip
    """Add up in memory where every figure is a sum, otherwise ask the query."""
    readings = tuple((key, value) for key, value in sorted(selection.full_readings().items()) if key in grain.readings)
    if can_answer(indicators):
        return add_up(_resident(grain.name, register, readings), grain, indicators, selection, by, groups, period)
    ready = _ready(grain.name, register, readings)
    return columns(query(ready, grain, indicators, selection, by, groups, period, prepared=True))


@once(maxsize=64)
def _resident(name: str, register: Register, readings: tuple[tuple[str, str], ...]) -> Resident:
    return Resident(_ready(name, register, readings).to_native())


def _period(grain: Grain, selection: Selection, years: tuple[int, ...] | None) -> tuple[int, ...]:
    if grain.timing == "as_of":
        return ()
    if grain.timing == "year":
        return years or (selection.year,)
    return years or ()


def ignored_filters(grain: Grain, selection: Selection) -> tuple[str, ...]:
    """Return the names of active filters that this table cannot apply.

    A table without household classes (villages, cadres, sessions, money) speaks of registered poor households or of
    none, so a choice of exactly that class changes nothing there and is not reported.
    """
    names = selection.filter_names()
    conditions = selection.conditions()
    if not grain.knows_classes and conditions.get("household_class") == ("registered_poor",):
        del conditions["household_class"]
    found = [names[column] for column in conditions if column not in grain.dimensions]
    if grain.lowest == "district" and level_of(selection.area) != "district":
        found.insert(0, "area")
    if grain.timing != "year" and selection.year != Selection().year:
        found.append("year")
    return tuple(found)


@once(maxsize=64)
def _ready(name: str, register: Register, readings: tuple[tuple[str, str], ...]) -> nw.DataFrame:
    """Return a fact table with the numerator and denominator of every indicator of its grain as columns."""
    frame = nw.from_native(fact(name, register, dict(readings)))
    return prepare(frame, [each for each in REGISTRY.values() if each.grain == name])


@lru_cache(maxsize=64)
def known_years(register: Register, grain: str) -> frozenset[int]:
    """Return the year ends that a fact table has rows for."""
    return frozenset(int(year) for year in fact(grain, register)["year"].unique())


@lru_cache(maxsize=512)
def _areas(register: Register, by: str, area: str, village_kind: str) -> tuple[str, ...]:
    """Return every area of the level within the selection, in code order; villages by the kind asked for."""
    if by == "district":
        return (area[:6],)
    villages, size = _villages(register), len("510802000") if by == "township" else 12
    wanted = None if by == "township" or village_kind == "all" else village_kind == "poor"
    within = {code[:size] for code, is_poor in villages if code.startswith(area) and wanted in (None, is_poor)}
    return tuple(sorted(within))


@lru_cache(maxsize=8)
def _villages(register: Register) -> list[tuple[str, bool]]:
    """Return every village's code and whether it is a poor village."""
    rows = register.tables("villages")
    return list(zip(rows["village_code"].astype("str"), rows["is_poor_village"].eq(True).tolist(), strict=True))
