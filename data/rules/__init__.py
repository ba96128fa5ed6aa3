"""Rules that compare columns or tables, each a small function named as its row in `rules.csv`.

A rule looks at a `Register` and yields `Broken` rows; a missing value never breaks a rule (that is `value.required`).
Add a rule: one row in `rules.csv`, one function of that name under the theme it belongs to.
"""

from data.rules import campaign, households, ledgers, money, rectification, villages
from data.rules.rule import CHECKS, Broken, Register, check_rules

__all__ = ["CHECKS", "Broken", "Register", "campaign", "check_rules", "households", "ledgers", "money",
           "rectification", "villages"]  # fmt: skip
