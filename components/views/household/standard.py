"""一超六有 of one household, one by one and year by year, and what is still missing; never a decision."""

from components.text import day, number, t, year_end
from components.views.household import markup
from components.views.household.base import as_of, cny, column, label
from indicators.facts.common import RECENT_DAYS, YEAR_DAYS
from indicators.household import INCOME, ITEMS, Household, Year
from policy.parameters import history, parameter

STANDARD = "household_exit_standard"
REFS = ("exit_ready_share", "six_guarantees_share", STANDARD, "poverty_line", "mean_net_income")
HELP_REFS = ("cadre_coverage", "contact_card_share", "visited_recently_share", "enough_matters_share",
             "practical_matters_per_year", "F46b", "F37", "plan_coverage", "F31", "asked_never_reached")  # fmt: skip
SIGNS = {True: "✓", False: "✕", None: "?"}


def item(key: str) -> str:
    """Return the name of an item of the standard."""
    return t("hh_item_income") if key == INCOME else column("household_years", key)


def verdict(value: bool | None) -> str:
    """Return sign and word of a verdict."""
    word = t("not_recorded") if value is None else t("hh_met" if value else "hh_not_met")
    return f"{SIGNS[None if value is None else bool(value)]} {word}"


def met(year: Year) -> int:
    """Return how many of the items are met."""
    return len(ITEMS) - len(year.missing)


def yardstick() -> str:
    """Say what is measured with, from which day, and what the register cannot tell."""
    since = history(STANDARD)[-1].since
    return t("hh_yardstick", since=day(since), as_of=day(as_of()))


def grid(card: Household) -> str:
    """Return every item with value and verdict at each year end."""
    years = list(card.years.values())
    if not years:
        words = "hh_no_years" if card.is_registered else "hh_no_standard"
        return markup.section("", REFS, t("hh_s_standard_none"), markup.said(t(words)))
    heads = [t("hh_item"), *(year_end(one.year) for one in years)]
    rows = [[item(key), *(_cell(one, key) for one in years)] for key in ITEMS]
    rows.append([t("hh_leading"), *(verdict(one.has_leading_industry) for one in years)])
    last = years[-1]
    title = t("hh_s_standard", n=number(met(last)), m=number(len(ITEMS)), when=year_end(last.year))
    return markup.section("", REFS, title, markup.table(heads, rows), t("hh_leading_note"))


def _cell(year: Year, key: str) -> str:
    words = verdict(year.verdicts[key])
    if key != INCOME or year.income is None:
        return words
    return t("hh_income_cell", verdict=words, income=cny(year.income), line=cny(year.line))


def missing(card: Household) -> str:
    """Return what the standard and the help of the household still lack."""
    exit_items, help_items = exit_gaps(card), help_gaps(card)
    title = t("hh_s_missing", n=number(len(exit_items)), k=number(len(help_items)))
    if not card.is_registered:
        title = t("hh_s_missing_help", k=number(len(help_items)))
    inside = _part("hh_missing_exit", exit_items, "hh_missing_exit_none") if card.now else ""
    inside += _part("hh_missing_help", help_items, "hh_missing_help_none")
    return markup.section("missing", (*REFS, *HELP_REFS), title, inside, yardstick() if card.now else "")


def _part(head: str, items: list[str], nothing: str) -> str:
    return markup.said(t(head)) + (markup.listed(items) if items else markup.said(t(nothing)))


def exit_gaps(card: Household) -> list[str]:
    """Return the items not met or not on record at the year end, in words."""
    now = card.now
    return [_gap(now, key) for key in now.missing] if now else []


def _gap(now: Year, key: str) -> str:
    if now.verdicts[key] is None:
        return t("hh_gap_unknown", item=item(key))
    if key == INCOME:
        return t("hh_gap_income", n=cny(now.line - now.income), line=cny(now.line), year=now.year)
    return t("hh_gap_item", item=item(key))


def help_gaps(card: Household) -> list[str]:
    """Return which of the promised help is not on record: cadre, card, visit, matters, plan, training."""
    found, since = card.standing, card.standing["days_since_visit"]
    duty = parameter("practical_matters_per_year", as_of()).value
    checks = (
        (not found["is_covered"], t("hh_gap_cadre")),
        (not card.row["has_contact_card"], t("hh_gap_card")),
        (since != since, t("hh_gap_never_visited")),
        (since == since and not found["is_visited_recently"],
         t("hh_gap_visit", n=number(since), window=RECENT_DAYS)),
        (card.is_registered and not found["has_enough_matters"],
         t("hh_gap_matters", n=number(found["n_matters"]), duty=duty, days=YEAR_DAYS)),
        (card.is_registered and not has_plan(card), t("hh_gap_plan")),
        (bool(card.row["wanted_topic"]) and not card.sessions,
         t("hh_gap_training", topic=label("training_topic", card.row["wanted_topic"]))),
    )  # fmt: skip
    return [words for is_missing, words in checks if is_missing]


def has_plan(card: Household) -> bool:
    """Tell whether a short or a long plan is on record."""
    return bool(card.plan and (card.plan["has_short_plan"] or card.plan["has_long_plan"]))
