"""The poor villages one by one: by plan, as small pictures, as a calendar of plan and tests."""

import pandas as pd

from components import charts
from components.charts import Key
from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.delisting import standing
from components.views.delisting.standing import FIRST_YEAR, STATUSES, TOKENS, answer, short_name, status_label
from data.facts import fact
from indicators.measure import Measurement, Selection, measure
from indicators.villages import ALERT_RULE
from policy.parameters import parameter

RATE, STATUS_KEYS = "poverty_headcount_ratio", ("poor_villages", "villages_out", "villages_planned_2016",
                                                "villages_planned_2017", "villages_without_year")  # fmt: skip

Failed = dict[tuple[str, ...], tuple[int, int]]


def by_status(selection: Selection) -> dict[str, int]:
    """Return the number of poor villages of each status that reading C1 knows; they add up to the poor villages."""
    found = _measured(selection)
    counts = {"planned_2016": "villages_planned_2016", "planned_2017": "villages_planned_2017"}
    rest = standing.remainder(selection)
    counts[rest] = "villages_out" if rest == "out" else "villages_without_year"
    return {status: int(found[counts[status]].value) for status in STATUSES if status in counts}


def _measured(selection: Selection) -> dict[str, Measurement]:
    return measure(STATUS_KEYS, selection)


def plan(selection: Selection) -> Figure:
    """One symbol per poor village, by planned year; a village without a year has a sign of its own."""
    counts, poor = by_status(selection), int(_measured(selection)["poor_villages"].value)
    frame = common.table({
        "label": [status_label(status) for status in counts], "value": list(counts.values()),
        "value_text": [number(n) for n in counts.values()], "status": [TOKENS[status] for status in counts],
        "unit": [common.unit_word("village")[:1] if lang() == "zh" else ""] * len(counts),
    })  # fmt: skip
    view = charts.unit_chart(frame, lang=lang(), unit=common.unit_word("village"), alt=t("dl_plan_alt"), per_row=12)
    table = common.table({t("dl_status"): frame["label"], common.heading_of("poor_villages"): frame["value"]})
    ignored = _measured(selection)["poor_villages"].ignored
    return Figure(
        "delisting_plan",
        _plan_title(counts, poor, standing.remainder(selection)),
        common.scope(selection, when=t("dl_plan_when")),
        table if poor else table.iloc[:0],
        view,
        STATUS_KEYS[:1] + STATUS_KEYS[2:],
        (standing.reading_note(selection, "C1"), answer("C1"), answer("C13")),
        references=("F45a", "F16b", "F16c", "D03", "X28"),
        ignored=tuple(name for name in ignored if name != "year"),
    )


def _plan_title(counts: dict[str, int], poor: int, rest: str) -> str:
    if not poor:
        return t("dl_no_village")
    words = {"p": with_unit(counts["planned_2016"] + counts["planned_2017"], "village"), "n": number(counts[rest])}
    return t(f"dl_plan_{rest}" if counts[rest] else "dl_plan_all", **words)


def plan_note(selection: Selection) -> str:
    """Return why some villages have no year, and how the reading in force takes them."""
    poor, first, second, rest = (number(fact(key).number) for key in ("F45a", "F16b", "F16c", "D03"))
    words = {"poor": poor, "first": first, "second": second, "rest": rest}
    return t("dl_plan_note", how=t(f"dl_plan_note_{standing.remainder(selection)}"), **words)


def _legend(selection: Selection, extra: tuple[Key, ...]) -> tuple[Key, ...]:
    signs = {"out": ("main", "●"), "planned_2016": ("plan", "■"), "planned_2017": ("third", "▲"),
             "unscheduled": ("ink2", "◇"), "after_2017": ("ink2", "▽")}  # fmt: skip
    shown = [status for status in STATUSES if status in ("planned_2016", "planned_2017", standing.remainder(selection))]
    return (*(Key(status_label(status), *signs[status]) for status in shown), *extra)


