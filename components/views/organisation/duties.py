"""四包: the four duties by area, what the register can show of each and what it does not record (F65)."""

from components import charts
from components.charts import ChartView
from components.figure import Figure
from components.text import lang, number, say, t, with_unit
from components.views import common
from components.views.cadres.rows import area_heading
from components.views.organisation.base import scope
from components.views.shared import ask, contradiction_note, per_cent, step, unfollowed
from indicators.facts.care import DUTIES
from indicators.indicator import find
from indicators.measure import Measurement, Selection

KEYS = (*(f"duty_{name}_share" for name in DUTIES), "four_duties_share")
SOURCES = ("F65", "C2", "F31", "F50")


def grid(selection: Selection) -> Figure:
    """Areas × duties: the share of registered poor households with the duty on record."""
    found = ask((*KEYS, "households_without_duty"), selection, by=step(selection))
    names, columns = _columns(found, selection)
    whole = ask(KEYS, selection)
    return Figure(
        "duty_grid", _title(whole), scope(found[KEYS[0]], selection), common.table(columns),
        _heat(found, names) if names else None, (*KEYS, "households_without_duty"),
        (t("or_duty_note"), contradiction_note("C2")), references=SOURCES,
        ignored=unfollowed(found[KEYS[0]], selection),
    )  # fmt: skip


def _columns(found: dict[str, Measurement], selection: Selection) -> tuple[dict[str, str], dict[str, list]]:
    """Return the areas that have registered households, by code, and the columns of the table."""
    held = [(code, int(whole)) for code, _, whole, _ in found[KEYS[0]].cells("area_code") if whole > 0]
    names = dict(zip([code for code, _ in held], common.area_names([code for code, _ in held]), strict=True))
    columns = {area_heading(selection): list(names.values())}
    columns[t("or_head_households")] = [n for _, n in held]
    for key in KEYS:
        shares = {code: share for code, *_, share in found[key].cells("area_code")}
        columns[_head(key)] = common.per_cent([shares[code] for code in names])
    none = {code: n for code, n, *_ in found["households_without_duty"].cells("area_code")}
    columns[t("or_head_none")] = [int(none[code]) for code in names]
    return names, columns


def _head(key: str) -> str:
    """Return the short name of a duty with its unit, for the head of a column."""
    return common.with_word(t(f"or_head_{key.removesuffix('_share')}"), "percent")


def _heat(found: dict[str, Measurement], names: dict[str, str]) -> ChartView:
    rows: dict[str, list] = {"row": [], "column": [], "value": [], "value_text": [], "level": []}
    shares = {key: {code: share for code, *_, share in found[key].cells("area_code")} for key in KEYS}
    for code, name in names.items():
        for key in KEYS:
            share = shares[key][code]
            rows["row"].append(name)
            rows["column"].append(t(f"or_head_{key.removesuffix('_share')}"))
            rows["value"].append(share)
            rows["value_text"].append(number(share * 100, 1).removesuffix(".0"))
            rows["level"].append(min(3, int(4 * share)))
    return charts.heat(common.table(rows), lang=lang(), unit=t("or_unit_duty"), alt=t("or_duty_alt"), row_em=1.9,
                       label_width=14.0, column_width=7.0)  # fmt: skip


def _title(whole: dict[str, Measurement]) -> str:
    if not whole[KEYS[0]].denominator:
        return t("or_nobody")
    single = {name: whole[f"duty_{name}_share"] for name in DUTIES}
    low = min(single.values(), key=lambda each: each.numerator)
    lowest = [name for name, each in single.items() if each.numerator == low.numerator]
    if len(lowest) > 1:
        return t("or_duty_tied", share=per_cent(low.value))
    return t("or_duty_lowest", duty=t(f"or_duty_{lowest[0]}"), share=per_cent(low.value))


def villages(selection: Selection) -> Figure:
    """Every village with its four duties: a table only, the fewest complete first."""
    found = ask((*KEYS, "households_without_duty"), selection, by="village")
    cells = [(code, share) for code, _, whole, share in found["four_duties_share"].cells("area_code") if whole > 0]
    order = [code for code, _ in sorted(cells, key=lambda cell: (cell[1], cell[0]))]
    columns: dict[str, list] = {t("or_col_village"): common.area_names(order, full=True)}
    sizes = {code: int(whole) for code, _, whole, _ in found[KEYS[0]].cells("area_code") if whole == whole}
    columns[t("or_head_households")] = [sizes[code] for code in order]
    for key in KEYS:
        shares = {code: share for code, *_, share in found[key].cells("area_code")}
        columns[_head(key)] = common.per_cent([shares[code] for code in order])
    none = {code: n for code, n, *_ in found["households_without_duty"].cells("area_code")}
    columns[t("or_head_none")] = [int(none[code]) for code in order]
    empty = sum(share == 0 for _, share in cells)
    title = _village_title(len(cells), empty)
    return Figure("duty_villages", title, scope(found[KEYS[0]], selection), common.table(columns), None, KEYS,
                  (t("or_duty_note"),), references=SOURCES, ignored=unfollowed(found[KEYS[0]], selection))  # fmt: skip


def _village_title(n: int, empty: int) -> str:
    if not n:
        return t("or_nobody")
    if n == 1:
        return t("or_duty_village_none" if empty else "or_duty_village_some")
    words = {"n": with_unit(empty, "village"), "m": with_unit(n, "village")}
    return t("or_duty_villages_none" if empty else "or_duty_villages_all", **words)


def recorded() -> Figure:
    """What the article asks with each duty, what the register can show of it, what it does not record."""
    table = common.table({
        t("or_col_duty"): [t(f"or_duty_{name}") for name in DUTIES],
        t("or_col_asked"): [t(f"or_duty_asked_{name}") for name in DUTIES],
        t("or_col_shown"): [say(find(f"duty_{name}_share").definition) for name in DUTIES],
        t("or_col_missing"): [t(f"or_duty_missing_{name}") for name in DUTIES],
    })  # fmt: skip
    return Figure("duty_recorded", t("or_recorded_title"), t("or_recorded_sub"), table, None,
                  notes=(contradiction_note("C2"),), marks=("stated", "simulated"), references=SOURCES)  # fmt: skip
