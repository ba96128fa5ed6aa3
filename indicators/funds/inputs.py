"""Money: grants to households, inputs by source, leverage, direct payment.

Households on the as-of day: grant_households grant_coverage households_without_grant.
Fund records, to date or by year: grant_amount grant_paid_directly_share total_inputs public_inputs
department_inputs household_own_inputs social_inputs earmarked_inputs leverage own_leverage interest_subsidy
guarantee_fund direct_share unpaid_amount household_level_money village_level_money unmatched_money. Group by source,
purpose, recipient or department_id.
"""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]
GRANT = ("F78a", "F78b", "special_grant_per_household", "special_grant_total", "C10")


@count("households", "household", Text("特惠资金受益户", "Households with a special grant"),
       Text("有特惠产业扶持资金记录的建档立卡贫困户数", "Registered poor households with a special grant on record"),
       *GRANT, better="higher")  # fmt: skip
def grant_households() -> nw.Expr:
    """Registered poor households with a grant."""
    return nw.col("has_grant") * nw.col("is_registered")


@indicator("households", "percent", Text("特惠资金覆盖率", "Grant coverage"),
           Text("特惠资金受益户 ÷ 建档立卡贫困户", "Households with a special grant ÷ registered poor households"),
           *GRANT, better="higher", decimals=1)  # fmt: skip
def grant_coverage() -> Ratio:
    """Grant households over registered households."""
    return nw.col("has_grant") * nw.col("is_registered"), nw.col("is_registered")


@count("households", "household", Text("未获特惠资金户", "Households without a special grant"),
       Text("没有特惠资金记录的建档立卡贫困户数", "Registered poor households without a special grant on record"),
       *GRANT)  # fmt: skip
def households_without_grant() -> nw.Expr:
    """Registered poor households without a grant."""
    return (1 - nw.col("has_grant")) * nw.col("is_registered")


@count("funds", "yuan", Text("特惠资金", "Special grants"),
       Text("特惠产业扶持资金之和", "Sum of special grants"), *GRANT, "C7")  # fmt: skip
def grant_amount() -> nw.Expr:
    """Sum of special grants."""
    return nw.col("grant_cny")


@indicator("funds", "percent", Text("特惠资金直达率", "Grants paid directly"),
           Text(
               "直接发放到户头的特惠资金 ÷ 特惠资金",
               "Special grants paid straight to the household ÷ special grants",
           ),
           "F79", better="higher", decimals=1)  # fmt: skip
def grant_paid_directly_share() -> Ratio:
    """Directly paid grants over grants."""
    return nw.col("grant_direct_cny"), nw.col("grant_cny")


@count("funds", "yuan", Text("投入合计", "All inputs"),
       Text(
           "各类来源资金之和（不含实物）",
           "Sum of money of every source (goods in kind not included)",
       ),
       "F84a", "F84b")  # fmt: skip
def total_inputs() -> nw.Expr:
    """All money."""
    return nw.col("amount_cny")


@count("funds", "yuan", Text("农户以外投入", "Inputs other than households' own"),
       Text("除农户自主投入外的资金之和", "Sum of money other than households' own"), "F84a")  # fmt: skip
def public_inputs() -> nw.Expr:
    """Money not put in by households."""
    return nw.col("public_cny")


@count("funds", "yuan", Text("部门投入", "Department inputs"),
       Text("部门投入资金之和", "Sum of department funds"), "F84a", "C7")  # fmt: skip
def department_inputs() -> nw.Expr:
    """Money of departments."""
    return nw.col("department_cny")


@count("funds", "yuan", Text("农户自主投入", "Households' own money"),
       Text("农户自主投入之和", "Sum of households' own money"), "F84b", "C7")  # fmt: skip
def household_own_inputs() -> nw.Expr:
    """Money of households."""
    return nw.col("household_own_cny")


@count("funds", "yuan", Text("社会帮扶资金", "Social contributions"),
       Text("社会帮扶资金之和（不含实物）", "Sum of social contributions in money"), "F85", "F20")  # fmt: skip
