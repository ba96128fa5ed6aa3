"""矛盾镜: what each reading of an ambiguous source makes of the figures it moves, all options side by side."""

from dataclasses import replace
from typing import NamedTuple

from components.address import canonical_readings
from components.figure import Figure
from components.text import day, say, t
from components.views import common
from indicators.measure import Measurement, Selection, measure, register_of
from policy.readings import READINGS

# The figures each reading moves; the first is the one the title speaks of.
MOVED = {
    "C1": ("villages_still_listed", "villages_out"),
    "C4": ("plan_coverage", "plan_base_households"),
    "C15": ("poverty_headcount_ratio",),
    "C17": ("leading_industry_share",),
}


class Line(NamedTuple):
    """One option of one reading and what one figure is under it."""

    reading: str
    option: str
    in_force: bool
    measured: Measurement


def lines(selection: Selection) -> list[Line]:
    """Return every option of every reading with the figures it moves; the other readings stand as they are."""
    now, found = selection.full_readings(), []
    for key, reading in READINGS.items():
        for option in reading.options:
            chosen = replace(selection, readings=canonical_readings(now | {key: option.key}))
            measured = measure(MOVED[key], chosen)
            found += [Line(key, option.key, now[key] == option.key, measured[name]) for name in MOVED[key]]
    return found


def mirror(selection: Selection) -> Figure:
    """Figures under every option of every reading, the option in force marked."""
    found = lines(selection)
    columns = {
        t("so_mirror_reading"): [f"{row.reading} {say(READINGS[row.reading].label)}" for row in found],
        t("so_mirror_option"): [say(READINGS[row.reading].option(row.option).label) for row in found],
        t("so_mirror_force"): [t("so_mirror_yes") if row.in_force else "" for row in found],
        t("so_mirror_figure"): [say(row.measured.indicator.label) for row in found],
        t("so_mirror_value"): [common.shown(row.measured) for row in found],
    }
    return Figure(
        "sources_mirror",
        _title(found),
        common.scope(selection, when=t("so_mirror_when", day=day(register_of().as_of), year=selection.year)),
        common.table(columns),
        None,
        tuple(dict.fromkeys(row.measured.indicator.key for row in found)),
        (t("so_mirror_note"),),
        ("simulated",),
        tuple(READINGS),
        tuple(dict.fromkeys(name for row in found for name in row.measured.ignored)),
    )


def _title(found: list[Line]) -> str:
    values = sorted({row.measured.value for row in found if row.measured.indicator.key == MOVED["C1"][0]})
    if len(values) == 1:
        return t("so_mirror_same", n=common.count_text(values, "village")[0])
    low, high = common.count_text([values[0], values[-1]])
    return t("so_mirror_title", low=low, high=high)
