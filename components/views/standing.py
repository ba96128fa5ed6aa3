"""The poor villages of a selection: status, plan and tests; how they are named and ordered.

A village's own row depends on the year and the readings alone, so it is measured once for the district and kept by
area and department here; filters of households do not reach it and are named as such (`untouched`).
"""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from components.text import lang, t
from data.facts import contradictions
from geo.areas import name, parent
from indicators.dimensions import DIMENSIONS
from indicators.facts import grain_of
from indicators.indicator import REGISTRY
from indicators.lists import rows
from indicators.measure import Selection, ignored_filters, measure, register_of
from indicators.pace import Pace, required_pace
from indicators.selection import DISTRICT, level_of
from indicators.villages import village_table
from policy.readings import READINGS, reading_label

STATUSES = ("out", "planned_2016", "planned_2017", "unscheduled", "after_2017")
TOKENS = {
    "out": "left", "planned_2016": "plan2016", "planned_2017": "plan2017", "unscheduled": "no_year",
    "after_2017": "after2017",
}  # fmt: skip
REMAINDER = {"unscheduled": "unscheduled", "before_2016": "out", "after_2017": "after_2017"}
FIRST_YEAR = 2014
SUFFIXES = ("街道", "镇", "乡")


def is_whole(selection: Selection) -> bool:
    """Tell whether the selection is every registered poor household of the district."""
    conditions = selection.conditions()
    if conditions.get("household_class") == ("registered_poor",):
        del conditions["household_class"]
    return level_of(selection.area) == "district" and not conditions


def knows_poverty(selection: Selection) -> bool:
    """Tell whether the classes chosen include registered poor households, the only ones with an income on record."""
    return not selection.household_class or "registered_poor" in selection.household_class


class Village(NamedTuple):
    """One poor village: where it stands in the plan, what its tests say, who is responsible. `rate` is a fraction."""

    code: str
    status: str
    n_tests: int
    n_failed: int
    first_failed: str
    failed: tuple[str, ...]
    rate: float
    department_id: str
    main_need: str
    has_alert: bool
    alert_reason: str


class Count(NamedTuple):
    """Numerator, denominator (0 where there is none) and value of one cell of a measurement."""

    numerator: int
    denominator: int
    value: float


NOTHING = Count(0, 0, float("nan"))


def place(selection: Selection) -> Selection:
    """Return the selection without its filters of households: what a village's own figures depend on."""
    return Selection(
        area=selection.area, village_kind=selection.village_kind, department=selection.department, year=selection.year,
        readings=selection.readings,
    )  # fmt: skip


def every_village(selection: Selection) -> Selection:
    """Return the selection of all poor villages of the district at the same year and readings."""
    return Selection(village_kind="poor", year=selection.year, readings=selection.readings)


def villages(selection: Selection, order: str = "township") -> list[Village]:
    """Return the poor villages of the selection: by plan, township (code), rate or distance to the goal.

    By rate and by distance (tests failed, then rate) the farthest come first.
    """
    if selection.village_kind == "other":
        return []
    found = [
        village
        for village in _all_villages(register_of().id, every_village(selection), lang())
        if village.code.startswith(selection.area)
        and (not selection.department or village.department_id in selection.department)
    ]
    return sorted(found, key=ORDERS[order])


@lru_cache(maxsize=64)
def _all_villages(register_id: str, everywhere: Selection, language: str) -> tuple[Village, ...]:
    columns = ("village_code", "status", "n_tests", "n_tests_failed", "first_failed_test", "failed_tests", "rate",
               "department_id", "main_need", "has_alert", "alert_reason")  # fmt: skip
    rows = zip(*(village_table(everywhere, language)[name].tolist() for name in columns), strict=True)
    return tuple(Village(*row[:5], tuple(n for n in row[5].split(",") if n), *row[6:]) for row in rows)


def _far(value: float) -> float:
    """Return a number that sorts the largest first and the unknown last."""
    return -value if value == value else 1.0


ORDERS: dict[str, Callable[[Village], tuple]] = {
    "plan": lambda village: (STATUSES.index(village.status), village.code),
    "township": lambda village: (village.code,),
    "rate": lambda village: (_far(village.rate), village.code),
    "distance": lambda village: (-village.n_failed, _far(village.rate), village.code),
}


