"""Heading of the page: what the plan asks of the villages of the selection, and what the ring means."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from components import ledger
from components.figure import Note
from components.maps import symbology
from components.text import lang, number, say, t, with_unit
from components.views import common
from components.views.standing import TOKENS, criterion, reading_note, remainder
from components.views.village_map.base import RATE, Place, unfollowed
from geo import boundaries
from indicators.measure import Selection
from indicators.villages import ALERT_RULE

# What the plan of the villages rests on: their status by year, under reading C1.
REFS = ("poor_villages", "villages_planned_2016", "villages_planned_2017", "villages_without_year", "villages_out",
        "C1")  # fmt: skip
CHOSEN = (RATE, "exit_tests_failed", "X30b", "C1")


def heading(selection: Selection, found: Sequence[Place]) -> tuple[str, str, tuple[str, ...]]:
    """Return the finding; under it scope, villages by year and what is ringed; and the ids of these numbers."""
    if not found:
        return t("vm_title_none"), common.scope(selection), REFS
    counts = Counter(place.village.status for place in found)
    title = _one(found[0]) if len(found) == 1 else _several(counts, remainder(selection))
    ringed = sum(place.village.has_alert for place in found)
    parts = [common.scope(selection), _split(counts, len(found)), t("vm_ringed", n=number(ringed)) if ringed else ""]
    if names := unfollowed(selection):
        parts.append(t("vm_unfollowed", names=t("vm_and").join(t(f"filter_name_{one}") for one in names)))
    return title, t("vm_semicolon").join(part for part in parts if part), REFS


def _one(place: Place) -> str:
    key = "vm_title_one" if place.village.n_tests else "vm_title_one_untested"
    key += "_done" if place.village.n_tests and not place.village.n_failed else ""
    return t(key, name=place.own_name, status=label(place.village.status), n=number(place.village.n_failed))


def _several(counts: Counter, rest: str) -> str:
    first, second, other = counts["planned_2016"], counts["planned_2017"], counts[rest]
    planned = {"n": number(first + second), "a": number(first), "b": number(second)}
    if first and second:
        return t("vm_title_" + ("second" if second > first else "first" if first > second else "even"), **planned)
    if first or second:
        year, n = (2016, first) if first else (2017, second)
        return t("vm_title_year_rest" if other else "vm_title_year", year=year, n=number(n), rest=label(rest),
                 r=number(other))  # fmt: skip
    return t("vm_title_rest", n=number(other), status=label(rest))


def _split(counts: Counter, total: int) -> str:
    parts = [t("vm_split", status=label(one), n=number(counts[one])) for one in TOKENS if counts[one]]
    return t("vm_total", n=with_unit(total, "village"), parts=t("vm_comma").join(parts))


def label(status: str) -> str:
    """Return a status in the words of the map's legend."""
    return say(symbology.status(TOKENS[status]).label)


def ring() -> Note:
    """Return what the ring means, with its ids."""
    return Note(ring_rule(), ("exit_tests_failed", "X30b", "C1"))


def ring_rule() -> str:
    """Return what the ring means."""
    return t("vm_ring", label=symbology.alert_label().get(lang()), rule=ALERT_RULE.get(lang()))


def reading(selection: Selection) -> str:
    """Return how the villages without a year are read."""
    return reading_note(selection, "C1")


def quality() -> str:
    """Return how good the layers of the map are: real or schematic, each named."""
    words = [
        t("vm_layer", layer=t(f"vm_layer_{level}"), quality=t(f"vm_quality_{boundaries.quality(level)}"))
        for level in ("district", "township", "village")
    ]
    return t("vm_quality", layers=t("vm_and").join(words))


def notices() -> list[str]:
    """Return why a supplied boundary file was refused; empty when none was."""
    return [t("vm_boundary_refused", why=problem.text(lang())) for problem in boundaries.problems()]


def chosen_words(place: Place | None, n: int) -> str:
    """Return what stands beside the map about the chosen village, or how to choose one of `n`; as markup."""
    if place is None:
        return f"<div class='vm-chosen'><p>{escape(t('vm_how') if n else t('vm_none_here'))}</p></div>"
    village = place.village
    state = t("vm_gap_untested_short")
    if village.n_tests:
        names = t("vm_and").join(map(criterion, village.failed))
        state = t("vm_sum_failed", n=number(village.n_failed), names=names) if village.n_failed else t("vm_sum_pass")
    rate = t("vm_rate_is", rate=with_unit(village.rate, "percent"))
    said = t("vm_comma").join((label(village.status), rate, state))
    name = f"<b>{escape(place.full_name)}</b>"
    return f"<div class='vm-chosen on' role='status'{ledger.marked(CHOSEN)}>{name}<p>{escape(said)}</p></div>"
