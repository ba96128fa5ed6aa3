"""Every page, both languages, two window sizes: nothing cut off, nothing raw, nothing foreign, every figure marked."""

from __future__ import annotations

import pytest

from components.navigation import PAGES
from tests.browser.look import Watch, open_page
from tests.browser.walk import LANGUAGES, NO_ID, SIZES, faults, numbers_without_an_id, word_faults

FAULTY = """<html lang="zh-CN"><body style="margin:0">
<div style="width:60px;overflow:hidden;white-space:nowrap">广元市利州区荣山镇很长很长的一行字放不下</div>
<p>poverty_cause 共 nan 户</p><p aria-label="Pick one">选择</p><p lang="en">This one says so itself</p>
<code>village_code</code><div style="width:3000px">太宽</div>
<svg width="300" height="40"><text x="5" y="20">2014 原文</text><text x="25" y="20">2015 推算</text>
<text x="150" y="20">2017 目标</text><text x="150" y="20">2017 目标</text></svg>
<div class="tile"><div class="value">5,172</div></div>
<div class="fig"><p class="figtitle"><span class="sub"></span></p></div></body></html>"""


def test_the_checks_see_planted_faults(browser):
    page = browser.new_page()
    page.set_content(FAULTY)
    found = faults(page, "zh")
    page.close()
    text = {name: " ".join(places) for name, places in found.items()}
    assert "放不下" in text["cut off"]
    assert "2014 原文" in text["words on one another"] and "2017" not in text["words on one another"]
    assert "> 1280" in text["wider than the window"]
    assert "poverty_cause" in text["raw identifier"] and "nan" in text["raw identifier"]
    assert "village_code" not in text["raw identifier"], "code shown as code is meant"
    assert "Pick one" in text["words of the other language"]
    assert "says so itself" not in text["words of the other language"]
    assert {"key figure without a mark", "key figure without a unit", "figure without a mark"} <= set(found)


NUMBERS = """<html lang="zh-CN"><body><p>2016 in no main part</p><div data-testid="stMain">
<nav>2015</nav><div class="band">2014</div><label data-choice="year">2013</label><code>2012</code><p>无数字</p>
<div class="tile" data-refs="registered_households"><b>5,172</b></div><p%s>另有12,119人</p><div id="map"%s></div>
</div></body></html>"""
SHADOW = """(refs) => {
  const root = document.getElementById("map").attachShadow({ mode: "open" });
  root.innerHTML = `<div data-refs="${refs}"><b>54个村</b></div>`;
}"""


@pytest.mark.parametrize(
    ("on_text", "on_host", "within", "places"),
    [("", "", "", ["12,119", "54"]), (" data-refs='F26'", "", "poor_villages", []),
     ("", " data-refs='C1'", "", ["12,119"]), (" data-refs=' '", "", "C1", ["12,119"])],
)  # fmt: skip
def test_a_number_without_an_id_is_seen_and_nothing_else(browser, on_text, on_host, within, places):
    page = browser.new_page()
    page.set_content(NUMBERS % (on_text, on_host))
    page.evaluate(SHADOW, within)
    found = faults(page, "zh").get(NO_ID, [])
    page.close()
    assert len(found) == len(places) and all(any(place in line for line in found) for place in places), found


@pytest.mark.parametrize(
    ("text", "lang", "is_fault"),
    [("下载 CSV", "zh", False), ("English", "zh", False), ("Download as CSV", "zh", True), ("中文", "en", False),
     ("荣山镇", "en", True), ("Rongshan Town", "en", False), ("1,024人", "zh", False), ("H000000001", "zh", False),
     ("快照 2016-04-13-5167fc389b10", "zh", False), ("Choose an optio", "zh", True)],
)  # fmt: skip
def test_words_of_the_other_language(text, lang, is_fault):
    assert bool(word_faults([(text, "", False)], lang)) is is_fault


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.key)
def test_page_without_fault(row, lang, size, server, walker):
    page = walker(size)
    open_page(page, f"{server.url}/{row.url}" + ("?lang=en" if lang == "en" else ""))
    page.wait_for_timeout(300)
    found = faults(page, lang)
    assert not found, "\n".join(f"{name}: {place}" for name, places in found.items() for place in places)


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.key)
def test_every_number_of_every_tab_carries_an_id(row, server, walker):
    page, url = walker(SIZES[-1]), f"{server.url}/{row.url}"
    open_page(page, url)
    found = numbers_without_an_id(page, url, row.key)
    assert not found, "\n".join(found)


@pytest.fixture(scope="module")
def walker(browser, server):
    """One window per size, kept between pages as a visitor keeps his; watched like any other."""
    windows, watches = {}, []

    def at(size):
        if size not in windows:
            context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
            windows[size] = context.new_page()
            watches.append(Watch(server.url).attach(windows[size]))
        return windows[size]

    yield at
    for page in windows.values():
        page.context.close()
    complaints = [line for watch in watches for line in watch.complaints()]
    assert not complaints, "\n".join(complaints)
