"""What the ledger records of who came in: registered_events; the other flows are in `poverty`."""

import narwhals as nw

from indicators.indicator import count
from policy.words import Text


@count("exit_flows", "event", Text("新识别", "Registered"),
       Text("截止日前台账登记的识别纳入户次", "Registrations in the ledger up to the as-of day"), "F25",
       "F26")  # fmt: skip
def registered_events() -> nw.Expr:
    """Events of registration."""
    return nw.col("is_registration")
