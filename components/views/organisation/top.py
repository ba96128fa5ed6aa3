"""The page's finding and its six key figures."""

from functools import lru_cache

from components.figure import Tile
from components.text import number, say, t, with_unit
from components.views import common
from components.views.organisation.base import scope
from components.views.shared import ask, per_cent
from indicators.facts import Register
from indicators.measure import Measurement, Selection, register_of

WHOLE = (
    "posts_on_record", "posts_filled_share", "vacant_post_count", "card_complete_share", "card_issued_share",
    "four_duties_share", "households_without_duty", "cadres_assessed", "departments_assessed",
    "rectifications_recorded", "rectifications_open", "rectifications_overdue", "mean_days_overdue", "ties_current",
    "ties_ended_early", "ties_needing_successor", "ties_without_successor", "mean_succession_days", "mean_days_left",
)  # fmt: skip


def whole(selection: Selection) -> dict[str, Measurement]:
    """Return the page's figures for the whole selection."""
    return _whole(register_of(), selection)


@lru_cache(maxsize=64)
def _whole(register: Register, selection: Selection) -> dict[str, Measurement]:
    return ask(WHOLE, selection)


def heading(selection: Selection) -> tuple[str, str, tuple[str, ...]]:
    """Return the finding of the page, its scope, and the ids behind its numbers."""
    found = whole(selection)
    vacant, overdue = int(found["vacant_post_count"].value), int(found["rectifications_overdue"].value)
    kind = "or_title" if vacant and overdue else "or_title_vacant" if vacant else "or_title_overdue"
    title = t(kind, n=number(vacant), m=number(overdue)) if vacant or overdue else t("or_title_none")
    return title, scope(found["posts_on_record"], selection), ("vacant_post_count", "rectifications_overdue")


def tiles(selection: Selection) -> list[Tile]:
    """Return the key figures: posts, cards, duties, assessed, matters overdue, early ends."""
    found = whole(selection)
    duties = t("or_tile_none", n=common.shown(found["households_without_duty"]))
    return [
        _posts(found),
        _share(found["card_complete_share"], t("or_tile_issued", share=_shown(found["card_issued_share"])),
               "card_issued_share"),
        _share(found["four_duties_share"], duties, "households_without_duty"),
        _assessed(found),
        _overdue(found),
        _ties(found),
    ]  # fmt: skip


def _shown(measurement: Measurement) -> str:
    return per_cent(measurement.value) if measurement.denominator else t("or_not_applicable")


def _posts(found: dict[str, Measurement]) -> Tile:
    filled, vacant = found["posts_filled_share"], found["vacant_post_count"]
    label, refs = say(filled.indicator.label), ("posts_filled_share", "vacant_post_count")
    if not filled.denominator:
        return Tile(label, t("or_not_applicable"), t("or_no_post"), refs=refs)
    words = {"n": number(filled.numerator), "m": with_unit(filled.denominator, "post"), "k": number(vacant.value)}
    tone = "alert" if vacant.value else "plain"
    return Tile(label, _shown(filled), t("or_tile_posts", **words), tone=tone, refs=refs)


def _share(measurement: Measurement, note: str, *more: str) -> Tile:
    label, refs = say(measurement.indicator.label), (measurement.indicator.key, *more)
    if not measurement.denominator:
        return Tile(label, t("or_not_applicable"), t("or_nobody"), refs=refs)
    return Tile(label, _shown(measurement), note, refs=refs)


def _assessed(found: dict[str, Measurement]) -> Tile:
    cadres, bodies = found["cadres_assessed"], found["departments_assessed"]
    if cadres.value != cadres.value:
        return Tile(t("or_tile_assessed"), t("or_no_score_short"), t("or_tile_assessed_none"), refs=("F73",))
    note = t("or_tile_assessed_note", n=common.shown(bodies))
    return Tile(t("or_tile_assessed"), common.shown(cadres), note, refs=("cadres_assessed", "departments_assessed"))


def _overdue(found: dict[str, Measurement]) -> Tile:
    overdue, opened = found["rectifications_overdue"], found["rectifications_open"]
    words = {"n": number(opened.value), "m": common.shown(found["rectifications_recorded"])}
    tone = "alert" if overdue.value else "plain"
    refs = ("rectifications_overdue", "rectifications_open", "rectifications_recorded")
    note = t("or_tile_overdue", **words)
    return Tile(say(overdue.indicator.label), common.shown(overdue), note, tone=tone, refs=refs)


def _ties(found: dict[str, Measurement]) -> Tile:
    early, left = found["ties_ended_early"], found["ties_without_successor"]
    note = t("or_tile_ties", n=common.shown(left)) if early.value else t("or_tile_ties_none")
    refs = ("ties_ended_early", "ties_without_successor")
    return Tile(say(early.indicator.label), common.shown(early), note, refs=refs)
