"""特惠金: who got the 6,000 yuan and who did not, by place and kind of household; paid directly or not; lists."""


import pandas as pd

from components import charts
from components.charts import Key
from components.figure import Figure, Note
from components.text import iso, lang, number, say, t, with_unit
from components.views import common
from components.views.funds.base import as_of, scope, stated, yuan_head
from components.views.lists import narrowed
from components.views.shared import (
    ask,
    broken,
    contradiction_note,
    first_of,
    per_cent,
    rows_of,
    step,
    unfollowed,
    without,
)
from components.views.standing import thousands
from indicators.audit import amounts
from indicators.dimensions import DIMENSIONS
from indicators.lists import find_list
from indicators.measure import Selection, register_of
from policy.parameters import parameter

COVERAGE = "grant_coverage"
GROUPS = {"cause": ("poverty_cause", "poverty_cause"), "category": ("category", "household_category"),
          "labour": ("labour", "")}  # fmt: skip
LISTS = {"without": "households_without_grant", "with": "households_with_grant", "undelivered": "grants_not_delivered"}


def coverage(selection: Selection, by: str) -> Figure:
    """Poor households with and without the grant, by place or by a group of households."""
    level = step(selection)
    how = {"by": level} if by == "area" else {"group": GROUPS[by][0]}
    found = ask((COVERAGE,), selection, **how)[COVERAGE]
    column = "area_code" if by == "area" else GROUPS[by][0]
    held = sorted(rows_of(found, column, lambda codes: _names(by, codes)), key=lambda row: (-row.share, row.code))
    least = first_of(held, lambda row: -row.share)
    heading = t(f"fu_stage_{level}") if by == "area" else DIMENSIONS[GROUPS[by][0]].label.get(lang())
    frame = common.table({
        "label": [broken(row.label) for row in held],
        "value": [row.met for row in held], "value_text": [number(row.met) for row in held],
        "rest": [row.rest for row in held], "rest_text": [number(row.rest) for row in held],
        "share_text": [per_cent(row.share) for row in held],
        "measured_in": ["household"] * len(held),
    })  # fmt: skip
    return Figure(
        f"funds_grant_{by}",
        _coverage_title(held, least),
        scope(found, selection),
        common.table({
            heading: [row.label for row in held],
            common.heading_of("grant_households"): [row.met for row in held],
            common.heading_of("households_without_grant"): [row.rest for row in held],
            common.heading_of("registered_households"): [row.whole for row in held],
            common.heading_of(COVERAGE): common.per_cent([row.share for row in held]),
        }),
        charts.bars(frame, lang=lang(), alt=t("fu_grant_alt"), label_width=30.0, keys=(
            Key(t("fu_with_grant")), Key(t("fu_without_grant"), "context")),
            unit=common.axis_unit("grant_households", "households_without_grant")),
        (COVERAGE, "grant_households", "households_without_grant"), (contradiction_note("C10"),),
        references=("F78", "D20", "D21", "C10", "C11"), ignored=unfollowed(found, selection),
    )  # fmt: skip


def _names(by: str, codes: list[str]) -> list[str]:
    if by == "area":
        return common.area_names(codes)
    if by == "labour":
        return [t(f"fu_labour_{code}") for code in codes]
    return common.labels(GROUPS[by][1], codes)


def _coverage_title(held: list, least: object) -> str:
    if not held:
        return t("fu_nobody")
    met, whole = sum(row.met for row in held), sum(row.whole for row in held)
    if not met:
        return t("fu_title_none", n=with_unit(whole, "household"))
    if least and not least.met:
        return t("fu_grant_zero", name=least.label)
    if least:
        return t("fu_grant_least", name=least.label, p=per_cent(least.share))
    return t("fu_grant_rest", n=with_unit(whole - met, "household"))


def delivery(selection: Selection) -> Figure:
    """Grants not paid and grants that did not go straight to the household, by place."""
    keys = ("unpaid_grants", "indirect_grants", "grant_paid_directly_share")
    level = step(selection)
    found = ask(keys, selection, by=level)
    unpaid, indirect = ({code: int(n) for code, n, *_ in found[key].cells("area_code")} for key in keys[:2])
    money = {code: (n, m, share) for code, n, m, share in found[keys[2]].cells("area_code") if m > 0}
    codes = sorted(money, key=lambda code: (-unpaid[code] - indirect[code], code))
    troubled = [code for code in codes if unpaid[code] + indirect[code]]
    names = dict(zip(codes, common.area_names(codes), strict=True))
    frame = common.table({
        "label": [broken(names[code]) for code in troubled],
        "value": [unpaid[code] for code in troubled], "value_text": [number(unpaid[code]) for code in troubled],
        "rest": [indirect[code] for code in troubled], "rest_text": [number(indirect[code]) for code in troubled],
        "emphasis": ["focus"] * len(troubled), "measured_in": ["payment"] * len(troubled),
    })  # fmt: skip
    return Figure(
        "funds_delivery",
        _delivery_title(bool(codes), sum(unpaid.values()), sum(indirect.values())),
        scope(found[keys[0]], selection),
        common.table({
            t(f"fu_stage_{level}"): [names[code] for code in codes],
            common.heading_of("unpaid_grants"): [unpaid[code] for code in codes],
            common.heading_of("indirect_grants"): [indirect[code] for code in codes],
            common.heading_of("grant_amount"): [int(money[code][1]) for code in codes],
            yuan_head(t("fu_direct_amount")): [int(money[code][0]) for code in codes],
            common.heading_of(keys[2]): common.per_cent([money[code][2] for code in codes]),
        }),
        charts.bars(frame, lang=lang(), unit=common.axis_unit(*keys[:2]), alt=t("fu_delivery_alt"), label_width=30.0,
                    keys=(Key(t("fu_unpaid"), "focus"), Key(t("fu_indirect"), "context"))) if troubled else None,
        keys, references=("F79", "F78"), ignored=unfollowed(found[keys[0]], selection),
        columns=thousands(common.heading_of("grant_amount"), yuan_head(t("fu_direct_amount"))),
    )  # fmt: skip


