"""Whether assistance fits the household, who lives by the safety net, what households wish for."""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]
RULES = ("F59", "F53", "F30a", "C4")


@count("plans", "household", Text("已登记帮扶措施的户", "Households with assistance on record"),
       Text("登记了帮扶措施的建档立卡贫困户数", "Registered poor households with assistance on record"),
       "F29", "F54", better="higher")  # fmt: skip
def households_with_assistance() -> nw.Expr:
    """Households with assistance on record."""
    return nw.col("has_measure")


@count("plans", "household", Text("措施与户情不符的户", "Households whose assistance is at odds"),
       Text(
           "无劳动力而措施需要劳动力，或有残疾成员而措施为发展产业，或登记无劳动能力而措施需要劳动力的建档立卡贫困户数"
           "（一户只按首条计一次）",
           "Registered poor households without a labourer whose assistance needs labour, with a disabled member whose "
           "assistance is to run an industry, or recorded as unable to work whose assistance needs labour "
           "(each counted once)",
       ),
       *RULES, better="lower", audience="staff")  # fmt: skip
def mismatched_assistance() -> nw.Expr:
    """Households whose assistance breaks one of the three rules."""
    return nw.col("is_mismatched")


@indicator("plans", "percent", Text("措施与户情不符率", "Share with assistance at odds"),
           Text(
               "措施与户情不符的户 ÷ 已登记帮扶措施的建档立卡贫困户",
               "Households whose assistance is at odds ÷ registered poor households with assistance on record",
           ),
           *RULES, better="lower", audience="staff", decimals=1)  # fmt: skip
def mismatched_assistance_share() -> Ratio:
    """At odds over recorded."""
    return nw.col("is_mismatched"), nw.col("has_measure")


@count("plans", "household", Text("按原文应兜底的户", "Households the safety net is meant for"),
       Text(
           "有残疾成员或没有劳动力的建档立卡贫困户数",
           "Registered poor households with a disabled member or without a labourer",
       ),
       "F59", "F53", "F19")  # fmt: skip
def floor_due_households() -> nw.Expr:
    """Households the article's words put on the safety net."""
    return nw.col("is_floor_due")


@indicator("plans", "percent", Text("应兜底户保障率", "Safety net reached"),
           Text(
               "有低保、五保，或措施为低保兜底、医疗救助的户 ÷ 有残疾成员或没有劳动力的建档立卡贫困户",
               "Households with dibao or wubao, or whose assistance is the dibao floor or medical help ÷ registered "
               "poor households with a disabled member or without a labourer",
           ),
           "F59", "F60", "F19", better="higher", decimals=1)  # fmt: skip
def floor_reached_share() -> Ratio:
    """On the safety net over due."""
    return nw.col("is_on_floor"), nw.col("is_floor_due")


@count("plans", "household", Text("应兜底未兜底的户", "Households without the safety net"),
       Text(
           "有残疾成员或没有劳动力，既无低保、五保，措施也不是低保兜底或医疗救助的建档立卡贫困户数",
           "Registered poor households with a disabled member or without a labourer that have neither dibao nor "
           "wubao, and whose assistance is neither the dibao floor nor medical help",
       ),
       "F59", "F60", better="lower", audience="staff")  # fmt: skip
def households_due_without_floor() -> nw.Expr:
    """Due and not on the safety net."""
    return nw.col("lacks_floor")


@indicator("plans", "count", Text("帮扶措施种数", "Kinds of assistance"),
           Text(
               "已登记帮扶措施的不同种数（不可由下级加总）",
               "Different kinds of assistance on record (does not add up)",
           ),
           "F54", statistic="distinct")  # fmt: skip
def kinds_of_assistance() -> nw.Expr:
    """Distinct assistance."""
    return nw.when(nw.col("has_measure") == 1).then(nw.col("plan_measure").cast(nw.String))


@count("plans", "household", Text("已登记发展意愿的户", "Households with a wish on record"),
       Text(
           "登记了想发展的产业（不含“暂无”）的建档立卡贫困户数",
           "Registered poor households with an industry they wish for on record ('none yet' left out)",
       ),
       "F30a", "F30b", better="higher")  # fmt: skip
def wishes_recorded() -> nw.Expr:
    """Wishes on record."""
    return nw.col("has_wish")


@indicator("plans", "percent", Text("意愿与本村主导产业相同率", "Wish equals the village's industry"),
           Text(
               "想发展的产业就是本村主导产业的户 ÷ 已登记发展意愿的建档立卡贫困户",
               "Households that wish for the industry leading in their village ÷ registered poor households with a "
               "wish on record",
           ),
           "F30a", "F54", decimals=1)  # fmt: skip
def wish_follows_village_share() -> Ratio:
    """Same as the village over recorded."""
    return nw.col("follows_village"), nw.col("has_wish")


@indicator("plans", "percent", Text("有意愿户见效率", "Wishes that took effect"),
           Text(
               "最近年末有增收主导产业的户 ÷ 已登记发展意愿的建档立卡贫困户",
               "Households with a leading industry at the last year end ÷ registered poor households with a wish on "
               "record",
           ),
           "F30a", "F69b", better="higher", decimals=1)  # fmt: skip
def wish_in_effect_share() -> Ratio:
    """With a leading industry over recorded wishes."""
    return nw.col("wish_in_effect"), nw.col("has_wish")


@indicator("plans", "percent", Text("“双保险”户占比", "Households with two incomes"),
           Text(
               "最近年末工资性收入和生产经营性净收入都大于零的户 ÷ 建档立卡贫困户",
               "Households with both wages and a net income of their own business at the last year end ÷ registered "
               "poor households",
           ),
           "F33", better="higher", decimals=1)  # fmt: skip
def two_incomes_share() -> Ratio:
    """Two incomes over registered."""
    return nw.col("has_two_incomes"), nw.col("n_registered")


@count("villages", "village", Text("有主导产业的村", "Villages with a leading industry"),
       Text(
           "登记了主导产业（不含“暂无”）的村数，可按产业分列",
           "Villages with a leading industry on record ('none yet' left out); can be split by industry",
       ),
       "F61", "F39b", better="higher")  # fmt: skip
def villages_with_leading_industry() -> nw.Expr:
    """Villages with a leading industry."""
    known = ~nw.col("leading_industry").cast(nw.String).is_in(["none", "unknown"])
    return nw.col("n_villages") * known.cast(nw.Int64)
