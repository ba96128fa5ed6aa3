"""The live map in a browser: choosing, keyboard, keeping the view, hostile texts, how much is sent and how fast."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests import map_samples
from tests.browser.look import idle
from tests.browser.map_helpers import FOCUSED, MARK, mark, open_map, runs, said, serve, spots


@pytest.fixture(scope="module")
def map_server(tmp_path_factory):
    yield from serve(tmp_path_factory.mktemp("map"))


@pytest.fixture
def at_map(map_server, new_page):
    return lambda query="", **kwargs: open_map(map_server, new_page(map_server.url, **kwargs), query)


def test_a_click_chooses_and_answers_once(at_map):
    page = at_map()
    before = runs(page)
    mark(page, "V3").click()
    said(page, "V3")
    idle(page)
    page.wait_for_timeout(500)
    assert runs(page) == before + 1
    expect(page.locator(f"{MARK}[aria-pressed=true]")).to_have_count(1)
    expect(mark(page, "V3")).to_have_attribute("aria-pressed", "true")


def test_keyboard(at_map):
    page = at_map()
    expect(page.locator(f"{MARK}[tabindex='0']")).to_have_count(1)
    where = spots(page)
    mark(page, "V3").focus()
    page.keyboard.press("ArrowRight")
    code = page.evaluate(FOCUSED)
    assert code != "V3"
    assert where[code][0] > where["V3"][0]
    assert "2017年摘帽" in mark(page, "V3").get_attribute("aria-label")
    page.keyboard.press("Enter")
    said(page, code)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press(" ")
    said(page, "(?!None)V[0-9]")
    page.keyboard.press("Escape")
    said(page, "None")


def test_zoom_and_centre_stay_when_data_change(at_map):
    page = at_map()
    page.get_by_role("button", name="放大").click()
    page.wait_for_timeout(600)
    before = spots(page)
    page.get_by_text("only", exact=True).click()
    expect(page.locator(MARK)).to_have_count(2)
    idle(page)
    after = spots(page)
    assert after == {code: pytest.approx(before[code], abs=0.6) for code in after}
    page.get_by_text("shaded", exact=True).click()
    page.locator(".lz-shaded").first.wait_for()
    legend_only_moves_down = {code: spot[0] for code, spot in spots(page).items()}
    assert set(legend_only_moves_down) == set(after)
    page.get_by_text("only", exact=True).click()
    expect(page.locator(MARK)).to_have_count(6)
    assert page.locator(".lz-shaded").count() == 10


def test_a_run_that_changes_nothing_keeps_every_element(at_map):
    page = at_map()
    page.locator(MARK).first.evaluate("el => { el.dataset.kept = 'yes' }")
    page.get_by_text("nothing", exact=True).click()
    idle(page)
    assert page.locator(f"{MARK}[data-kept=yes]").count() == 1


def test_little_is_sent(map_server, new_page):
    page = new_page(map_server.url)
    received = []
    page.on("websocket", lambda ws: ws.on("framereceived", lambda frame: received.append(len(frame))))
    open_map(map_server, page, "?many=1")
    idle(page)
    received.clear()
    mark(page, "510802100S31").click()
    said(page, "510802100S31")
    idle(page)
    assert sum(received) < 5_000
    received.clear()
    page.get_by_text("only", exact=True).click()
    expect(page.locator(MARK)).to_have_count(18)
    idle(page)
    assert sum(received) < 10_000


def test_the_page_can_choose(at_map):
    page = at_map()
    mark(page, "V1").click()
    said(page, "V1")
    page.get_by_role("button", name="ask V3").click()
    said(page, "V3")
    expect(mark(page, "V3")).to_have_attribute("aria-pressed", "true")
    mark(page, "V2").click()
    said(page, "V2")
    page.get_by_text("nothing", exact=True).click()
    idle(page)
    said(page, "V2")


def test_hostile_texts_stay_texts_on_the_live_map(at_map):
    page = at_map("?hostile=1")
    for one in page.locator(MARK).all():
        one.hover()
        one.click()
        page.wait_for_timeout(60)
        assert page.locator(".lz-tip").is_visible()
    page.locator(".lz-shaded").first.hover(force=True)
    assert page.evaluate("window.__xss ?? null") is None
    assert page.locator(".lz img, .lz script, .lz [onload], .lz [onerror], .lz [onmouseover]").count() == 0
    mark(page, "X0").hover()
    assert map_samples.HOSTILE[0] in page.locator(".lz-tip").inner_text()
    assert "{{ 7*7 }}" in page.locator(".lz-foot").inner_text()


def test_the_language_changes_in_place(at_map):
    page = at_map()
    mark(page, "V2").evaluate("el => { el.dataset.kept = 'yes' }")
    page.get_by_text("english", exact=True).click()
    expect(page.get_by_role("button", name="Zoom in")).to_be_visible()
    assert page.get_by_text("Rongshan Town").count() == 1
    assert "to leave in 2016" in page.locator(".lz-legend").inner_text()
    assert mark(page, "V2").get_attribute("data-kept") == "yes"


def test_a_map_that_returns_is_as_it_was(at_map):
    page = at_map()
    page.get_by_role("button", name="放大").click()
    page.wait_for_timeout(600)
    before = spots(page)
    page.get_by_text("hidden", exact=True).click()
    expect(page.locator(MARK)).to_have_count(0)
    page.get_by_text("hidden", exact=True).click()
    expect(page.locator(MARK)).to_have_count(6)
    page.wait_for_timeout(400)
    after = spots(page)
    shift = [before["V1"][i] - after["V1"][i] for i in (0, 1)]
    for code, (x, y) in after.items():
        assert [x + shift[0], y + shift[1]] == pytest.approx(before[code], abs=1.5)
