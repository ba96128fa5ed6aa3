"""HOW WE COUNT: indicators as numerator and denominator on fact tables, one division.

May import: `data`, `geo`, `policy`; narwhals, pandas. Add here: an indicator as one function in its theme
and one case in `tests/cases.toml`.

Importing this room loads every theme, so `indicators.indicator.REGISTRY` is always complete.
"""

from indicators import (  # noqa: F401  themes register themselves
    assessment,
    cadres,
    campaign,
    delisting,
    funds,
    identification,
    organisation,
    planning,
    poverty,
    training,
)
