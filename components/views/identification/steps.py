"""四步: households through each step, the days between two steps, and what is wrong with single steps."""

from components import charts
from components.figure import Figure, Note
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.identification.base import listing, of_list, scope
from components.views.shared import ask, first_of, per_cent, unfollowed
from indicators.facts.identification import STEPS
from indicators.identification.durations import TIMED, Duration, durations
from indicators.measure import Selection

PASSED, THROUGH, COMPLETE = "step_pass_share", "steps_through", "identification_complete_share"
INCOMPLETE, LIST = "households_with_incomplete_steps", "incomplete_identification"
KINDS = ("steps_missing", "short_notices", "steps_out_of_order", "notice_unknown")
ELSEWHERE = ("short_notice", "out_of_order")  # results that stand as a kind of their own
PLACES = ("fewest", "lower", "median", "upper", "most")


def _name(step: str) -> str:
    return of_list("identification_step", step)


def _short(step: str) -> str:
    return t(f"id_step_{step}")


def through(selection: Selection) -> Figure:
    """Households that passed each step and every one before it; beside it who did not pass the step itself."""
    asked = ask((PASSED, THROUGH), selection, group="step")
    found, turn = asked[PASSED], {step: int(n) for step, n, *_ in asked[THROUGH].cells("step")}
    cells = {step: (int(met), int(due)) for step, met, due, _ in found.cells("step")}
    held = [step for step in STEPS if cells.get(step, (0, 0))[1]]
    complete = ask((COMPLETE,), selection)[COMPLETE]
    frame = common.table({
        "label": [_name(step) for step in held],
        "value_text": [number(turn[step]) for step in held],
        "unit": [common.unit_word("household")] * len(held),
        "note": [t("id_not_passed", n=with_unit(cells[step][1] - cells[step][0], "household")) for step in held],
    })  # fmt: skip
    words = {"n": with_unit(complete.numerator, "household"), "p": per_cent(complete.value)}
    return Figure(
        "identification_steps", t("id_through_title", **words) if held else t("id_nobody"), scope(found, selection),
        common.table({
            t("id_col_step"): [_name(step) for step in held],
            common.with_word(t("id_through"), "household"): [turn[step] for step in held],
            common.with_word(t("id_passed"), "household"): [cells[step][0] for step in held],
            common.with_word(t("id_rest"), "household"): [cells[step][1] - cells[step][0] for step in held],
            common.heading_of(PASSED): common.per_cent([cells[step][0] / cells[step][1] for step in held]),
        }),
        charts.ladder(frame, lang=lang(), alt=t("id_through_alt")) if held else None,
        (PASSED, THROUGH, COMPLETE), (t("id_through_note"),), references=("F24",), ignored=unfollowed(found, selection),
    )  # fmt: skip


def gaps(selection: Selection) -> Figure:
    """Days from one step to the next: fewest, lower quartile, median, upper quartile, most."""
    found = durations(selection)
    frame = common.table({
        "row": [_between(each.step) for each in found for _ in PLACES],
        "column": [t(f"id_{place}") for _ in found for place in PLACES],
        "value": [getattr(each, place) for each in found for place in PLACES],
        "value_text": [_days(getattr(each, place)) for each in found for place in PLACES],
        "emphasis": ["focus" if place == "median" else "main" for _ in found for place in PLACES],
    })  # fmt: skip
    table = {t("id_col_between"): [_between(each.step) for each in found],
             common.with_word(t("id_timed"), "household"): [each.n for each in found]}  # fmt: skip
    for place in PLACES:
        table[common.with_word(t(f"id_{place}"), "day")] = [float(getattr(each, place)) for each in found]
    measured = ask((TIMED,), selection)[TIMED]
    return Figure(
        "identification_gaps", _gaps_title(found), scope(measured, selection), common.table(table),
        charts.heat(frame, lang=lang(), unit=common.unit_word("day"), alt=t("id_gaps_alt"),
                    label_width=13.0 if lang() == "zh" else 9.0, column_width=4.6, row_em=2.6) if found else None,
        (TIMED,), (t("id_gaps_note"), t("id_no_days")), references=("F24",), ignored=unfollowed(measured, selection),
    )  # fmt: skip


