"""Rules of money: who may receive it, and where it belongs."""

from collections.abc import Iterator

from data.rules.rule import Broken, Register, broken, check, differs


@check
def grant_of_poor(r: Register) -> Iterator[Broken]:
    """A special grant names a registered poor household."""
    t = r["funds"]
    grant = t["purpose"].eq("special_grant")
    yield broken("funds", "household_id", grant & ~r.is_poor(t["household_id"]).fillna(False))


@check
def grant_once(r: Register) -> Iterator[Broken]:
    """One special grant a household and year."""
    grants = r["funds"][r["funds"]["purpose"].eq("special_grant") & r["funds"]["household_id"].notna()]
    twice = grants.duplicated(["household_id", "year"])
    yield broken("funds", "household_id", twice.reindex(r["funds"].index, fill_value=False))


@check
def fund_place(r: Register) -> Iterator[Broken]:
    """Money of a household is booked in its village."""
    t = r["funds"]
    home = r.look_up(t["household_id"], "households", "village_code")
    yield broken("funds", "village_code", differs(t["village_code"], home))


@check
def payment_order(r: Register) -> Iterator[Broken]:
    """A payment follows the release of its money."""
    t = r["payments"]
    released = r.look_up(t["fund_id"], "funds", "paid_date")
    yield broken("payments", "paid_date", t["paid_date"] < released)
