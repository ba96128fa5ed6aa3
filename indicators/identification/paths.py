"""How households went through the ledger: households_with_events (by event_path) households_back_after_out."""

import narwhals as nw

from indicators.indicator import count
from policy.words import Text


@count("event_paths", "household", Text("有动态记录的户", "Households with changes on record"),
       Text(
           "截止日前台账登记有动态变化的建档立卡贫困户（可按变化的先后次序分组，一户只在一种次序中）",
           "Registered poor households with any change of status on record up to the as-of day (by the order of the "
           "changes; a household stands in one order alone)",
       ),
       "F25", "F28")  # fmt: skip
def households_with_events() -> nw.Expr:
    """Households with an event."""
    return nw.col("has_event")


@count("event_paths", "household", Text("脱贫后又返贫的户", "Households back after leaving poverty"),
       Text(
           "台账先登记脱贫、后登记返贫的建档立卡贫困户",
           "Registered poor households recorded as out and later as relapsed",
       ),
       "F28", "F15", better="lower")  # fmt: skip
def households_back_after_out() -> nw.Expr:
    """Households whose path holds an exit and a relapse after it."""
    return nw.col("is_back_after_out")
