"""Snapshots: immutable, named by content, published whole or not at all, read by many while one writes."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import dictionary, loading, snapshots, store
from data.errors import BrokenSnapshot, NoSnapshot, RefusedPack, UnknownName
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


def villages(population):
    names = dictionary.columns("villages")
    row = dict(zip(names, [packs.A, True, "other", 4, population, population, 1.5, None, "tea", "water", None],
                   strict=True))  # fmt: skip
    return {"villages": pd.DataFrame([row])}


def bytes_of(home):
    return {p.relative_to(home): p.read_bytes() for p in sorted(home.rglob("*")) if p.is_file()}


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
