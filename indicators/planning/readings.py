"""Plan coverage under every reading of C4 at once, on one set of counts.

The readings only narrow the base by labour and by disability, which are dimensions of every household: so all three
come from one measurement grouped by the two, and each equals `plan_coverage` under that reading.
"""

from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from indicators.frames import divide
from indicators.measure import Selection, measure, register_of
from policy.readings import READINGS

TERMS = ("plan_coverage", "short_plan_share", "long_plan_share", "both_plans_share")
# reading → the labour and the disability that its base keeps
BASES: dict[str, dict[str, str]] = {
    "all": {},
    "not_disabled": {"disability": "without"},
    "with_labour": {"labour": "with"},
}


class Coverage(NamedTuple):
    """Plans of one area under one reading: households of the base, and of these with any, short, long, both plans."""

    area: str
    reading: str
    base: int
    planned: int
    short: int
    long: int
    both: int

    @property
    def missing(self) -> int:
        """Return the households of the base without any plan."""
        return self.base - self.planned

    def share(self, count: int) -> float:
        """Return a count over the base; NaN where there is no base."""
        return float(divide(np.array([float(count)]), np.array([float(self.base)]))[0])


def coverage(selection: Selection, by: str = "district") -> tuple[Coverage, ...]:
    """Return plan coverage under every reading, reading by reading, areas in code order; a base of none is left out.

    The reading of C4 in force does not matter here, and no other reading changes these counts.
    """
    return _coverage(register_of(), replace(selection, readings=()), by)


@lru_cache(maxsize=128)
def _coverage(register: Any, selection: Selection, by: str) -> tuple[Coverage, ...]:  # noqa: ANN401 - a Register
    found = measure(TERMS, selection, by=by, group="labour,disability", snapshot=register)
    above = zip(*([int(n) for n, *_ in found[key].cells()] for key in TERMS), strict=True)
    keys = found["short_plan_share"].cells("area_code", "labour", "disability")
    sums: dict[tuple[str, str], list[int]] = {}
    for (area, labour, disability, _, base, _), counts in zip(keys, above, strict=True):
        for reading in _readings(labour, disability):
            held = sums.setdefault((reading, area), [0] * (1 + len(TERMS)))
            for place, count in enumerate((int(base), *counts)):
                held[place] += count
    order = tuple(option.key for option in READINGS["C4"].options)
    found_rows = (Coverage(area, reading, *counts) for (reading, area), counts in sums.items() if counts[0])
    return tuple(sorted(found_rows, key=lambda row: (order.index(row.reading), row.area)))


@lru_cache(maxsize=16)
def _readings(labour: str, disability: str) -> tuple[str, ...]:
    """Return the readings whose base keeps households of this labour and disability."""
    here = {"labour": labour, "disability": disability}
    return tuple(key for key, kept in BASES.items() if all(here[name] == value for name, value in kept.items()))
