"""What the article weighs a household by (F23), as far as the register has a column for it.

It names the township's rural population and poverty situation, and the household's income, main spending and health.
The register has no column for main spending, nor for a township's poverty before identification: no row stands for
them. Income is that of the year before the household was registered.
"""

import pandas as pd

from indicators.facts.common import Readings, Register, codes, days, household_dimensions

CRITERIA = ("township_population", "income", "health")


def criteria_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per registered poor household × criterion with a column in the register; households."""
    dimensions = household_dimensions(register)
    registered = dimensions[dimensions["household_class"] == "registered_poor"]
    key = pd.Series(registered.index, index=registered.index)
    recorded = {
        "township_population": _population(register, registered["township_code"]),
        "income": _income(register, key),
        "health": _health(register, key),
    }
    parts = [
        pd.DataFrame({"household_id": key.to_numpy(), "identification_criterion": name, "n_criteria": 1,
                      "is_recorded": recorded[name].astype("int64").to_numpy()})
        for name in CRITERIA
    ]  # fmt: skip
    return pd.concat(parts, ignore_index=True).join(dimensions, on="household_id")


def _population(register: Register, township: pd.Series) -> pd.Series:
    """Whether every village of the household's township has its rural population on record."""
    villages = register.rows("villages")
    known = villages["rural_population"].notna().groupby(villages["village_code"].astype("str").str[:9]).all()
    return township.map(known).eq(True)


def _income(register: Register, key: pd.Series) -> pd.Series:
    """Whether the income of the year before registration is on record."""
    homes = register.rows("households").set_index("household_id")
    before = days(key.map(homes["registered_date"])).dt.year - 1
    years = register.rows("household_years")
    years = years[years["net_income_cny"].notna() & years["net_income_per_person_cny"].notna()]
    held = set(zip(years["household_id"].astype("str"), years["year"].astype("int64"), strict=True))
    return pd.Series([(home, year) in held for home, year in zip(key, before, strict=True)], index=key.index)


def _health(register: Register, key: pd.Series) -> pd.Series:
    """Whether there are members on record, and the health of every one of them."""
    members = register.rows("members")
    known = codes(members["health"]).ne("unknown").groupby(members["household_id"].astype("str")).all()
    return key.map(known).eq(True)
