"""Yearly scores of cadres and departments, and what they were asked to put right."""

import pandas as pd

from indicators.facts.cadres import cadre_facts
from indicators.facts.common import VILLAGE_DIMENSIONS, Readings, Register, codes, days, with_areas

ITEMS = {
    "cadre": ("visits", "practical_matters", "household_satisfaction"),
    "department": ("infrastructure", "public_service", "household_satisfaction"),
}


def _scores(register: Register, kind: str) -> pd.DataFrame:
    """One row per subject × year × item with a score; tenths of a point, so that they add up exactly."""
    rows = register.rows("assessments")
    rows = rows[rows["subject_kind"].eq(kind) & rows["score"].notna()].reset_index(drop=True)
    return pd.DataFrame(
        {
            "subject_id": rows["subject_id"],
            "year": rows["year"].astype("int64"),
            "item": codes(rows["item"]),
            "n_scores": 1,
            "score_tenths": (rows["score"] * 10).round().astype("int64"),
        }
    )


def cadre_score_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per cadre × year × item; scores. A cadre stands where its fact row stands, with its own department."""
    scores = _scores(register, "cadre")
    where = cadre_facts(register, readings).set_index("cadre_id")
    names = ["district_code", "township_code", "village_code", *VILLAGE_DIMENSIONS, "grade", "function"]
    return scores.join(where[names], on="subject_id")


def department_score_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per department × year × item; scores. Departments belong to the district alone."""
    departments = register.rows("departments").set_index("department_id")
    scores = _scores(register, "department")
    return scores.assign(
        department_id=scores["subject_id"],
        level=codes(scores["subject_id"].map(departments["level"])),
        function=codes(scores["subject_id"].map(departments["function"])),
        district_code="510802",
    )


def rectification_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per matter to put right that was found by the as-of day; matters and days.

    Overdue: not closed, and the as-of day is past the day it was due. A matter without a due day is never overdue.
    A cadre's matter stands where the cadre stands; a department's belongs to the district alone.
    """
    rows = register.rows("rectifications")
    rows = rows[days(rows["found_date"]) <= register.today].reset_index(drop=True)
    due, closed = days(rows["due_date"]), days(rows["closed_date"])
    done = rows["status"].eq("done")
    overdue = (~done & (due < register.today)).fillna(False)
    late = (register.today - due).dt.days.where(overdue)
    place = cadre_facts(register, readings).set_index("cadre_id")["village_code"].astype("str")
    village = rows["subject_id"].map(place).where(rows["subject_kind"].eq("cadre"))
    facts = rows[["rectification_id", "subject_id"]].assign(
        village_code=village,
        subject_kind=codes(rows["subject_kind"]),
        issue=codes(rows["issue"]),
        rectification_status=codes(rows["status"]),
        department_id=codes(rows["owner_department_id"]),
        n_matters=1,
        is_open=(~done).astype("int64"),
        is_done=done.astype("int64"),
        is_overdue=overdue.astype("int64"),
        is_done_in_time=(done & (closed <= due)).fillna(False).astype("int64"),
        days_overdue=late.fillna(0).astype("int64"),
    )
    return with_areas(facts)
