"""How the live map looks: legend, words, sizes, symbols apart, its container, less motion."""

from __future__ import annotations

import math
import re

import pytest

from components.maps import symbology
from components.maps.projection import Box, Name, place_names, relax
from tests.browser.map_helpers import open_map, serve, spots, symbol_size


@pytest.fixture(scope="module")
def map_server(tmp_path_factory):
    yield from serve(tmp_path_factory.mktemp("map"))


@pytest.fixture
def at_map(map_server, new_page):
    return lambda query="", **kwargs: open_map(map_server, new_page(map_server.url, **kwargs), query)


def test_legend_counts_and_labels(at_map):
    page = at_map()
    rows = [re.sub(r"\s+", " ", row.inner_text()).strip() for row in page.locator(".lz-legend tr").all()]
    assert rows == ["已摘帽 1个", "2016年摘帽 1个", "2017年摘帽 2个", "2017年后 1个", "年度未列 1个", "需关注 2个"]
    foot = page.locator(".lz-foot").inner_text()
    assert "不作划界依据" in foot and "截至2016-04-13" in foot and "模拟数据" in foot
    assert page.locator(".leaflet-control-attribution").count() == 0
    titles = page.locator(".lz-bar button").evaluate_all("all => all.map(b => b.title)")
    assert titles == ["放大", "缩小", "全区"]
    assert "公里" in page.locator(".leaflet-control-scale-line").inner_text()


def test_the_map_speaks_english(at_map):
    page = at_map("?lang=en")
    assert page.locator(".lz-bar button").first.get_attribute("title") == "Zoom in"
    assert page.get_by_text("Rongshan Town").count() == 1


def test_symbols_keep_apart(at_map):
    page = at_map("?many=1", width=1920, height=1080)
    size = symbol_size(page)
    found = list(spots(page).values())
    nearest = min(math.dist(a, b) for i, a in enumerate(found) for b in found[i + 1 :])
    assert nearest >= size * symbology.GAP_RATIO - 1.5


def test_browser_and_python_space_out_alike(at_map):
    page = at_map()
    homes = [(100 + 7 * (i % 5), 80 + 11 * (i % 7)) for i in range(25)]
    radii = [17.5 if i % 3 else 24.0 for i in range(25)]
    call = "async ([homes, radii]) => (await import('/assets/map/layout.js')).relax(homes, radii)"
    there = page.evaluate(call, [homes, radii])
    for found, expected in zip(there, relax(homes, radii), strict=True):
        assert found == pytest.approx(expected, abs=1e-6)
    square = [[(0, 0), (300, 0), (300, 300), (0, 300), (0, 0)]]
    boxes = [Box(150 + 10 * i, 150, 70, 20) for i in range(4)]
    symbols = [Box(150, 150, 40, 40), Box(60, 90, 40, 40)]
    call = "async ([names, symbols]) => (await import('/assets/map/layout.js')).placeNames(names, symbols, 3)"
    names = [{"box": box._asdict(), "home": square} for box in boxes]
    there = page.evaluate(call, [names, [box._asdict() for box in symbols]])
    here = place_names([Name(box, square) for box in boxes], symbols, 3)
    assert [spot and tuple(spot) for spot in there] == [spot and pytest.approx(spot, abs=1e-9) for spot in here]


@pytest.mark.parametrize(("width", "height", "least"), [(1366, 768, 17), (1920, 1080, 24), (390, 844, 14)])
def test_symbols_and_texts_are_large_enough(at_map, width, height, least):
    page = at_map(width=width, height=height)
    size = symbol_size(page)
    assert size >= least
    texts = ".lz-legend td, .lz-foot, .lz-place:not([hidden]) span, .leaflet-control-scale-line"
    fonts = page.locator(texts).evaluate_all("all => all.map(el => parseFloat(getComputedStyle(el).fontSize))")
    assert min(fonts) >= 14


def test_the_map_follows_its_container(at_map):
    page = at_map(width=1600, height=900)
    page.set_viewport_size({"width": 1000, "height": 900})
    page.wait_for_timeout(600)
    frame = page.locator(".lz-map").bounding_box()
    assert all(frame["x"] < x < frame["x"] + frame["width"] for x, _ in spots(page).values())


def test_less_motion(at_map):
    page = at_map(reduced_motion="reduce")
    page.get_by_role("button", name="放大").click()
    assert page.locator(".leaflet-zoom-anim").count() == 0
