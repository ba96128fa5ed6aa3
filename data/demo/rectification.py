"""Rectifications: who was asked to put something right, what, by when, and whether it was done.

The article says only that poor work and low satisfaction are criticised and to be put right by a deadline (F76); it
gives neither the deadline nor any list. Everything here is simulated; bodies and villages of real names are spared.
"""

import numpy as np
import pandas as pd

from data.demo import totals
from data.demo.random import Bools, Ints, exact_top
from data.demo.world import Objects, World, codes, day, ids, iso

LOW_CADRES, LOW_BODIES = 24, 5  # lowest ratings by households of 2015
EACH = {"no_visits": 18, "few_matters": 16, "early_release": 12, "late_projects": 8}
AFTER_YEAR_END = day("2016-01-11")  # ratings of 2015 are known from here on
TERMS = (30, 45, 60, 90)  # days to put it right (assumption; F76 gives none)
DONE = 0.55


def build(world: World) -> None:
    """Make `rectifications`; one row per matter a cadre or department has to put right."""
    rows = pd.concat([_cadres(world), _bodies(world)], ignore_index=True)
    dice, n = world.dice, len(rows)
    since = rows.pop("_since").to_numpy(dtype=np.int64)
    found = np.minimum(since + 4 + dice.integers("rectify/found", n, 0, 70), day(totals.AS_OF) - 5)
    due = found + np.asarray(TERMS)[dice.integers("rectify/term", n, 0, len(TERMS) - 1)]
    closed, done = _closing(world, found, due)
    rows["rectification_id"] = ids("R", n, 4)
    rows["found_date"], rows["due_date"] = iso(found), iso(due)
    rows["closed_date"] = iso(closed, ~done)
    rows["status"] = codes(("open", "done"), done.astype(np.int64))
    world.tables["rectifications"] = rows


def _closing(world: World, found: Ints, due: Ints) -> tuple[Ints, Bools]:
    """The day a matter was closed, a little before or after it was due; never after the day of the register."""
    dice, n = world.dice, len(found)
    closed = np.maximum(due + dice.integers("rectify/closed", n, -25, 12), found + 5)
    done = dice.chance("rectify/done", DONE, n) & (closed <= day(totals.AS_OF))
    return closed, done


def _cadres(world: World) -> pd.DataFrame:
    """Cadres of unnamed bodies: lowest ratings, planted inactivity, too few matters, ties released early."""
    c, ties = world.tables["cadres"], world.tables["ties"]
    free = ~c["_spared"].to_numpy()
    rated = _scores(world, "cadre").reindex(c["cadre_id"]).to_numpy(dtype=np.float64)
    released = ties[ties["tie_id"].isin(_planted(world, "early_release"))]
    subjects = {
        "low_satisfaction": c["cadre_id"][exact_top(np.where(np.isnan(rated) | ~free, -999.0, -rated), LOW_CADRES)],
        "no_visits": _some(world, "no_visits", _planted(world, "inactive_cadre"), free),
        "few_matters": _some(world, "few_matters", _planted(world, "few_matters"), free),
        "early_release": _some(world, "early_release", set(released["cadre_id"]), free),
    }
    since = {"early_release": released.groupby("cadre_id")["_end"].max()}
    owner = c.set_index("cadre_id")["department_id"]
    return pd.concat([_frame("cadre", list(who), issue, owner, since.get(issue)) for issue, who in subjects.items()])


def _bodies(world: World) -> pd.DataFrame:
    """Unnamed departments: lowest ratings, and projects past their planned end."""
    d, projects = world.tables["departments"], world.tables["projects"]
    free = d[~d["is_named"] & (d["level"] != "company")]
    rated = _scores(world, "department").reindex(free["department_id"]).to_numpy(dtype=np.float64)
    low = free["department_id"][exact_top(-rated, LOW_BODIES)]
    late = projects[projects["project_id"].isin(_planted(world, "late_project"))]
    slow = sorted(set(late["department_id"]) & set(free["department_id"]))[: EACH["late_projects"]]
    ends = late.groupby("department_id")["planned_end_date"].min().map(day)
    owner = d.set_index("department_id", drop=False)["department_id"]
    parts = (("low_satisfaction", list(low), None), ("late_projects", slow, ends))
    return pd.concat([_frame("department", who, issue, owner, since) for issue, who, since in parts])


def _scores(world: World, kind: str) -> pd.Series:
    a = world.tables["assessments"]
    rows = a[(a["subject_kind"] == kind) & (a["item"] == "household_satisfaction")]
    return rows.set_index("subject_id")["score"]


def _planted(world: World, kind: str) -> set[str]:
    return {key for name, _, key, _ in world.flaws if name == kind}


def _some(world: World, issue: str, known: set[str], free: Bools) -> Objects:
    """So many of the cadres a flaw is known of; fewer when there are not enough."""
    c = world.tables["cadres"]
    can = c["cadre_id"].isin(known).to_numpy() & free
    chosen = exact_top(world.dice.uniform(f"rectify/{issue}", len(c)) - 9 * ~can, min(EACH[issue], int(can.sum())))
    return c["cadre_id"][chosen].to_numpy()


def _frame(kind: str, who: list[str], issue: str, owner: pd.Series, since: pd.Series | None) -> pd.DataFrame:
    """One row per subject; `_since` is the day the matter could first be known: its own, else after the year end."""
    known = np.full(len(who), AFTER_YEAR_END) if since is None else since.reindex(who).to_numpy(dtype=np.int64)
    return pd.DataFrame({"subject_kind": kind, "subject_id": who, "issue": issue, "_since": known,
                         "owner_department_id": owner.reindex(who).to_numpy()})  # fmt: skip
