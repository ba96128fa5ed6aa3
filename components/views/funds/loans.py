"""贷款: the interest subsidy and the guarantee against what is arranged a year, and terms as far as they are stated."""

from components import charts
from components.charts import Key
from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.funds import rules
from components.views.funds.base import (
    amount_text,
    amount_unit,
    in_words,
    is_district,
    mark_of,
    note_of,
    scope,
    stated,
    statements,
    yuan_head,
)
from components.views.shared import ask, contradiction_note, counts_of, first_of, unfollowed
from components.views.standing import thousands
from indicators.dimensions import DIMENSIONS
from indicators.facts.common import UNKNOWN
from indicators.measure import Selection, register_of
from policy.parameters import parameter

LINES = {"interest_subsidy": ("interest_subsidy_per_year", "F80a"), "guarantee_fund": ("guarantee_per_year", "F81a")}
TERMS = (("F80a", "interest"), ("F80b", "share"), ("F80c", "term"), ("", "rate"), ("", "loan_term"), ("", "cycle"),
         ("F81a", "guarantee"), ("F81b", "guarantee_share"), ("", "multiple"), ("", "company"), ("F82", "small_loans"),
         ("D24", "volume"))  # fmt: skip
SUBSIDISED = "interest_households"


def lines(selection: Selection) -> Figure:
    """Both lines by year: on record against what is arranged a year; what is not yet paid is said."""
    found = ask((*LINES, "unpaid_amount"), selection, years=rules.years(), group="purpose")
    sums = {key: {(int(y), p): n for y, p, n, *_ in found[key].cells("period", "purpose")} for key in found}
    purposes = {"interest_subsidy": "interest_subsidy", "guarantee_fund": "guarantee"}
    rows = [
        (key, year, sums[key].get((year, purposes[key]), 0.0), sums["unpaid_amount"].get((year, purposes[key]), 0.0),
         parameter(LINES[key][0], register_of().as_of).value)
        for key in LINES
        for year in rules.years()
    ]  # fmt: skip
    rows = [row for row in rows if row[2]]
    frame = common.table({
        "label": [t("fu_rule_year", rule=t(f"fu_line_{key}"), year=rules._year(year)) for key, year, *_ in rows],
        "value": [money for _, _, money, _, _ in rows],
        "value_text": [amount_text(money) for _, _, money, _, _ in rows],
        "share_text": [t("fu_late", n=amount_text(late)) if late else "" for *_, late, _ in rows],
        "emphasis": ["context" if late else "main" for *_, late, _ in rows],
        "target": [goal if is_district(selection) else None for *_, goal in rows],
        "measured_in": [found[key].indicator.unit for key, *_ in rows],
    })  # fmt: skip
    heads = [yuan_head(t(f"fu_col_{name}")) for name in ("recorded", "not_paid", "arranged")]
    return Figure(
        "funds_lines",
        _lines_title(rows),
        scope(found["interest_subsidy"], selection, rules._when()),
        common.table({
            t("fu_col_line"): [t(f"fu_line_{key}") for key, *_ in rows],
            t("fu_col_year"): [rules._year(year) for _, year, *_ in rows],
            heads[0]: [int(paid) for _, _, paid, _, _ in rows], heads[1]: [int(late) for *_, late, _ in rows],
            heads[2]: [int(goal) for *_, goal in rows],
        }),
        charts.bars(frame, lang=lang(), unit=amount_unit(), alt=t("fu_lines_alt"), label_width=14.0,
                    keys=_keys(is_district(selection))),
        (*LINES, "unpaid_amount"), (t("fu_lines_note"),), ("simulated", "stated"), ("F80", "F81"),
        unfollowed(found["interest_subsidy"], selection), thousands(*heads),
    )  # fmt: skip


def _keys(is_whole: bool) -> tuple[Key, ...]:
    """Return the key; what is arranged a year is the district's and stands beside the district alone."""
    paid = (Key(t("fu_paid_out")), Key(t("fu_not_paid_out"), "context"))
    return (*paid, Key(t("fu_arranged"), "plan")) if is_whole else paid


def _lines_title(rows: list[tuple]) -> str:
    if not rows:
        return t("fu_lines_none")
    total, late = sum(row[2] for row in rows), sum(row[3] for row in rows)
    return t("fu_lines_title", n=in_words(total), k=in_words(late)) if late else t("fu_lines_paid", n=in_words(total))


def terms(selection: Selection) -> Figure:
    """Every term of both lines: what the source says, and 'not stated' where it says nothing."""
    del selection
    unknown = sum(not fact_id for fact_id, _ in TERMS)
    rows = [
        (t(f"fu_term_{what}"), t(f"fu_says_{what}") if fact_id.startswith("F") else t("fu_dash"),
         _value(fact_id), note_of(fact_id) if fact_id else t(f"fu_why_{what}"),
         mark_of(fact_id) if fact_id else t("not_stated"))
        for fact_id, what in TERMS
    ]  # fmt: skip
    heads = [t(f"fu_col_{name}") for name in ("term", "source_says", "value", "note", "mark")]
    return statements("funds_terms", t("fu_terms_title", n=number(unknown)), heads, rows,
                      ("F80", "F81", "F82", "D24"), ("stated", "assumption"), (contradiction_note("C7"),))  # fmt: skip


def _value(fact_id: str) -> str:
    if not fact_id:
        return t("not_stated")
    shown = stated(fact_id)
    return t("fu_no_number") if shown == "—" else shown


def industries(selection: Selection) -> Figure:
    """Households with a subsidised loan by the industry they want; the cycle of each industry is not stated."""
    found = ask((SUBSIDISED,), selection, group="plan_will")[SUBSIDISED]
    counts = counts_of(found, "plan_will")
    codes = sorted(counts, key=lambda code: (code == UNKNOWN, -counts[code], code))
    names = dict(zip(codes, common.labels("leading_industry", codes), strict=True))
    most = first_of([code for code in codes if code != UNKNOWN], counts.__getitem__)
    frame = common.table({
        "label": [names[code] for code in codes], "value": [counts[code] for code in codes],
        "value_text": [number(counts[code]) for code in codes],
        "emphasis": ["context" if code == UNKNOWN else "main" for code in codes],
        "measured_in": [found.indicator.unit] * len(codes),
    })  # fmt: skip
    n = with_unit(sum(counts.values()), "household")
    title = t("fu_industry_title", n=n, name=names[most]) if most else t("fu_industry_few", n=n)
    return Figure(
        "funds_cycles",
        title if counts else t("fu_industry_none"),
        scope(found, selection),
        common.table({
            DIMENSIONS["leading_industry"].label.get(lang()): [names[code] for code in codes],
            common.heading_of(SUBSIDISED): [counts[code] for code in codes],
            t("fu_col_cycle"): [t("not_stated")] * len(codes),
            t("fu_col_loan_term"): [t("not_stated")] * len(codes),
        }),
        charts.bars(frame, lang=lang(), unit=common.axis_unit(SUBSIDISED), alt=t("fu_industry_alt"), label_width=14.0),
        (SUBSIDISED, "interest_per_household"), (t("fu_industry_note"),),
        references=("F80a", "F80c", "F82"), ignored=unfollowed(found, selection),
    )  # fmt: skip
