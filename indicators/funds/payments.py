"""Payments of the special grants and their faults; inputs in kind as records.

Payments, to date or by year: payments_made paid_amount delivered_amount duplicate_payments payments_to_ineligible
payments_to_unknown payments_to_another payments_off_standard returned_payments payments_to_check.
Fund records: unpaid_grants indirect_grants grants_off_standard. In kind: in_kind_inputs.
"""

import narwhals as nw

from indicators.indicator import count
from policy.words import Text

AUDIT = ("F77a", "F79", "special_grant_per_household")


@count("payments", "payment", Text("发放笔数", "Payments"),
       Text("特惠资金发放记录数", "Payments of special grants on record"), "F79")  # fmt: skip
def payments_made() -> nw.Expr:
    """Payments."""
    return nw.col("n_payments")


@count("payments", "yuan", Text("发放金额", "Amount paid"),
       Text("特惠资金发放记录的金额之和，含退回", "Sum of all payments of special grants, those returned included"),
       "F78a", "F79")  # fmt: skip
def paid_amount() -> nw.Expr:
    """Yuan paid."""
    return nw.col("paid_cny")


@count("payments", "yuan", Text("到账金额", "Amount delivered"),
       Text("特惠资金已到账的发放金额之和", "Sum of payments of special grants that were delivered"),
       "F78a", "F79")  # fmt: skip
def delivered_amount() -> nw.Expr:
    """Yuan delivered."""
    return nw.col("delivered_cny")


@count("payments", "payment", Text("重复发放", "Paid twice"),
       Text("同一笔特惠资金第二次及以后的发放笔数", "Second and later payments of one special grant"),
       *AUDIT, better="lower")  # fmt: skip
def duplicate_payments() -> nw.Expr:
    """Second payments."""
    return nw.col("is_duplicate")


@count("payments", "payment", Text("发给非贫困户", "Paid to households not entitled"),
       Text("收款户在台账中但不是建档立卡贫困户的笔数", "Payments to households on record but not registered poor"),
       *AUDIT, better="lower")  # fmt: skip
def payments_to_ineligible() -> nw.Expr:
    """Payments to households not entitled."""
    return nw.col("is_ineligible")


@count("payments", "payment", Text("收款户不在台账", "Payees not in the register"),
       Text("收款户编号在台账中查不到或未填的笔数", "Payments whose payee is not in the register or not given"),
       *AUDIT, better="lower")  # fmt: skip
def payments_to_unknown() -> nw.Expr:
    """Payments to nobody known."""
    return nw.col("is_unknown_payee")


@count("payments", "payment", Text("发给另一贫困户", "Paid to another poor household"),
       Text(
           "收款户是建档立卡贫困户、但不是该笔资金所列户的笔数",
           "Payments to a registered poor household other than the one the grant names",
       ),
       *AUDIT, better="lower")  # fmt: skip
def payments_to_another() -> nw.Expr:
    """Payments to another registered household."""
    return nw.col("is_other_household")


@count("payments", "payment", Text("发放金额不符标准", "Payments off the standard"),
       Text("发放金额不等于每户标准的笔数", "Payments that are not the standard amount per household"),
       *AUDIT, better="lower")  # fmt: skip
def payments_off_standard() -> nw.Expr:
    """Payments of another amount."""
    return nw.col("is_off_standard")


@count("payments", "payment", Text("退回未到账", "Came back"),
       Text("已发放、又退回的笔数", "Payments that came back"), *AUDIT, better="lower")  # fmt: skip
def returned_payments() -> nw.Expr:
    """Payments that came back."""
    return nw.col("is_returned")


@count("payments", "payment", Text("待核发放", "Payments to check"),
       Text(
           "至少有一项异常的发放笔数；一笔有多项异常的只计一次",
           "Payments with at least one fault; one with several is counted once",
       ),
       *AUDIT, better="lower")  # fmt: skip
def payments_to_check() -> nw.Expr:
    """Payments with a fault."""
    return nw.col("is_flagged")


@count("funds", "payment", Text("特惠资金未发放", "Grants not paid"),
       Text("没有发放日期的特惠资金笔数", "Special grants without a day of payment"),
       *AUDIT, better="lower")  # fmt: skip
def unpaid_grants() -> nw.Expr:
    """Grants without a day."""
    return nw.col("unpaid_grants")


@count("funds", "payment", Text("特惠资金未直达", "Grants not paid directly"),
       Text("没有直接发放到户头的特惠资金笔数", "Special grants that did not go straight to the household"),
       *AUDIT, better="lower")  # fmt: skip
def indirect_grants() -> nw.Expr:
    """Grants that went another way."""
    return nw.col("indirect_grants")


@count("funds", "payment", Text("特惠资金额度不符标准", "Grants off the standard"),
       Text("额度不等于每户标准的特惠资金笔数", "Special grants that are not the standard amount per household"),
       "F78b", "special_grant_per_household", "C11", better="lower")  # fmt: skip
def grants_off_standard() -> nw.Expr:
    """Grants of another amount."""
    return nw.col("grant_off_standard")


@count("in_kind_inputs", "payment", Text("实物与市场帮扶记录", "Inputs in kind"),
       Text(
           "实物投入和市场对接的记录数；数量各有单位，不相加",
           "Records of goods and market links; quantities keep their units and are never added up",
       ),
       "F40", "F63", "F85")  # fmt: skip
def in_kind_inputs() -> nw.Expr:
    """Records in kind."""
    return nw.col("n_inputs")
