"""What was done for the household: visits, practical matters, training, money; as of the register's day."""

from components.text import day, number, t, with_unit
from components.views.household import markup
from components.views.household.base import as_of, cny, column, date, joined, label
from indicators.facts.common import YEAR_DAYS
from indicators.household import Household
from indicators.personal import Row
from policy.parameters import parameter

SHOWN = 6
VISIT_REFS = ("visited_recently_share", "visits_made", "visits_per_household")
MATTER_REFS = ("enough_matters_share", "matters_done", "practical_matters_per_year", "F46b")
TRAINING_REFS = ("training_reach", "asked_never_reached", "training_sessions_held")
MONEY_REFS = ("grant_coverage", "special_grant_per_household", "interest_subsidy", "household_own_inputs",
              "payments_made", "returned_payments", "F20")  # fmt: skip


def visits(card: Household) -> str:
    """Return the latest visits and calls, and how many there are."""
    found = card.tables["visits"]
    title = t("hh_s_visits", n=number(sum(one["form"] == "visit" for one in found)),
              k=number(sum(one["form"] == "phone" for one in found)))  # fmt: skip
    heads = [column("visits", name) for name in ("visit_date", "form", "topic")] + [t("hh_minutes")]
    rows = [[date(one["visit_date"]), label("visit_form", one["form"]), label("visit_topic", one["topic"]),
             number(one["minutes"])] for one in found[:SHOWN]]  # fmt: skip
    inside = markup.table(heads, rows, numbers=(3,)) if rows else markup.said(t("hh_no_visit"))
    return markup.section("", VISIT_REFS, title, inside, _cut(found))


def _cut(rows: list[Row]) -> str:
    to = t("hh_to_date", day=day(as_of()))
    return t("hh_latest", to=to, n=SHOWN) if len(rows) > SHOWN else to


def matters(card: Household) -> str:
    """Return the practical matters done, against the duty of two a year."""
    found, duty = card.tables["practical_matters"], parameter("practical_matters_per_year", as_of()).value
    n = number(card.standing["n_matters"])
    title = t("hh_s_matters", n=n, days=YEAR_DAYS, duty=duty)
    if not card.is_registered:  # the duty of two a year is towards poor households
        title = t("hh_s_matters_plain", n=n, days=YEAR_DAYS)
    heads = [column("practical_matters", name) for name in ("matter_date", "kind")]
    rows = [[date(one["matter_date"]), label("matter_kind", one["kind"])] for one in found[:SHOWN]]
    inside = markup.table(heads, rows) if rows else markup.said(t("hh_no_matter"))
    return markup.section("", MATTER_REFS, title, inside, _cut(found))


def training(card: Household) -> str:
    """Return the sessions attended, and the topic asked for."""
    wanted = card.row["wanted_topic"]
    title = t("hh_s_training", n=number(len(card.sessions)))
    asked = t("hh_asked_none")
    if wanted:
        reached = any(one["topic"] == wanted for one in card.sessions)
        state = t("hh_asked_reached" if reached else "hh_asked_not", n=number(card.held_on_topic))
        asked = t("hh_asked", topic=label("training_topic", wanted), state=state)
    heads = [column("training_sessions", name) for name in ("session_date", "topic", "form")] + [t("hh_seats")]
    rows = [[date(one["session_date"]), label("training_topic", one["topic"]), label("training_form", one["form"]),
             number(one["n_attendances"])] for one in card.sessions]  # fmt: skip
    inside = markup.table(heads, rows, numbers=(3,)) if rows else markup.said(t("hh_no_training"))
    return markup.section("", TRAINING_REFS, title, inside + markup.said(asked))


def money(card: Household) -> str:
    """Return what the ledger of funds assigns to the household, and the payments that name it as payee."""
    found, paid = card.tables["funds"], card.tables["payments"]
    given = [one for one in found if one["source"] != "household_own"]
    title = t("hh_s_money", n=cny(sum(one["amount_cny"] or 0 for one in given)))
    heads = [t("hh_year"), column("funds", "source"), column("funds", "purpose"), t("hh_amount"),
             column("funds", "paid_date")]  # fmt: skip
    rows = [[str(one["year"]), label("fund_source", one["source"]), label("fund_purpose", one["purpose"]),
             cny(one["amount_cny"]), date(one["paid_date"])] for one in found]  # fmt: skip
    inside = markup.table(heads, rows, numbers=(3,)) if rows else markup.said(t("hh_no_money"))
    own = any(one["source"] == "household_own" for one in found)
    return markup.section("", MONEY_REFS, title, inside + _payments(paid), t("hh_own_note") if own else "")


def _payments(paid: list[Row]) -> str:
    if not paid:
        return markup.said(t("hh_no_payment"))
    said = [(date(one["paid_date"]), cny(one["amount_cny"]), label("payment_result", one["result"])) for one in paid]
    words = [joined(list(parts), "hh_space") for parts in said]
    return markup.said(t("hh_payments", n=number(len(paid)), words=joined(words, "hh_semicolon")))


def since(card: Household) -> str:
    """Return how long ago the last visit was, in words."""
    days = card.standing["days_since_visit"]
    return t("hh_never") if days != days else t("hh_today") if days == 0 else with_unit(days, "day")
