"""名单: the named lists of this page as tables, each row with the reason that put it there."""

from collections.abc import Callable

import pandas as pd

from components.figure import Figure
from components.text import day, number, say, t, with_unit
from components.views import common
from components.views.cadres.rows import departments
from components.views.lists import narrowed
from components.views.shared import without
from indicators.dimensions import DIMENSIONS
from indicators.lists import find_list
from indicators.measure import Selection, register_of

# list → unit of its rows
LISTS = {
    "uncovered_households": "household", "overloaded_cadres": "cadre", "unvisited_households": "household",
    "few_matters_households": "household", "ties_ended_early": "tie", "idle_cadres": "cadre",
    "households_without_card": "household", "unvisited_villages": "village", "mismatched_villages": "village",
    "vacant_posts": "post",
}  # fmt: skip
OPTIONS = ("uncovered_households", "overloaded_cadres", "unvisited_households", "few_matters_households",
           "households_without_card", "ties_ended_early", "idle_cadres", "vacant_posts")  # fmt: skip
HIDDEN = ("household_class", "tie_id", "post_id")  # the same in every row, or a key without meaning to a reader
CODED = {
    "category": "household_category", "poverty_cause": "poverty_cause", "grade": "cadre_grade",
    "cadre_grade": "cadre_grade", "end_reason": "tie_end_reason", "last_end_reason": "tie_end_reason",
    "kind": "post_kind", "main_need": "village_need", "department_function": "village_need",
}  # fmt: skip
PLACES = ("village_code", "area_code")
DATES = ("start_date", "end_date", "last_end_date")
COUNTS = {
    "load_registered": "household", "load_all": "household", "duty": "household", "excess": "household",
    "n_persons": "person", "n_visits": "visit", "n_visits_total": "visit", "n_matters": "matter",
    "n_registered": "household", "days_since_visit": "day",
}  # fmt: skip


def options() -> dict[str, str]:
    """Return the lists a reader can choose, by key."""
    return {key: t(f"cad_list_{key}") for key in OPTIONS}


def listed(key: str, selection: Selection) -> Figure:
    """Return one list as a figure without a picture."""
    found = find_list(key)
    ignored = found.ignored(selection)
    cases = narrowed(key, without(selection, ignored), display)
    total = len(cases)
    as_of = t("as_of_day", day=day(register_of().as_of))
    scope = common.scope(without(selection, ignored), when=as_of)
    return Figure(
        f"cadre_list_{key}",
        t(f"cad_found_{key}", n=_count(total, LISTS[key]), c=number(total))
        if total
        else t("cad_found_none", label=say(found.label)),
        scope,
        cases,
        None,
        notes=(say(found.rule),),
        references=("F48a", "F48b") if key == "ties_ended_early" else ("F35a", "F36", "F46b"),
        ignored=ignored,
    )


def _count(total: int, unit: str) -> str:
    return t("cad_posts", n=number(total)) if unit == "post" else with_unit(total, unit)


def _order(names: list[str]) -> list[str]:
    """Return the columns as shown: who or where, then the reason, then the rest."""
    first = [name for name in names if name in ("household_id", "cadre_id", "kind", *PLACES)]
    return [*first, "reason", *(name for name in names if name not in (*first, "reason", *HIDDEN))]


def display(cases: pd.DataFrame) -> pd.DataFrame:
    """Return a list as a reader sees it: names for codes, headings with units, no keys without meaning."""
    return pd.DataFrame({_heading(name): _shown(name, cases[name]) for name in _order(list(cases))}, index=cases.index)


def _heading(name: str) -> str:
    word = t(f"cad_case_{name}")
    return common.with_word(word, COUNTS[name]) if name in COUNTS else word


def _shown(name: str, column: pd.Series) -> pd.Series:
    if name in DATES:
        return pd.to_datetime(column).dt.strftime("%Y-%m-%d")
    if name in COUNTS:
        return pd.to_numeric(column).round().astype("Int64")
    if name == "last_end_reason":
        return _named(column, lambda code: common.labels(CODED[name], [code])[0]).where(column.notna())
    if name in CODED:
        return _named(column, lambda code: common.labels(CODED[name], [code])[0])
    if name in PLACES:
        return _named(column, lambda code: common.area_names([code], full=True)[0])
    if name == "department_id":
        names = departments()
        return _named(column, lambda code: names.get(code, t("not_recorded")))
    if name == "status":
        return _named(column, lambda code: say(DIMENSIONS["status"].labels[code]))
    if name == "cadre_id":
        return column.where(column.astype("object").fillna("") != "", t("cad_no_one"))
    if name == "is_covered_again":
        return column.map({True: t("cad_yes"), False: t("cad_no")})
    return column


def _named(column: pd.Series, name: Callable[[str], str]) -> pd.Series:
    """Return names for codes, each looked up once; an empty code reads as not recorded."""
    text = column.astype("object").where(column.notna(), "")
    names = {code: name(code) if code else t("not_recorded") for code in text.unique()}
    return text.map(names)
