"""The organisation of the campaign: leading group, leaders, groups, teams, first secretaries, township posts."""

import numpy as np
import pandas as pd

from data.demo import totals
from data.demo.random import exact_top
from data.demo.world import World, day, iso

OTHER_TEAMS = totals.WORK_TEAMS - totals.POOR_VILLAGES
HEAVY = 5  # a township with this many poor villages has a deputy secretary (assumption; F44 gives no number)
VACANT = 2  # teams of other villages without a cadre in charge


def build(world: World) -> None:
    """Make `posts`; one row per body or post. Heads carry no cadre: the article names offices, not persons."""
    v, d, c = (world.tables[t] for t in ("villages", "departments", "cadres"))
    rows: list[dict[str, object]] = []
    _add(rows, "leading_group_head", 2, area=["510802"] * 2)
    leaders = c.loc[c["grade"] == "county_leader"]
    _add(rows, "county_leader", len(leaders), parent=["P0001", "P0002"] * 17, area=["510802"] * 33,
         department=leaders["department_id"].tolist(), cadre=leaders["cadre_id"].tolist())
    towns = sorted(v["village_code"].str[:9].unique(), key=lambda t: (-(v["village_code"].str[:9] == t).sum(), t))
    groups = dict(zip(sorted(towns[: totals.WORK_GROUPS]), range(totals.WORK_GROUPS), strict=True))
    first_leader, first_group = 3, 36
    _add(rows, "work_group", totals.WORK_GROUPS, parent=[f"P{first_leader + 2 * i % 33:04d}" for i in range(17)],
         area=list(groups), department=[None] * 17)
    teams = _team_villages(world)
    body = dict(zip(d["_area"], d["department_id"], strict=True))
    staff = _Staff(world)
    owner = [r if isinstance(r, str) else body[code[:9]] for code, r in
             zip(teams["village_code"], teams["responsible_department_id"], strict=True)]
    parent = [f"P{first_group + groups.get(code[:9], groups[max(groups)]):04d}" for code in teams["village_code"]]
    _add(rows, "work_team", len(teams), parent=parent, area=teams["village_code"].tolist(), department=owner,
         cadre=[staff.take(o, "section") for o in owner])
    poor = np.flatnonzero(teams["is_poor_village"])
    _add(rows, "first_secretary", len(poor), parent=[f"P{53 + i:04d}" for i in poor],
         area=teams["village_code"].iloc[poor].tolist(), department=[owner[i] for i in poor],
         cadre=[staff.take(owner[i], "general") for i in poor])
    _township_posts(world, rows, staff, body)
    world.tables["posts"] = _finish(world, rows)


class _Staff:
    """Hands out cadres of a department, none twice."""

    def __init__(self, world: World) -> None:
        c = world.tables["cadres"]
        self.free = {key: group["cadre_id"].tolist() for key, group in c.groupby(["department_id", "grade"])}

    def take(self, department: str, grade: str) -> str:
        """The next free cadre of the department, of the grade if there is one."""
        for wanted in (grade, "general", "section"):
            if self.free.get((department, wanted)):
                return self.free[department, wanted].pop(0)
        raise ValueError(f"department {department} has no cadre left for a post")


def _add(rows: list[dict[str, object]], kind: str, n: int, **columns: list) -> None:
    for i in range(n):
        row = {name: values[i] for name, values in columns.items()}
        rows.append({"post_id": f"P{len(rows) + 1:04d}", "kind": kind, **row})


def _team_villages(world: World) -> pd.DataFrame:
    """85 villages with a team: the 54 poor ones and the 31 others with most registered households (assumption)."""
    v = world.tables["villages"]
    other = exact_top(v["_registered"] - 9_999 * v["is_poor_village"], OTHER_TEAMS)
    return v[v["is_poor_village"] | other].reset_index(drop=True)


def _township_posts(world: World, rows: list[dict[str, object]], staff: _Staff, body: dict[str, str]) -> None:
    v, d = world.tables["villages"], world.tables["departments"]
    towns = d.loc[d["_area"] != "", "_area"].tolist()
    _add(rows, "poverty_officer", len(towns), area=towns, department=[body[t] for t in towns],
         cadre=[staff.take(body[t], "general") for t in towns])
    poor = v[v["is_poor_village"]]["village_code"].str[:9].value_counts()
    heavy = sorted(poor.index[poor >= HEAVY])
    _add(rows, "deputy_secretary", len(heavy), area=heavy, department=[body[t] for t in heavy],
         cadre=[staff.take(body[t], "section") for t in heavy])


def _finish(world: World, rows: list[dict[str, object]]) -> pd.DataFrame:
    p = pd.DataFrame(rows).rename(columns={"parent": "parent_post_id", "area": "area_code",
                                           "department": "department_id", "cadre": "cadre_id"})
    days = day("2015-02-09") + world.dice.integers("post/day", len(p), 0, 40)
    p["start_date"] = iso(np.where(p["kind"].isin(("leading_group_head", "county_leader")), day("2015-02-06"), days))
    v = world.tables["villages"]
    spared = set(v.loc[v["is_poor_village"] | v["_real"], "village_code"])
    vacant = p.index[(p["kind"] == "work_team") & ~p["area_code"].isin(spared)][-VACANT:]
    p.loc[vacant, "cadre_id"] = None
    world.plant("vacant_post", "posts", p["post_id"][vacant], "工作队未落实负责干部 / the team has no cadre in charge")
    return p.astype(object).where(p.notna(), None)
