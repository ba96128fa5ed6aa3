"""The indicators on the command line: figures come out, anything unknown is refused with the nearest."""

from __future__ import annotations

import csv
import io
import json

import pytest

from indicators.__main__ import main
from indicators.indicator import REGISTRY
from indicators.lists import LISTS


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_list_names_everything(capsys, lang):
    code, out, _ = run(capsys, "list", "--format", "csv", "--lang", lang)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert {row["key"] for row in rows} == set(REGISTRY) | set(LISTS)
    assert all(row["label"] and row["definition"] for row in rows)


def test_show_as_the_readme_says(capsys, demo_snapshot):
    code, out, err = run(
        capsys, "show", "registered_households", "cadre_coverage", "--by", "township", "--group", "poverty_cause",
        "--year", 2015, "--where", "class=registered_poor", "--where", "cause=illness", "--where", "cause=skills",
        "--reading", "C1=before_2016", "--format", "json", "--lang", "en",
    )  # fmt: skip
    rows = json.loads(out)
    assert code == 0 and len(rows) == 2 * 18 * 2
    assert {row["poverty_cause_label"] for row in rows} == {"Illness", "Lack of skills"}
    assert rows[0]["area"].endswith(("Subdistrict", "Town", "Township", "Office"))
    assert "filter 'year' does not apply to households" in err


def test_show_a_series(capsys, demo_snapshot):
    code, out, _ = run(capsys, "show", "poor_persons", *("--year 2013 --year 2014 --year 2015 --format csv".split()))
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0 and [row["period"] for row in rows] == ["2013", "2014", "2015"]
    assert rows[2]["numerator"] == "12119"


def test_rows_of_a_list(capsys, demo_snapshot):
    code, out, _ = run(capsys, *"rows overloaded_cadres --limit 3 --where area=510802103 --format csv".split())
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0 and 0 < len(rows) <= 3
    assert all(row["village_code"].startswith("510802103") and row["reason"] for row in rows)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("show poor_person", "did you mean 'poor_persons'"),
        ("show poor_persons --by vilage", "did you mean 'village'"),
        ("show poor_persons --group causes", "poverty_cause"),
        ("show poor_persons --where caus=illness", "did you mean 'cause'"),
        ("show poor_persons --where cause=ilness", "did you mean 'illness'"),
        ("show poor_persons --where kind=por", "did you mean 'poor'"),
        ("show poor_persons --where area=510802999", "did you mean '510802"),
        ("show poor_persons --where department=D999", "no such value"),
        ("show poor_persons --where cause", "write NAME=VALUE"),
        ("show poor_persons --reading C99=all", "known: C1, C4, C15, C17"),
        ("show plan_coverage --reading C4=disabled", "did you mean 'not_disabled'"),
        ("show poor_persons --year 2012", "poor_persons has 2013, 2014, 2015"),
        ("show poor_persons --format xml", "table, csv, json"),
        ("show departments_helping --by township", "belong to the district alone"),
        ("list --theme cadre", "did you mean 'cadres'"),
        ("rows overloaded_cadre", "did you mean 'overloaded_cadres'"),
    ],
)
def test_refusals(capsys, demo_snapshot, arguments, says):
    code, out, err = run(capsys, *arguments.split())
    assert (code, out) == (2, "")
    assert says in err and err.count("\n") == 1, err
