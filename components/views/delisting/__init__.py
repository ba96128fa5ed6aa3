"""销号轨迹: how persons and villages move towards 2017, what blocks the villages, who is near the line, who fell back.

`top` heading and tiles · `path` persons by year · `rate` the ratio by year · `schedule` villages by planned year ·
`villages` the poor villages one by one · `blocks` failing exit tests · `near` households near the line · `relapse`
those who fell back. What they share with other pages stands in `components.views.standing`.
"""

from components.text import t
from components.views.delisting.blocks import failing_tests, test_list, test_matrix
from components.views.delisting.near import guarantees, income_spread, near_list
from components.views.delisting.path import persons_fall, persons_path
from components.views.delisting.rate import rate_path
from components.views.delisting.relapse import flows, relapse_causes, relapse_list
from components.views.delisting.schedule import plan, plan_note
from components.views.delisting.top import heading, tiles
from components.views.delisting.villages import calendar, panels

__all__ = [
    "calendar",
    "choices",
    "failing_tests",
    "flows",
    "guarantees",
    "heading",
    "income_spread",
    "near_list",
    "panels",
    "persons_fall",
    "persons_path",
    "plan",
    "plan_note",
    "rate_path",
    "relapse_causes",
    "relapse_list",
    "test_list",
    "test_matrix",
    "tiles",
]

# choice in the address → its options, the first is the default
CHOICES = {
    "tab": ("path", "villages", "blocks", "near", "relapse"),
    "fact": ("stock", "fall"),
    "card": ("panels", "calendar"),
    "by": ("rate", "persons"),
    "order": ("plan", "township", "rate", "distance"),
    "need": ("matrix", "list"),
    "list": ("charts", "above", "below"),
    "shade": ("charts", "list"),
}


def choices(name: str) -> tuple[str, str, dict[str, str], str]:
    """Return one page choice as its name, label, options in words and default."""
    options = {key: t(f"dl_{name}_{key}") for key in CHOICES[name]}
    return name, t(f"dl_{name}"), options, CHOICES[name][0]
