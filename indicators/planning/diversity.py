"""How different the plans of a set of households are (一户一策): plain counts, and one index whose formula is shown.

No source sets a number from which plans count as different enough; the figures describe, they do not judge.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Diversity(NamedTuple):
    """`n` things of `kinds` kinds; the most frequent and its share; the chance that two differ (NaN below two)."""

    n: int
    kinds: int
    top: str
    top_share: float
    simpson: float


def diversity(counts: Mapping[str, int]) -> Diversity:
    """Return the diversity of things counted by kind; kinds without any thing do not count.

    `simpson` is 1 − Σ n(n − 1) ÷ N(N − 1): the chance that two different households drawn at random differ in kind.
    Of kinds that share the first place, the first in the order given is named.
    """
    held = {kind: n for kind, n in counts.items() if n > 0}
    n = sum(held.values())
    if not held:
        return Diversity(0, 0, "", float("nan"), float("nan"))
    top = max(held, key=lambda kind: held[kind])
    same = sum(each * (each - 1) for each in held.values())
    simpson = 1 - same / (n * (n - 1)) if n > 1 else float("nan")
    return Diversity(n, len(held), top, held[top] / n, simpson)
