"""The sheet: a figure as the browser gets it, its files, and blocks in reading order."""

import json
import math
from datetime import date

import pandas as pd
import pytest

from components import charts, sheet
from components.charts import spec_name, spec_text
from components.exports import Stamp
from components.figure import Figure, Table
from components.sheet import files, page
from components.sheet.figures import figure_block
from components.text import use

STAMP = Stamp("2016-04-13-abc", date(2016, 4, 13), "simulated", "演示台账", "zh")
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def _zh(monkeypatch):
    use("zh")
    monkeypatch.setattr(files.session, "recall", lambda key, default=None: "word")
    page.clear()


def figure(**more) -> Figure:
    rows = Table({"村": ["甲", HOSTILE], "贫困人口（人）": [1234, 5], "占比（%）": [12.345, math.nan]})
    settings = {"占比（%）": {"type_config": {"type": "number", "format": "%.1f"}},
                "贫困人口（人）": {"type_config": {"type": "number", "format": "localized"}}}  # fmt: skip
    return Figure(**({"key": "k", "title": HOSTILE, "sub": "s", "rows": rows, "columns": settings} | more))


def test_numbers_stay_numbers_and_what_is_missing_is_null():
    block = figure_block(figure(), STAMP)
    assert block["columns"] == [["甲", HOSTILE], [1234, 5], [12.345, None]]
    assert block["heads"] == [["村", "text", 0, 0, False], ["贫困人口（人）", "number", 0, 4, True],
                              ["占比（%）", "number", 1, 1, False]]  # fmt: skip
    json.dumps(block, allow_nan=False)


def test_whole_numbers_with_gaps_are_numbers_and_nulls():
    rows = pd.DataFrame({"距上次走访（天）": pd.array([12, None], dtype="Int64"), "日期": [pd.NaT, pd.NaT]})
    block = figure_block(figure(rows=rows, columns={}), STAMP)
    assert block["columns"] == [[12, None], [None, None]] and block["heads"][0][1] == "number"
    json.dumps(block, allow_nan=False)


def test_markup_of_a_block_holds_no_words_of_the_data():
    block = figure_block(figure(notes=(HOSTILE,), references=("F26",)), STAMP)
    assert "<img" not in block["about"] and "&lt;img" in block["about"]
    assert "<img" not in block["foot"] and "2016-04-13" in block["foot"] and "模拟" in block["foot"]


@pytest.mark.parametrize("rows", [Table({"n": range(5)}), pd.DataFrame({"n": range(5)})])
def test_the_screen_gets_the_first_rows_and_the_file_all(rows):
    found = figure(rows=rows, columns={}, on_screen=2)
    block = figure_block(found, STAMP)
    assert block["columns"] == [[0, 1]] and block["total"] == 5
    make, mime = files.find("word", "k.csv")
    assert mime == "text/csv" and len(make().decode("utf-8-sig").strip().splitlines()) == 1 + 5


def test_a_file_is_of_the_figure_as_it_stands_now_and_only_for_who_knows_the_word():
    figure_block(figure(), STAMP)
    figure_block(figure(rows=Table({"n": [7]}), columns={}), STAMP)
    assert "7" in files.find("word", "k.csv")[0]().decode("utf-8-sig")
    assert files.find("other", "k.csv") is None
    assert files.find("word", "k.exe") is None and files.find("word", "../k") is None
    assert files.find("word", "k.png") is None, "a table has no picture"


def test_the_oldest_figures_are_forgotten(monkeypatch):
    monkeypatch.setattr(files, "MOST_FIGURES", 2)
    for key in ("a", "b", "c"):
        figure_block(figure(key=key), STAMP)
    assert files.find("word", "a.csv") is None and files.find("word", "c.csv")


def test_a_picture_goes_by_name_and_rows():
    view = charts.bars({"label": ["甲"], "value": [1.0], "value_text": ["1"]}, lang="zh", unit="户", alt="图")
    block = figure_block(figure(view=view), STAMP)
    assert json.loads(spec_text(block["spec"])) == json.loads(json.dumps(view.spec))
    assert block["rows"]["label"] == ["甲"] and block["alt"] == "图"
    assert spec_name(view.spec) == block["spec"] and spec_text("0" * 24) is None


def test_an_empty_figure_has_no_picture():
    view = charts.bars({"label": ["甲"], "value": [1.0], "value_text": ["1"]}, lang="zh", unit="户", alt="图")
    assert "spec" not in figure_block(figure(rows=Table({"村": []}), view=view), STAMP)


def test_blocks_keep_their_order_within_rows_and_markup_joins():
    cells: list[list] = [[], []]
    sheet.add({"kind": "html", "html": "a"})
    sheet.add({"kind": "html", "html": "b"})
    sheet.add({"kind": "row", "widths": [1, 1], "cells": cells})
    with sheet.cell(cells[1]):
        sheet.add({"kind": "html", "html": "right"})
    sheet.add({"kind": "html", "html": "after"})
    blocks = page.take()
    assert [block.get("html") for block in blocks] == ["ab", None, "after"]
    assert blocks[1]["cells"] == [[], [{"kind": "html", "html": "right"}]]
    assert page.take() == []
