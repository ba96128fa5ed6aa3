"""Every command a document names exists and does what it says; the start asks nothing and finds a free port."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time

import pytest

from tests import house

MAKEFILE = (house.ROOT / "Makefile").read_text("utf-8")
README = (house.ROOT / "README.md").read_text("utf-8")
TARGETS = set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.M).group(1).split())
needs_make = pytest.mark.skipif(not shutil.which("make"), reason="no make on this machine (Windows: see README.md)")


def module_commands(module: str) -> list[str]:
    return sorted(set(re.findall(rf"python -m {module} (\w+)", README)))


def test_documents_name_only_existing_targets():
    for path in (path for path in house.files() if path.suffix == ".md"):
        named = set(re.findall(r"`make (\w+)|^make (\w+)", path.read_text("utf-8"), re.M))
        named = {word for pair in named for word in pair if word}
        assert named <= TARGETS, f"{house.name(path)} names {sorted(named - TARGETS)}"


def test_the_readme_names_every_target():
    assert set(re.findall(r"make (\w+)", README)) >= TARGETS


@pytest.mark.parametrize("module", ["data", "indicators"])
def test_module_commands_of_the_readme_exist(module):
    done = subprocess.run([sys.executable, "-m", module, "--help"], cwd=house.ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    missing = [command for command in module_commands(module) if not re.search(rf"\b{command}\b", done.stdout)]
    assert module_commands(module) and not missing


def test_the_figure_of_the_readme_can_be_checked(demo_snapshot):
    arguments = re.search(r"python -m indicators (show [^\n]*)", README).group(1).split()
    done = subprocess.run(
        [sys.executable, "-m", "indicators", *arguments], cwd=house.ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert re.search(r"\d", done.stdout)


def test_requirements_are_pinned():
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = [line.split("#")[0].strip() for line in (house.ROOT / name).read_text("utf-8").splitlines()]
        loose = [line for line in lines if line and not line.startswith("-r") and "==" not in line]
        assert not loose, f"{name}: {loose}"


def test_everything_imported_is_required():
    distributions = {"python_calamine": "python-calamine", "vl_convert": "vl-convert-python"}
    required = set(re.findall(r"^([\w-]+)==", (house.ROOT / "requirements.txt").read_text("utf-8"), re.M))
    ours = set(house.ROOMS) | {"app", "."}
    imported = {name for path in house.python(*house.ROOMS, "app.py") for name in house.imports(path)} - ours
    imported -= {"pyspark"}  # a second engine, brought by whoever uses it
    assert {distributions.get(name, name) for name in imported} <= required


@needs_make
def test_an_old_python_gets_a_clear_answer(tmp_path):
    for name in ("python3", "python3.13", "python3.12", "python3.11"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / name).chmod(0o755)
    environment = os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    command = ["make", f"VENV={tmp_path}/venv", f"{tmp_path}/venv/bin/python"]
    done = subprocess.run(command, cwd=house.ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode != 0
    assert "Python 3.11, 3.12 or 3.13 is needed" in done.stderr and "需要 Python" in done.stderr


class Run:
    """`make run` with this test's Python, an empty home and no keyboard."""

    def __init__(self, home, **environment):
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            ["make", "run", f"PY={sys.executable}", "RUN_STAMP=requirements.txt", f"PORT={environment.pop('PORT')}"],
            cwd=house.ROOT, env=os.environ | {"HOME": str(home)} | environment, text=True, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        threading.Thread(target=lambda: self.lines.extend(self.process.stdout), daemon=True).start()

    def said(self) -> str:
        return "".join(self.lines)

    def answers(self, seconds: float) -> int:
        """The port it named, once it answers there; 0 when it does not."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            named = re.search(r"^http://127\.0\.0\.1:(\d+)$", self.said(), re.M)
            if named:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", int(named.group(1)))) == 0:
                        return int(named.group(1))
            time.sleep(0.1)
        return 0

    def stop(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, 15)
        self.process.wait(20)


@needs_make
@pytest.mark.slow
def test_make_run_starts_without_a_question_and_takes_the_next_port(tmp_path, demo_snapshot):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        run = Run(tmp_path, PORT=port)
        try:
            found = run.answers(30)
            assert found and found != port, f"make run did not start\n{run.said()}"
            assert f"Port {port} is taken" in run.said()
            assert "email" not in run.said().lower() and "telemetry" not in run.said().lower()
        finally:
            run.stop()
