"""Fact tables: one row per thing counted, every flag and amount an integer that adds up.

`GRAINS` names each table, what one row is, the time it stands at and the dimensions it can be filtered and grouped
by. `fact(name, register, readings)` builds it from the tables of a register; the result is kept per register and
per reading that changes it. Tables come from a function, so the store and the small world of the tests serve alike.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from indicators.facts.activity import assistance_events, tie_facts
from indicators.facts.assessments import cadre_score_facts, department_score_facts, rectification_facts
from indicators.facts.cadres import cadre_facts, department_facts
from indicators.facts.care import care_facts
from indicators.facts.common import (
    HOUSEHOLD_DIMENSIONS,
    UNKNOWN,
    UNKNOWN_LABEL,
    VILLAGE_DIMENSIONS,
    Readings,
    Register,
    pack,
)
from indicators.facts.criteria import criteria_facts
from indicators.facts.duties import duty_facts
from indicators.facts.facilities import facility_facts
from indicators.facts.household_years import exit_flow_facts, household_change_facts, household_year_facts
from indicators.facts.households import household_facts
from indicators.facts.identification import identification_facts
from indicators.facts.ledgers import ledger_facts
from indicators.facts.meetings import meeting_facts
from indicators.facts.money import fund_facts, in_kind_facts, payment_facts
from indicators.facts.organisation import post_facts
from indicators.facts.paths import path_facts
from indicators.facts.plans import plan_facts
from indicators.facts.training import attendance_facts, session_facts
from indicators.facts.villages import (
    exit_test_facts,
    project_facts,
    tested_village_facts,
    village_facts,
    village_year_facts,
)
from indicators.indicator import IndicatorError, nearest
from indicators.once import once
from policy.readings import check_readings
from policy.words import Text

__all__ = ["GRAINS", "UNKNOWN", "UNKNOWN_LABEL", "Grain", "Register", "fact", "grain_of"]

HOME = VILLAGE_DIMENSIONS + HOUSEHOLD_DIMENSIONS
SESSION = ("topic", "skill_track", "form", "provider")


@dataclass(frozen=True)
class Grain:
    """One fact table.

    `timing`: `as_of` stands on the as-of day and knows no years; `year` needs a year; `to_date` adds up everything
    until the as-of day unless years are asked for. `lowest` is the smallest area a row belongs to.
    """

    name: str
    label: Text
    build: Callable[[Register, Readings], pd.DataFrame]
    timing: str
    dimensions: tuple[str, ...]
    readings: tuple[str, ...] = ()
    lowest: str = "village"

    @property
    def knows_classes(self) -> bool:
        """Whether rows are of one household class or another."""
        return "household_class" in self.dimensions


_ALL = (
    Grain(
        "households", Text("户", "household"), household_facts, "as_of",
        (*HOME, "cadre_grade", "cadre_department_id", "wanted_topic", "plan_measure", "plan_will", "gaps"),
        ("C4", "C17"),
    ),
    Grain("household_years", Text("户×年", "household × year"), household_year_facts, "year", (*HOME, "income_band")),
    Grain(
        "villages", Text("村", "village"), village_facts, "as_of",
        (*VILLAGE_DIMENSIONS, "status", "main_need", "leading_industry", "department_function"), ("C1",),
    ),
    Grain("village_years", Text("村×年", "village × year"), village_year_facts, "year", VILLAGE_DIMENSIONS, ("C15",)),
    Grain(
        "household_changes", Text("户×年（有上年）", "household × year with a year before"), household_change_facts,
        "year", (*HOME, "income_band"),
    ),
    Grain(
        "tested_villages", Text("贫困村×年（有核验）", "poor village × year with tests"), tested_village_facts, "year",
        VILLAGE_DIMENSIONS, ("C15",),
    ),
    Grain(
        "exit_tests", Text("村×年×退出标准", "village × year × exit test"), exit_test_facts, "year",
        (*VILLAGE_DIMENSIONS, "criterion"), ("C15",),
    ),
    Grain("projects", Text("项目", "project"), project_facts, "as_of", (*VILLAGE_DIMENSIONS, "kind", "status")),
    Grain("cadres", Text("干部", "cadre"), cadre_facts, "as_of", (*VILLAGE_DIMENSIONS, "grade", "function")),
    Grain(
        "departments", Text("部门", "department"), department_facts, "as_of", ("department_id", "level", "function"),
        lowest="district",
    ),
    Grain("ties", Text("结对", "tie"), tie_facts, "as_of", (*HOME, "grade", "end_reason", "promise_quarter")),
    Grain("care", Text("建档立卡贫困户", "registered poor household"), care_facts, "as_of", HOME),
    Grain(
        "plans", Text("建档立卡贫困户的规划", "plan of a registered poor household"), plan_facts, "as_of",
        (*HOME, "plan_measure", "plan_will", "plan_ability", "plan_status", "track", "floor_group", "mismatch"),
    ),
    Grain("duties", Text("户×四包", "household × duty"), duty_facts, "as_of", (*HOME, "duty")),
    Grain(
        "facilities", Text("村×年×设施", "village × year × facility"), facility_facts, "year",
        (*VILLAGE_DIMENSIONS, "facility"),
    ),
    Grain("posts", Text("岗位", "post"), post_facts, "as_of", ("kind",)),
    Grain(
        "cadre_scores", Text("干部×年×考核项目", "cadre × year × item"), cadre_score_facts, "year",
        (*VILLAGE_DIMENSIONS, "grade", "function", "item"),
    ),
    Grain(
        "department_scores", Text("部门×年×考核项目", "department × year × item"), department_score_facts, "year",
        ("department_id", "level", "function", "item"), lowest="district",
    ),
    Grain(
        "rectifications", Text("整改事项", "matter to put right"), rectification_facts, "as_of",
        ("department_id", "subject_kind", "issue", "rectification_status"),
    ),
    Grain(
        "assistance_events", Text("走访或实事", "visit or practical matter"), assistance_events, "to_date",
        (*HOME, "event", "topic", "kind", "grade", "month"),
    ),
    Grain(
        "training_sessions", Text("培训场次", "training session"), session_facts, "to_date",
        (*VILLAGE_DIMENSIONS, *SESSION, "audience", "month"),
    ),
    Grain(
        "attendances", Text("培训人次", "attendance"), attendance_facts, "to_date",
        (*HOME, *SESSION, "month", "wanted_topic"),
    ),
    Grain(
        "funds", Text("资金记录", "fund record"), fund_facts, "to_date",
        (*VILLAGE_DIMENSIONS, "source", "purpose", "recipient"),
    ),
    Grain("payments", Text("发放记录", "payment"), payment_facts, "to_date", (*HOME, "month")),
    Grain(
        "in_kind_inputs", Text("实物或市场帮扶", "input in kind"), in_kind_facts, "to_date",
        (*VILLAGE_DIMENSIONS, "item", "unit"),
    ),
    Grain(
        "identification", Text("户×步骤", "household × step"), identification_facts, "as_of",
        (*HOME, "step", "result", "gap_days"),
    ),
    Grain("ledgers", Text("户×台账", "household × ledger"), ledger_facts, "as_of", (*HOME, "ledger_level")),
    Grain("criteria", Text("户×识别条件", "household × criterion"), criteria_facts, "as_of",
          (*HOME, "identification_criterion")),
    Grain("village_meetings", Text("村组会议", "village meeting"), meeting_facts, "as_of", VILLAGE_DIMENSIONS),
    Grain("event_paths", Text("户的变化次序", "household by its changes"), path_facts, "as_of", (*HOME, "event_path")),
    Grain(
        "exit_flows", Text("状态事件", "status event"), exit_flow_facts, "to_date",
        (*HOME, "event", "event_cause", "month"),
    ),
)  # fmt: skip
GRAINS: dict[str, Grain] = {grain.name: grain for grain in _ALL}


def grain_of(name: str) -> Grain:
    """Return a grain by name; an unknown one is refused with the nearest."""
    if name not in GRAINS:
        raise IndicatorError(f"fact table {name!r} is unknown{nearest(name, list(GRAINS))}")
    return GRAINS[name]


def fact(name: str, register: Register, readings: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Return one fact table of a register under the given readings (the defaults for the rest)."""
    grain = grain_of(name)
    full = check_readings(readings or {})
    return _fact(name, register, tuple((key, full[key]) for key in grain.readings))


@once(maxsize=64)
def _fact(name: str, register: Register, readings: tuple[tuple[str, str], ...]) -> pd.DataFrame:
    grain = grain_of(name)
    return pack(grain.build(register, check_readings(dict(readings))), grain.dimensions)
