"""实物: goods and produce sold, one row per unit; never added to yuan nor to one another."""

from functools import lru_cache

from components import charts
from components.figure import Figure, Table
from components.text import lang, number, t
from components.views import common
from components.views.funds.base import mark_of, quote, scope, stated, statements
from components.views.shared import ask, contradiction_note, unfollowed, without
from components.views.standing import thousands
from data.dictionary import code_label
from data.facts import fact
from geo.areas import full_name
from indicators.in_kind import InKind, in_kind_rows, in_kind_totals
from indicators.measure import Selection, register_of
from policy.units import VOCABULARY

RECORDS = "in_kind_inputs"
STATED = ("F40", "F63", "F62a", "F62b", "F62c")


def by_unit(selection: Selection) -> Figure:
    """Every unit as a block of its own; a block says what it holds and no two share an axis."""
    found = ask((RECORDS,), selection)[RECORDS]
    kept = without(selection, unfollowed(found, selection))
    held = in_kind_totals(kept)
    return Figure(
        "funds_goods",
        t("fu_goods_title", n=common.shown(found), k=number(len(held))) if held else t("fu_goods_none"),
        scope(found, selection),
        common.table({
            t("fu_col_unit"): [_unit(each) for each in held],
            t("fu_col_kind"): [_kind(each) for each in held],
            t("fu_col_quantity"): [float(each.whole) for each in held],
            t("fu_col_items"): [_items(each) for each in held],
            common.heading_of(RECORDS): [each.n_records for each in held],
            t("fu_col_villages"): [each.n_villages for each in held],
        }),
        charts.ladder(
            common.table({
                "label": [_kind(each) for each in held],
                "value_text": [_plain(float(each.whole)) for each in held],
                "unit": [_unit(each) for each in held],
                "note": [_items(each) for each in held],
                "emphasis": ["plan" if each.is_sale else "main" for each in held],
            }),
            lang=lang(), alt=t("fu_goods_alt"), block_em=7.5, arrows=False,
        ),
        (RECORDS,), (t("fu_goods_note"),), references=("F40", "F63", "F85"), ignored=unfollowed(found, selection),
        columns=thousands(t("fu_col_quantity")),
    )  # fmt: skip


def _unit(each: InKind) -> str:
    label = VOCABULARY[each.unit].label.get(lang())
    return label.split(" (")[0]


def _kind(each: InKind) -> str:
    return t("fu_goods_sale" if each.is_sale else "fu_goods_put_in")


def _plain(amount: float) -> str:
    return number(amount, 1).removesuffix(".0")


def _items(each: InKind) -> str:
    names = [(code_label("in_kind_item", item, lang()), _plain(float(n))) for item, n in each.items]
    if len(names) == 1:
        return names[0][0]
    joint = "" if lang() == "zh" else " "
    return t("fu_joint").join(f"{name}{joint}{n}" for name, n in names)


def listed(selection: Selection) -> Figure:
    """Every record in kind: donor, item, quantity, unit, village."""
    found = ask((RECORDS,), selection)[RECORDS]
    shown = _listed(register_of(), without(selection, unfollowed(found, selection)), lang())
    return Figure(
        "funds_goods_list",
        t("fu_goods_listed", n=common.shown(found)) if len(shown) else t("fu_goods_none"),
        scope(found, selection),
        shown, None, (RECORDS,), (t("fu_goods_note"),), references=("F40", "F63"),
        ignored=unfollowed(found, selection), columns=thousands(t("fu_col_quantity")),
    )  # fmt: skip


@lru_cache(maxsize=32)
def _listed(register: object, selection: Selection, language: str) -> Table:
    rows = in_kind_rows(selection, register)
    departments = register.tables("departments").set_index("name_zh")["name_en"].to_dict()
    donors = [name if language == "zh" else departments.get(name) or _donor(name) for name in rows["donor"]]
    return common.table({
        t("fu_col_year"): rows["year"].astype(str).tolist(),
        t("fu_col_donor"): donors,
        t("fu_col_item"): [code_label("in_kind_item", item, language) for item in rows["item"]],
        t("fu_col_quantity"): rows["quantity"].astype(float).tolist(),
        t("fu_col_unit"): [code_label("unit", unit, language) for unit in rows["unit"]],
        t("fu_stage_village"): [full_name(code, language) for code in rows["village_code"]],
    })  # fmt: skip


def _donor(name: str) -> str:
    """Return a donor in English: invented companies by their number, others as not translated."""
    digits = "".join(c for c in name if c.isdigit())
    return t("fu_donor_example", n=digits) if digits else t("fu_donor_other")


def said(selection: Selection) -> Figure:
    """The quantities of the source, each in the unit it has there."""
    del selection
    rows = [(fact_id, fact(fact_id).subject.get(lang()), stated(fact_id), quote(fact_id), mark_of(fact_id))
            for fact_id in STATED]  # fmt: skip
    heads = [t(f"fu_col_{name}") for name in ("id", "thing", "value", "source_says", "mark")]
    return statements("funds_goods_said", t("fu_goods_said_title", n=number(len(STATED))), heads, rows, STATED,
                      notes=(t("fu_goods_note"), contradiction_note("C19")))  # fmt: skip
