"""Members of the registered poor households: relations, ages, schooling, health, ability to work.

Ages are those of the end of 2014, the year of registration. `n_labour` of a household is the number of its members
whose labour is ordinary or skilled.
"""

import numpy as np
import pandas as pd

from data.demo.random import Bools, Floats, Ints, exact_top
from data.demo.world import World, codes, ids, spread

YEAR = 2014
RELATIONS = ("head", "spouse", "child", "child_in_law", "parent", "grandchild", "sibling")
HEAD, SPOUSE, CHILD, IN_LAW, PARENT, GRANDCHILD, SIBLING = range(7)
SLOTS = {  # who fills places 1 … 6, by the age of the head
    "young": (HEAD, SPOUSE, CHILD, CHILD, PARENT, PARENT),
    "middle": (HEAD, SPOUSE, CHILD, PARENT, CHILD, GRANDCHILD),
    "old": (HEAD, SPOUSE, CHILD, IN_LAW, GRANDCHILD, GRANDCHILD),
}
EDUCATION = ("illiterate", "primary", "junior_secondary", "senior_secondary", "college", "bachelor", "none_yet")
GROWN = {"old": (30, 52, 15, 3, 0, 0), "middle": (8, 42, 40, 8, 2, 0), "young": (1, 12, 52, 22, 9, 4)}
SCHOOLING = ("not_in_school", "preschool", "primary", "junior_secondary", "senior_secondary", "vocational", "college",
             "university", "dropout")


def build(world: World) -> None:
    """Make `members` with relation, sex, age and schooling; one row per member of a registered poor household."""
    h, dice = world.poor(), world.dice
    home, slot = spread(h["n_persons"].to_numpy())
    n = len(home)
    m = pd.DataFrame({"member_id": ids("M", n, 6), "_home": home, "_slot": slot})
    m["household_id"] = h["household_id"].to_numpy()[home]
    relation = _relations(world, h, home, slot)
    m["relation"] = codes(RELATIONS, relation)
    age = _ages(world, h["_age"].to_numpy()[home], relation, slot)
    head_male = dice.chance("member/head", 0.84, len(h))[home]
    male = np.where(relation == HEAD, head_male, np.where(relation == SPOUSE, ~head_male,
                                                          dice.chance("member/sex", 0.52, n)))
    m["sex"] = np.where(male, "male", "female")
    m["_age"], m["birth_year"] = age, YEAR - age
    school = _school(world, age)
    m["school_status"] = codes(SCHOOLING, school)
    m["education"] = _education(world, age, school)
    world.tables["members"] = m


def _relations(world: World, h: pd.DataFrame, home: Ints, slot: Ints) -> Ints:
    age, size = h["_age"].to_numpy()[home], h["n_persons"].to_numpy()[home]
    table = np.array([SLOTS["young"], SLOTS["middle"], SLOTS["old"]])
    relation = table[(age >= 45).astype(int) + (age >= 64), slot]
    u = world.dice.uniform("member/second", len(h))[home]
    no_spouse = (u < np.where(size == 2, 0.28, 0.13)) & (slot == 1)
    other = np.where(age < 45, PARENT, np.where(u < 0.03, SIBLING, CHILD))
    return np.where(no_spouse, other, relation)


def _ages(world: World, head: Ints, relation: Ints, slot: Ints) -> Ints:
    n, dice = len(head), world.dice
    shift = np.rint(3.5 * dice.normal("member/age", n)).astype(np.int64)
    tiny = dice.integers("member/tiny", n, 0, 9)
    born = {HEAD: head, SPOUSE: head - 2 + shift, CHILD: head - 25 - 3 * (slot > 2) + shift,
            IN_LAW: head - 26 + shift, PARENT: head + 25 + shift, GRANDCHILD: head - 51 + shift, SIBLING: head + shift}
    age = np.zeros(n, dtype=np.int64)
    for kind, years in born.items():
        age = np.where(relation == kind, years, age)
    age = np.where(np.isin(relation, (CHILD, GRANDCHILD)) & (age < 0), tiny, age)
    low = np.select([relation == SPOUSE, relation == IN_LAW, relation == SIBLING, relation == PARENT],
                    [20, 20, 16, 42], 0)
    return np.where(relation == HEAD, head, np.clip(age, low, 94))