def panels(selection: Selection, by: str = "rate", order: str = "plan") -> Figure:
    """One small picture per poor village: its ratio (or persons) by year end against the exit line."""
    table = standing.ordered(standing.villages(selection), order)
    years = tuple(range(FIRST_YEAR, selection.year + 1))
    frame = standing.by_village(RATE, selection, years)
    rows = frame.merge(table, left_on="area_code", right_on="village_code", suffixes=("", "_now"))
    place = {code: i for i, code in enumerate(table["village_code"])}
    rows = rows.assign(order=rows["area_code"].map(place)).sort_values(["order", "period"], ignore_index=True)
    limit = parameter("village_exit_rate", 2016).value
    value, line, text = _values(rows, by, limit)
    cells = common.table({
        "panel": rows["area_code"], "label": [short_name(code) for code in rows["area_code"]], "x": rows["period"],
        "value": value, "value_text": text, "status": rows["status"].map(TOKENS), "alert": rows["has_alert"],
        "target": line,
    })  # fmt: skip
    n_columns = (6 if lang() == "zh" else 5) if len(table) > 4 else 4
    keys = _legend(selection, (Key(t("dl_exit_line"), "plan", "┅"), Key(t("dl_alert"), "focus", "━")))
    view = charts.small_multiples(cells, lang=lang(), unit=t(f"dl_unit_{by}"), alt=t("dl_panels_alt"), keys=keys,
                                  n_columns=n_columns, panel_em=4.6)  # fmt: skip
    return Figure(
        "delisting_villages",
        _panel_title(table, rows[rows["period"] == selection.year], by, limit),
        common.scope(selection, when=t("dl_span", first=years[0], last=years[-1]) if len(years) > 1 else None),
        _panel_table(rows, by, limit),
        view if len(table) else None,
        (RATE, "villages_below_exit_rate"),
        (
            standing.reading_note(selection, "C15"),
            standing.reading_note(selection, "C1"),
            t("dl_yardstick"),
            t("dl_alert_rule", rule=ALERT_RULE.get(lang())),
        ),
        references=("X30b", "C15", "C1"),
        ignored=standing.untouched(RATE, selection),
        columns=standing.decimals(common.heading_of(RATE), t("dl_line_rate"), t("dl_line_persons")),
    )


def _values(rows: pd.DataFrame, by: str, limit: float) -> tuple[list[float], list[float], list[str]]:
    """Return value, line and words of each point: per cent against 3 %, or persons against 3 % of the population."""
    if by == "persons":
        persons = [float(v) for v in rows["numerator"]]
        return persons, [limit * float(v) for v in rows["denominator"]], [number(v) for v in persons]
    shares = common.per_cent(rows["value"])
    return shares, [limit * 100] * len(rows), [number(v, 1) for v in shares]


def _panel_title(table: pd.DataFrame, now: pd.DataFrame, by: str, limit: float) -> str:
    if table.empty:
        return t("dl_no_village")
    if by == "persons":
        return t(
            "dl_panels_persons", n=with_unit(int(now["numerator"].sum()), "person"), k=with_unit(len(table), "village")
        )
    below, above = int((now["value"] < limit).sum()), int((now["value"] >= limit).sum())
    return t("dl_panels_rate", k=number(below), m=number(above), n=number(len(table)))


def _panel_table(rows: pd.DataFrame, by: str, limit: float) -> pd.DataFrame:
    shown = {
        t("dl_village"): common.area_names(rows["area_code"], full=True),
        t("dl_status"): [status_label(s) for s in rows["status"]],
        t("dl_year_end"): rows["period"].astype(int),
    }
    if by == "persons":
        shown[common.heading_of("poor_persons")] = [int(v) for v in rows["numerator"]]
        shown[t("dl_line_persons")] = [round(limit * float(v), 1) for v in rows["denominator"]]
    else:
        shown[common.heading_of(RATE)] = common.per_cent(rows["value"])
        shown[t("dl_line_rate")] = [limit * 100] * len(rows)
    shown[t("dl_alert")] = [t("dl_yes") if a else "" for a in rows["has_alert"]]
    return common.table(shown)


