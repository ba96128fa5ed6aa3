"""What cadres and departments were asked to put right by a deadline."""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]


@count("rectifications", "rectification", Text("限期整改事项", "Matters to put right"),
       Text("截止日前提出的整改事项数", "Matters found by the as-of day that were to be put right"), "F76")  # fmt: skip
def rectifications_recorded() -> nw.Expr:
    """All matters."""
    return nw.col("n_matters")


@count("rectifications", "rectification", Text("整改中的事项", "Matters still open"),
       Text("截止日尚未办结的整改事项数", "Matters not closed on the as-of day"),
       "F76", better="lower", audience="staff")  # fmt: skip
def rectifications_open() -> nw.Expr:
    """Open matters."""
    return nw.col("is_open")


@count("rectifications", "rectification", Text("逾期未办结的整改事项", "Matters overdue"),
       Text("已过整改期限仍未办结的事项数", "Matters not closed whose due day is past on the as-of day"),
       "F76", better="lower", audience="staff")  # fmt: skip
def rectifications_overdue() -> nw.Expr:
    """Open matters past their day."""
    return nw.col("is_overdue")


@indicator("rectifications", "percent", Text("按期办结率", "Closed in time"),
           Text("在期限内办结的整改事项 ÷ 已办结的整改事项", "Matters closed by their due day ÷ matters closed"),
           "F76", better="higher", audience="staff", decimals=1)  # fmt: skip
def rectifications_in_time_share() -> Ratio:
    """Closed in time over closed."""
    return nw.col("is_done_in_time"), nw.col("is_done")


@indicator("rectifications", "day", Text("平均逾期天数", "Mean days overdue"),
           Text("逾期未办结事项的逾期天数之和 ÷ 逾期未办结的事项", "Days past the due day ÷ matters overdue"),
           "F76", better="lower", audience="staff")  # fmt: skip
def mean_days_overdue() -> Ratio:
    """Days over overdue matters."""
    return nw.col("days_overdue"), nw.col("is_overdue")
