"""Finds a Chromium for the browser tests; with --install, brings one when the machine has none.

Prints the path alone on standard output, so that `CHROME=$(python tests/browser/find_browser.py)` works. A
candidate counts only when it answers `--version`: a browser whose libraries are missing is no browser.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
ADVICE = """No browser was found for the browser tests, and none could be installed.
Install Chromium (Debian: apt-get install chromium), or name one: CHROME=/path/to/chrome make test
未找到浏览器，也无法自动安装。请安装 Chromium，或用 CHROME=/路径/chrome make test 指定。"""


def _playwrights_own() -> str | None:
    try:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            return playwright.chromium.executable_path
    except Exception as error:
        print(f"Playwright names no browser of its own: {error}", file=sys.stderr)
        return None


def _answers(path: str) -> bool:
    if not Path(path).is_file():
        return False
    if os.name == "nt":  # chrome.exe --version opens a window there
        return True
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def candidates() -> Iterator[str]:
    """Paths worth trying, best first."""
    yield from filter(None, (shutil.which(name) for name in NAMES))
    yield from PLACES
    yield from filter(None, [_playwrights_own()])


def find() -> str | None:
    """The path of a working browser, or None. A CHROME that does not work is an error, never passed over."""
    named = os.environ.get("CHROME")
    if named:
        path = shutil.which(named) or named
        if not _answers(path):
            raise SystemExit(f"CHROME={named} does not start. / CHROME={named} 无法启动。")
        return path
    return next((path for path in candidates() if _answers(path)), None)


def _try(command: list[str], seconds: int, **environment: str) -> bool:
    print("+ " + " ".join(command), file=sys.stderr)
    try:
        done = subprocess.run(
            command, stdout=sys.stderr, stdin=subprocess.DEVNULL, timeout=seconds, env={**os.environ, **environment}
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        print(error, file=sys.stderr)
        return False
    return done.returncode == 0


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install() -> str | None:
    """Playwright's own browser first, then the distribution's; the path, or None."""
    _try(
        [sys.executable, "-m", "playwright", "install", "chromium"], 240, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT="10000"
    )
    found = find()
    if found or not (_is_root() and shutil.which("apt-get")):
        return found
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    _try(["apt-get", "update", "-q"], 300, **quiet)
    _try(["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"], 900, **quiet)
    return find()


if __name__ == "__main__":
    browser = find() or (install() if "--install" in sys.argv[1:] else None)
    if not browser:
        raise SystemExit(ADVICE)
    print(browser)
