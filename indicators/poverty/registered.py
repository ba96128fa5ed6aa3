"""Who is in the register on the as-of day."""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]


@count("households", "household",
       Text("包带对象户", "Households in the register"),
       Text("截止日在册的三类包带对象户数（按所选类别）", "Households of the selected classes on the as-of day"),
       "F41c")  # fmt: skip
def households() -> nw.Expr:
    """All households of the selection, whatever their class."""
    return nw.col("n_households")


@count("households", "household",
       Text("建档立卡贫困户", "Registered poor households"),
       Text("截止日在册的建档立卡贫困户数", "Households registered as poor on the as-of day"), "F26")  # fmt: skip
def registered_households() -> nw.Expr:
    """Households of class registered_poor."""
    return nw.col("is_registered")


@count("households", "person",
       Text("建档立卡贫困人口", "Registered poor persons"),
       Text("建档立卡贫困户的家庭人口之和", "Members of registered poor households"), "C15")  # fmt: skip
def registered_persons() -> nw.Expr:
    """Members of households of class registered_poor."""
    return nw.col("registered_persons")


@indicator("households", "persons_per_household",
           Text("户均人口", "Mean household size"),
           Text("建档立卡贫困人口 ÷ 建档立卡贫困户", "Registered poor persons ÷ registered poor households"),
           "F26", decimals=2)  # fmt: skip
def mean_household_size() -> Ratio:
    """Persons over households, registered poor."""
    return nw.col("registered_persons"), nw.col("is_registered")


@count("households", "household",
       Text("残疾人贫困户", "Registered poor households with a disabled member"),
       Text("有残疾成员的建档立卡贫困户数", "Registered poor households with at least one disabled member"),
       "F59")  # fmt: skip
def disabled_households() -> nw.Expr:
    """Registered poor households with a disabled member."""
    return nw.col("is_disabled")


@count("households", "household",
       Text("低保贫困户", "Dibao households"),
       Text("属性为低保贫困户的建档立卡贫困户数", "Registered poor households of category dibao"),
       "F19", "F60")  # fmt: skip
def dibao_households() -> nw.Expr:
    """Registered poor households of category dibao."""
    return nw.col("is_dibao")


@indicator("households", "percent",
           Text("低保覆盖率", "Dibao coverage"),
           Text("低保贫困户 ÷ 建档立卡贫困户", "Dibao households ÷ registered poor households"),
           "F60", decimals=1)  # fmt: skip
def dibao_share() -> Ratio:
    """Dibao households over registered poor households."""
    return nw.col("is_dibao"), nw.col("is_registered")


@count("households", "household",
       Text("五保户", "Wubao households"),
       Text("属性为五保户的建档立卡贫困户数", "Registered poor households of category wubao"), "F19")  # fmt: skip
def wubao_households() -> nw.Expr:
    """Registered poor households of category wubao."""
    return nw.col("is_wubao")


@count("households", "household",
       Text("无劳动力贫困户", "Households without a labourer"),
       Text("劳动力人数为0的建档立卡贫困户数", "Registered poor households with no labourer"), "F53", "C4")  # fmt: skip
def households_without_labour() -> nw.Expr:
    """Registered poor households whose number of labourers is 0."""
    return nw.col("is_without_labour")


@count("households", "household",
       Text("因病因灾返贫户", "Households returned to poverty through illness or disaster"),
       Text("登记有返贫标识的建档立卡贫困户数", "Registered poor households marked as returned to poverty"),
       "F28", "C20", better="lower")  # fmt: skip
def returned_households() -> nw.Expr:
    """Registered poor households with the returned mark."""
    return nw.col("is_returned")


@count("households", "household",
       Text("未受扶持的贫困户", "Households left behind"),
       Text(
           "最近一个年末仍在标准以下，且无规划、未参训、未获特惠资金的建档立卡贫困户数",
           "Registered poor households below the line at the last year end with no plan, no training and no grant",
       ),
       "F87b", better="lower", audience="staff")  # fmt: skip
def left_behind_households() -> nw.Expr:
    """Poor at the last year end and reached by none of plan, training and grant."""
    return nw.col("is_left_behind")


@indicator("households", "percent",
           Text("三项以上未落实的户占比", "Households lacking three things or more"),
           Text(
               "包带干部、近一年走访、近一年办实事2件、规划、培训、特惠资金或兜底六项中缺三项以上的户 ÷ 建档立卡贫困户",
               "Households that lack three or more of: a cadre, a visit within a year, two practical matters within a"
               " year, a plan, training, the grant or the safety net ÷ registered poor households",
           ),
           "F87b", "F36", "F46b", "F34", "F58", "F78b", better="lower", audience="staff", decimals=1)  # fmt: skip
def many_gaps_share() -> Ratio:
    """Households with three gaps or more over registered poor households."""
    return nw.col("has_many_gaps"), nw.col("is_registered")
