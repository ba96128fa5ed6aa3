"""The page's finding and its six key figures."""

from components.figure import Note, Tile
from components.provenance import fact_value
from components.text import lang, number, say, t, with_unit
from components.views import common
from components.views.shared import ask, is_whole_district, per_cent, unfollowed
from components.views.training.base import scope
from data.facts import fact
from indicators.measure import Measurement, Selection
from policy.parameters import parameter

# Measured together: the tiles, the ladder and the sentences of every tab.
WHOLE = (
    "training_sessions_held", "attendances_per_session", "cadre_sessions", "cadre_attendances", "attendances",
    "trained_persons", "trained_households", "repeat_attendance_share", "training_reach", "training_reach_last_year",
    "households_reached_last_year", "households_asking", "asking_reached_share", "need_reached_share",
    "asked_never_reached", "industry_after_training_share", "seat_use",
)  # fmt: skip


def whole(selection: Selection) -> dict[str, Measurement]:
    """Return the page's figures for the whole selection."""
    return ask(WHOLE, selection)


def heading(selection: Selection) -> tuple[str, str, tuple[str, ...]]:
    """Return the finding of the page, its scope and the ids of its numbers."""
    found = whole(selection)
    return _title(found), scope(found["training_reach"], selection), ("training_reach", "asked_never_reached")


def _title(found: dict[str, Measurement]) -> str:
    reach, left = found["training_reach"], int(found["asked_never_reached"].value)
    words = {
        "n": with_unit(reach.numerator, "household"),
        "p": per_cent(reach.value),
        "k": number(left),
    }
    if not reach.denominator:
        return t("tr_nobody")
    if not reach.numerator:
        return t("tr_title_none", **words) if left else t("tr_title_none_asked")
    return t("tr_title", **words) if left else t("tr_title_all", **words)


def tiles(selection: Selection) -> list[Tile]:
    """Return the key figures: sessions, attendances, persons, households, reach, asked and never reached."""
    found = whole(selection)
    compared = is_whole_district(selection)
    return [
        _sessions(found, selection),
        _attendances(found),
        _persons(found, compared),
        _households(found, compared),
        _reach(found["training_reach"]),
        _left(found),
    ]  # fmt: skip


def _label(found: dict[str, Measurement], key: str) -> str:
    return say(found[key].indicator.label)


def stated(fact_id: str) -> str:
    """Return a published number as the source puts it, with its precision and unit."""
    return fact_value(fact(fact_id), lang())


def _sessions(found: dict[str, Measurement], selection: Selection) -> Tile:
    held = found["training_sessions_held"]
    compared = is_whole_district(selection)
    note = t("tr_tile_article", value=stated("F57a")) if compared else t("tr_tile_sessions")
    fixed = [name for name in unfollowed(held, selection) if name != "year"]
    if fixed:
        note = t("tr_tile_sessions_ignored", names=t("tr_joint").join(t(f"filter_name_{name}") for name in fixed))
    refs = (held.indicator.key, *(("F57a", "C7") if compared else ()))
    return Tile(_label(found, "training_sessions_held"), common.shown(held), note, refs=refs)


def _persons(found: dict[str, Measurement], compared: bool) -> Tile:
    note = t("tr_tile_article", value=stated("F57b")) if compared else t("tr_tile_persons")
    refs = ("trained_persons", *(("F57b", "C7") if compared else ()))
    return Tile(_label(found, "trained_persons"), common.shown(found["trained_persons"]), note, refs=refs)


def _attendances(found: dict[str, Measurement]) -> Tile:
    repeat = found["repeat_attendance_share"]
    note = t("tr_tile_repeat", p=per_cent(repeat.value)) if repeat.denominator else t("tr_no_attendance")
    refs = ("attendances", "repeat_attendance_share")
    return Tile(_label(found, "attendances"), common.shown(found["attendances"]), note, refs=refs)


def _households(found: dict[str, Measurement], compared: bool) -> Tile:
    last = found["households_reached_last_year"]
    words = {"year": last.as_of.year - 1, "n": with_unit(last.value, "household")}
    goal = number(parameter("training_households_per_year").value)
    note = t("tr_tile_plan", goal=goal, **words) if compared else t("tr_tile_last_year", **words)
    plan = ("training_households_per_year", "F58", "C9") if compared else ()
    refs = ("trained_households", "households_reached_last_year", *plan)
    return Tile(_label(found, "trained_households"), common.shown(found["trained_households"]), note, refs=refs)


def _reach(reach: Measurement) -> Tile:
    if not reach.denominator:
        return Tile(say(reach.indicator.label), t("tr_not_applicable"), t("tr_nobody"), refs=("training_reach",))
    note = t("tr_tile_of", n=number(reach.numerator), m=with_unit(reach.denominator, "household"))
    return Tile(say(reach.indicator.label), common.shown(reach), note, refs=("training_reach",))


def _left(found: dict[str, Measurement]) -> Tile:
    left, asking = found["asked_never_reached"], found["households_asking"]
    note = t("tr_tile_asking", n=common.shown(asking)) if asking.value else t("tr_nobody_asked")
    refs, tone = ("asked_never_reached", "households_asking"), "alert" if left.value else "plain"
    return Tile(_label(found, "asked_never_reached"), common.shown(left), note, tone=tone, refs=refs)


def article_note(selection: Selection) -> Note:
    """Return what the article says of sessions and persons, and why the register cannot be set against it."""
    held = ask(("training_sessions_held",), selection, years=_years(selection))["training_sessions_held"]
    parts = [t("tr_year_sessions", year=year, n=with_unit(value, "session"))
             for year, value, *_ in held.cells("period") if value]  # fmt: skip
    words = {"sessions": stated("F57a"), "persons": stated("F57b")}
    said = t("tr_article", years=t("tr_joint").join(parts), **words) if parts else t("tr_article_none", **words)
    return Note(said, ("training_sessions_held", "F57a", "F57b", "C7"))


def _years(selection: Selection) -> tuple[int, ...]:
    """Return the years the article's 'this year' can mean, up to that of the register."""
    last = whole(selection)["attendances"].as_of.year
    return tuple(range(last - 2, last + 1))


def cadre_note(selection: Selection) -> Note:
    """Return the cadre sessions, which reach cadres and no household."""
    found = whole(selection)
    held = found["cadre_sessions"]
    if not held.value:
        return Note(t("tr_no_cadre_session"))
    words = t("tr_cadre_sessions", n=common.shown(held), k=common.shown(found["cadre_attendances"]))
    return Note(words, ("cadre_sessions", "cadre_attendances", "F47"))
