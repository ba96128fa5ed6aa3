"""One server and one browser for all browser tests; each page is watched, and its complaints fail the test."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.look import Watch, launch
from tests.browser.server import Server

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Browser tests carry their marker and run last: Playwright keeps an event loop that others would trip over."""
    ours = [item for item in items if HERE in item.path.parents]
    for item in ours:
        item.add_marker("browser")
    chosen = set(map(id, ours))
    items[:] = [item for item in items if id(item) not in chosen] + ours


@pytest.fixture(scope="session")
def server(tmp_path_factory, demo_home, demo_snapshot):
    """The dashboard, one fresh process for the whole run; at the end its log must be clean."""
    with Server(tmp_path_factory.mktemp("home"), demo_home) as running:
        yield running
    assert not running.complaints(), "the server's log is not clean:\n" + "\n".join(running.complaints())


@pytest.fixture
def fresh_server(tmp_path):
    """A factory of processes of their own, for tests about first starts: fresh_server(script=, cwd=, data=)."""
    started = []

    def start(data=None, script="app.py", clean_log=True, **kwargs):
        home = tmp_path / f"home-{len(started)}"
        home.mkdir()
        running = Server(home, data or tmp_path / "data", script, **kwargs).start()
        started.append((running, clean_log))
        return running

    yield start
    for running, clean_log in started:
        running.stop()
        assert not clean_log or not running.complaints(), "\n".join(running.complaints())


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run, with every outside name blocked."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser):
    """A factory of watched pages: new_page(origin, width=1366, height=768, locale="zh-CN")."""
    opened = []

    def make(origin, width=1366, height=768, **kwargs):
        context = browser.new_context(
            **{"viewport": {"width": width, "height": height}, "locale": "zh-CN", "accept_downloads": True} | kwargs
        )
        page = context.new_page()
        opened.append((context, Watch(origin).attach(page)))
        return page

    yield make
    for context, _ in opened:
        context.close()
    complaints = [line for _, watch in opened for line in watch.complaints()]
    assert not complaints, "the page did what it must not:\n" + "\n".join(complaints)


@pytest.fixture
def page(server, new_page):
    """A watched page of the shared server, not yet opened."""
    return new_page(server.url)
