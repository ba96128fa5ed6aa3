"""What the parts of the overview share: sentences put together, values with their base, filters not followed."""

from collections.abc import Iterable

from components.text import day, number, t
from components.views import common
from indicators.measure import Measurement, Selection
from indicators.selection import DISTRICT
from policy.readings import default_readings


def join(*parts: str) -> str:
    """Return sentences joined by the semicolon of the language; empty ones are left out."""
    return t("ov_semicolon").join(part for part in parts if part)


def value_text(measurement: Measurement) -> str:
    """Return the single value with its unit; 不适用 where there is nothing to divide by."""
    value = measurement.value
    return common.shown(measurement) if value == value else t("ov_not_applicable")


def counts(measurement: Measurement) -> tuple[int, int]:
    """Return numerator and denominator of a single figure as whole numbers, 0 where there is none."""
    above, below = measurement.numerator, measurement.denominator
    return (0 if above != above else int(above)), (0 if below != below else int(below))


def n_of_m(measurement: Measurement) -> str:
    """Return a share's parts as a sentence: 5,120/5,172户, 5,120 of 5,172 households; nothing without a base."""
    part, whole = counts(measurement)
    return t("n_of_m", n=number(part), m=number(whole)) if whole else ""


def of_text(measurement: Measurement) -> str:
    """Return a share's parts as short as a chart needs them; nothing without a base."""
    part, whole = counts(measurement)
    return t("ov_parts", n=number(part), m=number(whole)) if whole else ""


def not_followed(measurements: Iterable[Measurement]) -> tuple[str, ...]:
    """Return the active filters that at least one of the figures cannot follow, each once."""
    return tuple(dict.fromkeys(name for each in measurements for name in each.ignored))


def ignored_words(measurement: Measurement, *known: str) -> str:
    """Say which active filters a key figure does not follow; `known` are said otherwise."""
    names = [t(f"filter_name_{name}") for name in measurement.ignored if name not in known]
    return t("ov_ignores", names=t("ov_comma").join(names)) if names else ""


def today(measurement: Measurement) -> str:
    """Return the day a stock stands on, in words."""
    return t("as_of_day", day=day(measurement.as_of))


def crosses_bases(selection: Selection) -> bool:
    """Tell whether the ratio in force stands on another base than the published ratios of earlier years (C15).

    The published ratios hold for the district as a whole; they follow no filter of households.
    """
    published = len(selection.area) == len(DISTRICT) and selection.village_kind == "all" and not selection.department
    return published and selection.full_readings()["C15"] != default_readings()["C15"]


def registers_poor(selection: Selection) -> bool:
    """Tell whether the classes chosen include registered poor households."""
    return not selection.household_class or "registered_poor" in selection.household_class
