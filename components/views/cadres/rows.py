"""What the figures of this page share: measuring, rows and which of them comes first, words for scope and sources."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from components.text import day, lang, t
from components.views import common, shared
from components.views.shared import Row, ask, ordered, step, unfollowed, without
from indicators.dimensions import department_names
from indicators.facts.common import UNKNOWN
from indicators.measure import Measurement, Selection, register_of

# Measured together for the whole selection, and household figures together by area: one query serves every tab.
WHOLE = (
    "cadre_coverage", "visited_recently_share", "enough_matters_share", "visits_per_household", "matters_per_household",
    "cadre_count", "cadres_over_duty", "cadres_over_duty_share", "cadres_over_duty_all_classes",
    "first_secretaries_in_post_share", "first_secretary_vacancies", "work_team_share", "need_match_share",
    "mismatched_villages",
)  # fmt: skip
BY_AREA = ("cadre_coverage", "visited_recently_share", "visits_per_household", "enough_matters_share",
           "leading_industry_share")  # fmt: skip


def whole(selection: Selection) -> dict[str, Measurement]:
    """Return the page's figures for the whole selection."""
    return ask(WHOLE, selection)


def by_area(selection: Selection) -> dict[str, Measurement]:
    """Return the page's household figures by township of the district, or by village."""
    return ask(BY_AREA, selection, by=step(selection))


def area_heading(selection: Selection) -> str:
    """Return the heading of a column of areas."""
    return shared.area_heading(step(selection))


def rows_of(measurement: Measurement, name: Callable[[Sequence[str]], list[str]], column: str) -> list[Row]:
    """Return the rows of a ratio that have a whole, the largest rest first."""
    return ordered(shared.rows_of(measurement, column, name))


def area_rows(measurement: Measurement) -> list[Row]:
    """Return one row per area of the measurement."""
    return rows_of(measurement, common.area_names, "area_code")


def scope(measurement: Measurement, selection: Selection, when: str = "as_of_day") -> str:
    """Return the line under a title: only the filters that this table follows, and the time it stands at."""
    return common.scope(
        without(selection, unfollowed(measurement, selection)), when=t(when, day=day(measurement.as_of))
    )


def heading(key: str, unit: str) -> str:
    """Return a column heading with its unit: 户数（户）."""
    return common.with_word(t(key), unit)


@lru_cache(maxsize=8)
def _departments(register: object, language: str) -> dict[str, str]:
    return department_names(register, language)


def departments() -> dict[str, str]:
    """Return department id → name in the language in force; what is not recorded says so."""
    return _departments(register_of(), lang()) | {UNKNOWN: t("not_recorded")}
