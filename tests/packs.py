"""A minimal valid pack: three villages, four households, one row or more in every table. Tests plant faults in it."""

from __future__ import annotations

import copy
import csv
import io
from pathlib import Path

from data.dictionary import columns, tables
from data.errors import Problem
from data.loading import examine

A, B, C = "510802001S01", "510802100S01", "510802100S02"
META = {
    "title_zh": "测试数据包", "title_en": "Test pack", "as_of": "2016-04-13", "mark": "simulated",
    "licence": "CC0-1.0", "created": "2016-04-13", "created_by": "tests",
}  # fmt: skip


def rows(table: str, *lines: str) -> list[dict[str, str]]:
    """Lines of cells in the order of the dictionary, '-' for a missing value."""
    names = list(columns(table))
    found = []
    for line in lines:
        cells = ["" if cell == "-" else cell for cell in line.split()]
        assert len(cells) == len(names), (table, line, names)
        found.append(dict(zip(names, cells, strict=True)))
    return found


SMALL = {
    "villages": (
        f"{A} false suburban 4 900 1000 1.5 - vegetables market -",
        f"{B} true remote_mountain 6 700 800 12 2016 walnut transport D001",
        f"{C} true reservoir_area 5 650 700 9.5 - konjac water D002",
    ),
    "village_years": (
        f"{B} 2015 true true false true true 3000 120 0.8", f"{C} 2015 false true false true false 0 60 -",
    ),
    "exit_tests": (
        f"{B} 2015 poverty_rate 0.02 0.03 share true", f"{B} 2015 hard_road 1 1 yes_no true",
        f"{C} 2015 poverty_rate 0.05 0.03 share false", f"{C} 2015 hard_road 0 1 yes_no false",
    ),
    "households": (
        f"H000000001 {B} 1 registered_poor 2014-05-20 1960 3 2 false general illness - farm walnut false - true",
        f"H000000002 {B} 2 registered_poor 2014-05-20 1951 2 0 true dibao disability illness none - true illness true",
        f"H000000003 {C} 1 registered_poor 2014-05-21 1972 1 1 false general skills - industry repair false - false",
        f"H000000004 {A} 3 key_economic - - 4 2 false - - - commerce - false - true",
    ),
    "household_years": (
        "H000000001 2015 3 3000 2400 0 600 6000 2000 true true true true true true true",
        "H000000002 2015 2 0 1000 100 3900 5000 2500 true true true false true true false",
        "H000000003 2015 1 2000 900 0 100 3000 3000 false true true true true true true",
    ),
    "status_events": ("E1 H000000003 2015-12-31 out_of_poverty - -", "E2 H000000002 2014-12-31 relapsed illness -"),
    "members": (
        "M1 H000000001 head male 1960 primary not_in_school chronic ordinary none 0",
        "M2 H000000001 spouse female 1962 primary not_in_school healthy skilled none 0",
        "M3 H000000001 child male 2003 primary primary healthy none none 0",
        "M4 H000000002 head male 1951 illiterate not_in_school disabled lost none 0",
        "M5 H000000002 spouse female 1950 illiterate not_in_school healthy weak none 0",
        "M6 H000000003 head male 1972 junior_secondary not_in_school healthy ordinary outside_province 9",
    ),
    "household_plans": (
        "H000000001 true true walnut crops industry 2015-04-01", "H000000003 true false - - training -",
    ),
    "departments": (
        "D001 区交通局 Transport_Bureau district transport true 20",
        "D002 区水务局 Water_Bureau district water false 15",
    ),
    "cadres": (
        "C00001 D001 section transport 000-0000-0001 2015-03-10", "C00002 D002 general water 000-0000-0002 -",
    ),
    "posts": (
        "P1 leading_group_head - 510802 - - 2015-02-01", f"P2 work_team P1 {B} D001 - 2015-03-01",
        f"P3 first_secretary P2 {B} D001 C00001 2015-03-01",
    ),
    "ties": (
        "T1 C00001 H000000001 2015-03-01 - -", "T2 C00001 H000000002 2015-03-01 2015-09-30 cadre_transferred",
        "T3 C00002 H000000002 2015-10-01 - -", "T4 C00002 H000000004 2015-10-01 - -",
    ),
    "visits": (
        "V1 C00001 H000000001 2015-04-02 visit 60 planning", "V2 C00002 H000000002 2015-12-02 phone 10 health",
    ),
    "practical_matters": ("K1 C00001 H000000001 2015-05-06 materials",),
    "training_sessions": (
        f"S1 2015-06-01 walnut farm_practical field local_expert {B} 30 households",
        f"S2 2015-03-10 cadre_ability - classroom department {A} 50 cadres",
    ),
    "attendances": ("A1 S1 H000000001 M1 -", "A2 S2 - - C00001"),
    "funds": (
        f"F1 2015 district_finance special_grant 6000 {B} H000000001 - 2015-09-01 true",
        f"F2 2015 department infrastructure 100000 {C} - D002 - false",
    ),
    "payments": ("P1 F1 H000000001 2015-09-02 6000 delivered",),
    "in_kind_inputs": (f"I1 2015 碧桂园 cement 500 tonnes {B}",),
    "projects": (
        f"J1 {B} hard_road D001 300000 2015-04-01 2015-12-31 2015-11-30 done",
        f"J2 {C} safe_water D002 80000 2015-04-01 2015-12-31 - late",
    ),
    "identification_log": (
        "H000000001 group_review 2014-03-01 passed -", "H000000001 village_review 2014-03-20 passed 7",
        "H000000001 township_check 2014-04-20 passed -", "H000000001 district_filing 2014-05-20 passed -",
    ),
    "ledgers": tuple(
        f"L{number}{level[0]} {level} H00000000{number} {cells}"
        for level in ("village", "township", "district")
        for number, cells in ((1, "3 general illness"), (2, "2 dibao disability"), (3, "1 general skills"))
    ),
    "village_meetings": (f"G1 {B} assembly 2014-03-18 45",),
    "assessments": ("cadre C00001 2015 visits 92.5", "department D001 2015 infrastructure 88"),
    "rectifications": (
        "R1 cadre C00001 low_satisfaction 2016-01-15 2016-02-15 2016-02-10 D001 done",
        "R2 department D001 late_projects 2016-02-01 2016-03-31 - D001 open",
    ),
    "planted_flaws": ("X1 relapse households H000000002 -",),
}  # fmt: skip


