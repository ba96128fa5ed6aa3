"""想干什么、能干什么、干什么能见效: wish × ability, wishes that took effect, how different the assistance is."""

from components import charts
from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.planning.base import heading, label_of, scope, short_measure, two_part_table, two_parts
from components.views.planning.industry import EFFECT, WISHES, by_wish
from components.views.shared import Row, area_heading, ask, per_cent, step, unfollowed
from indicators.dimensions import code_order
from indicators.facts.common import UNKNOWN
from indicators.measure import Measurement, Selection
from indicators.planning.diversity import Diversity, diversity

RECORDED = "households_with_assistance"


def matrix(selection: Selection) -> Figure:
    """Households with a wish on record, by what they wish for and what they are able to do."""
    found = ask((WISHES,), selection, group="plan_will,plan_ability")[WISHES]
    cells = {(wish, can): int(n) for wish, can, n, *_ in found.cells("plan_will", "plan_ability") if n > 0}
    sums = {wish: sum(n for (row, _), n in cells.items() if row == wish) for wish, _ in cells}
    rows = sorted(sums, key=lambda wish: (-sums[wish], wish))
    heads = [code for code in (*code_order("plan_ability"), UNKNOWN) if any(head == code for _, head in cells)]
    pairs = [(row, head) for row in rows for head in heads]
    counts = [cells.get(pair, 0) for pair in pairs]
    frame = common.table({
        "row": [label_of("plan_will", row) for row, _ in pairs],
        "column": [t(f"pl_ability_{head}") for _, head in pairs],
        "value": counts, "value_text": [number(n) if n else "–" for n in counts],
    })  # fmt: skip
    return Figure(
        "planning_wishes", _matrix_title(found, cells), scope(found, selection),
        common.table({
            heading("plan_will"): [label_of("plan_will", row) for row, _ in pairs],
            heading("plan_ability"): [label_of("plan_ability", head) for _, head in pairs],
            common.heading_of(WISHES): counts,
        }),
        charts.heat(frame, lang=lang(), unit=t("pl_unit_wishes"), alt=t("pl_wishes_alt"), label_width=20.0,
                    column_width=6.5, row_em=1.7) if pairs else None,
        (WISHES,), (t("pl_wishes_note"),), references=("F30a", "F30b"), ignored=unfollowed(found, selection),
    )  # fmt: skip


def _matrix_title(found: Measurement, cells: dict[tuple[str, str], int]) -> str:
    if not cells:
        return t("pl_no_wish")
    unable = sum(n for (_, can), n in cells.items() if can == "none")
    words = {"n": with_unit(sum(cells.values()), "household"), "k": number(unable)}
    return t("pl_wishes_unable" if unable else "pl_wishes_title", **words)


def effect(selection: Selection) -> Figure:
    """Households with a wish, with and without a leading industry at the last year end, by what they wish for."""
    rows = by_wish(selection, EFFECT)
    found = ask((EFFECT,), selection)[EFFECT]
    return Figure(
        "planning_effect", _effect_title(found, rows), scope(found, selection),
        two_part_table(rows, heading("plan_will"), "effect", common.heading_of(EFFECT)),
        two_parts(rows, "effect"), (EFFECT, WISHES), (t("pl_effect_note"),),
        references=("F30a", "F69b", "C17"), ignored=unfollowed(found, selection),
    )  # fmt: skip


def _effect_title(found: Measurement, rows: list[Row]) -> str:
    if not rows:
        return t("pl_no_wish")
    return t("pl_effect_title", p=per_cent(found.value), n=with_unit(found.denominator, "household"))


def different(selection: Selection) -> Figure:
    """How different the assistance is in each area: kinds, the most frequent and its share, the chance to differ."""
    level = step(selection)
    found = ask((RECORDED,), selection, by=level, group="plan_measure")[RECORDED]
    counts: dict[str, dict[str, int]] = {}
    for area, code, n, *_ in found.cells("area_code", "plan_measure"):
        if n > 0 and code != UNKNOWN:
            counts.setdefault(area, {})[code] = int(n)
    made = {area: diversity(counts[area]) for area in counts}
    areas = sorted(made, key=lambda area: (-made[area].top_share, -made[area].n, area))
    rows = [made[area] for area in areas]
    whole = diversity(_together(counts))
    return Figure(
        "planning_different", _different_title(whole), scope(found, selection), _table(areas, rows, level),
        _different_view(areas, rows) if rows else None, ("kinds_of_assistance", RECORDED),
        (t("pl_different_note"), t("pl_simpson_note")), references=("F54",), ignored=unfollowed(found, selection),
    )  # fmt: skip


def _together(counts: dict[str, dict[str, int]]) -> dict[str, int]:
    return {code: sum(row.get(code, 0) for row in counts.values()) for code in code_order("plan_measure")}


def _different_title(whole: Diversity) -> str:
    if not whole.n:
        return t("pl_no_assistance")
    return t("pl_different_title", k=number(whole.kinds), p=per_cent(whole.top_share),
             name=short_measure(whole.top))  # fmt: skip


def _table(areas: list[str], rows: list[Diversity], level: str) -> common.Table:
    return common.table({
        area_heading(level): common.area_names(areas),
        common.heading_of(RECORDED): [row.n for row in rows],
        common.heading_of("kinds_of_assistance"): [row.kinds for row in rows],
        t("pl_col_top"): [label_of("plan_measure", row.top) for row in rows],
        t("pl_col_top_share"): common.per_cent([row.top_share for row in rows]),
        t("pl_col_simpson"): common.per_cent([row.simpson for row in rows]),
    })  # fmt: skip


def _different_view(areas: list[str], rows: list[Diversity]) -> charts.ChartView:
    frame = common.table({
        "label": common.area_names(areas),
        "value": [row.top_share for row in rows],
        "value_text": [per_cent(row.top_share) for row in rows],
        "share_text": [t("pl_kinds", k=number(row.kinds), name=short_measure(row.top)) for row in rows],
    })  # fmt: skip
    return charts.bars(frame, lang=lang(), unit=t("pl_unit_top"), alt=t("pl_different_alt"), label_width=30.0)
