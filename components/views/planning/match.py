"""因—措: cause × assistance, and assistance at odds with the household, rule by rule and named."""

import pandas as pd

from components import charts
from components.figure import Figure, Note
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.planning.base import heading, label_of, listing, scope, short_measure
from components.views.shared import (
    Row,
    area_heading,
    ask,
    broken,
    contradiction_note,
    counts_of,
    first_of,
    rows_of,
    step,
    unfollowed,
)
from indicators.dimensions import code_order
from indicators.facts.common import UNKNOWN
from indicators.lists.plans import READ_FROM
from indicators.measure import Measurement, Selection

RECORDED, ODD, SHARE = "households_with_assistance", "mismatched_assistance", "mismatched_assistance_share"
KEYS = {"all": RECORDED, "odd": ODD}


def matrix(selection: Selection, shade: str) -> Figure:
    """Households by main cause of poverty and assistance; all of them, or those at odds with their household."""
    found = ask((RECORDED, ODD), selection, group="poverty_cause,plan_measure")
    key = KEYS[shade]
    cells = {pair: int(n) for *pair_, n, _, _ in found[key].cells("poverty_cause", "plan_measure")
             if n > 0 for pair in [tuple(pair_)]}  # fmt: skip
    causes = [code for code in (*code_order("poverty_cause"), UNKNOWN) if any(row == code for row, _ in cells)]
    heads = [code for code in code_order("plan_measure") if any(head == code for _, head in cells)]
    pairs = [(row, head) for row in causes for head in heads]
    counts = [cells.get(pair, 0) for pair in pairs]
    return Figure(
        f"planning_matrix_{shade}", _matrix_title(found[key], cells, shade), scope(found[key], selection),
        common.table({
            heading("poverty_cause"): [label_of("poverty_cause", row) for row, _ in pairs],
            heading("plan_measure"): [label_of("plan_measure", head) for _, head in pairs],
            common.heading_of(key): counts,
        }),
        _heat(pairs, counts) if pairs else None, (key,),
        (t("pl_matrix_note"), t("pl_rules_note")), references=("F29", "F54", "F59", "F53"),
        ignored=unfollowed(found[key], selection),
    )  # fmt: skip


def _heat(pairs: list[tuple[str, str]], counts: list[int]) -> charts.ChartView:
    frame = common.table({
        "row": [label_of("poverty_cause", row) for row, _ in pairs],
        "column": [t(f"pl_measure_{head}") for _, head in pairs],
        "value": counts,
        "value_text": [number(n) if n else "–" for n in counts],
    })  # fmt: skip
    return charts.heat(frame, lang=lang(), unit=t("pl_unit_matrix"), alt=t("pl_matrix_alt"), label_width=20.0,
                       column_width=2.9, row_em=1.75)  # fmt: skip


def _matrix_title(found: Measurement, cells: dict[tuple[str, str], int], shade: str) -> str:
    if not cells:
        return t("pl_odd_none" if shade == "odd" else "pl_no_assistance")
    most = first_of(cells, lambda pair: cells[pair])
    if most is None or UNKNOWN in most:
        return t(f"pl_matrix_{shade}", n=with_unit(sum(cells.values()), "household"))
    words = {"cause": label_of("poverty_cause", most[0]), "measure": short_measure(most[1])}
    return t("pl_matrix_most", n=with_unit(cells[most], "household"), **words)