def _school(world: World, age: Ints) -> Ints:
    u = world.dice.uniform("member/school", len(age))
    upper = np.select([u < 0.55, u < 0.85, u < 0.93], [4, 5, 8], 0)
    tertiary = np.select([u < 0.22, u < 0.36], [6, 7], 0)
    junior = np.where(u < 0.985, 3, 8)
    return np.select([age < 3, age < 6, age < 12, age < 15, age < 18, age < 22],
                     [0, np.where(u < 0.7, 1, 0), 2, junior, upper, tertiary], 0)


def _education(world: World, age: Ints, school: Ints) -> np.ndarray:
    rows = np.where(age[:, None] >= 60, GROWN["old"], np.where(age[:, None] >= 38, GROWN["middle"], GROWN["young"]))
    grown = world.dice.pick("member/education", rows)
    reached = np.select([age < 6, age < 12, age < 15, age < 18, np.isin(school, (6,)), np.isin(school, (7,))],
                        [6, 1, 2, 3, 4, 5], grown)
    return codes(EDUCATION, np.where((age >= 15) & (age < 18) & np.isin(school, (0, 8)), 2, reached))


def add_health(world: World) -> None:
    """Add health and labour to the members and `n_labour` to the households; needs the causes of poverty."""
    m, h, dice = world.tables["members"], world.poor(), world.dice
    n, home = len(m), m["_home"].to_numpy()
    age = m["_age"].to_numpy()
    disabled = _one_each(world, "disabled", h["has_disabled_member"].to_numpy(), m, 0.04)
    ill = _one_each(world, "ill", (h["poverty_cause"] == "illness").to_numpy(), m, 0.12)
    u = dice.uniform("member/chronic", n)
    chronic = u < np.clip(0.015 + 0.0045 * np.maximum(age - 25, 0), 0, 0.3)
    serious = (ill & dice.chance("member/serious", 0.45, n)) | (u > 0.992)
    weak = chronic | ill
    m["health"] = np.select([disabled & serious, disabled & weak, disabled, serious, weak],
                            ["serious_disabled", "chronic_disabled", "disabled", "serious", "chronic"], "healthy")
    m["labour"] = _labour(world, m, disabled, serious, weak)
    able = m["labour"].isin(("ordinary", "skilled")).to_numpy()
    _place_of_work(world, m, able)
    everyone = world.tables["households"]
    labour = dice.integers("home/key/labour", len(everyone), 1, 3)
    labour = np.minimum(labour, everyone["n_persons"].to_numpy())
    labour[everyone["_poor"].to_numpy()] = np.bincount(home[able], minlength=len(h))
    everyone["n_labour"] = labour


def _one_each(world: World, what: str, homes: Bools, m: pd.DataFrame, again: float) -> Bools:
    """At least one member of each marked household, older ones first, and no member of any other."""
    home, n = m["_home"].to_numpy(), len(m)
    score = world.dice.normal(f"member/{what}", n) + 0.025 * m["_age"].to_numpy()
    order = np.lexsort((-score, home))
    first = np.zeros(n, dtype=bool)
    first[order[np.r_[True, home[order][1:] != home[order][:-1]]]] = True
    return homes[home] & (first | world.dice.chance(f"member/{what}/again", again, n))


def _labour(world: World, m: pd.DataFrame, disabled: Bools, serious: Bools, weak: Bools) -> np.ndarray:
    n, dice, age = len(m), world.dice, m["_age"].to_numpy()
    cause = world.poor()["poverty_cause"].to_numpy()[m["_home"].to_numpy()]
    idle = m["school_status"].isin(("not_in_school", "dropout")).to_numpy()
    works: Floats = np.select([age < 16, age < 60, age < 70], [0.0, 0.95, 0.28], 0.02)
    works = works * np.select([disabled, serious, weak, cause == "labour"], [0.22, 0.10, 0.62, 0.55], 1.0)
    able = dice.chance("member/able", works, n) & idle
    skilled = able & exact_top(dice.normal("member/skilled", n) - 0.03 * age + 3.0 * able, int(0.12 * able.sum()))
    lost = ~able & (age >= 16) & (age < 60) & idle
    return np.select([skilled, able, lost], ["skilled", "ordinary", "lost"], "none")


def _place_of_work(world: World, m: pd.DataFrame, able: Bools) -> None:
    n, dice, age = len(m), world.dice, m["_age"].to_numpy()
    away = np.where(age[:, None] < 42, (30, 12, 18, 12, 28), (66, 13, 10, 4, 7))
    place = np.where(able, dice.pick("member/place", away), 0)
    months = dice.integers("member/months", n, 3, 11)
    m["work_place"] = codes(("none", "township", "county", "province", "outside_province"), place)
    m["months_away"] = np.where(place > 0, months, 0)
