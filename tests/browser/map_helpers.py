"""What the browser tests of the map share: its small application, its symbols and where they stand."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.look import open_page
from tests.browser.server import ROOT, Server

MARK = ".lz-mark"
FOCUSED = """() => {
  const walk = (node) => (node?.shadowRoot ? walk(node.shadowRoot.activeElement) : node);
  return walk(document.activeElement).dataset.code;
}"""


def serve(home):
    """The application of the map tests, for a fixture; its log must be clean at the end."""
    with Server(home, script="tests/browser/map_app.py", PYTHONPATH=str(ROOT)) as running:
        yield running
    assert not running.complaints(), running.complaints()


def open_map(server, page, query=""):
    """Open the page and wait for the symbols."""
    open_page(page, f"{server.url}/{query}")
    page.locator(MARK).first.wait_for()
    page.wait_for_timeout(300)
    return page


def mark(page, code):
    return page.locator(f"{MARK}[data-code='{code}']")


def said(page, text):
    expect(page.get_by_text(re.compile(rf"^chosen {text};"))).to_be_visible()


def runs(page):
    return int(page.get_by_text(re.compile("^chosen")).inner_text().rsplit(" ", 1)[1])


def symbol_size(page):
    return page.locator(".lz").evaluate("el => parseFloat(getComputedStyle(el).getPropertyValue('--s'))")


def spots(page):
    """Where each symbol stands: code → centre in px."""
    return {
        one.get_attribute("data-code"): [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
        for one in page.locator(MARK).all()
        for box in [one.bounding_box()]
    }
