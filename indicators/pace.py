"""Required pace (倒推): what each remaining year must bring if the targets of 2017 are to be met."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from indicators.indicator import IndicatorError
from policy.parameters import parameter


class Pace(NamedTuple):
    """What remains at a year end and what each year until the target must bring.

    `floor_per_year` is the stated 5,000 persons a year of the whole district; `left_at_floor` the persons who remain
    poor at the target if exactly the floor is kept. Both are None for a part of the district: the floor is not
    divided among townships. `by_year` has a list per column, one entry per year end: year, persons_required,
    persons_at_floor, villages_planned, villages_required.
    """

    year: int
    target: date
    years_left: int
    persons: int
    households: int
    villages: int
    villages_without_year: int
    persons_per_year: float
    households_per_year: float
    villages_per_year: float
    floor_per_year: int | None
    left_at_floor: int | None
    by_year: Mapping[str, list[int | None]]


def required_pace(selection: Any = None, snapshot: Any = None) -> Pace:  # noqa: ANN401 - Selection; Snapshot or Register
    """Return the pace from the end of `selection.year` to the target date, for the area of the selection."""
    from indicators.measure import Selection, measure

    chosen = selection or Selection()
    keys = ("poor_persons", "poor_households", "poor_villages", "villages_out", "villages_planned_2016",
            "villages_planned_2017", "villages_without_year")  # fmt: skip
    found = {key: int(each.value) for key, each in measure(keys, chosen, snapshot=snapshot).items()}
    target = parameter("target_date").value
    years = target.year - chosen.year
    if years < 1:
        raise IndicatorError(f"required pace: year {chosen.year} is not before the target year {target.year}")
    persons, households = found["poor_persons"], found["poor_households"]
    villages = found["poor_villages"] - found["villages_out"]
    floor = int(parameter("poverty_reduction_per_year", target).value) if len(chosen.area) == 6 else None
    return Pace(
        year=chosen.year, target=target, years_left=years, persons=persons, households=households, villages=villages,
        villages_without_year=found["villages_without_year"],
        persons_per_year=persons / years, households_per_year=households / years, villages_per_year=villages / years,
        floor_per_year=floor, left_at_floor=None if floor is None else max(0, persons - floor * years),
        by_year=_by_year(chosen.year, target.year, persons, villages, floor, found),
    )  # fmt: skip


def _by_year(
    first: int, last: int, persons: int, villages: int, floor: int | None, found: dict[str, int]
) -> dict[str, list[int | None]]:
    """One entry per year end from now to the target; persons and villages still to go, villages planned in the year."""
    steps = last - first
    each = range(steps + 1)
    return {
        "year": [first + step for step in each],
        "persons_required": [round(persons * (1 - step / steps)) for step in each],
        "persons_at_floor": [None if floor is None else max(0, persons - floor * step) for step in each],
        "villages_planned": [found.get(f"villages_planned_{first + step}", 0) for step in each],
        "villages_required": [round(villages * (1 - step / steps)) for step in each],
    }
