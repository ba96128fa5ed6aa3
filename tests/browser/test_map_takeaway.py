"""The take-away map opened from disk with the network off: same map, hostile texts stay texts, not one request."""

from __future__ import annotations

import re

import pytest

from components.maps.takeaway import takeaway_html
from tests import map_samples


@pytest.fixture
def from_disk(browser, tmp_path):
    """Open a take-away file with the network off; fails on any request, error or script of the data."""
    made = []

    def go(model, **kwargs):
        path = tmp_path / "map.html"
        path.write_bytes(takeaway_html(model))
        context = browser.new_context(offline=True, viewport={"width": 1366, "height": 768}, **kwargs)
        page, log = context.new_page(), []
        page.on("request", lambda r: r.url.startswith("data:") or r.url == path.as_uri() or log.append(r.url))
        page.on("console", lambda line: log.append(line.text))
        page.on("pageerror", lambda error: log.append(str(error)))
        made.append((context, log))
        page.goto(path.as_uri())
        page.locator(".mark").first.wait_for(state="attached")
        page.wait_for_timeout(300)
        return page

    yield go
    for context, log in made:
        context.close()
        assert log == []


def test_the_take_away_shows_the_same_map(from_disk):
    page = from_disk(map_samples.model(area_values=map_samples.shades(), shading=map_samples.SHADING))
    assert page.locator(".mark").count() == 6
    rows = [re.sub(r"\s+", " ", row.inner_text()).strip() for row in page.locator(".legend tr").all()]
    assert rows[:6] == ["已摘帽 1个", "2016年摘帽 1个", "2017年摘帽 2个", "2017年后 1个", "年度未列 1个", "需关注 2个"]
    assert "无数据 1个" in rows
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    page.locator(".mark i").nth(2).hover()
    tip = page.locator(".leaflet-tooltip").inner_text()
    assert "丙村" in tip and "41户" in tip
    foot = page.locator(".foot").inner_text()
    assert "不作划界依据" in foot and "截至2016-04-13" in foot and "模拟数据" in foot
    before = [page.locator(".mark i").nth(i).bounding_box() for i in (2, 3)]
    assert (before[0]["x"], before[0]["y"]) != (before[1]["x"], before[1]["y"])
    page.get_by_role("button", name="放大").click()
    page.wait_for_timeout(500)


def test_hostile_texts_stay_texts_in_the_take_away(from_disk):
    page = from_disk(map_samples.hostile_model())
    for one in page.locator(".mark i").all():
        one.hover()
        one.click()
        page.wait_for_timeout(40)
        assert page.locator(".leaflet-tooltip").count() >= 1
    assert page.evaluate("window.__xss ?? null") is None
    assert page.locator("img:not([src^='data:']), script[src], [onload], [onerror], [onmouseover]").count() == 0
    shown = page.locator(".mark .sr").all_text_contents()
    assert all(text in line for text, line in zip(map_samples.HOSTILE, shown, strict=True))
    assert "{{ 7*7 }}" in page.locator(".foot").inner_text()
