"""Payment records of the special grants: who was paid when and how much, with the faults an audit looks for.

`funds` says what was granted and does not change; `payments` says what left the account. Both differ by exactly what
is planted here: second payments, payees who are not registered poor or not in the register at all, amounts off the
standard, and money that came back.
"""

import numpy as np
import pandas as pd

from data.demo.random import Ints, exact_top
from data.demo.world import Objects, World, day, ids, iso

TWICE, INELIGIBLE, UNKNOWN_PAYEE, OFF_STANDARD, RETURNED = 7, 5, 4, 6, 6
AMOUNTS = (5_000, 6_600, 5_400, 12_000, 5_800, 6_060)
NOTES = {
    "duplicate_payment": "同一笔特惠资金发放两次 / the same special grant was paid a second time",
    "ineligible_payee": "收款户不是建档立卡贫困户 / the payee is no registered poor household",
    "unknown_payee": "收款户不在台账中 / the payee is not in the register",
    "off_standard_amount": "发放金额不等于每户标准 / the amount paid is not the standard per household",
    "undelivered_payment": "款项退回，未到账 / the money came back and was not delivered",
}


def build(world: World) -> None:
    """Make `payments`: one row per payment of a grant with a date, plus the second ones; yuan."""
    grants = _paid(world)
    flawed = _choose(world, grants)
    p = pd.DataFrame({
        "fund_id": grants["fund_id"], "payee_id": grants["household_id"].astype(object),
        "paid_date": grants["paid_date"], "amount_cny": grants["amount_cny"].astype(np.int64), "result": "delivered",
        "_kind": "",
    })  # fmt: skip
    for kind, rows in flawed.items():
        p.loc[rows, "_kind"] = "" if kind == "duplicate_payment" else kind
    p.loc[flawed["ineligible_payee"], "payee_id"] = _neighbours(world, grants, flawed["ineligible_payee"])
    p.loc[flawed["unknown_payee"], "payee_id"] = [f"H99999{i:04d}" for i in range(1, UNKNOWN_PAYEE + 1)]
    p.loc[flawed["off_standard_amount"], "amount_cny"] = AMOUNTS
    p.loc[flawed["undelivered_payment"], "result"] = "returned"
    second = p.loc[flawed["duplicate_payment"]].assign(_kind="duplicate_payment")
    later = world.dice.integers("payment/second", TWICE, 4, 40)
    second["paid_date"] = iso(np.array([day(text) for text in second["paid_date"]]) + later)
    made = pd.concat([p, second]).sort_values(["paid_date", "fund_id"], kind="stable").reset_index(drop=True)
    made.insert(0, "payment_id", ids("P", len(made), 6))
    world.tables["payments"] = made
    for kind, note in NOTES.items():
        world.plant(kind, "payments", made["payment_id"][made["_kind"] == kind], note)


def _paid(world: World) -> pd.DataFrame:
    """Return the special grants with a day of payment."""
    funds = world.tables["funds"]
    return funds[funds["purpose"].eq("special_grant") & funds["paid_date"].notna()].reset_index(drop=True)


def _choose(world: World, grants: pd.DataFrame) -> dict[str, Ints]:
    """Return the rows of each fault: no row has two, none is in a village of the article or indirectly paid."""
    v = world.tables["villages"].set_index("village_code")
    spared = v.loc[grants["village_code"], "_real"].to_numpy() | ~grants["is_direct"].astype(bool).to_numpy()
    home = world.tables["households"].query("household_class != 'registered_poor'")["village_code"]
    score = world.dice.uniform("payment/flaw", len(grants)) - 9 * spared
    chosen: dict[str, Ints] = {}
    sizes = (TWICE, INELIGIBLE, UNKNOWN_PAYEE, OFF_STANDARD, RETURNED)
    for kind, n in zip(NOTES, sizes, strict=True):
        barred = ~grants["village_code"].isin(home).to_numpy() if kind == "ineligible_payee" else False
        chosen[kind] = np.flatnonzero(exact_top(score - 9 * barred, n))
        score[chosen[kind]] -= 9
    return chosen


def _neighbours(world: World, grants: pd.DataFrame, rows: Ints) -> Objects:
    """Return for each row a household of the same village that is not registered poor."""
    homes = world.tables["households"].query("household_class != 'registered_poor'")
    first = homes.groupby("village_code")["household_id"].agg(list)
    places = grants["village_code"].to_numpy()[rows]
    turn = pd.Series(places).groupby(places).cumcount().to_numpy()
    return np.array([first[place][i % len(first[place])] for place, i in zip(places, turn, strict=True)], dtype=object)
