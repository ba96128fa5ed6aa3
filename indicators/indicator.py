"""What an indicator is: a label, a unit, a definition and two columns of one fact table.

A theme module (`poverty.py`, `cadres.py` …) holds one small function per indicator. Its body returns the numerator
and the denominator as narwhals expressions on the fact table named by `grain`; `measure` adds them up and divides
once. A count returns one expression. A `median` or `distinct` statistic returns the column it is taken over, already
null where a row does not belong; such a figure is never the sum of its parts and says so by its `statistic`.

The value of an indicator in percent is a fraction: 0.068 is shown as 6.8 %. Units are those of `policy/units.csv`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial

import narwhals as nw

from policy.units import SPELLINGS
from policy.words import Text

UNITS: dict[str, Text] = {name: unit.label for name, unit in SPELLINGS.items()}
STATISTICS = ("ratio", "count", "median", "distinct")
BETTER = ("higher", "lower", "none")
AUDIENCES = ("public", "staff")

Body = Callable[[], nw.Expr | tuple[nw.Expr, nw.Expr]]


class IndicatorError(ValueError):
    """An unknown indicator, filter, dimension or area, with the nearest known name."""


def nearest(found: str, known: list[str] | tuple[str, ...]) -> str:
    """Return '; did you mean …?' for the closest known name, or an empty string."""
    close = get_close_matches(str(found), [str(name) for name in known], n=1, cutoff=0.5)
    return f"; did you mean {close[0]!r}?" if close else ""


@dataclass(frozen=True)
class Indicator:
    """One figure with everything a reader must know to trust it."""

    key: str
    theme: str
    grain: str
    unit: str
    label: Text
    definition: Text
    reference: tuple[str, ...]
    better: str
    audience: str
    statistic: str
    decimals: int
    body: Body

    @property
    def is_additive(self) -> bool:
        """Whether figures of parts add up to the figure of the whole (by their counts)."""
        return self.statistic in ("count", "ratio")

    def expressions(self) -> tuple[nw.Expr, nw.Expr | None]:
        """Return the numerator and, for a ratio, the denominator."""
        made = self.body()
        return made if isinstance(made, tuple) else (made, None)


REGISTRY: dict[str, Indicator] = {}


def indicator(
    grain: str,
    unit: str,
    label: Text,
    definition: Text,
    *reference: str,
    better: str = "none",
    audience: str = "public",
    statistic: str = "ratio",
    decimals: int = 0,
) -> Callable[[Body], Body]:
    """Register the decorated function as an indicator under its own name.

    `grain` is a fact table, `unit` a key of UNITS, `reference` ids of published facts, parameters or contradictions.
    """
    for value, known in ((unit, tuple(UNITS)), (statistic, STATISTICS), (better, BETTER), (audience, AUDIENCES)):
        if value not in known:
            raise IndicatorError(f"{label.en}: {value!r} is not one of {known}{nearest(value, known)}")

    def register(body: Body) -> Body:
        key = body.__name__
        if key in REGISTRY:
            raise IndicatorError(f"indicator {key!r} is defined twice")
        theme = body.__module__.split(".")[1]
        REGISTRY[key] = Indicator(
            key, theme, grain, unit, label, definition, reference, better, audience, statistic, decimals, body
        )
        return body

    return register


count = partial(indicator, statistic="count")


def find(key: str) -> Indicator:
    """Return the indicator of this key; an unknown key is refused with the nearest."""
    if key not in REGISTRY:
        raise IndicatorError(f"indicator {key!r} is unknown{nearest(key, list(REGISTRY))}")
    return REGISTRY[key]


def themes() -> dict[str, list[Indicator]]:
    """Return the indicators of each theme, in the order they are written."""
    found: dict[str, list[Indicator]] = {}
    for one in REGISTRY.values():
        found.setdefault(one.theme, []).append(one)
    return found
