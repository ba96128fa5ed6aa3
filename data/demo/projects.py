"""Village projects, facilities year by year, and the exit tests that follow from them."""

import numpy as np
import pandas as pd

from data.demo import totals
from data.demo.places import FACILITIES, SONGJIA, ZUOJIA
from data.demo.random import Bools, Ints, exact_top, exp
from data.demo.world import World, day, ids, iso
from policy.parameters import parameter

AS_OF = day(totals.AS_OF)
LATE = 17
TESTED = ("collective_income", "hard_road", "clinic", "culture_room", "network")
BUDGET = {"hard_road": 620_000, "clinic": 110_000, "culture_room": 90_000, "network": 60_000,
          "collective_income": 150_000, "safe_water": 240_000, "household_road": 180_000, "courtyard": 120_000}
PACE = {"none": (82, 10, 8), "2016": (44, 42, 14), "2017": (14, 42, 44), "other": (40, 30, 30)}  # done, going, planned


def build(world: World) -> None:
    """Make `projects`, `village_years` and `exit_tests`."""
    world.tables["projects"] = _projects(world)
    world.tables["village_years"] = _village_years(world)
    world.tables["exit_tests"] = _exit_tests(world)


def _wanted(world: World) -> pd.DataFrame:
    """Village and kind of every project: what poor villages lack, part of what others lack, paths and courtyards."""
    v, dice, rows = world.tables["villages"], world.dice, []
    poor = v["is_poor_village"].to_numpy()
    for kind in FACILITIES:
        chosen = ~v[f"_{kind}"].to_numpy() & (poor | dice.chance(f"project/{kind}", 0.4, len(v)))
        rows += [(row, kind) for row in np.flatnonzero(chosen)]
    paths = exact_top(dice.uniform("project/paths", len(v)) + poor + 9 * (v["village_code"] == SONGJIA), 22)
    for kind in ("household_road", "courtyard"):
        rows += [(row, kind) for row in np.flatnonzero(paths)]
    return pd.DataFrame(sorted(rows, key=lambda r: (r[0], list(BUDGET).index(r[1]))), columns=["_village", "kind"])


def _projects(world: World) -> pd.DataFrame:
    p, v, dice = _wanted(world), world.tables["villages"], world.dice
    n, village = len(p), p["_village"].to_numpy()
    year = v["planned_exit_year"].to_numpy()[village]
    poor = v["is_poor_village"].to_numpy()[village]
    group = np.select([~poor, np.isnan(year), year == 2016], ["other", "none", "2016"], "2017")
    state = dice.pick("project/state", np.array([PACE[g] for g in group]))
    songjia = (v["village_code"].to_numpy()[village] == SONGJIA) & p["kind"].isin(("household_road", "courtyard"))
    zuojia_road = (v["village_code"].to_numpy()[village] == ZUOJIA) & (p["kind"] == "hard_road")
    state = np.select([songjia, zuojia_road], [0, 1], state)
    _dates(world, p, state, v["_real"].to_numpy()[village])
    p["budget_cny"] = np.rint(p["kind"].map(BUDGET) / 1000 * exp(0.3 * dice.normal("project/budget", n))).astype(
        np.int64) * 1000
    sample = world.tables["departments"]["department_id"][
        world.tables["departments"]["name_zh"].str.startswith("示例部门")].to_numpy()
    other = sample[dice.integers("project/department", n, 0, len(sample) - 1)]
    own = v["responsible_department_id"].to_numpy()[village]
    p["department_id"] = np.where(poor, own, other)
    p["village_code"] = v["village_code"].to_numpy()[village]
    p.insert(0, "project_id", ids("J", n, 4))
    world.plant("late_project", "projects", p["project_id"][p["status"] == "late"],
                "超过计划完工日期仍未完工 / past its planned completion and not complete")
    return p


def _dates(world: World, p: pd.DataFrame, state: Ints, real: Bools) -> None:
    """Start, planned and actual completion. Done: within 2015. Late: due before the day of the register."""
    n, dice = len(p), world.dice
    going = state == 1
    late = exact_top(dice.uniform("project/late", n) - 9 * ~going - 9 * real, LATE)
    start = day("2015-03-10") + dice.integers("project/start", n, 0, 110)
    start = np.where(going & ~late, day("2015-09-01") + dice.integers("project/start/going", n, 0, 190), start)
    last = day("2015-12-28")
    end = np.minimum(start + dice.integers("project/length", n, 60, 200), last)
    planned = np.where(state == 0, end + dice.integers("project/slip", n, -25, 30),
                       day("2016-04-25") + dice.integers("project/planned", n, 0, 240))
    planned = np.where(late, day("2015-10-15") + dice.integers("project/due", n, 0, 160), planned)
    planned = np.where(state == 2, day("2016-09-01") + dice.integers("project/planned/later", n, 0, 420), planned)
    p["start_date"] = iso(start, state == 2)
    p["planned_end_date"], p["end_date"] = iso(planned), iso(end, state != 0)
    p["status"] = np.select([state == 0, late, going], ["done", "late", "under_way"], "planned")


