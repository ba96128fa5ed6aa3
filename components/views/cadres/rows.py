"""What the figures of this page share: measured rows, which of them comes first, two-part bars, words for the day."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from components import charts
from components.charts import ChartView, Key
from components.figure import Figure
from components.text import day, lang, number, t, with_unit
from components.views import common
from data.facts import contradictions
from indicators.dimensions import department_names
from indicators.facts import grain_of
from indicators.facts.common import UNKNOWN
from indicators.indicator import find
from indicators.measure import Measurement, Selection, ignored_filters, measure, register_of
from indicators.selection import level_of

LABEL_WIDTH = 30.0  # em: names come broken as they are to be shown
SHORT = 12  # letters of an English name that stay on one line


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
    frame = measurement.frame
    numbers = (frame[name] for name in ("numerator", "denominator", "value"))
    found = [
        Row(str(code), label, int(met), int(whole), float(share))
        for code, label, met, whole, share in zip(
            frame[column], name(list(frame[column])), *numbers, strict=True
        )
        if whole > 0
    ]  # fmt: skip
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


def broken(label: str) -> str:
    """Break a long English name at the space that leaves the shorter lines; a Chinese name stays whole."""
    if lang() == "zh" or len(label) <= SHORT or " " not in label:
        return label
    words = label.split(" ")
    pairs = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return "\n".join(min(pairs, key=lambda pair: max(map(len, pair))))


def per_cent(share: float) -> str:
    """Return a share in words that never rounds up to all or down to none."""
    text = with_unit(share, "percent")
    if text == "100%" and share < 1:
        return t("cad_almost_all")
    return t("cad_almost_none") if text == "0%" and share > 0 else text


def rest_title(prefix: str, rows: Sequence[Row], selection: Selection, unit: str = "household") -> str:
    """Return the finding about what is not met: none at all, all met, one area, the worst area, or spread."""
    rest, whole = sum(row.rest for row in rows), sum(row.whole for row in rows)
    if not whole:
        return t("cad_nobody")
    words = {"n": with_unit(rest, unit), "c": number(rest), "m": with_unit(whole, unit)}
    if not rest:
        return t(f"cad_{prefix}_all", **words)
    if len(rows) == 1:
        return t(f"cad_{prefix}_one", **words)
    worst = first_of(rows, lambda row: row.rest)
    if worst and worst.rest == rest:
        return t(f"cad_{prefix}_only", area=worst.label, **words)
    if worst:
        return t(f"cad_{prefix}_most", area=worst.label, k=number(worst.rest), **words)
    places = sum(row.rest > 0 for row in rows)
    return t(f"cad_{prefix}_spread_{step(selection)}", k=number(places), **words)


def two_parts(rows: Sequence[Row], unit: str, prefix: str, alt: str, focus: str | None = None) -> ChartView:
    """Draw met | not met per row, with the words of `cad_<prefix>_…`; the row with the code `focus` stands out."""
    frame = common.table({
        "label": [broken(row.label) for row in rows],
        "value": [row.met for row in rows],
        "value_text": [number(row.met) for row in rows],
        "rest": [row.rest for row in rows],
        "rest_text": [number(row.rest) for row in rows],
        "rest_emphasis": ["focus" if row.code == focus else "context" for row in rows],
        "share_text": [per_cent(row.share) for row in rows],
    })  # fmt: skip
    keys = (Key(t(f"cad_{prefix}_met")), Key(t(f"cad_{prefix}_rest"), "context"))
    words = t("cad_unit_share", unit=common.unit_word(unit))
    return charts.bars(frame, lang=lang(), unit=words, alt=alt, keys=keys, label_width=LABEL_WIDTH)


def two_part_table(rows: Sequence[Row], heading: str, unit: str, words: tuple[str, str, str]) -> object:
    """Return the numbers of two-part bars: name, met, not met, whole, share."""
    met, rest, share = words
    with_units = [_heading(word, unit) for word in (met, rest, t("cad_col_whole"))]
    return common.table({
        heading: [row.label for row in rows],
        with_units[0]: [row.met for row in rows],
        with_units[1]: [row.rest for row in rows],
        with_units[2]: [row.whole for row in rows],
        share: common.per_cent([row.share for row in rows]),
    })  # fmt: skip


def rest_figure(
    key: str,
    prefix: str,
    measurement: Measurement,
    selection: Selection,
    unit: str = "household",
    notes: tuple[str, ...] = (),
) -> Figure:
    """Return the figure 'met | not met by area' of one ratio; words are `cad_<prefix>_…`."""
    rows = area_rows(measurement)
    worst = first_of(rows, lambda row: row.rest)
    met, rest = t(f"cad_{prefix}_met"), t(f"cad_{prefix}_rest")
    indicator = measurement.indicator
    return Figure(
        key,
        rest_title(prefix, rows, selection, unit),
        scope(measurement, selection),
        two_part_table(rows, area_heading(selection), unit, (met, rest, common.heading_of(indicator.key))),
        two_parts(rows, unit, prefix, t(f"cad_{prefix}_alt"), worst.code if worst and worst.rest else None),
        (indicator.key,),
        notes,
        references=_references(indicator.reference),
        ignored=unfollowed(measurement, selection),
    )


def _heading(word: str, unit: str) -> str:
    return t("cad_with_unit", word=word, unit=common.unit_word(unit))


def heading(key: str, unit: str) -> str:
    """Return a column heading with its unit: 户数（户）."""
    return _heading(t(key), unit)


def _references(found: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in found if one[:1] in "FXDC" and one[1:2].isdigit())


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
