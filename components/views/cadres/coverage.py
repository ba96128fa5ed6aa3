"""覆盖: which households have a responsible cadre, by area and by cause, category or class."""

from collections.abc import Sequence
from dataclasses import replace

from components.figure import Figure
from components.text import lang, t
from components.views import common
from components.views.cadres.parts import rest_figure, two_part_table, two_parts
from components.views.cadres.rows import by_area as area_figures
from components.views.cadres.rows import rows_of, scope
from components.views.shared import Row, ask, first_of, per_cent, unfollowed
from data.dictionary import column_label
from indicators.measure import Selection

# part of the tab → dimension and its code list
GROUPS = {
    "cause": ("poverty_cause", "poverty_cause"),
    "category": ("category", "household_category"),
    "class": ("household_class", "household_class"),
}


def by_area(selection: Selection) -> Figure:
    """Covered and uncovered registered poor households by township, or by village within one."""
    found = area_figures(selection)["cadre_coverage"]
    return rest_figure("cadre_cover_area", "cover", found, selection)


def by_group(selection: Selection, part: str) -> Figure:
    """Covered and uncovered households by main cause, category, or by the three classes."""
    dimension, code_list = GROUPS[part]
    classes = part == "class"
    chosen = replace(selection, household_class=()) if classes else selection
    key = "coverage_all_classes" if classes else "cadre_coverage"
    found = ask((key,), chosen, group=dimension)[key]
    rows = rows_of(found, lambda codes: common.labels(code_list, codes), dimension)
    lowest = first_of(rows, lambda row: -row.share)
    words = (t("cad_cover_met"), t("cad_cover_rest"), common.heading_of(key))
    return Figure(
        f"cadre_cover_{part}",
        _group_title(rows, lowest),
        scope(found, chosen),
        two_part_table(rows, column_label("households", dimension, lang()), "household", words),
        two_parts(rows, "household", "cover", t("cad_cover_group_alt"), lowest.code if lowest else None),
        (key,),
        (t("cad_all_classes_note"),) if classes else (),
        references=("F36", "F41c", "C5") if classes else ("F36", "F26"),
        ignored=unfollowed(found, chosen),
    )  # fmt: skip


def _group_title(rows: Sequence[Row], lowest: Row | None) -> str:
    if not rows:
        return t("cad_nobody")
    if lowest:
        return t("cad_group_lowest", group=_short(lowest.label), share=per_cent(lowest.share))
    shares = {row.share for row in rows}
    if len(shares) == 1 and len(rows) > 1:
        return t("cad_group_equal", share=per_cent(rows[0].share))
    if len(rows) == 1:
        return t("cad_group_one", group=_short(rows[0].label), share=per_cent(rows[0].share))
    return t("cad_group_tied", share=per_cent(min(shares)))


def _short(label: str) -> str:
    """Return a label without its explanation in brackets, for a title."""
    return label.split(" (")[0]
