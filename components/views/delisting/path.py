"""Persons by year end against plan and target, and the yearly fall against the stated floor.

The whole district stands on published figures, each with its mark; a part of it on the register, which begins at the
end of 2014. What comes after the year shown is required path, floor or target, never a result.
"""

from datetime import date
from math import ceil
from typing import NamedTuple

import pandas as pd

from components import charts
from components.charts import Key
from components.figure import Figure
from components.provenance import mark_label
from components.text import day, lang, number, say, t, with_unit
from components.views import common, standing
from components.views.standing import FIRST_YEAR, answer, is_whole, knows_poverty, thousands
from data.facts import Fact, fact
from indicators.campaign import phases
from indicators.measure import Selection, measure, register_of
from indicators.pace import Pace

STOCK = ("D13", "X04", "D14", "D15", "X06a")
FALL = ("D45a", "D45b", "D45c")
REFERENCES = ("F14a", "F16a", "F86b", "F71")
LONG = 1.0  # a phase of the campaign carries its name on the axis from this many years on


class Point(NamedTuple):
    """One number of a year: recorded, required or at the floor; with its mark and its source."""

    year: int
    value: int
    kind: str
    mark: str
    source: str = ""


def year_of(found: Fact) -> int:
    """Return the year a published fact belongs to."""
    return int(found.period[:4])


def published(ids: tuple[str, ...], until: int, sign: int = 1) -> list[Point]:
    """Return published numbers of persons up to a year, in order."""
    found = [fact(key) for key in ids]
    return [Point(year_of(f), sign * int(f.number), "recorded", f.mark, f.id) for f in found if year_of(f) <= until]


def recorded(selection: Selection) -> list[Point]:
    """Return persons below the line at each year end up to the year shown: published, or from the register."""
    if is_whole(selection):
        return published(STOCK, selection.year)
    years = tuple(range(FIRST_YEAR, selection.year + 1))
    cells = measure(("poor_persons",), selection, years=years)["poor_persons"].cells("period")
    return [Point(int(y), int(v), "recorded", "simulated") for y, _, _, v in cells]


def ahead(pace: Pace, column: str, kind: str) -> list[Point]:
    """Return the year ends after the year shown of one column of the pace."""
    pairs = zip(pace.by_year["year"], pace.by_year[column], strict=True)
    return [Point(int(y), int(v), kind, "derived") for y, v in pairs if y > pace.year]


def persons_path(selection: Selection) -> Figure:
    """Persons below the line by year end, the path required to the target, the path at the stated floor."""
    pace, seen = standing.pace(selection), recorded(selection)
    as_of = register_of().as_of
    required = ahead(pace, "persons_required", "required")
    floor = ahead(pace, "persons_at_floor", "floor") if is_whole(selection) else []
    view = charts.trajectory(
        _frame(seen, required, floor), _ticks(seen[0].year, pace.target.year), _bands(seen[0].year, as_of), lang=lang(),
        unit=common.unit_word("person"), alt=t("dl_path_alt"), keys=_keys(seen, floor), plot_em=12.0,
    )  # fmt: skip
    return Figure(
        "delisting_persons",
        fall_title(seen, pace, not knows_poverty(selection)),
        common.scope(selection, when=t("dl_year_ends")),
        _table(seen + required + floor),
        view,
        ("poor_persons",),
        _notes(selection, pace, seen, as_of),
        _marks(seen),
        REFERENCES,
        columns=thousands(common.heading_of("poor_persons")),
    )


def fall_title(seen: list[Point], pace: Pace, is_other: bool = False) -> str:
    """Return what the last year brought and what each year to come must bring."""
    if not pace.persons:
        return t("dl_no_household") if is_other else t("dl_path_none", year=pace.year)
    need = with_unit(ceil(pace.persons_per_year), "person")
    before = next((p.value for p in seen if p.year == pace.year - 1), None)
    if before is None:
        return t("dl_path_first", year=pace.target.year, m=need)
    fall = before - seen[-1].value
    which = "fall" if fall > 0 else "rise" if fall < 0 else "same"
    plain = number(ceil(pace.persons_per_year)) if lang() == "en" else need
    return t(f"dl_path_{which}", year=pace.year, n=with_unit(abs(fall), "person"), m=plain)


def _frame(seen: list[Point], required: list[Point], floor: list[Point]) -> pd.DataFrame:
    rows = [_cell(p, "floor", is_plan=True) for p in (seen[-1:] if floor else []) + floor]
    rows += [_cell(p, "persons", text=number(p.value)) for p in seen]
    rows += [_cell(p, "persons", text=number(p.value) if p.value else "", is_plan=True) for p in required]
    if floor:
        rows[len(floor)]["series_label"] = t("dl_floor_left", n=number(floor[-1].value))
    return common.table({name: [row[name] for row in rows] for name in rows[0]})


def _cell(point: Point, series: str, text: str = "", is_plan: bool = False) -> dict[str, object]:
    tone = "plan" if is_plan else "context" if point.mark == "derived" else "main"
    return {"series": series, "x": point.year, "value": point.value, "value_text": text, "is_plan": is_plan,
            "emphasis": tone, "series_label": ""}  # fmt: skip