def by_village(
    key: str, selection: Selection, years: tuple[int, ...] | None = None, group: str = ""
) -> dict[tuple[str, ...], Count]:
    """Return (village, year[, group]) → what an indicator says of every poor village of the district."""
    return _by_village(register_of().id, key, every_village(selection), years, group)


@lru_cache(maxsize=64)
def _by_village(
    register_id: str, key: str, everywhere: Selection, years: tuple[int, ...] | None, group: str
) -> dict[tuple[str, ...], Count]:
    frame = measure((key,), everywhere, by="village", group=group or None, years=years)[key].frame
    return counted(frame, "area_code", "period", *([group] if group else []))


def counted(frame: pd.DataFrame, *keys: str) -> dict[tuple[str, ...], Count]:
    """Return key columns as text → what stands in the row."""
    sums = zip(frame["numerator"].fillna(0).tolist(), frame["denominator"].fillna(0).tolist(), frame["value"].tolist(),
               strict=True)  # fmt: skip
    names = zip(*(frame[key].astype("str").tolist() for key in keys), strict=True)
    return {name: Count(int(n), int(m), float(v)) for name, (n, m, v) in zip(names, sums, strict=True)}


def pace(selection: Selection) -> Pace:
    """Return the required pace of a selection, worked out once for all figures of a page."""
    return _pace(register_of().id, selection)


@lru_cache(maxsize=64)
def _pace(register_id: str, selection: Selection) -> Pace:
    return required_pace(selection)


def cases(key: str, selection: Selection) -> pd.DataFrame:
    """Return the rows of a list of households; area, category and cause are filtered here, so a list is made once."""
    own = [column for column in ("category", "poverty_cause") if getattr(selection, column)]
    found = rows(key, replace(selection, area=DISTRICT, **dict.fromkeys(own, ())), lang=lang())
    kept = found["village_code"].str.startswith(selection.area)
    for column in own:
        kept &= found[column].isin(getattr(selection, column))
    return found[kept]


def untouched(key: str, selection: Selection) -> tuple[str, ...]:
    """Return the active filters that the table behind an indicator cannot apply."""
    return ignored_filters(grain_of(REGISTRY[key].grain), selection)


def remainder(selection: Selection) -> str:
    """Return the status that reading C1 gives the villages without a year."""
    return REMAINDER[selection.full_readings()["C1"]]


def status_label(status: str) -> str:
    """Return a status in words: 计划2016年摘帽."""
    return DIMENSIONS["status"].labels[status].get(lang())


def short_name(code: str) -> str:
    """Return a village's name short enough for a small picture, still with its township: 荣山 大地村."""
    own, above = name(code, lang()), name(parent(code), lang())
    if lang() == "zh":
        return f"{next((above.removesuffix(s) for s in SUFFIXES if above.endswith(s)), above)} {own}"
    return f"{above.split(' ')[0]}: {own.removesuffix(' Village').replace('Example village', 'Ex.')}"


def plan_year(selection: Selection) -> int:
    """Return the first year of the plan after the year shown."""
    return max(selection.year + 1, 2016)


@lru_cache(maxsize=64)
def _answer(contradiction: str, language: str) -> tuple[str, str]:
    row = contradictions().set_index("id").loc[contradiction]
    return row[f"title_{language}"], row[f"answer_{language}"]


def answer(contradiction: str) -> str:
    """Return what is done about a contradiction of the sources, in words."""
    title, words = _answer(contradiction, lang())
    return t("dl_contradiction", id=contradiction, title=title, answer=words)


def reading_note(selection: Selection, key: str) -> str:
    """Return the reading in force and how to change it."""
    return t("dl_reading", words=reading_label(selection.full_readings(), key, lang()))


def other_reading(selection: Selection, key: str) -> str:
    """Return the first option of a reading that is not in force."""
    now = selection.full_readings()[key]
    return next(option.key for option in READINGS[key].options if option.key != now)


def criterion(key: str) -> str:
    """Return the short name of an exit test, for headings of narrow columns and for sentences."""
    return t(f"dl_c_{key}")


def decimals(*headings: str) -> dict[str, dict]:
    """Return the column settings of a table that write numbers with one decimal."""
    return {heading: {"type_config": {"type": "number", "format": "%.1f"}} for heading in headings}


def thousands(*headings: str) -> dict[str, dict]:
    """Return the column settings of a table that write whole numbers with separators."""
    return {heading: {"type_config": {"type": "number", "format": "localized"}} for heading in headings}
