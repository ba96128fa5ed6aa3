"""动态管理: registered, out of poverty, back, corrected: four flows per period, none taken off another."""

from components import charts
from components.figure import Figure, Note
from components.text import day, lang, number, t, with_unit
from components.views import common
from components.views.identification.base import scope
from components.views.shared import ask, contradiction_note, first_of, unfollowed
from indicators.measure import Selection, register_of

KINDS = ("registered_events", "reported_out_events", "reported_relapse_events", "corrected_events")
FIRST_YEAR = 2014  # the register begins with the registration of that year (F26)
BACK = KINDS[2]


def flows(selection: Selection) -> Figure:
    """The four flows of every period up to the as-of day, side by side."""
    as_of = register_of().as_of
    years = tuple(range(FIRST_YEAR, as_of.year + 1))
    found = ask(KINDS, selection, years=years)
    counts = {(int(year), kind): int(n) if n == n else 0 for kind in KINDS
              for year, n, *_ in found[kind].cells("period")}  # fmt: skip
    sums = {kind: sum(counts.get((year, kind), 0) for year in years) for kind in KINDS}
    pairs = [(year, kind) for year in years for kind in KINDS] if any(sums.values()) else []
    tops = {kind: max(counts.get((year, kind), 0) for year in years) for kind in KINDS}
    numbers = [counts.get(pair, 0) for pair in pairs]
    frame = common.table({
        "row": [_period(year) for year, _ in pairs], "column": [t(f"id_flow_{kind}") for _, kind in pairs],
        "value": numbers, "value_text": [number(n) for n in numbers],
        "level": [min(3, 4 * n // (tops[kind] + 1)) for (_, kind), n in zip(pairs, numbers, strict=True)],
    })  # fmt: skip
    table = {t("id_col_period"): [_period(year) for year in years] if pairs else []}
    for kind in KINDS:
        table[common.heading_of(kind)] = [counts.get((year, kind), 0) for year in years] if pairs else []
    a, b, c, d = (number(sums[kind]) for kind in KINDS)
    return Figure(
        "identification_flows", t("id_flows_title", a=a, b=b, c=c, d=d) if pairs else t("id_flows_none"),
        scope(found[BACK], selection, t("id_to_date", day=day(as_of))), common.table(table),
        charts.heat(frame, lang=lang(), unit=common.unit_word("event"), alt=t("id_flows_alt"), label_width=9.0,
                    column_width=7.0, row_em=2.6) if pairs else None,
        KINDS, (t("id_flows_note"), contradiction_note("C20")), references=("F25", "F28", "C20"),
        ignored=unfollowed(found[BACK], selection),
    )  # fmt: skip


def _period(year: int) -> str:
    as_of = register_of().as_of
    if year < as_of.year or (as_of.month, as_of.day) == (12, 31):
        return t("id_year", year=year)
    return t("id_year_to", year=year, month=as_of.month if lang() == "zh" else f"{as_of:%b}")


def causes(selection: Selection) -> Figure:
    """Relapses on record by cause, the most frequent first."""
    found = ask((BACK,), selection, group="event_cause")[BACK]
    counts = {code: int(n) for code, n, *_ in found.cells("event_cause") if n}
    order = sorted(counts, key=lambda code: (-counts[code], code))
    names = dict(zip(order, common.labels("poverty_cause", order), strict=True))
    most = first_of(order, lambda code: counts[code])
    frame = common.table({
        "label": list(names.values()), "value": [counts[code] for code in order],
        "value_text": [number(counts[code]) for code in order],
        "emphasis": ["focus" if code == most else "main" for code in order],
    })  # fmt: skip
    total = with_unit(sum(counts.values()), "event")
    title = t("id_causes", n=total) if order else t("id_causes_none")
    if most:
        title = t("id_causes_most", n=total, cause=names[most], k=number(counts[most]))
    return Figure(
        "identification_relapse_causes", title, scope(found, selection, t("id_to_date", day=day(found.as_of))),
        common.table({t("id_col_cause"): list(names.values()), common.heading_of(BACK): [counts[c] for c in order]}),
        charts.bars(frame, lang=lang(), unit=common.unit_word("event"), alt=t("id_causes_alt")) if order else None,
        (BACK,), (contradiction_note("C20"),), references=("F28", "C20"), ignored=unfollowed(found, selection),
    )  # fmt: skip


def note() -> Note:
    """Return how the flows are read."""
    return Note(t("id_flows_note"), ("F25", "F28"))
