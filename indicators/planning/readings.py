"""Plan coverage under every reading of C4 at once, on one set of counts.

The readings only narrow the base by labour and by disability, which are dimensions of every household: so all three
come from one measurement grouped by the two, and each equals `plan_coverage` under that reading.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from indicators.frames import divide
from indicators.measure import Measurement, Selection, measure, register_of
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
    cells = {key: list(_cells(found[key])) for key in TERMS}
    rows: list[Coverage] = []
    for reading in (option.key for option in READINGS["C4"].options):
        sums: dict[str, list[int]] = {}
        for place, (area, labour, disability, _, base) in enumerate(cells["short_plan_share"]):
            if all({"labour": labour, "disability": disability}[name] == kept for name, kept in BASES[reading].items()):
                counts = [base, *(cells[key][place][3] for key in TERMS)]
                sums[area] = [a + b for a, b in zip(sums.get(area, [0] * len(counts)), counts, strict=True)]
        rows += [Coverage(area, reading, *counts) for area, counts in sums.items() if counts[0]]
    return tuple(rows)


def _cells(measured: Measurement) -> Iterable[tuple[str, str, str, int, int]]:
    for area, labour, disability, above, below, _ in measured.cells("area_code", "labour", "disability"):
        yield area, labour, disability, int(above), int(below)
