"""Drawing payments to look at: a sample that anybody can draw again from its seed and size.

A payment's place in the draw is the digest of seed and payment number, so it depends on neither the machine nor the
other payments, and a larger sample holds the smaller one. Stratified draws share the size among townships in
proportion to their payments, each at least one where the size allows.
"""

import hashlib
from functools import lru_cache
from typing import Any

import pandas as pd

from indicators.facts import Register
from indicators.indicator import IndicatorError, nearest
from indicators.lists.named import Context
from indicators.measure import register_of
from indicators.selection import Selection

METHODS = ("simple", "stratified")
FAULTS = ("is_duplicate", "is_unknown_payee", "is_ineligible", "is_other_household", "is_off_standard", "is_returned")


def audit_sample(
    selection: Selection, seed: int, size: int, method: str = "simple", snapshot: Any = None  # noqa: ANN401
) -> pd.DataFrame:  # fmt: skip
    """One row per drawn payment of the selection, by township and number; `draw` is its place in its stratum."""
    if method not in METHODS:
        raise IndicatorError(f"method {method!r} is not one of {METHODS}{nearest(method, METHODS)}")
    if size < 1:
        raise IndicatorError(f"size {size}: at least one payment is drawn")
    return _sample(register_of(snapshot), selection, seed, size, method).copy(deep=False)


def population(selection: Selection, snapshot: Any = None) -> pd.DataFrame:  # noqa: ANN401
    """One row per payment of the selection, with the flags of what may be wrong with it."""
    return _population(register_of(snapshot), selection)


def shares(counts: dict[str, int], size: int) -> dict[str, int]:
    """Share a sample among strata in proportion, by largest remainder; each at least one where the size allows."""
    whole, n = sum(counts.values()), min(size, sum(counts.values()))
    if not whole:
        return {}
    least = 1 if n >= len(counts) else 0
    rest = n - least * len(counts)
    room = {key: count - least for key, count in counts.items()}
    free = sum(room.values()) or 1
    found = {key: least + room[key] * rest // free for key in counts}
    order = sorted(counts, key=lambda key: (-(room[key] * rest % free), key))
    for key in order[: n - sum(found.values())]:
        found[key] += 1
    return found


@lru_cache(maxsize=64)
def _population(register: Register, selection: Selection) -> pd.DataFrame:
    rows = Context(register, selection, "zh").facts("payments")
    return rows.sort_values("payment_id", ignore_index=True)


@lru_cache(maxsize=64)
def _sample(register: Register, selection: Selection, seed: int, size: int, method: str) -> pd.DataFrame:
    rows = _population(register, selection)
    drawn = rows.assign(rank=[_place(seed, number) for number in rows["payment_id"]]).sort_values("rank")
    if method == "simple":
        drawn = drawn.head(size).assign(draw=range(1, min(size, len(rows)) + 1))
    else:
        counts = {str(k): int(n) for k, n in rows["township_code"].value_counts(sort=False).items() if n}
        quota = shares(counts, size)
        place = drawn.groupby("township_code").cumcount() + 1
        drawn = drawn.assign(draw=place)[place <= drawn["township_code"].map(quota).fillna(0)]
    return drawn.sort_values(["township_code", "payment_id"], ignore_index=True).drop(columns="rank")


def _place(seed: int, number: str) -> str:
    return hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()
