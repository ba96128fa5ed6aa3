"""Who is below the line of the year, near it, and who crossed it."""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]


@indicator("village_years", "percent",
           Text("贫困发生率", "Poverty headcount ratio"),
           Text(
               "年末人均纯收入低于当年国家扶贫标准的建档立卡人口 ÷ 农村人口（口径C15）。台账为2014年底识别的户，"
               "2013年的数字不等于当年发布的贫困发生率",
               "Registered persons whose net income per person is below the line of the year ÷ rural population "
               "(reading C15). The register holds the households identified by the end of 2014, so its 2013 is not the "
               "ratio published for 2013",
           ),
           "F03b", "F05", "F26", "poverty_line", "C15", better="lower", decimals=1)  # fmt: skip
def poverty_headcount_ratio() -> Ratio:
    """Poor persons over the rural population of the reading."""
    return nw.col("poor_persons"), nw.col("rate_base")


@indicator("village_years", "percent",
           Text("贫困人口在贫困村的比重", "Share of poor persons living in poor villages"),
           Text("贫困村的贫困人口 ÷ 全部贫困人口", "Poor persons in poor villages ÷ all poor persons"),
           "F45a", decimals=1)  # fmt: skip
def poor_share_in_poor_villages() -> Ratio:
    """Poor persons of poor villages over all poor persons."""
    return nw.col("poor_persons_in_poor_villages"), nw.col("poor_persons")


@count("household_years", "household",
       Text("贫困户（按当年标准）", "Poor households (by the line of the year)"),
       Text(
           "年末人均纯收入低于当年国家扶贫标准的建档立卡户数",
           "Registered households whose net income per person is below the line of the year",
       ),
       "poverty_line", better="lower")  # fmt: skip
def poor_households() -> nw.Expr:
    """Households below the line of the year."""
    return nw.col("is_poor")


@count("household_years", "person",
       Text("贫困人口（按当年标准）", "Poor persons (by the line of the year)"),
       Text(
           "年末人均纯收入低于当年国家扶贫标准的建档立卡人口",
           "Members of registered households whose net income per person is below the line of the year",
       ),
       "poverty_line", "C15", better="lower")  # fmt: skip
def poor_persons() -> nw.Expr:
    """Members of households below the line of the year."""
    return nw.col("poor_persons")


@count("household_years", "household",
       Text("略高于标准的户", "Households just above the line"),
       Text(
           "人均纯收入不低于当年标准、且高出不到10%的建档立卡户数（10%为观察区间，非政策规定）",
           "Registered households at or above the line of the year by less than 10 % (a band of observation, no rule)",
       ),
       "poverty_line", better="lower")  # fmt: skip
def near_line_households() -> nw.Expr:
    """At or above the line by less than the band."""
    return nw.col("is_near_above")


@count("household_years", "household",
       Text("略低于标准的户", "Households just below the line"),
       Text(
           "人均纯收入低于当年标准、且差距不超过10%的建档立卡户数（10%为观察区间，非政策规定）",
           "Registered households below the line of the year by at most 10 % (a band of observation, no rule)",
       ),
       "poverty_line")  # fmt: skip
def just_below_line_households() -> nw.Expr:
    """Below the line by at most the band."""
    return nw.col("is_near_below")


@count("household_changes", "household",
       Text("返贫户（按标准）", "Households back below the line"),
       Text(
           "上年末不低于上年标准、本年末低于本年标准的建档立卡户数",
           "Registered households at or above the line a year before and below the line of the year now",
       ),
       "F28", "poverty_line", better="lower")  # fmt: skip
def relapsed_households() -> nw.Expr:
    """Not poor the year before, poor now."""
    return nw.col("is_relapsed")


@count("household_changes", "person",
       Text("返贫人口（按标准）", "Persons back below the line"),
       Text("返贫户的家庭人口之和", "Members of households back below the line"),
       "F28", "poverty_line", better="lower")  # fmt: skip
def relapsed_persons() -> nw.Expr:
    """Members of relapsed households."""
    return nw.col("relapsed_persons")


@count("household_changes", "household",
       Text("当年越线户", "Households over the line in the year"),
       Text(
           "上年末低于上年标准、本年末不低于本年标准的建档立卡户数",
           "Registered households below the line a year before and at or above the line of the year now",
       ),
       "F14a", "poverty_line", better="higher")  # fmt: skip
def households_out_of_poverty() -> nw.Expr:
    """Poor the year before, not poor now."""
    return nw.col("is_out_of_poverty")


@count("household_changes", "person",
       Text("当年越线人口", "Persons over the line in the year"),
       Text("当年越线户的家庭人口之和", "Members of households over the line in the year"),
       "F16a", "poverty_reduction_per_year", better="higher")  # fmt: skip
def persons_out_of_poverty() -> nw.Expr:
    """Members of households out of poverty in the year."""
    return nw.col("out_persons")
