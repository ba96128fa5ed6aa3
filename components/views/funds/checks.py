"""待核: payments with something wrong, counted and listed; what was granted reconciled with what arrived."""

from dataclasses import replace
from functools import lru_cache

from components import charts
from components.figure import Figure, Table
from components.text import iso, lang, number, say, t
from components.views import common
from components.views.funds.base import from_fen, here, in_words, outside, place_scope, scope, yuan_head
from components.views.shared import ask, first_of, unfollowed, without
from components.views.standing import thousands
from indicators.audit import Line, reconcile
from indicators.flows import FEN_PER_YUAN
from indicators.indicator import find
from indicators.lists import find_list, rows
from indicators.measure import Selection, register_of
from indicators.selection import DISTRICT

KINDS = ("duplicate_payments", "payments_to_ineligible", "payments_to_unknown", "payments_to_another",
         "payments_off_standard", "returned_payments")  # fmt: skip
GRANTS = ("unpaid_grants", "indirect_grants")
FLAGGED, LIST = "payments_to_check", "payments_to_check"


def kinds(selection: Selection) -> Figure:
    """How many payments and grants have each fault; one payment can have several."""
    found = ask((*KINDS, FLAGGED, *GRANTS), selection)
    beside = () if unfollowed(found[GRANTS[0]], selection) else GRANTS  # grants that follow other filters stay away
    counts = {key: int(found[key].value) for key in (*KINDS, *beside)}
    most = first_of(counts, counts.__getitem__)
    flagged, unpaid = int(found[FLAGGED].value), counts.get("unpaid_grants", 0)
    frame = common.table({
        "label": [say(find(key).label) for key in counts], "value": list(counts.values()),
        "value_text": [number(n) for n in counts.values()],
        "emphasis": ["focus" if key == most else "main" if key in KINDS else "context" for key in counts],
        "measured_in": [find(key).unit for key in counts],
    })  # fmt: skip
    return Figure(
        "funds_checks",
        _kinds_title(flagged, unpaid, bool(beside)),
        scope(found[FLAGGED], selection),
        common.table({
            t("fu_col_fault"): [say(find(key).label) for key in counts],
            t("fu_col_meaning"): [say(find(key).definition) for key in counts],
            t("fu_col_found"): list(counts.values()),
        }),
        charts.bars(frame, lang=lang(), unit=common.axis_unit(*counts), alt=t("fu_checks_alt"), label_width=16.0)
        if any(counts.values()) else None,
        (FLAGGED, *counts), (t("fu_checks_note"),), references=("F77", "F78b", "F79"),
        ignored=unfollowed(found[FLAGGED], selection),
    )  # fmt: skip


def _kinds_title(flagged: int, unpaid: int, has_grants: bool) -> str:
    if not flagged + unpaid:
        return t("fu_checks_none")
    if not has_grants:
        return t("fu_checks_paid", n=number(flagged))
    return t("fu_checks_title", n=number(flagged), k=number(unpaid))


def listed(selection: Selection) -> Figure:
    """The payments to check, each with every fault in words."""
    found = find_list(LIST)
    ignored = found.ignored(selection)
    kept = without(selection, ignored)
    shown = _shown(register_of(), kept, lang())
    return Figure(
        "funds_check_list",
        t("fu_check_listed", n=number(len(shown))) if len(shown) else t("fu_checks_none"),
        scope(ask((FLAGGED,), selection)[FLAGGED], selection), shown, None, (FLAGGED,), (say(found.rule),),
        references=("F77",), ignored=ignored, columns=thousands(yuan_head(t("fu_paid"))),
    )  # fmt: skip


def _shown(register: object, selection: Selection, language: str) -> Table:
    """Return the list of an area, from that of the district: so a broad list is made once."""
    villages, columns = _broad(register, replace(selection, area=DISTRICT), language)
    kept = [i for i, code in enumerate(villages) if code.startswith(selection.area) or selection.area == DISTRICT]
    return common.table({head: [values[i] for i in kept] for head, values in columns.items()})


@lru_cache(maxsize=16)
def _broad(register: object, selection: Selection, language: str) -> tuple[list[str], dict[str, list]]:
    """Return the village of every payment to check, and the list as a reader sees it."""
    cases = rows(LIST, selection, lang=language, snapshot=register)
    places = common.area_names([code for code in cases["village_code"] if code], full=True)
    names = iter(places)
    return cases["village_code"].tolist(), {
        t("fu_col_payment"): cases["payment_id"].tolist(),
        t("fu_col_fund"): cases["fund_id"].tolist(),
        t("fu_col_reason"): cases["reason"].tolist(),
        t("fu_stage_village"): [next(names) if code else t("fu_no_place") for code in cases["village_code"]],
        t("fu_col_granted_to"): _ids(cases["household_id"]),
        t("fu_col_payee"): _ids(cases["payee_id"]),
        t("fu_col_paid"): [iso(day.date()) for day in cases["paid_date"]],
        yuan_head(t("fu_paid")): cases["paid_cny"].astype(int).tolist(),
    }


def _ids(column: object) -> list[str]:
    return [t("not_recorded") if value in ("unknown", "") else value for value in column]


def balanced(selection: Selection) -> Figure:
    """From what was granted to what arrived: every difference named, nothing left over."""
    lines = reconcile(here(selection))
    rest = next(line for line in lines if line.key == "rest")
    shown = [line for line in lines if line.key != "rest" or line.yuan]
    ends = {line.key: line for line in lines}
    return Figure(
        "funds_reconcile",
        _balance_title(ends, rest),
        place_scope(selection),
        common.table({
            t("fu_col_line"): [t(f"fu_line_{line.key}") for line in shown],
            yuan_head(t("fu_amount")): [from_fen(line.yuan * FEN_PER_YUAN) for line in shown],
            t("fu_col_records"): [line.n for line in shown],
        }),
        None, ("grant_amount", "paid_amount", "delivered_amount"), (t("fu_reconcile_note"),),
        references=("F77", "F78a", "F79"), ignored=outside(selection),
        columns=thousands(yuan_head(t("fu_amount")), t("fu_col_records")),
    )  # fmt: skip


def _balance_title(ends: dict[str, Line], rest: Line) -> str:
    if not ends["granted"].n:
        return t("fu_no_grant")
    if rest.yuan:
        return t("fu_reconcile_rest", n=in_words(rest.yuan))
    return t("fu_reconcile_title", a=in_words(ends["granted"].yuan), b=in_words(ends["delivered"].yuan))
