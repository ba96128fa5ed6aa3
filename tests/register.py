"""The demonstration register for tests: made by the command a user runs, kept once per state of the code."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("data", "geo", "policy", "requirements.txt")  # what the demonstration register depends on


def fingerprint() -> str:
    """A name for the state of everything the demonstration register is made from."""
    digest = hashlib.sha256()
    for name in SOURCES:
        top = ROOT / name
        files = [top] if top.is_file() else sorted(p for p in top.rglob("*") if p.suffix in {".py", ".csv", ".toml"})
        for path in files:
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def make(home: Path) -> None:
    """Build and publish the demonstration register into `home`, unless it is there."""
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(home.parent / f"{home.name}.lock"):  # two halves of the tests may ask at once
        _make(home)


def _make(home: Path) -> None:
    if (home / "CURRENT").exists():
        return
    environment = os.environ | {"LIZHOU_DATA": str(home)}
    done = subprocess.run(
        [sys.executable, "-m", "data", "init"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, f"python -m data init failed\n{done.stdout}\n{done.stderr}"
    assert (home / "CURRENT").exists(), f"python -m data init published nothing\n{done.stdout}\n{done.stderr}"


def at_hand(folder: Path) -> Path:
    """The register a walk or a benchmark looks at: the one LIZHOU_DATA names, else a demonstration made in `folder`."""
    home = Path(os.environ.get("LIZHOU_DATA") or folder)
    make(home)
    return home
