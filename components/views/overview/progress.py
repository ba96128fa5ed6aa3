"""Progress: the ratio and the persons on their way to the target of 2017.

The series are those of the page of trajectories: published figures for the whole district, the register for a part.
"""

from math import ceil

from components import charts
from components.charts import Key
from components.figure import Figure, Table
from components.provenance import mark_label
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.delisting.path import Point, ahead, recorded
from components.views.delisting.rate import KEY, Rate, rates
from components.views.overview.base import crosses_bases
from components.views.standing import (
    answer,
    decimals,
    is_whole,
    knows_poverty,
    reading_note,
    thousands,
)
from indicators.measure import Selection, measure
from indicators.pace import Pace, required_pace
from policy.parameters import parameter

PLOT = 12.5


def _ticks(points: list[tuple[int, str]]) -> Table:
    """Return years with how their number is known beneath; the first word of a year holds."""
    words = dict(reversed(points))
    years = sorted(words)
    return common.table({"x": years, "label": [f"{year}\n{words[year]}" for year in years]})


def _per_cent(value: float) -> str:
    return with_unit(value / 100, "percent")


def rate_path(selection: Selection) -> Figure:
    """The ratio by year end, both readings of the base where both are published, and the target."""
    series, now, other = rates(selection)
    seen = [r for r in series if r.kind == "recorded" and r.value is not None and r is not other]
    target = [r for r in series if r.kind == "target"]
    second = [other] if now.source and other.source else []
    shown = seen + second + target
    table = common.table(
        {
            t("dl_year_end"): [r.year for r in shown],
            t("dl_kind"): [t(f"dl_kind_{r.kind}") for r in shown],
            common.heading_of(KEY): [r.value for r in shown],
            t("dl_mark"): [mark_label(r.mark, lang()) for r in shown],
            t("dl_source"): [r.source for r in shown],
        }
    )
    found = measure((KEY,), selection)[KEY]
    return Figure(
        "rate_path",
        _rate_title(seen, now, crosses_bases(selection)),
        common.scope(selection, when=t("dl_year_ends")),
        table,
        _rate_view(seen, second, target) if now.value is not None else None,
        (KEY,),
        (reading_note(selection, "C15"), answer("C15"), t("ov_later_sources" if now.source else "dl_register_begins")),
        tuple(dict.fromkeys(r.mark for r in shown)),
        ("F03b", "F05", "X07", "F14a", "C15"),
        found.ignored,
        columns=decimals(common.heading_of(KEY)),
    )


def _rate_title(seen: list[Rate], now: Rate, mixed: bool) -> str:
    year = parameter("target_date").value.year
    if now.value is None:
        return t("dl_rate_none")
    last, first = _per_cent(now.value), seen[0].value
    if len(seen) < 2 or mixed:
        return t("ov_rate_one", last=last, year=year)
    which = "down" if now.value < first else "up" if now.value > first else "same"
    return t(f"ov_rate_{which}", first=_per_cent(first), last=last, year=year)


def _rate_view(seen: list[Rate], second: list[Rate], target: list[Rate]) -> charts.ChartView:
    rows = [("other", r, "", False, "context") for r in second]
    rows += [("rate", r, _per_cent(r.value), r in target, "plan" if r in target else "main") for r in seen + target]
    frame = common.table(
        {
            "series": [row[0] for row in rows],
            "x": [row[1].year for row in rows],
            "value": [row[1].value for row in rows],
            "value_text": [row[2] for row in rows],
            "is_plan": [row[3] for row in rows],
            "emphasis": [row[4] for row in rows],
        }
    )
    ticks = _ticks([(r.year, t(f"ov_tick_{r.mark}")) for r in seen] + [(r.year, t("dl_kind_target")) for r in target])
    keys = (Key(t("dl_kind_recorded"), "main", "●"),)
    if second:
        keys = (_key("ov_key_now", seen[-1], "main"), _key("ov_key_other", second[0], "context"))
    return charts.trajectory(
        frame,
        ticks,
        lang=lang(),
        unit="%",
        alt=t("ov_rate_alt"),
        plot_em=PLOT,
        keys=(*keys, Key(t("dl_kind_target"), "plan", "┅")),
    )


