"""What is carried away holds the figure's numbers, says what they are, and is never a formula."""

import datetime as dt
import io

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from components.exports import Stamp, safe_cell, to_csv, to_xlsx
from components.figure import Figure

STAMP = Stamp("20160413-abc", dt.date(2016, 4, 13), "simulated", "演示登记册", "zh")


def _figure(names=("宝轮镇", "=cmd|'/c calc'!A1")) -> Figure:
    table = pd.DataFrame({"乡镇": list(names), "贫困户（户）": [45, 1200]})
    return Figure("poor", "全区尚有1,245户", "2015年底，单位：户", table, references=("F26",))


def test_csv_opens_in_excel_and_is_marked():
    raw = to_csv(_figure(), STAMP)
    assert raw.startswith(b"\xef\xbb\xbf")
    back = pd.read_csv(io.BytesIO(raw))
    assert list(back["贫困户（户）"]) == [45, 1200]
    assert set(back["数据性质"]) == {"模拟"} or "模拟" in back["数据性质"][0]
    assert set(back["截至日期"]) == {"2016-04-13"}
    assert back["乡镇"][1] == "'=cmd|'/c calc'!A1"


def test_workbook_holds_numbers_text_and_explanation():
    book = load_workbook(io.BytesIO(to_xlsx(_figure(), STAMP)))
    data, about = book["数据"], book["说明"]
    assert [c.value for c in data[2]] == ["宝轮镇", 45]
    assert data["A3"].data_type == "s" and data["A3"].value.startswith("=cmd")
    said = {row[0].value: row[1].value for row in about.iter_rows()}
    assert said["标题"] == "全区尚有1,245户"
    assert said["快照编号"] == "20160413-abc"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=12))
def test_no_text_cell_starts_a_formula(value):
    cell = safe_cell(value)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'") == value.removeprefix("'") or cell == "'" + value
