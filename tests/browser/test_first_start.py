"""A process that has served nobody yet: deep links work, nothing but the dashboard is served, no register is told."""

from __future__ import annotations

import http.client

import pytest

from tests.browser.look import idle, no_exception, open_page


def test_the_first_request_is_a_deep_link(fresh_server, new_page, demo_home, demo_snapshot):
    running = fresh_server(data=demo_home)
    page = open_page(new_page(running.url), f"{running.url}/cadres?lang=en&town=510802100")
    assert page.get_by_role("dialog").count() == 0, "Streamlit's 'page not found' dialog"
    assert "510802100" in page.locator("[data-selection]").get_attribute("data-selection")
    assert page.evaluate("document.documentElement.lang") == "en"


def test_without_a_register_the_page_says_so(fresh_server, new_page, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    running = fresh_server(data=empty, clean_log=False)
    page = new_page(running.url)
    page.goto(running.url)
    idle(page)
    no_exception(page)
    assert "python -m data init" in page.locator("[role='alert']").inner_text()
    assert "Traceback" not in running.log
    assert list(empty.iterdir()) == [], "looking at a page writes nothing"


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/requirements.txt", "/data/store.py", "/pages/staff/overview.py", "/.git/config"]
)
def test_nothing_but_the_dashboard_is_served(path, server):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode("utf-8", "replace")
    connection.close()
    assert answer.status == 404 or '<div id="root">' in body, body[:200]
    assert "streamlit==" not in body and "duckdb" not in body


@pytest.mark.parametrize("path", ["/assets/icon.svg", "/healthz"])
def test_own_routes_answer_what_they_are(path, server):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    assert answer.status == 200
    assert not answer.headers["content-type"].startswith("text/html"), "an unknown path answers with the application"
    assert "default-src" in answer.headers["content-security-policy"]
    connection.close()
