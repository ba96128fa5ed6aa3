"""Meetings of village groups and assemblies of villagers' representatives."""

import pandas as pd

from indicators.facts.common import Readings, Register, codes, days, join_villages


def meeting_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per meeting of a village held up to the as-of day; meetings."""
    rows = register.rows("village_meetings")
    kind = codes(rows["kind"])
    facts = rows[["meeting_id", "village_code"]].assign(
        is_group_meeting=kind.eq("group_meeting").astype("int64"),
        is_assembly=kind.eq("assembly").astype("int64"),
    )
    held = (days(rows["meeting_date"]) <= register.today).to_numpy()
    return join_villages(register, facts[held].reset_index(drop=True))
