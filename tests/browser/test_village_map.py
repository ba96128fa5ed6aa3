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
ROW = ".vt tbody tr"


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
    """One village: on the map, in the table, beside them, in the card, in the address."""
    idle(page)
    if code is None:
        expect(page.locator(f"{MARK}[aria-pressed=true]")).to_have_count(0)
        expect(page.locator(f"{ROW}[aria-selected=true]")).to_have_count(0)
        expect(page.locator(".vcard-head")).to_have_count(0)
        assert "card=" not in page.url
        return
    expect(page.locator(f"{MARK}[aria-pressed=true]")).to_have_attribute("data-code", code)
    expect(page.locator(f"{ROW}[aria-selected=true]")).to_have_attribute("data-code", code)
    assert f"card={code}" in page.url
    if code in NAME:
        expect(page.locator(".vcard-head h2")).to_have_text(NAME[code])
        expect(page.locator(".vm-chosen b")).to_have_text(NAME[code])


def row(page, code):
    return page.locator(f"{ROW}[data-code='{code}']")


def town(page, name):
    page.locator("[data-choice='town'] select").select_option(label=name)
    idle(page)


def test_a_click_on_the_map_opens_the_card_and_shows_the_row(at_page):
    page = at_page()
    mark(page, "510802202206").click()
    chosen(page, "510802202206")
    box, frame = row(page, "510802202206").bounding_box(), page.locator(".vt").bounding_box()
    assert frame["y"] < box["y"] < box["y"] + box["height"] <= frame["y"] + frame["height"] + 1
    expect(page.locator(".vcard section")).to_have_count(6)


def test_a_row_chooses_on_the_map(at_page):
    page = at_page()
    row(page, DADI).click()
    chosen(page, DADI)
    row(page, QINGLING).locator("td").nth(3).click()
    chosen(page, QINGLING)


def test_the_table_by_keyboard(at_page):
    page = at_page()
    expect(page.locator(f"{ROW}[tabindex='0']")).to_have_count(1)
    row(page, DADI).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    chosen(page, "510802100209")
    page.keyboard.press("ArrowUp")
    page.keyboard.press(" ")
    chosen(page, DADI)
    page.keyboard.press("Escape")
    chosen(page, None)


def test_the_table_sorts_and_stays_sorted(at_page):
    page = at_page()
    page.locator(".vt th").nth(3).get_by_role("button").click()

    def rates():
        return [float(cell) for cell in page.locator(f"{ROW} td:nth-child(4)").all_inner_texts()]

    assert rates() == sorted(rates(), reverse=True) and len(rates()) == 54
    page.locator(ROW).first.click()
    idle(page)
    assert rates() == sorted(rates(), reverse=True)
    town(page, "三堆镇")
    assert rates() == sorted(rates(), reverse=True) and len(rates()) == 7


def test_ways_to_choose_take_turns(at_page):
    """The browser keeps the last click on the map and sends it with every run: it must not come back."""
    page = at_page()
    mark(page, QINGLING).click()
    chosen(page, QINGLING)
    row(page, DADI).click()
    chosen(page, DADI)
    page.get_by_role("button", name=word("vm_after")).click()
    chosen(page, "510802100209")
    page.get_by_role("button", name=word("vm_before")).click()
    chosen(page, DADI)
    page.get_by_role("radio", name="2014").click()
    chosen(page, DADI)
    mark(page, QINGLING).click()
    chosen(page, QINGLING)
    page.get_by_role("button", name=word("vm_close")).click()
    chosen(page, None)
    page.get_by_role("radio", name="2015").click()
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
    after = page.get_by_role("button", name=word("vm_after"))
    for act in (mark(page, QINGLING), row(page, DADI), row(page, SONGJIA), after):
        sent.clear()
        act.click()
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
    row(page, DADI).click()
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
        on_map = sorted(one.get_attribute("data-code") for one in page.locator(MARK).all())
        assert on_map == sorted(one.get_attribute("data-code") for one in page.locator(ROW).all()) != []
    town(page, "东坝街道")
    expect(page.locator(MARK)).to_have_count(0)
    expect(page.locator(ROW)).to_have_count(0)
    expect(page.locator(".lz-ground")).to_be_visible()
    expect(page.get_by_text(word("vm_title_none"), exact=True)).to_be_visible()


def test_shading_and_files(at_page):
    page = at_page()
    page.get_by_role("radio", name=word("vm_shade_rate"), exact=True).click()
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
