"""One running dashboard: a fresh process on a free port of this machine, its log kept and judged."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BAD = re.compile(r"error|warning|traceback|exception|deprecat", re.I)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """`streamlit run SCRIPT` as a user starts it, with an empty home directory; use as a context manager."""

    def __init__(self, home: Path, data: Path | None = None, script: str = "app.py", cwd: Path = ROOT, **environment):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.home, self.script, self.cwd = home, script, cwd
        self.log_path = home / f"server-{self.port}.log"
        self.environment = os.environ | {"HOME": str(home), "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"} | environment
        if data is not None:
            self.environment["LIZHOU_DATA"] = str(data)
        self.process: subprocess.Popen | None = None

    @property
    def log(self) -> str:
        return self.log_path.read_text("utf-8", "replace") if self.log_path.exists() else ""

    def complaints(self) -> list[str]:
        """Lines of the log that a clean run does not have."""
        return [line for line in self.log.splitlines() if BAD.search(line)]

    def get(self, path: str) -> int:
        """The status of a plain request, without a browser."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        finally:
            connection.close()

    def start(self) -> Server:
        command = [sys.executable, "-m", "streamlit", "run", self.script, "--server.address", "127.0.0.1"]
        command += ["--server.port", str(self.port), "--server.headless", "true"]
        command += ["--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none"]
        with self.log_path.open("w") as log:
            self.process = subprocess.Popen(
                command, cwd=self.cwd, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self._wait()
        return self

    def _wait(self, seconds: float = 90) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(f"the server stopped with code {self.process.returncode}\n{self.log}")
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self.get("/_stcore/health") == 200:
                    return
            time.sleep(0.05)
        self.stop()
        raise AssertionError(f"the server did not answer in {seconds} s\n{self.log}")

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(15)

    def __enter__(self) -> Server:
        return self.start()

    def __exit__(self, *_exception) -> None:
        self.stop()