def calendar(selection: Selection, order: str = "plan") -> Figure:
    """Poor villages × years: tests failed up to the year shown, then the plan; a plan is never drawn as done."""
    table = standing.ordered(standing.villages(selection), order)
    years = tuple(range(FIRST_YEAR, selection.year + 1))
    tests = standing.by_village("mean_tests_failed", selection, years)
    failed = standing.counted(tests, "area_code", "period")
    last = standing.plan_year(selection)
    heads = [*map(str, (*years, *range(selection.year + 1, 2018))), t(f"dl_tail_{standing.remainder(selection)}")]
    cells = [cell for row in table.itertuples() for cell in _calendar_row(row, heads, years, failed)]
    names = ("label", "column", "state", "is_plan", "alert", "text")
    frame = pd.DataFrame(cells, columns=list(names))
    keys = (Key(t("dl_key_failed"), "ink2", "0"), *_calendar_keys(selection), Key(t("dl_alert"), "focus", "○"))
    view = charts.calendar_strip(frame, lang=lang(), alt=t("dl_calendar_alt"), keys=keys, row_em=1.7,
                                 blocks=2 if len(table) > 8 else 1, label_share=0.36)  # fmt: skip
    return Figure(
        "delisting_calendar",
        _calendar_title(table, last),
        common.scope(selection, when=t("dl_calendar_when")),
        _calendar_table(table, years, failed),
        view if len(table) else None,
        ("mean_tests_failed", "villages_passing_all"),
        (
            standing.reading_note(selection, "C1"),
            answer("C1"),
            t("dl_yardstick"),
            t("dl_alert_rule", rule=ALERT_RULE.get(lang())),
        ),
        references=("F16b", "F16c", "X30b"),
        ignored=standing.untouched("mean_tests_failed", selection),
    )


def _calendar_keys(selection: Selection) -> tuple[Key, ...]:
    """The signs of the calendar: a plan is open, only a village that the reading takes as out is full."""
    rest = standing.remainder(selection)
    signs = {"out": ("main", "●"), "unscheduled": ("ink2", "◇"), "after_2017": ("ink2", "▽")}
    return (Key(status_label("planned_2016"), "plan", "□"), Key(status_label("planned_2017"), "third", "△"),
            Key(status_label(rest), *signs[rest]))  # fmt: skip


def _calendar_row(row: object, heads: list[str], years: tuple[int, ...], failed: Failed) -> list:
    label, own = short_name(row.village_code), row.status
    planned = own.removeprefix("planned_") if own.startswith("planned_") else heads[-1]
    cells = []
    for head in heads:
        alert = bool(row.has_alert) and head == planned
        if head.isdigit() and int(head) in years:
            n, made = failed.get((row.village_code, head), (0, 0))
            cells.append((label, head, "", False, alert, number(n) if made else "—"))
        else:
            cells.append((label, head, TOKENS[own] if head == planned else "", own.startswith("planned_"), alert, ""))
    return cells


def _calendar_title(table: pd.DataFrame, year: int) -> str:
    if table.empty:
        return t("dl_no_village")
    due = table[table["status"] == f"planned_{year}"]
    if due.empty:
        return t("dl_calendar_none", year=year)
    failing = int(due["n_tests_failed"].gt(0).sum())
    return t("dl_calendar_due", year=year, n=with_unit(len(due), "village"), k=number(failing))


def _calendar_table(table: pd.DataFrame, years: tuple[int, ...], failed: Failed) -> pd.DataFrame:
    shown = {
        t("dl_village"): common.area_names(table["village_code"], full=True),
        t("dl_status"): [status_label(s) for s in table["status"]],
    }
    for year in years:
        pairs = [failed.get((code, str(year)), (0, 0)) for code in table["village_code"]]
        shown[t("dl_failed_in", year=year)] = pd.array([n if made else None for n, made in pairs], dtype="Int64")
    shown[t("dl_alert")] = table["alert_reason"]
    return common.table(shown)
