"""Training sessions and who came.

Supply leans to farming while many ask for work skills, sessions stay in one township, and the same people come
again: attendances exceed persons, persons exceed households.
"""

import numpy as np
import pandas as pd

from data.demo import totals
from data.demo.homes import FARM_TOPICS, TOPICS
from data.demo.random import Bools, Ints, exact_top, largest_remainder
from data.demo.world import World, codes, day, ids, iso

TAUGHT = (7, 5, 5, 1, 1, 0, 3, 4, 2, 1, 1, 1, 0, 0, 0, 1)  # sessions by topic, in the order of TOPICS
FIRST, LAST = day("2015-03-18"), day("2016-04-08")
BARRED_VILLAGES = 2
CADRES_PER_SESSION = 185


def build(world: World) -> None:
    """Make `training_sessions` and `attendances`, and date the cadres' own training."""
    barred = _barred(world)
    s = _sessions(world, barred)
    came = _household_attendances(world, s, barred)
    cadres = _cadre_attendances(world, s)
    a = pd.concat([came, cadres]).sort_values(["session_id", "_order"], kind="stable").reset_index(drop=True)
    a.insert(0, "attendance_id", ids("A", len(a), 5))
    seats = a.groupby("session_id").size().reindex(s["session_id"]).to_numpy()
    spare = world.dice.integers("session/spare", len(s), 2, 10)
    s["n_seats"] = (seats + spare + 4) // 5 * 5
    world.tables["training_sessions"], world.tables["attendances"] = s, a
    _note(world, a, barred)


def _barred(world: World) -> Ints:
    """Poor villages that no session reaches though people asked."""
    v = world.tables["villages"]
    can = v["is_poor_village"] & ~v["_real"]
    return np.flatnonzero(exact_top(world.dice.uniform("village/barred", len(v)) - 9 * ~can, BARRED_VILLAGES))


