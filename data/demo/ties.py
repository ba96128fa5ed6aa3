"""Who helps whom: ties of cadres to households of all three classes.

Every covered registered poor household has one current tie. Duties (three households for a leader, one for a general
cadre) give 5,200 places, so the two other classes can only be tied beyond the duty, and not all of them (C5).
"""

import numpy as np
import pandas as pd

from data.demo.random import Bools, Ints, exact_top
from data.demo.world import World, day, ids, iso

NEVER, RELEASED, RETIED = 40, 12, 12  # uncovered from the start; released and left so; released and tied again
LEFT_BEHIND = 8  # of those never tied: no plan, no grant, no loan, no training either
OVERLOADED = 36
CHANGED = 260  # ties whose cadre changed
KEY_SHARE = 0.56
START = day("2015-03-01")


def build(world: World) -> None:
    """Make `ties`; one row per tie of a cadre to a household, current ones without an end."""
    h = world.tables["_poor"]
    never = exact_top(world.dice.uniform("tie/never", len(h)) - 9 * _real(world, h) - 3 * h["_out_2015"], NEVER)
    h["_left_behind"] = exact_top(world.dice.uniform("tie/left_behind", len(h)) - 9 * ~never, LEFT_BEHIND)
    cadre = _assign(world, h, never)
    cadre = _overload(world, h, cadre)
    parts = [_poor_ties(world, h, cadre), _key_ties(world)]
    ties = pd.concat(parts).sort_values(["_home", "_start"], kind="stable").reset_index(drop=True)
    ties.insert(0, "tie_id", ids("B", len(ties), 6))
    c = world.tables["cadres"]["cadre_id"].to_numpy()
    ties["cadre_id"] = c[ties["_cadre"]]
    ties["household_id"] = world.tables["households"]["household_id"].to_numpy()[ties["_home"]]
    ties["start_date"], ties["end_date"] = iso(ties["_start"]), iso(ties["_end"], ties["_end"] < 0)
    world.tables["ties"] = ties
    _note(world)


def _real(world: World, h: pd.DataFrame) -> Bools:
    return world.tables["villages"]["_real"].to_numpy()[h["_village"]]


def _assign(world: World, h: pd.DataFrame, never: Bools) -> Ints:
    """A cadre for every household: the responsible department first, then the township, then whoever is left."""
    c, v, d = (world.tables[t] for t in ("cadres", "villages", "departments"))
    places = np.repeat(np.arange(len(c)), c["_duty"])
    pool = {key: places[c["_department"].to_numpy()[places] == key].tolist() for key in range(len(d))}
    number = dict(zip(d["department_id"], d.index, strict=True))
    body = dict(zip(d["_area"], d.index, strict=True))
    cadre = np.full(len(h), -1)
    village = h["_village"].to_numpy()
    waiting = {row: np.flatnonzero((village == row) & ~never).tolist() for row in range(len(v))}

    def serve(row: int, key: int) -> None:
        n = min(len(waiting[row]), len(pool[key]))
        cadre[waiting[row][:n]] = pool[key][:n]
        waiting[row], pool[key] = waiting[row][n:], pool[key][n:]

    for row in np.flatnonzero(v["is_poor_village"]):
        serve(int(row), number[v["responsible_department_id"].iloc[row]])
    for row in range(len(v)):
        serve(row, body[v["village_code"].iloc[row][:9]])
    rest = [int(k) for k in world.dice.shuffle("tie/departments", len(d))]
    for row in range(len(v)):
        for key in rest:
            if waiting[row]:
                serve(row, key)
    return cadre


def _overload(world: World, h: pd.DataFrame, cadre: Ints) -> Ints:
    """Give 36 cadres of unnamed bodies two more households of their village than the rule allows."""
    c, cadre = world.tables["cadres"], cadre.copy()
    score = world.dice.uniform("tie/overload", len(c)) - 9 * c["_spared"].to_numpy()
    village, spared = h["_village"].to_numpy(), c["_spared"].to_numpy()
    done: set[int] = set()
    for who in np.argsort(-score, kind="stable"):
        mine = np.flatnonzero(cadre == who)
        if len(mine) < c["_duty"].iloc[who] or len(done) == OVERLOADED:
            continue
        near = np.flatnonzero((village == village[mine[0]]) & (cadre >= 0) & (cadre != who))
        near = [i for i in near if cadre[i] not in done and not spared[cadre[i]]][:2]
        if len(near) == 2:
            cadre[near] = who
            done.add(int(who))
    return cadre


