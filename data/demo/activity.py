"""What cadres do: visits, phone calls, practical matters. Nothing is dated after the day of the register."""

import numpy as np
import pandas as pd

from data.demo import totals
from data.demo.places import SHUGUANG
from data.demo.random import Bools, Floats, Ints, exact_top, exp
from data.demo.world import World, day, ids, iso, spread

START, AS_OF = day("2015-03-01"), day(totals.AS_OF)
QUIET = AS_OF - 90  # last day of contact in the unvisited villages
UNVISITED_VILLAGES, UNVISITED_HOUSEHOLDS, INACTIVE, FEW_MATTERS = 4, 60, 30, 40
MOST_VISITS = 20  # only the household of the article is visited more often (F49)
EXAMPLE_VISITS, EXAMPLE_CALLS = 23, 9
VISIT_TOPICS = ("planning", "information", "mindset", "bonds", "production", "income_check", "health", "schooling",
                "housing", "training", "market", "dispute", "other")
VISIT_WEIGHTS = (13, 15, 10, 14, 19, 6, 8, 4, 4, 4, 3, 0.3, 1)
DISPUTE_WEIGHTS = (2, 14, 16, 16, 3, 0, 4, 3, 5, 1, 1, 34, 2)
MATTERS = ("industry", "employment", "funds", "materials", "policy", "medical", "schooling", "housing", "facilities",
           "market_link", "relief", "documents", "other")
MATTER_WEIGHTS = (18, 7, 6, 12, 11, 9, 5, 6, 5, 6, 10, 8, 1)


def build(world: World) -> None:
    """Make `visits` and `practical_matters`; one row per visit or call, one per matter done."""
    ties = _ties(world)
    quiet = _quiet_villages(world)
    _visits(world, ties, quiet)
    _matters(world, ties)


def _ties(world: World) -> pd.DataFrame:
    """The ties with their last day, the household's village and marks of idle cadres and unvisited households."""
    t, h, c = (world.tables[name] for name in ("ties", "households", "cadres"))
    dice = world.dice
    t = t.assign(_last=np.where(t["_end"] < 0, AS_OF, t["_end"]), _village=h["_village"].to_numpy()[t["_home"]])
    t = t[t["_start"] <= AS_OF].reset_index(drop=True)
    active = np.bincount(t.loc[t["_poor"] & (t["_end"] < 0), "_cadre"], minlength=len(c)) > 0
    score = dice.uniform("cadre/idle", len(c)) - 9 * ~active - 9 * c["_spared"]
    idle = exact_top(score, INACTIVE)
    few = exact_top(score - 9 * idle, FEW_MATTERS)
    single = t["_poor"] & (t["_end"] < 0) & ~t["_home"].duplicated(keep=False) & ~idle[t["_cadre"]]
    single &= ~world.tables["villages"]["_real"].to_numpy()[t["_village"]]
    t["_unseen"] = exact_top(dice.uniform("tie/unseen", len(t)) - 9 * ~single, UNVISITED_HOUSEHOLDS)
    world.plant("unvisited_household", "households", t["household_id"][t["_unseen"]],
                "有包带干部但没有走访记录 / tied, yet no visit or call recorded")
    t["_idle"], t["_few"] = idle[t["_cadre"]], few[t["_cadre"]] | idle[t["_cadre"]]
    world.plant("inactive_cadre", "cadres", c["cadre_id"][idle],
                "结对以来没有走访记录 / no visit recorded since the tie began")
    world.plant("few_matters", "cadres", c["cadre_id"][few],
                "2015年为包带户办实事不足2件 / fewer than two practical matters per household in 2015")
    return t


def _quiet_villages(world: World) -> Ints:
    v = world.tables["villages"]
    can = v["is_poor_village"] & ~v["_real"] & ~v["_early"]
    rows = np.flatnonzero(exact_top(world.dice.uniform("village/quiet", len(v)) + v["_remote"] - 9 * ~can,
                                    UNVISITED_VILLAGES))
    world.plant("unvisited_village", "villages", v["village_code"].iloc[rows],
                "最近90天没有任何走访 / no visit in the last 90 days")
    return rows


