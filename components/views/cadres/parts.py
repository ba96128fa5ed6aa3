"""Two-part bars: what is met and what is not, by area or by group, with the finding about the rest."""

from collections.abc import Sequence

import pandas as pd

from components.charts import ChartView
from components.figure import Figure
from components.text import number, t, with_unit
from components.views import common, shared
from components.views.cadres.rows import area_heading, area_rows, scope
from components.views.shared import Row, first_of, step, unfollowed
from indicators.measure import Measurement, Selection

SHORT = 12  # letters of an English name that stay on one line


def broken(label: str) -> str:
    """Break a long English name at the space that leaves the shorter lines; a Chinese name stays whole."""
    return shared.broken(label, SHORT)


def rest_title(prefix: str, rows: Sequence[Row], selection: Selection, unit: str = "household") -> str:
    """Return the finding about what is not met: none at all, all met, one area, the worst area, or spread."""
    rest, whole = sum(row.rest for row in rows), sum(row.whole for row in rows)
    if not whole:
        return t("cad_nobody")
    words = {"c": number(rest), "m": with_unit(whole, unit)}
    if not rest:
        return t(f"cad_{prefix}_all", **words)
    if len(rows) == 1:
        return t(f"cad_{prefix}_one", **words)
    worst = first_of(rows, lambda row: row.rest)
    if worst and worst.rest == rest:
        return t(f"cad_{prefix}_only", area=worst.label, **words)
    if worst:
        return t(f"cad_{prefix}_most", area=worst.label, k=number(worst.rest), **words)
    places = sum(row.rest > 0 for row in rows)
    return t(f"cad_{prefix}_spread_{step(selection)}", k=number(places), **words)


def two_parts(rows: Sequence[Row], unit: str, prefix: str, alt: str, focus: str | None = None) -> ChartView:
    """Draw met | not met per row, with the words of `cad_<prefix>_…`; the row with the code `focus` stands out."""
    parts = (t(f"cad_{prefix}_met"), t(f"cad_{prefix}_rest"))
    words = t("cad_unit_share", unit=common.unit_word(unit))
    return shared.two_parts(rows, parts, words, alt, focus=focus, most=SHORT)


def two_part_table(rows: Sequence[Row], heading: str, unit: str, words: tuple[str, str, str]) -> pd.DataFrame:
    """Return the numbers of two-part bars: name, met, not met, whole, share."""
    met, rest, share = words
    with_units = [common.with_word(word, unit) for word in (met, rest, t("cad_col_whole"))]
    return common.table({
        heading: [row.label for row in rows],
        with_units[0]: [row.met for row in rows],
        with_units[1]: [row.rest for row in rows],
        with_units[2]: [row.whole for row in rows],
        share: common.per_cent([row.share for row in rows]),
    })  # fmt: skip


def rest_figure(
    key: str,
    prefix: str,
    measurement: Measurement,
    selection: Selection,
    unit: str = "household",
    notes: tuple[str, ...] = (),
) -> Figure:
    """Return the figure 'met | not met by area' of one ratio; words are `cad_<prefix>_…`."""
    rows = area_rows(measurement)
    worst = first_of(rows, lambda row: row.rest)
    met, rest = t(f"cad_{prefix}_met"), t(f"cad_{prefix}_rest")
    indicator = measurement.indicator
    return Figure(
        key,
        rest_title(prefix, rows, selection, unit),
        scope(measurement, selection),
        two_part_table(rows, area_heading(selection), unit, (met, rest, common.heading_of(indicator.key))),
        two_parts(rows, unit, prefix, t(f"cad_{prefix}_alt"), worst.code if worst and worst.rest else None),
        (indicator.key,),
        notes,
        references=_references(indicator.reference),
        ignored=unfollowed(measurement, selection),
    )


def _references(found: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in found if one[:1] in "FXDC" and one[1:2].isdigit())
