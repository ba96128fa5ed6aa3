"""Money: every yuan of the register with its source, purpose and owner."""

import pandas as pd

from indicators.facts.common import Readings, Register, codes, flag, join_villages, whole

FUND_SOURCES = ("district_finance", "department", "household_own", "social", "earmarked", "district_farm_growth")


def fund_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per fund record; yuan.

    A record stands in its own village, else in the village of its household; money of the district as a whole
    (interest subsidy, guarantee) belongs to no village. `department_id` is the department that gave it.
    """
    funds = register.rows("funds")
    home = register.rows("households").set_index("household_id")["village_code"]
    village = funds["village_code"].astype("object")
    village = village.where(village.notna() & village.ne(""), funds["household_id"].map(home))
    amount = whole(funds["amount_cny"])
    source, purpose = codes(funds["source"]), codes(funds["purpose"])
    facts = funds[["fund_id"]].assign(
        village_code=village,
        year=whole(funds["year"]),
        source=source,
        purpose=purpose,
        giver_id=codes(funds["department_id"]),
        n_records=1,
        amount_cny=amount,
        direct_cny=amount * flag(funds["is_direct"]),
        public_cny=amount * source.ne("household_own"),
        grant_cny=amount * purpose.eq("special_grant"),
        grant_direct_cny=amount * purpose.eq("special_grant") * flag(funds["is_direct"]),
        interest_cny=amount * purpose.eq("interest_subsidy"),
        guarantee_cny=amount * purpose.eq("guarantee"),
        is_grant=purpose.eq("special_grant").astype("int64"),
        is_paid=funds["paid_date"].notna().astype("int64"),
        unpaid_cny=amount * funds["paid_date"].isna(),
        **{f"{name}_cny": amount * source.eq(name) for name in FUND_SOURCES},
    )
    joined = join_villages(register, facts)
    return joined.assign(department_id=joined["giver_id"])
