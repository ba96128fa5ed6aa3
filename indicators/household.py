"""One household, whole: facts, income, guarantees, plan, cadre, help, training, money; no personal column.

Personal columns come from `indicators.personal`. Verdicts follow the same rules as the indicators of `household_years`.
"""

from bisect import bisect_left
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, NamedTuple
from unicodedata import normalize

import numpy as np

from indicators.facts import Register, fact
from indicators.indicator import IndicatorError
from indicators.measure import register_of
from indicators.personal import Row, plain
from indicators.selection import Selection, area_column, level_of
from policy.parameters import parameter

YEARS = (2013, 2014, 2015)
PARTS = ("wage_cny", "operating_cny", "property_cny", "transfer_cny")
INCOME = "income"
ORDER = ("has_schooling", "has_medical_care", "has_safe_housing", "has_safe_water", "has_power", "has_broadcasting")
ITEMS = (INCOME, *ORDER)  # 一超六有, in the order of the standard
TABLES = ("status_events", "visits", "practical_matters", "funds", "payments", "identification_log", "ledgers")
DATES = {"visits": "visit_date", "practical_matters": "matter_date", "status_events": "event_date"}
STANDING = ("days_since_visit", "n_visits", "n_matters", "has_enough_matters", "is_covered",
            "is_visited_recently")  # fmt: skip


class Year(NamedTuple):
    """One year of one household: yuan, and each item of the standard (None: not on record)."""

    year: int
    line: int
    income: int | None
    total: int | None
    parts: dict[str, int | None]
    verdicts: dict[str, bool | None]
    has_leading_industry: bool | None

    @property
    def missing(self) -> list[str]:
        """Return the items not met or not on record, in the order of the standard."""
        return [item for item in ITEMS if self.verdicts[item] is not True]


class Household(NamedTuple):
    """One household: its row of the register, its years, plan, and what was done for it; as of the register's day."""

    code: str
    year: int
    row: Row
    standing: dict[str, Any]
    years: dict[int, Year]
    plan: Row | None
    ties: list[Row]
    cadres: list[Row]
    tables: dict[str, list[Row]]
    sessions: list[Row]
    held_on_topic: int

    @property
    def now(self) -> Year | None:
        """Return the year shown; None when the register has none for this household."""
        return self.years.get(self.year)

    @property
    def is_registered(self) -> bool:
        """Tell whether this is a registered poor household, to which the standard applies."""
        return self.row["household_class"] == "registered_poor"


def households(selection: Selection, snapshot: Any = None) -> tuple[str, ...]:  # noqa: ANN401
    """Return the households that the filters leave, in the order of their codes."""
    return _households(register_of(snapshot), selection)


@lru_cache(maxsize=64)
def _households(register: Register, selection: Selection) -> tuple[str, ...]:
    rows = fact("households", register, dict(selection.readings))
    kept = np.ones(len(rows), dtype=bool)
    if level_of(selection.area) != "district":
        kept &= rows[area_column(level_of(selection.area))].eq(selection.area).to_numpy()
    for column, values in selection.conditions().items():
        kept &= rows[column].isin(values).to_numpy()
    return tuple(sorted(rows["household_id"].to_numpy(dtype=object)[kept]))


@lru_cache(maxsize=4)
def _everyone(register: Register) -> dict[str, int]:
    """Return every household of the register with the place of its row in the fact table."""
    rows = fact("households", register)
    return {str(code): place for place, code in enumerate(rows["household_id"])}


def known(typed: str, snapshot: Any = None) -> str | None:  # noqa: ANN401
    """Return the household a reader means: the code as written, in capitals, or its number alone; None for nobody."""
    everyone, plain_code = _everyone(register_of(snapshot)), normalize("NFKC", typed).strip().upper()
    padded = f"H{plain_code.removeprefix('H').zfill(9)}" if plain_code.removeprefix("H").isdigit() else plain_code
    return next((code for code in (typed.strip(), plain_code, padded) if code in everyone), None)


