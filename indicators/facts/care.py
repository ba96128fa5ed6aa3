"""What a registered poor household is promised: a contact card with its six items, and the four duties.

The register can show five of the six items of the card (F37): the cadre and telephone of the tie in force, the basic
facts of the household, the industry of its plan for the project, and the assistance for the measures. It keeps no
income target per household. Of the four duties (F65) it shows a short and a long plan, and contacts by topic.
"""

import pandas as pd

from indicators.facts.activity import current_ties, visits
from indicators.facts.common import Readings, Register, codes, flag, household_dimensions, spread

CARD_ITEMS = ("cadre", "telephone", "household", "project", "measure")
BASIC = ("n_persons", "category", "poverty_cause", "head_birth_year")  # basic facts as this product reads the words
DUTIES = ("planning", "information", "mindset", "bonds")


def care_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per registered poor household on the as-of day; households, and items on its card."""
    dimensions = household_dimensions(register)
    poor = dimensions[dimensions["household_class"] == "registered_poor"].reset_index()
    key = poor["household_id"]
    facts = poor.assign(n_registered=1).join(_card(register, key)).join(_duties(register, key))
    items = [f"has_{name}" for name in CARD_ITEMS]
    facts["n_items"] = facts[items].sum(axis=1)
    facts["is_complete"] = facts["has_card"] * facts["n_items"].eq(len(items)).astype("int64")
    facts["is_incomplete"] = facts["has_card"] - facts["is_complete"]
    done = facts[[f"does_{name}" for name in DUTIES]].sum(axis=1)
    facts["does_all"], facts["does_none"] = done.eq(len(DUTIES)).astype("int64"), done.eq(0).astype("int64")
    return facts


def _card(register: Register, key: pd.Series) -> pd.DataFrame:
    homes = register.rows("households").set_index("household_id")
    plans = register.rows("household_plans").set_index("household_id")
    phones = register.rows("cadres").set_index("cadre_id")["phone"]
    cadre = key.map(current_ties(register).drop_duplicates("household_id").set_index("household_id")["cadre_id"])
    basic = homes[list(BASIC)].notna().all(axis=1).astype("int64")
    industry, measure = codes(key.map(plans["will"])), codes(key.map(plans["measure"]))
    return pd.DataFrame(
        {
            "has_card": spread(key, flag(homes["has_contact_card"])),
            "has_cadre": cadre.notna().astype("int64"),
            "has_telephone": codes(cadre.map(phones)).ne("unknown").astype("int64"),
            "has_household": spread(key, basic),
            "has_project": (~industry.isin(["unknown", "none"])).astype("int64"),
            "has_measure": measure.ne("unknown").astype("int64"),
        }
    )


def _duties(register: Register, key: pd.Series) -> pd.DataFrame:
    """Planning needs both plans on record, as the article words it; the others a visit or call on that topic."""
    plans = register.rows("household_plans").set_index("household_id")
    both = flag(plans["has_short_plan"]) * flag(plans["has_long_plan"])
    contacts = visits(register)
    found = {"does_planning": spread(key, both)}
    for name in DUTIES[1:]:
        of_topic = contacts.loc[contacts["topic"] == name, "household_id"]
        found[f"does_{name}"] = key.isin(set(of_topic)).astype("int64")
    return pd.DataFrame(found)
