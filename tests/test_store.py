"""Snapshots: immutable, named by content, published whole or not at all, read by many while one writes."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
import time

import duckdb
import narwhals as nw
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import dictionary, loading, snapshots, store
from data.errors import BrokenSnapshot, DataProblem, NoSnapshot, RefusedPack, UnknownName
from data.export import export, plain_text
from tests import packs

MANIFEST = {"as_of": "2016-04-13", "mark": "simulated", "title": {"zh": "测试", "en": "Test"}, "licence": "CC0-1.0",
            "created": "2016-04-13", "created_by": "tests"}  # fmt: skip


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("LIZHOU_DATA", str(tmp_path / "var"))
    return tmp_path / "var"


@pytest.fixture
def loaded(home, tmp_path):
    return loading.load(packs.write(tmp_path / "pack"))[0]


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


def villages(population):
    names = dictionary.columns("villages")
    row = dict(zip(names, [packs.A, True, "other", 4, population, population, 1.5, None, "tea", "water", None],
                   strict=True))  # fmt: skip
    return {"villages": pd.DataFrame([row])}


def bytes_of(home):
    return {p.relative_to(home): p.read_bytes() for p in sorted(home.rglob("*")) if p.is_file()}


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


# ---- Publishing ----------------------------------------------------------------------------------------------------


def test_a_snapshot_is_immutable_and_named_by_its_content(home):
    first = store.publish(villages(900), MANIFEST)
    assert store.publish(villages(900), MANIFEST) == first and store.all_ids() == (first.id,)
    second = store.publish(villages(901), MANIFEST)
    assert second.id != first.id and store.current() == second
    for file in second.path.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o444
    assert store.read("villages", snapshot=first)["rural_population"].tolist() == [900]
    assert store.rollback(first.id) == first == store.current()
    with pytest.raises(UnknownName, match="nearest"):
        store.rollback(first.id[:-1])


def test_no_snapshot_says_the_way_on(home):
    with pytest.raises(NoSnapshot, match="make run") as caught:
        store.current()
    assert "载入" in caught.value.text("zh")


def break_table(path):
    (path / "villages.parquet").unlink()


def break_size(path):
    (path / "villages.parquet").chmod(0o644)
    (path / "villages.parquet").write_bytes(b"PAR1")


def break_manifest(path):
    (path / "manifest.json").chmod(0o644)
    (path / "manifest.json").write_text("{", "utf-8")


def break_directory(path):
    path.rename(path.with_name("elsewhere"))


@pytest.mark.parametrize("damage", [break_table, break_size, break_manifest, break_directory])
def test_a_damaged_snapshot_is_refused_with_the_way_on(home, damage):
    snapshot = store.publish(villages(900), MANIFEST)
    damage(snapshot.path)
    with pytest.raises(BrokenSnapshot, match="rollback"):
        store.current()
    assert store.publish(villages(900), MANIFEST) == store.current() == snapshot
    store.verify(snapshot)


def test_one_changed_byte_is_found(home):
    snapshot = store.publish(villages(900), MANIFEST)
    file = snapshot.path / "villages.parquet"
    file.chmod(0o644)
    file.write_bytes(file.read_bytes().replace(b"tea", b"tee", 1))
    with pytest.raises(BrokenSnapshot, match="checksum"):
        store.verify(store.current())
    with pytest.raises(BrokenSnapshot, match="checksum"):
        store.read("villages")


def test_an_altered_manifest_is_found(home):
    snapshot = store.publish(villages(900), MANIFEST)
    file = snapshot.path / "manifest.json"
    file.chmod(0o644)
    file.write_text(file.read_text("utf-8").replace('"simulated"', '"reported"'), "utf-8")
    with pytest.raises(BrokenSnapshot, match="altered"):
        store.verify(store.current())


def test_a_refused_pack_changes_nothing(home, loaded, tmp_path):
    before = bytes_of(home)
    with pytest.raises(RefusedPack, match="unchanged") as caught:
        loading.load(packs.write(tmp_path / "bad", packs.changed("households", 3, poverty_cause="ilness")))
    assert "第 3 行" in caught.value.text("zh") and bytes_of(home) == before


def test_a_failure_while_writing_changes_nothing(home, loaded, monkeypatch):
    before = bytes_of(home)
    monkeypatch.setattr(snapshots, "_seal", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store.publish(villages(901), MANIFEST)
    assert bytes_of(home) == before


WRITER = """
from itertools import count
from data import store
frame, manifest = store.read("villages"), dict(store.current().manifest)
print("ready", flush=True)
for n in count(1000):
    store.publish({"villages": frame.assign(rural_population=n)}, manifest)
"""


def writer():
    command, environment = [sys.executable, "-W", "ignore", "-c", WRITER], os.environ | {"PYTHONPATH": "."}
    process = subprocess.Popen(command, cwd=snapshots.ROOT, stdout=subprocess.PIPE, env=environment)
    assert process.stdout.readline() == b"ready\n"
    return process


def test_readers_during_publishing_and_a_kill_in_the_middle(home):
    first = store.publish(villages(900), MANIFEST)
    for pause in (0.23, 0.61):
        process, end, seen = writer(), time.monotonic() + pause, set()
        while time.monotonic() < end:
            seen.add(int(store.read("villages", snapshot=store.current())["rural_population"].iloc[0]))
        process.send_signal(signal.SIGKILL)
        process.wait()
        store.verify(store.current())
        assert seen
    for name in store.all_ids():
        store.verify(store.by_id(name))
    store.publish(villages(900), MANIFEST)
    assert store.current() == first
    assert not list((home / "snapshots").glob(".new-*")) and not list(home.glob(".current-*"))


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


# ---- Round trips ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("headings", ["name", "zh", "en"])
def test_pack_snapshot_export_pack(home, loaded, tmp_path, headings):
    folder = export(tmp_path / "out", headings, progress=lambda _: None)
    assert (folder / "villages.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert {"dictionary.csv", "manifest.json", "pack.toml"} <= {p.name for p in folder.iterdir()}
    again = loading.load(folder)[0]
    assert again.manifest["tables"] == loaded.manifest["tables"]


NO_CONTROLS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cf", "Co", "Cn"))
TEXT = st.text(NO_CONTROLS, min_size=1)
NOTES = st.lists(st.none() | TEXT.filter(lambda t: not t.startswith("'")), min_size=1, max_size=6)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NOTES)
def test_text_of_any_kind_survives_export_or_is_refused(notes):
    from data.ingest.values import parse

    column = dictionary.column("status_events", "note")
    frame = pd.DataFrame({"note": pd.array(notes, dtype="str")})
    for text, back in zip(notes, plain_text("status_events", frame)["note"], strict=True):
        if text is None:
            assert pd.isna(back)
            continue
        assert back[0] not in "=+-@＝＋－＠\t\r"
        parsed = parse(column, back)
        assert parsed.value == text
        assert parsed.ok or text[0] in "=+-@＝＋－＠"


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
