"""Drawing payments to look at: a sample that anybody can draw again from its seed and size.

A payment's place in the draw is the digest of seed and payment number, so it depends on neither the machine nor the
other payments, and a larger sample holds the smaller one. Stratified draws share the size among townships in
proportion to their payments, each at least one where the size allows.
"""

import hashlib
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from indicators.facts import Register, fact, grain_of
from indicators.facts.common import AREA_COLUMNS, VILLAGE_DIMENSIONS
from indicators.indicator import IndicatorError, nearest
from indicators.measure import register_of
from indicators.selection import Selection, area_column, level_of

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
    return narrowed("payments", selection, register)


@lru_cache(maxsize=64)
def _sample(register: Register, selection: Selection, seed: int, size: int, method: str) -> pd.DataFrame:
    rows = _population(register, selection)
    if rows.empty:
        return rows.assign(draw=0)
    ranks = _ranks(register, seed)
    drawn = rows.iloc[np.argsort([ranks[number] for number in rows["payment_id"]], kind="stable")]
    town = drawn["township_code"].to_numpy()
    place, quota = np.arange(1, len(drawn) + 1), size
    if method == "stratified":
        names, stratum, counts = np.unique(town, return_inverse=True, return_counts=True)
        shared = shares(dict(zip(names.tolist(), counts.tolist(), strict=True)), size)
        quota = np.array([shared[name] for name in names.tolist()])[stratum]
        by_town = np.argsort(stratum, kind="stable")
        place[by_town] = np.arange(len(drawn)) - np.repeat(np.cumsum(counts) - counts, counts) + 1
    drawn = drawn.assign(draw=place)[place <= quota]
    return drawn.sort_values(["township_code", "payment_id"], ignore_index=True)


@lru_cache(maxsize=32)
def _ranks(register: Register, seed: int) -> dict[str, str]:
    """Return the place of every payment of a register in the draw of one seed."""
    return {number: _place(seed, number) for number in _text("payments", register)["payment_id"]}


def _place(seed: int, number: str) -> str:
    return hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()


def amounts(selection: Selection, snapshot: Any = None) -> dict[int, int]:  # noqa: ANN401
    """Return every amount that was paid, in yuan → number of payments, from the most frequent."""
    found = np.unique(population(selection, snapshot)["paid_cny"].to_numpy(), return_counts=True)
    return dict(sorted(zip(*(each.tolist() for each in found), strict=True), key=lambda pair: (-pair[1], pair[0])))


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
    grants = narrowed("funds", here, register, _grants(register))
    paid = population(here, register)
    dues = dict(zip(*(_grants(register)[name].tolist() for name in ("fund_id", "grant_cny")), strict=True))
    again = paid["is_duplicate"].to_numpy() == 1
    money, back = paid["paid_cny"].to_numpy(), paid["is_returned"].to_numpy() == 1
    due = np.array([dues.get(fund, 0) for fund in paid["fund_id"]], dtype=np.int64)
    missing = ~grants["fund_id"].isin(_text("payments", register)["fund_id"]).to_numpy()
    off = (money - due)[~again]
    granted = grants["grant_cny"].to_numpy()
    lines = [
        Line("granted", int(granted.sum()), len(granted)),
        Line("unpaid", -int(granted[missing].sum()), int(missing.sum())),
        Line("again", int(money[again].sum()), int(again.sum())),
        Line("off", int(off.sum()), int((off != 0).sum())),
    ]
    whole = int(money.sum())
    lines.append(Line("rest", whole - sum(line.yuan for line in lines), 0))
    lines.append(Line("paid", whole, len(money)))
    lines.append(Line("returned", -int(money[back].sum()), int(back.sum())))
    return (*lines, Line("delivered", whole + lines[-1].yuan, int((~back).sum())))


def narrowed(grain: str, selection: Selection, register: Register, rows: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the rows of a fact table that a selection keeps, as `Context.facts_of_every_year`, in under a ms."""
    held = _text(grain, register) if rows is None else rows
    kept = np.ones(len(held), dtype=bool)
    known = set(grain_of(grain).dimensions) & set(held)
    level = level_of(selection.area)
    if level != "district":
        kept &= held[area_column(level)].to_numpy() == selection.area
    for column, values in selection.conditions().items():
        if column in known:
            kept &= np.isin(held[column].to_numpy(), values)
    return held if kept.all() else held[kept].reset_index(drop=True)


@lru_cache(maxsize=16)
def _text(grain: str, register: Register) -> pd.DataFrame:
    """One row per fact, codes as plain Python text, in the order of the key."""
    rows = fact(grain, register)
    text = {name: rows[name].astype("object") for name in rows if not pd.api.types.is_numeric_dtype(rows[name])
            and name != "date"}  # fmt: skip
    return rows.assign(**text).sort_values(rows.columns[0], ignore_index=True)


@lru_cache(maxsize=8)
def _grants(register: Register) -> pd.DataFrame:
    """One row per special grant."""
    rows = _text("funds", register)[["fund_id", "grant_cny", "is_grant", *AREA_COLUMNS, *VILLAGE_DIMENSIONS]]
    return rows[rows["is_grant"] == 1].reset_index(drop=True)
