"""The ledgers of village, township and district: one line per household and level, and where they part ways.

The article says that the three levels each keep a ledger (F25) and gives no line of any. Lines agree but for a few
planted differences; the district's ledger is the register itself, whose total is published (F26). Villages of real
names are spared.
"""

import numpy as np
import pandas as pd

from data.demo.random import Bools, Ints
from data.demo.world import Objects, World, ids

LEVELS = ("village", "township", "district")
CATEGORIES = ("general", "dibao", "wubao")
CAUSES = ("illness", "disability", "education", "disaster", "land", "water", "skills", "labour", "funds", "transport",
          "motivation")  # fmt: skip
COUNTS = {"missing": 24, "persons": 46, "category": 22, "cause": 18, "double": 8}
KINDS = tuple(f"ledger_{name}" for name in COUNTS)
NOTES = {
    "missing": "一级台账缺这一户 / the household is missing from one ledger",
    "persons": "一级台账的人口与另两级不同 / the size in one ledger differs from the other two",
    "category": "一级台账的属性与另两级不同 / the category in one ledger differs from the other two",
    "cause": "一级台账的致贫原因与另两级不同 / the cause in one ledger differs from the other two",
    "double": "一级台账中登记了两次 / the household is entered twice in one ledger",
}
MOST_PERSONS = 6


def build(world: World) -> None:
    """Make `ledgers`; at most one planted difference a household, in the village's or the township's ledger."""
    h, n = world.poor(), len(world.poor())
    chosen = _chosen(world, h)
    level = world.dice.integers("ledger/level", n, 0, 1)
    lines = pd.concat([_level(world, h, i, {name: rows & (level == i) for name, rows in chosen.items()})
                       for i in range(len(LEVELS))], ignore_index=True)  # fmt: skip
    lines.insert(0, "line_id", ids("L", len(lines), 6))
    world.tables["ledgers"] = lines
    for name, rows in chosen.items():
        world.plant(f"ledger_{name}", "ledgers", h["household_id"][rows], NOTES[name])


def _chosen(world: World, h: pd.DataFrame) -> dict[str, Bools]:
    """For each kind of difference the households that have it; no household has two."""
    real = world.tables["villages"]["_real"].to_numpy()[h["_village"]]
    order = np.argsort(world.dice.uniform("ledger/flaw", len(h)) + 9 * real, kind="stable")
    found, start = {}, 0
    for name, count in COUNTS.items():
        rows = np.zeros(len(h), dtype=bool)
        rows[order[start : start + count]] = True
        found[name], start = rows, start + count
    return found


def _level(world: World, h: pd.DataFrame, place: int, wrong: dict[str, Bools]) -> pd.DataFrame:
    """The lines of one level in register order; a household entered twice stands twice."""
    dice, n = world.dice, len(h)
    lines = pd.DataFrame({
        "level": LEVELS[place], "household_id": h["household_id"].to_numpy(),
        "n_persons": np.where(wrong["persons"], _other_size(world, h), h["n_persons"].to_numpy()),
        "category": _other(h["category"], CATEGORIES, dice.integers("ledger/category", n, 1, 2), wrong["category"]),
        "poverty_cause": _other(h["poverty_cause"], CAUSES, dice.integers("ledger/cause", n, 1, 9), wrong["cause"]),
    })  # fmt: skip
    times = np.where(wrong["missing"], 0, np.where(wrong["double"], 2, 1))
    return lines.loc[np.repeat(np.arange(n), times)]


def _other_size(world: World, h: pd.DataFrame) -> Ints:
    """One person more or fewer, never none and never more than the largest household."""
    size = h["n_persons"].to_numpy()
    more = world.dice.chance("ledger/persons", 0.5, len(h))
    return np.where((more | (size == 1)) & (size < MOST_PERSONS), size + 1, size - 1)


def _other(codes: pd.Series, known: tuple[str, ...], step: Ints, rows: Bools) -> Objects:
    """Another code of the list where `rows` says so: so many places further round."""
    held = codes.to_numpy(dtype=object).copy()
    place = {code: i for i, code in enumerate(known)}
    for i in np.flatnonzero(rows):
        held[i] = known[(place.get(held[i], -1) + int(step[i])) % len(known)]
    return held
