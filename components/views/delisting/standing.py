"""The poor villages of a selection: status, plan and tests; how they are named and ordered; whole district or part.

A village's own row depends on the year and the readings alone, so it is measured once for the district and kept by
area and department here; filters of households do not reach it and are named as such (`untouched`).
"""

from functools import lru_cache

import pandas as pd

from components.text import lang, t
from data.facts import contradictions
from geo.areas import name, parent
from indicators.dimensions import DIMENSIONS
from indicators.facts import grain_of
from indicators.indicator import REGISTRY
from indicators.measure import Selection, ignored_filters, measure
from indicators.selection import level_of
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


def every_village(selection: Selection) -> Selection:
    """Return the selection of all poor villages of the district at the same year and readings."""
    return Selection(village_kind="poor", year=selection.year, readings=selection.readings)


def villages(selection: Selection) -> pd.DataFrame:
    """One row per poor village of the selection, in code order; the columns of `indicators.villages.village_table`."""
    table = village_table(every_village(selection), lang())
    if selection.village_kind == "other":
        return table.iloc[:0]
    kept = table["village_code"].str.startswith(selection.area)
    if selection.department:
        kept &= table["department_id"].isin(selection.department)
    return table[kept].reset_index(drop=True)


def by_village(
    key: str, selection: Selection, years: tuple[int, ...] | None = None, group: str | None = None
) -> pd.DataFrame:
    """One row per poor village of the district × year × group of one indicator; the columns of a measurement."""
    return measure((key,), every_village(selection), by="village", group=group, years=years)[key].frame


def counted(frame: pd.DataFrame, *keys: str) -> dict[tuple[str, ...], tuple[int, int]]:
    """Return key columns → numerator and denominator as whole numbers, 0 where there is none."""
    sums = zip(frame["numerator"].fillna(0), frame["denominator"].fillna(0), strict=True)
    names = zip(*(frame[key].astype("str") for key in keys), strict=True)
    return {name: (int(n), int(m)) for name, (n, m) in zip(names, sums, strict=True)}


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
    return f"{above.split(' ')[0]}: {own.removesuffix(' Village').replace('Example village', 'Example')}"


def ordered(table: pd.DataFrame, order: str) -> pd.DataFrame:
    """Return the villages by plan, by township, by rate or by distance (tests failed, then rate), farthest first."""
    place = table["status"].map({status: i for i, status in enumerate(STATUSES)})
    keys = {
        "plan": [place, table["village_code"]],
        "township": [table["village_code"]],
        "rate": [-table["rate"].fillna(-1), table["village_code"]],
        "distance": [-table["n_tests_failed"], -table["rate"].fillna(-1), table["village_code"]],
    }[order]
    by = pd.DataFrame({str(i): key for i, key in enumerate(keys)})
    return table.loc[by.sort_values(list(by.columns)).index].reset_index(drop=True)


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
