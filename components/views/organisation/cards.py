"""连心卡: the six items of the article, which the register can show, and the cards that lack one (F37)."""

from components import charts
from components.charts import Key
from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.cadres.parts import broken
from components.views.cadres.rows import area_heading, area_rows
from components.views.organisation import listing
from components.views.organisation.base import scope, two_parts
from components.views.shared import LABEL_WIDTH, Row, ask, first_of, per_cent, step, unfollowed
from indicators.measure import Measurement, Selection

WHOLE = "card_complete_share"
# The items in the order of the article; the income target is in no register and stands without an indicator.
ITEMS = ("cadre", "telephone", "household", "project", "target", "measure")
KEYS = (WHOLE, "cards_incomplete", "card_issued_share",
        *(f"card_{name}_share" for name in ITEMS if name != "target"))  # fmt: skip


def items(selection: Selection) -> Figure:
    """For each item of the card: households for which the register has it, and for which it has not."""
    found = ask(KEYS, selection)
    lines = [("issued", found["card_issued_share"])]
    lines += [(name, found.get(f"card_{name}_share")) for name in ITEMS]
    labels = [t(f"or_item_{name}") for name, _ in lines]
    met = [None if each is None else int(each.numerator) for _, each in lines]
    rest = [None if each is None else int(each.denominator - each.numerator) for _, each in lines]
    whole = found[WHOLE]
    frame = common.table({
        "label": [broken(label) for label in labels],
        "value": met,
        "value_text": ["" if n is None else number(n) for n in met],
        "rest": rest,
        "rest_text": [t("or_item_not_kept") if n is None else number(n) for n in rest],
        "share_text": ["" if each is None or not each.denominator else per_cent(each.value) for _, each in lines],
    })  # fmt: skip
    keys = (Key(t("or_item_has")), Key(t("or_item_lacks"), "context"))
    unit = t("unit_with_share", unit=common.unit_word("household"))
    view = charts.bars(frame, lang=lang(), unit=unit, alt=t("or_items_alt"), keys=keys, label_width=LABEL_WIDTH)
    return Figure(
        "card_items", _items_title(found), scope(whole, selection), _item_table(labels, met, rest),
        view if whole.denominator else None, KEYS, (t("or_items_note"), t("or_target_note")), references=("F37",),
        ignored=unfollowed(whole, selection),
    )  # fmt: skip


def _item_table(labels: list[str], met: list[int | None], rest: list[int | None]) -> object:
    return common.table({
        t("or_col_item"): labels,
        common.with_word(t("or_item_has"), "household"): met,
        common.with_word(t("or_item_lacks"), "household"): rest,
        t("or_col_shown_by"): [t(f"or_shown_{name}") for name in ("issued", *ITEMS)],
    })  # fmt: skip


def _items_title(found: dict[str, Measurement]) -> str:
    whole = found[WHOLE]
    if not whole.denominator:
        return t("or_nobody")
    items = {name: found[f"card_{name}_share"] for name in ITEMS if name != "target"}
    lacking = {name: int(each.denominator - each.numerator) for name, each in items.items()}
    most = max(lacking.values())
    names = [name for name, n in lacking.items() if n == most]
    if not most:
        return t("or_items_all")
    if len(names) > 1:
        return t("or_items_tied", n=with_unit(most, "household"))
    return t("or_items_most", item=t(f"or_item_{names[0]}"), n=with_unit(most, "household"))


def by_area(selection: Selection) -> Figure:
    """Households with a complete card, and the rest, by township or village."""
    found = ask((WHOLE,), selection, by=step(selection))[WHOLE]
    lines = area_rows(found)
    worst = first_of(lines, lambda row: row.rest)
    focus = worst.code if worst and worst.rest else None
    keys = (t("or_card_met"), t("or_card_rest"))
    view = two_parts(lines, "household", keys, t("or_card_alt"), focus) if lines else None
    return Figure(
        "card_areas", _area_title(lines, worst, selection), scope(found, selection), _area_table(lines, selection),
        view, (WHOLE,), (t("or_items_note"),), references=("F37",), ignored=unfollowed(found, selection),
    )  # fmt: skip


def _area_table(lines: list[Row], selection: Selection) -> object:
    return common.table({
        area_heading(selection): [row.label for row in lines],
        common.with_word(t("or_card_met"), "household"): [row.met for row in lines],
        common.with_word(t("or_card_rest"), "household"): [row.rest for row in lines],
        common.heading_of(WHOLE): common.per_cent([row.share for row in lines]),
    })  # fmt: skip


def _area_title(lines: list[Row], worst: Row | None, selection: Selection) -> str:
    rest, whole = sum(row.rest for row in lines), sum(row.whole for row in lines)
    if not whole:
        return t("or_nobody")
    words = {"n": number(rest), "m": with_unit(whole, "household")}
    if not rest:
        return t("or_card_all", **words)
    if worst and len(lines) > 1:
        return t("or_card_most", area=worst.label, k=with_unit(worst.rest, "household"), **words)
    places = sum(row.rest > 0 for row in lines)
    if len(lines) == 1:
        return t("or_card_one", **words)
    return t(f"or_card_spread_{step(selection)}", k=number(places), **words)


def listed(selection: Selection) -> Figure:
    """Every household whose card is not complete, with what is missing."""
    columns = ("household_id", "village_code", "reason", "n_missing", "category", "poverty_cause")
    return listing.listed("incomplete_cards", columns, selection, listing.counted("card_list", "household"), ("F37",))
