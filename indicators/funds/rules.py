"""The two 30 per cent of the article, each on its own base, and the loan lines.

Fund records, to date or by year: earmarked_to_poor_share farm_growth_inputs farm_growth_to_poor_share.
Households on the as-of day: interest_households interest_per_household.
Both shares are 30 % in the article and have different bases; they are never added (C12).
"""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]


@indicator("funds", "percent", Text("涉农专项资金投向贫困村、贫困户的比例", "Earmarked farm funds that reach the poor"),
           Text(
               "投向贫困村、建档立卡贫困户的涉农专项资金 ÷ 台账所列涉农专项资金",
               "Earmarked farm funds in poor villages or with registered poor households ÷ all of them on record",
           ),
           "F83a", "earmarked_share", "C12", better="higher", decimals=1)  # fmt: skip
def earmarked_to_poor_share() -> Ratio:
    """Earmarked money of poor villages and households over all of it."""
    return nw.col("earmarked_to_poor_cny"), nw.col("earmarked_cny")


@count("funds", "yuan", Text("本级财政支农资金增长部分", "Growth of the district's farm spending"),
       Text(
           "台账所列本级财政支农资金增长部分之和（上下年支出总额未载）",
           "Sum of the growth of the district's own farm spending on record (the two years' totals are not)",
       ),
       "F83b", "farm_growth_share", "C12")  # fmt: skip
def farm_growth_inputs() -> nw.Expr:
    """Growth of farm spending on record."""
    return nw.col("district_farm_growth_cny")


@indicator("funds", "percent", Text("支农资金增长部分投向贫困村、贫困户的比例", "Growth that reaches the poor"),
           Text(
               "投向贫困村、建档立卡贫困户的支农资金增长部分 ÷ 台账所列支农资金增长部分",
               "Growth in poor villages or with registered poor households ÷ all of the growth on record",
           ),
           "F83b", "farm_growth_share", "C12", better="higher", decimals=1)  # fmt: skip
def farm_growth_to_poor_share() -> Ratio:
    """Growth of poor villages and households over all of it."""
    return nw.col("farm_growth_to_poor_cny"), nw.col("district_farm_growth_cny")


@count("households", "household", Text("享受贷款贴息的贫困户", "Households with an interest subsidy"),
       Text("有贷款贴息记录的建档立卡贫困户数", "Registered poor households with an interest subsidy on record"),
       "F80a", "F82", better="higher")  # fmt: skip
def interest_households() -> nw.Expr:
    """Registered households with a subsidised loan."""
    return nw.col("has_interest") * nw.col("is_registered")


@indicator("households", "yuan_per_household", Text("户均贴息", "Interest subsidy per household"),
           Text(
               "贷款贴息（到户部分）÷ 享受贴息的建档立卡贫困户",
               "Interest subsidies paid to households ÷ registered poor households that have one",
           ),
           "F80a", "interest_subsidy_per_year")  # fmt: skip
def interest_per_household() -> Ratio:
    """Subsidy per household that has one."""
    return nw.col("interest_cny") * nw.col("is_registered"), nw.col("has_interest") * nw.col("is_registered")