def _poor_ties(world: World, h: pd.DataFrame, cadre: Ints) -> pd.DataFrame:
    dice, row = world.dice, np.flatnonzero(cadre >= 0)
    n, who = len(row), cadre[row]
    early = dice.uniform("tie/day", n)
    start = START + (early * early * 30).astype(np.int64)
    late = dice.chance("tie/late", 0.11, n)
    start = np.where(late, day("2015-04-01") + dice.integers("tie/late/day", n, 0, 160), start)
    end, reason = np.full(n, -1), np.full(n, None, dtype=object)
    poor_still = ~h["_out_2015"].to_numpy()[row] & ~_real(world, h)[row] & ~late
    special = exact_top(dice.uniform("tie/change", n) + poor_still, RELEASED + RETIED + CHANGED)
    released = np.zeros(n, dtype=bool)
    released[np.flatnonzero(special)[exact_top(dice.uniform("tie/release", int(special.sum()))
                                                - world.tables["cadres"]["_spared"].to_numpy()[who[special]],
                                                RELEASED + RETIED)]] = True
    left = released & (np.cumsum(released) <= RELEASED)
    end[special] = start[special] + 90 + dice.integers("tie/end", int(special.sum()), 0, 190)
    reason[special] = np.where(released[special], "reassigned", "cadre_transferred")
    ties = pd.DataFrame({"_home": h.index.to_numpy()[row], "_cadre": who, "_start": start, "_end": end,
                         "end_reason": reason, "_released": released, "_left": left})
    again = _successors(world, ties, special & ~left)
    ties = pd.concat([ties, again])
    ties["_home"] = np.flatnonzero(world.tables["households"]["_poor"])[ties["_home"]]
    return ties.assign(_poor=True)


def _successors(world: World, ties: pd.DataFrame, ended: Bools) -> pd.DataFrame:
    """The cadre of the household's register stays the current one: the earlier tie goes to a colleague."""
    c = world.tables["cadres"]
    again = ties[ended].copy()
    department = c["_department"].to_numpy()
    colleague = again["_cadre"].to_numpy() + 1
    colleague = np.where(colleague >= len(c), again["_cadre"] - 1, colleague)
    other = department[colleague] != department[again["_cadre"]]
    colleague = np.where(other, again["_cadre"] - 1, colleague)
    ties.loc[ended, "_cadre"] = colleague
    gap = world.dice.integers("tie/gap", len(again), 1, 40)
    return again.assign(_start=again["_end"] + gap, _end=-1, end_reason=None, _released=False)


def _key_ties(world: World) -> pd.DataFrame:
    """Ties to somewhat more than half of the key households, one or two for a cadre, leaders first."""
    h, c, dice = world.tables["households"], world.tables["cadres"], world.dice
    key = np.flatnonzero(~h["_poor"])
    covered = key[dice.chance("tie/key", KEY_SHARE, len(key))]
    lead = (c["grade"] != "general").to_numpy()
    order = np.argsort(-(dice.uniform("tie/key/cadre", len(c)) + 0.35 * lead), kind="stable")
    who = order[dice.shuffle("tie/key/order", len(covered)) % len(order)]
    start = START + dice.integers("tie/key/day", len(covered), 0, 60)
    return pd.DataFrame({"_home": covered, "_cadre": who, "_start": start, "_end": -1, "end_reason": None,
                         "_released": False, "_left": False, "_poor": False})


def _note(world: World) -> None:
    """Add the contact cards, and list what was planted here."""
    h, t, c = (world.tables[name] for name in ("households", "ties", "cadres"))
    current = t[t["_end"] < 0]
    covered = np.zeros(len(h), dtype=bool)
    covered[current["_home"]] = True
    bare = h.index[h["_poor"] & ~covered]
    world.plant("uncovered_household", "households", h["household_id"][bare],
                "目前没有包带干部 / no responsible cadre at present")
    world.plant("left_behind", "households", world.tables["_poor"].query("_left_behind")["household_id"],
                "没有干部、规划、资金、培训 / no cadre, plan, money or training")
    load = np.bincount(current.loc[current["_poor"], "_cadre"], minlength=len(c))
    world.plant("overloaded_cadre", "cadres", c["cadre_id"][load > c["_duty"]],
                "包带建卡贫困户超过“一包三”“一包一” / more registered poor households than the duty")
    world.plant("early_release", "ties", t["tie_id"][t["_released"]],
                "户未脱贫、不满三年即脱钩 / released before three years while the household was poor")
    real = world.tables["villages"]["_real"].to_numpy()[h["_village"]]
    missing = exact_top(world.dice.uniform("home/card", len(h)) - 9 * real - 9 * ~(covered & h["_poor"]), 60)
    h["has_contact_card"] = covered & ~missing
    world.plant("missing_card", "households", h["household_id"][missing],
                "已结对但没有连心卡 / tied but without a contact card")
