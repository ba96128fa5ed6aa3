"""The poverty headcount ratio by year end, with both readings of its base (C15) side by side."""

from dataclasses import replace
from typing import NamedTuple

from components import charts
from components.charts import Key
from components.figure import Figure
from components.provenance import mark_label
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.delisting.path import year_of
from components.views.standing import (
    FIRST_YEAR,
    answer,
    decimals,
    other_reading,
    place,
    reading_note,
    thousands,
    untouched,
)
from data.facts import fact
from indicators.measure import Selection, measure
from indicators.selection import level_of
from policy.parameters import parameter

KEY = "poverty_headcount_ratio"
HISTORY = ("X01", "X03", "F03b", "X05")
BY_READING = {(2014, "base_177500"): "X05", (2015, "base_177500"): "X07", (2015, "base_201983"): "F05"}
UNKNOWN_YEAR = 2011


class Rate(NamedTuple):
    """The ratio of a year end in per cent, on a base where one is known; `tone` is how its column is drawn."""

    year: int
    kind: str
    value: float | None
    tone: str
    mark: str
    base: float | None = None
    source: str = ""

    @property
    def label(self) -> str:
        """Return the two lines under the column: the year, then its base or what it is."""
        if self.kind != "recorded":
            return f"{self.year}\n{t(f'dl_kind_{self.kind}')}"
        known = mark_label(self.mark, lang()) if self.value is not None else ""
        apart = " " if self.tone == "context" else ""  # the other reading of one year: a row of its own
        return f"{self.year}{apart}\n{number(self.base) if self.base else known}"


def _is_published(selection: Selection) -> bool:
    """The district's published ratios hold whatever households are chosen: they are of the rural population."""
    return level_of(selection.area) == "district" and selection.village_kind == "all" and not selection.department


def _now(selection: Selection, reading: str, tone: str) -> Rate:
    """Return the ratio at the end of the year shown under one reading: published where it is, else measured."""
    chosen = replace(place(selection), readings=tuple((dict(selection.readings) | {"C15": reading}).items()))
    measured = measure((KEY,), chosen)[KEY]
    known = BY_READING.get((selection.year, reading)) if _is_published(selection) else None
    base = measured.denominator
    if known:
        found = fact(known)
        return Rate(selection.year, "recorded", found.number, tone, found.mark, base, found.id)
    value = round(measured.value * 100, 1) if base else None
    return Rate(selection.year, "recorded", value, tone, "derived" if _is_published(selection) else "simulated", base)


def _before(selection: Selection) -> list[Rate]:
    if _is_published(selection):
        found = [fact(key) for key in HISTORY]
        rows = [Rate(year_of(f), "recorded", f.number, "main", f.mark, None, f.id) for f in found]
        rows.append(Rate(UNKNOWN_YEAR, "recorded", None, "main", "reported"))
        return sorted((r for r in rows if r.year < selection.year), key=lambda r: r.year)
    years = tuple(range(FIRST_YEAR, selection.year))
    if not years:
        return []
    cells = list(measure((KEY,), place(selection), years=years)[KEY].cells("period"))
    pairs = zip([year for year, *_ in cells], common.per_cent([cell[-1] for cell in cells]), strict=True)
    return [Rate(int(y), "recorded", v if v == v else None, "main", "simulated") for y, v in pairs]


def _ahead(now: Rate) -> list[Rate]:
    """Return the years to the target: an even fall to nothing."""
    last = parameter("target_date").value.year
    steps = last - now.year
    values = [round((now.value or 0.0) * (1 - k / steps), 1) for k in range(1, steps + 1)]
    kinds = ["required"] * (steps - 1) + ["target"]
    return [
        Rate(now.year + k, kind, v, "plan", "derived") for k, (kind, v) in enumerate(zip(kinds, values, strict=True), 1)
    ]


def rates(selection: Selection) -> tuple[list[Rate], Rate, Rate]:
    """Return every column in order, the ratio in force and the one of the other reading."""
    now = _now(selection, selection.full_readings()["C15"], "main")
    other = _now(selection, other_reading(selection, "C15"), "context")
    return [*_before(selection), now, other, *_ahead(now)], now, other


def rate_path(selection: Selection) -> Figure:
    """The ratio by year end: published for the district, from the register for a part; then the way to the target."""
    found, now, other = rates(selection)
    table = common.table({
        t("dl_year_end"): [r.year for r in found],
        t("dl_kind"): [t(f"dl_kind_{r.kind}") for r in found],
        t("dl_base"): [r.base for r in found],
        common.heading_of(KEY): [r.value for r in found],
        t("dl_mark"): ["" if r.value is None else mark_label(r.mark, lang()) for r in found],
        t("dl_source"): [r.source for r in found],
    })  # fmt: skip
    marks = tuple(dict.fromkeys(r.mark for r in found if r.value is not None))
    return Figure(
        "delisting_rate",
        _title(now, other),
        common.scope(place(selection), when=t("dl_rate_when")),
        table,
        _view(found) if now.value is not None else None,
        (KEY,),
        _notes(selection),
        marks or ("simulated",),
        ("C15", "F03b", "F05", "X07", "F14a"),
        untouched(KEY, selection),
        columns=decimals(common.heading_of(KEY)) | thousands(t("dl_base")),
    )


def _view(found: list[Rate]) -> charts.ChartView:
    text = [t("not_stated") if r.value is None else _plain(r.value) for r in found]
    frame = common.table({
        "label": [r.label for r in found], "value": [r.value for r in found], "value_text": text,
        "emphasis": [r.tone for r in found],
    })  # fmt: skip
    keys = (Key(t("dl_key_reading")), Key(t("dl_key_other"), "context"), Key(t("dl_key_required"), "plan", "■"))
    return charts.columns(frame, lang=lang(), unit="%", alt=t("dl_rate_alt"), keys=keys, plot_em=10.0, label_width=99)


def _title(now: Rate, other: Rate) -> str:
    if now.value is None or other.value is None:
        return t("dl_rate_none")
    words = {"a": with_unit(now.value / 100, "percent"), "b": with_unit(other.value / 100, "percent")}
    return t("dl_rate_title", year=now.year, **words)


def _plain(value: float) -> str:
    return number(value, 1).removesuffix(".0")


def _notes(selection: Selection) -> tuple[str, ...]:
    notes = (reading_note(selection, "C15"), answer("C15"), t("dl_rate_note"))
    return notes if _is_published(selection) else (*notes, t("dl_register_begins"))
