"""The contact card and the four duties of registered poor households: what the register can show of them."""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]
CARD = ("F37",)
DUTY = ("F65", "C2")


@indicator("care", "percent", Text("连心卡可核项目齐全率", "Cards complete in what can be checked"),
           Text(
               "有卡且台账可核的五项（干部、电话、基本信息、项目、措施）齐全的户 ÷ 建档立卡贫困户"
               "（增收目标台账未设，不可核）",
               "Households with a card and all five items the register can show (cadre, telephone, household, project, "
               "measures) ÷ registered poor households (an income target is not kept and cannot be checked)",
           ),
           *CARD, better="higher", decimals=1)  # fmt: skip
def card_complete_share() -> Ratio:
    """Complete over registered."""
    return nw.col("is_complete"), nw.col("n_registered")


@count("care", "household", Text("连心卡缺项户", "Cards with something missing"),
       Text("有卡、但台账可核的五项不齐全的户数", "Households with a card that lacks one of the five items"),
       *CARD, better="lower", audience="staff")  # fmt: skip
def cards_incomplete() -> nw.Expr:
    """Cards that lack an item."""
    return nw.col("is_incomplete")


@indicator("care", "percent", Text("已发连心卡的户占比", "Households with a card"),
           Text("已发连心卡的户 ÷ 建档立卡贫困户", "Households with a contact card ÷ registered poor households"),
           *CARD, better="higher", decimals=1)  # fmt: skip
def card_issued_share() -> Ratio:
    """Cards issued over registered."""
    return nw.col("has_card"), nw.col("n_registered")


@indicator("care", "percent", Text("有包带干部可登卡的户占比", "Cards: cadre"),
           Text("有在任包带干部的户 ÷ 建档立卡贫困户", "Households with a cadre in force ÷ registered poor households"),
           *CARD, better="higher", decimals=1)  # fmt: skip
def card_cadre_share() -> Ratio:
    """With a cadre over registered."""
    return nw.col("has_cadre"), nw.col("n_registered")


@indicator("care", "percent", Text("有干部电话可登卡的户占比", "Cards: telephone"),
           Text(
               "在任包带干部有联系电话的户 ÷ 建档立卡贫困户",
               "Households whose cadre's telephone is on record ÷ registered poor households",
           ),
           *CARD, better="higher", decimals=1)  # fmt: skip
def card_telephone_share() -> Ratio:
    """With a telephone over registered."""
    return nw.col("has_telephone"), nw.col("n_registered")


@indicator("care", "percent", Text("基本信息齐全的户占比", "Cards: household"),
           Text(
               "人口、属性、主要致贫原因、户主出生年份均已登记的户 ÷ 建档立卡贫困户（“基本信息”含哪些栏目原文未载）",
               "Households with size, category, main cause and birth year of the head on record ÷ registered poor "
               "households (the article does not say which basic facts)",
           ),
           *CARD, better="higher", decimals=1)  # fmt: skip
def card_household_share() -> Ratio:
    """With basic facts over registered."""
    return nw.col("has_household"), nw.col("n_registered")


@indicator("care", "percent", Text("有帮扶项目的户占比", "Cards: project"),
           Text(
               "规划中写明发展产业的户 ÷ 建档立卡贫困户（台账未设户级项目栏，以规划产业代替）",
               "Households whose plan names an industry ÷ registered poor households (the register keeps no project "
               "per household; the industry of the plan stands for it)",
           ),
           *CARD, "F30a", better="higher", decimals=1)  # fmt: skip
def card_project_share() -> Ratio:
    """With an industry in the plan over registered."""
    return nw.col("has_project"), nw.col("n_registered")


@indicator("care", "percent", Text("有帮扶措施的户占比", "Cards: measures"),
           Text("已登记帮扶措施的户 ÷ 建档立卡贫困户", "Households with assistance on record ÷ registered poor ones"),
           *CARD, better="higher", decimals=1)  # fmt: skip
def card_measure_share() -> Ratio:
    """With assistance over registered."""
    return nw.col("has_measure"), nw.col("n_registered")


@indicator("care", "percent", Text("包规划制定：长短规划齐备率", "Duty of planning: both plans"),
           Text(
               "短期、长期规划均已登记的户 ÷ 建档立卡贫困户",
               "Households with a short and a long plan on record ÷ registered poor households",
           ),
           *DUTY, "F31", better="higher", decimals=1)  # fmt: skip
def duty_planning_share() -> Ratio:
    """Both plans over registered."""
    return nw.col("does_planning"), nw.col("n_registered")


@indicator("care", "percent", Text("包信息传递：有联系记录率", "Duty of information: contact on record"),
           Text(
               "有“信息传递”走访或电话记录的户 ÷ 建档立卡贫困户",
               "Households with a visit or call on information ÷ registered poor households",
           ),
           *DUTY, better="higher", decimals=1)  # fmt: skip
def duty_information_share() -> Ratio:
    """A contact on information over registered."""
    return nw.col("does_information"), nw.col("n_registered")


@indicator("care", "percent", Text("包思想解放：有联系记录率", "Duty of mindsets: contact on record"),
           Text(
               "有“思想解放”走访或电话记录的户 ÷ 建档立卡贫困户",
               "Households with a visit or call on mindsets ÷ registered poor households",
           ),
           *DUTY, "F50", better="higher", decimals=1)  # fmt: skip
def duty_mindset_share() -> Ratio:
    """A contact on mindsets over registered."""
    return nw.col("does_mindset"), nw.col("n_registered")


@indicator("care", "percent", Text("包感情联络：有联系记录率", "Duty of bonds: contact on record"),
           Text(
               "有“感情联络”走访或电话记录的户 ÷ 建档立卡贫困户",
               "Households with a visit or call to build bonds ÷ registered poor households",
           ),
           *DUTY, better="higher", decimals=1)  # fmt: skip
def duty_bonds_share() -> Ratio:
    """A contact on bonds over registered."""
    return nw.col("does_bonds"), nw.col("n_registered")


@indicator("care", "percent", Text("四包均有记录的户占比", "All four duties on record"),
           Text(
               "四包均有记录的户 ÷ 建档立卡贫困户",
               "Households with all four duties on record ÷ registered poor households",
           ),
           *DUTY, better="higher", decimals=1)  # fmt: skip
def four_duties_share() -> Ratio:
    """All four over registered."""
    return nw.col("does_all"), nw.col("n_registered")


@count("care", "household", Text("四包均无记录的户", "No duty of the four on record"),
       Text("四包均无记录的建档立卡贫困户数", "Registered poor households with none of the four duties on record"),
       *DUTY, better="lower", audience="staff")  # fmt: skip
def households_without_duty() -> nw.Expr:
    """None of the four."""
    return nw.col("does_none")
