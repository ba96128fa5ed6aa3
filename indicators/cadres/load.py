"""What each cadre carries, against the duty of three and of one household."""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]
DUTY = ("F35a", "F35b", "cadre_duty_leader", "cadre_duty_general")


@count("cadres", "cadre", Text("干部", "Cadres"),
       Text("截止日台账中的区、乡两级干部数", "Cadres of district and townships in the register on the as-of day"),
       "F41a", "C5")  # fmt: skip
def cadre_count() -> nw.Expr:
    """All cadres."""
    return nw.col("n_cadres")


@indicator("cadres", "percent", Text("有包带对象的干部占比", "Cadres with a household"),
           Text("至少包带一户的干部 ÷ 全部干部", "Cadres tied to at least one household ÷ all cadres"),
           "F41a", better="higher", audience="staff", decimals=1)  # fmt: skip
def cadres_with_household_share() -> Ratio:
    """Tied cadres over cadres."""
    return nw.col("is_tied"), nw.col("n_cadres")


@count("cadres", "cadre", Text("超规定包户的干部", "Cadres over duty"),
       Text(
           "包带建档立卡贫困户数超过规定（县、科级3户，一般干部1户）的干部数",
           "Cadres with more registered poor households than their duty (3 for county and section level, else 1)",
       ),
       *DUTY, better="lower", audience="staff")  # fmt: skip
def cadres_over_duty() -> nw.Expr:
    """Cadres whose registered load exceeds their duty."""
    return nw.col("is_over_duty")


@indicator("cadres", "percent", Text("超规定包户干部占比", "Share of cadres over duty"),
           Text("包带贫困户数超过规定的干部 ÷ 全部干部", "Cadres over duty ÷ all cadres"),
           *DUTY, better="lower", audience="staff", decimals=1)  # fmt: skip
def cadres_over_duty_share() -> Ratio:
    """Cadres over duty over cadres."""
    return nw.col("is_over_duty"), nw.col("n_cadres")


@count("cadres", "cadre", Text("按三类对象计超规定的干部", "Cadres over duty, all classes"),
       Text("三类对象合计包户数超过规定的干部数", "Cadres with more households of all classes than their duty"),
       *DUTY, "C5", better="lower", audience="staff")  # fmt: skip
def cadres_over_duty_all_classes() -> nw.Expr:
    """Cadres whose load of all classes exceeds their duty."""
    return nw.col("is_over_duty_all")


@indicator("cadres", "households_per_cadre", Text("人均包带贫困户", "Mean load"),
           Text(
               "在任包带关系中的建档立卡贫困户 ÷ 至少包带一户贫困户的干部",
               "Registered poor households in ties in force ÷ cadres with at least one of them",
           ),
           *DUTY, audience="staff", decimals=2)  # fmt: skip
def mean_load() -> Ratio:
    """Registered load over cadres with a registered household."""
    return nw.col("load_registered"), nw.col("is_tied_registered")


@indicator("cadres", "households_per_cadre", Text("人均包带户（三类）", "Mean load, all classes"),
           Text(
               "在任包带关系中的三类对象户 ÷ 至少包带一户的干部",
               "Households in ties in force ÷ cadres with at least one",
           ),
           "C5", "F41c", audience="staff", decimals=2)  # fmt: skip
def mean_load_all_classes() -> Ratio:
    """All load over tied cadres."""
    return nw.col("load_all"), nw.col("is_tied")


@count("cadres", "household", Text("规定包户能力", "Capacity by duty"),
       Text(
           "各干部规定包户数之和（县、科级3户，一般干部1户）",
           "Sum of the duty of all cadres",
       ),
       *DUTY, "C5")  # fmt: skip
def duty_capacity() -> nw.Expr:
    """Sum of duties."""
    return nw.col("duty")


@count("cadres", "household", Text("剩余包户能力", "Spare capacity"),
       Text(
           "规定包户数减去已包带贫困户数，不足者计0，逐人相加",
           "Duty less registered load, at least 0, summed over cadres",
       ),
       *DUTY, audience="staff")  # fmt: skip
def spare_capacity() -> nw.Expr:
    """Duty not yet used."""
    return nw.col("spare")


@count("cadres", "household", Text("超规定包带户", "Households beyond duty"),
       Text(
           "已包带贫困户数减去规定包户数，不足者计0，逐人相加",
           "Registered load less duty, at least 0, summed over cadres",
       ),
       *DUTY, better="lower", audience="staff")  # fmt: skip
def excess_households() -> nw.Expr:
    """Load beyond duty."""
    return nw.col("excess")


@count("cadres", "cadre", Text("近一年未走访的包带干部", "Cadres without a visit"),
       Text(
           "有包带对象、但截止日前365天内没有入户走访的干部数",
           "Tied cadres with no home visit in the 365 days to the as-of day",
       ),
       "F73a", "F76", better="lower", audience="staff")  # fmt: skip
def idle_cadres() -> nw.Expr:
    """Tied cadres without a visit in the window."""
    return nw.col("is_idle")


@count("cadres", "cadre", Text("参训干部", "Cadres trained"),
       Text("有参训记录的干部数", "Cadres with a training on record"), "F47", better="higher")  # fmt: skip
def cadres_trained() -> nw.Expr:
    """Trained cadres."""
    return nw.col("is_trained")


@indicator("cadres", "percent", Text("干部参训率", "Share of cadres trained"),
           Text("有参训记录的干部 ÷ 全部干部", "Cadres with a training on record ÷ all cadres"),
           "F47", better="higher", decimals=1)  # fmt: skip
def cadres_trained_share() -> Ratio:
    """Trained cadres over cadres."""
    return nw.col("is_trained"), nw.col("n_cadres")


@count("ties", "tie", Text("在任包带关系", "Ties in force"),
       Text("截止日有效的包带关系数", "Ties in force on the as-of day"), "F36")  # fmt: skip
def ties_current() -> nw.Expr:
    """Current ties."""
    return nw.col("is_current")


@count("ties", "tie", Text("提前脱钩的包带关系", "Ties ended early"),
       Text("开始未满3年即结束的包带关系数", "Ties that ended less than three years after their start"),
       "F48a", "F48b", "tie_years", better="lower", audience="staff")  # fmt: skip
def ties_ended_early() -> nw.Expr:
    """Ties ended before the promised years."""
    return nw.col("is_ended_early")


@indicator("ties", "percent", Text("提前脱钩率", "Share of ties ended early"),
           Text(
               "开始未满3年即结束的包带关系 ÷ 全部包带关系",
               "Ties ended in less than three years ÷ all ties ever made",
           ),
           "F48a", "F48b", "tie_years", better="lower", audience="staff", decimals=1)  # fmt: skip
def ties_ended_early_share() -> Ratio:
    """Early ends over ties."""
    return nw.col("is_ended_early"), nw.col("n_ties")
