"""What keeps the poor villages from leaving: which exit tests fail, where, and who is responsible."""

import pandas as pd

from components import charts
from components.charts import Key
from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.delisting import standing
from components.views.delisting.standing import answer, criterion, short_name, status_label
from indicators.dimensions import department_names
from indicators.facts.villages import CRITERIA
from indicators.measure import Selection, measure, register_of
from indicators.villages import ALERT_RULE

SHARE, MEAN = "exit_test_pass_share", "mean_tests_failed"
CLASSES = {"2016": "planned_2016", "2017": "planned_2017", "unknown": None}


def failing_tests(selection: Selection) -> Figure:
    """Failing villages per exit test and planned year: a count of villages, with the villages tested."""
    found = measure((SHARE,), selection, group="criterion,planned_exit_year")[SHARE]
    made = standing.counted(found.frame, "criterion", "planned_exit_year")
    counts = {key: (m - n, m) for key, (n, m) in made.items()}
    cells = [(name, year, *counts.get((name, year), (0, 0))) for name in CRITERIA for year in CLASSES]
    tested = {year: max((m for _, y, _, m in cells if y == year), default=0) for year in CLASSES}
    labels = {year: _class_label(year, selection) for year in CLASSES}
    frame = common.table({
        "row": [criterion(name) for name, *_ in cells], "column": [labels[year] for _, year, *_ in cells],
        "value": [n if m else None for *_, n, m in cells],
        "value_text": [t("n_of_m", n=number(n), m=number(m)) for *_, n, m in cells],
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
        common.scope(selection),
        table if any(tested.values()) else table.iloc[:0],
        view,
        ("exit_tests_failed", SHARE),
        (t("dl_yardstick"), standing.reading_note(selection, "C15"), answer("C19")),
        references=("X30b",),
        ignored=found.ignored,
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
    table = standing.ordered(standing.villages(selection), order)
    frame = standing.by_village(SHARE, selection, group="criterion")
    made = standing.counted(frame, "area_code", "criterion")
    passed = {key: n for key, (n, m) in made.items() if m}
    heads = [t(f"dl_h_{name}") for name in CRITERIA]
    cells = []
    for row in table.itertuples():
        label = short_name(row.village_code)
        states = [passed.get((row.village_code, name)) for name in CRITERIA]
        cells += [(label, head, "" if s is None else "met" if s else "unmet", False, "")
                  for head, s in zip(heads, states, strict=True)]  # fmt: skip
        cells.append(
            (label, t("dl_h_failed"), "", bool(row.has_alert), number(row.n_tests_failed) if row.n_tests else "—")
        )
    cells = pd.DataFrame(cells, columns=["label", "column", "state", "alert", "text"])
    keys = (Key(t("dl_met"), "main", "●"), Key(t("dl_unmet"), "context", "○"), Key(t("dl_no_data"), "quiet", "·"),
            Key(t("dl_alert"), "focus", "○"))  # fmt: skip
    view = charts.calendar_strip(
        cells,
        lang=lang(),
        alt=t("dl_matrix_alt"),
        keys=keys,
        row_em=1.7,
        blocks=2 if len(table) > 8 else 1,
        label_share=0.28 if lang() == "zh" else 0.36,
    )
    return Figure(
        "delisting_matrix",
        _matrix_title(table),
        common.scope(selection),
        _matrix_table(table, passed),
        view if len(table) else None,
        (SHARE, MEAN),
        (t("dl_yardstick"), t("dl_alert_rule", rule=ALERT_RULE.get(lang()))),
        references=("X30b",),
        ignored=standing.untouched(SHARE, selection),
    )


def _matrix_title(table: pd.DataFrame) -> str:
    if table.empty:
        return t("dl_no_village")
    failing = int(table["n_tests_failed"].gt(0).sum())
    if not table["n_tests"].sum():
        return t("dl_untested")
    if not failing:
        return t("dl_matrix_none", n=with_unit(len(table), "village"))
    return t("dl_matrix_some", n=with_unit(failing, "village"), k=number(table["n_tests_failed"].max()))


def _matrix_table(table: pd.DataFrame, passed: dict[tuple[str, str], int]) -> pd.DataFrame:
    words = {None: t("dl_no_data"), 0: t("dl_unmet"), 1: t("dl_met")}
    shown = {
        t("dl_village"): common.area_names(table["village_code"], full=True),
        t("dl_status"): [status_label(s) for s in table["status"]],
    }
    for name in CRITERIA:
        shown[criterion(name)] = [words[passed.get((code, name))] for code in table["village_code"]]
    shown[t("dl_n_failed")] = table["n_tests_failed"]
    return common.table(shown)


def test_list(selection: Selection, order: str = "plan") -> Figure:
    """The poor villages with what blocks them first and the department responsible; one row each."""
    table = standing.ordered(standing.villages(selection), order)
    departments = department_names(register_of(), lang())
    alerts = int(table["has_alert"].sum())
    which = "empty" if table.empty else "some" if alerts else "none"
    comma = t("dl_comma_list")
    shown = common.table({
        t("dl_village"): common.area_names(table["village_code"], full=True),
        t("dl_status"): [status_label(s) for s in table["status"]],
        t("dl_alert"): [t("dl_yes") if alert else "" for alert in table["has_alert"]],
        t("dl_n_failed"): table["n_tests_failed"],
        t("dl_first"): [criterion(name) if name else "" for name in table["first_failed_test"]],
        t("dl_failed"): [comma.join(criterion(n) for n in names.split(",") if n) for names in table["failed_tests"]],
        common.heading_of("poverty_headcount_ratio"): common.per_cent(table["rate"]),
        t("dl_department"): [departments.get(d, t("not_recorded")) for d in table["department_id"]],
        t("dl_need_main"): common.labels("village_need", table["main_need"]),
    })  # fmt: skip
    return Figure(
        "delisting_failing",
        t(f"dl_list_{which}", n=with_unit(alerts, "village")),
        common.scope(selection),
        shown,
        None,
        (MEAN, "poverty_headcount_ratio"),
        (t("dl_alert_rule", rule=ALERT_RULE.get(lang())), t("dl_yardstick")),
        references=("X30b", "F38"),
        ignored=standing.untouched(MEAN, selection),
        columns=standing.decimals(common.heading_of("poverty_headcount_ratio")),
    )
