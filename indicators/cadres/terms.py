"""Three years a tie: how long the running ones still last, and whether an early end was followed at once."""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]
TERM = ("F48a", "F48b", "tie_years")


@indicator("ties", "day", Text("在任关系平均剩余天数", "Mean days left of a tie"),
           Text(
               "在任包带关系到满三年的剩余天数之和 ÷ 在任包带关系",
               "Days until ties in force have lasted three years ÷ ties in force",
           ),
           *TERM, audience="staff")  # fmt: skip
def mean_days_left() -> Ratio:
    """Days left over current ties."""
    return nw.col("days_left"), nw.col("is_current")


@count("ties", "tie", Text("三年期晚于脱贫目标日的在任关系", "Ties that outlast the target day"),
       Text(
           "满三年之日晚于2017年底目标日的在任包带关系数",
           "Ties in force whose three years end after the target day, the end of 2017",
       ),
       *TERM, "target_date", "C6")  # fmt: skip
def ties_outlasting_target() -> nw.Expr:
    """Current ties that end after the target."""
    return nw.col("outlasts_target")


@count("ties", "tie", Text("须接续的提前结束", "Early ends that need a successor"),
       Text(
           "未满3年结束、且户未脱贫未迁出的包带关系数",
           "Ties ended in less than three years while the household neither left poverty nor moved away",
       ),
       *TERM, better="lower", audience="staff")  # fmt: skip
def ties_needing_successor() -> nw.Expr:
    """Early ends whose household still needs a cadre."""
    return nw.col("needs_successor")


@count("ties", "tie", Text("至今未接续的提前结束", "Early ends not followed"),
       Text(
           "须接续、至截止日仍无后任干部的包带关系数",
           "Early ends that need a successor and have none by the as-of day",
       ),
       *TERM, better="lower", audience="staff")  # fmt: skip
def ties_without_successor() -> nw.Expr:
    """Early ends without a successor."""
    return nw.col("is_unfollowed")


@indicator("ties", "day", Text("接续平均间隔天数", "Mean days to the successor"),
           Text(
               "已接续的提前结束到后任干部到任的天数之和 ÷ 已接续的提前结束",
               "Days from an early end to the next cadre ÷ early ends that were followed",
           ),
           *TERM, better="lower", audience="staff", decimals=1)  # fmt: skip
def mean_succession_days() -> Ratio:
    """Days over followed early ends."""
    return nw.col("followed_gap_days"), nw.col("is_followed")
