"""Villages: who they are, how many live there, which are poor, what they lack, when they are to leave.

Real names and official codes belong to sixteen villages only; everything counted about any village is simulated.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from data.demo import totals
from data.demo.random import Bools, Floats, exact_top, exp, largest_remainder
from data.demo.world import World, codes
from geo.areas import areas

SONGJIA, ZUOJIA, SUJIA = "510802103213", "510802103211", "510802103212"
DADI, FENGYAN, TAISHAN = "510802100207", "510802100211", "510802100213"
SHUGUANG, RONGSHAN = "510802202206", "510802100"
RONGSHAN_GROUPS = 167  # reported: 22 villages, 167 groups


class Town(NamedTuple):
    """One township: code, poor villages, people per village against the mean, remoteness from 0 to 1, usual zone."""

    code: str
    poor: int
    weight: float
    remote: float
    zone: str


TOWNS = (
    Town("510802001", 0, 1.60, 0.05, "suburban"), Town("510802003", 0, 1.40, 0.08, "suburban"),
    Town("510802004", 0, 1.50, 0.08, "suburban"), Town("510802006", 0, 1.50, 0.05, "suburban"),
    Town("510802007", 1, 1.40, 0.25, "suburban"), Town("510802008", 0, 1.20, 0.10, "suburban"),
    Town("510802100", 8, 1.00, 0.50, "other"), Town("510802101", 5, 1.00, 0.45, "other"),
    Town("510802102", 3, 1.10, 0.20, "suburban"), Town("510802103", 8, 1.15, 0.45, "other"),
    Town("510802104", 4, 1.20, 0.40, "other"), Town("510802105", 7, 0.95, 0.80, "reservoir_area"),
    Town("510802106", 3, 1.00, 0.30, "suburban"), Town("510802200", 5, 0.60, 1.00, "remote_mountain"),
    Town("510802201", 5, 0.65, 0.95, "remote_mountain"), Town("510802202", 5, 0.85, 0.45, "other"),
    Town("510802405", 0, 1.30, 0.12, "suburban"), Town("510802407", 0, 1.30, 0.08, "suburban"),
)

FACILITIES = ("hard_road", "clinic", "culture_room", "network", "collective_income", "safe_water")
LACKING = {  # share without the facility at the end of 2014: poor villages, other villages (assumption)
    "hard_road": (0.48, 0.10), "clinic": (0.40, 0.08), "culture_room": (0.55, 0.12), "network": (0.37, 0.05),
    "collective_income": (0.83, 0.30), "safe_water": (0.45, 0.10),
}
NEEDS = ("transport", "industry", "water", "housing", "public_service", "market", "skills", "funds", "organisation")
FIXED_NEED = {ZUOJIA: "transport", SHUGUANG: "industry", SONGJIA: "housing", FENGYAN: "organisation",
              DADI: "funds", SUJIA: "organisation"}
INDUSTRIES = ("vegetables", "edible_fungi", "walnut", "konjac", "fruit", "tea", "olive", "medicinal_herbs", "grain_oil",
              "poultry", "pigs", "cattle_sheep", "aquaculture", "bees", "rural_tourism", "off_farm_work", "none")
INDUSTRY_WEIGHTS = {
    "remote_mountain": (3, 8, 14, 10, 1, 6, 1, 14, 6, 4, 5, 12, 0, 7, 3, 4, 10),
    "reservoir_area": (4, 4, 8, 4, 12, 2, 4, 3, 4, 6, 6, 4, 14, 3, 6, 4, 8),
    "suburban": (20, 5, 4, 0, 10, 0, 4, 2, 2, 8, 6, 1, 3, 0, 12, 12, 3),
    "other": (14, 7, 12, 5, 8, 4, 6, 5, 8, 9, 9, 5, 3, 2, 4, 5, 5),
}
FIXED_INDUSTRY = {SHUGUANG: "vegetables", TAISHAN: "edible_fungi", FENGYAN: "konjac", SUJIA: "poultry"}


def build(world: World) -> None:
    """Make `villages`; one row per village, with working columns for what later modules need."""
    found = areas()
    code = np.sort(found.loc[found["level"] == "village", "area_code"].to_numpy(dtype=object))
    v = pd.DataFrame({"village_code": code, "_real": [c[9] != "S" for c in code]})
    v["_town"] = [[t.code for t in TOWNS].index(c[:9]) for c in code]
    v["is_poor_village"] = _poor_villages(world, v)
    _position(world, v)
    _people(world, v)
    _registered(world, v)
    _facilities(world, v)
    _exit_years(world, v)
    _character(world, v)
    world.tables["villages"] = v


def town_of(v: pd.DataFrame, what: str) -> Floats:
    """One attribute of each village's township."""
    return np.array([getattr(TOWNS[t], what) for t in v["_town"]], dtype=np.float64)


def _poor_villages(world: World, v: pd.DataFrame) -> Bools:
    score = world.dice.uniform("village/poor", len(v)) + v["_real"].to_numpy()
    poor = np.zeros(len(v), dtype=bool)
    for i, town in enumerate(TOWNS):
        rows = np.flatnonzero(v["_town"] == i)
        poor[rows[exact_top(score[rows], town.poor)]] = True
    return poor


