"""Income of registered poor households: level, spread, sources, distance to line and target.

Income is the register's net income per person; it is never mixed with survey income.
"""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]


@indicator("household_years", "yuan_per_person",
           Text("人均纯收入", "Mean net income per person"),
           Text(
               "建档立卡户年纯收入之和 ÷ 家庭人口之和",
               "Sum of yearly net income of registered households ÷ sum of their members",
           ),
           "F18a", "C8", better="higher")  # fmt: skip
def mean_net_income() -> Ratio:
    """Income sum over person sum."""
    return nw.col("net_income_cny"), nw.col("n_persons")


@indicator("household_years", "yuan_per_person",
           Text("人均纯收入中位数", "Median net income per person"),
           Text(
               "建档立卡户人均纯收入的中位数（按户，不可由下级加总）",
               "Median over registered households of net income per person (households count alike; does not add up)",
           ),
           "F18a", better="higher", statistic="median")  # fmt: skip
def median_net_income() -> nw.Expr:
    """Median over households; a household without a recorded income is left out."""
    return nw.col("income_per_person_cny")


@indicator("household_years", "yuan_per_person",
           Text("贫困人口人均收入缺口", "Income gap per poor person"),
           Text(
               "（当年标准 − 人均纯收入）× 家庭人口之和 ÷ 贫困人口",
               "Sum of (line of the year − income per person) × members of poor households ÷ poor persons",
           ),
           "poverty_line", better="lower")  # fmt: skip
def income_gap_per_poor_person() -> Ratio:
    """Total distance to the line over poor persons."""
    return nw.col("gap_cny"), nw.col("poor_persons")


@count("household_years", "yuan",
       Text("收入缺口总额", "Total income gap"),
       Text(
           "使全部贫困户收入达到当年标准所差的金额",
           "Money missing for every poor household to stand exactly on the line of the year",
       ),
       "poverty_line", better="lower")  # fmt: skip
def poverty_gap_total() -> nw.Expr:
    """Sum of distances to the line."""
    return nw.col("gap_cny")


@indicator("household_changes", "percent",
           Text("收入年增长率", "Yearly income growth"),
           Text(
               "同一批户按本年人口计的收入增加额 ÷ 上年收入",
               "Income gain of the same households at this year's size ÷ their income the year before",
           ),
           "F18a", "F86a", "income_growth_target", "C8", better="higher", decimals=1)  # fmt: skip
def income_growth() -> Ratio:
    """Gain over the income before, households with an income in both years."""
    return nw.col("income_gain_cny"), nw.col("income_before_cny")


@indicator("household_years", "percent",
           Text("工资性收入占比", "Share of wages"),
           Text("工资性收入 ÷ 纯收入", "Wages ÷ net income"), "F32", decimals=1)  # fmt: skip
def wage_share() -> Ratio:
    """Wage income over net income."""
    return nw.col("wage_cny"), nw.col("net_income_cny")


@indicator("household_years", "percent",
           Text("转移性收入占比", "Share of transfers"),
           Text("转移性收入 ÷ 纯收入", "Transfers ÷ net income"), "F19", decimals=1)  # fmt: skip
def transfer_share() -> Ratio:
    """Transfer income over net income."""
    return nw.col("transfer_cny"), nw.col("net_income_cny")


@count("household_years", "household",
       Text("人均收入未达6000元的户", "Households below 6,000 yuan per person"),
       Text(
           "人均纯收入低于2017年目标（6000元/人）的建档立卡户数",
           "Registered households with net income per person below the target for 2017 (6,000 yuan per person)",
       ),
       "F18b", "income_target_2017", "C11", better="lower")  # fmt: skip
def households_below_target() -> nw.Expr:
    """Households below the target of 2017."""
    return nw.col("is_below_target")


@indicator("household_years", "yuan_per_person",
           Text("距6000元目标的人均缺口", "Gap to 6,000 yuan per person"),
           Text(
               "（6000元 − 人均纯收入）× 家庭人口之和 ÷ 未达目标户的人口",
               "Sum of (6,000 yuan − income per person) × members ÷ members of households below the target",
           ),
           "F18b", "income_target_2017", "C11", better="lower")  # fmt: skip
def target_gap_per_person() -> Ratio:
    """Total distance to the target over the persons below it."""
    return nw.col("target_gap_cny"), nw.col("below_target_persons")
