"""Household plans, registration and relapses of the registered poor households."""

import numpy as np
import pandas as pd

from data.demo import totals
from data.demo.places import INDUSTRIES
from data.demo.random import Bools, Ints, exact_top
from data.demo.world import World, codes, day, ids, iso

RELAPSED_2016, CORRECTED = 25, 12
WILL = {"farm": INDUSTRIES[:14], "commerce": ("commerce", "services", "rural_tourism", "processing"),
        "industry": ("off_farm_work", "processing", "services"), "none": ("poultry", "none")}


def build(world: World) -> None:
    """Make `household_plans` and `status_events`; set registration and relapse of the households."""
    h = world.tables["_poor"]
    _registration(world, h)
    _plans(world, h)
    _events(world, h)


def _registration(world: World, h: pd.DataFrame) -> None:
    """Registered in spring 2014 village by village; those who fell back in 2014 at its end, by dynamic management."""
    dice, v = world.dice, world.tables["villages"]
    base = day("2014-05-20") + dice.integers("village/filing", len(v), 0, 40)
    filed = base[h["_village"]] + dice.integers("home/filing", len(h), 0, 3)
    late = day("2014-10-20") + dice.integers("home/filing/late", len(h), 0, 55)
    h["_filed"] = np.where(h["_relapsed_2014"], late, filed)
    everyone = world.tables["households"]
    everyone.loc[everyone["_poor"].to_numpy(), "registered_date"] = iso(h["_filed"])


def _plans(world: World, h: pd.DataFrame) -> None:
    n, dice = len(h), world.dice
    labour = (h["n_labour"] > 0).to_numpy()
    score = dice.normal("plan/has", n) + 0.8 * labour - 1.2 * (h["category"] == "wubao") - 9 * h["_left_behind"]
    has = exact_top(score, totals.PLANS)
    both = dice.uniform("plan/both", n)
    kinds = {key: world.dice.pick(f"plan/will/{key}", np.ones(len(names)), n) for key, names in WILL.items()}
    will = np.select([h["industry_type"] == key for key in WILL],
                     [codes(names, kinds[key]) for key, names in WILL.items()], default="none")
    same = dice.chance("plan/same", 0.34, n) & (h["industry_type"] == "farm").to_numpy()
    village = world.tables["villages"]["leading_industry"].to_numpy()[h["_village"]]
    start = np.maximum(day("2014-06-20"), h["_filed"].to_numpy() + 10)
    when = start + (dice.uniform("plan/day", n) * (day("2015-11-30") - start)).astype(np.int64)
    world.tables["household_plans"] = pd.DataFrame({
        "household_id": h["household_id"], "has_short_plan": has & (both < 0.93),
        "has_long_plan": has & ((both < 0.58) | (both >= 0.93)),
        "will": np.where(same, village, will), "ability": _ability(world, h, labour),
        "measure": _measure(world, h, labour), "plan_date": iso(when, ~has),
    })
    world.plant("missing_plan", "household_plans", h["household_id"][~has & labour],
                "有劳动力但没有短期或长期规划 / able to work but without a plan")


def _ability(world: World, h: pd.DataFrame, labour: Bools) -> np.ndarray:
    weights = {"farm": (46, 30, 5, 1, 6, 12, 0), "commerce": (8, 6, 22, 48, 8, 8, 0),
               "industry": (6, 4, 28, 4, 54, 4, 0), "none": (4, 6, 0, 0, 0, 40, 50)}
    rows = np.array([weights[i] for i in h["industry_type"]], dtype=np.float64)
    rows[~labour] = (2, 4, 1, 1, 0, 42, 50)
    return codes(("crops", "livestock", "craft", "business", "off_farm", "light_work", "none"),
                 world.dice.pick("plan/ability", rows))


def _measure(world: World, h: pd.DataFrame, labour: Bools) -> np.ndarray:
    """Assistance mostly follows the cause of poverty; a minority does not (因户施策 not met)."""
    names = ("industry", "employment", "training", "credit", "special_grant", "relocation", "housing", "dibao",
             "medical", "education", "reconstruction", "market_link")
    weights = np.tile(np.array((30, 8, 6, 5, 14, 1, 4, 3, 2, 1, 0, 3), dtype=np.float64), (len(h), 1))
    cause = h["poverty_cause"].to_numpy()
    for what, name, weight in (("illness", "medical", 34), ("disability", "dibao", 60), ("education", "education", 60),
                               ("disaster", "reconstruction", 50), ("skills", "training", 40), ("funds", "credit", 30),
                               ("transport", "relocation", 25), ("labour", "dibao", 35)):
        weights[cause == what, names.index(name)] += weight
    weights[~labour, :5] *= 0.3
    weights[~labour, names.index("dibao")] += 25
    return codes(names, world.dice.pick("plan/measure", weights))


def _events(world: World, h: pd.DataFrame) -> None:
    dice, n = world.dice, len(h)
    sick = h["poverty_cause"].isin(("illness", "disaster"))
    early = world.tables["villages"]["_early"].to_numpy()[h["_village"]]
    again = exact_top(dice.normal("home/again", n) + 3 * sick + 99 * (h["_out_2015"] & ~early), RELAPSED_2016)
    fell = h["_relapsed_2014"].to_numpy()
    cause = np.where(dice.chance("home/fell/cause", np.where(h["poverty_cause"] == "disaster", 0.1, 0.8), n), "illness",
                     "disaster")
    out_day = day("2015-11-23") + dice.integers("home/out/day", n, 0, 35)
    corrected = exact_top(dice.uniform("home/corrected", n) - 9 * (fell | again), CORRECTED)
    parts = [
        _event(h, "registered", np.ones(n, dtype=bool), h["_filed"].to_numpy(), h["poverty_cause"].to_numpy(), None),
        _event(h, "relapsed", fell, h["_filed"].to_numpy() - 20 - dice.integers("home/fell/day", n, 0, 120), cause,
               "2013年末高于标准线，2014年返贫后补录 / above the line at the end of 2013, fell back in 2014"),
        _event(h, "out_of_poverty", h["_out_2015"].to_numpy(), out_day, np.full(n, None), None),
        _event(h, "relapsed", again, day("2016-01-05") + dice.integers("home/again/day", n, 0, 94), cause,
               "2015年脱贫后返贫 / fell back after leaving poverty in 2015"),
        _event(h, "corrected", corrected, day("2015-08-10") + dice.integers("home/corrected/day", n, 0, 60),
               np.full(n, None), "“回头看”核查后更正信息 / details corrected on review"),
    ]
    events = pd.concat(parts).sort_values(["_date", "household_id"], kind="stable").reset_index(drop=True)
    events.insert(0, "event_id", ids("E", len(events), 5))
    world.tables["status_events"] = events
    everyone = world.tables["households"]
    poor = everyone["_poor"].to_numpy()
    everyone.loc[poor, "is_returned"] = fell | again
    everyone.loc[poor, "returned_cause"] = np.where(fell | again, cause, None)
    world.plant("relapse", "status_events", events["event_id"][events["event"] == "relapsed"],
                "因病或因灾返贫 / fell back through illness or disaster")


def _event(h: pd.DataFrame, event: str, rows: Bools, date: Ints, cause: np.ndarray, note: str | None) -> pd.DataFrame:
    return pd.DataFrame({"household_id": h["household_id"].to_numpy()[rows], "_date": date[rows],
                         "event_date": iso(date[rows]), "event": event, "cause": cause[rows], "note": note})
