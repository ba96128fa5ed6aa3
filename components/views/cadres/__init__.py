"""干部包带: who is covered, what each cadre carries, what was done, which department helps which village.

`top` has the heading and the key figures; one module per tab: `coverage`, `load` with `capacity`, `visits` with
`matters`, `departments` with `posts`, `cases` (the named lists). All turn a selection into Tiles and Figures.
"""

from components.text import t
from components.views.cadres import capacity, cases, coverage, departments, load, matters, posts, top, visits
from indicators.measure import Selection

__all__ = ["TABS", "Selection", "capacity", "cases", "coverage", "departments", "is_part_of_another", "load", "matters",
           "parts_of_tab", "posts", "tabs", "top", "visits"]  # fmt: skip

TABS = ("coverage", "load", "visits", "departments", "lists")
# What a tab can be split by (`by` in the address); the first stands when nothing is chosen.
PARTS: dict[str, tuple[str, ...]] = {
    "coverage": ("cause", "category", "class"),
    "load": ("duty", "capacity"),
    "visits": ("visit", "matter", "unvisited"),
    "departments": ("need", "ranking", "posts"),
    "lists": (),
}


def tabs() -> dict[str, str]:
    """Return the tabs of the page by key, in order."""
    return {key: t(f"cad_tab_{key}") for key in TABS}


def parts_of_tab(tab: str) -> dict[str, str]:
    """Return the parts of a tab by key, in order."""
    return {key: t(f"cad_by_{key}") for key in PARTS[tab]}


def is_part_of_another(tab: str, value: str | None) -> bool:
    """Tell whether a part belongs to another tab only: it goes when the tab changes and is nobody's mistake."""
    return value not in PARTS[tab] and any(value in parts for parts in PARTS.values())
