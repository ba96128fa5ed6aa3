"""Meetings of the village on the as-of day: group_meetings assemblies."""

import narwhals as nw

from indicators.indicator import count
from policy.words import Text


@count("village_meetings", "meeting", Text("小组会议", "Group meetings"),
       Text("登记的村民小组会议次数", "Meetings of village groups on record"), "F27a")  # fmt: skip
def group_meetings() -> nw.Expr:
    """Meetings of village groups."""
    return nw.col("is_group_meeting")


@count("village_meetings", "meeting", Text("村民代表大会", "Assemblies"),
       Text("登记的村民代表大会次数", "Assemblies of villagers' representatives on record"), "F27b")  # fmt: skip
def assemblies() -> nw.Expr:
    """Assemblies of villagers' representatives."""
    return nw.col("is_assembly")
