"""The page's finding and its key figures."""

from components.figure import Tile
from components.text import number, say, t, with_unit
from components.views import common
from components.views.funds.base import in_words, is_district, scope, stated
from components.views.shared import ask, per_cent, unfollowed
from indicators.measure import Measurement, Selection

FUNDS = ("total_inputs", "grant_amount", "unmatched_money", "department_inputs", "household_own_inputs",
         "earmarked_inputs", "farm_growth_inputs", "interest_subsidy", "guarantee_fund", "leverage", "own_leverage",
         "unpaid_amount", "unpaid_grants", "indirect_grants", "grants_off_standard", "grant_paid_directly_share",
         "household_level_money", "village_level_money", "social_inputs", "public_inputs")  # fmt: skip
DIRECT = ("grant_paid_directly_share", "unpaid_grants", "indirect_grants")
HOMES = ("grant_households", "grant_coverage", "households_without_grant", "interest_households",
         "interest_per_household")  # fmt: skip
PAID = ("payments_made", "paid_amount", "delivered_amount", "payments_to_check", "duplicate_payments",
        "payments_to_ineligible", "payments_to_unknown", "payments_to_another", "payments_off_standard",
        "returned_payments")  # fmt: skip


def whole(selection: Selection) -> dict[str, Measurement]:
    """Return the page's figures for the whole selection."""
    return ask((*FUNDS, *HOMES, *PAID), selection)


def heading(selection: Selection) -> tuple[str, str, tuple[str, ...]]:
    """Return the finding of the page, its scope, and the ids behind its numbers."""
    coverage = whole(selection)["grant_coverage"]
    sub, refs = scope(coverage, selection), ("grant_households", "grant_coverage", "C10")
    if not coverage.denominator:
        return t("fu_nobody"), sub, refs
    if not coverage.numerator:
        return t("fu_title_none", n=with_unit(coverage.denominator, "household")), sub, refs
    words = {"n": with_unit(coverage.numerator, "household"), "p": per_cent(coverage.value)}
    return t("fu_title", **words), sub, refs


def tiles(selection: Selection) -> list[Tile]:
    """Return the key figures: all inputs, grants, coverage, direct payment, unmatched money, payments to check."""
    found = whole(selection)
    return [_inputs(found, selection), _grants(found, selection), _coverage(found), _direct(found, selection),
            _unmatched(found, selection), _check(found)]  # fmt: skip


def _label(found: dict[str, Measurement], key: str) -> str:
    return say(found[key].indicator.label)


def _fixed(measurement: Measurement, selection: Selection) -> str:
    """Return the note that says which filters money does not follow; '' where it follows them all."""
    names = unfollowed(measurement, selection)
    joined = t("fu_joint").join(t(f"filter_name_{name}") for name in names)
    return t("fu_tile_fixed", names=joined) if names else ""


def _inputs(found: dict[str, Measurement], selection: Selection) -> Tile:
    total = found["total_inputs"]
    note = _fixed(total, selection) or t("fu_tile_inputs")
    return Tile(_label(found, "total_inputs"), in_words(total.value), note, refs=("total_inputs",))


def _grants(found: dict[str, Measurement], selection: Selection) -> Tile:
    grant = found["grant_amount"]
    note = t("fu_tile_stated", value=stated("F78a")) if is_district(selection) else t("fu_tile_money")
    refs = ("grant_amount", "F78a", "C7") if is_district(selection) else ("grant_amount",)
    return Tile(_label(found, "grant_amount"), in_words(grant.value), _fixed(grant, selection) or note, refs=refs)


def _coverage(found: dict[str, Measurement]) -> Tile:
    coverage = found["grant_coverage"]
    if not coverage.denominator:
        return Tile(say(coverage.indicator.label), t("fu_not_applicable"), t("fu_nobody"), refs=("grant_coverage",))
    note = t("fu_tile_of", n=number(coverage.numerator), m=with_unit(coverage.denominator, "household"))
    refs = ("grant_coverage", "grant_households", "C10")
    return Tile(say(coverage.indicator.label), per_cent(coverage.value), note, refs=refs)


def _direct(found: dict[str, Measurement], selection: Selection) -> Tile:
    direct = found["grant_paid_directly_share"]
    if not direct.denominator:
        return Tile(say(direct.indicator.label), t("fu_not_applicable"), t("fu_no_grant"), refs=DIRECT)
    note = t("fu_tile_direct", n=number(found["unpaid_grants"].value), m=number(found["indirect_grants"].value))
    return Tile(say(direct.indicator.label), per_cent(direct.value), _fixed(direct, selection) or note, refs=DIRECT)


def _unmatched(found: dict[str, Measurement], selection: Selection) -> Tile:
    total, left = found["total_inputs"], found["unmatched_money"]
    note = t("fu_tile_share", p=per_cent(left.value / total.value)) if total.value else t("fu_no_money")
    note = note if is_district(selection) or left.value else t("fu_tile_district")
    note = _fixed(left, selection) or note
    return Tile(t("fu_unmatched"), in_words(left.value), note, refs=("unmatched_money", "total_inputs"))


def _check(found: dict[str, Measurement]) -> Tile:
    flagged, made = found["payments_to_check"], found["payments_made"]
    note = t("fu_tile_payments", n=common.shown(made)) if made.value else t("fu_no_payment")
    return Tile(_label(found, "payments_to_check"), common.shown(flagged), note,
                tone="alert" if flagged.value else "plain", refs=("payments_to_check", "payments_made"))  # fmt: skip
