"""The poor villages by planned year: one symbol each; a village without a year has a sign of its own."""

from components import charts
from components.figure import Figure, Note
from components.text import lang, number, t, with_unit
from components.views import common, standing
from components.views.standing import STATUSES, TOKENS, answer, status_label
from data.facts import fact
from indicators.measure import Measurement, Selection, measure

STATUS_KEYS = (
    "poor_villages", "villages_out", "villages_planned_2016", "villages_planned_2017", "villages_without_year",
)  # fmt: skip


def by_status(selection: Selection) -> dict[str, int]:
    """Return the number of poor villages of each status that reading C1 knows; they add up to the poor villages."""
    return _by_status(_measured(selection), selection)


def _by_status(found: dict[str, Measurement], selection: Selection) -> dict[str, int]:
    counts = {"planned_2016": "villages_planned_2016", "planned_2017": "villages_planned_2017"}
    rest = standing.remainder(selection)
    counts[rest] = "villages_out" if rest == "out" else "villages_without_year"
    return {status: int(found[counts[status]].value) for status in STATUSES if status in counts}


def _measured(selection: Selection) -> dict[str, Measurement]:
    return measure(STATUS_KEYS, standing.place(selection))


def plan(selection: Selection) -> Figure:
    """One symbol per poor village, by planned year; a village without a year has a sign of its own."""
    found = _measured(selection)
    counts, poor = _by_status(found, selection), int(found["poor_villages"].value)
    frame = common.table({
        "label": [status_label(status) for status in counts], "value": list(counts.values()),
        "value_text": [number(n) for n in counts.values()], "status": [TOKENS[status] for status in counts],
        "unit": [common.unit_word("village")[:1] if lang() == "zh" else ""] * len(counts),
    })  # fmt: skip
    view = charts.unit_chart(frame, lang=lang(), unit=common.unit_word("village"), alt=t("dl_plan_alt"), per_row=12)
    table = common.table({t("dl_status"): frame["label"], common.heading_of("poor_villages"): frame["value"]})
    return Figure(
        "delisting_plan",
        _plan_title(counts, poor, standing.remainder(selection)),
        common.scope(standing.place(selection), when=t("dl_plan_when")),
        table if poor else table.iloc[:0],
        view,
        STATUS_KEYS[:1] + STATUS_KEYS[2:],
        (standing.reading_note(selection, "C1"), answer("C1"), answer("C13")),
        references=("F45a", "F16b", "F16c", "D03", "X28"),
        ignored=tuple(name for name in standing.untouched("poor_villages", selection) if name != "year"),
    )


def _plan_title(counts: dict[str, int], poor: int, rest: str) -> str:
    if not poor:
        return t("dl_no_village")
    words = {"p": with_unit(counts["planned_2016"] + counts["planned_2017"], "village"), "n": number(counts[rest])}
    return t(f"dl_plan_{rest}" if counts[rest] else "dl_plan_all", **words)


def plan_note(selection: Selection) -> Note:
    """Return why some villages have no year, and how the reading in force takes them."""
    poor, first, second, rest = (number(fact(key).number) for key in ("F45a", "F16b", "F16c", "D03"))
    words = {"poor": poor, "first": first, "second": second, "rest": rest}
    said = t("dl_plan_note", how=t(f"dl_plan_note_{standing.remainder(selection)}"), **words)
    return Note(said, ("C1", "F45a", "F16b", "F16c", "D03"))