def small() -> dict[str, list[dict[str, str]]]:
    """The minimal register as rows of text, fresh for every test."""
    return copy.deepcopy({table: rows(table, *SMALL[table]) for table in tables()})


def csv_text(table: str, lines: list[dict[str, str]], headings: dict[str, str] | None = None) -> str:
    """One table as CSV text; `headings` renames columns."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = list(lines[0]) if lines else list(columns(table))
    writer.writerow([(headings or {}).get(name, name) for name in names])
    writer.writerows([list(line.values()) for line in lines])
    return out.getvalue()


def write(folder: Path, register: dict[str, list[dict[str, str]]] | None = None, meta: dict | None = None) -> Path:
    """Write a pack of CSV files and return its directory."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, lines in (small() if register is None else register).items():
        (folder / f"{table}.csv").write_text(csv_text(table, lines), "utf-8", newline="")
    facts = META if meta is None else meta
    (folder / "pack.toml").write_text("".join(f'{key} = "{value}"\n' for key, value in facts.items()), "utf-8")
    return folder


def around(table: str) -> dict[str, list[dict[str, str]]]:
    """The part of the minimal register that a table stands on: itself, what it refers to, what must be there."""
    wanted, found = [table, "villages", "households"], set()
    while wanted:
        found.add(name := wanted.pop())
        targets = {column.refers_to.split(".")[0] for column in columns(name).values()} - {"", "area"}
        wanted += targets - found
    return {name: lines for name, lines in small().items() if name in found}


def changed(table: str, row: int, **cells: str) -> dict[str, list[dict[str, str]]]:
    """The same with some cells of one row changed; `row` as a spreadsheet counts, the heading is row 1."""
    register = around(table)
    register[table][row - 2].update(cells)
    return register


def refusals(folder: Path) -> list[Problem]:
    """What keeps a pack out."""
    return [problem for problem in examine(folder).problems if problem.refuses]


def only_refusal(folder: Path) -> Problem:
    """The only reason a pack is kept out."""
    found = refusals(folder)
    assert len(found) == 1, [problem.text("en") for problem in found]
    return found[0]
