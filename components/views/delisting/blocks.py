"""What keeps the poor villages from leaving: which exit tests fail, where, and who is responsible."""

from components import charts
from components.charts import Key
from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common, standing
from components.views.standing import Village, answer, criterion, short_name, status_label
from indicators.dimensions import department_names
from indicators.facts.villages import CRITERIA
from indicators.measure import Selection, measure, register_of
from indicators.villages import ALERT_RULE

SHARE, MEAN = "exit_test_pass_share", "mean_tests_failed"
CLASSES = {"2016": "planned_2016", "2017": "planned_2017", "unknown": None}


def failing_tests(selection: Selection) -> Figure:
    """Failing villages per exit test and planned year: a count of villages, with the villages tested."""
    found = measure((SHARE,), standing.place(selection), group="criterion,planned_exit_year")[SHARE]
    made = standing.counted(found.frame, "criterion", "planned_exit_year")
    counts = {key: (each.denominator - each.numerator, each.denominator) for key, each in made.items()}
    cells = [(name, year, *counts.get((name, year), (0, 0))) for name in CRITERIA for year in CLASSES]
    tested = {year: max((m for _, y, _, m in cells if y == year), default=0) for year in CLASSES}
    labels = {year: _class_label(year, selection) for year in CLASSES}
    frame = common.table({
        "row": [criterion(name) for name, *_ in cells], "column": [labels[year] for _, year, *_ in cells],
        "value": [n if m else None for *_, n, m in cells],
        "value_text": [t("dl_n_of_m", n=number(n), m=number(m)) for *_, n, m in cells],
        "level": [min(3, int(4 * n / m)) if m else 0 for *_, n, m in cells],
    })  # fmt: skip
    view = charts.heat(
        frame, lang=lang(), unit=t("dl_unit_failing"), alt=t("dl_blocks_alt"), label_width=9.0, column_width=12.0
    )
    table = common.table({
        t("dl_test"): common.labels("exit_criterion", [name for name, *_ in cells]),
        t("dl_status"): [labels[year] for _, year, *_ in cells],
        common.heading_of("exit_tests_failed"): [n for *_, n, _ in cells],
        t("dl_tested"): [m for *_, m in cells],
    })  # fmt: skip
    return Figure(
        "delisting_blocks",
        _blocks_title(cells),
        common.scope(standing.place(selection)),
        table if any(tested.values()) else table.iloc[:0],
        view,
        ("exit_tests_failed", SHARE),
        (t("dl_yardstick"), standing.reading_note(selection, "C15"), answer("C19")),
        references=("X30b",),
        ignored=standing.untouched(SHARE, selection),
    )


def _class_label(year: str, selection: Selection) -> str:
    return status_label(CLASSES[year] or standing.remainder(selection))


def _blocks_title(cells: list[tuple[str, str, int, int]]) -> str:
    failing = {name: sum(n for c, _, n, _ in cells if c == name) for name in CRITERIA}
    if not sum(m for *_, m in cells):
        return t("dl_untested")
    most = max(failing.values())
    if not most:
        return t("dl_blocks_none")
    first = [name for name in CRITERIA if failing[name] == most]
    if len(first) > 1:
        return t("dl_blocks_tie", k=number(len(first)), n=with_unit(most, "village"))
    return t("dl_blocks_most", test=criterion(first[0]), n=with_unit(most, "village"))


def test_matrix(selection: Selection, order: str = "plan") -> Figure:
    """Poor villages × six exit tests: passed, failed or no data; and how many fail."""
    found = standing.villages(selection, order)
    made = standing.by_village(SHARE, selection, (selection.year,), "criterion")
    passed = {(code, name): each.numerator for (code, _, name), each in made.items() if each.denominator}
    return Figure(
        "delisting_matrix",
        _matrix_title(found),
        common.scope(standing.place(selection)),
        _matrix_table(found, passed),
        _matrix_view(found, passed) if found else None,
        (SHARE, MEAN),
        (t("dl_yardstick"), _rule()),
        references=("X30b",),
        ignored=standing.untouched(SHARE, selection),
    )


