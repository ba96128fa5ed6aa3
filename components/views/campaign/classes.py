"""三类对象: households of the three classes, with a cadre and without, visited and not, and where."""

from dataclasses import replace

from components.figure import Figure, Note
from components.provenance import fact_value
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.campaign.base import (
    by_class,
    class_name,
    class_rows,
    every,
    ignored,
    scope,
    two_part_table,
    two_parts,
)
from components.views.shared import Row, area_heading, ask, contradiction_note, first_of, rows_of, step
from data.facts import fact
from indicators.dimensions import DIMENSIONS
from indicators.measure import Selection
from indicators.selection import level_of

COVERED, VISITED, CONTACTED, HELPED = (
    "coverage_all_classes", "households_visited", "households_contacted", "households_with_matters",
)  # fmt: skip


def is_whole(selection: Selection) -> bool:
    """Tell whether nothing narrows the district but, at most, a class, which this page does not follow."""
    chosen = every(selection)
    return level_of(chosen.area) == "district" and not chosen.conditions()


def covered(selection: Selection) -> Figure:
    """Households of each class with and without a cadre; the table adds who was visited, contacted and helped."""
    found = by_class(selection, COVERED, VISITED, CONTACTED, HELPED)
    whole = {code: below for code, (_, below) in found[COVERED].items()}
    rows = class_rows({code: above for code, (above, _) in found[COVERED].items()}, whole)
    table = two_part_table(rows, DIMENSIONS["household_class"].label.get(lang()), "tied")
    columns = {head: table.values_of(head) for head in table}
    for key in (VISITED, CONTACTED, HELPED):
        columns[common.heading_of(key)] = [found[key].get(row.code, (0, 0))[0] for row in rows]
    measured = ask((COVERED,), every(selection))[COVERED]
    return Figure(
        "campaign_classes", _title("tied", rows), scope(measured, selection, what=t("ca_three_classes")),
        common.table(columns), two_parts(rows, "tied", labels="above"), (COVERED, VISITED, CONTACTED, HELPED),
        (contradiction_note("C5"), contradiction_note("C20"), t("ca_class_note")),
        references=("F41b", "F41c", "F66a", "F66b", "F66c", "C5", "C20"), ignored=ignored(measured, selection),
    )  # fmt: skip


def visited(selection: Selection) -> Figure:
    """Households of each class visited at least once and never."""
    found = by_class(selection, COVERED, VISITED)
    whole = {code: below for code, (_, below) in found[COVERED].items()}
    rows = class_rows({code: above for code, (above, _) in found[VISITED].items()}, whole)
    measured = ask((VISITED,), every(selection))[VISITED]
    return Figure(
        "campaign_visited", _title("seen", rows), scope(measured, selection, what=t("ca_three_classes")),
        two_part_table(rows, DIMENSIONS["household_class"].label.get(lang()), "seen"),
        two_parts(rows, "seen", labels="above"),
        (VISITED,), (t("ca_visited_note"),), references=("F41b", "F49", "F73a"), ignored=ignored(measured, selection),
    )  # fmt: skip


def _title(prefix: str, rows: list[Row]) -> str:
    met, whole = sum(row.met for row in rows), sum(row.whole for row in rows)
    if not whole:
        return t("ca_nobody")
    words = {"n": number(met), "m": with_unit(whole, "household"), "k": number(whole - met)}
    return t(f"ca_{prefix}_title" if met < whole else f"ca_{prefix}_all", **words)


def by_area(selection: Selection, kind: str) -> Figure:
    """Households of one class with and without a cadre, by area, the most without first."""
    chosen = replace(selection, household_class=(kind,))
    found = ask((COVERED,), chosen, by=step(selection))[COVERED]
    rows = rows_of(found, "area_code", common.area_names)
    rows = sorted(rows, key=lambda row: (-row.rest, -row.whole, row.code))
    most = first_of(rows, lambda row: row.rest)
    return Figure(
        f"campaign_areas_{kind}", _area_title(rows, most, kind), scope(found, selection, what=class_name(kind)),
        two_part_table(rows, area_heading(step(selection)), "tied"),
        two_parts(rows, "tied", most.code if most and most.rest else None), (COVERED,),
        references=("F41b", "F41c"), ignored=ignored(found, selection),
    )  # fmt: skip


def _area_title(rows: list[Row], most: Row | None, kind: str) -> str:
    rest = sum(row.rest for row in rows)
    if not rows:
        return t("ca_class_nobody", kind=class_name(kind))
    if not rest:
        return t("ca_tied_all", n=number(sum(row.met for row in rows)),
                 m=with_unit(sum(row.whole for row in rows), "household"))  # fmt: skip
    words = {"n": with_unit(rest, "household")}
    if most and most.rest < rest:
        return t("ca_area_most", name=most.label, k=number(most.rest), **words)
    return t("ca_area_sum", **words)


def note(selection: Selection) -> Note:
    """Return the article's ten thousand beside the register; nothing for a part of the district."""
    if not is_whole(selection):
        return Note("")
    found = ask(("households", COVERED), every(selection))
    words = {"cadres": fact_value(fact("F41a"), lang()), "homes": fact_value(fact("F41c"), lang())}
    return Note(
        t("ca_note", n=with_unit(found["households"].value, "household"), k=number(found[COVERED].numerator),
          most=number(3 * fact("F41a").number), **words),
        ("F41a", "F41c", "C5", "households", COVERED),
    )  # fmt: skip
