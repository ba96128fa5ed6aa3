"""贫困村地图 in a browser: map, table, buttons and address choose one and the same village; the view stays."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from components.text import strings
from tests.browser.look import idle, open_page
from tests.browser.map_helpers import FOCUSED, MARK, mark, spots

QINGLING, SONGJIA, DADI = "510802101213", "510802103213", "510802100207"
NAME = {QINGLING: "大石镇青岭村", SONGJIA: "宝轮镇宋家村", DADI: "荣山镇大地村"}
HEAD, ROW = 35, 33  # px of the table's head and rows at 1366


@pytest.fixture
def at_page(server, page):
    def open_it(query=""):
        open_page(page, f"{server.url}/map{query}")
        page.locator(".lz-shaded, .lz-place, .lz-mark").first.wait_for(state="attached")
        page.wait_for_timeout(300)
        return page

    return open_it


def word(key, lang="zh"):
    return strings()[key].get(lang)


def chosen(page, code):
    """One village: beside the map, on the map, in the card, in the address."""
    idle(page)
    if code is None:
        expect(page.locator(f"{MARK}[aria-pressed=true]")).to_have_count(0)
        expect(page.locator(".vcard-head")).to_have_count(0)
        assert "card=" not in page.url
        return
    expect(page.locator(f"{MARK}[aria-pressed=true]")).to_have_attribute("data-code", code)
    assert f"card={code}" in page.url
    if code in NAME:
        expect(page.locator(".vcard-head h2")).to_have_text(NAME[code])
        expect(page.locator(".vm-chosen b")).to_have_text(NAME[code])


def table(page):
    return page.locator("[class*='st-key-village_table'] canvas").first


def ticked(page):
    """Numbers of the rows (from 1) that the table says are chosen."""
    rows = page.locator("[class*='st-key-village_table'] [role=row][aria-selected=true]")
    return [int(row.get_attribute("aria-rowindex")) - 1 for row in rows.all()]


def press(page, row, x=17):
    box = table(page).bounding_box()
    page.mouse.click(box["x"] + x, box["y"] + HEAD + ROW * (row - 0.5))


def town(page, name):
    page.locator(".st-key-f_town [role='combobox'], .st-key-f_town [data-baseweb='select']").first.click()
    page.get_by_role("option", name=name, exact=True).click()
    idle(page)


def test_a_click_on_the_map_opens_the_card_and_ticks_the_row(at_page):
    page = at_page()
    runs = []
    page.on("websocket", lambda _: runs.append("a new connection"))
    mark(page, QINGLING).click()
    chosen(page, QINGLING)
    assert ticked(page) == [10]
    expect(page.locator(".vcard section")).to_have_count(6)
    assert not runs


def test_a_row_chooses_on_the_map(at_page):
    page = at_page()
    press(page, 3)
    chosen(page, DADI)
    press(page, 10, x=80)  # a cell, not the box
    chosen(page, QINGLING)
    press(page, 10)
    chosen(page, None)


def test_ways_to_choose_take_turns(at_page):
    """The browser keeps the last click on the map and sends it with every run: it must not come back."""
    page = at_page()
    mark(page, QINGLING).click()
    chosen(page, QINGLING)
    press(page, 3)
    chosen(page, DADI)
    page.get_by_role("button", name=word("vm_after")).click()
    chosen(page, "510802100209")
    page.get_by_role("button", name=word("vm_before")).click()
    chosen(page, DADI)
    page.locator(".st-key-f_year button").first.click()
    chosen(page, DADI)
    mark(page, QINGLING).click()
    chosen(page, QINGLING)
    page.get_by_role("button", name=word("vm_close")).click()
    chosen(page, None)
    page.locator(".st-key-f_year button").nth(1).click()
    chosen(page, None)
    mark(page, QINGLING).click()
    chosen(page, QINGLING)


def test_every_choice_is_one_run(at_page, server):
    page = at_page()
    sent = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda _: sent.append(1)))
    page.reload()
    idle(page)
    mark(page, QINGLING).wait_for()
    for act in (lambda: mark(page, QINGLING).click(), lambda: press(page, 3), lambda: press(page, 6, x=80),
                lambda: page.get_by_role("button", name=word("vm_after")).click()):  # fmt: skip
        sent.clear()
        act()
        idle(page)
        page.wait_for_timeout(500)
        assert len(sent) == 1, "a choice must not set off a second run"


def test_keyboard(at_page):
    page = at_page()
    mark(page, SONGJIA).focus()
    page.keyboard.press("Enter")
    chosen(page, SONGJIA)
    mark(page, SONGJIA).focus()
    page.keyboard.press("ArrowUp")
    code = page.evaluate(FOCUSED)
    assert code != SONGJIA
    page.keyboard.press("Enter")
    chosen(page, code)
    page.keyboard.press("Escape")
    chosen(page, None)


def test_the_address_and_the_back_button(at_page):
    page = at_page(f"?card={SONGJIA}")
    chosen(page, SONGJIA)
    mark(page, QINGLING).click()
    chosen(page, QINGLING)
    press(page, 3)
    chosen(page, DADI)
    page.go_back()
    chosen(page, QINGLING)
    page.go_back()
    chosen(page, SONGJIA)
    page.go_forward()
    chosen(page, QINGLING)


def test_filters_keep_zoom_and_card(at_page):
    page = at_page()
    page.get_by_role("button", name="放大").click()
    page.wait_for_timeout(600)
    mark(page, QINGLING).click()
    chosen(page, QINGLING)
    mark(page, QINGLING).evaluate("el => { el.dataset.kept = 'yes' }")
    before = spots(page)
    town(page, "大石镇")
    chosen(page, QINGLING)
    expect(page.locator(MARK)).to_have_count(5)
    after = spots(page)
    assert after == {code: pytest.approx(before[code], abs=1.0) for code in after}
    assert mark(page, QINGLING).get_attribute("data-kept") == "yes", "the symbol is the same element: nothing flickers"
    town(page, "荣山镇")
    chosen(page, None)
    expect(page.get_by_text(re.compile("大石镇青岭村不在所选范围"))).to_be_visible()
    town(page, "全区")
    expect(page.locator(MARK)).to_have_count(54)
    assert spots(page) == {code: pytest.approx(before[code], abs=1.0) for code in before}


def test_map_and_table_count_the_same(at_page):
    page = at_page()
    for name in ("全区", "三堆镇", "回龙河街道"):
        town(page, name)
        rows = int(page.locator("[class*='st-key-village_table'] [role=grid]").get_attribute("aria-rowcount")) - 1
        expect(page.locator(MARK)).to_have_count(rows)
    town(page, "东坝街道")
    expect(page.locator(MARK)).to_have_count(0)
    expect(page.locator(".lz-ground")).to_be_visible()
    expect(page.get_by_text(word("vm_title_none"), exact=True)).to_be_visible()


def test_shading_and_files(at_page):
    page = at_page()
    page.get_by_text(word("vm_shade_rate"), exact=True).click()
    page.locator(".lz-shaded").first.wait_for()
    assert "shade=rate" in page.url
    page.get_by_text(word("vm_more"), exact=True).click()
    for kind in ("html", "svg", "png"):
        with page.expect_download() as taken:
            page.get_by_role("button", name=word(f"vm_get_{kind}")).click()
        path = taken.value.path()
        assert taken.value.suggested_filename.endswith(f".{kind}") and path.stat().st_size > 50_000
    idle(page)


def test_little_is_sent_on_a_filter_change(at_page):
    page, received = at_page(), []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame))))
    page.reload()
    idle(page)
    mark(page, QINGLING).wait_for()
    received.clear()
    town(page, "三堆镇")
    expect(page.locator(MARK)).to_have_count(7)
    assert sum(received) < 40_000
