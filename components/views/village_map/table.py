"""The same villages as a table: a few columns beside the map, all of them to take away."""

from collections.abc import Sequence
from typing import Any

from components.figure import Figure
from components.maps import symbology
from components.text import lang, t, with_unit
from components.views import common
from components.views.standing import TOKENS, criterion, reading_note, short_name
from components.views.village_map import top
from components.views.village_map.base import COUNTS, RATE, SHARES, Place, unfollowed
from indicators.dimensions import department_names
from indicators.measure import Selection, register_of

COLUMNS = {"village": ("text", 0), "plan": ("sign", 0), "failed": ("number", 0), "rate": ("number", 1),
           "attention": ("ring", 0), "persons": ("number", 0)}  # fmt: skip
ROW_REFS = (*top.REFS, "exit_tests_failed", RATE, "poor_persons")
SIGNS = {"circle": "●", "square": "■", "triangle-up": "▲", "triangle-down": "▽", "diamond": "◇"}


def sign(status: str) -> str:
    """Return the letter that stands for a status symbol of the map."""
    return SIGNS[symbology.status(TOKENS[status]).shape]


def figure(found: Sequence[Place], selection: Selection) -> Figure:
    """Return the whole table: villages, plan, tests, numbers, who is responsible."""
    return Figure(
        "village_map",
        t("vm_table_title", n=with_unit(len(found), "village")) if found else t("vm_title_none"),
        top.heading(selection, found)[1],
        common.table(columns(found)),
        None,
        ("poor_villages", RATE, *COUNTS, *SHARES),
        (top.ring_rule(), top.reading(selection), reading_note(selection, "C15"), reading_note(selection, "C4")),
        references=("F16b", "F16c", "F45a", "X30b", "C1", "C15"),
        ignored=unfollowed(selection),
        columns={common.heading_of(key): _decimal() for key in (RATE, *SHARES)},
    )


def columns(found: Sequence[Place]) -> dict[str, list]:
    """Return every column of the table by its heading; one row per village in the order of the map."""
    departments, villages = department_names(register_of(), lang()), [place.village for place in found]
    first = {
        t("map_village"): [place.own_name for place in found],
        t("map_township"): [place.township for place in found],
        t("map_status"): [top.label(village.status) for village in villages],
        t("map_attention"): [t("map_yes") if village.has_alert else t("map_no") for village in villages],
        t("vm_why"): [village.alert_reason for village in villages],
        t("vm_failed"): [village.n_failed if village.n_tests else None for village in villages],
        t("vm_failed_which"): [t("vm_and").join(map(criterion, village.failed)) for village in villages],
        common.heading_of(RATE): common.per_cent([village.rate for village in villages]),
    }
    counts = {common.heading_of(key): [whole(place.numbers[key]) for place in found] for key in COUNTS}
    shares = {common.heading_of(key): common.per_cent([place.numbers[key] for place in found]) for key in SHARES}
    last = {
        t("vm_department"): [departments.get(village.department_id, t("not_recorded")) for village in villages],
        t("vm_need"): common.labels("village_need", [village.main_need for village in villages]),
        t("map_code"): [village.code for village in villages],
    }
    return first | counts | shares | last


def beside(found: Sequence[Place], label: str) -> dict[str, Any]:
    """Return the table beside the map as the browser gets it: heads (words, kind, decimals, tip), rows, colours, ids.

    A row is its village code, then the cells in the order of the heads; a number that is not known is None.
    """
    rows = [
        (
            one.code, short_name(one.code), f"{sign(one.village.status)} {t(f'vm_short_{one.village.status}')}",
            one.village.n_failed if one.village.n_tests else None, common.per_cent([one.village.rate])[0],
            "◯" if one.village.has_alert else "", whole(one.numbers["poor_persons"]),
        )
        for one in found
    ]  # fmt: skip
    heads = [(t(f"vm_col_{name}"), kind, decimals, t(f"vm_tip_{name}")) for name, (kind, decimals) in COLUMNS.items()]
    colours = {SIGNS[one.shape]: one.stroke if one.is_open else one.fill for one in symbology.statuses().values()}
    return {"label": label, "heads": heads, "rows": rows, "signs": colours, "refs": " ".join(ROW_REFS)}


def whole(value: float) -> int | None:
    """Return a count as a whole number; nothing to count is empty."""
    return None if value != value else int(value)


def _decimal() -> dict:
    return {"type_config": {"type": "number", "format": "%.1f"}}
