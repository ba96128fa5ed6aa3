"""原文、推算与台账: what the article states, what follows by arithmetic, and what the demonstration register has.

The numbers are those of the whole district; no filter reaches them.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from components.figure import Figure, Table
from components.provenance import fact_value
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.shared import contradiction_note, per_cent
from data.facts import fact
from indicators.measure import Selection, measure, register_of

WHOLE = Selection()


class Contrast(NamedTuple):
    """One row: its words, the facts stated, the facts derived, the contradiction, and how the register answers."""

    key: str
    stated: tuple[str, ...]
    derived: tuple[str, ...]
    conflict: str
    register: Callable[[], str]


def _count(key: str) -> Callable[[], str]:
    def shown() -> str:
        return common.shown(measure((key,), WHOLE)[key])

    return shown


def _posts(kind: str) -> Callable[[], str]:
    def shown() -> str:
        found = measure(("posts_on_record",), WHOLE, group="kind")["posts_on_record"]
        return number(sum(n for code, n, *_ in found.cells("kind") if code == kind))

    return shown


def _part(key: str, unit: str = "household") -> Callable[[], str]:
    def shown() -> str:
        found = measure((key,), WHOLE)[key]
        words = {"n": number(found.numerator), "m": with_unit(found.denominator, unit), "p": per_cent(found.value)}
        return t("ca_part_of", **words)

    return shown


def _value(key: str) -> Callable[[], str]:
    def shown() -> str:
        return common.shown(measure((key,), WHOLE)[key])

    return shown


def _nothing() -> str:
    return t("ca_no_data")


ROWS = (
    Contrast("cadres", ("F41a",), ("D31", "D37"), "C5", _count("cadre_count")),
    Contrast("homes", ("F41c",), ("D30",), "C5", _count("households")),
    Contrast("tied", (), (), "C5", _part("coverage_all_classes")),
    Contrast("leaders", ("F43a",), (), "", _posts("county_leader")),
    Contrast("groups", ("F43b",), (), "C14", _posts("work_group")),
    Contrast("teams", ("F43c",), ("D35",), "C14", _posts("work_team")),
    Contrast("secretaries", ("F45a",), (), "", _posts("first_secretary")),
    Contrast("officers", ("F44a",), (), "", _posts("poverty_officer")),
    Contrast("matters", ("F46b",), ("D06",), "", _part("enough_matters_share")),
    Contrast("visits", ("F49",), (), "", _value("visits_per_household")),
    Contrast("industry", ("F46a",), (), "C17", _part("leading_industry_share")),
    Contrast("training", ("F47",), (), "", _part("cadres_trained_share", "cadre")),
    Contrast("months", (), ("D36",), "C6", _count("ties_outlasting_target")),
    Contrast("leads", ("F65",), (), "C2", _nothing),
    Contrast("well_off", ("F69f",), (), "C3", _nothing),
)


def sides() -> Figure:
    """Every contrast of the campaign: stated, derived, in the register, and the contradiction by its id."""
    return Figure(
        "campaign_contrasts", t("ca_contrasts_title", n=number(len(ROWS)), k=number(_conflicts())),
        t("ca_contrasts_sub"), _table(register_of(), lang()), None,
        ("cadre_count", "households", "coverage_all_classes", "posts_on_record", "enough_matters_share",
         "visits_per_household", "leading_industry_share", "cadres_trained_share", "ties_outlasting_target"),
        (*(contradiction_note(key) for key in ("C2", "C3", "C5", "C6", "C14", "C17")), t("ca_contrasts_note")),
        ("stated", "derived", "simulated"),
        tuple(dict.fromkeys(ref for row in ROWS for ref in (*row.stated, *row.derived))),
    )  # fmt: skip


def _conflicts() -> int:
    return len({row.conflict for row in ROWS if row.conflict})


@lru_cache(maxsize=4)
def _table(register: object, language: str) -> Table:
    return common.table({
        t("ca_col_item"): [t(f"ca_side_{row.key}") for row in ROWS],
        t("ca_col_stated"): [_told(row.stated, language) for row in ROWS],
        t("ca_col_derived"): [_told(row.derived, language) for row in ROWS],
        t("ca_col_register"): [row.register() for row in ROWS],
        t("ca_col_conflict"): [row.conflict or "—" for row in ROWS],
    })  # fmt: skip


def _told(ids: tuple[str, ...], language: str) -> str:
    """Return facts in words with their ids: 3,000多名 [F41a]."""
    return t("ca_semicolon").join(_one(each, language) for each in ids) or "—"


def _one(fact_id: str, language: str) -> str:
    found = fact(fact_id)
    words = found.subject.get(language) if fact_id.startswith("D") else ""
    value = fact_value(found, language) if found.number is not None else t("ca_no_number")
    return t("ca_told", words=f"{words} " if words else "", value=value, id=fact_id)
