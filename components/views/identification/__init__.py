"""对象精准: the four steps household by household, three ledgers line by line, one village, flows, criteria.

`top` heading and tiles · `steps` households through each step, days between steps, cases · `ledgers` lines,
differences by kind and level, by area, who · `example` the article's village beside the register, meetings by area ·
`timeline` that village day by day · `changes` registered, out, back, corrected per period · `paths` the order of a
household's changes · `criteria` what the article weighs by and what is on record ·
`base` what they share.
"""

from components.text import t
from components.views.identification import changes, criteria, example, ledgers, paths, steps, timeline, top

__all__ = ["CHOICES", "changes", "choices", "criteria", "example", "ledgers", "paths",
           "steps", "timeline", "top"]  # fmt: skip

# choice in the address → its options, the first is the default
CHOICES = {"tab": ("steps", "ledgers", "example", "dynamic", "criteria")}


def choices(name: str) -> tuple[str, str, dict[str, str], str]:
    """Return one page choice as its name, label, options in words and default."""
    options = {key: t(f"id_{name}_{key}") for key in CHOICES[name]}
    return name, t(f"id_{name}"), options, CHOICES[name][0]
