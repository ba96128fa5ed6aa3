"""规划与内容精准: plans against what each reading of C4 counts, assistance against the household, industries, the net.

`top` heading and tiles · `coverage` plans under every reading, by area, who has none · `match` cause × assistance and
what is at odds · `industry` the three types, leading industries, wishes · `wishes` wish × ability, effect, diversity ·
`floor` the safety net apart from the industry track · `facility` what villages have and projects for it · `cases` the
article's own examples beside the register · `base` what they share.
"""

from components.text import t
from components.views.planning import cases, coverage, facility, floor, industry, match, top, wishes

__all__ = ["CHOICES", "cases", "choices", "coverage", "facility", "floor", "industry", "match", "top", "wishes"]

# choice in the address → its options, the first is the default
CHOICES = {
    "tab": ("coverage", "match", "industry", "floor", "facility"),
    "shade": ("all", "odd"),
    "need": ("types", "leading", "wish", "effect", "different"),
    "by": ("facility", "project"),
}


def choices(name: str) -> tuple[str, str, dict[str, str], str]:
    """Return one page choice as its name, label, options in words and default."""
    options = {key: t(f"pl_{name}_{key}") for key in CHOICES[name]}
    return name, t(f"pl_{name}"), options, CHOICES[name][0]
