"""How a test looks at a page: a browser with no way out, a watch on what the page does, and when it is at rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Playwright

from tests.browser.find_browser import ADVICE, find

ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
AT_REST = """quiet => {
  const app = document.querySelector("[data-testid='stApp']");
  const calm = app && app.dataset.testConnectionState === "CONNECTED" && app.dataset.testScriptState === "notRunning"
    && !document.querySelector("[data-testid='stSkeleton'], [data-stale='true']")
    && document.querySelector("[data-testid='stMain'] [data-testid='stVerticalBlock'] > *")
    && ![...document.querySelectorAll(".sheet")].some((sheet) => !sheet.children.length)
    && ![...document.querySelectorAll(".part.chart:not([hidden])")].some((part) => !part.querySelector("svg"))
    && !document.querySelector(".part.chart .coming");
  if (!calm) { window.__calmSince = null; return false; }
  window.__calmSince ??= performance.now();
  return performance.now() - window.__calmSince >= quiet;
}"""


def launch(playwright: Playwright) -> Browser:
    """Chromium without a window and without a network."""
    path = find()
    if not path:
        raise AssertionError(ADVICE)
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS)


def idle(page: Page, quiet: int = 150, timeout: int = 30_000) -> None:
    """Wait until the page is connected, its script has ended and nothing is stale, for `quiet` ms on end."""
    page.evaluate("window.__calmSince = null")
    page.wait_for_function(AT_REST, arg=quiet, timeout=timeout)


def no_exception(page: Page) -> None:
    """The script ended without an error shown to the reader."""
    shown = page.locator("[data-testid='stException'], .notice.alert").all_inner_texts()
    assert not shown, f"{page.url} shows an error: {shown}"


def open_page(page: Page, url: str) -> Page:
    """Open an address, wait for rest, refuse an error."""
    page.goto(url)
    idle(page)
    no_exception(page)
    return page


@dataclass
class Watch:
    """Everything a page asked for and complained of. `allowed`: parts of console lines a test expects."""

    origin: str
    requests: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def attach(self, page: Page) -> Watch:
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.requests.append(socket.url))
        page.on("response", self._answer)
        page.on("console", self._line)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.watch = self
        return self

    def _answer(self, answer) -> None:
        if answer.status >= 400:
            self.refused.append(f"{answer.status} {answer.url}")

    def _line(self, line) -> None:
        if line.type in ("error", "warning"):
            self.console.append(line.text)

    def outside(self) -> list[str]:
        """Addresses other than the application's own."""
        own = urlsplit(self.origin).netloc
        return [
            url for url in self.requests if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != own
        ]

    def complaints(self) -> list[str]:
        """What a clean visit does not have, in words."""
        found = [f"request outside: {url}" for url in self.outside()]
        found += [f"answer {line}" for line in self.refused]
        found += [f"console: {line}" for line in self.console]
        found += [f"page error: {line}" for line in self.errors]
        return [line for line in dict.fromkeys(found) if not any(part in line for part in self.allowed)]
