"""三千干部包万户: three classes of households, four duties and three leads, three phases, six goals, what contrasts.

`top` heading and tiles · `classes` households of the three classes, tied and visited · `duties` the four duties by
class, and the tasks one by one · `phases` the calendar and what was done in it · `goals` the goals part by part ·
`contrasts` stated, derived and simulated side by side · `base` what they share. The page looks at all three classes:
a filter of classes does not reach it.
"""

from components.text import t
from components.views.campaign import classes, contrasts, duties, goals, phases, top

__all__ = ["CHOICES", "choices", "classes", "contrasts", "duties", "goals", "phases", "top"]

# choice in the address → its options, the first is the default
CHOICES = {
    "tab": ("classes", "duties", "phases", "goals", "contrasts"),
    "by": ("registered_poor", "key_economic", "key_stability"),
    "shade": ("visits_made", "calls_made", "matters_done"),
}


def choices(name: str) -> tuple[str, str, dict[str, str], str]:
    """Return one page choice as its name, label, options in words and default."""
    options = {key: t(f"ca_{name}_{key}") for key in CHOICES[name]}
    return name, t(f"ca_{name}"), options, CHOICES[name][0]
