"""负荷: how many registered poor households each cadre carries, by grade, against the duty of three and of one."""

from collections.abc import Sequence
from dataclasses import replace

from components import charts
from components.charts import ChartView, Key
from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.cadres.rows import heading, scope, whole
from components.views.shared import ask, per_cent, unfollowed
from data.dictionary import codes
from indicators.measure import Measurement, Selection
from policy.parameters import parameter

# load of a band (its least number of households) → indicator
BANDS = {
    0: "cadres_carrying_none", 1: "cadres_carrying_one", 2: "cadres_carrying_two", 3: "cadres_carrying_three",
    4: "cadres_carrying_more",
}  # fmt: skip
ALL_CLASSES = ("cadre_count", "mean_load_all_classes", "cadres_over_duty_all_classes")


def duty(grade: str) -> int:
    """Return how many households a cadre of this grade is to look after."""
    return parameter("cadre_duty_general" if grade == "general" else "cadre_duty_leader").value


def grade_label(grade: str) -> str:
    """Return a grade with its duty below: 科级干部, 规定3户."""
    return t("cad_grade", grade=common.labels("cadre_grade", [grade])[0], n=with_unit(duty(grade), "household"))


def of_grades(keys: Sequence[str], selection: Selection) -> tuple[list[str], dict[str, dict[str, float]], Measurement]:
    """Return the grades present in official order, the value of each indicator by grade, and one measurement."""
    found = ask(keys, selection, group="grade")
    values = {k: dict(zip(m.frame["grade"], m.frame["value"].astype(float), strict=True)) for k, m in found.items()}
    present = [grade for grade in codes("cadre_grade") if any(values[key].get(grade, 0) > 0 for key in keys)]
    return present, values, found[keys[0]]


def spread(selection: Selection) -> Figure:
    """Cadres by grade and number of registered poor households they carry; loads beyond duty stand out."""
    grades, values, found = of_grades(tuple(BANDS.values()), selection)
    total = whole(selection)
    columns = {t("cad_col_grade"): [common.labels("cadre_grade", [g])[0] for g in grades]}
    columns |= {heading("cad_col_duty", "household"): [duty(g) for g in grades]}
    columns |= {
        common.with_word(_band(least), "cadre"): [int(values[key][g]) for g in grades]
        for least, key in BANDS.items()
    }
    return Figure(
        "cadre_load",
        _title(total),
        scope(found, selection),
        common.table(columns),
        _heat(grades, values) if grades else None,
        (*BANDS.values(), "cadres_over_duty"),
        (t("cad_place_note"),),
        references=("F35a", "F35b", "F41a"),
        ignored=unfollowed(found, selection),
    )


def _band(least: int) -> str:
    return t("cad_band_more" if least == max(BANDS) else "cad_band", n=number(least))


def _title(total: dict[str, Measurement]) -> str:
    cadres, over = total["cadre_count"].value, total["cadres_over_duty"].value
    if not cadres:
        return t("cad_no_cadre")
    words = {"n": with_unit(over, "cadre"), "m": with_unit(cadres, "cadre")}
    if not over:
        return t("cad_load_within", **words)
    return t("cad_load_over", share=per_cent(total["cadres_over_duty_share"].value), **words)


def _heat(grades: list[str], values: dict[str, dict[str, float]]) -> ChartView:
    rows = []
    for grade in grades:
        for least, key in BANDS.items():
            count = int(values[key][grade])
            beyond = count > 0 and least > duty(grade)
            rows.append({"row": grade_label(grade), "column": _band(least), "value": count, "value_text": number(count),
                         "emphasis": "focus" if beyond else "main", "level": _level(count)})  # fmt: skip
    frame = common.table({name: [row[name] for row in rows] for name in rows[0]})
    return charts.heat(frame, lang=lang(), unit=common.unit_word("cadre"), alt=t("cad_load_alt"), row_em=3.0,
                       label_width=30.0,
                       keys=(Key(t("cad_key_over"), "focus", "□"),))  # fmt: skip


def _level(count: int) -> int:
    """Shade by orders of magnitude: a handful over duty must be seen beside a thousand within it."""
    return min(3, len(str(count)) - 1)


def all_classes(selection: Selection) -> Figure:
    """Mean load of all three classes by grade beside the duty."""
    grades, values, found = of_grades(ALL_CLASSES, selection)
    grades = [g for g in grades if values["mean_load_all_classes"][g] == values["mean_load_all_classes"][g]]
    mean = [values["mean_load_all_classes"][g] for g in grades]
    over = [int(values["cadres_over_duty_all_classes"][g]) for g in grades]
    names = common.labels("cadre_grade", grades)
    frame = common.table({
        "label": names, "value": mean, "value_text": [number(v, 2) for v in mean],
        "other": [float(duty(g)) for g in grades], "other_text": [number(duty(g)) for g in grades],
    })  # fmt: skip
    keys = (Key(t("cad_key_mean"), "main", "●"), Key(t("cad_key_duty"), "plan", "○"))
    view = charts.dots(
        frame, lang=lang(), unit=common.unit_word("households_per_cadre"), alt=t("cad_all_alt"), keys=keys
    )
    table = common.table({
        t("cad_col_grade"): names,
        common.heading_of("mean_load_all_classes"): [round(v, 2) for v in mean],
        heading("cad_col_duty", "household"): [duty(g) for g in grades],
        common.heading_of("cadres_over_duty_all_classes"): over,
    })  # fmt: skip
    total = whole(selection)
    beyond, cadres = total["cadres_over_duty_all_classes"].value, total["cadre_count"].value
    words = {"n": with_unit(beyond, "cadre"), "m": with_unit(cadres, "cadre")}
    title = t("cad_no_cadre") if not cadres else t("cad_all_over" if beyond else "cad_all_within", **words)
    return Figure(
        "cadre_load_all", title, scope(found, replace(selection, household_class=())), table, view if grades else None,
        ("mean_load_all_classes", "cadres_over_duty_all_classes"),
        (t("cad_rule_poor_note"), t("cad_place_note")), ("simulated", "stated"), ("F35a", "F35b", "F41c", "C5"),
        unfollowed(found, selection),
    )  # fmt: skip
