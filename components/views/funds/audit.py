"""审计: what the source says of audit and public supervision, months of payment, and a sample anyone can draw again."""

from functools import lru_cache

from components import charts
from components.figure import Figure, Note, Table
from components.text import iso, lang, number, t, with_unit
from components.views import common
from components.views.funds.base import in_words, note_of, quote, scope, stated, statements, yuan_head
from components.views.funds.checks import _ids
from components.views.shared import ask, counts_of, first_of, unfollowed, without
from components.views.standing import thousands
from data.dictionary import code_label
from indicators.audit import FAULTS, audit_sample, stratum_counts
from indicators.measure import Selection, register_of

MADE = "payments_made"
SAID = (("F77a", "bodies"), ("", "frequency"), ("F77a", "object"), ("F77b", "offences"), ("F77b", "consequence"),
        ("F24", "public_list"), ("F37", "public_card"), ("F79", "direct"), ("", "findings"), ("", "dates"),
        ("", "publication"))  # fmt: skip


def said(selection: Selection) -> Figure:
    """What the source says of audit and supervision, and what it does not: dates, findings, publication."""
    del selection
    rows = [
        (t(f"fu_audit_{what}"), quote(fact_id) if fact_id else t("fu_dash"),
         _value(fact_id, what), note_of(fact_id) if fact_id else t(f"fu_audit_why_{what}"))
        for fact_id, what in SAID
    ]  # fmt: skip
    heads = [t(f"fu_col_{name}") for name in ("question", "source_says", "value", "note")]
    unknown = sum(not fact_id for fact_id, _ in SAID)
    return statements("funds_audit_said", t("fu_audit_title", n=number(unknown)), heads, rows,
                      ("F77", "F24", "F37", "F79"))  # fmt: skip


def _value(fact_id: str, what: str) -> str:
    if not fact_id:
        return t("not_stated")
    if what in ("bodies", "offences"):
        return f"{stated(fact_id)}{t('fu_audit_list_' + what)}"
    return t(f"fu_audit_value_{what}")


def months(selection: Selection) -> Figure:
    """Payments by month, from the first on record to the last: the calendar an audit can go by."""
    found = ask((MADE, "paid_amount"), selection, group="month")
    held = counts_of(found[MADE], "month")
    money = {code: n for code, n, *_ in found["paid_amount"].cells("month")}
    known = sorted(code for code in held if "-" in code)
    first, last = (known[0], known[-1]) if known else ("", "")
    run = [m for m in _run(first, last)] if known else []
    most = first_of(known, held.__getitem__)
    n = with_unit(sum(held.values()), "payment")
    frame = common.table({
        "label": [_month(month) for month in run], "value": [held.get(month, 0) for month in run],
        "value_text": [number(held.get(month, 0)) for month in run],
        "emphasis": ["focus" if month == most else "main" for month in run],
        "measured_in": [found[MADE].indicator.unit] * len(run),
    })  # fmt: skip
    return Figure(
        "funds_months",
        (t("fu_months_title", n=n, month=_month(most, " "), k=number(held[most])) if most
         else t("fu_months_few", n=n)) if known else t("fu_no_payment"),
        scope(found[MADE], selection),
        common.table({
            t("fu_col_month"): run,
            common.heading_of(MADE): [held.get(month, 0) for month in run],
            common.heading_of("paid_amount"): [int(money.get(month, 0)) for month in run],
        }),
        charts.columns(frame, lang=lang(), unit=common.axis_unit(MADE), alt=t("fu_months_alt"), plot_em=8.0),
        (MADE, "paid_amount"), (t("fu_months_note"),), references=("F77", "F79", "C7"),
        ignored=unfollowed(found[MADE], selection), columns=thousands(common.heading_of("paid_amount")),
    )  # fmt: skip


