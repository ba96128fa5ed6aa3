"""What the modules of the generator share: the dice, the tables made so far, the flaws planted so far.

Working columns begin with an underscore and never leave this package; `publish` keeps the columns of the dictionary.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.demo.random import Bools, Dice, Ints

DICTIONARY = Path(__file__).parents[1] / "dictionary.csv"
Objects = npt.NDArray[np.object_]


@dataclass
class World:
    """The register while it is being made."""

    dice: Dice
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    flaws: list[tuple[str, str, str, str]] = field(default_factory=list)

    def plant(self, kind: str, table: str, keys: Iterable[str], note: str) -> None:
        """Note planted flaws of one kind, one per key."""
        self.flaws.extend((kind, table, str(key), note) for key in keys)

    def poor(self) -> pd.DataFrame:
        """The registered poor households, in register order, with the row number of their village as `_village`."""
        homes = self.tables["households"]
        return homes[homes["household_class"] == "registered_poor"].reset_index(drop=True)


def day(iso: str | date) -> int:
    """Days since 1970-01-01 of an ISO date."""
    return (date.fromisoformat(iso) if isinstance(iso, str) else iso).toordinal() - date(1970, 1, 1).toordinal()


def iso(days: npt.ArrayLike, missing: Bools | None = None) -> Objects:
    """ISO dates of day numbers; None where missing."""
    text = np.asarray(days, dtype=np.int64).astype("datetime64[D]").astype(str).astype(object)
    if missing is not None:
        text[np.asarray(missing)] = None
    return text


def codes(names: Sequence[str | None], index: npt.ArrayLike) -> Objects:
    """Codes by their position in a list."""
    table = np.empty(len(names), dtype=object)
    table[:] = names
    return table[np.asarray(index)]


def ids(prefix: str, n: int, width: int) -> Objects:
    """Running identifiers: prefix and a number from 1 with leading zeros."""
    return np.array([f"{prefix}{i:0{width}d}" for i in range(1, n + 1)], dtype=object)


def spread(counts: Ints) -> tuple[Ints, Ints]:
    """For counts per row: the row of every item, and the item's number within its row from 0."""
    owner = np.repeat(np.arange(len(counts)), counts)
    first = np.cumsum(counts) - counts
    return owner, np.arange(len(owner)) - first[owner]


def columns() -> dict[str, list[tuple[str, str, bool]]]:
    """Name, type and whether required of every column, by table, in the order of the dictionary."""
    found: dict[str, list[tuple[str, str, bool]]] = {}
    with DICTIONARY.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["table"], []).append((row["name"], row["type"], row["required"] == "true"))
    return found


def publish(world: World) -> dict[str, pd.DataFrame]:
    """Every table with exactly the dictionary's columns, in its order; dates and codes are text, missing is NA."""
    kinds = {"int": ("int64", "Int64"), "float": ("float64", "Float64"), "bool": ("bool", "boolean")}
    published = {}
    for table, layout in columns().items():
        frame = world.tables[table].reset_index(drop=True)
        made = {}
        for name, kind, required in layout:
            strict, loose = kinds.get(kind, ("str", "str"))
            made[name] = frame[name].astype(strict if required else loose)
        published[table] = pd.DataFrame(made)
    return published