def _position(world: World, v: pd.DataFrame) -> None:
    n, dice = len(v), world.dice
    remote = town_of(v, "remote") + 0.13 * dice.normal("village/remote", n) + 0.08 * v["is_poor_village"]
    v["_remote"] = np.clip(remote, 0.0, 1.25)
    km = 1.2 + 13.0 * v["_remote"] * (0.45 + dice.uniform("village/km", n))
    v["distance_to_town_km"] = np.rint(km * 10) / 10
    zone = codes([t.zone for t in TOWNS], v["_town"])
    far = (v["_remote"] > 0.72) & (zone != "reservoir_area")
    shore = v["village_code"].str[:9].isin(("510802103", "510802200", "510802201"))
    lake = shore & dice.chance("village/lake", 0.2, n)
    town = (zone == "other") & (v["_remote"] < 0.22)
    v["zone"] = np.select([lake, far, town], ["reservoir_area", "remote_mountain", "suburban"], zone)
    v.loc[v["_remote"].gt(0.98) & v["zone"].eq("reservoir_area"), "zone"] = "remote_mountain"


def _people(world: World, v: pd.DataFrame) -> None:
    n, dice = len(v), world.dice
    sizes = np.bincount(v["_town"], minlength=len(TOWNS))
    in_town = largest_remainder(sizes * np.array([t.weight for t in TOWNS]), totals.RURAL_POPULATION)
    weight = exp(0.35 * dice.normal("village/people", n)) * np.where(v["is_poor_village"], 0.95, 1.0)
    people = np.zeros(n, dtype=np.int64)
    for i, total in enumerate(in_town):
        rows = np.flatnonzero(v["_town"] == i)
        people[rows] = largest_remainder(weight[rows], int(total), minimum=180)
    extra = people * (1.4 - town_of(v, "remote"))
    v["rural_population"] = people
    v["rural_population_wide"] = people + largest_remainder(
        extra, totals.RURAL_POPULATION_WIDE - totals.RURAL_POPULATION)
    groups = np.clip(np.rint(people / 128 + 0.8 * dice.normal("village/groups", n)), 3, 14).astype(np.int64)
    rongshan = np.flatnonzero(v["village_code"].str[:9] == RONGSHAN)
    groups[rongshan] = largest_remainder(groups[rongshan], RONGSHAN_GROUPS, minimum=3)
    v["n_groups"] = groups


def _registered(world: World, v: pd.DataFrame) -> None:
    """Registered poor households per village: poor and remote villages hold more of them (assumption)."""
    spread = exp(0.28 * world.dice.normal("village/registered", len(v)))
    lean = np.where(v["is_poor_village"], 2.4, 1.0) * (0.45 + v["_remote"])
    weight = (v["rural_population"] * lean * spread).to_numpy()
    known = (v["village_code"] == SONGJIA).to_numpy()
    count = np.full(len(v), totals.SONGJIA_HOUSEHOLDS)
    count[~known] = largest_remainder(
        weight[~known], totals.REGISTERED_HOUSEHOLDS - totals.SONGJIA_HOUSEHOLDS, minimum=3)
    v["_registered"] = count


def _facilities(world: World, v: pd.DataFrame) -> None:
    """Facilities at the end of 2014; the remoter village is the likelier to lack them."""
    poor = v["is_poor_village"].to_numpy()
    for name, (in_poor, in_other) in LACKING.items():
        score = world.dice.normal(f"village/{name}", len(v)) + 1.3 * v["_remote"].to_numpy()
        if name == "hard_road":
            score = score + 9.0 * (v["village_code"] == ZUOJIA).to_numpy()
        lacks = np.zeros(len(v), dtype=bool)
        for rows, share in ((np.flatnonzero(poor), in_poor), (np.flatnonzero(~poor), in_other)):
            lacks[rows[exact_top(score[rows], round(len(rows) * share))]] = True
        v[f"_{name}"] = ~lacks


def _exit_years(world: World, v: pd.DataFrame) -> None:
    """Planned years, readier villages first: 11 without a year, then 20 for 2016 and 23 for 2017."""
    have = sum(v[f"_{name}"].astype(float) for name in FACILITIES)
    burden = 14.0 * v["_registered"] / v["rural_population"]
    ready = (have - burden - 1.2 * v["_remote"] + 0.8 * world.dice.normal("village/ready", len(v))).to_numpy()
    ready = ready - 6.0 * (v["village_code"] == ZUOJIA).to_numpy()
    poor = np.flatnonzero(v["is_poor_village"])
    order = poor[np.argsort(-ready[poor], kind="stable")]
    year = np.full(len(v), np.nan)
    year[order[totals.EXIT_NONE:totals.EXIT_NONE + totals.EXIT_2016]] = 2016
    year[order[totals.EXIT_NONE + totals.EXIT_2016:]] = 2017
    v["planned_exit_year"] = year
    v["_early"] = v["is_poor_village"] & v["planned_exit_year"].isna()
    v["_ready"] = ready


def _character(world: World, v: pd.DataFrame) -> None:
    weights = np.array([INDUSTRY_WEIGHTS[z] for z in v["zone"]], dtype=np.float64)
    industry = codes(INDUSTRIES, world.dice.pick("village/industry", weights))
    v["leading_industry"] = _override(v, industry, FIXED_INDUSTRY)
    v["main_need"] = _override(v, codes(NEEDS, world.dice.pick("village/need", _need_weights(v))), FIXED_NEED)


def _need_weights(v: pd.DataFrame) -> Floats:
    weights = np.tile(np.array([2, 14, 2, 7, 3, 8, 9, 9, 5], dtype=np.float64), (len(v), 1))
    weights[:, 0] += 40 * ~v["_hard_road"]
    weights[:, 2] += 18 * ~v["_safe_water"]
    weights[:, 4] += 10 * ~v["_clinic"] + 8 * ~v["_culture_room"]
    weights[:, 3] += 8 * v["_remote"]
    return weights


def _override(v: pd.DataFrame, values: np.ndarray, fixed: dict[str, str]) -> list[str]:
    return [fixed.get(code, value) for code, value in zip(v["village_code"], values, strict=True)]
