"""户情: one household of the register, whole, as the officer responsible for it needs it.

`base` which household, words of its values · `top` heading, key figures, an unknown code · `facts` who they are,
members, plan, cadre · `standard` what the exit standard still lacks · `support` visits, matters, training, money ·
`income` the two pictures · `markup` tables and sections · `screen` search and steps.
"""

from components.views.household import base, facts, income, standard, support, top

__all__ = ["base", "facts", "income", "standard", "support", "top"]
