"""Heading and key figures: plans, assistance at odds, the safety net, facilities, late projects."""

from components.figure import Tile
from components.text import lang, number, say, t, with_unit, year_end
from components.views import common
from components.views.planning.base import scope
from components.views.planning.coverage import in_force, reading_words
from components.views.shared import ask, is_whole_district, per_cent, unfollowed
from data.facts import fact
from indicators.measure import Measurement, Selection

WHOLE = (
    "plan_coverage", "households_without_plan", "mismatched_assistance_share", "floor_reached_share",
    "households_due_without_floor", "facilities_missing", "facilities_missing_without_project", "late_projects",
    "projects",
)  # fmt: skip


def whole(selection: Selection) -> dict[str, Measurement]:
    """Return the page's figures for the whole selection."""
    return ask(WHOLE, selection)


def heading(selection: Selection) -> tuple[str, str, tuple[str, ...]]:
    """Return the finding of the page, its scope and the ids of its numbers."""
    found = whole(selection)
    return _title(found), scope(found["plan_coverage"], selection), ("plan_coverage", "mismatched_assistance")


def _title(found: dict[str, Measurement]) -> str:
    plans, odd = found["plan_coverage"], found["mismatched_assistance_share"]
    if not plans.denominator:
        return t("pl_nobody" if not odd.denominator else "pl_base_empty")
    words = {"p": per_cent(plans.value), "k": number(odd.numerator)}
    return t("pl_title" if odd.numerator else "pl_title_fits", **words)


def tiles(selection: Selection) -> list[Tile]:
    """Return the key figures: coverage, without a plan, at odds, without the net, facilities missing, late projects."""
    found = whole(selection)
    return [_plans(found, selection), _without(found, selection), _odd(found), _left(found),
            _missing(found, selection), _late(found, selection)]  # fmt: skip


def _label(found: dict[str, Measurement], key: str) -> str:
    return say(found[key].indicator.label)


def _shown(measured: Measurement) -> str:
    return per_cent(measured.value) if measured.denominator else t("pl_not_applicable")


def _of(measured: Measurement, unit: str = "household") -> str:
    return t("pl_tile_of", n=number(measured.numerator), m=with_unit(measured.denominator, unit))


def _plans(found: dict[str, Measurement], selection: Selection) -> Tile:
    plans = found["plan_coverage"]
    note = t("pl_tile_reading", of=_of(plans), reading=reading_words(in_force(selection)))
    note = note if plans.denominator else t("pl_base_empty")
    return Tile(_label(found, "plan_coverage"), _shown(plans), note, refs=("plan_coverage", "C4"))


def _without(found: dict[str, Measurement], selection: Selection) -> Tile:
    without = found["households_without_plan"]
    stated = t("pl_tile_stated", n=number(fact("F34").number)) if is_whole_district(selection) else t("pl_tile_c4")
    return Tile(_label(found, "households_without_plan"), common.shown(without), stated,
                refs=("households_without_plan", "F34", "C4"))  # fmt: skip


def _odd(found: dict[str, Measurement]) -> Tile:
    odd = found["mismatched_assistance_share"]
    note = t("pl_tile_odd", m=with_unit(odd.denominator, "household")) if odd.denominator else t("pl_no_assistance")
    value = with_unit(odd.numerator, "household") if odd.denominator else t("pl_not_applicable")
    return Tile(t("pl_tile_odd_label"), value, note, tone="alert" if odd.numerator else "plain",
                refs=("mismatched_assistance", "households_with_assistance", "F59", "F53", "F30a"))  # fmt: skip


def _left(found: dict[str, Measurement]) -> Tile:
    reached, left = found["floor_reached_share"], found["households_due_without_floor"]
    note = t("pl_tile_due", m=with_unit(reached.denominator, "household")) if reached.denominator else t(
        "pl_floor_nobody")  # fmt: skip
    return Tile(_label(found, "households_due_without_floor"), common.shown(left), note,
                refs=("households_due_without_floor", "floor_due_households", "F59", "F53"))  # fmt: skip


def _missing(found: dict[str, Measurement], selection: Selection) -> Tile:
    missing, bare = found["facilities_missing"], found["facilities_missing_without_project"]
    note = t("pl_tile_bare", k=number(bare.value), when=year_end(selection.year))
    return Tile(_label(found, "facilities_missing"), common.shown(missing), _with_unfollowed(note, missing, selection),
                refs=("facilities_missing", "facilities_missing_without_project", "F08"))  # fmt: skip


def _late(found: dict[str, Measurement], selection: Selection) -> Tile:
    late, every = found["late_projects"], found["projects"]
    note = t("pl_tile_projects", m=with_unit(every.value, "project"))
    return Tile(_label(found, "late_projects"), common.shown(late), _with_unfollowed(note, late, selection),
                refs=("late_projects", "projects", "F51"))  # fmt: skip


def _with_unfollowed(note: str, measured: Measurement, selection: Selection) -> str:
    """Name the filters that the figures of villages do not follow."""
    names = [name for name in unfollowed(measured, selection) if name != "year"]
    if not names:
        return note
    joint = "、" if lang() == "zh" else ", "
    return t("pl_tile_ignored", note=note, names=joint.join(t(f"filter_name_{name}") for name in names))
