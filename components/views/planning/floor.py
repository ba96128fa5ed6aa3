"""兜底: the safety net apart from the industry track, by the article's words: who should be on it and who is."""

import pandas as pd

from components import charts
from components.charts import Key
from components.figure import Figure, Note
from components.provenance import fact_value
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.planning.base import heading, label_of, listing, scope, two_part_table, two_parts
from components.views.shared import (
    Row,
    area_heading,
    ask,
    broken,
    contradiction_note,
    first_of,
    is_whole_district,
    per_cent,
    rows_of,
    step,
    unfollowed,
)
from data.facts import fact
from indicators.facts.common import UNKNOWN
from indicators.measure import Measurement, Selection

GROUPS = ("disabled_without_labour", "without_labour", "disabled", "able")
DUE = GROUPS[:3]
TRACKS = ("industry", "work", "floor", "other")
# cells the article's words speak against: these households on a track that needs labour
AT_ODDS = {(group, track) for group in DUE[:2] for track in ("industry", "work")} | {("disabled", "industry")}
RECORDED, REACHED, LEFT = "households_with_assistance", "floor_reached_share", "households_due_without_floor"


def tracks(selection: Selection) -> Figure:
    """Households by what they can do and the track of their assistance; cells to be looked at are outlined."""
    found = ask((RECORDED,), selection, group="floor_group,track")[RECORDED]
    cells = {(group, track): int(n) for group, track, n, *_ in found.cells("floor_group", "track") if track != UNKNOWN}
    groups = [group for group in GROUPS if any(row == group and n for (row, _), n in cells.items())]
    pairs = [(group, track) for group in groups for track in TRACKS]
    counts = [cells.get(pair, 0) for pair in pairs]
    sums = {group: sum(cells.get((group, track), 0) for track in TRACKS) for group in groups}
    frame = common.table({
        "row": [label_of("floor_group", group) for group, _ in pairs],
        "column": [label_of("track", track) for _, track in pairs],
        "value": counts,
        "value_text": [t("pl_n_share", n=number(n), p=per_cent(n / sums[group])) for (group, _), n in
                       zip(pairs, counts, strict=True)],
        "level": [min(3, int(4 * n / sums[group])) for (group, _), n in zip(pairs, counts, strict=True)],
        "emphasis": ["focus" if pair in AT_ODDS else "main" for pair in pairs],
    })  # fmt: skip
    return Figure(
        "planning_tracks", _tracks_title(cells), scope(found, selection),
        common.table({
            heading("floor_group"): [label_of("floor_group", group) for group, _ in pairs],
            heading("track"): [label_of("track", track) for _, track in pairs],
            common.heading_of(RECORDED): counts,
        }),
        charts.heat(frame, lang=lang(), unit=t("pl_unit_types"), alt=t("pl_tracks_alt"), label_width=14.0,
                    column_width=9.0, row_em=2.6, keys=(Key(t("pl_key_odds"), "focus", "□"),)) if pairs else None,
        (RECORDED,), (t("pl_tracks_note"), t("pl_floor_note"), contradiction_note("C4")),
        references=("F59", "F53", "F19", "F51"), ignored=unfollowed(found, selection),
    )  # fmt: skip


def _tracks_title(cells: dict[tuple[str, str], int]) -> str:
    due = sum(n for (group, _), n in cells.items() if group in DUE)
    if not due:
        return t("pl_floor_nobody" if sum(cells.values()) else "pl_no_assistance")
    industry = sum(n for (group, track), n in cells.items() if group in DUE and track == "industry")
    words = {"n": with_unit(due, "household"), "k": number(industry)}
    return t("pl_tracks_title" if industry else "pl_tracks_none", **words)


