"""Training: what households asked for against what was held, and the reach of each year against the plan."""

from typing import Any

import pandas as pd

from indicators.facts.common import UNKNOWN
from indicators.lists.named import Context
from indicators.measure import measure, register_of
from indicators.selection import Selection
from policy.parameters import parameter


def topic_balance(
    selection: Selection | None = None,
    snapshot: Any = None,  # noqa: ANN401 - a Snapshot of the store or a Register
) -> pd.DataFrame:
    """One row per topic asked for or held, the largest unmet need first.

    topic; n_asking, n_reached, n_unmet: households that asked, that attended on this topic, and the rest;
    n_attended: distinct households that attended, whether they asked or not; n_sessions, n_seats: held in the
    villages of the selection. Households count where they live, sessions where they were held.
    """
    context = Context(register_of(snapshot), selection or Selection(), "zh")
    asking = context.facts("households")
    asking = asking[asking["has_asked"] == 1].groupby("wanted_topic")
    came = context.facts("attendances")
    held = context.facts("training_sessions")
    held = held[held["is_household_session"] == 1].groupby("topic")
    columns = {
        "n_asking": asking.size(),
        "n_reached": asking["is_need_reached"].sum(),
        "n_attended": came.groupby("topic")["household_id"].nunique(),
        "n_sessions": held.size(),
        "n_seats": held["n_seats"].sum(),
    }
    balance = pd.DataFrame(columns).fillna(0).astype("int64").rename_axis("topic").reset_index()
    balance = balance[balance["topic"] != UNKNOWN]
    balance.insert(3, "n_unmet", balance["n_asking"] - balance["n_reached"])
    return balance.sort_values(["n_unmet", "topic"], ascending=[False, True], ignore_index=True)


def yearly_reach(
    selection: Selection | None = None,
    snapshot: Any = None,  # noqa: ANN401 - a Snapshot of the store or a Register
) -> pd.DataFrame:
    """One row per calendar year up to the as-of day: year, n_households, target, share (fraction), is_complete.

    Distinct households trained in the year against about 2,000 planned a year. The plan is the district's: for a
    part of it `target` and `share` are empty. The year of the as-of day is not over and says so.
    """
    register = register_of(snapshot)
    chosen = selection or Selection()
    first = register.rows("training_sessions")["session_date"].min().year
    years = tuple(range(first, register.as_of.year + 1))
    found = measure("trained_households", chosen, years=years, snapshot=register)["trained_households"].frame
    target = parameter("training_households_per_year", register.as_of).value if len(chosen.area) == 6 else pd.NA
    reach = pd.DataFrame({"year": found["period"], "n_households": found["numerator"], "target": target})
    reach["target"] = reach["target"].astype("Int64")
    reach["share"] = reach["n_households"].astype("Float64") / reach["target"].astype("Float64")
    return reach.assign(is_complete=reach["year"] < register.as_of.year)
