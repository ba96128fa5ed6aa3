"""Heading and key figures of a household, and what is said of a code that nobody has."""

from html import escape

from components import ledger
from components.figure import Note, Tile
from components.text import day, lang, number, t, with_unit, year_end
from components.views.household import standard, support
from components.views.household.base import Chosen, as_of, cny, label, place
from components.views.household.income import TARGET, target
from geo.areas import full_name
from indicators.facts.common import YEAR_DAYS
from indicators.household import ITEMS, Household
from indicators.measure import Selection
from policy.parameters import parameter

REFS = ("exit_ready_share", "household_exit_standard", "households")
PRECISION = ("F22", "F21", "F23")


def heading(card: Household | None, selection: Selection) -> tuple[str, str, tuple[str, ...]]:
    """Return the finding about the household, where it stands among the filters, and the ids of the numbers."""
    if card is None:
        return t("hh_title_nobody"), t("hh_title_nobody_sub"), REFS
    at, n = place(card.code, selection)
    where = full_name(card.row["village_code"], lang())
    among = t("hh_place", i=number(at), n=with_unit(n, "household")) if at else t("hh_outside")
    when = t("hh_when", year_end=year_end(card.year), day=day(as_of()))
    return _title(card), t("hh_semicolon").join((where, among, when)), REFS


def _title(card: Household) -> str:
    if card.now is None:
        return t("hh_title_class", code=card.code, name=label("household_class", card.row["household_class"]))
    k = len(card.now.missing)
    return t("hh_title" if k else "hh_title_met", code=card.code, n=number(len(ITEMS) - k), k=number(k))


def tiles(card: Household) -> list[Tile]:
    """Return the key figures: income, way to the target, standard, last visit, matters, training."""
    return [*(_income_tiles(card) if card.now else ()), *_help_tiles(card)]


def _income_tiles(card: Household) -> list[Tile]:
    now, goal = card.now, target()
    known = now.income is not None
    below = known and now.income < now.line
    difference = t("hh_t_below" if below else "hh_t_above", n=cny(abs(now.income - now.line))) if known else ""
    left = _per_person(max(goal - now.income, 0) if known else None)
    n = standard.met(now)
    return [
        Tile(t("hh_t_income"), _per_person(now.income),
             t("hh_t_line", when=year_end(now.year), line=cny(now.line), difference=difference),
             tone="alert" if below else "plain", refs=("mean_net_income", "poverty_line")),
        Tile(t("hh_t_goal"), left, t("hh_t_goal_note", n=cny(goal)), tone="plan",
             refs=("target_gap_per_person", TARGET, "F18", "C11")),
        Tile(t("hh_t_standard"), t("hh_t_standard_value", n=number(n), m=number(len(ITEMS))),
             t("hh_t_standard_note", when=year_end(now.year)), refs=standard.REFS),
    ]  # fmt: skip


def _per_person(amount: int | None) -> str:
    return t("not_recorded") if amount is None else with_unit(amount, "yuan_per_person")


def _help_tiles(card: Household) -> list[Tile]:
    duty = parameter("practical_matters_per_year", as_of()).value
    wanted = card.row["wanted_topic"]
    asked = t("hh_t_asked", topic=label("training_topic", wanted)) if wanted else t("hh_asked_none")
    n = card.standing["n_matters"]
    rule = t("hh_t_matters_plain", days=YEAR_DAYS)
    if card.is_registered:
        rule = t("hh_t_matters_note", days=YEAR_DAYS, duty=duty)
    return [
        Tile(t("hh_t_visit"), support.since(card), t("hh_t_visit_note", n=number(card.standing["n_visits"]),
             days=YEAR_DAYS), refs=support.VISIT_REFS),
        Tile(t("hh_t_matters"), with_unit(n, "matter"), rule, refs=support.MATTER_REFS),
        Tile(t("hh_t_training"), with_unit(len(card.sessions), "session"), asked,
             refs=support.TRAINING_REFS),
    ]  # fmt: skip


def unknown(chosen: Chosen) -> str:
    """Return what is said of a code that nobody has: the nearest that is one, and a button to it; '' otherwise."""
    if not chosen.typed:
        return ""
    words = t("hh_unknown", code=chosen.typed[:40], near=chosen.nearest)
    stays = t("hh_unknown_stays", code=chosen.code) if chosen.code else ""
    button = (
        f"<button type='button' data-do='household' data-value='{escape(chosen.nearest)}'>"
        f"{escape(t('hh_unknown_open', near=chosen.nearest))}</button>"
    )
    return (
        f"<div class='notice hh-unknown' role='alert'{ledger.marked(('households',))}>"
        f"<p>{escape(words)}{escape(stays)}</p>{button if chosen.nearest else ''}</div>"
    )


def precision() -> Note:
    """Return how the page follows the five dimensions of precision."""
    return Note(t("hh_five"), PRECISION)
