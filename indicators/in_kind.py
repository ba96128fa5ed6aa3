"""Goods and market links, each in its own unit: never added to yuan, nor to goods of another unit."""

from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from indicators.audit import narrowed
from indicators.facts import Register
from indicators.measure import register_of
from indicators.selection import Selection
from indicators.units import Quantity, total

COLUMNS = ("item", "unit", "quantity", "village_code")
SALES = ("market_link",)  # produce sold with help: what came out, not what was put in


class InKind(NamedTuple):
    """What stands in one unit: goods put in or produce sold, by item; `villages` counts where it went."""

    unit: str
    is_sale: bool
    whole: Quantity
    items: tuple[tuple[str, Quantity], ...]
    n_records: int
    n_villages: int


def in_kind_totals(selection: Selection, snapshot: Any = None) -> tuple[InKind, ...]:  # noqa: ANN401
    """Return one row per unit, goods before sales; within a unit the items add up, across units nothing does."""
    rows = in_kind_rows(selection, snapshot)
    held: dict[tuple[bool, str], list[tuple[str, float, str]]] = {}
    for item, unit, amount, village in zip(*(rows[name].tolist() for name in COLUMNS), strict=True):
        held.setdefault((item in SALES, unit), []).append((item, amount, village))
    return tuple(_in_kind(unit, is_sale, held[is_sale, unit]) for is_sale, unit in sorted(held))


def _in_kind(unit: str, is_sale: bool, records: list[tuple[str, float, str]]) -> InKind:
    names = sorted({item for item, _, _ in records})
    items = tuple((name, total((Quantity(n, unit) for item, n, _ in records if item == name), unit)) for name in names)
    whole = total((amount for _, amount in items), unit)
    return InKind(unit, is_sale, whole, items, len(records), len({village for *_, village in records}))


def in_kind_rows(selection: Selection, snapshot: Any = None) -> pd.DataFrame:  # noqa: ANN401
    """One row per record in kind of the selection: donor, item, quantity with its unit, village."""
    return _rows(register_of(snapshot), selection)


@lru_cache(maxsize=128)
def _rows(register: Register, selection: Selection) -> pd.DataFrame:
    rows = narrowed("in_kind_inputs", selection, register)
    return rows.sort_values(["unit", "item", "year", "input_id"], ignore_index=True)
