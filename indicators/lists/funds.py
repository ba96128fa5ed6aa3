"""Lists of money: payments with something wrong, and which poor households got the special grant and which did not."""

import pandas as pd

from indicators.audit import narrowed
from indicators.facts.common import days
from indicators.lists.named import HOUSEHOLD, Context, named
from policy.parameters import parameter
from policy.words import Text

FAULTS = {
    "is_duplicate": Text("同一笔资金此前已发放过", "this grant had been paid before"),
    "is_unknown_payee": Text("收款户不在台账中", "the payee is not in the register"),
    "is_ineligible": Text("收款户不是建档立卡贫困户", "the payee is no registered poor household"),
    "is_other_household": Text("收款户不是该笔资金所列的户", "the payee is not the household the grant names"),
    "is_off_standard": Text("发放金额不等于每户标准", "the amount is not the standard per household"),
    "is_returned": Text("款项退回，未到账", "the money came back"),
}


@named(Text("待核的发放记录", "Payments to check"),
       Text(
           "重复发放、发给非贫困户或不在台账的户、发给另一户、金额不符标准、退回未到账的特惠资金发放记录",
           "Payments of special grants made twice, to households not entitled, unknown or other than named, of another "
           "amount, or that came back",
       ),
       "payments", "payment_id", "fund_id", "village_code", "household_id", "payee_id", "paid_date", "paid_cny",
       *FAULTS)  # fmt: skip
def payments_to_check(context: Context) -> pd.DataFrame:
    """One row per payment with a fault; those with more faults first."""
    rows = narrowed("payments", context.selection, context.register)
    rows = rows[rows["is_flagged"] == 1]
    rows = rows.assign(faults=rows[list(FAULTS)].sum(axis=1), paid_date=rows["date"])
    rows = rows.sort_values(["faults", "payment_id"], ascending=[False, True])
    joint = context.say("；", "; ")
    reason = [
        joint.join(words.get(context.lang) for words, has in zip(FAULTS.values(), flags, strict=True) if has)
        for flags in rows[list(FAULTS)].itertuples(index=False)
    ]
    return rows.assign(reason=reason)


@named(Text("获得特惠资金的贫困户", "Poor households with a special grant"),
       Text("有特惠产业扶持资金记录的建档立卡贫困户", "Registered poor households with a special grant on record"),
       "households", *HOUSEHOLD, "grant_cny")  # fmt: skip
def households_with_grant(context: Context) -> pd.DataFrame:
    """One row per registered poor household with a grant."""
    rows = context.facts("households")
    rows = rows[(rows["is_registered"] == 1) & (rows["has_grant"] == 1)]
    standard = parameter("special_grant_per_household", context.register.as_of).value
    reason = [
        context.say(f"特惠资金{amount:,}元", f"special grant of {amount:,} yuan")
        + ("" if amount == standard else context.say(f"，标准为{standard:,}元", f"; the standard is {standard:,}"))
        for amount in rows["grant_cny"]
    ]
    return rows.assign(reason=reason)


@named(Text("未获特惠资金的贫困户", "Poor households without a special grant"),
       Text("没有特惠产业扶持资金记录的建档立卡贫困户", "Registered poor households without a special grant on record"),
       "households", *HOUSEHOLD)  # fmt: skip
def households_without_grant(context: Context) -> pd.DataFrame:
    """One row per registered poor household without a grant, in the order of the register."""
    rows = context.facts("households")
    rows = rows[(rows["is_registered"] == 1) & (rows["has_grant"] == 0)]
    money = context.register.rows("funds")
    other = money[money["household_id"].notna()].groupby("household_id").size()
    has_other = rows["household_id"].map(other).fillna(0)
    reason = [
        context.say("没有特惠资金记录，另有其他到户资金", "no special grant on record, but other money")
        if n else context.say("没有任何到户资金记录", "no money on record at all")
        for n in has_other
    ]  # fmt: skip
    return rows.assign(reason=reason)


@named(Text("未发放或未直达的特惠资金", "Grants not paid, or not paid directly"),
       Text(
           "没有拨付日期，或未直接发放到户头的特惠产业扶持资金",
           "Special grants without a day of payment, or not paid straight to the household",
       ),
       "funds", "fund_id", "village_code", "household_id", "year", "amount_cny", "paid_date")  # fmt: skip
def grants_not_delivered(context: Context) -> pd.DataFrame:
    """One row per special grant that is unpaid or went another way; the unpaid first."""
    rows = context.facts("funds")
    rows = rows[(rows["is_grant"] == 1) & ((rows["is_paid"] == 0) | (rows["grant_direct_cny"] == 0))]
    rows = rows.sort_values(["is_paid", "fund_id"])
    paid = context.register.rows("funds").set_index("fund_id")["paid_date"]
    reason = [
        context.say("尚未拨付", "not yet paid") if paid == 0 else context.say("未直接发放到户头", "not paid directly")
        for paid in rows["is_paid"]
    ]
    return rows.assign(paid_date=days(rows["fund_id"].map(paid)), reason=reason)