def nearest_to(typed: str, snapshot: Any = None) -> str:  # noqa: ANN401
    """Return the household code nearest to a wrong one: the most alike, else the next in order; '' without any."""
    return _nearest(register_of(snapshot), normalize("NFKC", typed).strip().upper()[:40])


@lru_cache(maxsize=128)
def _nearest(register: Register, typed: str) -> str:
    everyone = sorted(_everyone(register))
    close = get_close_matches(typed, everyone, n=1, cutoff=0.6)
    if close or not everyone:
        return close[0] if close else ""
    return everyone[min(bisect_left(everyone, typed), len(everyone) - 1)]


def household(code: str, selection: Selection, snapshot: Any = None) -> Household:  # noqa: ANN401
    """Return one household at the year end of the selection; filters do not reach it. An unknown code is refused."""
    register = register_of(snapshot)
    if code not in _everyone(register):
        raise IndicatorError(f"household {code!r} is not in the register; nearest {nearest_to(code, register)!r}")
    return _household(register, code, selection.year, selection.readings)


@lru_cache(maxsize=128)
def _household(register: Register, code: str, year: int, readings: tuple[tuple[str, str], ...]) -> Household:
    row = plain("households", code, register)[0]
    facts = fact("households", register, dict(readings))
    place = _everyone(register)[code]
    years = [_year(one) for one in plain("household_years", code, register)]
    tables = {name: _to_date(name, plain(name, code, register), register) for name in TABLES}
    held, attended = _sessions(register, code, row["wanted_topic"])
    return Household(
        code=code,
        year=year,
        row=row,
        standing={name: facts[name].iat[place] for name in STANDING},
        years={one.year: one for one in sorted(years)},
        plan=next(iter(plain("household_plans", code, register)), None),
        ties=plain("ties", code, register),
        cadres=plain("cadres", code, register),
        tables=tables,
        sessions=attended,
        held_on_topic=held,
    )


def _to_date(name: str, rows: list[Row], register: Register) -> list[Row]:
    """Return what has happened by the as-of day, the latest first; tables without such a day as they stand."""
    day = DATES.get(name)
    if day is None:
        return rows
    past = [row for row in rows if row[day] is None or row[day] <= register.as_of]
    return sorted(past, key=lambda row: (row[day] is not None, row[day]), reverse=True)


def _year(row: Row) -> Year:
    line = parameter("poverty_line", int(row["year"])).value
    income = row["net_income_per_person_cny"]
    verdicts = {INCOME: None if income is None else income >= line} | {item: row[item] for item in ORDER}
    return Year(int(row["year"]), line, income, row["net_income_cny"], {name: row[name] for name in PARTS}, verdicts,
                row["has_leading_industry"])  # fmt: skip


def _sessions(register: Register, code: str, wanted: str | None) -> tuple[int, list[Row]]:
    """Return how many sessions on the topic asked for were held, and the sessions attended, in order of time."""
    every = _held(register)
    held = sum(one["topic"] == wanted and one["audience"] == "households" for one in every.values()) if wanted else 0
    counts: dict[str, int] = {}
    for seat in plain("attendances", code, register):
        counts[seat["session_id"]] = counts.get(seat["session_id"], 0) + 1
    found = [every[one] | {"n_attendances": n} for one, n in counts.items() if one in every]
    return held, sorted(found, key=lambda one: one["session_date"])


@lru_cache(maxsize=4)
def _held(register: Register) -> dict[str, Row]:
    """Return every session held by the as-of day."""
    rows = register.rows("training_sessions")
    rows = rows[rows["session_date"] <= register.today]
    found = rows[["session_id", "topic", "audience", "form", "provider"]].to_dict("records")
    days = [day.date() for day in rows["session_date"]]
    return {one["session_id"]: one | {"session_date": day} for one, day in zip(found, days, strict=True)}
