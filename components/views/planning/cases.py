"""原文案例: what the article tells of single villages and households, beside what the register has of the same place.

The article's examples are single cases: they prove nothing about the district, and people stay unnamed.
"""

from collections.abc import Callable
from functools import lru_cache

from components.figure import Figure, Table
from components.provenance import fact_value
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.planning.base import label_of
from components.views.shared import per_cent
from data.facts import fact
from geo.areas import areas, full_name
from indicators.dimensions import department_names
from indicators.in_kind import in_kind_totals
from indicators.measure import Selection, measure, register_of

INDUSTRY = ("F32", "F33", "F55a", "F55b", "F39b", "F62a")
VILLAGE = ("F39a", "F40", "F52", "F27c")
PLACES = {
    "F32": "工农镇", "F33": "回龙河街道", "F55a": "太山村", "F55b": "曙光村", "F39b": "曙光村", "F62a": "苏家村",
    "F39a": "左家村", "F40": "大地村", "F52": "宋家村", "F27c": "宋家村",
}  # fmt: skip


def industry() -> Figure:
    """The article's examples of industries beside the register of the same place."""
    return _figure("planning_stories", INDUSTRY)


def village() -> Figure:
    """The article's examples of departments and facilities beside the register of the same village."""
    return _figure("planning_examples", VILLAGE)


def _figure(key: str, ids: tuple[str, ...]) -> Figure:
    return Figure(
        key, t("pl_cases_title", n=number(len(ids))), t("pl_cases_sub"), _table(register_of(), ids, lang()), None, (),
        (t("pl_cases_note"),), ("stated", "simulated"), ids,
    )  # fmt: skip


@lru_cache(maxsize=8)
def _table(register: object, ids: tuple[str, ...], language: str) -> Table:
    return common.table({
        t("pl_col_fact"): list(ids),
        t("pl_col_place"): [full_name(_code(each), language) for each in ids],
        t("pl_col_article"): [t(f"pl_case_{each}", n=fact_value(fact(each), language)) for each in ids],
        t("pl_col_register"): [REGISTER[each](_code(each)) for each in ids],
    })  # fmt: skip


@lru_cache(maxsize=16)
def _code(fact_id: str) -> str:
    known = areas()
    return str(known.loc[known["name_zh"] == PLACES[fact_id], "area_code"].iloc[0])


def _one(key: str, code: str) -> tuple[float, float, float]:
    found = measure((key,), Selection(area=code))[key]
    return found.numerator, found.denominator, found.value


def _counts(key: str, code: str, group: str) -> dict[str, int]:
    found = measure((key,), Selection(area=code), group=group)[key]
    return {name: int(n) for name, n, *_ in found.cells(group)}


def _commerce(code: str) -> str:
    return t("pl_reg_commerce", n=with_unit(_counts("registered_households", code, "industry_type").get("commerce", 0),
                                            "household"))  # fmt: skip


def _two_incomes(code: str) -> str:
    above, below, share = _one("two_incomes_share", code)
    return t("pl_reg_two", n=number(above), m=with_unit(below, "household"), p=per_cent(share)) if below else t(
        "pl_nobody")  # fmt: skip


def _wishes(*wished: str) -> Callable[[str], str]:
    def told(code: str) -> str:
        leading = [name for name, n in _counts("villages_with_leading_industry", code, "leading_industry").items() if n]
        words = label_of("leading_industry", leading[0], "villages") if leading else t("pl_none_leading")
        found = _counts("wishes_recorded", code, "plan_will")
        n = with_unit(sum(found.get(each, 0) for each in wished), "household")
        joint = "、" if lang() == "zh" else ", "
        return t("pl_reg_wish", leading=words, wish=joint.join(label_of("plan_will", each) for each in wished), n=n)

    return told


def _department(code: str) -> str:
    names = department_names(register_of(), lang())
    held = [name for name, n in _counts("department_assigned_share", code, "department_id").items() if n]
    needs = [name for name, n in _counts("poor_villages", code, "main_need").items() if n]
    road = measure(("facility_share",), Selection(area=code), group="facility")["facility_share"]
    has = {name: above for name, above, *_ in road.cells("facility")}["hard_road"]
    return t("pl_reg_department", name=names.get(held[0], held[0]) if held else t("not_recorded"),
             need=label_of("main_need", needs[0], "villages") if needs else t("not_recorded"),
             road=t("pl_there" if has else "pl_not_there"))  # fmt: skip


def _cement(code: str) -> str:
    held = [amount for each in in_kind_totals(Selection(area=code)) for item, amount in each.items if item == "cement"]
    return t("pl_reg_cement", n=with_unit(float(held[0].amount), held[0].unit) if held else t("not_recorded"))


def _paths(code: str) -> str:
    found = measure(("paths_share_median",), Selection(area=code))["paths_share_median"].value
    done = _counts("projects", code, "kind")
    words = per_cent(found) if found == found else t("not_recorded")
    n = done.get("household_road", 0) + done.get("courtyard", 0)
    return t("pl_reg_paths", p=words, n=with_unit(n, "project"))


def _registered(code: str) -> str:
    return t("pl_reg_registered", n=with_unit(_one("registered_households", code)[2], "household"))


REGISTER: dict[str, Callable[[str], str]] = {
    "F32": _commerce, "F33": _two_incomes, "F55a": _wishes("edible_fungi"), "F55b": _wishes("services"),
    "F39b": _wishes("vegetables"), "F62a": _wishes("poultry", "cattle_sheep", "pigs"), "F39a": _department,
    "F40": _cement, "F52": _paths, "F27c": _registered,
}  # fmt: skip
