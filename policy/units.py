"""Units of parameters and published facts: a code and its name in both languages (`units.csv`)."""

import csv
from difflib import get_close_matches
from pathlib import Path

from policy.words import Text

FILE = Path(__file__).with_name("units.csv")


def _read() -> dict[str, Text]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["unit"]: Text(row["label_zh"], row["label_en"]) for row in csv.DictReader(file)}


UNITS: dict[str, Text] = _read()


def unit_label(unit: str, lang: str) -> str:
    """Return the name of a unit in 'zh' or 'en'; an unknown unit is refused with the nearest one."""
    if unit not in UNITS:
        close = get_close_matches(unit, UNITS, n=1, cutoff=0.0)
        raise ValueError(f"unit {unit!r} is not in {FILE.name}; did you mean {close[0]!r}?")
    return UNITS[unit].get(lang)
