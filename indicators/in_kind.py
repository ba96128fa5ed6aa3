"""Goods and market links, each in its own unit: never added to yuan, nor to goods of another unit."""

from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from indicators.facts import Register
from indicators.lists.named import Context
from indicators.measure import register_of
from indicators.selection import Selection
from indicators.units import Quantity, total

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
    found = []
    for (is_sale, unit), part in rows.assign(is_sale=rows["item"].isin(SALES)).groupby(["is_sale", "unit"], sort=True):
        each = [(item, Quantity(float(n), str(unit))) for item, n in zip(part["item"], part["quantity"], strict=True)]
        names = sorted({item for item, _ in each})
        items = tuple((name, total((n for item, n in each if item == name), str(unit))) for name in names)
        whole = total((n for _, n in items), str(unit))
        found.append(InKind(str(unit), bool(is_sale), whole, items, len(part), part["village_code"].nunique()))
    return tuple(found)


def in_kind_rows(selection: Selection, snapshot: Any = None) -> pd.DataFrame:  # noqa: ANN401
    """One row per record in kind of the selection: donor, item, quantity with its unit, village."""
    return _rows(register_of(snapshot), selection)


@lru_cache(maxsize=128)
def _rows(register: Register, selection: Selection) -> pd.DataFrame:
    rows = Context(register, selection, "zh").facts("in_kind_inputs")
    return rows.sort_values(["unit", "item", "year", "input_id"], ignore_index=True)
