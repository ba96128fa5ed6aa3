"""One household on the screen: search by code, steps within the filters, and the page around them.

The household is the page choice `card`, in the address. The last one shown is kept for the visit, so that a mistyped
code loses nothing.
"""

from html import escape

from components import figures, filters, session, sheet
from components.text import t
from components.views.household import facts, income, markup, standard, support, top
from components.views.household.base import Chosen, beside, card, choose
from indicators.household import Household
from indicators.measure import Selection

LAST = "_household_last"

sheet.on_ask("household", lambda _name, code: session.set_extra("card", code or None))


def chosen(selection: Selection) -> Chosen:
    """Return the household to show; the address then names it, and a wrong code is given up."""
    asked = session.extras().get("card")
    found = choose(asked, selection, session.recall(LAST))
    if found.code:
        session.remember(LAST, found.code)
    session.set_extra("card", found.code if asked else None)
    return found


def show_way(found: Chosen, selection: Selection) -> None:
    """Draw the field for a code, the steps to the household before and after, and what was wrong with a code."""
    with figures.line():
        filters.search("card", t("hh_search"), found.typed or found.code or "")
        before, after = beside(found.code, selection)
        figures.html(f"<div class='line hh-steps'>{_step('before', before)}{_step('after', after)}</div>")
    figures.html(top.unknown(found))


def _step(name: str, target: str | None) -> str:
    off = "" if target else " disabled"
    words = escape(t(f"hh_{name}_step"))
    return f"<button type='button' data-do='household' data-value='{escape(target or '')}'{off}>{words}</button>"


def show(one: Household) -> None:
    """Draw everything about one household."""
    figures.tiles(top.tiles(one))
    figures.html(markup.body(
        standard.missing(one), facts.facts(one), markup.stack(facts.plan(one), facts.cadre(one)),
        markup.stack(support.visits(one), support.matters(one), support.training(one)),
        markup.stack(facts.members(one), standard.grid(one), support.money(one), kind="wide"),
    ))  # fmt: skip
    if one.years:
        figures.pair(income.per_person(one), income.parts(one), widths=(2, 3))
    figures.note(top.precision())


def shown(found: Chosen, selection: Selection) -> Household | None:
    """Return the household to draw, or None."""
    return card(found.code, selection) if found.code else None
