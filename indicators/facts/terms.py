"""The term of a tie: when its three years are over, and how long its household stood without a successor."""

import pandas as pd

from indicators.facts.common import UNKNOWN, Register, days
from policy.parameters import parameter

GONE = ("household_out", "household_moved")  # the household needs nobody any more


def tie_terms(register: Register) -> pd.DataFrame:
    """One row per tie, in register order: days left, quarter of the promised end, days without a successor.

    `gap_days` counts from the end of a tie to the start of the household's next one; 0 where another tie was already
    in force; to the as-of day where nobody has followed. Only ties ended while the household still needs a cadre.
    """
    ties = register.rows("ties")
    start, end = days(ties["start_date"]), days(ties["end_date"])
    promised = start + pd.DateOffset(years=parameter("tie_years", register.as_of).value)
    ended = end.notna() & (end <= register.today)
    current = ~ended & (start <= register.today)
    quarter = promised.dt.year.astype("Int64").astype("str") + "-" + promised.dt.quarter.astype("Int64").astype("str")
    left = (promised - register.today).dt.days
    outlasts = current & (promised > pd.Timestamp(parameter("target_date", register.as_of).value))
    needs = ended & (end < promised) & ~ties["end_reason"].isin(GONE).fillna(False)
    gap, followed = _gaps(register, ties.assign(start_date=start, end_date=end), needs)
    return pd.DataFrame(
        {
            "promised_end": promised,
            "promise_quarter": quarter.where(current, UNKNOWN),
            "days_left": left.clip(lower=0).where(current, 0).fillna(0).astype("int64"),
            "outlasts_target": outlasts.astype("int64"),
            "needs_successor": needs.astype("int64"),
            "is_followed": followed.astype("int64"),
            "is_unfollowed": (needs & ~followed).astype("int64"),
            "gap_days": gap,
            "followed_gap_days": gap.where(followed, 0),
        }
    )


def _gaps(register: Register, ties: pd.DataFrame, needs: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Return for each tie its days without a successor (0 where it needs none), and whether somebody followed."""
    gap = pd.Series(0, index=ties.index, dtype="int64")
    followed = pd.Series(False, index=ties.index)
    homes = ties[ties["household_id"].isin(ties.loc[needs, "household_id"])].groupby("household_id")
    of_home = {home: rows for home, rows in homes}
    for place in ties.index[needs]:
        tie = ties.loc[place]
        others = of_home[tie["household_id"]].drop(index=place)
        others = others[(others["start_date"] <= register.today)]
        later = others[others["end_date"].isna() | (others["end_date"] > tie["end_date"])]
        followed[place] = len(later) > 0
        until = later["start_date"].min() if len(later) else register.today
        gap[place] = max((until - tie["end_date"]).days, 0)
    return gap, followed
