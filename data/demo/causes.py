"""Which registered poor households have a disabled member, and why each is poor."""

import numpy as np
import pandas as pd

from data.demo import totals
from data.demo.places import TOWNS
from data.demo.random import Floats, exact_choice, exact_top, log
from data.demo.world import World, codes

CAUSES = ("illness", "disability", "education", "disaster", "land", "water", "skills", "labour", "funds", "transport",
          "motivation", "marriage", "bereavement", "other")
COUNTS = {  # households by main cause (assumption; only the 531 households with a disabled member are stated)
    "illness": totals.ILLNESS_HOUSEHOLDS, "disability": 430, "education": 290, "disaster": 78, "land": 95, "water": 70,
    "skills": 672, "labour": 430, "funds": 628, "transport": 130, "motivation": 138, "marriage": 14, "bereavement": 18,
    "other": 17,
}


def build(world: World) -> None:
    """Add `has_disabled_member`, `poverty_cause` and `second_cause` to the households."""
    h, everyone, dice = world.poor(), world.tables["households"], world.dice
    score = 0.9 * dice.normal("home/disabled", len(h)) + 0.02 * (h["_age"] - 54) - 0.05 * (h["n_persons"] - 3)
    disabled = exact_top(score, totals.DISABLED_HOUSEHOLDS)
    cause = exact_choice(dice, "home/cause", _scores(world, h, disabled), [COUNTS[c] for c in CAUSES])
    second = _second(world, cause, disabled)
    poor = everyone["_poor"].to_numpy()
    made = (("has_disabled_member", disabled, False), ("poverty_cause", codes(CAUSES, cause), None),
            ("second_cause", second, None))
    for name, values, absent in made:
        column = np.full(len(everyone), absent, dtype=object)
        column[poor] = values
        everyone[name] = column
    everyone["has_disabled_member"] = everyone["has_disabled_member"].astype(bool)


def _scores(world: World, h: pd.DataFrame, disabled: np.ndarray) -> Floats:
    """Log propensity of each cause for each household, with a leaning of each township."""
    v = world.tables["villages"].loc[h["_village"]].reset_index(drop=True)
    m = world.tables["members"]
    pupils = m["school_status"].isin(("senior_secondary", "vocational", "college", "university"))
    in_school = np.bincount(m["_home"][pupils], minlength=len(h)) > 0
    grown = np.bincount(m["_home"][m["_age"].between(16, 59)], minlength=len(h))
    age, remote = h["_age"].to_numpy(), v["_remote"].to_numpy()
    s = np.tile(log(np.array([COUNTS[c] for c in CAUSES]) / len(h)), (len(h), 1))
    column = {c: i for i, c in enumerate(CAUSES)}
    s[:, column["disability"]] = np.where(disabled, 6.0, -50.0)
    s[:, column["illness"]] += 0.025 * (age - 54)
    s[:, column["education"]] += np.where(in_school, 1.7, -3.0)
    s[:, column["labour"]] += np.where(grown <= 1, 1.0, -0.7)
    s[:, column["transport"]] += np.where(v["_hard_road"], -1.2, 1.1) + 1.4 * (remote - 0.5)
    s[:, column["water"]] += np.where(v["_safe_water"], -1.2, 0.9)
    s[:, column["disaster"]] += 1.6 * (remote - 0.5)
    s[:, column["land"]] += 1.2 * (v["zone"] == "reservoir_area").to_numpy()
    s[:, column["skills"]] += 0.02 * (50 - age) + 0.4 * (remote - 0.5)
    s[:, column["funds"]] += 0.5 * (0.6 - remote)
    lean = world.dice.normal("town/cause", len(TOWNS) * len(CAUSES)).reshape(len(TOWNS), len(CAUSES))
    return s + 0.30 * lean[h["_town"].to_numpy()]


def _second(world: World, cause: np.ndarray, disabled: np.ndarray) -> np.ndarray:
    """A second cause for about half; always disability where a member is disabled and the main cause is another."""
    n, dice = len(cause), world.dice
    weights = np.tile(np.array([COUNTS[c] for c in CAUSES], dtype=np.float64) + 60, (n, 1))
    weights[np.arange(n), cause] = 0
    weights[:, CAUSES.index("disability")] = 0
    drawn = codes(CAUSES, dice.pick("home/second", weights))
    second = np.where(dice.chance("home/has_second", 0.52, n), drawn, None)
    return np.where(disabled & (cause != CAUSES.index("disability")), "disability", second)
