"""Money and goods: what came in, where it went, who was paid, and what an audit would ask about.

`inputs` sources, purposes, grants and leverage · `rules` the two 30 per cent and the loan lines · `payments` payments
of the grants and their faults, inputs in kind. Every yuan stands once; goods (吨, 斤, 只, 头) are never added to yuan
nor to one another, so a quantity is no indicator: `indicators.in_kind` holds quantities with their unit.
"""

from indicators.funds import inputs, payments, rules  # noqa: F401  indicators register themselves
