"""Identification: the four steps of registration, household by household.

On the as-of day: identification_complete_share households_with_incomplete_steps step_pass_share (group by step)
steps_missing steps_skipped steps_out_of_order notice_known_share notice_unknown mean_notice_days short_notices
steps_through (group by step for the funnel) steps_timed (group by step and gap_days for the days between two steps).
"""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]
STEPS = "F24"


@indicator("identification", "percent", Text("四步程序完整率", "Households with all four steps"),
           Text(
               "组内初评、村级评议公示、乡镇审核、区上备案四步均通过的户 ÷ 建档立卡贫困户",
               "Households that passed group review, village review, township check and district filing ÷ "
               "registered poor households",
           ),
           STEPS, better="higher", decimals=1)  # fmt: skip
def identification_complete_share() -> Ratio:
    """Households with every step passed over registered households."""
    return nw.col("is_all_passed"), nw.col("is_first_step")


@count("identification", "household", Text("程序不完整户", "Households with incomplete steps"),
       Text("四步程序未全部通过的建档立卡贫困户数", "Registered poor households without all four steps passed"),
       STEPS, better="lower")  # fmt: skip
def households_with_incomplete_steps() -> nw.Expr:
    """Registered households minus those complete."""
    return nw.col("is_first_step") - nw.col("is_all_passed")


@indicator("identification", "percent", Text("步骤通过率", "Steps passed"),
           Text("通过的户步 ÷ 应有的户步（可按步骤分组）", "Household steps passed ÷ household steps due (by step)"),
           STEPS, better="higher", decimals=1)  # fmt: skip
def step_pass_share() -> Ratio:
    """Passed over due; group by step for the funnel."""
    return nw.col("is_passed"), nw.col("n_steps")


@count("identification", "step", Text("未通过或缺记录的步骤", "Steps not passed or missing"),
       Text("没有通过记录的户步数", "Household steps without a passed result"), STEPS, better="lower")  # fmt: skip
def steps_missing() -> nw.Expr:
    """Steps not passed."""
    return nw.col("n_steps") - nw.col("is_passed")


@count("identification", "step", Text("越过的步骤", "Steps skipped"),
       Text("本步未通过、其后却有步骤通过的户步数", "Household steps not passed although a later step was"),
       STEPS, better="lower")  # fmt: skip
def steps_skipped() -> nw.Expr:
    """Steps not passed with a later one passed."""
    return nw.col("is_skipped")


@count("identification", "step", Text("次序颠倒的步骤", "Steps out of order"),
       Text("日期早于前一步骤的户步数", "Household steps dated before the step that precedes them"),
       STEPS, better="lower")  # fmt: skip
def steps_out_of_order() -> nw.Expr:
    """Steps dated before the last dated step."""
    return nw.col("is_out_of_order")


@indicator("identification", "percent", Text("公示天数登记率", "Days of notice on record"),
           Text(
               "登记有公示天数的村级评议公示 ÷ 应有的村级评议公示",
               "Village reviews with their days of public notice on record ÷ village reviews due",
           ),
           STEPS, better="higher", decimals=1)  # fmt: skip
def notice_known_share() -> Ratio:
    """Village reviews with known notice over village reviews."""
    return nw.col("is_notice_known"), nw.col("is_notice_due")


@indicator("identification", "day", Text("平均公示天数", "Mean days of notice"),
           Text(
               "村级评议公示天数之和 ÷ 登记有天数的村级评议公示",
               "Days of notice of village reviews ÷ reviews with days on record",
           ),
           STEPS, decimals=1)  # fmt: skip
def mean_notice_days() -> Ratio:
    """Days over reviews with days."""
    return nw.col("notice_days"), nw.col("is_notice_known")


@count("identification", "step", Text("登记为公示不足的步骤", "Notices recorded as too short"),
       Text("结果登记为“公示不足”的户步数", "Household steps whose recorded result is 'notice too short'"),
       STEPS, better="lower")  # fmt: skip
def short_notices() -> nw.Expr:
    """Steps with the result short_notice."""
    return nw.col("is_short_notice")


@count("identification", "step", Text("依次通过的步骤", "Steps passed in turn"),
       Text("本步和此前各步都通过的户步数（可按步骤分组）", "Household steps passed with all before them (by step)"),
       STEPS)  # fmt: skip
def steps_through() -> nw.Expr:
    """Steps passed with every earlier one; group by step for the funnel."""
    return nw.col("is_through")


@count("identification", "household", Text("公示天数未登记", "Days of notice unknown"),
       Text("没有登记公示天数的村级评议公示", "Village reviews without their days of public notice on record"),
       STEPS, better="lower")  # fmt: skip
def notice_unknown() -> nw.Expr:
    """Village reviews due minus those with known notice."""
    return nw.col("is_notice_due") - nw.col("is_notice_known")


@count("identification", "step", Text("有间隔天数的步骤", "Steps with days since the step before"),
       Text(
           "与前一步骤都有日期且不早于前一步骤的户步数",
           "Household steps dated, like the step before, and not before it",
       ),
       STEPS)  # fmt: skip
def steps_timed() -> nw.Expr:
    """Steps whose days since the step before are known."""
    return nw.col("is_timed")
