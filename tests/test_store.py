"""The register as tables: typed by the dictionary, the same on every engine, safe for many threads at once."""

from __future__ import annotations

import threading
import time

import duckdb
import narwhals as nw
import pandas as pd
import pytest

from data import dictionary, loading, store
from data.errors import DataProblem, UnknownName
from tests import packs


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One loaded pack for the tests that only read."""
    top = tmp_path_factory.mktemp("shared")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIZHOU_DATA", str(top / "var"))
        return loading.load(packs.write(top / "pack"))[0]


@pytest.fixture
def reading(shared, monkeypatch):
    monkeypatch.setenv("LIZHOU_DATA", str(shared.path.parents[1]))
    return shared


# ---- Reading -------------------------------------------------------------------------------------------------------


def test_types_are_those_of_the_dictionary(reading):
    for table in store.tables():
        frame = store.read(table)
        assert list(frame.columns) == list(dictionary.columns(table))
        for column in dictionary.columns(table).values():
            assert str(frame[column.name].dtype) == store.pandas_type(column), column
    homes = store.read("households", ["household_id", "second_cause", "registered_date"])
    assert homes["registered_date"].isna().tolist() == [True, False, False, False]
    assert homes["second_cause"].isna().tolist() == [True, True, False, True]


def test_frames_cannot_be_changed_through_a_reader(reading):
    store.read("households")["n_persons"] = 0
    assert store.read("households")["n_persons"].sum() == 10


def test_rows_are_sorted_by_area_and_household(reading):
    assert store.read("households")["village_code"].is_monotonic_increasing
    assert store.read("visits")["household_id"].is_monotonic_increasing


def test_unknown_tables_and_columns_get_the_nearest(reading):
    with pytest.raises(UnknownName, match="did you mean 'households'"):
        store.relation("household")
    with pytest.raises(UnknownName, match="did you mean 'n_persons'"):
        store.read("households", ["n_person"])


@pytest.mark.parametrize("engine", store.ENGINES)
def test_one_expression_runs_on_every_engine(reading, monkeypatch, engine):
    monkeypatch.setenv("LIZHOU_ENGINE", engine)
    homes, years = store.relation_nw("households"), store.relation_nw("household_years")
    joined = years.join(homes.select("household_id", "village_code"), on="household_id", how="left")
    found = joined.group_by("village_code").agg(nw.col("net_income_cny").sum().cast(nw.Int64)).sort("village_code")
    assert found.collect().to_dict(as_series=False)["net_income_cny"] == [11000, 3000]
    assert store.relation_nw("visits").collect_schema()["visit_date"] == nw.Date


def test_an_unknown_engine_is_refused(reading, monkeypatch):
    monkeypatch.setenv("LIZHOU_ENGINE", "duckdbb")
    with pytest.raises(DataProblem, match="did you mean 'duckdb'"):
        store.relation_nw("households")


def test_a_derived_table_is_built_once_for_all_threads(reading):
    built = []

    def build():
        built.append(1)
        time.sleep(0.05)
        return store.read("households")[["household_id", "n_persons"]].assign(day=pd.Timestamp("2015-12-31"))

    sums = []

    def ask():
        sums.append(store.derived(None, "sizes", build).sum("n_persons").fetchone()[0])

    threads = [threading.Thread(target=ask) for _ in range(8)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert built == [1] and sums == [10] * 8
    assert store.frame(None, "sizes", build)["n_persons"].sum() == 10
    assert store.relation_nw("sizes", build=build).collect().shape == (4, 3)


def test_many_threads_read_at_once(reading):
    failures = []

    def ask():
        try:
            for _ in range(20):
                assert store.relation("households").count("*").fetchone()[0] == 4
                assert len(store.read("visits")) == 2
        except Exception as failure:
            failures.append(failure)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert not failures


# ---- The engine ----------------------------------------------------------------------------------------------------


def test_engines_that_count_wrongly_are_refused():
    with pytest.raises(DataProblem, match=r"1\.5\.5"):
        store.refuse_engine("2.0.0")
    store.refuse_engine(duckdb.__version__)


def test_grouped_and_ungrouped_counts_agree_on_partitioned_parquet(tmp_path):
    target = str(tmp_path / "years")
    with duckdb.connect() as db:
        db.execute(f"""
            COPY (SELECT 2014 + i // 500000 AS year, i // 1000 AS village, i AS household FROM range(2000000) t(i))
            TO '{target}' (FORMAT parquet, PARTITION_BY (year))""")  # noqa: S608
        scan = f"read_parquet('{target}/*/*.parquet', hive_partitioning = true) WHERE year = 2015"
        whole = db.sql(f"SELECT count(*) FROM {scan}").fetchone()[0]  # noqa: S608
        parts = db.sql(f"SELECT sum(n) FROM (SELECT count(*) n FROM {scan} GROUP BY village)").fetchone()[0]  # noqa: S608
    assert whole == parts == 500_000


def test_the_demonstration_register_is_fast_to_read(demo_snapshot):
    assert len(store.read("households", snapshot=demo_snapshot)) > 5_172
    start = time.process_time()
    for _ in range(20):
        store.read("households", snapshot=demo_snapshot)
    assert (time.process_time() - start) / 20 < 0.05
