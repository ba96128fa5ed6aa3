"""资金: where money comes from and arrives, who got the grant, the two 30 per cent, loans, leverage, goods, audit.

`top` heading and tiles · `flow` source → purpose → village → household · `grants` the 6,000 yuan · `rules` both 30 per
cent and every other one · `loans` subsidy and guarantee · `leverage` 1 : 2.5 : 0.33 · `goods` in kind, by unit ·
`checks` payments to look at, reconciliation · `audit` what the source says, months, a sample · `base` what they share.
"""

from components.text import t
from components.views.funds import audit, base, checks, flow, goods, grants, leverage, loans, rules, top
from indicators.audit import METHODS

__all__ = ["CHOICES", "audit", "base", "checks", "choices", "flow", "goods", "grants", "leverage", "loans", "rules",
           "seed", "seeds", "top"]  # fmt: skip

# choice in the address → its options, the first is the default
CHOICES = {
    "tab": ("flow", "grants", "rules", "loans", "leverage", "goods", "audit"),
    "by": ("area", "cause", "category", "labour"),
    "list": ("without", "with", "undelivered"),
    "need": ("checks", "sample", "said"),
    "size": ("30", "60", "100", "200"),
    "method": METHODS,
}
SEEDS, LAST_SEED = range(1, 21), 999_999


def choices(name: str) -> tuple[str, str, dict[str, str], str]:
    """Return one page choice as its name, label, options in words and default."""
    words = {key: key if name == "size" else t(f"fu_{name}_{key}") for key in CHOICES[name]}
    return name, t(f"fu_{name}"), words, CHOICES[name][0]


def seeds(asked: str) -> tuple[str, str, dict[str, str], str]:
    """Return the choice of the seed: the first twenty, and the one the address asks for where it is a number."""
    more = (int(asked),) if seed(asked) else ()
    options = {str(n): t("fu_seed_n", n=n) for n in dict.fromkeys((*SEEDS, *more))}
    return "seed", t("fu_seed"), options, "1"


def seed(asked: str) -> bool:
    """Tell whether a text is a seed as this page writes it: a whole number without leading zero."""
    return asked.isascii() and asked.isdigit() and not asked.startswith("0") and int(asked) <= LAST_SEED
