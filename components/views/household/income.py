"""Income of one household: per person against line and target, and its four parts."""

from components import charts
from components.charts import Key
from components.figure import Figure
from components.text import lang, number, t
from components.views import common
from components.views.household.base import as_of, cny, column
from geo.areas import full_name
from indicators.household import PARTS, Household, Year
from policy.parameters import parameter

TARGET = "income_target_2017"


def target() -> int:
    """Return the income per person to be reached by 2017, yuan."""
    return parameter(TARGET, as_of()).value


def _scope(card: Household, unit: str) -> str:
    where = t("hh_scope", village=full_name(card.row["village_code"], lang()), code=card.code)
    return t("hh_semicolon").join((where, t("unit_is", unit=common.unit_word(unit))))


def per_person(card: Household) -> Figure:
    """Net income per person at each year end against the line of that year; the goal of 2017 beside them."""
    years = list(card.years.values())
    goal, labels = target(), [str(one.year) for one in years]
    cells = common.table({
        "label": [*labels, t("hh_goal_label")],
        "value": [*(one.income for one in years), goal],
        "value_text": [*(number(one.income) for one in years), number(goal)],
        "emphasis": [*("focus" if _below(one) else "main" for one in years), "plan"],
        "target": [*(one.line for one in years), None],
        "note": [*(t("hh_line_below", n=number(one.line)) for one in years), ""],
    })  # fmt: skip
    keys = (Key(t("hh_key_line"), "plan", "┅"), Key(t("hh_key_below"), "focus"))
    view = charts.columns(cells, lang=lang(), unit=common.unit_word("yuan_per_person"), alt=t("hh_income_alt"),
                          keys=keys, plot_em=10.0)  # fmt: skip
    table = common.table({
        t("hh_year"): labels,
        common.heading_of("mean_net_income"): [one.income for one in years],
        t("hh_line_head"): [one.line for one in years],
        t("hh_above_head"): [None if one.income is None else one.income - one.line for one in years],
        t("hh_goal_head", n=number(goal)): [None if one.income is None else max(goal - one.income, 0) for one in years],
    })  # fmt: skip
    return Figure("household_income", _title(card), _scope(card, "yuan_per_person"), table, view if years else None,
                  ("mean_net_income", "target_gap_per_person"), (t("hh_line_note"),), ("simulated", "stated"),
                  ("poverty_line", TARGET, "F18", "C11"))  # fmt: skip


def _below(year: Year) -> bool:
    return year.income is not None and year.income < year.line


def _title(card: Household) -> str:
    now = card.now
    if now is None or now.income is None:
        return t("hh_income_unknown", year=card.year)
    key = "hh_income_below" if _below(now) else "hh_income_above" if now.income > now.line else "hh_income_on"
    return t(key, n=cny(now.income), k=cny(abs(now.income - now.line)))


def parts(card: Household) -> Figure:
    """The four parts of net income at each year end, one panel each on one scale."""
    years = list(card.years.values())
    names = {name: column("household_years", name) for name in PARTS}
    every = [(t(f"hh_part_{name}"), one.year, one.parts[name]) for name in PARTS for one in years]
    rows = [cells for cells in every if cells[2] is not None]
    cells = common.table({
        "panel": [a for a, *_ in rows], "label": [a for a, *_ in rows], "x": [x for _, x, _ in rows],
        "value": [v for *_, v in rows], "value_text": [number(v) for *_, v in rows],
    })  # fmt: skip
    view = charts.small_multiples(cells, lang=lang(), unit=common.unit_word("yuan"), alt=t("hh_parts_alt"), n_columns=4,
                                  panel_em=8.0)  # fmt: skip
    table = common.table({
        t("hh_year"): [str(one.year) for one in years],
        **{t("hh_in_yuan", name=names[name]): [one.parts[name] for one in years] for name in PARTS},
        t("hh_in_yuan", name=column("household_years", "net_income_cny")): [one.total for one in years],
    })  # fmt: skip
    return Figure("household_parts", _parts_title(card), _scope(card, "yuan"), table, view if rows else None,
                  ("mean_net_income", "wage_share", "transfer_share"), (t("hh_parts_note"),))  # fmt: skip


def _parts_title(card: Household) -> str:
    now = card.now
    known = {name: n for name, n in now.parts.items() if n} if now else {}
    if not known:
        return t("hh_parts_none", year=card.year)
    most = max(known, key=lambda name: known[name])
    return t("hh_parts_title", name=t(f"hh_part_{most}"), n=cny(known[most]), year=card.year)
