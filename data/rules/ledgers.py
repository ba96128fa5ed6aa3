"""Rules of the three ledgers: every registered household once in each, and the same everywhere."""

from collections.abc import Iterator

from data.rules.rule import Broken, Register, broken, check

LEVELS = ("village", "township", "district")
FIELDS = ("n_persons", "category", "poverty_cause")


@check
def ledger_of_poor(r: Register) -> Iterator[Broken]:
    """Who stands in a ledger is registered poor."""
    yield broken("ledgers", "household_id", ~r.is_poor(r["ledgers"]["household_id"]))


@check
def ledger_complete(r: Register) -> Iterator[Broken]:
    """Every registered poor household stands in all three, where there is a ledger at all."""
    if len(r["ledgers"]):
        levels = r["ledgers"].groupby("household_id")["level"].nunique()
        held = r["households"]["household_id"].map(levels).fillna(0)
        poor = r["households"]["household_class"].eq("registered_poor")
        yield broken("households", "household_id", poor & held.lt(len(LEVELS)))


@check
def ledger_once(r: Register) -> Iterator[Broken]:
    """The second line of a household in one ledger."""
    yield broken("ledgers", "line_id", r["ledgers"].duplicated(["household_id", "level"]))


@check
def ledgers_agree(r: Register) -> Iterator[Broken]:
    """A line that differs from the district's line of the same household; missing values on either side left out."""
    district = r["ledgers"][r["ledgers"]["level"] == "district"].drop_duplicates("household_id")
    district = district.set_index("household_id")
    for name in FIELDS:
        filed = r["ledgers"]["household_id"].map(district[name])
        own = r["ledgers"][name]
        yield broken("ledgers", name, (own != filed) & own.notna() & filed.notna())
