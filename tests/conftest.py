"""What every test stands on: a register of its own, and no way out to a network.

The demonstration register is made once per state of the code and kept under pytest's own cache, so `var/`, where a
user's register lives, is never touched.
"""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("data", "geo", "policy", "requirements.txt")  # what the demonstration register depends on
LOCAL = ("127.", "::1", "localhost", "0.0.0.0")  # noqa: S104


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for name in SOURCES:
        top = ROOT / name
        files = [top] if top.is_file() else sorted(p for p in top.rglob("*") if p.suffix in {".py", ".csv", ".toml"})
        for path in files:
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def pytest_configure(config):
    home = Path(config.cache.mkdir("register")) / _fingerprint()
    home.mkdir(parents=True, exist_ok=True)
    os.environ["LIZHOU_DATA"] = str(home)
    os.environ.pop("LIZHOU_BOUNDARIES", None)


@pytest.fixture(scope="session")
def demo_home() -> Path:
    """The directory of the tests' own register, empty or loaded."""
    return Path(os.environ["LIZHOU_DATA"])


@pytest.fixture(scope="session")
def demo_snapshot(demo_home):
    """The demonstration register, made by the same command a user runs, once for all tests."""
    if not (demo_home / "CURRENT").exists():
        done = subprocess.run(
            [sys.executable, "-m", "data", "init"], cwd=ROOT, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, f"python -m data init failed\n{done.stdout}\n{done.stderr}"
    from data import store

    return store.current()


@pytest.fixture(autouse=True, scope="session")
def no_network():
    """No test may reach anything but this machine; an attempt fails where it is made."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self, address):
        if isinstance(address, tuple) and not str(address[0]).startswith(LOCAL):
            raise RuntimeError(f"a test tried to reach {address[0]}:{address[1]}")
        return connect(self, address)

    def guarded_look_up(host, *args, **kwargs):
        name = host.decode() if isinstance(host, bytes) else host
        if name and not name.startswith(LOCAL):
            raise RuntimeError(f"a test tried to look up {name}")
        return look_up(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield
