"""What the figures of this page share: rows of a measurement, the first of them, words for scope, time and sources."""

from collections.abc import Sequence
from dataclasses import replace

from components.text import day, number, t
from components.views import common
from components.views.shared import unfollowed, without
from indicators.facts.common import UNKNOWN
from indicators.measure import Measurement, Selection


def scope(measurement: Measurement, selection: Selection, when: str = "") -> str:
    """Return the line under a title: only the filters that this table follows, and the time it stands at."""
    kept = without(selection, unfollowed(measurement, selection))
    if not measurement.indicator.grain.startswith(("households", "attendances")):
        kept = replace(kept, household_class=())
    return common.scope(kept, when=when or t("as_of_day", day=day(measurement.as_of)))


def percent_number(share: float) -> str:
    """Return a share as a number of per cent for a mark under a unit line of %."""
    return number(share * 100, 1)


def topics(codes: Sequence[str]) -> list[str]:
    """Return the names of training topics."""
    return common.labels("training_topic", codes)


def short(code: str) -> str:
    """Return the short name of a topic, form or provider for the head of a narrow column, broken where it may break."""
    return t("tr_no_wish") if code == UNKNOWN else t(f"tr_short_{code}")


def short_row(code: str) -> str:
    """Return the short name of a topic, form or provider for a row: in one piece."""
    return short(code).replace("- ", "")
