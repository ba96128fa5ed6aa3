"""The cadre and the department on the as-of day."""

import pandas as pd

from indicators.facts.activity import activity_per, current_ties, duty_of
from indicators.facts.common import Readings, Register, codes, days, flag, join_villages, spread, whole


def cadre_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per cadre on the as-of day; households, events.

    A cadre stands in the village of the household he has been tied to longest; a cadre without a household belongs
    to the district alone. `department_id` is the cadre's own department.
    """
    cadres = register.rows("cadres")
    key = cadres["cadre_id"]
    facts = pd.DataFrame(
        {
            "cadre_id": key,
            "grade": codes(cadres["grade"]),
            "function": codes(cadres["function"]),
            "own_department_id": codes(cadres["department_id"]),
            "n_cadres": 1,
            "duty": duty_of(cadres["grade"], register.as_of),
        }
    )
    facts = facts.join(_load(register, key)).join(activity_per(register, key, "cadre_id"))
    facts = facts.assign(
        is_over_duty=facts["load_registered"].gt(facts["duty"]).astype("int64"),
        is_over_duty_all=facts["load_all"].gt(facts["duty"]).astype("int64"),
        excess=(facts["load_registered"] - facts["duty"]).clip(lower=0),
        spare=(facts["duty"] - facts["load_registered"]).clip(lower=0),
        is_tied=facts["load_all"].gt(0).astype("int64"),
        is_tied_registered=facts["load_registered"].gt(0).astype("int64"),
        is_idle=(facts["load_all"].gt(0) & facts["n_visits"].eq(0)).astype("int64"),
        is_trained=_trained(register, cadres),
    )
    return join_villages(register, facts).assign(department_id=facts["own_department_id"])


def _load(register: Register, key: pd.Series) -> pd.DataFrame:
    households = register.rows("households").set_index("household_id")
    ties = current_ties(register)
    ties = ties.assign(
        household_class=ties["household_id"].map(households["household_class"]),
        village_code=ties["household_id"].map(households["village_code"]),
    )
    poor = ties[ties["household_class"] == "registered_poor"]
    village = key.map(ties.drop_duplicates("cadre_id").set_index("cadre_id")["village_code"])
    return pd.DataFrame(
        {
            "village_code": village,
            "load_registered": spread(key, poor.groupby("cadre_id").size()),
            "load_all": spread(key, ties.groupby("cadre_id").size()),
            "n_villages": spread(key, ties.groupby("cadre_id")["village_code"].nunique()),
        }
    )


def _trained(register: Register, cadres: pd.DataFrame) -> pd.Series:
    """Trained: a training date on the cadre's card up to the as-of day, or an attendance at a session."""
    dated = days(cadres["trained_date"]) <= register.today
    attended = cadres["cadre_id"].isin(register.rows("attendances")["cadre_id"].dropna())
    return (dated | attended).astype("int64")


def department_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per department; villages, households, cadres, yuan. Departments belong to the district alone."""
    departments = register.rows("departments")
    key = departments["department_id"]
    villages = register.rows("villages")
    villages = villages[villages["responsible_department_id"].notna()]
    function = villages["responsible_department_id"].map(departments.set_index("department_id")["function"])
    matched = villages[function.eq(villages["main_need"])]
    cadres = cadre_facts(register, readings).groupby("own_department_id")
    funds = register.rows("funds")
    given = funds[funds["source"] == "department"].assign(amount_cny=lambda rows: whole(rows["amount_cny"]))
    facts = pd.DataFrame(
        {
            "department_id": key,
            "level": codes(departments["level"]),
            "function": codes(departments["function"]),
            "n_departments": 1,
            "is_named": flag(departments["is_named"]),
            "n_staff": whole(departments["n_staff"]),
            "n_villages": spread(key, villages.groupby("responsible_department_id").size()),
            "n_villages_matched": spread(key, matched.groupby("responsible_department_id").size()),
            "n_cadres": spread(key, cadres.size()),
            "n_households": spread(key, cadres["load_all"].sum()),
            "n_registered": spread(key, cadres["load_registered"].sum()),
            "n_cadres_over_duty": spread(key, cadres["is_over_duty"].sum()),
            "input_cny": spread(key, given.groupby("department_id")["amount_cny"].sum()),
        }
    )
    facts["has_village"] = facts["n_villages"].gt(0).astype("int64")
    return facts.assign(district_code="510802")
