"""The four duties (四包) of the campaign: which households, of all three classes, were spoken to about each."""

import pandas as pd

from indicators.facts.activity import visits
from indicators.facts.care import DUTIES
from indicators.facts.common import Readings, Register, household_dimensions


def duty_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per household of any class × duty on the as-of day; households.

    The register shows a duty by visits and calls on its topic, up to the as-of day. What they brought about it does
    not show.
    """
    dimensions = household_dimensions(register)
    contacts = visits(register)
    parts = []
    for duty in DUTIES:
        spoken = set(contacts.loc[contacts["topic"] == duty, "household_id"])
        rows = dimensions.reset_index().assign(duty=duty, n_households=1)
        rows["has_contact"] = rows["household_id"].isin(spoken).astype("int64")
        parts.append(rows)
    return pd.concat(parts, ignore_index=True)