def _village_years(world: World) -> pd.DataFrame:
    """One row per village × year; facilities only ever come, those of 2015 by projects done."""
    v, p, frames = world.tables["villages"], world.tables["projects"], []
    done = p[p["status"] == "done"]
    water = _safe_water(world)
    for i, year in enumerate(totals.YEARS):
        frame = pd.DataFrame({"village_code": v["village_code"], "year": year})
        for kind in TESTED:
            have = v[f"_{kind}"].to_numpy()
            before = have & world.dice.chance(f"village/{kind}/2013", 0.9, len(v))
            after = have | np.isin(np.arange(len(v)), done["_village"][done["kind"] == kind])
            frame[f"has_{kind}"] = (before, have, after)[i]
        frame["collective_income_cny"] = _collective(world, frame["has_collective_income"].to_numpy(), i)
        frame["n_households_safe_water"] = water[i]
        frame["household_road_rate"] = _paths(world, i, done)
        frames.append(frame)
    years = pd.concat(frames).sort_values(["village_code", "year"], kind="stable").reset_index(drop=True)
    gaps = years.index[years["household_road_rate"].isna() & years["year"].eq(2015)]
    world.plant("missing_value", "village_years", years["village_code"][gaps] + "/2015",
                "入户路硬化率未填 / share of hard-surfaced household paths not filled in")
    return years


def _safe_water(world: World) -> list[Ints]:
    """Registered poor households with safe water, per village, for each year."""
    y, h, n = world.tables["household_years"], world.tables["_poor"], len(world.tables["villages"])
    village = h["_village"].to_numpy()[y["_row"]]
    return [np.bincount(village[(y["year"] == year) & y["has_safe_water"]], minlength=n) for year in totals.YEARS]


def _collective(world: World, has: Bools, i: int) -> Ints:
    base = exp(0.7 * world.dice.normal("village/collective", len(has))) * 14_000
    grown = base * (100 + 12 * i) / 100
    return np.where(has, np.maximum(np.rint(grown / 100).astype(np.int64), 10) * 100, 0)


def _paths(world: World, i: int, done: pd.DataFrame) -> np.ndarray:
    """Share of households with a hard path, whole percent; not reported everywhere, least in 2013."""
    v, dice = world.tables["villages"], world.dice
    n = len(v)
    rate = 0.40 - 0.28 * v["_remote"].to_numpy() + 0.10 * v["_hard_road"] + 0.10 * dice.normal("village/paths", n)
    rate = np.clip(rate, 0.03, 0.8) + 0.03 * i
    works = np.isin(np.arange(n), done["_village"][done["kind"] == "household_road"])
    rate = np.where(works & (i == 2), np.maximum(rate, 0.86 + 0.10 * dice.uniform("village/paths/done", n)), rate)
    songjia = (v["village_code"] == SONGJIA).to_numpy()
    rate = np.where(songjia & (i == 2), 0.97, np.rint(rate * 100) / 100)
    unknown = dice.chance(f"village/paths/unknown/{i}", (0.5, 0.2, 0.05)[i], n) & ~songjia & ~v["_real"].to_numpy()
    return np.where(unknown, np.nan, rate)


def _exit_tests(world: World) -> pd.DataFrame:
    """54 villages × 2 years × 6 criteria; the poverty rate is poor persons ÷ rural population."""
    v, y, h = world.tables["villages"], world.tables["household_years"], world.tables["_poor"]
    fac = world.tables["village_years"].set_index(["village_code", "year"])
    limit = parameter("village_exit_rate").value
    village, frames = h["_village"].to_numpy()[y["_row"]], []
    for year in (2014, 2015):
        below = ((y["year"] == year) & (y["net_income_per_person_cny"] < totals.line(year))).to_numpy()
        poor = np.zeros(len(v), dtype=np.int64)
        np.add.at(poor, village[below], y["n_persons"].to_numpy()[below])
        mine = v[v["is_poor_village"]]
        rate = poor[mine.index] / mine["rural_population"].to_numpy()
        frames.append(pd.DataFrame({"village_code": mine["village_code"], "year": year, "criterion": "poverty_rate",
                                    "value": np.rint(rate * 1_000_000) / 1_000_000, "threshold": limit,
                                    "unit": "share", "is_passed": rate < limit}))
        for kind in TESTED:
            has = fac.loc[[(code, year) for code in mine["village_code"]], f"has_{kind}"].to_numpy()
            frames.append(pd.DataFrame({"village_code": mine["village_code"], "year": year, "criterion": kind,
                                        "value": has.astype(float), "threshold": 1.0, "unit": "yes_no",
                                        "is_passed": has}))
    return pd.concat(frames).sort_values(["village_code", "year"], kind="stable").reset_index(drop=True)
