"""组织保障: who is responsible for what, whether it is on record, how it was assessed, and what follows.

`top` heading and tiles; one module per tab: `levels` and `tree` (bodies and posts), `cards` (contact cards), `scores`
(assessment under the reader's weights), `reward` (commendation and rectification), `duties` (four duties by village),
`terms` (three-year ties). `base` is what they share.
"""

from components.text import say, t
from components.views.organisation import cards, duties, levels, reward, scores, terms, top, tree, weighing
from indicators.assessment.cards import PRESETS

__all__ = ["CHOICES", "cards", "choices", "duties", "levels", "reward", "scores", "terms", "top", "tree",
           "weighing"]  # fmt: skip

# choice in the address → its options, the first is the default
CHOICES = {
    "tab": ("tree", "cards", "scores", "reward", "duties", "terms"),
    "by": tuple(PRESETS),
    "list": ("cadre", "department"),
    "order": ("highest", "lowest", "widest"),
}


def choices(name: str) -> tuple[str, str, dict[str, str], str]:
    """Return one page choice as its name, label, options in words and default."""
    words = {key: say(PRESETS[key].label) if name == "by" else t(f"or_{name}_{key}") for key in CHOICES[name]}
    return name, t(f"or_{name}"), words, CHOICES[name][0]