def _sessions(world: World, barred: Ints) -> pd.DataFrame:
    v, dice = world.tables["villages"], world.dice
    n, extra = totals.SESSIONS, totals.CADRE_SESSIONS
    topic = np.repeat(np.arange(len(TOPICS)), TAUGHT)[dice.shuffle("session/topic", n)]
    span = LAST - FIRST
    date = FIRST + (np.arange(n) * span + (dice.uniform("session/day", n) * span).astype(np.int64)) // n
    date = date + np.where((date >= day("2016-02-05")) & (date <= day("2016-02-15")), 12, 0)  # spring festival
    date = date + np.select([(date + 3) % 7 == 5, (date + 3) % 7 == 6], [-1, 1], 0)
    host = (dice.uniform("session/village", len(v)) + 1.6 * v["is_poor_village"] - 0.5 * v["_remote"]).to_numpy()
    host = np.where(np.isin(np.arange(len(v)), barred), -9.0, host)
    place = np.flatnonzero(exact_top(host, n))[dice.shuffle("session/place", n)]
    farm = np.array([TOPICS[i] in FARM_TOPICS for i in topic])
    form = dice.pick("session/form", np.where(farm[:, None], (52, 38, 10), (6, 34, 60)))
    provider = dice.pick("session/provider", np.where(farm[:, None], (14, 46, 8, 32), (24, 26, 44, 6)))
    cadre_date = day("2015-03-06") + np.arange(extra) * 46
    town = np.flatnonzero(v["_remote"] < 0.15)[dice.shuffle("session/town", int((v["_remote"] < 0.15).sum()))[:extra]]
    s = pd.DataFrame({
        "_date": np.r_[date, cadre_date], "topic": [*(TOPICS[i] for i in topic), *("cadre_responsibility",
                                                                                  "cadre_ability") * (extra // 2)],
        "skill_track": [*np.where(farm, "farm_practical", "off_farm"), *[None] * extra],
        "form": [*codes(("field", "courtyard", "classroom"), form), *["classroom"] * extra],
        "provider": [*codes(("social_org", "department", "vocational_school", "local_expert"), provider),
                     *["department"] * extra],
        "_village": np.r_[place, town], "audience": ["households"] * n + ["cadres"] * extra,
    }).sort_values("_date", kind="stable").reset_index(drop=True)
    s.insert(0, "session_id", ids("T", len(s), 3))
    s["session_date"], s["village_code"] = iso(s["_date"]), v["village_code"].to_numpy()[s["_village"]]
    return s


def _household_attendances(world: World, s: pd.DataFrame, barred: Ints) -> pd.DataFrame:
    """New persons by session with the exact total of distinct persons; then some who come again."""
    m, h, v = world.tables["members"], world.poor(), world.tables["villages"]
    home = m["_home"].to_numpy()
    village, wanted = h["_village"].to_numpy()[home], h["wanted_topic"].to_numpy()[home]
    able = m["labour"].isin(("ordinary", "skilled")).to_numpy() & ~np.isin(village, barred)
    able &= (m["work_place"] != "outside_province").to_numpy()
    able &= ~world.tables["_poor"]["_left_behind"].to_numpy()[home]
    eager = world.dice.normal("member/eager", len(m)) + 0.9 * (m["relation"] == "head").to_numpy()
    used, rows = np.zeros(len(m), dtype=bool), []
    open_to_all = s[s["audience"] == "households"]
    new = largest_remainder(1 + world.dice.uniform("session/new", len(open_to_all)), totals.TRAINED_PERSONS, minimum=16)
    again = world.dice.integers("session/again", len(open_to_all), 3, 14)
    each = zip(open_to_all["session_id"], open_to_all["_village"], open_to_all["topic"], strict=True)
    for i, (session, place, topic) in enumerate(each):
        score = eager + 1.8 * (village == place) + 1.5 * (wanted == topic)
        near = able & (v["_town"].to_numpy()[village] == v["_town"].iloc[place])
        fresh = _best(score, near & ~used, int(new[i]))
        old = _best(score, near & used, int(again[i]))
        used[fresh] = True
        rows += [(session, j) for j in np.r_[fresh, old]]
    return _people(m, rows)


def _best(score: np.ndarray, allowed: Bools, n: int) -> Ints:
    return np.flatnonzero(exact_top(np.where(allowed, score, -99.0), min(n, int(allowed.sum()))))


def _people(m: pd.DataFrame, rows: list[tuple[str, int]]) -> pd.DataFrame:
    session, who = zip(*rows, strict=True)
    who = np.array(who)
    return pd.DataFrame({"session_id": session, "household_id": m["household_id"].to_numpy()[who],
                         "member_id": m["member_id"].to_numpy()[who], "cadre_id": None, "_order": who})


def _cadre_attendances(world: World, s: pd.DataFrame) -> pd.DataFrame:
    """Cadres of all bodies, none twice in one session; their first session is their day of training."""
    c, dice, rows = world.tables["cadres"], world.dice, []
    tied = c["cadre_id"].isin(world.tables["ties"]["cadre_id"]).to_numpy()
    dates = np.full(len(c), 99_999)
    own = s[s["audience"] == "cadres"]
    for session, date in zip(own["session_id"], own["_date"], strict=True):
        score = dice.uniform(f"session/{session}", len(c)) + 0.3 * tied
        who = np.flatnonzero(exact_top(score, CADRES_PER_SESSION))
        dates[who] = np.minimum(dates[who], date)
        rows.append(pd.DataFrame({"session_id": session, "household_id": None, "member_id": None,
                                  "cadre_id": c["cadre_id"].to_numpy()[who], "_order": who}))
    c["trained_date"] = iso(dates, dates == 99_999)
    return pd.concat(rows)


def _note(world: World, a: pd.DataFrame, barred: Ints) -> None:
    h = world.poor()
    asked = h[np.isin(h["_village"], barred) & h["wanted_topic"].notna()]
    world.plant("never_trained_asked", "households", asked["household_id"],
                "提出培训需求但所在村从未培训 / asked for training; no session ever reached the village")
