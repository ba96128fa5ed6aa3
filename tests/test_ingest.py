"""Packs as received: every kind of file comes in, every planted fault is named with its file, row and nearest value."""

from __future__ import annotations

from datetime import date

import openpyxl
import pandas as pd
import pytest

from data import dictionary
from data.ingest import read_pack
from data.ingest.headings import table_of
from data.loading import examine
from geo import areas
from tests import packs
from tests.packs import only_refusal, refusals


def frames_of(folder):
    examined = examine(folder)
    assert not examined.problems, [p.text("en") for p in examined.problems]
    return examined.frames


def workbook(file, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(file)


# ---- Files ---------------------------------------------------------------------------------------------------------


def test_the_small_pack_is_clean(tmp_path):
    frames = frames_of(packs.write(tmp_path / "pack"))
    assert set(frames) == set(dictionary.tables())
    assert frames["households"]["has_disabled_member"].tolist() == [False, True, False, False]
    assert frames["villages"]["planned_exit_year"].tolist() == [pd.NA, 2016, pd.NA]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_give_the_same_tables(tmp_path, encoding):
    plain = read_pack(packs.write(tmp_path / "plain", packs.around("household_years"))).frames
    folder = packs.write(tmp_path / "coded", packs.around("household_years"))
    for file in folder.glob("*.csv"):
        file.write_bytes(file.read_bytes().decode().encode(encoding))
    for table, frame in read_pack(folder).frames.items():
        pd.testing.assert_frame_equal(frame, plain[table])


def chinese(table):
    return {c.name: (c.headings or (c.label.zh,))[0] for c in dictionary.columns(table).values()}


def test_chinese_headings_labels_and_titles(tmp_path):
    folder, register = packs.write(tmp_path / "pack"), packs.small()
    plain = frames_of(folder)
    for table, lines in register.items():
        (folder / f"{table}.csv").unlink()
        for line in lines:
            for name, cell in line.items():
                column = dictionary.columns(table)[name]
                if column.type == "code" and cell:
                    line[name] = dictionary.code_label(column.code_list, cell, "zh")
                if column.type == "bool":
                    line[name] = {"true": "是", "false": "否"}[cell]
        text = "填报单位：测试\r\n" + packs.csv_text(table, lines, chinese(table))
        (folder / f"{dictionary.table(table).title.zh}.csv").write_text(text, "gb18030", newline="")
    for table, frame in frames_of(folder).items():
        pd.testing.assert_frame_equal(frame, plain[table])


def test_a_workbook_with_chinese_headings_and_real_dates(tmp_path):
    folder, register = packs.write(tmp_path / "pack"), packs.small()
    plain, sheets = frames_of(folder), {}
    for table in ("households", "visits"):
        (folder / f"{table}.csv").unlink()
        head = list(chinese(table).values())
        body = [[date.fromisoformat(v) if v[4:5] == "-" and v[:1] == "2" else int(v) if v.isdigit() else v or None
                 for v in line.values()] for line in register[table]]  # fmt: skip
        sheets[dictionary.table(table).title.zh] = [head, *body]
    workbook(folder / "登记表.xlsx", sheets | {"Sheet9": []})
    for table, frame in frames_of(folder).items():
        pd.testing.assert_frame_equal(frame, plain[table])


def test_parquet(tmp_path):
    folder = packs.write(tmp_path / "pack")
    plain = frames_of(folder)
    for table, frame in plain.items():
        (folder / f"{table}.csv").unlink()
        frame.to_parquet(folder / f"{table}.parquet")
    for table, frame in frames_of(folder).items():
        pd.testing.assert_frame_equal(frame, plain[table])


def test_one_table_in_two_files_keeps_every_place(tmp_path):
    register = packs.around("visits")
    folder = packs.write(tmp_path / "pack", register)
    (folder / "visits.csv").write_text(packs.csv_text("visits", register["visits"][:1]), "utf-8")
    register["visits"][1]["minutes"] = "ten"
    (folder / "走访记录.csv").write_text(packs.csv_text("visits", register["visits"][1:]), "utf-8")
    found = only_refusal(folder)
    assert (found.file, found.row, found.found, found.rule) == ("走访记录.csv", 2, "ten", "value.int")


# ---- Planted faults ------------------------------------------------------------------------------------------------

FAULTS = [
    ("households", 3, {"poverty_cause": "ilness"}, "value.code", "illness"),
    ("households", 3, {"poverty_cause": "因并"}, "value.code", "因病"),
    ("visits", 2, {"visit_date": "2015-02-29"}, "value.date", "2015-02-28"),
    ("visits", 3, {"minutes": "60分"}, "value.int", "60"),
    ("villages", 2, {"is_poor_village": "maybe"}, "value.bool", ""),
    ("exit_tests", 3, {"value": "yes"}, "value.float", ""),
    ("status_events", 2, {"note": "=cmd|' /C calc'!A0"}, "value.str", ""),
    ("visits", 3, {"form": ""}, "value.required", ""),
    ("visits", 3, {"minutes": "9999"}, "value.range", ""),
    ("households", 3, {"registered_date": "2041-05-20"}, "value.range", ""),
    ("visits", 3, {"visit_id": "V1"}, "key.unique", ""),
    ("exit_tests", 3, {"criterion": "poverty_rate"}, "key.unique", ""),
    ("visits", 3, {"household_id": "H00000002"}, "reference.missing", "H000000002"),
    ("posts", 3, {"parent_post_id": "P9"}, "reference.missing", ""),
    ("posts", 3, {"area_code": "510802100S9"}, "area.unknown", areas.nearest("510802100S9")),
]


@pytest.mark.parametrize(("table", "row", "cells", "rule", "nearest"), FAULTS)
def test_a_planted_fault_is_named_with_its_row(tmp_path, table, row, cells, rule, nearest):
    found = refusals(packs.write(tmp_path / "pack", packs.changed(table, row, **cells)))
    mine = [p for p in found if p.rule == rule]
    assert [(p.file, p.row, p.nearest) for p in mine] == [(f"{table}.csv", row, nearest)], [p.text("en") for p in found]
    for lang in ("zh", "en"):
        text = mine[0].text(lang)
        assert f"{table}.csv" in text and str(row) in text and nearest in text
    name = next(iter(cells))
    assert rule == "key.unique" or (name in mine[0].text("zh") and name in mine[0].text("en"))


def test_a_wrong_sentence_reads_well(tmp_path):
    found = only_refusal(packs.write(tmp_path / "pack", packs.changed("households", 3, poverty_cause="ilness")))
    en = "households.csv row 3: poverty_cause 'ilness': not in the code list; did you mean 'illness'?"
    zh = "households.csv 第 3 行：主要致贫原因 poverty_cause “ilness”：不在代码表中；是否应为“illness”？"
    assert (found.text("en"), found.text("zh")) == (en, zh)


def test_personal_text_is_not_quoted(tmp_path):
    found = only_refusal(packs.write(tmp_path / "pack", packs.changed("cadres", 2, phone="=13900000000")))
    assert found.rule == "value.str" and "139" not in found.text("zh")


def test_every_fault_is_found_in_one_pass(tmp_path):
    register = packs.around("visits")
    register["households"][1] |= {"poverty_cause": "ilness", "n_persons": ""}
    register["visits"][0]["visit_date"] = "2015-02-29"
    register["visits"][1]["cadre_id"] = "C9"
    found = {(p.file, p.row, p.rule) for p in refusals(packs.write(tmp_path / "pack", register))}
    assert found >= {("households.csv", 3, "value.code"), ("households.csv", 3, "value.required"),
                     ("visits.csv", 2, "value.date"), ("visits.csv", 3, "reference.missing")}  # fmt: skip


def replace_line(folder, table, number, change):
    file = folder / f"{table}.csv"
    lines = file.read_bytes().decode().split("\r\n")
    lines[number - 1] = change(lines[number - 1])
    file.write_text("\r\n".join(lines), "utf-8", newline="")
    return folder


HEADING_FAULTS = [
    (lambda line: line.replace("poverty_cause", "poverty_couse"), {"heading.unknown": "poverty_cause"}),
    (lambda line: line.replace("poverty_cause", "致贫原应"), {"heading.unknown": "主要致贫原因"}),
    (lambda line: line.replace("n_persons", "人数统计"), {"heading.unknown": "家庭人口", "heading.missing": ""}),
    (lambda line: line.replace("second_cause", "致贫原因"), {"heading.duplicate": ""}),
    (lambda line: "a,b,c", {"heading.none": ""}),
]


@pytest.mark.parametrize(("change", "rules"), HEADING_FAULTS)
def test_headings(tmp_path, change, rules):
    folder = packs.write(tmp_path / "pack", packs.around("households"))
    found = refusals(replace_line(folder, "households", 1, change))
    assert {p.rule: p.nearest for p in found if p.rule.startswith("heading") and p.row == 1} == rules


def test_more_cells_than_headings(tmp_path):
    folder = packs.write(tmp_path / "pack", packs.around("visits"))
    found = only_refusal(replace_line(folder, "visits", 3, lambda line: line + ",spilled"))
    assert (found.rule, found.row, found.found) == ("row.cells", 3, "spilled")


def test_unknown_files_and_kinds(tmp_path):
    folder = packs.write(tmp_path / "pack", packs.around("visits"))
    (folder / "vists.csv").write_text("a,b\n", "utf-8")
    (folder / "notes.docx").write_bytes(b"x")
    found = {p.file: p for p in refusals(folder)}
    assert found["vists.csv"].rule == "file.unknown" and found["vists.csv"].nearest == "visits"
    assert ".docx" in found["notes.docx"].text("zh")


def test_missing_tables(tmp_path):
    folder = packs.write(tmp_path / "pack")
    (folder / "village_meetings.csv").unlink()
    assert [(p.rule, p.severity) for p in examine(folder).problems] == [("table.absent", "warn")]
    (folder / "villages.csv").unlink()
    assert "table.missing" in {p.rule for p in refusals(folder)}


def test_a_required_table_without_rows(tmp_path):
    register = packs.around("households") | {"households": []}
    assert "table.empty" in {p.rule for p in refusals(packs.write(tmp_path / "pack", register))}


@pytest.mark.parametrize(("change", "rule", "nearest"), [
    ({"as_off": "2016-04-13"}, "pack.key", "as_of"), ({"mark": "simulate"}, "pack.value", "simulated"),
    ({"as_of": "April"}, "pack.value", ""), ({"licence": ""}, "pack.value", ""),
])  # fmt: skip
def test_pack_toml(tmp_path, change, rule, nearest):
    found = only_refusal(packs.write(tmp_path / "pack", packs.around("villages"), packs.META | change))
    assert (found.file, found.rule, found.nearest) == ("pack.toml", rule, nearest)


def test_no_pack_at_all(tmp_path):
    assert only_refusal(tmp_path / "nowhere").rule == "pack.missing"
    folder = packs.write(tmp_path / "pack")
    (folder / "pack.toml").write_text("title = [", "utf-8")
    assert only_refusal(folder).rule == "pack.format"


def test_table_names():
    assert table_of("贫困户年度收入与保障") == table_of("Household by year") == table_of("household_years")
