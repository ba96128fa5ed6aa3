"""原则与提法: the six principles with what measures each, and the statements of the article that carry no number."""

from typing import NamedTuple

from components import provenance
from components.figure import Figure
from components.text import day, lang, say, t
from components.views import common
from data.facts import fact
from indicators.measure import Selection, measure, register_of

# F17: each principle with the figures of this house that come nearest to it.
PRINCIPLES = (
    ("identify", ("identification_complete_share",)),
    ("dynamic", ("reported_out_events", "reported_relapse_events", "corrected_events")),
    ("individual", ("plan_coverage",)),
    ("preferential", ("grant_coverage",)),
    ("income", ("income_growth",)),
    ("lasting", ("ties_current", "ties_ended_early_share")),
)


class Statement(NamedTuple):
    """A statement of the article that nobody can count: the fact, and why (a key of the strings)."""

    id: str
    why: str


STATEMENTS = (
    Statement("F06", "no_measure"),
    Statement("F07", "no_measure"),
    Statement("F09", "no_measure"),
    Statement("F10", "phrase"),
    Statement("F11", "undefined"),
    Statement("F12a", "no_measure"),
    Statement("F12b", "undefined"),
    Statement("F13", "undefined"),
    Statement("F15", "undated"),
    Statement("F21a", "document"),
    Statement("F21b", "document"),
    Statement("F70", "no_measure"),
    Statement("F72", "no_measure"),
)


def principles(selection: Selection) -> Figure:
    """The six principles, each with the figures that come nearest to it and their values."""
    keys = tuple(key for _, found in PRINCIPLES for key in found)
    measured = measure(keys, selection)
    rows = [(name, measured[key]) for name, found in PRINCIPLES for key in found]
    return Figure(
        "sources_principles",
        t("st_principles_title", n=len(PRINCIPLES)),
        common.scope(selection, when=t("st_when", day=day(register_of().as_of), year=selection.year)),
        common.table({
            t("st_principle"): [t(f"st_principle_{name}") for name, _ in rows],
            t("st_nearest"): [say(one.indicator.label) for _, one in rows],
            t("st_value"): [common.shown(one) for _, one in rows],
        }),
        None,
        keys,
        (t("st_principles_note"),),
        ("stated", "simulated"),
        ("F17",),
        tuple(dict.fromkeys(name for _, one in rows for name in one.ignored if name != "year")),
    )  # fmt: skip


def statements() -> Figure:
    """Statements without a number: quoted, and why nothing is shown for them."""
    found = [(fact(row.id), row) for row in STATEMENTS]
    undefined = sum(row.why == "undefined" for row in STATEMENTS)
    return Figure(
        "sources_statements",
        t("st_statements_title", n=len(STATEMENTS), m=undefined),
        t("st_statements_sub"),
        common.table({
            t("st_id"): [one.id for one, _ in found],
            t("st_subject"): [say(one.subject) for one, _ in found],
            t("st_quote"): [provenance.with_sic(one.quote) for one, _ in found],
            t("st_why"): [t(f"st_why_{row.why}") for _, row in found],
            t("st_note"): [one.note.get(lang()) for one, _ in found],
        }),
        None,
        (),
        (),
        ("stated",),
        ("F06", "F07", "F09", "F10", "F11", "F12", "F13", "F15", "F21", "F70", "F72", "C18"),
        on_screen=len(found),
    )  # fmt: skip