def rules(selection: Selection) -> Figure:
    """Households at odds by the rule they break, each rule with the facts it is read from."""
    found = ask((ODD,), selection, group="mismatch")[ODD]
    counts = counts_of(found, "mismatch")
    codes = [code for code in READ_FROM if counts.get(code)]
    most = first_of(codes, lambda code: counts[code])
    frame = common.table({
        "label": [t(f"pl_rule_{code}") for code in codes],
        "value": [counts[code] for code in codes],
        "value_text": [number(counts[code]) for code in codes],
        "share_text": [t("pl_rule_from", ids=" ".join(READ_FROM[code])) for code in codes],
        "emphasis": ["focus" if code == most else "main" for code in codes],
    })  # fmt: skip
    return Figure(
        "planning_rules", _rules_title(counts, most), scope(found, selection),
        common.table({
            heading("mismatch"): [label_of("mismatch", code) for code in codes],
            common.heading_of(ODD): [counts[code] for code in codes],
            t("pl_col_from"): [" ".join(READ_FROM[code]) for code in codes],
        }),
        charts.bars(frame, lang=lang(), unit=common.unit_word("household"), alt=t("pl_rules_alt"), labels="above"),
        (ODD,), (t("pl_rules_note"), *(t(f"pl_rule_note_{code}") for code in READ_FROM), contradiction_note("C4")),
        references=("F59", "F53", "F30a", "C4"), ignored=unfollowed(found, selection),
    )  # fmt: skip


def notes(selection: Selection) -> list[Note]:
    """Return one sentence a rule that some household of the selection breaks: the words it is read from."""
    counts = counts_of(ask((ODD,), selection, group="mismatch")[ODD], "mismatch")
    return [Note(t(f"pl_rule_note_{code}"), (ODD, *ids)) for code, ids in READ_FROM.items() if counts.get(code)]


def _rules_title(counts: dict[str, int], most: str | None) -> str:
    whole = sum(counts.values())
    if not whole:
        return t("pl_odd_none")
    if most and counts[most] < whole:
        return t("pl_rules_most", n=with_unit(whole, "household"), k=number(counts[most]), rule=t(f"pl_rule_{most}"))
    return t("pl_rules_sum", n=with_unit(whole, "household"))


def by_area(selection: Selection) -> Figure:
    """Share of households whose assistance is at odds, by area, the most first."""
    found = ask((SHARE,), selection, by=step(selection))[SHARE]
    rows = sorted(rows_of(found, "area_code", common.area_names), key=lambda row: (-row.met, -row.share, row.code))
    most = first_of(rows, lambda row: row.met)
    frame = common.table({
        "label": [broken(row.label) for row in rows],
        "value": [row.met for row in rows],
        "value_text": [number(row.met) for row in rows],
        "share_text": [t("pl_of_whole", n=number(row.whole)) for row in rows],
        "emphasis": ["focus" if row is most and row.met else "main" for row in rows],
    })  # fmt: skip
    return Figure(
        "planning_odd_areas", _area_title(rows, most), scope(found, selection),
        common.table({
            area_heading(step(selection)): [row.label for row in rows],
            common.heading_of(ODD): [row.met for row in rows],
            common.heading_of(RECORDED): [row.whole for row in rows],
            common.heading_of(SHARE): common.per_cent([row.share for row in rows]),
        }),
        charts.bars(frame, lang=lang(), unit=common.unit_word("household"), alt=t("pl_odd_area_alt"), label_width=30.0),
        (SHARE, ODD), (t("pl_rules_note"),), references=("F59", "F53", "F30a"), ignored=unfollowed(found, selection),
    )  # fmt: skip


def _area_title(rows: list[Row], most: Row | None) -> str:
    odd = sum(row.met for row in rows)
    if not rows:
        return t("pl_no_assistance")
    if not odd:
        return t("pl_odd_none")
    if most and most.met < odd:
        return t("pl_odd_area_most", name=most.label, k=number(most.met), n=with_unit(odd, "household"))
    return t("pl_odd", n=with_unit(odd, "household"))


def listed(selection: Selection) -> Figure:
    """Households whose assistance is at odds, with the rule and the facts it is read from."""
    return listing("mismatched_assistance", "planning_odd", _list_title, selection, ("F59", "F53", "F30a", "C4"), ODD,
                   _columns)  # fmt: skip


def _list_title(n: int) -> str:
    return t("pl_odd", n=with_unit(n, "household")) if n else t("pl_odd_none")


def _columns(cases: pd.DataFrame) -> dict:
    return {heading("plan_measure"): common.labels("assistance", list(cases["plan_measure"])),
            heading("plan_ability"): common.labels("ability", list(cases["plan_ability"]))}  # fmt: skip