def _calendar() -> Ints:
    """Cumulative weight of each day from the first to the last: working days, holidays, the weeks before new year."""
    days = np.arange(START, AS_OF + 1)
    weekday = (days + 3) % 7  # 1970-01-01 was a Thursday; 0 = Monday
    weight = np.select([weekday == 5, weekday == 6], [28, 18], 100)
    for first, last, percent in (("2015-03-02", "2015-03-31", 190), ("2015-10-01", "2015-10-07", 20),
                                 ("2015-12-14", "2015-12-31", 140), ("2016-01-18", "2016-02-05", 200),
                                 ("2016-02-06", "2016-02-14", 12), ("2015-07-10", "2015-08-20", 75)):
        weight = np.where((days >= day(first)) & (days <= day(last)), weight * percent // 100, weight)
    return np.r_[0, np.cumsum(weight)]


def _dates(u: Floats, first: Ints, last: Ints) -> Ints:
    """A day between first and last for each number, by the weights of the calendar."""
    total = _calendar()
    low, high = total[first - START], total[last - START + 1]
    mark = low + (u * (high - low)).astype(np.int64)
    return START + np.searchsorted(total, mark, side="right") - 1


def _counts(world: World, t: pd.DataFrame) -> Ints:
    """Contacts per tie: cadres differ more than households, far villages are seen less."""
    n, dice, c = len(t), world.dice, world.tables["cadres"]
    months = (t["_last"] - t["_start"]).to_numpy() / 30.4
    diligence = dice.normal("cadre/diligence", len(c))[t["_cadre"]]
    remote = world.tables["villages"]["_remote"].to_numpy()[t["_village"]]
    mean = exp(-0.42 + 0.42 * diligence + 0.28 * dice.normal("tie/visits", n) - 0.35 * (remote - 0.5)
               - 0.55 * ~t["_poor"].to_numpy())
    count = (mean * months + dice.uniform("tie/visits/rest", n)).astype(np.int64)
    count = np.where(dice.chance("tie/unvisited", 0.01, n) | t["_idle"] | t["_unseen"], 0, count)
    return np.minimum(count, MOST_VISITS)


def _visits(world: World, t: pd.DataFrame, quiet: Ints) -> None:
    dice = world.dice
    example = _example(world, t)
    count = _counts(world, t)
    count[example] = 0
    tie, _ = spread(count)
    date = _dates(dice.uniform("visit/day", len(tie)), t["_start"].to_numpy()[tie], t["_last"].to_numpy()[tie])
    keep = ~(np.isin(t["_village"].to_numpy()[tie], quiet) & (date >= QUIET))
    keys = np.unique(tie[keep] * 100_000 + date[keep])
    tie, date = keys // 100_000, keys % 100_000
    phone = dice.chance("visit/phone", 0.24, len(tie))
    extra = START + 8 + np.arange(EXAMPLE_VISITS + EXAMPLE_CALLS) * 12
    extra = extra + np.select([(extra + 3) % 7 == 5, (extra + 3) % 7 == 6], [2, 1], 0)
    tie = np.r_[tie, np.full(len(extra), example)]
    date, phone = np.r_[date, extra], np.r_[phone, np.arange(len(extra)) % 3 == 2]
    phone[-len(extra):] &= np.cumsum(phone[-len(extra):]) <= EXAMPLE_CALLS
    order = np.lexsort((tie, date))
    _publish_visits(world, t, tie[order], date[order], phone[order])


def _publish_visits(world: World, t: pd.DataFrame, tie: Ints, date: Ints, phone: Bools) -> None:
    n, dice = len(tie), world.dice
    minutes = np.where(phone, dice.integers("visit/call", n, 3, 18),
                       5 * np.clip(np.rint(9 + 4 * dice.normal("visit/minutes", n)), 3, 36).astype(np.int64))
    kind = world.tables["households"]["household_class"].to_numpy()[t["_home"].to_numpy()[tie]]
    weights = np.tile(np.array(VISIT_WEIGHTS), (n, 1))
    weights[kind == "key_stability"] = DISPUTE_WEIGHTS
    topic = dice.pick("visit/topic", weights)
    world.tables["visits"] = pd.DataFrame({
        "visit_id": ids("V", n, 6), "cadre_id": t["cadre_id"].to_numpy()[tie],
        "household_id": t["household_id"].to_numpy()[tie], "visit_date": iso(date),
        "form": np.where(phone, "phone", "visit"), "minutes": minutes,
        "topic": np.array(VISIT_TOPICS, dtype=object)[topic], "_date": date, "_home": t["_home"].to_numpy()[tie],
    })


def _example(world: World, t: pd.DataFrame) -> int:
    """The tie of a cadre of 区农业局 to a household of 曙光村 that is visited more than twenty times (F49)."""
    v, c, d = (world.tables[n] for n in ("villages", "cadres", "departments"))
    bureau = d["department_id"][d["name_zh"] == "区农业局"].iloc[0]
    fits = (t["_poor"] & (t["_end"] < 0) & (t["_start"] <= day("2015-03-08"))
            & (v["village_code"].to_numpy()[t["_village"]] == SHUGUANG)
            & (c["department_id"].to_numpy()[t["_cadre"]] == bureau))
    return int(np.flatnonzero(fits)[0])


def _matters(world: World, t: pd.DataFrame) -> None:
    """Practical matters of 2015 and of 2016 to date, per tie; fewer where the tie began late."""
    n, dice = len(t), world.dice
    poor = t["_poor"].to_numpy()
    full = dice.pick("matter/2015", (3, 9, 46, 26, 11, 5), n)
    full = np.where(poor, full, np.minimum(full, dice.integers("matter/key", n, 0, 2)))
    now = dice.pick("matter/2016", np.where(poor[:, None], (48, 33, 15, 4), (80, 18, 2, 0)))
    end_of_year = day("2015-12-31")
    days = np.minimum(t["_last"], end_of_year) - np.maximum(t["_start"], START)
    full = np.where(days >= 210, full, full * np.maximum(days, 0) // 300)
    full = np.where(t["_few"], np.minimum(full, dice.integers("matter/few", n, 0, 1)), full)
    now = np.where(t["_few"] | (t["_last"] < end_of_year + 5), 0, now)
    tie = np.r_[np.repeat(np.arange(n), full), np.repeat(np.arange(n), now)]
    first, last = t["_start"].to_numpy()[tie], np.minimum(t["_last"].to_numpy()[tie], AS_OF)
    old = np.arange(len(tie)) < full.sum()
    first = np.where(old, first, np.maximum(first, end_of_year + 1))
    date = _dates(dice.uniform("matter/day", len(tie)), first, np.where(old, np.minimum(last, end_of_year), last))
    order = np.lexsort((tie, date))
    tie, date = tie[order], date[order]
    kind = dice.pick("matter/kind", MATTER_WEIGHTS, len(tie))
    world.tables["practical_matters"] = pd.DataFrame({
        "matter_id": ids("W", len(tie), 6), "cadre_id": t["cadre_id"].to_numpy()[tie],
        "household_id": t["household_id"].to_numpy()[tie], "matter_date": iso(date),
        "kind": np.array(MATTERS, dtype=object)[kind],
    })
