"""三本台账: village, township and district line by line: how many agree, what differs where, and in which household."""

from components import charts
from components.figure import Figure, Note
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.identification.base import listing, of_list, scope
from components.views.shared import area_heading, ask, broken, first_of, per_cent, step, unfollowed
from indicators.facts.ledgers import LEVELS
from indicators.measure import Selection

LINES, MATCHED, DIFFERENCES = "ledger_lines", "ledger_lines_matched", "ledger_differences"
HOMES = "households_with_ledger_differences"
KINDS = ("ledger_missing", "ledger_persons_differ", "ledger_category_differ", "ledger_cause_differ", "ledger_doubles")
REFERENCES = ("F25", "F26")


def _level(code: str) -> str:
    return of_list("ledger_level", code)


def lines(selection: Selection) -> Figure:
    """The lines of each ledger side by side, and how many agree at all three levels."""
    found = ask((MATCHED,), selection, group="ledger_level")[MATCHED]
    cells = {level: (int(met), int(whole), share) for level, met, whole, share in found.cells("ledger_level")}
    held = [level for level in LEVELS if cells.get(level, (0, 0))[1]]
    met, whole = (sum(cells[level][i] for level in held) for i in (0, 1))
    frame = common.table({
        "label": [_level(level) for level in held],
        "value_text": [number(cells[level][1]) for level in held],
        "unit": [common.unit_word("line")] * len(held),
        "note": [t("id_agree", p=per_cent(cells[level][2])) for level in held],
    })  # fmt: skip
    title = t("id_lines_title", n=with_unit(whole, "line"), p=per_cent(met / whole)) if whole else t("id_lines_none")
    return Figure(
        "identification_lines", title, scope(found, selection),
        common.table({
            t("id_col_ledger"): [_level(level) for level in held],
            common.heading_of(LINES): [cells[level][1] for level in held],
            t("id_col_matched"): [cells[level][0] for level in held],
            common.heading_of(MATCHED): common.per_cent([cells[level][2] for level in held]),
        }),
        charts.ladder(frame, lang=lang(), alt=t("id_lines_alt"), arrows=False) if held else None,
        (LINES, MATCHED), (t("id_ledger_note"),), references=REFERENCES, ignored=unfollowed(found, selection),
    )  # fmt: skip


def kinds(selection: Selection) -> Figure:
    """Differences by kind and by the ledger that has them."""
    found = ask(KINDS, selection, group="ledger_level")
    counts = {(kind, level): int(n) for kind, measured in found.items()
              for level, n, *_ in measured.cells("ledger_level") if n}  # fmt: skip
    pairs = [(kind, level) for kind in KINDS for level in LEVELS] if counts else []
    numbers = [counts.get(pair, 0) for pair in pairs]
    frame = common.table({
        "row": [t(f"id_{kind}") for kind, _ in pairs], "column": [_level(level) for _, level in pairs],
        "value": numbers, "value_text": [number(n) for n in numbers],
    })  # fmt: skip
    measured = found[KINDS[0]]
    return Figure(
        "identification_differences", _kinds_title(counts), scope(measured, selection),
        common.table({
            t("id_col_kind"): [t(f"id_{kind}") for kind, _ in pairs],
            t("id_col_ledger"): [_level(level) for _, level in pairs],
            common.heading_of(DIFFERENCES): numbers,
        }),
        charts.heat(frame, lang=lang(), unit=common.unit_word("difference"), alt=t("id_kinds_alt"), label_width=12.0,
                    column_width=6.0, row_em=2.2) if pairs else None,
        (DIFFERENCES, *KINDS), (t("id_ledger_note"),), references=("F25",), ignored=unfollowed(measured, selection),
    )  # fmt: skip


def _kinds_title(counts: dict[tuple[str, str], int]) -> str:
    if not counts:
        return t("id_kinds_none")
    sums = {kind: sum(n for (each, _), n in counts.items() if each == kind) for kind in KINDS}
    n = with_unit(sum(sums.values()), "difference")
    most = first_of(sums, lambda kind: sums[kind])
    return t("id_kinds_most", n=n, kind=t(f"id_{most}"), k=number(sums[most])) if most else t("id_kinds", n=n)


def by_area(selection: Selection) -> Figure:
    """Households whose ledgers differ, by area, the most first; areas without any are in the table alone."""
    found = ask((HOMES, DIFFERENCES, LINES), selection, by=step(selection))
    counts = {code: int(n) for code, n, *_ in found[HOMES].cells("area_code")}
    apart = {code: int(n) for code, n, *_ in found[DIFFERENCES].cells("area_code")}
    held = {code for code, n, *_ in found[LINES].cells("area_code") if n or apart[code]}
    order = sorted(held, key=lambda code: (-counts[code], code))
    names = dict(zip(order, common.area_names(order), strict=True))
    shown = [code for code in order if counts[code]]
    most = first_of(shown, lambda code: counts[code])
    frame = common.table({
        "label": [broken(names[code]) for code in shown], "value": [counts[code] for code in shown],
        "value_text": [number(counts[code]) for code in shown],
        "emphasis": ["focus" if code == most else "main" for code in shown],
    })  # fmt: skip
    total = with_unit(sum(counts.values()), "household")
    title = t("id_area_none") if not shown else t("id_area", n=total)
    if most:
        title = t("id_area_most", name=names[most], k=number(counts[most]), n=total)
    return Figure(
        "identification_ledger_areas", title, scope(found[HOMES], selection),
        common.table({
            area_heading(step(selection)): [names[code] for code in order],
            common.heading_of(HOMES): [counts[code] for code in order],
            common.heading_of(DIFFERENCES): [apart[code] for code in order],
        }),
        charts.bars(frame, lang=lang(), unit=common.unit_word("household"), alt=t("id_area_alt"), label_width=30.0)
        if shown else None,
        (HOMES, DIFFERENCES), references=("F25",), ignored=unfollowed(found[HOMES], selection),
    )  # fmt: skip


def note() -> Note:
    """Return which ledger prevails: the article does not say."""
    return Note(t("id_ledger_note"), ("F25",))


def listed(selection: Selection) -> Figure:
    """Households whose ledgers differ, with the values of both ledgers."""
    return listing(HOMES, "identification_ledger_cases", _list_title, selection, ("F25",), HOMES, "id_col_lines")


def _list_title(n: int) -> str:
    return t("id_differ_title", n=with_unit(n, "household")) if n else t("id_differ_none")
