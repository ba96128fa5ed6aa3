"""The still picture and the take-away file: same symbols as the live map, well formed, sealed against the network."""

from __future__ import annotations

import hashlib
import re
from xml.etree import ElementTree

import pytest

from components.maps import drawing, geometry, symbology
from components.maps.picture import static_svg
from components.maps.takeaway import RemoteResource, refuse_remote, strong, takeaway_html
from tests import map_samples
from tests.house import ROOT

STATIC = ROOT / "static"


def parse(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own file


def test_all_maps_draw_the_same_parts():
    model = map_samples.model()
    picture, page = static_svg(model, 1280, 620), takeaway_html(model).decode()
    look = symbology.look()["symbols"]
    for key in symbology.statuses():
        shape = symbology.symbol_parts(key)[-1][1]["d"]
        assert f'd="{shape}"' in picture
        assert f'd=\\"{shape}\\"' in page or f'd="{shape}"' in page
        assert look[key] == symbology.symbol_parts(key)


def test_an_empty_map_is_a_map():
    model = map_samples.model(villages=map_samples.villages().iloc[:0])
    assert (model.legend, len(model.table())) == ((), 0)
    parse(static_svg(model, 800, 500))
    takeaway_html(model)


def test_the_district_has_at_most_five_names_in_a_picture():
    root = parse(static_svg(map_samples.model(), 1280, 620))
    bold = [e.text for e in root.iter("{http://www.w3.org/2000/svg}text") if e.get("paint-order") == "stroke"]
    assert 3 <= len(bold) <= 5
    assert set(bold) <= {row[1] for row in geometry.ground().names}


def test_the_picture_is_one_well_formed_file():
    for lang, width, height in (("zh", 1280, 620), ("en", 700, 900)):
        model = map_samples.hostile_model(lang=lang)
        root = parse(static_svg(model, width, height))
        links = [e.get("href") for e in root.iter() if e.get("href")]
        assert all(link.startswith("data:") for link in links)
        assert not [e for e in root.iter() if e.tag.endswith(("script", "foreignObject"))]
    texts = "".join(root.itertext())
    assert all(text in texts for text in map_samples.HOSTILE)


def test_the_picture_carries_note_source_and_mark():
    text = "".join(parse(static_svg(map_samples.model(), 1280, 620)).itertext())
    for part in ("不作划界依据", "截至2016-04-13", "模拟数据", "2016年摘帽", "需关注"):
        assert part in text


def test_a_symbol_alone_is_well_formed():
    for key in (*symbology.statuses(), "alert"):
        assert parse(drawing.symbol_svg(key, 20)).get("aria-hidden") == "true"


def test_the_take_away_names_no_remote_resource():
    page = takeaway_html(map_samples.hostile_model()).decode()
    own = page.replace((STATIC / "leaflet" / "leaflet.js").read_text("utf-8").split("\n//#")[0], "")
    assert "https://" not in own.replace("https&#58;", "")
    assert "http://" not in own.replace("http://www.w3.org/2000/svg", "")
    assert re.findall(r'(?:src|href)="(?!data:|#)', own) == []
    assert not [style for style in re.findall(r"<style.*?</style>", own, re.S) if "url(" in style or "@import" in style]
    assert "default-src 'none'" in page


def test_the_take_away_is_the_same_twice():
    assert takeaway_html(map_samples.model()) == takeaway_html(map_samples.model())


@pytest.mark.parametrize(
    "bad", ["<script src='https://example.org/a.js'>", "L.tileLayer('http:\\/\\/t/{z}')", "@import 'x'", "wss://x"]
)
def test_a_remote_resource_is_refused(bad):
    with pytest.raises(RemoteResource):
        refuse_remote(f"<html>{bad}</html>")


def test_a_take_away_with_a_remote_resource_is_refused(monkeypatch):
    monkeypatch.setattr("components.maps.takeaway._legend", lambda model: "<img src='pin.png'>")
    with pytest.raises(RemoteResource, match="pin.png"):
        takeaway_html(map_samples.model())


def test_strong_leaves_nothing_to_run():
    text = strong("".join(map_samples.HOSTILE))
    assert not set(text) & set("<>\"'`${}\\/:_")


def test_leaflet_is_the_release():
    rows = re.findall(r"^\| (leaflet\S+) \| ([0-9a-f]{64}) \|", (STATIC / "leaflet" / "README.md").read_text(), re.M)
    assert len(rows) == 3
    for name, digest in rows:
        assert hashlib.sha256((STATIC / "leaflet" / name).read_bytes()).hexdigest() == digest
