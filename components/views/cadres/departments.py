"""部门帮村: does the department fit the village's need, and how many households do its cadres look after."""

from dataclasses import replace

from components import charts
from components.charts import ChartView, Key
from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.cadres.parts import broken
from components.views.cadres.rows import departments, heading, rows_of, scope, whole
from components.views.shared import LABEL_WIDTH, ask, first_of, per_cent, unfollowed
from data.dictionary import codes
from indicators.facts.common import UNKNOWN
from indicators.measure import Selection

SHOWN = 15


def matrix(selection: Selection) -> Figure:
    """Poor villages by main need and function of their department; off the diagonal the two do not fit."""
    key = "need_match_share"
    found = ask((key,), selection, group="main_need,department_function")[key]
    cells = {
        (need, function): int(count)
        for need, function, count in zip(
            found.frame["main_need"], found.frame["department_function"], found.frame["denominator"], strict=True
        )
        if count > 0
    }
    needs, functions = _present(cells, 0), _present(cells, 1)
    total = whole(selection)[key].frame.iloc[0]
    columns = {t("cad_col_need"): common.labels("village_need", needs)}
    columns |= {
        common.with_word(label, "village"): [
            cells.get((need, function), 0) for need in needs
        ]
        for function, label in zip(functions, common.labels("village_need", functions), strict=True)
    }
    return Figure(
        "cadre_need_match",
        _matrix_title(int(total["numerator"]), int(total["denominator"]), float(total["value"])),
        t("cad_match_axes", scope=scope(found, selection)),
        common.table(columns),
        _heat(cells, needs, functions) if cells else None,
        (key, "mismatched_villages"),
        (t("cad_match_note"),),
        references=("F38", "F39a", "F39b"),
        ignored=unfollowed(found, selection),
    )


def _present(cells: dict[tuple[str, str], int], place: int) -> list[str]:
    found = {pair[place] for pair in cells}
    return [code for code in (*codes("village_need"), UNKNOWN) if code in found]


def _matrix_title(matched: int, villages: int, share: float) -> str:
    if not villages:
        return t("cad_no_helped_village")
    words = {"n": number(villages - matched), "m": number(villages), "share": per_cent(share)}
    return t("cad_match_off" if matched < villages else "cad_match_all", **words)


def _heat(cells: dict[tuple[str, str], int], needs: list[str], functions: list[str]) -> ChartView:
    rows = []
    for need, need_label in zip(needs, common.labels("village_need", needs), strict=True):
        for function, label in zip(functions, common.labels("village_need", functions), strict=True):
            count = cells.get((need, function), 0)
            rows.append({
                "row": need_label, "column": label, "value": count, "value_text": number(count) if count else "",
                "level": 2 if count and need == function else 1 if count else 0,
                "emphasis": "focus" if count and need != function else "main",
            })  # fmt: skip
    frame = common.table({name: [row[name] for row in rows] for name in rows[0]})
    keys = (Key(t("cad_key_fit")), Key(t("cad_key_off"), "focus", "□"))
    return charts.heat(frame, lang=lang(), unit=common.unit_word("village"), alt=t("cad_match_alt"), row_em=2.4,
                       column_width=5.5, label_width=6.5, keys=keys)  # fmt: skip


def ranking(selection: Selection) -> Figure:
    """The departments whose cadres look after most registered poor households of the selection."""
    key = "cadre_coverage"
    found = ask((key,), selection, group="cadre_department_id")[key]
    names = departments()
    rows = rows_of(found, lambda ids: [names.get(one, one) for one in ids], "cadre_department_id")
    rows = sorted((row for row in rows if row.met and row.code != UNKNOWN), key=lambda row: (-row.met, row.code))
    most = first_of(rows, lambda row: row.met)
    shown = rows[:SHOWN]
    frame = common.table({
        "label": [broken(row.label) for row in shown],
        "value": [row.met for row in shown],
        "value_text": [number(row.met) for row in shown],
        "emphasis": ["focus" if row is most else "main" for row in shown],
    })  # fmt: skip
    table = common.table({
        t("cad_col_department"): [row.label for row in shown],
        common.heading_of("covered_households"): [row.met for row in shown],
    })  # fmt: skip
    title = (
        t("cad_rank_most", n=with_unit(rows[0].met, "household"), k=number(len(rows))) if rows else t("cad_rank_none")
    )
    line = scope(found, selection)
    if len(rows) > SHOWN:
        line = t("cad_rank_shown", scope=line, n=SHOWN, k=number(len(rows)))
    unit, alt = common.unit_word("household"), t("cad_rank_alt")
    view = charts.bars(frame, lang=lang(), unit=unit, alt=alt, label_width=LABEL_WIDTH) if rows else None
    return Figure("cadre_departments", title, line, table, view, ("covered_households",), references=("F36",),
                  ignored=unfollowed(found, selection))  # fmt: skip


def per_cadre(selection: Selection) -> Figure:
    """Every department with its cadres and the households of all classes they look after."""
    key = "households_per_department_cadre"
    found = ask((key,), selection, group="department_id,level,function")[key]
    frame = found.frame[found.frame["denominator"] > 0].sort_values(["value", "department_id"], ascending=[False, True])
    names = departments()
    mean = ask((key,), selection)[key].value
    table = common.table({
        t("cad_col_department"): [names.get(one, one) for one in frame["department_id"]],
        heading("cad_col_per_cadre", "households_per_cadre"): frame["value"].round(2).tolist(),
        common.heading_of("cadre_count"): frame["denominator"].astype(int).tolist(),
        heading("cad_col_households_all", "household"): frame["numerator"].astype(int).tolist(),
        t("cad_col_function"): common.labels("village_need", list(frame["function"])),
        t("cad_col_level"): common.labels("department_level", list(frame["level"])),
    })  # fmt: skip
    title = t("cad_per_cadre", n=number(mean, 2), k=number(len(table))) if len(table) else t("cad_no_cadre")
    line = scope(found, replace(selection, household_class=()))
    return Figure("cadre_department_load", title, line, table, None, (key,), (t("cad_department_note"),),
                  references=("F35a", "C5"), ignored=unfollowed(found, selection))  # fmt: skip