def _between(step: str) -> str:
    return t("id_between", a=_short(STEPS[STEPS.index(step) - 1]), b=_short(step))


def _days(value: float) -> str:
    return number(value, 1).removesuffix(".0")


def _gaps_title(found: tuple[Duration, ...]) -> str:
    if not found:
        return t("id_gaps_none")
    longest = first_of(found, lambda each: each.median)
    if longest:
        return t("id_gaps_title", step=_short(longest.step), d=_days(longest.median))
    return t("id_gaps_even", d=_days(max(each.median for each in found)))


def cases(selection: Selection) -> Figure:
    """What is wrong with single steps: none or not passed, notice short, dates reversed, notice unknown."""
    counts = _case_counts(selection)
    pairs = [(step, kind) for step in STEPS for kind in KINDS] if sum(counts.values()) else []
    held = [pair for pair in pairs if _may_be(*pair)]
    numbers = [counts.get(pair, 0) for pair in held]
    frame = common.table({
        "row": [_short(step) for step, _ in pairs], "column": [t(f"id_kind_{kind}") for _, kind in pairs],
        "value": [counts.get(pair, 0) if pair in held else None for pair in pairs],
        "value_text": [number(counts.get(pair, 0)) if pair in held else "" for pair in pairs],
    })  # fmt: skip
    measured = ask((INCOMPLETE,), selection)[INCOMPLETE]
    return Figure(
        "identification_cases", _cases_title(counts), scope(measured, selection),
        common.table({
            t("id_col_step"): [_name(step) for step, _ in held],
            t("id_col_kind"): [t(f"id_kind_{kind}") for _, kind in held],
            common.with_word(t("id_count"), "step"): numbers,
        }),
        charts.heat(frame, lang=lang(), unit=common.unit_word("step"), alt=t("id_cases_alt"), label_width=8.0,
                    column_width=5.4, row_em=2.2) if held else None,
        KINDS, (t("id_cases_note"), t("id_no_days")), references=("F24",), ignored=unfollowed(measured, selection),
    )  # fmt: skip


def _may_be(step: str, kind: str) -> bool:
    """Tell whether a step can be of this kind: notice is the village's, the first step has none before it."""
    if kind in ("short_notices", "notice_unknown"):
        return step == "village_review"
    return kind != "steps_out_of_order" or step != STEPS[0]


def _case_counts(selection: Selection) -> dict[tuple[str, str], int]:
    """Return step and kind → household steps; a result that is a kind of its own is not counted as missing too."""
    found = ask(KINDS, selection, group="step,result")
    counts: dict[tuple[str, str], int] = {}
    for kind, measured in found.items():
        for step, result, n, *_ in measured.cells("step", "result"):
            if n and not (kind == KINDS[0] and result in ELSEWHERE):
                counts[step, kind] = counts.get((step, kind), 0) + int(n)
    return counts


def _cases_title(counts: dict[tuple[str, str], int]) -> str:
    sums = {kind: sum(n for (_, each), n in counts.items() if each == kind) for kind in KINDS}
    if not any(sums.values()):
        return t("id_cases_none")
    a, b, c, d = (number(sums[kind]) for kind in KINDS)
    return t("id_cases_title", a=a, b=b, c=c, d=d)


def note() -> Note:
    """Return what the article does not state."""
    return Note(t("id_no_days"), ("F24",))


def listed(selection: Selection) -> Figure:
    """Households without all four steps passed."""
    return listing(LIST, "identification_incomplete", _list_title, selection, ("F24",), INCOMPLETE, "id_col_steps")


def _list_title(n: int) -> str:
    return t("id_list_title", n=with_unit(n, "household")) if n else t("id_list_none")
