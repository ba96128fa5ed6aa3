"""How households were identified (four steps), village meetings, and the yearly assessments."""

import numpy as np
import pandas as pd

from data.demo.places import SONGJIA
from data.demo.random import Floats, Ints
from data.demo.world import World, day, ids, iso, spread

STEPS = ("group_review", "village_review", "township_check", "district_filing")
SKIPPED, SHORT, SWAPPED = 26, 44, 18
SONGJIA_MEETINGS = {"group_meeting": 9, "assembly": 3}  # F27


def build(world: World) -> None:
    """Make `identification_log`, `village_meetings` and `assessments`."""
    world.tables["identification_log"] = _log(world)
    world.tables["village_meetings"] = _meetings(world)
    world.tables["assessments"] = _assessments(world)


def _log(world: World) -> pd.DataFrame:
    """One row per registered poor household × step, going back from the day of filing."""
    h, dice = world.tables["_poor"], world.dice
    n, v = len(h), world.tables["villages"]
    back = dice.integers("village/review/gap", len(v), 12, 20)[h["_village"]]
    check = dice.integers("village/check/gap", len(v), 11, 19)[h["_village"]]
    filed = h["_filed"].to_numpy()
    days = np.stack([filed - check - back - dice.integers("step/group", n, 3, 14), filed - check - back,
                     filed - check, filed], axis=1)
    notice = np.stack([np.zeros(n, dtype=np.int64), 7 + dice.integers("step/notice/1", n, 0, 4),
                       7 + dice.integers("step/notice/2", n, 0, 3), np.zeros(n, dtype=np.int64)], axis=1)
    score = dice.uniform("step/flaw", n) - 9 * v["_real"].to_numpy()[h["_village"]]
    rank = np.argsort(np.argsort(-score, kind="stable"), kind="stable")
    skipped, short = rank < SKIPPED, (rank >= SKIPPED) & (rank < SKIPPED + SHORT)
    swapped = (rank >= SKIPPED + SHORT) & (rank < SKIPPED + SHORT + SWAPPED)
    result = np.full((n, 4), "passed", dtype=object)
    gone = dice.integers("step/which", n, 0, 2)
    result[skipped, gone[skipped]] = "missing"
    notice[short, 1] = dice.integers("step/short", n, 1, 4)[short]
    days[short, 2] = days[short, 1] + notice[short, 1]
    result[short, 1] = "short_notice"
    days[swapped, 2] = days[swapped, 1] - dice.integers("step/before", n, 1, 6)[swapped]
    result[swapped, 2] = "out_of_order"
    absent = (result == "missing").ravel()
    silent = np.tile([True, False, False, True], n) | absent
    _note(world, h, skipped, short, swapped)
    return pd.DataFrame({
        "household_id": np.repeat(h["household_id"].to_numpy(), 4), "step": np.tile(np.array(STEPS, dtype=object), n),
        "step_date": iso(days.ravel(), absent), "result": result.ravel(),
        "notice_days": pd.Series(notice.ravel(), dtype="Int64").mask(silent),
    })


def _note(world: World, h: pd.DataFrame, skipped: np.ndarray, short: np.ndarray, swapped: np.ndarray) -> None:
    for kind, rows, note in (("missing_step", skipped, "识别步骤缺失 / an identification step is missing"),
                             ("short_notice", short, "村级公示时间过短 / the village notice was too short"),
                             ("step_order", swapped, "识别步骤次序颠倒 / identification steps out of order")):
        world.plant(kind, "identification_log", h["household_id"][rows], note)


def _meetings(world: World) -> pd.DataFrame:
    """Group meetings and assemblies of spring 2014; 宋家村 has exactly nine and three."""
    v, dice = world.tables["villages"], world.dice
    songjia = (v["village_code"] == SONGJIA).to_numpy()
    parts = []
    for kind, low, high in (("group_meeting", -1, 3), ("assembly", 1, 3)):
        count = dice.integers(f"meeting/{kind}", len(v), low, high)
        if kind == "group_meeting":
            count = np.maximum(count + v["n_groups"].to_numpy(), 2)
        count = np.where(songjia, SONGJIA_MEETINGS[kind], count)
        village, nth = spread(count)
        first = day("2014-03-03") if kind == "group_meeting" else day("2014-04-01")
        date = first + nth * 2 + dice.integers(f"meeting/{kind}/day", len(village), 0, 6)
        usual = v["rural_population"].to_numpy()[village] / (v["n_groups"].to_numpy()[village] * 3.4)
        people = usual * 0.55 if kind == "group_meeting" else 24 + v["n_groups"].to_numpy()[village] * 3.5
        people = np.rint(people * (0.75 + 0.5 * dice.uniform(f"meeting/{kind}/people", len(village)))).astype(np.int64)
        parts.append(pd.DataFrame({"_village": village, "kind": kind, "_date": date, "n_participants": people}))
    m = pd.concat(parts).sort_values(["_village", "_date"], kind="stable").reset_index(drop=True)
    m.insert(0, "meeting_id", ids("G", len(m), 5))
    m["village_code"], m["meeting_date"] = v["village_code"].to_numpy()[m["_village"]], iso(m["_date"])
    return m


def _assessments(world: World) -> pd.DataFrame:
    """Scores of 2015, one decimal: counts as a place among all, satisfaction simulated."""
    c, d, dice = world.tables["cadres"], world.tables["departments"], world.dice
    ties, visits, matters = (world.tables[t] for t in ("ties", "visits", "practical_matters"))
    load = _per(ties["cadre_id"], c["cadre_id"])
    tied = load > 0
    seen = _per(visits["cadre_id"][visits["visit_date"] < "2016"], c["cadre_id"])
    done = _per(matters["cadre_id"][matters["matter_date"] < "2016"], c["cadre_id"])
    mean = (seen / np.maximum(load, 1), done / np.maximum(load, 1))
    felt = 74 + 9 * _place(mean[0] + mean[1]) + 7 * dice.normal("score/felt", len(c))
    scores = {"visits": 55 + 45 * _place(mean[0]), "practical_matters": 55 + 45 * _place(mean[1]),
              "household_satisfaction": felt}
    parts = [_scores("cadre", c["cadre_id"][tied], item, score[tied]) for item, score in scores.items()]
    bodies = d["department_id"][d["level"] != "company"]
    for item, base in (("infrastructure", 78), ("public_service", 76), ("household_satisfaction", 82)):
        named = 5 * d["is_named"].to_numpy()[: len(bodies)]
        parts.append(_scores("department", bodies, item, base + named + 8 * dice.normal(f"score/{item}", len(bodies))))
    return pd.concat(parts).sort_values(["subject_kind", "subject_id"], kind="stable").reset_index(drop=True)


def _per(who: pd.Series, everyone: pd.Series) -> Ints:
    return who.value_counts().reindex(everyone).fillna(0).to_numpy(dtype=np.int64)


def _place(values: Floats) -> Floats:
    """Place of each value among all, from 0 (least) to 1; equals share the lowest place."""
    order = np.sort(values)
    return np.searchsorted(order, values, side="left") / max(len(values) - 1, 1)


def _scores(kind: str, subject: pd.Series, item: str, score: Floats) -> pd.DataFrame:
    return pd.DataFrame({"subject_kind": kind, "subject_id": subject.to_numpy(), "year": 2015, "item": item,
                         "score": np.rint(np.clip(score, 30, 100) * 10) / 10})
