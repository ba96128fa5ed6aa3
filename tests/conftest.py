"""What every test stands on: a register of its own, and no way out to a network.

The demonstration register is made once per state of the code and kept under pytest's own cache, so `var/`, where a
user's register lives, is never touched.
"""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from tests import register

LOCAL = ("127.", "::1", "localhost", "0.0.0.0")  # noqa: S104


def pytest_configure(config):
    home = Path(config.cache.mkdir("register")) / register.fingerprint()
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
    register.make(demo_home)
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


@pytest.fixture(autouse=True)
def chinese():
    """Every test begins and ends in Chinese, whatever language the one before put in force."""
    from components import text

    text.use("zh")
    yield
    text.use("zh")