def social_inputs() -> nw.Expr:
    """Money of society."""
    return nw.col("social_cny")


@count("funds", "yuan", Text("涉农专项资金", "Earmarked farm funds"),
       Text(
           "台账所列涉农专项资金之和（不论投向哪里）",
           "Sum of the earmarked farm funds on record, wherever they went",
       ),
       "F83a", "earmarked_share", "C12")  # fmt: skip
def earmarked_inputs() -> nw.Expr:
    """Earmarked money."""
    return nw.col("earmarked_cny")


@indicator("funds", "yuan_per_yuan", Text("部门资金带动比", "Department money per yuan of grant"),
           Text("部门投入 ÷ 特惠资金", "Department inputs ÷ special grants"), "F84a", "F78a", decimals=2)  # fmt: skip
def leverage() -> Ratio:
    """Department money over grants."""
    return nw.col("department_cny"), nw.col("grant_cny")


@indicator("funds", "yuan_per_yuan", Text("农户资金带动比", "Households' own money per yuan of grant"),
           Text(
               "农户自主投入 ÷ 特惠资金",
               "Households' own money ÷ special grants",
           ),
           "F84b", "F78a", decimals=2)  # fmt: skip
def own_leverage() -> Ratio:
    """Households' money over grants."""
    return nw.col("household_own_cny"), nw.col("grant_cny")


@count("funds", "yuan", Text("贷款贴息", "Interest subsidy"),
       Text(
           "产业贷款贴息资金之和（未落到户、村的只计入全区）",
           "Sum of interest subsidies (what belongs to no village counts for the district alone)",
       ),
       "F80a", "interest_subsidy_per_year")  # fmt: skip
def interest_subsidy() -> nw.Expr:
    """Interest subsidies."""
    return nw.col("interest_cny")


@count("funds", "yuan", Text("贷款担保资金", "Guarantee fund"),
       Text(
           "产业贷款担保资金之和（未落到户、村的只计入全区）",
           "Sum of guarantee money (what belongs to no village counts for the district alone)",
       ),
       "F81a", "guarantee_per_year")  # fmt: skip
def guarantee_fund() -> nw.Expr:
    """Guarantee money."""
    return nw.col("guarantee_cny")


@indicator("funds", "percent", Text("直达农户资金占比", "Share paid straight to households"),
           Text(
               "直接发放到户的资金 ÷ 农户以外投入",
               "Money paid straight to households ÷ inputs other than households' own",
           ),
           "F79", better="higher", decimals=1)  # fmt: skip
def direct_share() -> Ratio:
    """Directly paid money over money not of households."""
    return nw.col("direct_cny"), nw.col("public_cny")


@count("funds", "yuan", Text("尚未拨付金额", "Money not yet paid"),
       Text("没有拨付日期的资金之和", "Sum of money without a day of payment"), "F77a", better="lower")  # fmt: skip
def unpaid_amount() -> nw.Expr:
    """Money without a payment date."""
    return nw.col("unpaid_cny")


@count("funds", "yuan", Text("到户资金", "Money that names a household"),
       Text("写明到户的资金之和", "Sum of money recorded for a named household"), "F79", "F84b")  # fmt: skip
def household_level_money() -> nw.Expr:
    """Money of a named household."""
    return nw.col("to_household_cny")


@count("funds", "yuan", Text("到村资金", "Money that names a village"),
       Text("写明到村、未写明到户的资金之和", "Sum of money recorded for a village and for no household"),
       "F51", "F84a")  # fmt: skip
def village_level_money() -> nw.Expr:
    """Money of a village without a household."""
    return nw.col("to_village_cny")


@count("funds", "yuan", Text("未对应到村到户的资金", "Money that names neither"),
       Text(
           "既未写明村、也未写明户的资金之和（只计入全区）",
           "Sum of money recorded for neither a village nor a household (counts for the district alone)",
       ),
       "F77a", "F80a", "F81a")  # fmt: skip
def unmatched_money() -> nw.Expr:
    """Money without a place."""
    return nw.col("unmatched_cny")
