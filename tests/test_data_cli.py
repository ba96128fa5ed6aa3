"""python -m data: every command, its exit code, its language, and that a refused pack leaves everything as it was."""

from __future__ import annotations

import subprocess
import sys

import pytest

from data import __main__ as cli
from data import dictionary, freshness, snapshots, store
from tests import packs

ALL = len(dictionary.tables())


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("LIZHOU_DATA", str(tmp_path / "var"))
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    return tmp_path / "var"


@pytest.fixture
def tiny_demo(monkeypatch):
    """The small pack stands in for the demonstration register."""
    import data.demo

    monkeypatch.setattr(data.demo, "write_pack", lambda out, seed=1: packs.write(out))


def run(capsys, *arguments):
    code = cli.main(list(arguments))
    said = capsys.readouterr()
    return code, said.out, said.err


def test_check_load_verify_export(home, tmp_path, capsys):
    pack = str(packs.write(tmp_path / "pack"))
    code, out, err = run(capsys, "check", pack)
    assert code == 0 and f"共 {ALL} 张表" in out and f"检查 {ALL}/{ALL}" in err and not home.exists()
    code, out, _ = run(capsys, "load", pack)
    assert code == 0 and "测试数据包" in out
    assert run(capsys, "verify", "--lang", "en")[1].startswith("Snapshot")
    assert run(capsys, "export", str(tmp_path / "out"))[0] == 0
    assert run(capsys, "check", str(tmp_path / "out"))[0] == 0


def test_a_refused_pack(home, tmp_path, capsys):
    run(capsys, "load", str(packs.write(tmp_path / "good")))
    before = store.current()
    bad = str(packs.write(tmp_path / "bad", packs.changed("households", 3, poverty_cause="ilness")))
    for command in ("check", "load"):
        code, out, _ = run(capsys, command, bad, "--lang", "en")
        assert code == 1
        assert "[REFUSED] households.csv row 3: poverty_cause 'ilness'" in out and "did you mean 'illness'" in out
    code, out, _ = run(capsys, "load", bad)
    assert code == 1 and "[拒绝] households.csv 第 3 行" in out and "现行数据未作任何改动" in out
    assert store.current() == before


def test_snapshots_and_rollback(home, tmp_path, capsys):
    run(capsys, "load", str(packs.write(tmp_path / "one")))
    first = store.current().id
    register = packs.small()
    register["village_meetings"][0]["n_participants"] = "46"
    run(capsys, "load", str(packs.write(tmp_path / "two", register)))
    second = store.current().id
    assert run(capsys, "snapshots")[1].splitlines()[1].startswith(f"* {second}")
    assert run(capsys, "rollback", first)[0] == 0 and store.current().id == first
    code, _, err = run(capsys, "rollback", first[:-2])
    assert code == 1 and first in err


def test_commands_without_a_register(home, tmp_path, capsys):
    for arguments in (["verify"], ["export", str(tmp_path / "out")], ["verify", "--lang", "en"]):
        code, _, err = run(capsys, *arguments)
        assert code == 1 and "make run" in err
    assert run(capsys, "snapshots")[:2] == (0, "")


def test_init_builds_once_and_again_when_the_code_changes(home, tiny_demo, capsys, monkeypatch):
    code, out, err = run(capsys, "init")
    assert code == 0 and "演示台账" in err and f"载入 {ALL}/{ALL}" in err and store.current().id in out
    assert run(capsys, "init") == (0, "", "")
    monkeypatch.setattr(freshness, "generator_sha256", lambda: "newer")
    code, out, _ = run(capsys, "init")
    assert code == 0 and out and store.current().manifest["code_sha256"] == "newer"


def test_init_never_replaces_a_loaded_register(home, tiny_demo, tmp_path, capsys):
    run(capsys, "load", str(packs.write(tmp_path / "pack")))
    before = store.current()
    assert run(capsys, "init") == (0, "", "") and store.current() == before


def test_init_does_not_hide_a_broken_register(home, tiny_demo, capsys):
    run(capsys, "init")
    (store.current().path / "visits.parquet").unlink()
    code, _, err = run(capsys, "init")
    assert code == 1 and "已损坏" in err and "--force" in err
    assert run(capsys, "init", "--force")[0] == 0
    store.verify(store.current())


def test_demo_writes_a_pack(home, tiny_demo, tmp_path, capsys):
    code, out, _ = run(capsys, "demo", "--out", str(tmp_path / "demo"), "--seed", "7", "--lang", "en")
    assert code == 0 and "simulated" in out and (tmp_path / "demo" / "pack.toml").exists()


@pytest.mark.parametrize("arguments", [[], ["frob"], ["load"], ["rollback"], ["export", "x", "--headings", "fr"]])
def test_wrong_usage_is_exit_code_2(home, arguments):
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2


@pytest.mark.parametrize(("variable", "word"), [("zh_CN.UTF-8", "检查数据包"), ("en_GB.UTF-8", "check a pack"),
                                                ("C.UTF-8", "检查数据包")])  # fmt: skip
def test_help_in_the_language_of_the_environment(home, monkeypatch, capsys, variable, word):
    monkeypatch.setenv("LANG", variable)
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    assert word in capsys.readouterr().out


def test_a_start_with_nothing_to_do_is_quick(demo_snapshot):
    command = [sys.executable, "-X", "importtime", "-m", "data", "init"]
    done = subprocess.run(command, cwd=snapshots.ROOT, capture_output=True, text=True)
    assert done.returncode == 0 and not done.stdout
    imported = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert not imported & {"pandas", "pandera", "duckdb"}