def _run(first: str, last: str) -> list[str]:
    """Return every month from the first to the last, none left out."""
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{place // 12}-{place % 12 + 1:02}" for place in range(start, end + 1)]


def _month(month: str, joint: str = "\n") -> str:
    year, place = month[:4], int(month[5:])
    if lang() == "zh":
        return f"{year}年{joint.strip(' ')}{place}月"
    return f"{t(f'fu_month_{place}')}{joint}{year}"


def sample(selection: Selection, seed: str, size: str, method: str) -> Figure:
    """The drawn payments; seed, size and method stand in the address, so the same draw comes again anywhere."""
    found = ask((MADE,), selection)[MADE]
    kept = without(selection, unfollowed(found, selection))
    shown = _shown(register_of(), kept, int(seed), int(size), method, lang())
    whole = int(found.value)
    words = {"n": number(len(shown)), "m": number(whole), "seed": seed, "method": t(f"fu_method_{method}")}
    return Figure(
        f"funds_sample_{method}_{size}_{seed}",
        t("fu_sample_title", **words) if len(shown) else t("fu_no_payment"),
        scope(found, selection), shown, None, (MADE,),
        (t("fu_sample_note", **words), t(f"fu_sample_{method}")), references=("F77",),
        ignored=unfollowed(found, selection), columns=thousands(yuan_head(t("fu_paid"))),
    )  # fmt: skip


def strata(selection: Selection, seed: str, size: str, method: str) -> Figure:
    """How many payments each township has and how many of them are drawn."""
    found = ask((MADE,), selection)[MADE]
    kept = without(selection, unfollowed(found, selection))
    rows = stratum_counts(kept, int(seed), int(size), method)
    names = [common.area_names([code])[0] if code else t("fu_no_place") for code, *_ in rows]
    least, most = (pick((n for *_, n in rows), default=0) for pick in (min, max))
    drawn = sum(n for *_, n in rows)
    frame = common.table({
        "label": names, "value": [n for *_, n in rows], "value_text": [number(n) for *_, n in rows],
        "share_text": [t("fu_of_payments", n=number(whole)) for _, whole, _ in rows],
        "measured_in": [found.indicator.unit] * len(rows),
    })  # fmt: skip
    words = {"k": number(len(rows)), "low": number(least), "high": number(most)}
    title = t("fu_strata_title", **words) if len(rows) > 1 else t("fu_strata_one", n=number(most))
    return Figure(
        "funds_strata",
        title if drawn else t("fu_no_payment"),
        scope(found, selection),
        common.table({
            t("fu_stage_township"): names,
            common.heading_of(MADE): [whole for _, whole, _ in rows],
            t("fu_col_drawn"): [n for *_, n in rows],
        }),
        charts.bars(frame, lang=lang(), unit=common.axis_unit(MADE), alt=t("fu_strata_alt"), label_width=30.0),
        (MADE,), (t(f"fu_sample_{method}"),), references=("F77",), ignored=unfollowed(found, selection),
        columns=thousands(common.heading_of(MADE)),
    )  # fmt: skip


def sample_note(selection: Selection, seed: str, size: str, method: str) -> Note:
    """Say how the sample is drawn, how much money it covers, and how many of its payments are flagged."""
    found = ask((MADE, "paid_amount"), selection)
    kept = without(selection, unfollowed(found[MADE], selection))
    drawn = audit_sample(kept, int(seed), int(size), method)
    flagged = int(drawn[list(FAULTS)].max(axis=1).sum()) if len(drawn) else 0
    money = int(drawn["paid_cny"].sum())
    share = money / found["paid_amount"].value if found["paid_amount"].value else float("nan")
    said = t("fu_sample_say", n=number(len(drawn)), money=in_words(money), p=with_unit(share, "percent"),
             k=number(flagged), seed=seed, method=t(f"fu_method_{method}"))  # fmt: skip
    return Note(said, (MADE, "paid_amount", "payments_to_check"))


@lru_cache(maxsize=32)
def _shown(register: object, selection: Selection, seed: int, size: int, method: str, language: str) -> Table:
    rows = audit_sample(selection, seed, size, method, register)
    results = register.rows("payments").set_index("payment_id")["result"]
    towns = [common.area_names([code])[0] if code else t("fu_no_place") for code in rows["township_code"]]
    names = [common.area_names([code])[0] if code else t("fu_no_place") for code in rows["village_code"]]
    return common.table({
        t("fu_stage_township"): towns,
        t("fu_stage_village"): names,
        t("fu_col_payment"): rows["payment_id"].tolist(),
        t("fu_col_fund"): rows["fund_id"].tolist(),
        t("fu_col_granted_to"): _ids(rows["household_id"]),
        t("fu_col_payee"): _ids(rows["payee_id"]),
        t("fu_col_paid"): [iso(day.date()) for day in rows["date"]],
        yuan_head(t("fu_paid")): rows["paid_cny"].astype(int).tolist(),
        t("fu_col_result"): [code_label("payment_result", results[key], language) for key in rows["payment_id"]],
        t("fu_col_draw"): rows["draw"].astype(int).tolist(),
    })  # fmt: skip
