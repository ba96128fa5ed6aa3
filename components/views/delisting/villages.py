"""The poor villages one by one: as small pictures, and as a calendar of tests and plan."""

from components import charts
from components.charts import Key
from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common, standing
from components.views.standing import (
    FIRST_YEAR,
    NOTHING,
    STATUSES,
    TOKENS,
    Count,
    Village,
    answer,
    short_name,
    status_label,
)
from indicators.measure import Selection
from indicators.villages import ALERT_RULE
from policy.parameters import parameter

RATE, FAILED = "poverty_headcount_ratio", "mean_tests_failed"
LAST_YEAR = 2017
Point = tuple[Village, int, Count]


def _legend(selection: Selection, extra: tuple[Key, ...]) -> tuple[Key, ...]:
    signs = {"out": ("main", "●"), "planned_2016": ("plan", "■"), "planned_2017": ("third", "▲"),
             "unscheduled": ("ink2", "◇"), "after_2017": ("ink2", "▽")}  # fmt: skip
    shown = [status for status in STATUSES if status in ("planned_2016", "planned_2017", standing.remainder(selection))]
    return (*(Key(status_label(status), *signs[status]) for status in shown), *extra)


def _rule() -> str:
    return t("dl_alert_rule", rule=ALERT_RULE.get(lang()))


def panels(selection: Selection, by: str = "rate", order: str = "plan") -> Figure:
    """One small picture per poor village: its ratio (or persons) by year end against the exit line."""
    found, years = standing.villages(selection, order), tuple(range(FIRST_YEAR, selection.year + 1))
    counts = standing.by_village(RATE, selection, years)
    points = [(v, year, counts.get((v.code, str(year)), NOTHING)) for v in found for year in years]
    limit = parameter("village_exit_rate", 2016).value
    when = t("dl_span", first=years[0], last=years[-1]) if len(years) > 1 else None
    return Figure(
        "delisting_villages",
        _panel_title([(v, y, c) for v, y, c in points if y == selection.year], by, limit),
        common.scope(standing.place(selection), when=when),
        _panel_table(points, by, limit),
        _panel_view(selection, points, by, limit) if found else None,
        (RATE, "villages_below_exit_rate"),
        (standing.reading_note(selection, "C15"), standing.reading_note(selection, "C1"), t("dl_yardstick"), _rule()),
        references=("X30b", "C15", "C1"),
        ignored=standing.untouched(RATE, selection),
        columns=standing.decimals(common.heading_of(RATE), t("dl_line_rate"), t("dl_line_persons")),
    )


def _panel_view(selection: Selection, points: list[Point], by: str, limit: float) -> charts.ChartView:
    value, line, text = _values(points, by, limit)
    cells = common.table({
        "panel": [v.code for v, *_ in points], "label": [_label(v) for v, *_ in points],
        "x": [year for _, year, _ in points], "value": value, "value_text": text,
        "status": [TOKENS[v.status] for v, *_ in points], "alert": [v.has_alert for v, *_ in points], "target": line,
    })  # fmt: skip
    wide = 6 if lang() == "zh" else 5
    n_columns = wide if len({v.code for v, *_ in points}) > 4 else 4
    keys = _legend(selection, (Key(t("dl_exit_line"), "plan", "┅"), Key(t("dl_alert"), "focus", "━")))
    return charts.small_multiples(cells, lang=lang(), unit=t(f"dl_unit_{by}"), alt=t("dl_panels_alt"), keys=keys,
                                  n_columns=n_columns, panel_em=4.6)  # fmt: skip


def _label(village: Village) -> str:
    """Return the name over a picture; bold Latin letters run wider and get a little more room before the value."""
    return short_name(village.code) + ("\u2002" if village.has_alert and lang() == "en" else "")


def _values(points: list[Point], by: str, limit: float) -> tuple[list[float], list[float], list[str]]:
    """Return value, line and words of each point: per cent against 3 %, or persons against 3 % of the population."""
    if by == "persons":
        persons = [c.numerator for *_, c in points]
        return persons, [round(limit * c.denominator, 1) for *_, c in points], [number(n) for n in persons]
    shares = common.per_cent([c.value for *_, c in points])
    return shares, [limit * 100] * len(points), [number(v, 1) for v in shares]


def _panel_title(now: list[Point], by: str, limit: float) -> str:
    if not now:
        return t("dl_no_village")
    if by == "persons":
        poor = sum(c.numerator for *_, c in now)
        return t("dl_panels_persons", n=with_unit(poor, "person"), k=with_unit(len(now), "village"))
    below, above = sum(c.value < limit for *_, c in now), sum(c.value >= limit for *_, c in now)
    return t("dl_panels_rate", k=number(below), m=number(above), n=number(len(now)))


