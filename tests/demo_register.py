"""The demonstration register for tests: made once per seed, and its fingerprint.

`python -m tests.demo_register` prints the lines of tests/golden/demo_sha256.txt.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pandas as pd

from data.demo import generate
from data.demo.pack import csv_bytes
from data.demo.totals import SEED

GOLDEN = Path(__file__).parent / "golden" / "demo_sha256.txt"
SEEDS = (SEED, 7)
CLASS = "registered_poor"


@cache
def frames(seed: int = SEED) -> dict[str, pd.DataFrame]:
    """Every table of one seed; shared by all tests, so never changed by one."""
    return generate(seed)


def poor_households(t: dict[str, pd.DataFrame]) -> pd.DataFrame:
    return t["households"].query("household_class == @CLASS")


def income(t: dict[str, pd.DataFrame], year: int) -> pd.DataFrame:
    """One row per registered poor household of one year, with its village."""
    rows = t["household_years"].query("year == @year")
    return rows.merge(t["households"][["household_id", "village_code"]], on="household_id")


def fingerprint(t: dict[str, pd.DataFrame]) -> str:
    digest = hashlib.sha256()
    for name in sorted(t):
        digest.update(name.encode() + b"\0" + csv_bytes(t[name]))
    return digest.hexdigest()


if __name__ == "__main__":
    for number in SEEDS:
        print(number, fingerprint(frames(number)))
