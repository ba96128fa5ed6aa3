"""What the figures of this page share: measuring, rows and which of them comes first, words for scope and sources."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from components.text import day, lang, t, with_unit
from components.views import common
from data.facts import contradictions
from indicators.dimensions import department_names
from indicators.facts import grain_of
from indicators.facts.common import UNKNOWN
from indicators.indicator import find
from indicators.measure import Measurement, Selection, ignored_filters, measure, register_of
from indicators.selection import level_of


class Row(NamedTuple):
    """One bar: its code and name, the part that is met, the whole, and the share as measured."""

    code: str
    label: str
    met: int
    whole: int
    share: float

    @property
    def rest(self) -> int:
        """Return the part that is not met."""
        return self.whole - self.met


PLAIN = Selection()
# Measured together for the whole selection, and household figures together by area: one query serves every tab.
WHOLE = (
    "cadre_coverage", "visited_recently_share", "enough_matters_share", "visits_per_household", "matters_per_household",
    "cadre_count", "cadres_over_duty", "cadres_over_duty_share", "cadres_over_duty_all_classes",
    "first_secretaries_in_post_share", "first_secretary_vacancies", "work_team_share", "need_match_share",
    "mismatched_villages",
)  # fmt: skip
BY_AREA = ("cadre_coverage", "visited_recently_share", "visits_per_household", "enough_matters_share",
           "leading_industry_share")  # fmt: skip


def followed(selection: Selection, ignored: tuple[str, ...]) -> Selection:
    """Return the selection without the filters that a table cannot apply: the same figures under one key."""
    return replace(selection, **{name: getattr(PLAIN, name) for name in ignored}) if ignored else selection


def ask(
    keys: Sequence[str], selection: Selection, by: str = "district", group: str | None = None
) -> dict[str, Measurement]:
    """Measure indicators; a filter that a table ignores does not make it count again (`unfollowed` names it)."""
    of_grain: dict[str, list[str]] = {}
    for key in keys:
        of_grain.setdefault(find(key).grain, []).append(key)
    found: dict[str, Measurement] = {}
    for grain, together in of_grain.items():
        kept = followed(selection, ignored_filters(grain_of(grain), selection))
        found |= measure(together, kept, by=by, group=group)
    return found


def unfollowed(measurement: Measurement, selection: Selection) -> tuple[str, ...]:
    """Return the names of the filters of a selection that the measurement does not follow."""
    return ignored_filters(grain_of(measurement.indicator.grain), selection)


def whole(selection: Selection) -> dict[str, Measurement]:
    """Return the page's figures for the whole selection."""
    return ask(WHOLE, selection)


def by_area(selection: Selection) -> dict[str, Measurement]:
    """Return the page's household figures by township of the district, or by village."""
    return ask(BY_AREA, selection, by=step(selection))


def step(selection: Selection) -> str:
    """Return the level to split a selection by: townships of the district, else villages."""
    return "township" if level_of(selection.area) == "district" else "village"


def area_heading(selection: Selection) -> str:
    """Return the heading of a column of areas."""
    return t("cad_col_township" if step(selection) == "township" else "cad_col_village")


def rows_of(measurement: Measurement, name: Callable[[Sequence[str]], list[str]], column: str) -> list[Row]:
    """Return the rows of a ratio that have a whole, the largest rest first."""
    held = [cell for cell in measurement.cells(column) if cell[2] > 0]
    labels = name([code for code, *_ in held])
    found = [
        Row(code, label, int(met), int(whole), share)
        for (code, met, whole, share), label in zip(held, labels, strict=True)
    ]
    return sorted(found, key=lambda row: (-row.rest, -row.whole, row.code))


def area_rows(measurement: Measurement) -> list[Row]:
    """Return one row per area of the measurement."""
    return rows_of(measurement, common.area_names, "area_code")


def first_of(rows: Sequence[Row], by: Callable[[Row], float]) -> Row | None:
    """Return the row with the largest value; None where two share it or there is only one row."""
    ranked = sorted(rows, key=by, reverse=True)
    if len(ranked) < 2 or by(ranked[0]) == by(ranked[1]):
        return None
    return ranked[0]


def scope(measurement: Measurement, selection: Selection, when: str = "cad_as_of") -> str:
    """Return the line under a title: only the filters that this table follows, and the time it stands at."""
    return common.scope(
        followed(selection, unfollowed(measurement, selection)), when=t(when, day=day(measurement.as_of))
    )


def per_cent(share: float) -> str:
    """Return a share in words that never rounds up to all or down to none."""
    text = with_unit(share, "percent")
    if text == "100%" and share < 1:
        return t("cad_almost_all")
    return t("cad_almost_none") if text == "0%" and share > 0 else text


def word_with_unit(word: str, unit: str) -> str:
    """Return a word with a unit behind it: 合计（户）."""
    return t("cad_with_unit", word=word, unit=common.unit_word(unit))


def heading(key: str, unit: str) -> str:
    """Return a column heading with its unit: 户数（户）."""
    return word_with_unit(t(key), unit)


@lru_cache(maxsize=8)
def _departments(register: object, language: str) -> dict[str, str]:
    return department_names(register, language)


def departments() -> dict[str, str]:
    """Return department id → name in the language in force; what is not recorded says so."""
    return _departments(register_of(), lang()) | {UNKNOWN: t("not_recorded")}


def contradiction_note(key: str) -> str:
    """Return the arithmetic of one contradiction of the source as a note."""
    row = _contradiction(key)
    return t("cad_contradiction", id=key, title=row[f"title_{lang()}"], text=row[f"arithmetic_{lang()}"])


@lru_cache(maxsize=8)
def _contradiction(key: str) -> dict[str, str]:
    return contradictions().set_index("id").loc[key].to_dict()