def _keys(seen: list[Point], floor: list[Point]) -> tuple[Key, ...]:
    tones = {"derived": "context", "reported": "main", "simulated": "main"}
    marks = [Key(mark_label(m, lang()), tones[m], "●") for m in tones if m in {p.mark for p in seen}]
    word = t("dl_key_required_floor") if floor else t("dl_key_required")
    return (*marks, Key(word, "plan", "┅"))


def _ticks(first: int, last: int) -> pd.DataFrame:
    years = list(range(first, last + 1))
    return common.table({"x": years, "label": [str(year) for year in years]})


def _bands(first: int, as_of: date) -> pd.DataFrame:
    """Return the phases of the campaign on an axis whose points are year ends: the end of 2015 lies at 2015."""
    found = [(_at(p.start), _at(p.end) + 1 / 366, say(p.label)) for p in phases(as_of)]
    kept = [(max(a, first), b, label if b - a >= LONG else "") for a, b, label in found if b > first]
    return common.table({"start": [k[0] for k in kept], "end": [k[1] for k in kept], "label": [k[2] for k in kept]})


def _at(when: date) -> float:
    start = date(when.year, 1, 1).toordinal()
    return when.year - 1 + (when.toordinal() - start) / (date(when.year + 1, 1, 1).toordinal() - start)


def _table(points: list[Point]) -> pd.DataFrame:
    return common.table({
        t("dl_year_end"): [p.year for p in points],
        t("dl_kind"): [t(f"dl_kind_{p.kind}") for p in points],
        common.heading_of("poor_persons"): [p.value for p in points],
        t("dl_mark"): [mark_label(p.mark, lang()) for p in points],
        t("dl_source"): [p.source for p in points],
    })  # fmt: skip


def _marks(points: list[Point]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*(p.mark for p in points), "derived"]))


def _notes(selection: Selection, pace: Pace, seen: list[Point], as_of: date) -> tuple[str, ...]:
    parts = [t("dl_phase", name=say(p.label), start=day(p.start), end=day(p.end)) for p in phases(as_of)]
    notes = [t("dl_phases", parts=t("dl_comma").join(parts)), t("dl_after", day=day(as_of)), answer("C6"), answer("C3")]
    if not is_whole(selection):
        return (t("dl_register_begins"), t("dl_floor_whole"), *notes)
    words = {"floor": number(pace.floor_per_year), "left": number(pace.left_at_floor), "year": pace.target.year}
    own = t(
        "dl_agrees" if seen[-1].value == pace.persons else "dl_differs",
        n=number(pace.persons),
        m=number(seen[-1].value),
    )
    return (t("dl_floor_note", **words), own, t("dl_missing_year"), *notes)


def persons_fall(selection: Selection) -> Figure:
    """The yearly fall of the number of poor persons, what each year to come must bring, and the floor of 5,000."""
    pace, whole = standing.pace(selection), is_whole(selection)
    stock = recorded(selection)
    seen = published(FALL, selection.year, -1) if whole else [
        Point(b.year, a.value - b.value, "fell", b.mark) for a, b in zip(stock, stock[1:], strict=False)
    ]  # fmt: skip
    seen = [p._replace(kind="fell") for p in seen]
    need = ceil(pace.persons_per_year)
    points = seen + [Point(y, need, "needed", "derived") for y in range(pace.year + 1, pace.target.year + 1)]
    floor = pace.floor_per_year if whole else None
    view = _columns(points, floor)
    title = fall_title(stock, pace, not knows_poverty(selection))
    if floor and seen and seen[-1].value > 0:
        which = "met" if seen[-1].value >= floor else "below"
        title = t(f"dl_fall_{which}", year=pace.year, n=with_unit(seen[-1].value, "person"), floor=number(floor))
    notes = (t("dl_fall_mean", floor=number(floor)), answer("C8")) if floor else (t("dl_floor_whole"),)
    table = _table(points).rename(columns={common.heading_of("poor_persons"): t("dl_fall")})
    return Figure(
        "delisting_fall",
        title,
        common.scope(selection, when=t("dl_fall_when")),
        table,
        view,
        ("poor_persons",),
        notes,
        _marks(seen),
        ("F16a", "F86b"),
        columns=thousands(t("dl_fall")),
    )


def _columns(points: list[Point], floor: int | None) -> charts.ChartView:
    frame = common.table({
        "label": [str(p.year) for p in points], "value": [max(p.value, 0) for p in points],
        "value_text": [number(p.value) if p.value >= 0 else t("dl_up", n=number(-p.value)) for p in points],
        "emphasis": ["plan" if p.kind == "needed" else "main" for p in points],
    })  # fmt: skip
    keys = (Key(t("dl_kind_fell")), Key(t("dl_kind_needed"), "plan", "■"))
    if floor:
        frame["target"] = [floor] * len(points)
        frame["target_text"] = [""] * (len(points) - 1) + [number(floor)]
        keys = (*keys, Key(t("dl_floor"), "plan", "┅"))
    return charts.columns(
        frame, lang=lang(), unit=common.unit_word("person"), alt=t("dl_fall_alt"), keys=keys, plot_em=12.0
    )
