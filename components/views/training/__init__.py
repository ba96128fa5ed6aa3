"""培训覆盖: who was trained, what was offered, whether it is what was asked for, where, and who was never reached.

`top` heading and tiles · `ladder` from sessions to households with an industry, reach by area and by group · `supply`
topics, forms, providers, seats, months · `need` topics asked for against topics held · `where` villages · `cases`
households that asked and were never reached · `base` what they share.
"""

from components.text import t
from components.views.training import cases, ladder, need, supply, top, where

__all__ = ["CHOICES", "cases", "choices", "ladder", "need", "supply", "top", "where"]

# choice in the address → its options, the first is the default
CHOICES = {
    "tab": ("ladder", "supply", "need", "where", "list"),
    "by": ("area", "cause", "category", "labour"),
    "shade": ("form", "provider", "mix"),
    "need": ("topic", "matrix"),
    "order": ("unreached", "lowest", "highest"),
}


def choices(name: str) -> tuple[str, str, dict[str, str], str]:
    """Return one page choice as its name, label, options in words and default."""
    options = {key: t(f"tr_{name}_{key}") for key in CHOICES[name]}
    return name, t(f"tr_{name}"), options, CHOICES[name][0]
