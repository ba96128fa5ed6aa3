"""The registration of one village on a line of days: its meetings, then the four steps of its households."""

from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from indicators.facts import Register
from indicators.facts.common import household_dimensions
from indicators.facts.identification import STEPS
from indicators.measure import register_of

MEETINGS = ("group_meeting", "assembly")


class Moment(NamedTuple):
    """One day of one kind: how many meetings were held, or for how many registered households a step is dated."""

    kind: str
    day: pd.Timestamp
    n: int


def timeline(village_code: str, snapshot: Any = None) -> tuple[Moment, ...]:  # noqa: ANN401 - as `measure`
    """Return the days of a village in the order of kinds (meetings, steps) and of time; nothing after the as-of day."""
    return _timeline(register_of(snapshot), village_code)


@lru_cache(maxsize=16)
def _timeline(register: Register, village_code: str) -> tuple[Moment, ...]:
    held = register.rows("village_meetings")
    held = held[held["village_code"] == village_code].rename(columns={"meeting_date": "day"})
    homes = household_dimensions(register)
    poor = homes.index[(homes["village_code"] == village_code) & (homes["household_class"] == "registered_poor")]
    log = register.rows("identification_log")
    log = log[log["household_id"].isin(poor)].rename(columns={"step": "kind", "step_date": "day"})
    both = pd.concat([held[["kind", "day"]], log[["kind", "day"]]], ignore_index=True)
    both = both.assign(day=pd.to_datetime(both["day"]))
    both = both[both["day"].notna() & both["day"].le(register.today)]
    counts = both.groupby(["kind", "day"]).size()
    return tuple(
        Moment(kind, day, int(n))
        for kind in (*MEETINGS, *STEPS)
        if kind in counts.index.get_level_values("kind")
        for day, n in counts[kind].items()
    )
