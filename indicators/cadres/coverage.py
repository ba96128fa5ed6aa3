"""What registered households receive from responsible cadres."""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]


@indicator("households", "percent", Text("包带覆盖率", "Cadre coverage"),
           Text(
               "有在任包带干部的建档立卡贫困户 ÷ 建档立卡贫困户",
               "Registered poor households with a responsible cadre in force ÷ registered poor households",
           ),
           "F36", "F26", better="higher", decimals=1)  # fmt: skip
def cadre_coverage() -> Ratio:
    """Covered over registered."""
    return nw.col("is_covered_registered"), nw.col("is_registered")


@count("households", "household", Text("已有包带干部的贫困户", "Covered households"),
       Text("截止日有在任包带干部的建档立卡贫困户数", "Registered poor households with a responsible cadre in force"),
       "F36", better="higher")  # fmt: skip
def covered_households() -> nw.Expr:
    """Registered poor households with a current tie."""
    return nw.col("is_covered_registered")


@count("households", "household", Text("无包带干部的贫困户", "Uncovered households"),
       Text(
           "截止日没有在任包带干部的建档立卡贫困户数",
           "Registered poor households without a responsible cadre in force",
       ),
       "F36", "F48a", better="lower")  # fmt: skip
def uncovered_households() -> nw.Expr:
    """Registered poor households without a current tie."""
    return nw.col("is_uncovered_registered")


@indicator("households", "percent", Text("三类对象包带覆盖率", "Coverage of all three classes"),
           Text("有在任包带干部的户 ÷ 三类对象全部户", "Households with a cadre in force ÷ households of all classes"),
           "F41c", "C5", better="higher", decimals=1)  # fmt: skip
def coverage_all_classes() -> Ratio:
    """Covered over all households."""
    return nw.col("is_covered"), nw.col("n_households")


@indicator("households", "visits_per_household", Text("户均走访次数", "Visits per household"),
           Text(
               "截止日前365天内的入户走访次数 ÷ 建档立卡贫困户",
               "Home visits in the 365 days to the as-of day ÷ registered poor households",
           ),
           "F49", "F73a", better="higher", decimals=1)  # fmt: skip
def visits_per_household() -> Ratio:
    """Visits of the last 365 days over registered households."""
    return nw.col("visits_registered"), nw.col("is_registered")


@indicator("households", "percent", Text("近90天走访率", "Visited in the last 90 days"),
           Text(
               "截止日前90天内有入户走访的建档立卡贫困户 ÷ 建档立卡贫困户（90天为观察窗口，非考核标准）",
               "Registered poor households visited in the 90 days to the as-of day ÷ registered poor households "
               "(a window of observation, no rule)",
           ),
           "F73a", better="higher", decimals=1)  # fmt: skip
def visited_recently_share() -> Ratio:
    """Households visited within the window over registered households."""
    return nw.col("is_visited_registered"), nw.col("is_registered")


@indicator("households", "matters_per_household", Text("户均办实事件数", "Practical matters per household"),
           Text(
               "截止日前365天内办实事件数 ÷ 建档立卡贫困户",
               "Practical matters in the 365 days to the as-of day ÷ registered poor households",
           ),
           "F46b", "practical_matters_per_year", better="higher", decimals=2)  # fmt: skip
def matters_per_household() -> Ratio:
    """Matters of the last 365 days over registered households."""
    return nw.col("matters_registered"), nw.col("is_registered")


@indicator("households", "percent", Text("办实事2件以上的户占比", "Households with two practical matters"),
           Text(
               "截止日前365天内办实事不少于2件的建档立卡贫困户 ÷ 建档立卡贫困户",
               "Registered poor households with at least two practical matters in 365 days ÷ registered poor ones",
           ),
           "F46b", "practical_matters_per_year", better="higher", decimals=1)  # fmt: skip
def enough_matters_share() -> Ratio:
    """Households with enough matters over registered households."""
    return nw.col("has_enough_matters_registered"), nw.col("is_registered")


@indicator("households", "percent", Text("连心卡发放率", "Contact cards"),
           Text(
               "有连心卡的建档立卡贫困户 ÷ 建档立卡贫困户",
               "Registered poor households with a card ÷ registered poor households",
           ),
           "F37", better="higher", decimals=1)  # fmt: skip
def contact_card_share() -> Ratio:
    """Households with a contact card over registered households."""
    return nw.col("has_card_registered"), nw.col("is_registered")