def _delivery_title(has_any: bool, unpaid: int, indirect: int) -> str:
    if not has_any:
        return t("fu_no_grant")
    if not unpaid + indirect:
        return t("fu_delivery_all")
    return t("fu_delivery_title", n=number(unpaid), m=number(indirect))


def standard(selection: Selection) -> Figure:
    """Amounts actually paid beside the standard: every amount that occurs, how often, how far off."""
    each = int(parameter("special_grant_per_household", register_of().as_of).value)
    found = ask(("payments_off_standard", "payments_made"), selection)
    held = amounts(without(selection, unfollowed(found["payments_made"], selection)))
    off = int(found["payments_off_standard"].value)
    title = t("fu_off_title", n=number(off), each=number(each)) if off else t("fu_off_none", each=number(each))
    return Figure(
        "funds_amounts",
        title if held else t("fu_no_payment"),
        scope(found["payments_made"], selection),
        common.table({
            yuan_head(t("fu_paid")): list(held),
            yuan_head(t("fu_deviation")): [amount - each for amount in held],
            common.heading_of("payments_made"): list(held.values()),
        }),
        None, ("payments_off_standard", "grants_off_standard"), (contradiction_note("C11"),),
        references=("F78b", "C11"), ignored=unfollowed(found["payments_made"], selection),
        columns=thousands(yuan_head(t("fu_paid")), yuan_head(t("fu_deviation")), common.heading_of("payments_made")),
    )  # fmt: skip


def listed(selection: Selection, which: str) -> Figure:
    """Return one of the lists: without the grant, with it, not paid or not paid directly."""
    found = find_list(LISTS[which])
    ignored = found.ignored(selection)
    shown = narrowed(LISTS[which], without(selection, ignored), _display, which)
    total = with_unit(len(shown), "payment" if which == "undelivered" else "household")
    return Figure(
        f"funds_list_{which}",
        t(f"fu_listed_{which}", n=total) if len(shown) else t("fu_listed_none"),
        common.scope(without(selection, ignored), when=as_of()),
        shown, None, (COVERAGE,), (say(found.rule),), references=("F78", "F79", "F77"), ignored=ignored,
    )  # fmt: skip


def _display(cases: pd.DataFrame, which: str) -> pd.DataFrame:
    """Return a list as a reader sees it: names for codes, headings with units."""
    names = {code: common.area_names([code], full=True)[0] for code in cases["village_code"].unique() if code}
    columns = {t("fu_col_household"): cases["household_id"],
               t("fu_stage_village"): cases["village_code"].map(names).fillna(t("fu_no_place"))}  # fmt: skip
    if which == "undelivered":
        columns = {t("fu_col_fund"): cases["fund_id"], **columns, t("fu_col_year"): cases["year"].astype(str),
                   yuan_head(t("fu_amount")): cases["amount_cny"],
                   t("fu_col_paid"): [iso(d) if d == d else t("fu_not_paid") for d in cases["paid_date"].dt.date]}
    else:
        columns |= {
            DIMENSIONS["category"].label.get(lang()): common.labels("household_category", list(cases["category"])),
            DIMENSIONS["poverty_cause"].label.get(lang()): common.labels("poverty_cause",
                                                                           list(cases["poverty_cause"])),
            common.with_word(t("fu_col_persons"), "persons"): cases["n_persons"].astype(int),
        }  # fmt: skip
    columns[t("fu_col_reason")] = cases["reason"]
    return pd.DataFrame({head: list(values) for head, values in columns.items()})


def callout() -> Note:
    """Return C10: the grant reaches two thousand of 5,172 households, whatever 'per household' seems to say."""
    said = contradiction_note("C10") + t("fu_year_open", value=stated("F78a"))
    return Note(said, ("C10", "F78a", "D20", "D21", "C7"))

