"""Money and goods: every yuan with its source, purpose and owner, every payment, every gift in its own unit."""

import pandas as pd

from indicators.facts.common import (
    HOUSEHOLD_DIMENSIONS,
    UNKNOWN,
    VILLAGE_DIMENSIONS,
    Readings,
    Register,
    codes,
    days,
    flag,
    household_dimensions,
    join_villages,
    whole,
)
from policy.parameters import parameter

FUND_SOURCES = ("district_finance", "department", "household_own", "social", "earmarked", "district_farm_growth")


def fund_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per fund record; yuan.

    A record stands in its own village, else in the village of its household; money of the district as a whole
    (interest subsidy, guarantee) belongs to no village. `department_id` is the department that gave it. `recipient`
    is the smallest owner on record: a household, a village, or none. `to_poor` money stands in a poor village or with
    a registered poor household.
    """
    funds = register.rows("funds")
    homes = register.rows("households").set_index("household_id")
    home = homes["village_code"]
    village = funds["village_code"].astype("object")
    village = village.where(village.notna() & village.ne(""), funds["household_id"].map(home))
    amount = whole(funds["amount_cny"])
    source, purpose = codes(funds["source"]), codes(funds["purpose"])
    household, known = codes(funds["household_id"]).replace({UNKNOWN: ""}), village.notna() & village.ne("")
    facts = funds[["fund_id"]].assign(
        village_code=village,
        year=whole(funds["year"]),
        source=source,
        purpose=purpose,
        giver_id=codes(funds["department_id"]),
        n_records=1,
        amount_cny=amount,
        household_id=household,
        is_registered=household.map(homes["household_class"]).eq("registered_poor").astype("int64"),
        recipient=household.ne("").map({True: "household", False: "village"}).where(known | household.ne(""), "none"),
        public_cny=amount * source.ne("household_own"),
        is_paid=funds["paid_date"].notna().astype("int64"),
        unpaid_cny=amount * funds["paid_date"].isna(),
        direct_cny=amount * flag(funds["is_direct"]) * household.ne(""),
        **{f"{name}_cny": amount * source.eq(name) for name in FUND_SOURCES},
        **_grants(register, purpose, amount, funds),
    )
    return _placed(join_villages(register, facts))


def _placed(joined: pd.DataFrame) -> pd.DataFrame:
    """Add where money arrives, and what of both 30 per cent reaches the poor."""
    to_poor = (joined["village_kind"].eq("poor") | joined["is_registered"].eq(1)).astype("int64")
    return joined.assign(
        department_id=joined["giver_id"],
        earmarked_to_poor_cny=joined["earmarked_cny"] * to_poor,
        farm_growth_to_poor_cny=joined["district_farm_growth_cny"] * to_poor,
        unmatched_cny=joined["amount_cny"] * joined["recipient"].eq("none"),
        to_household_cny=joined["amount_cny"] * joined["recipient"].eq("household"),
        to_village_cny=joined["amount_cny"] * joined["recipient"].eq("village"),
    )


def _grants(
    register: Register, purpose: pd.Series, amount: pd.Series, funds: pd.DataFrame
) -> dict[str, pd.Series]:  # fmt: skip
    """Return the amounts and flags of the grant and of the loan lines."""
    is_grant, direct = purpose.eq("special_grant").astype("int64"), flag(funds["is_direct"])
    return {
        "is_grant": is_grant,
        "grant_cny": amount * is_grant,
        "grant_direct_cny": amount * is_grant * direct,
        "unpaid_grants": is_grant * funds["paid_date"].isna(),
        "indirect_grants": is_grant * (1 - direct),
        "grant_off_standard": is_grant * amount.ne(_standard(register)),
        "interest_cny": amount * purpose.eq("interest_subsidy"),
        "guarantee_cny": amount * purpose.eq("guarantee"),
    }


def _standard(register: Register) -> int:
    """Return the special grant per household in force on the as-of day; yuan."""
    return int(parameter("special_grant_per_household", register.as_of).value)


def payment_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per payment of a special grant, in the village of the household it was granted to; payments, yuan.

    A payment that follows another one of the same grant is a duplicate. The payee is checked against the register:
    unknown to it, not a registered poor household, or another household than the grant names.
    """
    rows, funds = register.rows("payments"), register.rows("funds").set_index("fund_id")
    rows = rows.assign(date=days(rows["paid_date"])).sort_values(["date", "payment_id"], ignore_index=True)
    granted, payee = codes(rows["fund_id"].map(funds["household_id"])), codes(rows["payee_id"])
    classes = register.rows("households").set_index("household_id")["household_class"]
    amount, is_known = whole(rows["amount_cny"]), payee.isin(classes.index)
    is_poor = payee.map(classes).eq("registered_poor").fillna(False)
    is_grant = rows["fund_id"].map(funds["purpose"]).eq("special_grant").fillna(False)
    faults = {
        "is_duplicate": rows["fund_id"].duplicated(),
        "is_unknown_payee": ~is_known,
        "is_ineligible": is_known & ~is_poor,
        "is_other_household": is_poor & payee.ne(granted),
        "is_off_standard": is_grant & amount.ne(_standard(register)),
        "is_returned": rows["result"].eq("returned").fillna(False),
    }
    flags = {name: column.astype("bool").astype("int64") for name, column in faults.items()}
    facts = rows[["payment_id", "fund_id", "date"]].assign(
        household_id=granted, payee_id=payee, year=rows["date"].dt.year.fillna(0).astype("int64"),
        month=codes(rows["date"].dt.strftime("%Y-%m")), n_payments=1, paid_cny=amount, **flags,
        is_flagged=pd.DataFrame(flags).max(axis=1) if len(rows) else 0,
        delivered_cny=amount * (1 - flags["is_returned"]),
    )  # fmt: skip
    joined = facts.join(household_dimensions(register), on="household_id")
    return joined.fillna(dict.fromkeys((*VILLAGE_DIMENSIONS, *HOUSEHOLD_DIMENSIONS), UNKNOWN) | {
        "district_code": "510802", "township_code": "", "village_code": ""})  # fmt: skip


def in_kind_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per input in kind or market link, in its village; records. Quantities stay with their unit."""
    rows = register.rows("in_kind_inputs")
    facts = rows[["input_id", "village_code", "donor", "quantity"]].assign(
        year=whole(rows["year"]), item=codes(rows["item"]), unit=codes(rows["unit"]), n_inputs=1
    )
    return join_villages(register, facts)