def support(selection: Selection) -> Figure:
    """Households the article's words put on the safety net, on it or not, by what they are able to do."""
    found = ask((REACHED,), selection, group="floor_group")[REACHED]
    by_code = {row.code: row for row in rows_of(found, "floor_group", _group_names)}
    rows = [by_code[code] for code in DUE if code in by_code]
    categories = _categories(selection)
    table = two_part_table(rows, heading("floor_group"), "floor", common.heading_of(REACHED))
    columns = {head: table.values_of(head) for head in table}
    for code in ("dibao", "wubao", "general"):
        columns[t("pl_of_which", what=label_of("category", code), unit=common.unit_word("household"))] = [
            categories.get((row.code, code), 0) for row in rows]  # fmt: skip
    compared = is_whole_district(selection)
    return Figure(
        "planning_support", _support_title(rows), scope(found, selection), common.table(columns),
        two_parts(rows, "floor", labels="above"), (REACHED, "floor_due_households", LEFT),
        (t("pl_floor_note"), contradiction_note("C19")),
        ("simulated", "stated") if compared else ("simulated",), ("F59", "F60", "F19", "C4"),
        unfollowed(found, selection),
    )  # fmt: skip


def note(selection: Selection) -> Note:
    """Return the article's number of settled households beside the register; nothing for a part of the district."""
    if not is_whole_district(selection):
        return Note("")
    return Note(t("pl_531", n=fact_value(fact("F59"), lang())), ("F59", "C19", REACHED))


def _group_names(codes: list[str]) -> list[str]:
    return [label_of("floor_group", code) for code in codes]


def _categories(selection: Selection) -> dict[tuple[str, str], int]:
    found = ask(("floor_due_households",), selection, group="floor_group,category")["floor_due_households"]
    return {(group, code): int(n) for group, code, n, *_ in found.cells("floor_group", "category")}


def _support_title(rows: list[Row]) -> str:
    whole, left = sum(row.whole for row in rows), sum(row.rest for row in rows)
    if not whole:
        return t("pl_floor_nobody")
    words = {"n": with_unit(whole, "household"), "k": number(left)}
    return t("pl_support_title" if left else "pl_support_all", **words)


def by_area(selection: Selection) -> Figure:
    """Households the safety net is meant for and has not reached, by area, the most first."""
    found = ask((REACHED,), selection, by=step(selection))[REACHED]
    rows = sorted(rows_of(found, "area_code", common.area_names), key=lambda row: (-row.rest, -row.whole, row.code))
    most = first_of(rows, lambda row: row.rest)
    frame = common.table({
        "label": [broken(row.label) for row in rows], "value": [row.rest for row in rows],
        "value_text": [number(row.rest) for row in rows],
        "share_text": [t("pl_of_whole", n=number(row.whole)) for row in rows],
        "emphasis": ["focus" if row is most and row.rest else "main" for row in rows],
    })  # fmt: skip
    return Figure(
        "planning_floor_areas", _area_title(found, rows, most), scope(found, selection),
        two_part_table(rows, area_heading(step(selection)), "floor", common.heading_of(REACHED)),
        charts.bars(frame, lang=lang(), unit=common.unit_word("household"), alt=t("pl_floor_area_alt"),
                    label_width=30.0),
        (REACHED, LEFT), (t("pl_floor_note"),), references=("F59", "F60"), ignored=unfollowed(found, selection),
    )  # fmt: skip


def _area_title(found: Measurement, rows: list[Row], most: Row | None) -> str:
    left = sum(row.rest for row in rows)
    if not rows:
        return t("pl_floor_nobody")
    if not left:
        return t("pl_left_none")
    if most and most.rest < left:
        return t("pl_left_most", name=most.label, k=number(most.rest), n=with_unit(left, "household"))
    return t("pl_left", n=with_unit(left, "household"))


def listed(selection: Selection) -> Figure:
    """Households the safety net is meant for and has not reached."""
    return listing(LEFT, "planning_left", _list_title, selection, ("F59", "F60", "F19"), LEFT, _columns)


def _list_title(n: int) -> str:
    return t("pl_left", n=with_unit(n, "household")) if n else t("pl_left_none")


def _columns(cases: pd.DataFrame) -> dict:
    return {heading("floor_group"): _group_names(list(cases["floor_group"])),
            heading("plan_measure"): common.labels("assistance", list(cases["plan_measure"]))}  # fmt: skip
