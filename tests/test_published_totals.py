"""Every published total, counted anew from the frames of the demonstration register.

The table `published_totals.csv` is the list of expectations; each row names its fact and one
function of `counting_places` or `counting_people`.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from data.facts import facts
from policy.parameters import MARKS
from tests import counting_people, counting_places  # noqa: F401 both fill COUNTS
from tests.counting import COUNTS
from tests.demo_register import frames

ROWS = list(csv.DictReader(Path(__file__).with_name("published_totals.csv").open(encoding="utf-8", newline="")))


@pytest.fixture(scope="session")
def register():
    return frames()


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['fact_id']}-{r['how']}" for r in ROWS])
def test_total(register, row):
    assert int(COUNTS[row["how"]](register)) == int(row["expected"]), row["what"]


def test_every_total_names_a_fact_and_a_mark():
    known = set(facts()["fact_id"])
    assert [r for r in ROWS if r["fact_id"] not in known] == []
    assert {r["mark"] for r in ROWS} <= set(MARKS)


def test_every_counting_function_is_used():
    assert set(COUNTS) == {r["how"] for r in ROWS}


def test_stated_exact_facts_are_the_published_values():
    """A row marked stated and counting the fact itself carries the value of the fact."""
    exact = facts().query("mark == 'stated' and precision == 'exact'").set_index("fact_id")["number"]
    wrong = [
        (r["fact_id"], r["expected"], exact[r["fact_id"]])
        for r in ROWS
        if r["mark"] == "stated" and r["fact_id"] in exact.index and float(r["expected"]) != exact[r["fact_id"]]
    ]
    assert wrong == []


def test_assumed_totals_respect_more_than():
    """Where the article says only 'more than' or 'about', the register stays above it, or within one per cent."""
    published = facts().set_index("fact_id")
    for r in ROWS:
        fact = published.loc[r["fact_id"]]
        if r["mark"] != "assumption" or r["how"] == "ties_over_20_visits":
            continue
        if fact["precision"] == "more_than":
            assert float(r["expected"]) > fact["number"], r
        if fact["precision"] == "about":
            assert abs(float(r["expected"]) / fact["number"] - 1) < 0.01, r
