"""三个阶段: what was done month by month and phase by phase, up to the day of the data."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from components import charts
from components.charts import Key
from components.figure import Figure
from components.text import day, iso, lang, number, say, t
from components.views import common
from components.views.campaign.base import as_of, every, ignored, scope
from components.views.shared import ask, contradiction_note
from components.views.standing import thousands
from indicators.campaign import Phase, done_by_phase, phase_of_month, phases
from indicators.measure import Measurement, Selection, register_of

MADE = ("visits_made", "calls_made", "matters_done")
TAUGHT = "training_sessions_held"


class Month(NamedTuple):
    """What was done in one month, as counted by the register."""

    code: str
    visits_made: int
    calls_made: int
    matters_done: int


def months(selection: Selection) -> list[Month]:
    """Return every month from the campaign's first to the day of the data, and earlier ones with anything done."""
    return list(_months(register_of(), every(selection)))


def _measured(selection: Selection) -> dict[str, Measurement]:
    return ask(MADE, every(selection), group="month")


@lru_cache(maxsize=64)
def _months(register: object, chosen: Selection) -> tuple[Month, ...]:
    found = _measured(chosen)
    counts: dict[str, list[int]] = {}
    for place, key in enumerate(MADE):
        for month, n, *_ in found[key].cells("month"):
            counts.setdefault(month, [0, 0, 0])[place] = int(n)
    last = found[MADE[0]].as_of
    wanted = {code for code, made in counts.items() if any(made)} | set(_calendar(phases(last)[0].start, last))
    return tuple(Month(code, *counts.get(code, (0, 0, 0))) for code in sorted(wanted))


def _calendar(first: date, last: date) -> list[str]:
    return [
        f"{n // 12}-{n % 12 + 1:02d}" for n in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    ]


def by_month(selection: Selection, key: str) -> Figure:
    """Visits, calls or practical matters by month; the month of the data is not complete and stands grey."""
    rows = months(selection)
    found = _measured(selection)[key]
    current = f"{found.as_of:%Y-%m}"
    values = [getattr(row, key) for row in rows]
    frame = common.table({
        "label": [_month(row.code) for row in rows],
        "value": values, "value_text": [number(value) for value in values],
        "emphasis": ["context" if row.code == current else "plan" if phase_of_month(row.code) == "mobilisation"
                     else "main" for row in rows],
    })  # fmt: skip
    table = {t("ca_col_month"): [row.code for row in rows]}
    table |= {t("ca_col_phase"): [_phase_name(phase_of_month(row.code), found.as_of) for row in rows]}
    table |= {common.heading_of(made): [getattr(row, made) for row in rows] for made in MADE}
    keys = (Key(t("ca_key_mobilisation"), "plan", "■"), Key(t("ca_key_implementation")),
            Key(t("ca_key_partial"), "context"))  # fmt: skip
    return Figure(
        f"campaign_{key}", _title(rows, values, key, current), scope(found, selection, what=t("ca_three_classes")),
        common.table(table),
        charts.columns(frame, lang=lang(), unit=common.unit_word(found.indicator.unit), alt=t("ca_months_alt"),
                       keys=keys,
                       plot_em=10.0),
        MADE, (t("ca_months_note", day=day(found.as_of)),), references=("F71a", "F71b", "F46b", "F49"),
        ignored=ignored(found, selection), columns=thousands(*(common.heading_of(made) for made in MADE)),
    )  # fmt: skip


def _month(code: str) -> str:
    """Return a month with its year on a second line."""
    year, month = int(code[:4]), int(code[5:7])
    return f"{month}月\n{year}年" if lang() == "zh" else f"{date(year, month, 1):%b}\n{year}"


def _phase_name(key: str | None, today: date) -> str:
    return t("ca_outside") if key is None else say(next(p.label for p in phases(today) if p.key == key))


def _title(rows: list[Month], values: list[int], key: str, current: str) -> str:
    if not sum(values):
        return t(f"ca_none_{key}")
    best = max(values)
    top = [row.code for row, value in zip(rows, values, strict=True) if value == best]
    words = {"total": number(sum(values)), "n": number(best)}
    if len(top) > 1:
        return t(f"ca_total_{key}", **words)
    year, month = int(top[0][:4]), int(top[0][5:7])
    name = f"{year}年{month}月" if lang() == "zh" else f"{date(year, month, 1):%b %Y}"
    return t(f"ca_most_{key}", month=name, **words)


def by_phase(selection: Selection) -> Figure:
    """Each phase on the calendar, how much of it is over, and what was done in it up to the day of the data."""
    chosen = every(selection)
    found = _measured(chosen)["visits_made"]
    done = {row.phase: row for row in done_by_phase(tuple(row) for row in months(selection))}
    taught = _taught(ask((TAUGHT,), chosen, group="month")[TAUGHT])
    rows = list(phases(found.as_of))
    counts = {key: [getattr(done[p.key], name) if p.key in done else 0 for p in rows]
              for key, name in zip(MADE, ("visits", "calls", "matters"), strict=True)}  # fmt: skip
    begun = [p.start <= found.as_of for p in rows]
    table = {
        t("ca_col_phase"): [say(p.label) for p in rows],
        t("ca_col_from"): [iso(p.start) for p in rows],
        t("ca_col_to"): [iso(p.end) for p in rows],
        t("ca_percent", what=t("ca_col_elapsed")): [round(100 * p.elapsed, 1) for p in rows],
    }
    table |= {common.heading_of(key): _known(counts[key], begun) for key in MADE}
    table |= {common.heading_of(TAUGHT): _known([taught.get(p.key, 0) for p in rows], begun)}
    return Figure(
        "campaign_phases", _phase_title(rows, counts, found.as_of), scope(found, selection, as_of(found),
                                                                          t("ca_three_classes")),
        common.table(table), None, (*MADE, TAUGHT),
        (t("ca_phase_note"), t("ca_stages"), contradiction_note("C6"), contradiction_note("C3")),
        ("stated", "simulated"), ("F71a", "F71b", "F71c", "F70", "F72", "C6", "C3"), ignored(found, selection),
        thousands(*(common.heading_of(made) for made in MADE)),
    )  # fmt: skip


def _known(values: list[int], begun: list[bool]) -> list[int | None]:
    """Return counts of phases that have begun; of a phase still to come nothing is known, not nought."""
    return [value if is_begun else None for value, is_begun in zip(values, begun, strict=True)]


def _taught(measured: Measurement) -> dict[str | None, int]:
    sums: dict[str | None, int] = {}
    for month, n, *_ in measured.cells("month"):
        sums[phase_of_month(month)] = sums.get(phase_of_month(month), 0) + int(n)
    return sums


def _phase_title(rows: list[Phase], counts: dict[str, list[int]], today: date) -> str:
    here = next((place for place, p in enumerate(rows) if p.start <= today <= p.end), None)
    if here is None:
        return t("ca_phase_none")
    words = {"v": number(counts["visits_made"][here]), "k": number(counts["matters_done"][here])}
    return t("ca_phase_title", phase=say(rows[here].label), **words)
