"""Who stands above a village: leader, work group, work team, first secretary, officers, department, cadres.

The article counts these bodies and assigns none of them (C14); every link here is the register's own, and what the
register leaves open is None. One tree a register, built once.
"""

from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from indicators.facts import Register
from indicators.facts.activity import current_ties
from indicators.facts.common import days, flag


class Post(NamedTuple):
    """One body or post; '' where the register has no superior, area, department or cadre."""

    post_id: str
    kind: str
    superior: str
    area_code: str
    department_id: str
    cadre_id: str


class VillageCadre(NamedTuple):
    """One cadre with households in a village: how many, registered poor or not."""

    cadre_id: str
    grade: str
    department_id: str
    n_households: int


class VillageChain(NamedTuple):
    """Everybody responsible for one village; None where the register has nobody."""

    village_code: str
    is_poor_village: bool
    leader: Post | None
    group: Post | None
    team: Post | None
    secretary: Post | None
    department_id: str
    cadres: tuple[VillageCadre, ...]

    @property
    def n_households(self) -> int:
        """Return the households of the village in ties in force."""
        return sum(cadre.n_households for cadre in self.cadres)


class Chains(NamedTuple):
    """The whole organisation: posts by id, villages in code order, township posts, leaders without a group."""

    heads: tuple[Post, ...]
    leaders: tuple[Post, ...]
    idle_leaders: tuple[Post, ...]
    groups: tuple[Post, ...]
    posts: dict[str, Post]
    villages: dict[str, VillageChain]
    town_posts: dict[str, tuple[Post, ...]]

    def of_area(self, area: str) -> list[VillageChain]:
        """Return the villages within an area."""
        return [chain for code, chain in self.villages.items() if code.startswith(area)]


@lru_cache(maxsize=4)
def chains(register: Register) -> Chains:
    """Return the organisation of a register on its as-of day."""
    found = _posts(register)
    by_kind: dict[str, list[Post]] = {}
    for post in found.values():
        by_kind.setdefault(post.kind, []).append(post)
    groups = tuple(sorted(by_kind.get("work_group", []), key=lambda post: (post.area_code, post.post_id)))
    leaders = tuple(by_kind.get("county_leader", []))
    leading = {group.superior for group in groups}
    towns: dict[str, tuple[Post, ...]] = {}
    for post in (*by_kind.get("poverty_officer", []), *by_kind.get("deputy_secretary", [])):
        towns[post.area_code] = (*towns.get(post.area_code, ()), post)
    return Chains(
        tuple(by_kind.get("leading_group_head", [])), leaders,
        tuple(post for post in leaders if post.post_id not in leading), groups, found,
        _villages(register, found, by_kind), towns,
    )  # fmt: skip


def _posts(register: Register) -> dict[str, Post]:
    rows = register.rows("posts")
    rows = rows[days(rows["start_date"]) <= register.today].sort_values("post_id")
    names = ["post_id", "kind", "parent_post_id", "area_code", "department_id", "cadre_id"]
    plain = rows[names].astype("object").where(rows[names].notna(), "")
    return {cells[0]: Post(*map(str, cells)) for cells in plain.itertuples(index=False)}


def _villages(register: Register, found: dict[str, Post], by_kind: dict[str, list[Post]]) -> dict[str, VillageChain]:
    teams = {post.area_code: post for post in by_kind.get("work_team", [])}
    secretaries = {post.area_code: post for post in by_kind.get("first_secretary", [])}
    own = {post.area_code: post for post in by_kind.get("work_group", [])}
    cadres = _cadres(register)
    villages = register.rows("villages").assign(poor=lambda rows: flag(rows["is_poor_village"]))
    department = villages["responsible_department_id"].astype("object").where(
        villages["responsible_department_id"].notna(), ""
    )
    made = {}
    lines = zip(villages["village_code"].astype(str), villages["poor"], department, strict=True)
    for code, poor, body in sorted(lines):
        team = teams.get(code)
        group = found.get(team.superior) if team else own.get(code[:9])
        leader = found.get(group.superior) if group else None
        made[code] = VillageChain(
            code, bool(poor), leader, group, team, secretaries.get(code), str(body), cadres.get(code, ())
        )
    return made


def _cadres(register: Register) -> dict[str, tuple[VillageCadre, ...]]:
    """Cadres by village, those with most households first."""
    ties = current_ties(register)
    home = register.rows("households").set_index("household_id")["village_code"]
    cadres = register.rows("cadres").set_index("cadre_id")
    counts = ties.groupby([ties["household_id"].map(home).astype("str"), "cadre_id"]).size()
    rows = counts.rename("n").reset_index().set_axis(["village", "cadre_id", "n"], axis=1)
    rows = rows.sort_values(["village", "n", "cadre_id"], ascending=[True, False, True])
    rows = rows.join(cadres[["grade", "department_id"]], on="cadre_id")
    return {str(village): tuple(_each(part)) for village, part in rows.groupby("village")}


def _each(part: pd.DataFrame) -> list[VillageCadre]:
    return [
        VillageCadre(str(row.cadre_id), str(row.grade), str(row.department_id), int(row.n))
        for row in part.itertuples()
    ]
