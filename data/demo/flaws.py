"""Missing values, planted last, and the list of everything the generator planted."""

import numpy as np
import pandas as pd

from data.demo.random import exact_top
from data.demo.world import World, ids

NO_BIRTH_YEAR, NO_SECOND_CAUSE, TWICE = 21, 12, 6


def build(world: World) -> None:
    """Blank some optional values, enter some attendances twice, and make `planted_flaws`."""
    _blank(world, "head_birth_year", NO_BIRTH_YEAR, "户主出生年份未填 / birth year of the head not filled in")
    _blank(world, "second_cause", NO_SECOND_CAUSE,
           "有残疾成员而致贫原因未写“因残” / a disabled member, yet disability is not among the causes")
    _enter_twice(world)
    rows = sorted(world.flaws)
    made = pd.DataFrame(rows, columns=["kind", "table", "key", "note"])
    made.insert(0, "flaw_id", ids("X", len(made), 4))
    world.tables["planted_flaws"] = made


def _blank(world: World, column: str, n: int, note: str) -> None:
    h = world.tables["households"]
    real = world.tables["villages"]["_real"].to_numpy()[h["_village"]]
    can = h["_poor"] & ~real & (h["has_disabled_member"] & (h[column] == "disability")
                                if column == "second_cause" else True)
    rows = exact_top(world.dice.uniform(f"flaw/{column}", len(h)) - 9 * ~can.to_numpy(), n)
    h[column] = h[column].astype(object)
    h.loc[rows, column] = None
    world.plant("missing_value", "households", h["household_id"][rows], note)


def _enter_twice(world: World) -> None:
    """The same person entered twice for one session."""
    a = world.tables["attendances"]
    can = a["member_id"].notna().to_numpy()
    rows = np.flatnonzero(exact_top(world.dice.uniform("flaw/twice", len(a)) - 9 * ~can, TWICE))
    double = a.iloc[rows].assign(attendance_id=[f"A{len(a) + i + 1:05d}" for i in range(TWICE)])
    world.tables["attendances"] = pd.concat([a, double]).reset_index(drop=True)
    world.plant("duplicate_attendance", "attendances", double["attendance_id"],
                "同一人在同一场次登记两次 / one person entered twice for one session")
