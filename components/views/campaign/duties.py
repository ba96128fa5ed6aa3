"""四包三带: households spoken to about each duty, by class; and every task with what the register has of it."""

from collections import Counter
from typing import NamedTuple

from components import charts
from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.campaign.base import CLASSES, by_class, class_name, every, ignored, scope, with_word
from components.views.shared import ask, contradiction_note, first_of, per_cent
from indicators.dimensions import DIMENSIONS, group_label
from indicators.facts.care import DUTIES
from indicators.measure import Measurement, Selection

DUTY = "duty_contact_share"
Cells = dict[tuple[str, str], tuple[int, int]]


def grid(selection: Selection) -> Figure:
    """Duties × classes: the households with a visit or call on the duty."""
    found = ask((DUTY,), every(selection), group="duty,household_class")[DUTY]
    cells: Cells = {(duty, kind): (int(n), int(m)) for duty, kind, n, m, _ in found.cells("duty", "household_class")
                    if m > 0}  # fmt: skip
    kinds = [kind for kind in CLASSES if any(column == kind for _, column in cells)]
    pairs = [(duty, kind) for duty in DUTIES for kind in kinds]
    frame = common.table({
        "row": [_duty(duty) for duty, _ in pairs], "column": [class_name(kind) for _, kind in pairs],
        "value": [cells[pair][0] / cells[pair][1] for pair in pairs],
        "value_text": [t("ca_n_share", n=number(cells[pair][0]), p=per_cent(cells[pair][0] / cells[pair][1]))
                       for pair in pairs],
        "level": [min(3, int(4 * cells[pair][0] / cells[pair][1])) for pair in pairs],
    })  # fmt: skip
    return Figure(
        "campaign_duties", _title(cells, kinds), scope(found, selection, what=t("ca_three_classes")),
        common.table({
            DIMENSIONS["duty"].label.get(lang()): [_duty(duty) for duty, _ in pairs],
            DIMENSIONS["household_class"].label.get(lang()): [class_name(kind) for _, kind in pairs],
            with_word(t("ca_col_spoken")): [cells[pair][0] for pair in pairs],
            with_word(t("ca_col_whole")): [cells[pair][1] for pair in pairs],
            common.heading_of(DUTY): common.per_cent([cells[pair][0] / cells[pair][1] for pair in pairs]),
        }),
        charts.heat(frame, lang=lang(), unit=t("ca_unit_duties"), alt=t("ca_duties_alt"), label_width=14.0,
                    column_width=12.0, row_em=2.2) if pairs else None,
        (DUTY,), (t("ca_duties_note"), contradiction_note("C2")), references=("F65", "F66a", "C2"),
        ignored=ignored(found, selection),
    )  # fmt: skip


def _duty(code: str) -> str:
    return t(f"ca_duty_{code}")


def _title(cells: Cells, kinds: list[str]) -> str:
    if not cells:
        return t("ca_nobody")
    sums = {duty: tuple(map(sum, zip(*(cells[duty, kind] for kind in kinds), strict=True))) for duty in DUTIES}
    least = first_of(DUTIES, lambda duty: -sums[duty][0])
    if least is None:
        return t("ca_duties_even", m=with_unit(sums[DUTIES[0]][1], "household"))
    met, whole = sums[least]
    return t("ca_duties_least", duty=_duty(least), n=with_unit(met, "household"), p=per_cent(met / whole))


class Task(NamedTuple):
    """One task of the campaign: its name, where it stands, what the register shows of it and what it does not keep."""

    key: str
    refs: str
    shown: str


