"""Households of the three classes: where they live, how many they are, what they could do.

Order of making: `build` (who and where), then members and causes in other modules, then `finish`.
"""

import numpy as np
import pandas as pd

from data.demo import totals
from data.demo.places import TOWNS
from data.demo.random import Ints, exact_top, exp, largest_remainder
from data.demo.world import World, codes, day, ids, iso, spread

CLASSES = ("registered_poor", "key_economic", "key_stability")
SIZES = (0.145, 0.215, 0.270, 0.215, 0.100, 0.055)  # households of 1 … 6 persons, mean about 3.1 (assumption)
TOPICS = ("vegetables", "edible_fungi", "walnut", "konjac", "fruit", "medicinal_herbs", "poultry", "pigs",
          "cattle_sheep", "ecommerce", "repair", "construction", "housekeeping", "cooking", "factory_skills",
          "tourism_service")
FARM_TOPICS = frozenset(TOPICS[:9])
WANTED = {  # what able households ask for, by suited industry (assumption)
    "farm": (14, 10, 9, 6, 5, 6, 11, 8, 8, 5, 1, 2, 1, 1, 1, 3),
    "commerce": (2, 2, 1, 1, 2, 1, 3, 1, 1, 26, 16, 4, 6, 14, 3, 12),
    "industry": (1, 1, 1, 0, 1, 0, 2, 1, 1, 4, 17, 24, 15, 12, 20, 1),
    "none": (8, 5, 6, 3, 2, 2, 18, 4, 3, 2, 1, 0, 4, 1, 1, 1),
}


def build(world: World) -> None:
    """Make `households` with identity, village, class, size and the age of the head; one row per household."""
    v, dice = world.tables["villages"], world.dice
    counts = np.stack([v["_registered"].to_numpy(), *_key_households(world)], axis=1)
    owner, _ = spread(counts.ravel())
    village, kind = owner // 3, owner % 3
    n = len(owner)
    h = pd.DataFrame({"household_id": ids("H", n, 9), "_village": village, "_town": v["_town"].to_numpy()[village]})
    h["village_code"] = v["village_code"].to_numpy()[village]
    h["group_no"] = 1 + (dice.uniform("home/group", n) * v["n_groups"].to_numpy()[village]).astype(np.int64)
    h["household_class"] = codes(CLASSES, kind)
    poor = kind == 0
    h["_poor"] = poor
    age = np.clip(np.rint(54 + 12 * dice.normal("home/age", n)), 22, 88).astype(np.int64)
    h["_age"] = np.where(poor, age, np.clip(age - 6, 24, 78))
    h["n_persons"] = _sizes(world, poor)
    h["head_birth_year"] = 2014 - h["_age"]
    world.tables["households"] = h


def _key_households(world: World) -> tuple[Ints, Ints]:
    """Key households per village: enterprises near the town, stability cases everywhere (assumption)."""
    v, dice = world.tables["villages"], world.dice
    people = v["rural_population"] * exp(0.3 * dice.normal("village/key", len(v)))
    economic = largest_remainder(people * (1.5 - v["_remote"]), totals.KEY_ECONOMIC)
    return economic, largest_remainder(people, totals.KEY_STABILITY)


def _sizes(world: World, poor: np.ndarray) -> Ints:
    """Household sizes of 1 to 6; those of registered poor households add up to the published persons."""
    dice = world.dice
    size = 1 + dice.pick("home/size", SIZES, len(poor))
    size = np.where(poor, size, np.maximum(size, 2))
    gap = totals.REGISTERED_PERSONS - int(size[poor].sum())
    step = 1 if gap > 0 else -1
    order = np.argsort(dice.uniform("home/size/adjust", len(poor)), kind="stable")
    can = poor[order] & (size[order] >= 2) & (size[order] + step >= 2) & (size[order] + step <= 6)
    size[order[can][: abs(gap)]] += step
    return size


def finish(world: World) -> None:
    """Add category, suited industry, wanted training, registration; needs members, causes and labour."""
    h, dice = world.tables["households"], world.dice
    n, poor = len(h), h["_poor"].to_numpy()
    h["category"] = _category(world)
    h["industry_type"] = _industry_type(world)
    labour = (h["n_labour"] > 0).to_numpy()
    asks = dice.chance("home/asks", np.where(labour, 0.80, 0.13), n) & poor
    weights = np.array([WANTED[i] for i in h["industry_type"]], dtype=np.float64)
    weights[:, TOPICS.index("cattle_sheep")] *= np.where(h["_town"].isin(_remote_towns()), 2.0, 1.0)
    h["wanted_topic"] = np.where(asks, codes(TOPICS, dice.pick("home/wanted", weights)), None)
    key_day = day("2015-03-02") + dice.integers("home/key/day", n, 0, 24)
    h["registered_date"] = np.where(poor, None, iso(key_day))
    h["is_returned"], h["returned_cause"] = False, None
    h["has_contact_card"] = False


def _remote_towns() -> list[int]:
    return [i for i, t in enumerate(TOWNS) if t.remote > 0.7]


def _category(world: World) -> np.ndarray:
    """General, dibao or wubao: 62, 31 and 7 % of the registered poor households (assumption)."""
    h, dice = world.poor(), world.dice
    n, labour = len(h), h["n_labour"]
    others = h["n_persons"] - 1
    wubao = exact_top(dice.normal("home/wubao", n) + 0.06 * (h["_age"] - 54) - 1.4 * others - 1.5 * labour, 362)
    sick = h["poverty_cause"].isin(("illness", "disability"))
    score = dice.normal("home/dibao", n) - 0.9 * labour + 0.9 * h["has_disabled_member"] + 0.4 * sick - 99 * wubao
    dibao = exact_top(score, 1_603)
    everyone = world.tables["households"]["_poor"].to_numpy()
    found = np.full(len(everyone), None, dtype=object)
    found[everyone] = np.where(wubao, "wubao", np.where(dibao, "dibao", "general"))
    return found


def _industry_type(world: World) -> np.ndarray:
    """Suited industry: farm, commerce, industry or none; nearer the town more commerce and industry."""
    h, v = world.tables["households"], world.tables["villages"]
    near = 1.2 - v["_remote"].to_numpy()[h["_village"]]
    labour, kind = h["n_labour"].to_numpy(), h["household_class"].to_numpy()
    young = (h["_age"] < 52).to_numpy()
    farm = np.where(labour > 0, 6.0, 1.0)
    trade = np.where(labour > 0, 0.6 + 1.6 * near, 0.3)
    works = np.where(labour > 0, 0.4 + 1.6 * near + 1.2 * young, 0.05)
    none = np.where(labour > 0, 0.25, 7.0)
    weights = np.stack([farm, trade, works, none], axis=1)
    weights[kind == "key_economic"] = (5.0, 4.0, 3.0, 0.0)
    return codes(("farm", "commerce", "industry", "none"), world.dice.pick("home/industry", weights))
