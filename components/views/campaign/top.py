"""Heading and key figures: the three classes, tied, visited, practical matters, duties, the days of the campaign."""

from components.figure import Note, Tile
from components.provenance import fact_value
from components.text import day, lang, number, say, t, with_unit
from components.views import common
from components.views.campaign.base import every, ignored, scope
from components.views.campaign.classes import is_whole
from components.views.shared import ask, per_cent
from data.facts import fact
from indicators.campaign import days_left, phase_on
from indicators.measure import Measurement, Selection
from policy.parameters import parameter

WHOLE = ("households", "coverage_all_classes", "households_visited", "visits_made", "matters_done",
         "households_with_matters", "duty_contact_share")  # fmt: skip


def whole(selection: Selection) -> dict[str, Measurement]:
    """Return the page's figures for the whole selection, all three classes together."""
    return ask(WHOLE, every(selection))


def heading(selection: Selection) -> tuple[str, str, tuple[str, ...]]:
    """Return the finding of the page, its scope and the ids of its numbers."""
    tied = whole(selection)["coverage_all_classes"]
    words = {"m": with_unit(tied.denominator, "household"), "n": number(tied.numerator)}
    title = t("ca_title", p=per_cent(tied.value), **words) if tied.denominator else t("ca_nobody")
    return title, scope(tied, selection, what=t("ca_three_classes")), ("households", "coverage_all_classes")


def tiles(selection: Selection) -> list[Tile]:
    """Return the key figures: households, tied, visited, practical matters, duties, days left."""
    found = whole(selection)
    return [_homes(found, selection), _tied(found), _visited(found), _matters(found), _duties(found), _left(found)]


def _homes(found: dict[str, Measurement], selection: Selection) -> Tile:
    stated = (
        t("ca_tile_stated", value=fact_value(fact("F41c"), lang())) if is_whole(selection) else t("ca_three_classes")
    )
    return Tile(t("ca_tile_homes"), common.shown(found["households"]), stated, refs=("households", "F41c", "C5"))


def _tied(found: dict[str, Measurement]) -> Tile:
    tied = found["coverage_all_classes"]
    refs = ("coverage_all_classes",)
    if not tied.denominator:
        return Tile(t("ca_tile_tied"), t("ca_not_applicable"), t("ca_nobody"), refs=refs)
    without = number(tied.denominator - tied.numerator)
    return Tile(t("ca_tile_tied"), with_unit(tied.numerator, "household"),
                t("ca_tile_without", p=per_cent(tied.value), k=without), refs=refs)  # fmt: skip


def _visited(found: dict[str, Measurement]) -> Tile:
    seen, homes = found["households_visited"], found["households"].value
    note = t("ca_tile_visits", v=common.shown(found["visits_made"]), k=number(homes - seen.value))
    return Tile(say(seen.indicator.label), common.shown(seen), note, refs=("households_visited", "visits_made"))


def _matters(found: dict[str, Measurement]) -> Tile:
    done, homes = found["matters_done"], found["households_with_matters"]
    rule = parameter("practical_matters_per_year", done.as_of).value
    note = t("ca_tile_matters", n=common.shown(homes), rule=number(rule))
    refs = ("matters_done", "households_with_matters", "practical_matters_per_year", "F46b")
    return Tile(say(done.indicator.label), common.shown(done), note, refs=refs)


def _duties(found: dict[str, Measurement]) -> Tile:
    duty = found["duty_contact_share"]
    refs = ("duty_contact_share", "F65", "C2")
    if not duty.denominator:
        return Tile(t("ca_tile_duties"), t("ca_not_applicable"), t("ca_nobody"), refs=refs)
    return Tile(t("ca_tile_duties"), per_cent(duty.value), t("ca_tile_duties_note"), refs=refs)


def _left(found: dict[str, Measurement]) -> Tile:
    today = found["households"].as_of
    left, here = days_left(today, "campaign_summary_end"), phase_on(today)
    note = t("ca_tile_phase", phase=say(here.label), p=per_cent(here.elapsed)) if here else t("ca_phase_none")
    value = with_unit(left, "day") if left >= 0 else t("ca_over")
    end = day(parameter("campaign_summary_end").value)
    return Tile(t("ca_tile_left"), value, f"{note} · {end}", "derived", "plan",
                refs=("campaign_summary_end", "campaign_implementation_start", "F71c", "F71b"))  # fmt: skip


def class_note(selection: Selection) -> Note:
    """Say that a chosen class does not narrow this page; nothing where none was chosen."""
    tied = whole(selection)["coverage_all_classes"]
    return Note(t("ca_class_filter") if "household_class" in ignored(tied, selection) else "")
