"""Heading and key figures: registered, four steps complete, notice, ledgers that agree, who differs, who fell back."""

from components.figure import Tile
from components.text import number, say, t, with_unit
from components.views import common
from components.views.identification.base import scope
from components.views.shared import ask, is_whole_district, per_cent
from data.facts import fact
from indicators.measure import Measurement, Selection

WHOLE = (
    "registered_households", "identification_complete_share", "households_with_incomplete_steps", "short_notices",
    "notice_unknown", "ledger_lines_matched", "ledger_differences", "households_with_ledger_differences",
    "reported_relapse_events", "reported_out_events",
)  # fmt: skip


def heading(selection: Selection) -> tuple[str, str, tuple[str, ...]]:
    """Return the finding of the page, its scope and the ids of its numbers."""
    found = ask(WHOLE, selection)
    complete, differ = found["identification_complete_share"], found["households_with_ledger_differences"]
    words = {"p": per_cent(complete.value), "k": number(differ.value)}
    key = "id_title" if differ.value else "id_title_agree"
    title = t(key, **words) if complete.denominator else t("id_nobody")
    return title, scope(complete, selection), ("identification_complete_share", "households_with_ledger_differences")


def tiles(selection: Selection) -> list[Tile]:
    """Return the key figures."""
    found = ask(WHOLE, selection)
    return [_registered(found, selection), _complete(found), _notice(found), _agree(found), _differ(found),
            _back(found)]  # fmt: skip


def _label(found: dict[str, Measurement], key: str) -> str:
    return say(found[key].indicator.label)


def _share(measured: Measurement) -> str:
    return per_cent(measured.value) if measured.denominator else t("id_not_applicable")


def _registered(found: dict[str, Measurement], selection: Selection) -> Tile:
    whole = is_whole_district(selection)
    note = t("id_tile_stated", n=number(fact("F26").number)) if whole else t("id_tile_part")
    return Tile(_label(found, "registered_households"), common.shown(found["registered_households"]), note,
                refs=("registered_households", *(("F26",) if whole else ())))  # fmt: skip


def _complete(found: dict[str, Measurement]) -> Tile:
    share = found["identification_complete_share"]
    note = t("id_tile_incomplete", n=with_unit(found["households_with_incomplete_steps"].value, "household"))
    return Tile(_label(found, "identification_complete_share"), _share(share), note,
                refs=("identification_complete_share", "households_with_incomplete_steps", "F24"))  # fmt: skip


def _notice(found: dict[str, Measurement]) -> Tile:
    note = t("id_tile_notice", n=with_unit(found["notice_unknown"].value, "household"))
    return Tile(t("id_tile_short"), common.shown(found["short_notices"]), note,
                refs=("short_notices", "notice_unknown", "F24"))  # fmt: skip


def _agree(found: dict[str, Measurement]) -> Tile:
    lines = found["ledger_lines_matched"]
    note = t("id_tile_lines", n=number(lines.numerator), m=with_unit(lines.denominator, "line"))
    return Tile(_label(found, "ledger_lines_matched"), _share(lines), note, refs=("ledger_lines_matched", "F25"))


def _differ(found: dict[str, Measurement]) -> Tile:
    differ = found["households_with_ledger_differences"]
    note = t("id_tile_differences", n=with_unit(found["ledger_differences"].value, "difference"))
    return Tile(_label(found, "households_with_ledger_differences"), common.shown(differ), note,
                tone="alert" if differ.value else "plain",
                refs=("households_with_ledger_differences", "ledger_differences", "F25"))  # fmt: skip


def _back(found: dict[str, Measurement]) -> Tile:
    out = found["reported_out_events"]
    return Tile(_label(found, "reported_relapse_events"), common.shown(found["reported_relapse_events"]),
                t("id_tile_out", n=common.shown(out)),
                refs=("reported_relapse_events", "reported_out_events", "F28", "C20"))  # fmt: skip
