"""Income: the register's mean on its way to 6,000 yuan per person, the path back from the target, the poverty lines."""

from components import charts
from components.charts import Key
from components.figure import Figure
from components.provenance import mark_label
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.standing import FIRST_YEAR, answer, knows_poverty, thousands
from data.facts import fact
from indicators.measure import Selection, measure
from policy.parameters import ParameterError, parameter

UNIT = "yuan_per_person"
BACK_CAST = ("D04", "D05", "F18b")
Row = tuple[str, int, float, str, str]  # series, year, value, mark, source


def _growth() -> float:
    return parameter("income_growth_floor").value


def _register(selection: Selection) -> list[Row]:
    years = tuple(range(FIRST_YEAR, selection.year + 1))
    frame = measure(("mean_net_income",), selection, years=years)["mean_net_income"].frame
    pairs = zip(frame["period"], frame["value"], strict=True)
    return [("register", int(y), round(float(v)), "simulated", "") for y, v in pairs if v == v]


def _onward(rows: list[Row]) -> list[Row]:
    """Return the register's mean carried on to the target year at the stated growth, rounded only for the eye."""
    if not rows:
        return []
    last, value, end = rows[-1][1], rows[-1][2], parameter("target_date").value.year
    return [
        ("floor", y, round(value * (1 + _growth()) ** (y - last)), "derived", "F86a") for y in range(last + 1, end + 1)
    ]


def _back_cast() -> list[Row]:
    return [("about", int(f.period[:4]), f.number, f.mark, f.id) for f in map(fact, BACK_CAST)]


def _lines() -> list[Row]:
    """Return the poverty lines from the year the register begins, as far as one is published."""
    found: list[Row] = []
    for year in range(FIRST_YEAR, parameter("target_date").value.year + 1):
        try:
            rule = parameter("poverty_line", year)
        except ParameterError:
            break
        found.append(("line", year, rule.value, rule.mark, rule.reference.split(":")[0]))
    return found


def income_path(selection: Selection) -> Figure:
    """Mean income on record, carried on at 30 % a year; the path back-cast from 6,000; the poverty line by year."""
    seen = _register(selection)
    onward, about, line = _onward(seen), _back_cast(), _lines()
    shown = seen + onward + about + line if seen else []
    heading = t("ov_income_heading")
    table = common.table(
        {
            t("year"): [r[1] for r in shown],
            t("kind"): [t(f"ov_series_{r[0]}") for r in shown],
            heading: [int(r[2]) for r in shown],
            t("dl_mark"): [mark_label(r[3], lang()) for r in shown],
            t("dl_source"): [r[4] for r in shown],
        }
    )
    return Figure(
        "income_path",
        _path_title(selection, onward),
        common.scope(selection, when=t("dl_year_ends")),
        table,
        _path_view(seen, onward, about, line) if seen else None,
        ("mean_net_income",),
        _path_notes(seen),
        ("simulated", "derived", "stated", "reported"),
        ("F18a", "F18b", "F86a", "D04", "D05", "C8", "C11"),
        columns=thousands(heading),
    )


def _path_title(selection: Selection, onward: list[Row]) -> str:
    if not onward:
        return t("dl_no_household") if not knows_poverty(selection) else t("ov_income_none")
    goal, last = parameter("income_target_2017").value, onward[-1]
    which = "short" if last[2] < goal else "reach"
    words = {"n": number(last[2]), "goal": number(goal), "year": last[1], "rate": with_unit(_growth(), "percent")}
    return t(f"ov_income_{which}", **words)


def _path_view(seen: list[Row], onward: list[Row], about: list[Row], line: list[Row]) -> charts.ChartView:
    """Two lines for the two wordings of 30 % (C8): what is carried on as a floor, what 6,000 yuan takes."""
    cells = [("line", r, False, "context", _line_text(r, line), "") for r in line[:-1]]
    cells += [("line", r, False, "context", "", _end("line", r)) for r in line[-1:]]
    cells += [("about", r, True, "plan", number(r[2]) if r is not about[-1] else "", "") for r in about]
    cells += [("register", r, False, "main", number(r[2]), "") for r in seen]
    cells += [("register", r, True, "plan", number(r[2]) if r is not onward[-1] else "", "") for r in onward]
    ends = {id(about[-1]): _end("about", about[-1]), id(onward[-1]): _end("floor", onward[-1])}
    frame = common.table(
        {
            "series": [c[0] for c in cells],
            "x": [c[1][1] for c in cells],
            "value": [c[1][2] for c in cells],
            "is_plan": [c[2] for c in cells],
            "emphasis": [c[3] for c in cells],
            "value_text": [c[4] for c in cells],
            "series_label": [c[5] or ends.get(id(c[1]), "") for c in cells],
        }
    )
    keys = (
        Key(t("ov_key_register"), "main", "●"),
        Key(t("ov_key_ahead"), "plan", "┅"),
        Key(t("ov_key_line"), "context", "●"),
    )
    return charts.trajectory(
        frame,
        lang=lang(),
        unit=common.unit_word(UNIT),
        alt=t("ov_income_alt"),
        keys=keys,
        plot_em=20.5,
        from_zero=False,
    )


def _line_text(row: Row, line: list[Row]) -> str:
    return number(row[2]) if row is line[0] else ""


def _end(series: str, row: Row) -> str:
    return t(f"ov_end_income_{series}", n=number(row[2]))


def _path_notes(seen: list[Row]) -> tuple[str, ...]:
    notes = [t("ov_income_two_lines"), answer("C8"), answer("C11"), t("ov_income_from_lines"), t("ov_line_2017")]
    if seen:
        goal, end = parameter("income_target_2017").value, parameter("target_date").value.year
        need = (goal / seen[-1][2]) ** (1 / (end - seen[-1][1])) - 1
        words = {"n": number(seen[-1][2]), "goal": number(goal), "share": with_unit(need, "percent", 1), "year": end}
        notes.insert(0, t("ov_income_need" if need > 0 else "ov_income_above", **words))
    return tuple(notes)
