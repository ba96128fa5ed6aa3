"""Days between two steps of identification as a spread: fewest, quartiles, most.

The source states no number of days. Only households with both dates on record, the later one not before the earlier.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from indicators.facts import Register
from indicators.facts.identification import STEPS
from indicators.measure import Selection, measure, register_of

TIMED = "steps_timed"


class Duration(NamedTuple):
    """Days from the step before to this one over `n` households."""

    step: str
    n: int
    fewest: int
    lower: float
    median: float
    upper: float
    most: int
    counts: tuple[tuple[int, int], ...]  # days, households


def durations(selection: Selection, snapshot: Any = None) -> tuple[Duration, ...]:  # noqa: ANN401 - as `measure`
    """Return one row per step that has a step before it and any household timed, in the order of the steps."""
    return _durations(selection, register_of(snapshot))


@lru_cache(maxsize=128)
def _durations(selection: Selection, register: Register) -> tuple[Duration, ...]:
    found: dict[str, dict[int, int]] = {}
    measured = measure((TIMED,), selection, group="step,gap_days", snapshot=register)[TIMED]
    for step, gap, n, *_ in measured.cells("step", "gap_days"):
        if n:
            found.setdefault(step, {})[int(gap)] = int(n)
    return tuple(spread_of(step, found[step]) for step in STEPS if step in found)


def spread_of(step: str, counts: Mapping[int, int]) -> Duration:
    """Return the spread of days counted by household; quartiles as pandas takes them (linear between neighbours)."""
    ordered = sorted(counts.items())
    n = sum(counts.values())
    lower, median, upper = (_quantile(ordered, n, share) for share in (0.25, 0.5, 0.75))
    return Duration(step, n, ordered[0][0], lower, median, upper, ordered[-1][0], tuple(ordered))


def _quantile(ordered: list[tuple[int, int]], n: int, share: float) -> float:
    place = share * (n - 1)
    below = int(place)
    first, second = _at(ordered, below), _at(ordered, min(below + 1, n - 1))
    return first + (second - first) * (place - below)


def _at(ordered: list[tuple[int, int]], place: int) -> int:
    """Return the value at a place of the sorted values."""
    passed = 0
    for value, count in ordered:
        passed += count
        if place < passed:
            return value
    return ordered[-1][0]
