"""The one vocabulary of units: code, name in both languages, and what converts into what (`units.csv`).

`kind` is what a unit counts or measures and `scale` how many of the smallest unit of that kind it holds: 1 万元 is a
million fen, 1 吨 is 2,000 斤. Two units convert when they have one kind; of other pairs the house states no conversion,
so 户 never becomes 人. `also` holds the unit's other spellings: the singular that indicators use, codes of registers.
"""

import csv
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from policy.words import Text

FILE = Path(__file__).with_name("units.csv")


class Unit(NamedTuple):
    """One unit; `scale` in the smallest unit of its kind, None where it measures nothing that adds up."""

    key: str
    label: Text
    kind: str
    scale: Fraction | None
    also: tuple[str, ...]


def _read() -> dict[str, Unit]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["unit"]: _unit(row) for row in csv.DictReader(file)}


def _unit(row: dict[str, str]) -> Unit:
    scale = Fraction(row["scale"]) if row["scale"] else None
    also = tuple(name for name in row["also"].split("|") if name)
    return Unit(row["unit"], Text(row["label_zh"], row["label_en"]), row["kind"], scale, also)


VOCABULARY: dict[str, Unit] = _read()
UNITS: dict[str, Text] = {key: unit.label for key, unit in VOCABULARY.items()}
SPELLINGS: dict[str, Unit] = VOCABULARY | {name: unit for unit in VOCABULARY.values() for name in unit.also}


def unit_of(name: str) -> Unit:
    """Return a unit by its code or another spelling; an unknown one is refused with the nearest."""
    if name not in SPELLINGS:
        raise ValueError(_unknown(name))
    return SPELLINGS[name]


def unit_label(unit: str, lang: str) -> str:
    """Return the name of a unit in 'zh' or 'en'; an unknown unit is refused with the nearest one."""
    if unit not in UNITS:
        raise ValueError(_unknown(unit))
    return UNITS[unit].get(lang)


def _unknown(name: str) -> str:
    close = get_close_matches(name, UNITS, n=1, cutoff=0.0)
    return f"unit {name!r} is not in {FILE.name}; did you mean {close[0]!r}?"
