"""The ledgers of village, township and district, household by household: where they part ways.

The source says that each level keeps a ledger (F25), not which of them prevails. Each line is held against the highest
ledger that has the household; a value missing on either side is not a difference. A level without a single line keeps
no ledger here and is not called incomplete.
"""

import pandas as pd

from indicators.facts.common import Readings, Register, codes, household_dimensions

LEVELS = ("village", "township", "district")
FIELDS = {"is_persons": "n_persons", "is_category": "category", "is_cause": "poverty_cause"}
KINDS = ("is_missing", *FIELDS, "is_double")


def ledger_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per registered poor household × level with a ledger; lines, differences and households."""
    dimensions = household_dimensions(register)
    registered = dimensions.index[dimensions["household_class"] == "registered_poor"]
    lines = register.rows("ledgers")
    lines = lines.assign(household_id=lines["household_id"].astype("str"), level=codes(lines["level"]))
    levels = [level for level in LEVELS if lines["level"].eq(level).any()]
    grid = pd.MultiIndex.from_product([registered, levels], names=["household_id", "level"])
    facts = _compared(lines).reindex(grid, fill_value=0).reset_index()
    facts["is_missing"] = facts["n_lines"].eq(0).astype("int64")
    facts["is_double"] = facts["n_lines"].gt(1).astype("int64")
    facts["n_differences"] = facts[list(KINDS)].sum(axis=1)
    apart = facts.groupby("household_id", sort=False)["n_differences"].transform("sum").gt(0)
    facts["n_matched"] = facts["n_lines"].where(~apart, 0)
    first = ~facts["household_id"].duplicated()
    facts["is_household_differing"] = (apart & first).astype("int64")
    return facts.rename(columns={"level": "ledger_level"}).join(dimensions, on="household_id")


def _compared(lines: pd.DataFrame) -> pd.DataFrame:
    """Return per household × level the number of lines, and 1 where one differs from the highest ledger's first."""
    order = {level: place for place, level in enumerate(reversed(LEVELS))}
    highest = lines.assign(order=lines["level"].map(order)).sort_values("order", kind="stable")
    highest = highest.drop_duplicates("household_id").set_index("household_id")
    flags = {"n_lines": pd.Series(1, index=lines.index)}
    for flag, name in FIELDS.items():
        own, other = codes(lines[name]), codes(lines["household_id"].map(highest[name]))
        known = own.ne("unknown") & other.ne("unknown")
        flags[flag] = (own.ne(other) & known).astype("int64")
    found = pd.concat([lines[["household_id", "level"]], pd.DataFrame(flags)], axis=1)
    return found.groupby(["household_id", "level"]).agg({"n_lines": "sum", **dict.fromkeys(FIELDS, "max")})
