"""三年不变: running ties by the quarter their three years end, early ends and their reasons, gaps (F48)."""

from components import charts
from components.charts import Key
from components.figure import Figure, Note
from components.text import day, lang, number, t, with_unit
from components.views import common
from components.views.cadres.parts import broken
from components.views.organisation import listing
from components.views.organisation.base import scope
from components.views.organisation.top import whole
from components.views.shared import LABEL_WIDTH, ask, contradiction_note, unfollowed
from data.dictionary import codes
from indicators.campaign import phases
from indicators.facts.common import UNKNOWN
from indicators.measure import Measurement, Selection, register_of
from policy.parameters import parameter

SOURCES = ("F45b", "F48a", "F48b", "C6")


def running(selection: Selection) -> Figure:
    """Ties in force by the quarter in which their three years end."""
    keys = ("ties_current", "mean_days_left", "ties_outlasting_target")
    found = ask(keys, selection, group="promise_quarter")
    counts = {code: int(n) for code, n, *_ in found["ties_current"].cells("promise_quarter") if n and code != UNKNOWN}
    days = {code: mean for code, *_, mean in found["mean_days_left"].cells("promise_quarter")}
    late = {code: int(n) for code, n, *_ in found["ties_outlasting_target"].cells("promise_quarter")}
    order = sorted(counts)
    frame = common.table({
        "label": [_quarter(code) for code in order],
        "value": [counts[code] for code in order],
        "value_text": [number(counts[code]) for code in order],
    })  # fmt: skip
    table = common.table({
        t("or_col_quarter"): [_quarter(code) for code in order],
        common.heading_of("ties_current"): [counts[code] for code in order],
        common.heading_of("mean_days_left"): [round(days[code]) for code in order],
        common.heading_of("ties_outlasting_target"): [late.get(code, 0) for code in order],
    })  # fmt: skip
    view = charts.columns(frame, lang=lang(), unit=common.unit_word("tie"), alt=t("or_running_alt"),
                          label_width=5.0) if order else None  # fmt: skip
    title = _running_title(whole(selection), order)
    return Figure("ties_running", title, scope(found[keys[0]], selection), table, view, keys,
                  (t("or_term_note"), contradiction_note("C6")), references=SOURCES,
                  ignored=unfollowed(found[keys[0]], selection))  # fmt: skip


def _quarter(code: str) -> str:
    """Return a quarter by its months: 2018年1—3月, Jan–Mar 2018."""
    year, which = code.split("-")
    return t(f"or_quarter_{which}", year=year)


def _running_title(found: dict[str, Measurement], order: list[str]) -> str:
    if not order:
        return t("or_no_tie")
    words = {"n": with_unit(found["ties_current"].value, "tie"), "when": _quarter(order[0])}
    return t("or_running_title", **words)


def reasons(selection: Selection) -> Figure:
    """Ties ended early by reason: followed by another cadre, and not."""
    keys = ("ties_ended_early", "ties_needing_successor", "ties_without_successor")
    found = ask(keys, selection, group="end_reason")
    cells = {key: {code: int(n) for code, n, *_ in found[key].cells("end_reason")} for key in keys}
    held = [code for code in (*codes("tie_end_reason"), UNKNOWN) if cells[keys[0]].get(code)]
    names = common.labels("tie_end_reason", held)
    every, needing, left = ([cells[key].get(code, 0) for code in held] for key in keys)
    settled = [a - b for a, b in zip(every, left, strict=True)]
    frame = common.table({
        "label": [broken(name) for name in names],
        "value": settled,
        "value_text": [number(n) for n in settled],
        "rest": left,
        "rest_text": [number(n) for n in left],
        "rest_emphasis": ["focus" if n else "context" for n in left],
    })  # fmt: skip
    table = common.table({
        t("or_col_reason"): names,
        **{common.heading_of(key): column for key, column in zip(keys, (every, needing, left), strict=True)},
    })  # fmt: skip
    parts = (Key(t("or_followed")), Key(t("or_unfollowed"), "focus"))
    view = charts.bars(frame, lang=lang(), unit=common.unit_word("tie"), alt=t("or_reason_alt"), keys=parts,
                       label_width=LABEL_WIDTH) if held else None  # fmt: skip
    return Figure("ties_reasons", _reason_title(whole(selection)), scope(found[keys[0]], selection), table, view,
                  (*keys, "mean_succession_days"), (_gap(whole(selection)), t("or_succession_note")),
                  references=("F48a", "F48b", "F45b"), ignored=unfollowed(found[keys[0]], selection))  # fmt: skip


def _gap(found: dict[str, Measurement]) -> str:
    mean = found["mean_succession_days"]
    if not mean.denominator:
        return t("or_gap_none")
    return t("or_gap", n=with_unit(mean.denominator, "tie"), days=number(mean.value, 1))


def _reason_title(found: dict[str, Measurement]) -> str:
    early, left = int(found["ties_ended_early"].value), int(found["ties_without_successor"].value)
    if not early:
        return t("or_reason_none")
    return t("or_reason_left" if left else "or_reason_all", n=with_unit(early, "tie"), k=number(left))


def unfollowed_list(selection: Selection) -> Figure:
    """Households left without a successor."""
    columns = ("household_id", "village_code", "reason", "gap_days", "cadre_id", "grade")
    title = listing.counted("gap_list", "household")
    return listing.listed("ties_without_successor", columns, selection, title, ("F48a", "F48b"))


def ended_list(selection: Selection) -> Figure:
    """Every tie that ended early, with its reason."""
    columns = ("household_id", "village_code", "reason", "cadre_id", "start_date", "end_date", "is_covered_again")
    return listing.listed("ties_ended_early", columns, selection, listing.counted("early_list", "tie"),
                          ("F48a", "F48b"))  # fmt: skip


def callout() -> Note:
    """Return how the three years stand to the campaign and the target day."""
    end, target = phases(register_of().as_of)[-1].end, parameter("target_date").value
    return Note(t("or_term_callout", end=day(end), target=day(target)), ("tie_years", "F71", "target_date", "C6"))
