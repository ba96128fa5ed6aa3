"""The campaign 三千干部包万户: its three phases, the days left, and what was done.

To date or by year; group by month, topic, kind or event: visits_made calls_made matters_done minutes_per_visit
households_visited (distinct) active_cadres (distinct).
`phases`, `phase_on` and `days_left` read the calendar of the rules against the as-of day, never a clock.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import narwhals as nw

from indicators.indicator import count, indicator
from policy.parameters import parameter
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]
PHASES = {
    "mobilisation": Text("宣传动员阶段", "Mobilisation"),
    "implementation": Text("推进实施阶段", "Implementation"),
    "summary": Text("总结阶段", "Summing-up"),
}


class Phase(NamedTuple):
    """One phase of the campaign; `elapsed` is the share of its days gone on the as-of day, 0 to 1."""

    key: str
    label: Text
    start: date
    end: date
    elapsed: float


def phases(as_of: date) -> tuple[Phase, ...]:
    """Return the three phases in order with the share of each that has gone."""
    found = []
    for key, label in PHASES.items():
        start = parameter(f"campaign_{key}_start").value
        end = parameter(f"campaign_{key}_end").value
        gone = ((as_of - start).days + 1) / ((end - start).days + 1)
        found.append(Phase(key, label, start, end, min(1.0, max(0.0, gone))))
    return tuple(found)


def phase_on(as_of: date) -> Phase | None:
    """Return the phase that the day falls into; before and after the campaign there is none."""
    return next((phase for phase in phases(as_of) if phase.start <= as_of <= phase.end), None)


def days_left(as_of: date, until: str = "target_date") -> int:
    """Return the days from the as-of day to a dated rule: `target_date`, `well_off_date`, `campaign_summary_end`."""
    return (parameter(until).value - as_of).days


@count("assistance_events", "visit", Text("入户走访", "Home visits"),
       Text(
           "入户走访次数（截止日累计或按年）",
           "Home visits, to date or by year",
       ),
       "F49", "F73a", better="higher")  # fmt: skip
def visits_made() -> nw.Expr:
    """Home visits."""
    return nw.col("is_visit")


@count("assistance_events", "visit", Text("电话联系", "Phone calls"),
       Text("电话联系次数（截止日累计或按年）", "Phone calls, to date or by year"), "F49")  # fmt: skip
def calls_made() -> nw.Expr:
    """Phone calls."""
    return nw.col("is_call")


@count("assistance_events", "matter", Text("办实事", "Practical matters done"),
       Text(
           "办实事件数（截止日累计或按年）",
           "Practical matters, to date or by year",
       ),
       "F46b", better="higher")  # fmt: skip
def matters_done() -> nw.Expr:
    """Practical matters."""
    return nw.col("is_matter")


@indicator("assistance_events", "minute", Text("次均走访时长", "Minutes per visit"),
           Text(
               "入户走访分钟数之和 ÷ 入户走访次数",
               "Minutes of home visits ÷ home visits",
           ),
           "F73a", decimals=0)  # fmt: skip
def minutes_per_visit() -> Ratio:
    """Minutes over visits."""
    return nw.col("minutes") * nw.col("is_visit"), nw.col("is_visit")


@count("assistance_events", "household", Text("受访户", "Households visited"),
       Text(
           "至少被入户走访一次的户数（一户只计一次，不可由各年加总）",
           "Distinct households visited at least once (does not add up over years)",
       ),
       "F49", better="higher", statistic="distinct")  # fmt: skip
def households_visited() -> nw.Expr:
    """Distinct households with a home visit."""
    return nw.when(nw.col("is_visit") == 1).then(nw.col("household_id"))


@count("assistance_events", "cadre", Text("开展走访的干部", "Cadres who visited"),
       Text(
           "至少入户走访一次的干部数（一人只计一次，不可由下级或各年加总）",
           "Distinct cadres with a home visit (does not add up)",
       ),
       "F49", "F73a", better="higher", statistic="distinct")  # fmt: skip
def active_cadres() -> nw.Expr:
    """Distinct cadres with a home visit."""
    return nw.when(nw.col("is_visit") == 1).then(nw.col("cadre_id"))


@count("assistance_events", "household", Text("联系过的户", "Households contacted"),
       Text(
           "至少有一次入户走访或电话联系的户数（一户只计一次，不可由各年加总）",
           "Distinct households with a visit or a call (does not add up over years)",
       ),
       "F73a", "F41c", better="higher", statistic="distinct")  # fmt: skip
def households_contacted() -> nw.Expr:
    """Distinct households with a visit or a call."""
    return nw.when(nw.col("is_matter") == 0).then(nw.col("household_id"))


@count("assistance_events", "household", Text("办过实事的户", "Households with a practical matter"),
       Text(
           "至少办过一件实事的户数（一户只计一次，不可由各年加总）",
           "Distinct households for which a practical matter was done (does not add up over years)",
       ),
       "F46b", better="higher", statistic="distinct")  # fmt: skip
def households_with_matters() -> nw.Expr:
    """Distinct households with a practical matter."""
    return nw.when(nw.col("is_matter") == 1).then(nw.col("household_id"))


@indicator("duties", "percent", Text("四包有联系记录率", "Duties with contact on record"),
           Text(
               "有该项主题走访或电话记录的户 ÷ 包带对象户（可按四包分列）",
               "Households with a visit or call on the duty ÷ households of the three classes (can be split by duty)",
           ),
           "F65", "F66a", "C2", better="higher", decimals=1)  # fmt: skip
def duty_contact_share() -> Ratio:
    """Households spoken to about a duty over households."""
    return nw.col("has_contact"), nw.col("n_households")


class Done(NamedTuple):
    """What was done in one phase of the campaign up to the as-of day; `phase` is None outside the campaign."""

    phase: str | None
    visits: int
    calls: int
    matters: int


@lru_cache(maxsize=256)
def phase_of_month(month: str) -> str | None:
    """Return the phase a month (2015-03) belongs to, None outside the campaign; phases begin and end with months."""
    day = date(int(month[:4]), int(month[5:7]), 1)
    return next((phase.key for phase in phases(day) if phase.start <= day <= phase.end), None)


def done_by_phase(months: Iterable[tuple[str, int, int, int]]) -> list[Done]:
    """Add up months (month, visits, calls, matters) into phases, in the order of the calendar; None outside."""
    sums: dict[str | None, list[int]] = {}
    for month, *counts in months:
        key = phase_of_month(month)
        sums[key] = [a + b for a, b in zip(sums.get(key, [0, 0, 0]), counts, strict=True)]
    return [Done(key, *sums[key]) for key in (*PHASES, None) if key in sums]