def _rule() -> str:
    return t("dl_alert_rule", rule=ALERT_RULE.get(lang()))


def _matrix_view(found: list[Village], passed: dict[tuple[str, str], int]) -> charts.ChartView:
    states = {None: "", 0: "unmet", 1: "met"}
    heads = {name: t(f"dl_h_{name}") for name in CRITERIA}
    cells = []
    for village in found:
        label = short_name(village.code)
        cells += [(label, head, states[passed.get((village.code, name))], False, "") for name, head in heads.items()]
        text = number(village.n_failed) if village.n_tests else "—"
        cells.append((label, t("dl_h_failed"), "", village.has_alert, text))
    names = ("label", "column", "state", "alert", "text")
    frame = common.table({name: [cell[i] for cell in cells] for i, name in enumerate(names)})
    keys = (Key(t("dl_met"), "main", "●"), Key(t("dl_unmet"), "context", "○"), Key(t("dl_no_data"), "quiet", "·"),
            Key(t("dl_alert"), "focus", "○"))  # fmt: skip
    return charts.calendar_strip(frame, lang=lang(), alt=t("dl_matrix_alt"), keys=keys, row_em=1.7,
                                 blocks=2 if len(found) > 8 else 1,
                                 label_share=0.28 if lang() == "zh" else 0.36)  # fmt: skip


def _matrix_title(found: list[Village]) -> str:
    if not found:
        return t("dl_no_village")
    failing = [village.n_failed for village in found if village.n_failed]
    if not sum(village.n_tests for village in found):
        return t("dl_untested")
    if not failing:
        return t("dl_matrix_none", n=with_unit(len(found), "village"))
    return t("dl_matrix_some", n=with_unit(len(failing), "village"), k=number(max(failing)))


def _matrix_table(found: list[Village], passed: dict[tuple[str, str], int]) -> object:
    words = {None: t("dl_no_data"), 0: t("dl_unmet"), 1: t("dl_met")}
    shown = {
        t("dl_village"): common.area_names([v.code for v in found], full=True),
        t("dl_status"): [status_label(v.status) for v in found],
    }
    for name in CRITERIA:
        shown[criterion(name)] = [words[passed.get((v.code, name))] for v in found]
    shown[t("dl_n_failed")] = [v.n_failed for v in found]
    return common.table(shown)


def test_list(selection: Selection, order: str = "plan") -> Figure:
    """The poor villages with what blocks them first and the department responsible; one row each."""
    found = standing.villages(selection, order)
    alerts = sum(village.has_alert for village in found)
    which = "empty" if not found else "some" if alerts else "none"
    return Figure(
        "delisting_failing",
        t(f"dl_list_{which}", n=with_unit(alerts, "village")),
        common.scope(standing.place(selection)),
        _list_table(found),
        None,
        (MEAN, "poverty_headcount_ratio"),
        (_rule(), t("dl_yardstick")),
        references=("X30b", "F38"),
        ignored=standing.untouched(MEAN, selection),
        columns=standing.decimals(common.heading_of("poverty_headcount_ratio")),
    )


def _list_table(found: list[Village]) -> object:
    departments = department_names(register_of(), lang())
    comma = t("dl_comma_list")
    return common.table({
        t("dl_village"): common.area_names([v.code for v in found], full=True),
        t("dl_status"): [status_label(v.status) for v in found],
        t("dl_alert"): [t("dl_yes") if v.has_alert else "" for v in found],
        t("dl_n_failed"): [v.n_failed for v in found],
        t("dl_first"): [criterion(v.first_failed) if v.first_failed else "" for v in found],
        t("dl_failed"): [comma.join(map(criterion, v.failed)) for v in found],
        common.heading_of("poverty_headcount_ratio"): common.per_cent([v.rate for v in found]),
        t("dl_department"): [departments.get(v.department_id, t("not_recorded")) for v in found],
        t("dl_need_main"): common.labels("village_need", [v.main_need for v in found]),
    })  # fmt: skip
