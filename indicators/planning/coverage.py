"""Household plans and the leading-industry duty, counted on the households as they stand on the as-of day."""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]


@indicator("households", "percent", Text("规划覆盖率", "Plan coverage"),
           Text(
               "有短期或长期规划的户 ÷ 口径C4所定的建档立卡贫困户",
               "Households with a short or long plan ÷ registered poor households of reading C4",
           ),
           "F34", "C4", better="higher", decimals=1)  # fmt: skip
def plan_coverage() -> Ratio:
    """Planned over base, both within the base of the reading."""
    return nw.col("plan_in_base"), nw.col("plan_base")


@count("households", "household", Text("应编规划户", "Households that plans are counted for"),
       Text("口径C4所定的建档立卡贫困户数", "Registered poor households of reading C4"), "F34", "C4")  # fmt: skip
def plan_base_households() -> nw.Expr:
    """Base of plan coverage."""
    return nw.col("plan_base")


@count("households", "household", Text("已编规划户", "Households with a plan"),
       Text("有短期或长期规划的建档立卡贫困户数", "Registered poor households with a short or long plan"),
       "F34", "F31", better="higher")  # fmt: skip
def planned_households() -> nw.Expr:
    """Registered poor households with a plan."""
    return nw.col("has_plan") * nw.col("is_registered")


@count("households", "household", Text("未编规划户", "Households without a plan"),
       Text(
           "口径C4所定的建档立卡贫困户中没有任何规划的户数",
           "Registered poor households of reading C4 without any plan",
       ),
       "F31", "F34", "C4", better="lower")  # fmt: skip
def households_without_plan() -> nw.Expr:
    """Registered poor households without a plan, within the base of the reading."""
    return nw.col("plan_base") - nw.col("plan_in_base")


@indicator("households", "percent", Text("短期规划率", "Short plans"),
           Text(
               "有短期规划的建档立卡贫困户 ÷ 建档立卡贫困户",
               "Households with a short plan ÷ registered poor households",
           ),
           "F31", better="higher", decimals=1)  # fmt: skip
def short_plan_share() -> Ratio:
    """Short plans over registered households."""
    return nw.col("has_short_plan") * nw.col("is_registered"), nw.col("is_registered")


@indicator("households", "percent", Text("长期规划率", "Long plans"),
           Text(
               "有长期规划的建档立卡贫困户 ÷ 建档立卡贫困户",
               "Households with a long plan ÷ registered poor households",
           ),
           "F31", better="higher", decimals=1)  # fmt: skip
def long_plan_share() -> Ratio:
    """Long plans over registered households."""
    return nw.col("has_long_plan") * nw.col("is_registered"), nw.col("is_registered")


@indicator("households", "percent", Text("长短期规划齐全率", "Short and long plans"),
           Text(
               "短期、长期规划均有的建档立卡贫困户 ÷ 建档立卡贫困户",
               "Households with both a short and a long plan ÷ registered poor households",
           ),
           "F31", better="higher", decimals=1)  # fmt: skip
def both_plans_share() -> Ratio:
    """Both plans over registered households."""
    return nw.col("has_both_plans") * nw.col("is_registered"), nw.col("is_registered")


@count("households", "household", Text("有产业类型的贫困户", "Households with an industry type"),
       Text(
           "登记为宜农、宜商或宜工的建档立卡贫困户数",
           "Registered poor households recorded as suited to farming, commerce or industrial work",
       ),
       "F61", better="higher")  # fmt: skip
def households_with_industry() -> nw.Expr:
    """Registered poor households with an industry type."""
    return nw.col("has_industry_registered")


@indicator("households", "percent", Text("产业类型登记率", "Share with an industry type"),
           Text(
               "登记为宜农、宜商或宜工的建档立卡贫困户 ÷ 建档立卡贫困户",
               "Households with an industry type ÷ registered poor",
           ),
           "F61", better="higher", decimals=1)  # fmt: skip
def industry_share() -> Ratio:
    """Households with an industry type over registered households."""
    return nw.col("has_industry_registered"), nw.col("is_registered")


@indicator("households", "percent", Text("主导产业达标率", "Leading industry duty met"),
           Text(
               "最近年末有主导产业的建档立卡贫困户 ÷ 建档立卡贫困户；按干部计时为"
               "至少一户包带对象有主导产业的干部 ÷ 包带贫困户的干部（口径C17）",
               "Registered poor households with a leading industry at the last year end ÷ registered poor households; "
               "per cadre: cadres with it in at least one of their households ÷ cadres with a household (reading C17)",
           ),
           "F46a", "F69b", "C17", better="higher", decimals=1)  # fmt: skip
def leading_industry_share() -> Ratio:
    """Duties met over duties, per household or per cadre by the reading."""
    return nw.col("industry_duty_met"), nw.col("industry_duty")