def _panel_table(points: list[Point], by: str, limit: float) -> object:
    value, line, _ = _values(points, by, limit)
    return common.table({
        t("dl_village"): common.area_names([v.code for v, *_ in points], full=True),
        t("dl_status"): [status_label(v.status) for v, *_ in points],
        t("dl_year_end"): [year for _, year, _ in points],
        common.heading_of("poor_persons" if by == "persons" else RATE): value,
        t(f"dl_line_{by}"): line,
        t("dl_alert"): [t("dl_yes") if v.has_alert else "" for v, *_ in points],
    })  # fmt: skip


def calendar(selection: Selection, order: str = "plan") -> Figure:
    """Poor villages × years: tests failed up to the year shown, then the plan; a plan is never drawn as done."""
    found, years = standing.villages(selection, order), tuple(range(FIRST_YEAR, selection.year + 1))
    failed = standing.by_village(FAILED, selection, years)
    tail = t(f"dl_tail_{standing.remainder(selection)}")
    heads = [*map(str, (*years, *range(selection.year + 1, LAST_YEAR + 1))), tail]
    cells = [cell for village in found for cell in _calendar_row(village, heads, years, failed)]
    names = ("label", "column", "state", "is_plan", "alert", "text")
    frame = common.table({name: [cell[i] for cell in cells] for i, name in enumerate(names)})
    keys = (Key(t("dl_key_failed"), "ink2", "0"), *_calendar_keys(selection), Key(t("dl_alert"), "focus", "○"))
    blocks = 2 if len(found) > 8 else 1
    return Figure(
        "delisting_calendar",
        _calendar_title(found, standing.plan_year(selection)),
        common.scope(standing.place(selection), when=t("dl_calendar_when")),
        _calendar_table(found, years, failed),
        charts.calendar_strip(
            frame, lang=lang(), alt=t("dl_calendar_alt"), keys=keys, row_em=1.7, blocks=blocks, label_share=0.36
        )
        if found
        else None,
        (FAILED, "villages_passing_all"),
        (standing.reading_note(selection, "C1"), answer("C1"), t("dl_yardstick"), _rule()),
        references=("F16b", "F16c", "X30b"),
        ignored=standing.untouched(FAILED, selection),
    )


def _calendar_keys(selection: Selection) -> tuple[Key, ...]:
    """The signs of the calendar: a plan is open, only a village that the reading takes as out is full."""
    rest = standing.remainder(selection)
    signs = {"out": ("main", "●"), "unscheduled": ("ink2", "◇"), "after_2017": ("ink2", "▽")}
    return (Key(status_label("planned_2016"), "plan", "□"), Key(status_label("planned_2017"), "third", "△"),
            Key(status_label(rest), *signs[rest]))  # fmt: skip


def _calendar_row(
    village: Village, heads: list[str], years: tuple[int, ...], failed: dict[tuple[str, ...], Count]
) -> list[tuple]:
    label, own = short_name(village.code), village.status
    is_planned = own.startswith("planned_")
    planned = own.removeprefix("planned_") if is_planned else heads[-1]
    cells = []
    for head in heads:
        alert = village.has_alert and head == planned
        if head in map(str, years):
            made = failed.get((village.code, head), NOTHING)
            cells.append((label, head, "", False, alert, number(made.numerator) if made.denominator else "—"))
        else:
            cells.append((label, head, TOKENS[own] if head == planned else "", is_planned, alert, ""))
    return cells


def _calendar_title(found: list[Village], year: int) -> str:
    if not found:
        return t("dl_no_village")
    due = [village for village in found if village.status == f"planned_{year}"]
    if not due:
        return t("dl_calendar_none", year=year)
    failing = sum(village.n_failed > 0 for village in due)
    return t("dl_calendar_due", year=year, n=with_unit(len(due), "village"), k=number(failing))


def _calendar_table(found: list[Village], years: tuple[int, ...], failed: dict[tuple[str, ...], Count]) -> object:
    shown = {
        t("dl_village"): common.area_names([v.code for v in found], full=True),
        t("dl_status"): [status_label(v.status) for v in found],
    }
    for year in years:
        made = [failed.get((v.code, str(year)), NOTHING) for v in found]
        shown[t("dl_failed_in", year=year)] = [float(m.numerator) if m.denominator else None for m in made]
    shown[t("dl_alert")] = [v.alert_reason for v in found]
    return common.table(shown)
