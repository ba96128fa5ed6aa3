"""What a village card is made of: figures, tests, projects, gaps; codes and numbers, measured once per village."""

from functools import lru_cache
from math import ceil
from typing import Any, NamedTuple

import pandas as pd

from components.text import lang
from indicators.facts.villages import CRITERIA
from indicators.lists import rows
from indicators.measure import Measurement, Selection, measure, register_of
from indicators.villages import village_card
from policy.parameters import parameter

INCOME = "collective_income_per_village"
FIRST_YEAR = 2014
# list of households → indicator that counts it; a share counts what is missing, a count the households themselves
LISTS = {
    "uncovered_households": "cadre_coverage", "unvisited_households": "visited_recently_share",
    "few_matters_households": "enough_matters_share", "households_without_card": "contact_card_share",
    "households_without_plan": "plan_coverage", "never_reached_who_asked": "asked_never_reached",
    "left_behind_households": "left_behind_households", "near_line_households": "near_line_households",
    "incomplete_identification": "identification_complete_share",
}  # fmt: skip


class Test(NamedTuple):
    """One exit test: value and verdict at each year end (None: not on record), and the standard."""

    criterion: str
    values: dict[int, float]
    passed: dict[int, bool]
    threshold: float


class VillageCard(NamedTuple):
    """One village, whole: household filters do not reach it; year and readings do."""

    code: str
    year: int
    standing: dict[str, Any]
    figures: dict[str, Measurement]
    persons: dict[int, int]
    rates: dict[int, float]
    base: int
    tests: tuple[Test, ...]
    parts: dict[str, pd.DataFrame]
    late: dict[str, str]
    income_cny: float

    @property
    def here(self) -> Selection:
        """Return the selection of this village alone."""
        return selection_of(self.code, self.year, self.figures["registered_households"].selection.readings)

    @property
    def failing(self) -> list[Test]:
        """Return the tests failed at the end of the year, in the order of the standard."""
        return [test for test in self.tests if test.passed.get(self.year) is False]

    @property
    def most_persons(self) -> int:
        """Return how many poor persons the village may have and still pass: the ratio must be below the limit."""
        return max(ceil(parameter("village_exit_rate").value * self.base) - 1, 0)

    def count(self, key: str) -> int:
        """Return a figure as a whole number."""
        value = self.figures[key].value
        return int(value) if value == value else 0

    def lacking(self, list_key: str) -> int:
        """Return how many households stand on a list of gaps."""
        found = self.figures[LISTS[list_key]]
        if found.indicator.unit != "percent":
            return self.count(LISTS[list_key])
        return int(found.denominator - found.numerator)


def selection_of(code: str, year: int, readings: tuple[tuple[str, str], ...]) -> Selection:
    """Return the selection of a whole village, without filters of households and without reading C4.

    C4 leaves households out of the base of the plans; the card counts every household without a plan, as its list does.
    """
    return Selection(area=code, year=year, readings=tuple(pair for pair in readings if pair[0] != "C4"))


def card(code: str, selection: Selection) -> VillageCard:
    """Return the card of a village at the year and readings of the selection."""
    return _card(register_of().id, code, selection.year, selection.readings, lang())


@lru_cache(maxsize=64)
def _card(register_id: str, code: str, year: int, readings: tuple[tuple[str, str], ...], language: str) -> VillageCard:
    here = selection_of(code, year, readings)
    found = village_card(code, here)
    path = found["trajectory"]
    path = path[(path["year"] >= FIRST_YEAR) & (path["year"] <= year)]
    late = rows("late_projects", Selection(year=year, readings=readings), lang=language)  # one list for all villages
    late = late[late["village_code"] == code]
    return VillageCard(
        code=code,
        year=year,
        standing=found["standing"],
        figures=found["figures"],
        persons={int(y): int(n) for y, n in zip(path["year"], path["poor_persons"], strict=True)},
        rates={int(y): float(r) for y, r in zip(path["year"], path["rate"], strict=True)},
        base=int(path["rate_base"].iloc[-1]),
        tests=_tests(found["tests"], year),
        parts={name: found[name] for name in ("causes", "posts", "projects", "inputs", "in_kind", "sessions")},
        late=dict(zip(late["project_id"], late["reason"], strict=True)),
        income_cny=measure((INCOME,), here)[INCOME].value,
    )


def _tests(frame: pd.DataFrame, year: int) -> tuple[Test, ...]:
    made = []
    for criterion in CRITERIA:
        seen = frame[(frame["criterion"] == criterion) & (frame["year"] <= year)]
        if seen.empty:
            continue
        years = [int(y) for y in seen["year"]]
        passed = dict(zip(years, [bool(p) for p in seen["is_passed"]], strict=True))
        values = dict(zip(years, [float(v) for v in seen["test_value"]], strict=True))
        made.append(Test(criterion, values, passed, float(seen["threshold"].iloc[-1])))
    return tuple(made)
