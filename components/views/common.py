"""What the views share: labels, years, tables with units in their headings, and how a figure names its scope."""

from collections.abc import Mapping, Sequence
from typing import Any

from components.figure import Table
from components.filters_words import describe
from components.text import lang, number, say, t, with_unit, year_end
from data.dictionary import code_label
from geo.areas import full_name, name
from indicators.indicator import UNITS, find
from indicators.measure import Measurement, Selection
from indicators.units import one_axis


def heading_of(key: str) -> str:
    """Return an indicator's name with its unit, for the heading of a column: 贫困人口（人）."""
    found = find(key)
    unit = say(UNITS[found.unit])
    return f"{say(found.label)}（{unit}）" if lang() == "zh" else f"{say(found.label)} ({unit})"


def shown(measurement: Measurement, value: float | None = None) -> str:
    """Return a figure with its unit; the single value of the measurement unless another is given."""
    found = measurement.indicator
    return with_unit(measurement.value if value is None else value, found.unit, found.decimals or None)


def scope(selection: Selection, unit: str = "", when: str | None = None) -> str:
    """Return the line under a title: where and who, when, in which unit."""
    when = year_end(selection.year) if when is None else when
    parts = [describe(selection), when, t("unit_is", unit=unit) if unit else ""]
    return ("；" if lang() == "zh" else "; ").join(part for part in parts if part)


def with_word(word: str, unit: str) -> str:
    """Return a word with a unit behind it, for the head of a column: 户数（户）."""
    return t("word_with_unit", word=word, unit=unit_word(unit))


def unit_word(unit: str) -> str:
    """Return a unit's word in the language in force."""
    return say(UNITS[unit])


def axis_unit(*keys: str) -> str:
    """Return the unit word of indicators drawn along one axis; indicators of different units are refused by name."""
    return unit_word(one_axis((find(key).unit for key in keys), " + ".join(keys)))


def area_names(codes: Sequence[str], full: bool = False) -> list[str]:
    """Return area names; `full` puts the township before the village."""
    return [full_name(code, lang()) if full else name(code, lang()) for code in codes]


def labels(code_list: str, codes: Sequence[str]) -> list[str]:
    """Return the labels of codes; what the register leaves empty reads 未登记."""
    return [t("not_recorded") if code in ("unknown", "") else code_label(code_list, code, lang()) for code in codes]


def table(columns: Mapping[str, Sequence[Any]]) -> Table:
    """Return a display table: headings in the language in force, numbers as numbers."""
    return Table(columns)


def per_cent(values: Sequence[float]) -> list[float]:
    """Return shares as numbers of per cent, to one decimal: for a column headed %."""
    return [round(float(v) * 100, 1) if v == v else float("nan") for v in values]


def count_text(values: Sequence[float], unit: str = "") -> list[str]:
    """Return plain counts as text, with a unit where given."""
    return [with_unit(v, unit) if unit else number(v) for v in values]
