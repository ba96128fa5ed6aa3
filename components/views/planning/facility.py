"""基础设施: what villages have, what they lack, and the projects planned, under way, done and late."""

from dataclasses import replace
from functools import lru_cache
from statistics import median

from components import charts
from components.charts import Key
from components.figure import Figure
from components.text import day, lang, number, t, with_unit, year_end
from components.views import common
from components.views.planning.base import heading, label_of, scope
from components.views.shared import PLAIN, area_heading, ask, first_of, per_cent, step, unfollowed
from components.views.standing import thousands
from indicators.dimensions import code_order
from indicators.facts.facilities import FACILITIES
from indicators.lists import find_list, rows
from indicators.measure import Measurement, Selection, register_of

SHARE, MISSING, BARE = "facility_share", "facilities_missing", "facilities_missing_without_project"
WATER, PATHS = "safe_water_share", "paths_share_median"
COLUMNS = (*FACILITIES, "safe_water", "household_road")
STATUSES = ("planned", "under_way", "done")
Cells = dict[tuple[str, str], float]


def by_area(selection: Selection) -> Figure:
    """Share of villages with each facility, of households with safe water, and the paths to houses, by area."""
    level = step(selection)
    found = ask((SHARE,), selection, by=level, group="facility")
    cells = _cells(selection, level)
    areas = list(dict.fromkeys(area for area, *_ in found[SHARE].cells("area_code")))
    names = dict(zip(areas, common.area_names(areas), strict=True))
    pairs = [(area, column) for area in areas for column in COLUMNS]
    values = [cells.get(pair, float("nan")) for pair in pairs]
    frame = common.table({
        "row": [names[area] for area, _ in pairs], "column": [_column(column) for _, column in pairs],
        "value": values,
        "value_text": [_text(value, column, level) for value, (_, column) in zip(values, pairs, strict=True)],
        "level": [None if value != value else min(3, int(4 * value)) for value in values],
    })  # fmt: skip
    table = {area_heading(level): [names[area] for area in areas]}
    for column in COLUMNS:
        table[t("pl_percent_of", term=_column(column))] = common.per_cent(
            [cells.get((area, column), float("nan")) for area in areas])  # fmt: skip
    return Figure(
        "planning_facilities", _area_title(selection), scope(found[SHARE], selection, year_end(selection.year)),
        common.table(table),
        charts.heat(frame, lang=lang(), unit="%", alt=t("pl_facilities_alt"), label_width=20.0, column_width=4.0,
                    row_em=1.7) if areas else None,
        (SHARE, WATER, PATHS), (t("pl_facilities_note"), t("pl_paths_note")),
        references=("F08", "F51", "F52", "C19"), ignored=_ignored(found[SHARE], selection),
    )  # fmt: skip


def _ignored(found: Measurement, selection: Selection) -> tuple[str, ...]:
    return tuple(name for name in unfollowed(found, selection) if name != "year")


def _column(column: str) -> str:
    return t(f"pl_facility_{column}")


def _text(value: float, column: str, level: str) -> str:
    if value != value:
        return ""
    if level == "village" and column in FACILITIES:
        return t("pl_there" if value else "pl_not_there")
    return per_cent(value).removesuffix("%")


def _cells(selection: Selection, level: str) -> Cells:
    found = ask((SHARE,), selection, by=level, group="facility")[SHARE]
    cells: Cells = {(area, code): share for area, code, _, n, share in found.cells("area_code", "facility") if n}
    water = ask((WATER,), selection, by=level)[WATER]
    cells |= {(area, "safe_water"): share for area, _, n, share in water.cells("area_code") if n}
    shares: dict[str, list[float]] = {}
    for code, share in _paths(register_of(), _of_villages(selection)).items():
        shares.setdefault(code[:9] if level == "township" else code, []).append(share)
    return cells | {(area, "household_road"): median(known) for area, known in shares.items()}


def _of_villages(selection: Selection) -> Selection:
    return Selection(village_kind=selection.village_kind, department=selection.department, year=selection.year)


@lru_cache(maxsize=32)
def _paths(register: object, selection: Selection) -> dict[str, float]:
    """Return village → share of paths, villages without one left out; the median of an area is taken from these."""
    found = ask((PATHS,), selection, by="village")[PATHS]
    return {area: share for area, _, _, share in found.cells("area_code") if share == share}


def _area_title(selection: Selection) -> str:
    found = ask((SHARE, MISSING, BARE), selection)
    if not found[SHARE].denominator:
        return t("pl_no_village")
    missing, bare = int(found[MISSING].value), int(found[BARE].value)
    words = {"n": number(missing), "k": number(bare), "m": number(found[SHARE].denominator)}
    if not missing:
        return t("pl_facilities_all", **words)
    return t("pl_facilities_bare" if bare else "pl_facilities_planned", **words)


