"""What a reader has chosen to look at: an area, a set of filters, a year and the readings of the sources."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.indicator import IndicatorError, nearest
from policy.readings import check_readings, default_readings

DISTRICT = "510802"
LEVELS = {"district": 6, "township": 9, "village": 12}
FIRST_YEAR, DEFAULT_YEAR = 2013, 2015
CHOICES = {"village_kind": ("all", "poor", "other"), "labour": ("with", "without"), "disability": ("with", "without")}
# field of a selection → column of a fact table
FILTERS = {
    "village_kind": "village_kind",
    "household_class": "household_class",
    "category": "category",
    "poverty_cause": "poverty_cause",
    "labour": "labour",
    "disability": "disability",
    "department": "department_id",
}


@dataclass(frozen=True)
class Selection:
    """The choice in force. An empty tuple means all.

    `area` is a code of any level and stands for everything beneath it. `department` is the responsible department
    of the village, or the cadre's or the giver's own department on the tables of cadres and funds. `readings` lists
    only what was chosen; the rest are the defaults.
    """

    area: str = DISTRICT
    village_kind: str = "all"
    household_class: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    poverty_cause: tuple[str, ...] = ()
    labour: tuple[str, ...] = ()
    disability: tuple[str, ...] = ()
    department: tuple[str, ...] = ()
    year: int = DEFAULT_YEAR
    readings: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Take lists for tuples, put readings in order, refuse what cannot be a choice."""
        for name in FILTERS:
            if name != "village_kind":
                value = getattr(self, name)
                object.__setattr__(self, name, (value,) if isinstance(value, str) else tuple(value))
        object.__setattr__(self, "readings", tuple(sorted(dict(self.readings).items())))
        check_readings(dict(self.readings))
        level_of(self.area)
        for name, known in CHOICES.items():
            chosen = getattr(self, name)
            for value in (chosen,) if isinstance(chosen, str) else chosen:
                if value not in known:
                    raise IndicatorError(f"{name}: {value!r} is not one of {', '.join(known)}{nearest(value, known)}")

    def full_readings(self) -> dict[str, str]:
        """Return every reading, the chosen ones and the defaults."""
        return default_readings() | dict(self.readings)

    def conditions(self) -> dict[str, tuple[str, ...]]:
        """Return the filters in force as column → accepted values, without area and year."""
        found: dict[str, tuple[str, ...]] = {}
        for name, column in FILTERS.items():
            value = getattr(self, name)
            values = () if value == "all" else (value,) if isinstance(value, str) else value
            if values:
                found[column] = values
        return found

    def filter_names(self) -> dict[str, str]:
        """Return column → name of the filter, for saying which one was not applied."""
        return {column: name for name, column in FILTERS.items()}


def level_of(code: str) -> str:
    """Return 'district', 'township' or 'village' by the length of an area code."""
    for level, length in LEVELS.items():
        if len(code) == length and code.startswith(DISTRICT):
            return level
    raise IndicatorError(f"area {code!r}: a code has 6, 9 or 12 characters and begins with {DISTRICT}")


def area_column(level: str) -> str:
    """Return the fact column of a level; an unknown level is refused with the nearest."""
    if level not in LEVELS:
        raise IndicatorError(f"by {level!r}: levels are {', '.join(LEVELS)}{nearest(level, list(LEVELS))}")
    return f"{level}_code"


def group_columns(group: str | None, dimensions: Sequence[str], grain: str) -> tuple[str, ...]:
    """Return the columns of a group such as 'topic,form'; a dimension the table lacks is refused."""
    wanted = tuple(name.strip() for name in (group or "").split(",") if name.strip())
    for name in wanted:
        if name not in dimensions:
            raise IndicatorError(f"{grain} cannot be grouped by {name!r}{nearest(name, list(dimensions))}")
    return wanted