def _key(word: str, rate: Rate, tone: str) -> Key:
    """Name a reading with its number: 另一口径6%."""
    words = {"name": t(word), "value": _per_cent(rate.value)}
    return Key(t("ov_rate_key", **words), tone, "●")


def persons_path(selection: Selection) -> Figure:
    """Persons below the line by year end, the path required to the target, and the path at the stated floor."""
    pace, seen = required_pace(selection), recorded(selection)
    required = ahead(pace, "persons_required", "required")
    floor = ahead(pace, "persons_at_floor", "floor") if is_whole(selection) else []
    shown = seen + required + floor
    heading = common.heading_of("poor_persons")
    table = common.table(
        {
            t("dl_year_end"): [p.year for p in shown],
            t("dl_kind"): [t(f"dl_kind_{p.kind}") for p in shown],
            heading: [p.value for p in shown],
            t("dl_mark"): [mark_label(p.mark, lang()) for p in shown],
            t("dl_source"): [p.source for p in shown],
        }
    )
    return Figure(
        "persons_path",
        _persons_title(selection, pace),
        common.scope(selection, when=t("dl_year_ends")),
        table,
        _persons_view(pace, seen, required, floor),
        ("poor_persons",),
        _persons_notes(pace, bool(floor)),
        tuple(dict.fromkeys([*(p.mark for p in seen), "derived"])),
        ("F14a", "F16a", "F86b", "D42"),
        columns=thousands(heading),
    )


def _persons_title(selection: Selection, pace: Pace) -> str:
    if not knows_poverty(selection):
        return t("dl_no_household")
    if not pace.persons:
        return t("dl_path_none", year=pace.year)
    need = with_unit(ceil(pace.persons_per_year), "person")
    if pace.floor_per_year and is_whole(selection) and pace.left_at_floor:
        return t("ov_persons_floor", n=need, left=number(pace.left_at_floor), floor=number(pace.floor_per_year))
    return t("ov_persons_need", n=need, year=pace.target.year)


def _persons_view(pace: Pace, seen: list[Point], required: list[Point], floor: list[Point]) -> charts.ChartView:
    end = t("ov_end_floor", left=number(floor[-1].value)) if floor else ""
    rows = [("floor", p, end if p is floor[-1] else "", True) for p in (seen[-1:] + floor if floor else [])]
    rows += [("persons", p, number(p.value), False) for p in seen] + [("persons", p, "", True) for p in required]
    frame = common.table(
        {
            "series": [r[0] for r in rows],
            "x": [r[1].year for r in rows],
            "value": [r[1].value for r in rows],
            "value_text": [r[2] for r in rows],
            "is_plan": [r[3] for r in rows],
            "emphasis": ["plan" if r[3] else "main" for r in rows],
        }
    )
    ticks = _ticks(
        [(p.year, t(f"ov_tick_{p.mark}")) for p in seen]
        + [(p.year, "") for p in required[:-1]]
        + [(p.year, t("ov_end_required")) for p in required[-1:]]
    )
    keys = (
        Key(t("dl_kind_recorded"), "main", "●"),
        Key(t("ov_key_floor" if floor else "ov_key_required"), "plan", "┅"),
    )
    return charts.trajectory(
        frame, ticks, lang=lang(), unit=common.unit_word("person"), alt=t("ov_persons_alt"), plot_em=PLOT, keys=keys
    )


def _persons_notes(pace: Pace, whole: bool) -> tuple[str, ...]:
    if not whole:
        return (t("dl_register_begins"), t("dl_floor_whole"))
    words = {"floor": number(pace.floor_per_year), "left": number(pace.left_at_floor), "year": pace.target.year}
    return (t("dl_floor_note", **words), t("dl_missing_year"), t("ov_later_sources"), answer("C15"))
