"""What the ledger itself reports: households taken out, fallen back, corrected."""

import narwhals as nw

from indicators.indicator import count
from policy.words import Text


@count("exit_flows", "event", Text("台账登记脱贫", "Exits recorded in the ledger"),
       Text("台账中登记的脱贫户次（截止日累计或按年）", "Out-of-poverty events in the ledger, to date or by year"),
       "F14a")  # fmt: skip
def reported_out_events() -> nw.Expr:
    """Events out_of_poverty."""
    return nw.col("is_out")


@count("exit_flows", "event", Text("台账登记返贫", "Relapses recorded in the ledger"),
       Text("台账中登记的返贫户次（截止日累计或按年）", "Relapse events in the ledger, to date or by year"),
       "F28", better="lower")  # fmt: skip
def reported_relapse_events() -> nw.Expr:
    """Events relapsed."""
    return nw.col("is_relapse")


@count("exit_flows", "event", Text("台账更正", "Corrections in the ledger"),
       Text("台账中登记的核实更正户次", "Events by which an earlier entry was corrected"), "F25")  # fmt: skip
def corrected_events() -> nw.Expr:
    """Events corrected."""
    return nw.col("is_correction")