def tasks(selection: Selection) -> Figure:
    """Every duty and lead in the article's words, what the register can show of it, and what it does not record."""
    rows = _tasks(selection)
    found = ask((DUTY,), every(selection))[DUTY]
    return Figure(
        "campaign_tasks", t("ca_tasks_title", n=number(len(rows))), scope(found, selection),
        common.table({
            t("ca_col_task"): [t(f"ca_task_{row.key}") for row in rows],
            t("ca_col_article"): [t(f"ca_words_{row.key}") for row in rows],
            t("ca_col_shown"): [row.shown for row in rows],
            t("ca_col_missing"): [t(f"ca_missing_{row.key}") for row in rows],
            t("ca_col_fact"): [row.refs for row in rows],
        }),
        None, (DUTY, "duty_planning_share", "reported_out_events", "returned_households"),
        (contradiction_note("C2"), contradiction_note("C20"), t("ca_tasks_note")), ("stated", "simulated"),
        ("F65", "F66a", "F66b", "F66c", "F67", "F68", "F28", "F48a"), ignored(found, selection),
    )  # fmt: skip


def _tasks(selection: Selection) -> list[Task]:
    spoken, contacts = _spoken(selection), _contacts(selection)
    classes = by_class(selection, "coverage_all_classes", "matters_done")
    tied = {kind: _tied(*classes["coverage_all_classes"].get(kind, (0, 0))) for kind in CLASSES}
    found = ask(("duty_planning_share", "returned_households", "reported_out_events"), every(selection))
    done = t("ca_done", v=with_unit(contacts["visits_made", "key_economic"], "visit"),
             k=with_unit(classes["matters_done"].get("key_economic", (0, 0))[0], "matter"))  # fmt: skip
    topic = group_label("topic", "dispute", lang(), "assistance_events")
    disputes = t("ca_disputes", topic=topic, n=with_unit(contacts["dispute", "key_stability"], "visit"))
    returned = t("ca_returned", n=common.shown(found["returned_households"]))
    return [
        Task("planning", "F65 F31", _joined(_plans(found["duty_planning_share"]), spoken["planning"])),
        Task("information", "F65", spoken["information"]),
        Task("mindset", "F65 F50", spoken["mindset"]),
        Task("bonds", "F65 F49", spoken["bonds"]),
        Task("line", "F48a C2", t("ca_out_events", n=common.shown(found["reported_out_events"]))),
        Task("poor", "F66a F28", _joined(tied["registered_poor"], returned)),
        Task("economic", "F66b F67", _joined(tied["key_economic"], done)),
        Task("stability", "F66c F68", _joined(tied["key_stability"], disputes)),
    ]


def _contacts(selection: Selection) -> Counter[tuple[str, str]]:
    """Return visits by class, and the visits and calls to settle disputes by class."""
    found = ask(("visits_made", "calls_made"), every(selection), group="topic,household_class")
    counts: Counter[tuple[str, str]] = Counter()
    for key, measured in found.items():
        for topic, kind, n, *_ in measured.cells("topic", "household_class"):
            counts[key, kind] += int(n)
            if topic == "dispute":
                counts["dispute", kind] += int(n)
    return counts


def _joined(*parts: str) -> str:
    return t("ca_semicolon").join(part for part in parts if part)


def _spoken(selection: Selection) -> dict[str, str]:
    found = ask((DUTY,), every(selection), group="duty,household_class")[DUTY]
    sums: Counter[tuple[str, str]] = Counter()
    for duty, n, m, _ in found.cells("duty"):
        sums[duty, "met"] += int(n)
        sums[duty, "whole"] += int(m)
    return {duty: _contact(sums[duty, "met"], sums[duty, "whole"]) for duty in DUTIES}


def _contact(met: int, whole: int) -> str:
    words = {"n": number(met), "m": with_unit(whole, "household")}
    return t("ca_spoken", p=per_cent(met / whole), **words) if whole else t("ca_nobody")


def _plans(found: Measurement) -> str:
    words = {"n": number(found.numerator), "m": with_unit(found.denominator, "household")}
    return t("ca_both_plans", **words) if found.denominator else ""


def _tied(met: int, whole: int) -> str:
    return t("ca_tied", n=number(met), m=with_unit(whole, "household")) if whole else t("ca_class_none")
