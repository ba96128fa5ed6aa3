"""Drawing payments to look at: a sample that anybody can draw again from its seed and size.

A payment's place in the draw is the digest of seed and payment number, so it depends on neither the machine nor the
other payments, and a larger sample holds the smaller one. Stratified draws share the size among townships in
proportion to their payments, each at least one where the size allows.
"""

import hashlib
from functools import lru_cache
from typing import Any, NamedTuple

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


def stratum_counts(
    selection: Selection, seed: int, size: int, method: str, snapshot: Any = None  # noqa: ANN401
) -> list[tuple[str, int, int]]:  # fmt: skip
    """Return each township of the population: its code, its payments, and how many of them are drawn."""
    drawn = audit_sample(selection, seed, size, method, snapshot)["township_code"].value_counts()
    whole = population(selection, snapshot)["township_code"].value_counts()
    return [(str(code), int(n), int(drawn.get(code, 0))) for code, n in sorted(whole.items())]


@lru_cache(maxsize=64)
def _population(register: Register, selection: Selection) -> pd.DataFrame:
    rows = Context(register, selection, "zh").facts("payments")
    return rows.sort_values("payment_id", ignore_index=True)


@lru_cache(maxsize=64)
def _sample(register: Register, selection: Selection, seed: int, size: int, method: str) -> pd.DataFrame:
    rows = _population(register, selection)
    if rows.empty:
        return rows.assign(draw=0)
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


def amounts(selection: Selection, snapshot: Any = None) -> dict[int, int]:  # noqa: ANN401
    """Return every amount that was paid, in yuan → number of payments, from the most frequent."""
    found = population(selection, snapshot)["paid_cny"].value_counts()
    return dict(sorted(((int(k), int(n)) for k, n in found.items()), key=lambda pair: (-pair[1], pair[0])))


class Line(NamedTuple):
    """One line of the reconciliation: a key, an amount in yuan, how many payments or grants it stands for."""

    key: str
    yuan: int
    n: int


def reconcile(selection: Selection, snapshot: Any = None) -> tuple[Line, ...]:  # noqa: ANN401
    """Go from what was granted to what was delivered, every difference named; yuan.

    granted − unpaid + second payments + amounts off the standard + the rest = paid; paid − returned = delivered.
    'Rest' is what no named difference explains and is to be nothing. Grants and payments are taken by place alone.
    """
    register = register_of(snapshot)
    here = Selection(area=selection.area, village_kind=selection.village_kind)
    grants = Context(register, here, "zh").facts("funds")
    grants, paid = grants[grants["is_grant"] == 1], population(here, register)
    first, again = paid[paid["is_duplicate"] == 0], paid[paid["is_duplicate"] == 1]
    due = first["fund_id"].map(grants.set_index("fund_id")["grant_cny"]).fillna(0).astype("int64")
    missing = grants[~grants["fund_id"].isin(first["fund_id"])]
    off, back = first["paid_cny"] - due, paid[paid["is_returned"] == 1]
    lines = [
        Line("granted", int(grants["grant_cny"].sum()), len(grants)),
        Line("unpaid", -int(missing["grant_cny"].sum()), len(missing)),
        Line("again", int(again["paid_cny"].sum()), len(again)),
        Line("off", int(off.sum()), int((off != 0).sum())),
    ]
    whole = int(paid["paid_cny"].sum())
    lines.append(Line("rest", whole - sum(line.yuan for line in lines), 0))
    lines.append(Line("paid", whole, len(paid)))
    lines.append(Line("returned", -int(back["paid_cny"].sum()), len(back)))
    return (*lines, Line("delivered", whole + lines[-1].yuan, len(paid) - len(back)))