def lacking(selection: Selection) -> Figure:
    """Villages without each facility: with a project on record for it, and without any."""
    found = ask((MISSING, BARE, SHARE), selection, group="facility")
    counts = {key: {code: int(n) for code, n, *_ in found[key].cells("facility")} for key in (MISSING, BARE)}
    villages = {code: int(n) for code, _, n, _ in found[SHARE].cells("facility")}
    codes = [code for code in FACILITIES if villages.get(code)]
    with_project = {code: counts[MISSING][code] - counts[BARE][code] for code in codes}
    frame = common.table({
        "label": [_column(code) for code in codes], "value": [with_project[code] for code in codes],
        "value_text": [number(with_project[code]) for code in codes],
        "rest": [counts[BARE][code] for code in codes], "rest_text": [number(counts[BARE][code]) for code in codes],
        "rest_emphasis": ["focus"] * len(codes),
        "share_text": [t("pl_of_whole", n=number(villages[code])) for code in codes],
    })  # fmt: skip
    unit = "village"
    return Figure(
        "planning_lacking", _lacking_title(codes, counts), scope(found[SHARE], selection, year_end(selection.year)),
        common.table({
            heading("facility"): [_column(code) for code in codes],
            common.with_word(t("pl_col_villages"), unit): [villages[code] for code in codes],
            common.with_word(t("pl_col_lacking"), unit): [counts[MISSING][code] for code in codes],
            common.with_word(t("pl_lacking_project"), unit): [with_project[code] for code in codes],
            common.with_word(t("pl_lacking_bare"), unit): [counts[BARE][code] for code in codes],
        }),
        charts.bars(frame, lang=lang(), unit=common.unit_word(unit), alt=t("pl_lacking_alt"), labels="above",
                    keys=(Key(t("pl_lacking_project")), Key(t("pl_lacking_bare"), "focus"))) if codes else None,
        (MISSING, BARE, SHARE), (t("pl_lacking_note", day=day(found[SHARE].as_of)),),
        references=("F08", "F51", "F38"), ignored=_ignored(found[SHARE], selection),
    )  # fmt: skip


def _lacking_title(codes: list[str], counts: dict[str, dict[str, int]]) -> str:
    if not codes:
        return t("pl_no_village")
    bare = sum(counts[BARE][code] for code in codes)
    most = first_of(codes, lambda code: counts[MISSING][code])
    if not sum(counts[MISSING][code] for code in codes):
        return t("pl_lacking_none")
    if most:
        return t("pl_lacking_most", name=_column(most), n=with_unit(counts[MISSING][most], "village"))
    return t("pl_lacking_sum", k=number(bare))


def projects(selection: Selection) -> Figure:
    """Projects by kind and standing: planned, under way, done, late; late ones stand in no other column."""
    found = ask(("projects", "late_projects"), selection, group="kind,status")
    counts, late = ({(kind, status): int(n) for kind, status, n, *_ in found[key].cells("kind", "status")}
                    for key in ("projects", "late_projects"))  # fmt: skip
    kinds = [
        kind for kind in code_order("kind", "projects") if any(row == kind and n for (row, _), n in counts.items())
    ]
    heads = [*STATUSES, "late"]
    cells = {(kind, status): counts.get((kind, status), 0) - late.get((kind, status), 0)
             for kind in kinds for status in STATUSES}  # fmt: skip
    cells |= {(kind, "late"): sum(n for (row, _), n in late.items() if row == kind) for kind in kinds}
    pairs = [(kind, head) for kind in kinds for head in heads]
    frame = common.table({
        "row": [label_of("kind", kind, "projects") for kind, _ in pairs],
        "column": [label_of("status", head, "projects") for _, head in pairs],
        "value": [cells[pair] for pair in pairs],
        "value_text": [number(cells[pair]) if cells[pair] else "–" for pair in pairs],
        "emphasis": ["focus" if head == "late" and cells[kind, head] else "main" for kind, head in pairs],
    })  # fmt: skip
    columns = {t("pl_col_kind"): [label_of("kind", kind, "projects") for kind in kinds]}
    for head in heads:
        word = common.with_word(label_of("status", head, "projects"), "project")
        columns[word] = [cells[kind, head] for kind in kinds]
    return Figure(
        "planning_projects", _projects_title(ask(("projects", "late_projects", "projects_done_share"), selection)),
        scope(found["projects"], selection), common.table(columns),
        charts.heat(frame, lang=lang(), unit=common.unit_word("project"), alt=t("pl_projects_alt"), label_width=20.0,
                    column_width=6.0, row_em=1.8) if pairs else None,
        ("projects", "late_projects", "projects_done_share"), (t("pl_projects_note"),),
        references=("F51", "F52", "F73b"), ignored=unfollowed(found["projects"], selection),
    )  # fmt: skip


def _projects_title(found: dict[str, Measurement]) -> str:
    n, late = int(found["projects"].value), int(found["late_projects"].value)
    if not n:
        return t("pl_no_project")
    words = {"n": with_unit(n, "project"), "d": number(found["projects_done_share"].numerator), "l": number(late)}
    return t("pl_projects_title", **words)


def late(selection: Selection) -> Figure:
    """Projects that are late, the longest first."""
    shown = _late(register_of(), replace(_of_villages(selection), year=PLAIN.year), selection.area, lang())
    measured = ask(("late_projects",), selection)["late_projects"]
    title = t("pl_late", n=with_unit(len(shown), "project")) if len(shown) else t("pl_late_none")
    return Figure(
        "planning_late", title, scope(measured, selection), shown, None, ("late_projects",),
        (find_list("late_projects").rule.get(lang()),), references=("F51", "F73b"),
        ignored=unfollowed(measured, selection), columns=thousands(common.with_word(t("pl_col_budget"), "yuan")),
    )  # fmt: skip


@lru_cache(maxsize=48)
def _late(register: object, everywhere: Selection, area: str, language: str) -> common.Table:
    """Return the late projects of an area; the list of the district is made once."""
    cases = rows("late_projects", everywhere, lang=language, snapshot=register)
    cases = cases[cases["village_code"].str.startswith(area)]
    return common.table({
        t("pl_col_project"): cases["project_id"].tolist(),
        t("pl_col_village"): common.area_names(cases["village_code"].tolist(), full=True),
        t("pl_col_kind"): [label_of("kind", code, "projects") for code in cases["kind"]],
        common.with_word(t("pl_col_budget"), "yuan"): cases["budget_cny"].astype(int).tolist(),
        common.with_word(t("pl_col_overdue"), "day"): cases["days_overdue"].astype(int).tolist(),
        t("pl_col_reason"): cases["reason"].tolist(),
    })  # fmt: skip
