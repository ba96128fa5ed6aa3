"""The demonstration register: the same on every machine, and a pack in good form."""

from __future__ import annotations

import math
import re
from statistics import NormalDist

import numpy as np
import pytest

from data.demo import random, write_pack
from data.demo.pack import csv_bytes
from data.dictionary import columns, tables
from data.loading import examine
from tests.counting import COUNTS
from tests.demo_register import GOLDEN, SEEDS, fingerprint, frames
from tests.test_published_totals import ROWS


@pytest.fixture(scope="session")
def t():
    return frames()


@pytest.fixture(scope="session")
def pack(tmp_path_factory):
    return write_pack(tmp_path_factory.mktemp("demo") / "pack")


# ---- the same on every machine ------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_fingerprint_is_recorded(seed):
    known = dict(line.split() for line in GOLDEN.read_text("utf-8").splitlines())
    made = fingerprint(frames(seed))
    assert known.get(str(seed)) == made, "on purpose? python -m tests.demo_register > tests/golden/demo_sha256.txt"


def test_two_runs_are_the_same_bytes(pack, t):
    """The frames come from one run, the pack from another."""
    assert {p.name for p in pack.iterdir()} == {f"{table}.csv" for table in t} | {"pack.toml"}
    for table, frame in t.items():
        written = (pack / f"{table}.csv").read_bytes()
        assert written == csv_bytes(frame), table
        assert b"\r" not in written
        assert written.decode("utf-8").endswith("\n")


def test_another_seed_differs_and_keeps_the_totals(t):
    other = frames(SEEDS[1])
    assert not other["households"]["poverty_cause"].equals(t["households"]["poverty_cause"])
    for row in ROWS:
        assert int(COUNTS[row["how"]](other)) == int(row["expected"]), row["what"]


def test_elementary_functions():
    x = np.array([-30.0, -1.5, -1e-9, 0.0, 0.3, 1.0, 20.0])
    assert random.exp(x) == pytest.approx([math.exp(v) for v in x], rel=1e-14)
    y = np.array([1e-12, 0.3, 0.70710678, 1.0, 2.0, 12_345.6])
    assert random.log(y) == pytest.approx([math.log(v) for v in y], rel=1e-13, abs=1e-15)
    p = np.array([1e-6, 0.01, 0.02425, 0.2, 0.5, 0.9, 0.999])
    assert random.inverse_normal(p) == pytest.approx([NormalDist().inv_cdf(v) for v in p], abs=1e-7)
    assert random.largest_remainder([1, 1, 1], 10).tolist() == [4, 3, 3]
    assert random.largest_remainder([5, 0], 7, minimum=1).tolist() == [6, 1]
    assert random.exact_top([1, 3, 3, 2], 2).tolist() == [False, True, True, False]


def test_numbers_are_uniform_and_independent_of_other_streams():
    dice = random.Dice(1)
    u = dice.uniform("one", 40_000)
    assert u.min() > 0
    assert u.max() < 1
    assert abs(u.mean() - 0.5) < 0.01
    assert abs(np.corrcoef(u, dice.uniform("two", 40_000))[0, 1]) < 0.02
    assert np.array_equal(dice.uniform("one", 10), u[:10])


# ---- the form of the tables ---------------------------------------------------------------------------------------


def test_tables_and_columns_are_those_of_the_dictionary(t):
    assert list(t) == list(tables())
    for name, frame in t.items():
        assert list(frame.columns) == list(columns(name)), name
        assert len(frame), name


def test_required_values_are_there(t):
    missing = [
        f"{name}.{column}"
        for name, frame in t.items()
        for column, described in columns(name).items()
        if described.required and frame[column].isna().any()
    ]
    assert missing == []


def test_the_pack_loads_without_refusal(pack):
    found = examine(pack)
    assert not found.is_refused, "\n".join(p.text("en") for p in found.problems[:10])
    planted = {"steps_in_order", "ledger_complete", "ledger_once", "ledgers_agree"}
    assert {p.rule for p in found.warnings} <= planted, "only what was planted may be warned of"


def test_no_personal_data(t):
    assert t["cadres"]["phone"].str.fullmatch(r"000-0000-\d{4}").all()
    assert t["cadres"]["phone"].is_unique
    long_number = re.compile(r"\d{15,}")
    for name, frame in t.items():
        for column in frame.select_dtypes(include="str"):
            assert not frame[column].dropna().str.contains(long_number).any(), f"{name}.{column}"
            assert column not in ("name", "head_name", "id_number")


def test_only_named_bodies_have_real_district_names(t):
    d = t["departments"]
    named = set(d.query("is_named")["name_zh"])
    assert named == {"区交通局", "区农业局", "区扶贫移民局", "区委政法委", "区政协", "区委办公室", "碧桂园"}
    rest = d.query("not is_named and level == 'district'")["name_zh"]
    assert rest.str.fullmatch(r"示例部门\d{2}").all()
