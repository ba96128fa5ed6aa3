"""The way of a registered household through the ledger: its changes of status in the order of their days."""

import pandas as pd

from indicators.facts.common import Readings, Register, codes, days, household_dimensions

NO_EVENT = "none"
THEN = ">"  # between two events of a path
OUT, BACK = "out_of_poverty", "relapsed"


def path_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per registered poor household; households by the path of their events up to the as-of day.

    `event_path` joins the events by day, those of one day by their number: 'registered>out_of_poverty>relapsed'.
    """
    dimensions = household_dimensions(register)
    poor = dimensions[dimensions["household_class"] == "registered_poor"].reset_index()
    events = register.rows("status_events")
    day = days(events["event_date"])
    events = events.assign(day=day, event=codes(events["event"]))[day <= register.today]
    events = events.sort_values(["household_id", "day", "event_id"])
    path = poor["household_id"].map(events.groupby("household_id")["event"].agg(THEN.join))
    path = path.astype("object").where(path.notna(), NO_EVENT).astype("str")
    again = path.str.contains(f"{OUT}{THEN}(?:.*{THEN})?{BACK}", regex=True)
    return poor.assign(
        event_path=path,
        n_households=1,
        has_event=path.ne(NO_EVENT).astype("int64"),
        is_back_after_out=again.astype("int64"),
    )
