"""`make bench`: how long a filter change takes on every page, against an empty page measured in the same run.

For each page the browser notes the moment of the click and the moment of the last change of the page's content after
which the script has ended, the foot shows the new selection and nothing moves for `QUIET_MS`. The empty application
(one line of text, one selectbox, one foot, the same frozen garbage collector) is measured in turn with every
repetition, so that a busy machine slows both. Medians; the ratio is what counts.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from components.navigation import PAGES
from tests import register
from tests.browser.look import idle, launch, open_page
from tests.browser.server import Server

HERE = Path(__file__).parent
REPETITIONS = 15
QUIET_MS = 400
SIZE = {"width": 1366, "height": 768}

# What is measured: page → most times the empty page's time. `make bench` ends with an error above it.
LIMITS = {row.key: 3.0 if row.key == "map" else 2.0 for row in PAGES}
PLACES = (1, 2)  # the options of the township, and of the empty page's only widget, to alternate between

ARM = """(quiet) => {
  const foot = () => document.querySelector("[data-selection]")?.dataset.selection;
  const app = document.querySelector("[data-testid='stApp']");
  const bench = (window.__bench = { before: foot(), start: 0, last: 0, time: null });
  const observer = new MutationObserver(() => { bench.last = performance.now(); });
  const roots = [document.querySelector("[data-testid='stMain']")];
  for (let i = 0; i < roots.length; i++) {
    observer.observe(roots[i], { childList: true, subtree: true, characterData: true, attributes: true });
    for (const el of roots[i].querySelectorAll("*")) if (el.shadowRoot) roots.push(el.shadowRoot);
  }
  for (const kind of ["click", "change"])
    document.addEventListener(kind, (event) => { bench.start ||= event.timeStamp; }, { capture: true, once: true });
  const watch = () => {
    const done = bench.start && app.dataset.testScriptState === "notRunning" && foot() && foot() !== bench.before
      && !document.querySelector("[data-stale='true']") && performance.now() - bench.last >= quiet;
    if (!done) return requestAnimationFrame(watch);
    observer.disconnect();
    bench.time = bench.last - bench.start;
  };
  requestAnimationFrame(watch);
}"""


def change(page: Page, place: int, *, is_floor: bool) -> float:
    """Choose the option at `place`; milliseconds from the reader's choice to the page at rest.

    The empty page has Streamlit's own selectbox, the application a native list.
    """
    if is_floor:
        page.locator(".st-key-floor [role='combobox'], .st-key-floor [data-baseweb='select']").first.click()
        option = page.get_by_role("option").nth(place)
        option.wait_for()
        page.wait_for_timeout(150)  # the list has opened; its own drawing is not measured
        page.evaluate(ARM, QUIET_MS)
        option.click()
    else:
        page.evaluate(ARM, QUIET_MS)
        page.locator("[data-choice='town'] select").select_option(index=place)
    page.wait_for_function("() => window.__bench.time !== null", timeout=60_000)
    return page.evaluate("window.__bench.time")


def measure_page(page: Page, floor: Page, repetitions: int) -> tuple[float, float]:
    """(median of the page, median of the empty page), taken in turn."""
    own, empty = [], []
    for turn in range(repetitions + 2):
        a = change(page, PLACES[turn % 2], is_floor=False)
        b = change(floor, PLACES[turn % 2], is_floor=True)
        if turn >= 2:  # the first of each option warms caches
            own.append(a)
            empty.append(b)
    return statistics.median(own), statistics.median(empty)


def start_to_page(server: Server, browser, path: str) -> float:
    """Seconds from the start of the process to the first page at rest; started after an earlier run (warm files)."""
    begin = time.monotonic()
    server.start()
    page = browser.new_page(viewport=SIZE, locale="zh-CN")
    open_page(page, f"{server.url}/{path}")
    seconds = time.monotonic() - begin - 0.15  # the wait for rest itself
    page.close()
    return seconds


def run(pages: list[str], repetitions: int) -> int:
    chosen, rows = [row for row in PAGES if row.key in pages], []
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        browser = launch(playwright)
        real = Server(Path(home), register.at_hand(Path(home) / "data"))
        empty = Server(Path(home), cwd=HERE / "floor")
        try:
            start = start_to_page(real, browser, chosen[0].url)
            empty.start()
            for row in chosen:
                floor = open_page(browser.new_page(viewport=SIZE), empty.url)  # anew: it starts on no option
                page = open_page(browser.new_page(viewport=SIZE, locale="zh-CN"), f"{real.url}/{row.url}")
                idle(page)
                rows.append((row.key, *measure_page(page, floor, repetitions)))
                page.close()
                floor.close()
        finally:
            real.stop()
            empty.stop()
            browser.close()
    return report(rows, start)


def report(rows: list[tuple[str, float, float]], start: float) -> int:
    """Print the table; 1 when a page is above its limit."""
    failed = False
    print(f"{'page':12} | {'median ms':>9} | {'floor ms':>8} | {'ratio':>5} | {'limit':>5} | ok")
    for key, own, empty in rows:
        ratio, limit = own / empty, LIMITS[key]
        failed |= ratio > limit
        word = "yes" if ratio <= limit else "NO"
        print(f"{key:12} | {own:9.0f} | {empty:8.0f} | {ratio:5.2f} | {limit:5.1f} | {word}")
    print(f"start of the process → first page at rest: {start:.1f} s")
    return int(failed)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="page keys; all when none is named")
    parser.add_argument("--repetitions", type=int, default=REPETITIONS)
    asked = parser.parse_args()
    known = [row.key for row in PAGES]
    unknown = set(asked.pages) - set(known)
    if unknown:
        parser.error(f"unknown page {', '.join(sorted(unknown))}; known: {', '.join(known)}")
    return run(asked.pages or known, asked.repetitions)


if __name__ == "__main__":
    sys.exit(main())
