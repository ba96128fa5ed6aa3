"""Filters, language and address: a link reproduces the view, the back button goes back, nothing is lost on the way."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.browser.look import idle, no_exception, open_page


def choose(page, key: str, text: str) -> None:
    """Choose an option of a filter by its words."""
    page.locator(f"[data-choice='{key}'] select").select_option(label=text)
    idle(page)


def selection(page) -> str:
    return page.locator("[data-selection]").get_attribute("data-selection")


def query(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_filters_live_in_the_address_and_survive_a_change_of_page(page, server, new_page):
    open_page(page, server.url)
    choose(page, "town", "宝轮镇")
    choose(page, "village", "宋家村")
    page.get_by_role("radio", name="2014").click()
    idle(page)
    assert query(page) == {"village": ["510802103213"], "year": ["2014"]}
    page.get_by_role("link", name="干部包带").click()
    idle(page)
    no_exception(page)
    assert "/cadres" in page.url and query(page) == {"village": ["510802103213"], "year": ["2014"]}
    seen = selection(page)
    again = open_page(new_page(server.url), page.url)
    assert selection(again) == seen


def test_the_language_keeps_the_view_and_its_links(page, server):
    open_page(page, f"{server.url}/delisting?town=510802103&cause=illness")
    before = selection(page)
    page.get_by_role("button", name="English").click()
    idle(page)
    assert selection(page) == before
    assert query(page) == {"lang": ["en"], "town": ["510802103"], "cause": ["illness"]}
    assert page.evaluate("document.documentElement.lang") == "en"
    page.get_by_role("link", name="Training reach").click()
    idle(page)
    assert query(page)["lang"] == ["en"] and selection(page) == before


def test_the_back_button_goes_back(page, server):
    open_page(page, server.url)
    first = selection(page)
    choose(page, "town", "宝轮镇")
    assert selection(page) != first
    page.go_back()
    page.wait_for_function("s => document.querySelector('[data-selection]')?.dataset.selection === s", arg=first)
    idle(page)
    assert query(page) == {}


def test_what_the_address_cannot_mean_is_named_and_the_rest_holds(page, server):
    open_page(page, f"{server.url}/cadres?cause=ilness&town=510802103&yaer=2014&tab=nothing")
    notes = " ".join(page.locator(".notice").all_inner_texts())
    assert "cause=ilness" in notes and "illness" in notes and "yaer" in notes and "tab=nothing" in notes
    assert "510802103" in selection(page)


def test_an_unknown_page_is_refused_in_our_words(page, server):
    open_page(page, f"{server.url}/secret?town=510802103")
    assert "secret" in page.locator(".notice").first.inner_text()
    assert page.get_by_role("dialog").count() == 0
    assert "510802103" in selection(page)


def test_no_match_offers_the_way_on(page, server):
    open_page(page, f"{server.url}/overview?class=key_economic&cause=illness".replace("/overview", "/"))
    page.get_by_role("button", name="清除全部筛选").first.click()
    idle(page)
    no_exception(page)
    assert query(page) == {}


def test_the_download_holds_the_numbers_of_the_table(page, server, tmp_path):
    open_page(page, f"{server.url}/sources")
    page.get_by_role("radio", name="下载").first.click()
    idle(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV").first.click()
    file = Path(tmp_path / "figure.csv")
    waiting.value.save_as(file)
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert rows[0]["编号"] == "F26" and rows[0]["台账值"] == "5,172户"
    assert all("模拟" in row["数据性质"] and row["截至日期"] == "2016-04-13" for row in rows)
