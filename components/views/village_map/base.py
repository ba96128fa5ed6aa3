"""The poor villages of a selection as map and table show them: one list for both, so they can never differ.

Status, tests, rate and ring of a village depend on year and readings alone; the counts of households follow every
filter (`unfollowed` names what the others do not follow).
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from components.text import lang
from components.views import standing
from components.views.standing import Village, knows_poverty
from geo.areas import full_name, name, parent
from indicators.frames import figures
from indicators.measure import Measurement, Selection, measure, register_of

COUNTS = ("registered_households", "poor_persons", "late_projects")
SHARES = ("cadre_coverage", "training_reach", "plan_coverage")
RATE = "poverty_headcount_ratio"
UNKNOWN = float("nan")


class Place(NamedTuple):
    """One poor village: what `Village` says, and the counts of the selection (NaN where there is nothing to count)."""

    village: Village
    numbers: dict[str, float]

    @property
    def code(self) -> str:
        """Return the code of the village."""
        return self.village.code

    @property
    def own_name(self) -> str:
        """Return the name of the village alone."""
        return name(self.code, lang())

    @property
    def full_name(self) -> str:
        """Return the name of the village with its township."""
        return full_name(self.code, lang())

    @property
    def township(self) -> str:
        """Return the name of the township."""
        return name(parent(self.code), lang())


def places(selection: Selection) -> tuple[Place, ...]:
    """Return the poor villages of the selection in code order, which is by township."""
    return _places(register_of().id, selection, lang())


@lru_cache(maxsize=64)
def _places(register_id: str, selection: Selection, language: str) -> tuple[Place, ...]:
    found = standing.villages(selection, "township")
    if not found:
        return ()
    chosen = replace(selection, village_kind="poor")
    columns = {key: by_area(one) for key, one in measure((*COUNTS, *SHARES), chosen, by="village").items()}
    if not knows_poverty(selection):
        columns["poor_persons"] = {}
    return tuple(
        Place(village, {key: column.get(village.code, UNKNOWN) for key, column in columns.items()}) for village in found
    )


def by_area(measurement: Measurement) -> dict[str, float]:
    """Return area code → value of a measurement without groups and of one year."""
    values = figures(measurement.found, measurement.indicator)[2]
    return dict(zip(measurement.found.keys["area_code"].tolist(), map(float, values), strict=True))


def position(found: Sequence[Place], code: str | None) -> int | None:
    """Return where a village stands in the list, or None."""
    return next((i for i, place in enumerate(found) if place.code == code), None)


def unfollowed(selection: Selection) -> tuple[str, ...]:
    """Return the filters that status, tests, rate and projects of a village do not follow; the year it follows."""
    return tuple(one for one in standing.untouched(RATE, selection) if one != "year")
