"""产业: the three types by area, the industry that leads in a village and the wishes of its households."""

from functools import lru_cache
from typing import NamedTuple

from components import charts
from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.planning.base import heading, label_of, scope
from components.views.shared import Row, area_heading, ask, counts_of, first_of, per_cent, rows_of, step, unfollowed
from geo.areas import full_name
from indicators.facts.common import UNKNOWN
from indicators.measure import Measurement, Selection, register_of

TYPES = ("farm", "commerce", "industry", "none")
LEADING, SAME, EFFECT, WISHES = (
    "villages_with_leading_industry", "wish_follows_village_share", "wish_in_effect_share", "wishes_recorded",
)  # fmt: skip


def types(selection: Selection) -> Figure:
    """Registered poor households by area and the type of industry that suits them."""
    level = step(selection)
    found = ask(("registered_households",), selection, by=level, group="industry_type")["registered_households"]
    cells = {(area, code): int(n) for area, code, n, *_ in found.cells("area_code", "industry_type")}
    sums = {area: sum(n for (place, _), n in cells.items() if place == area) for area, _ in cells}
    areas = sorted((area for area, n in sums.items() if n), key=lambda area: (-sums[area], area))
    names = dict(zip(areas, common.area_names(areas), strict=True))
    codes = [*TYPES, *([UNKNOWN] if any(cells.get((area, UNKNOWN)) for area in areas) else [])]
    counts = [[cells.get((area, code), 0) for code in codes] for area in areas]
    columns = {area_heading(level): [names[area] for area in areas]}
    for i, code in enumerate(codes):
        columns[common.with_word(label_of("industry_type", code), "household")] = [row[i] for row in counts]
    columns[common.with_word(t("pl_col_whole"), "household")] = [sums[area] for area in areas]
    whole = {code: sum(row[i] for row in counts) for i, code in enumerate(codes)}
    return Figure(
        "planning_types", _types_title(whole), scope(found, selection), common.table(columns),
        _types_view(areas, names, codes, counts) if areas else None,
        ("households_with_industry", "registered_households"), (t("pl_types_note"),),
        references=("F61", "F53"), ignored=unfollowed(found, selection),
    )  # fmt: skip


def _types_view(areas: list[str], names: dict[str, str], codes: list[str], counts: list[list[int]]) -> charts.ChartView:
    pairs = [(names[area], code, row[i], sum(row)) for area, row in zip(areas, counts, strict=True)
             for i, code in enumerate(codes)]  # fmt: skip
    frame = common.table({
        "row": [name for name, *_ in pairs],
        "column": [label_of("industry_type", code) for _, code, *_ in pairs],
        "value": [n / whole for *_, n, whole in pairs],
        "value_text": [t("pl_n_share", n=number(n), p=per_cent(n / whole)) for *_, n, whole in pairs],
        "level": [min(3, int(4 * n / whole)) for *_, n, whole in pairs],
    })  # fmt: skip
    return charts.heat(frame, lang=lang(), unit=t("pl_unit_types"), alt=t("pl_types_alt"), label_width=20.0,
                       column_width=9.0, row_em=1.75)  # fmt: skip


def _types_title(whole: dict[str, int]) -> str:
    if not sum(whole.values()):
        return t("pl_nobody")
    return t("pl_types_title", **{code: number(whole[code]) for code in TYPES[:3]})


class Village(NamedTuple):
    """One village: its leading industry ('' where none), wishes on record and how many of them are that industry."""

    code: str
    leading: str
    same: int
    wishes: int
    share: float


def villages(selection: Selection) -> tuple[Village, ...]:
    """Return every village of the selection in code order."""
    return _villages(register_of(), selection)


@lru_cache(maxsize=64)
def _villages(register: object, selection: Selection) -> tuple[Village, ...]:
    led = ask((LEADING,), selection, by="village", group="leading_industry")[LEADING]
    leading = {area: code for area, code, n, *_ in led.cells("area_code", "leading_industry") if n > 0}
    found = ask((SAME,), selection, by="village")[SAME]
    return tuple(
        Village(area, leading.get(area, ""), int(same), int(wishes), share)
        for area, same, wishes, share in found.cells("area_code")
    )


def leading(selection: Selection) -> Figure:
    """Villages by the industry that leads in them."""
    found = ask((LEADING,), selection, group="leading_industry")[LEADING]
    counts = counts_of(found, "leading_industry")
    codes = sorted(counts, key=lambda code: (-counts[code], code))
    without = sum(not each.leading for each in villages(selection))
    names = common.labels("leading_industry", codes)
    most = first_of(codes, counts.__getitem__)
    frame = common.table({
        "label": names, "value": [counts[code] for code in codes],
        "value_text": [number(counts[code]) for code in codes],
        "emphasis": ["focus" if code == most else "main" for code in codes],
    })  # fmt: skip
    return Figure(
        "planning_leading", _leading_title(counts, without), scope(found, selection),
        common.table({heading("leading_industry"): names, common.heading_of(LEADING): frame.values_of("value")}),
        charts.bars(frame, lang=lang(), unit=common.unit_word("village"), alt=t("pl_leading_alt"), label_width=30.0),
        (LEADING,), (t("pl_leading_note"),), references=("F61", "F55a", "F39b"), ignored=unfollowed(found, selection),
    )  # fmt: skip


def _leading_title(counts: dict[str, int], without: int) -> str:
    if not counts:
        return t("pl_leading_none" if without else "pl_no_village")
    words = {"k": number(len(counts)), "n": with_unit(sum(counts.values()), "village"), "w": number(without)}
    return t("pl_leading_title" if without else "pl_leading_every", **words)


def by_village(selection: Selection) -> Figure:
    """Every village: the industry that leads in it, the wishes of its households, and how many are the same."""
    known = [each for each in villages(selection) if each.wishes]
    rows = sorted(known, key=lambda each: (-each.share, -each.wishes, each.code))
    found = ask((SAME,), selection)[SAME]
    return Figure(
        "planning_villages", _same_title(found), scope(found, selection),
        common.table({
            area_heading("village"): [full_name(each.code, lang()) for each in rows],
            heading("leading_industry"): [label_of("leading_industry", each.leading, "villages") if each.leading
                                          else t("pl_none_leading") for each in rows],
            common.heading_of(WISHES): [each.wishes for each in rows],
            common.with_word(t("pl_col_same"), "household"): [each.same for each in rows],
            common.heading_of(SAME): common.per_cent([each.share for each in rows]),
        }),
        None, (SAME, WISHES), (t("pl_same_note"),), references=("F30a", "F54"), ignored=unfollowed(found, selection),
    )  # fmt: skip


def _same_title(found: Measurement) -> str:
    if not found.denominator:
        return t("pl_no_wish")
    return t("pl_same_title", p=per_cent(found.value), n=with_unit(found.denominator, "household"))


def by_wish(selection: Selection, key: str) -> list[Row]:
    """Return per wished industry its households and how many of them meet the indicator, the most wished first."""
    found = ask((key,), selection, group="plan_will")[key]
    rows = rows_of(found, "plan_will", lambda codes: [label_of("plan_will", code) for code in codes])
    return sorted(rows, key=lambda row: (-row.whole, row.code))
