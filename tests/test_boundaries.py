"""A district's own boundaries: taken over when sound, refused in one sentence when not."""

import json
import os
from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
import pytest

from geo import areas, boundaries, supplied

ROOT = Path(__file__).parents[1]
GEO = ROOT / "geo"
REAL = Path(os.environ.get("LIZHOU_TEST_BOUNDARIES", ROOT.parent / "shared/geo/not_for_commit/townships_2016.geojson"))
METRIC = supplied.METRIC


@pytest.fixture(autouse=True)
def nothing_supplied(monkeypatch, tmp_path):
    monkeypatch.delenv(supplied.VARIABLE, raising=False)
    monkeypatch.setattr(supplied, "ROOT", tmp_path / "nowhere")


@pytest.fixture
def supply(monkeypatch, tmp_path):
    """Put one file into a folder of supplied boundaries and put the folder in force."""

    def put(name, content):
        (tmp_path / name).write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        monkeypatch.setenv(supplied.VARIABLE, str(tmp_path))

    return put


def shipped(change=None):
    """The shipped townships as a district might deliver them: another name for the code, no quality, no names."""
    content = json.loads((GEO / "townships.geojson").read_text(encoding="utf-8"))
    for feature in content["features"]:
        feature["properties"] = {"adcode": feature["properties"]["area_code"]}
    if change:
        change(content)
    return content


def moved(content, east, north):
    frame = geopandas.GeoDataFrame.from_features(content["features"], crs="EPSG:4326").to_crs(METRIC)
    frame["geometry"] = frame.translate(east, north)
    return json.loads(frame.to_crs("EPSG:4326").to_json(drop_id=True))


def test_supplied_townships_are_taken(supply):
    supply("townships.geojson", shipped(lambda content: content.update(licence="区自然资源局授权")))
    assert boundaries.problems() == () and boundaries.quality("township") == "real"
    about = boundaries.describe("townships")
    assert about["declared_quality"] == "supplied" and about["licence"] == "区自然资源局授权"
    assert boundaries.townships().name_zh.tolist()[8] == "荣山镇" and (boundaries.townships().quality == "real").all()
    assert '"quality":"real"' in boundaries.layer_geojson("townships")
    assert boundaries.quality("village") == "schematic"


def test_a_file_that_calls_itself_schematic_stays_so(supply):
    def declare(content):
        for feature in content["features"]:
            feature["properties"]["quality"] = "schematic"

    supply("townships.geojson", shipped(declare))
    assert boundaries.problems() == () and boundaries.quality("township") == "schematic"


def test_cgcs2000_and_projected_files_are_converted(supply):
    cgcs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}
    supply("townships.geojson", shipped(lambda content: content.update(crs=cgcs)))
    assert boundaries.quality("township") == "real"
    before = boundaries.townships().total_bounds
    frame = geopandas.GeoDataFrame.from_features(shipped()["features"], crs="EPSG:4326").to_crs(METRIC)
    content = json.loads(frame.to_json(drop_id=True))
    supply("townships.geojson", content | {"crs": {"type": "name", "properties": {"name": METRIC}}})
    assert boundaries.quality("township") == "real"
    assert np.allclose(before, boundaries.townships().total_bounds, atol=1e-6)


def _rename(content):
    content["features"][8]["properties"]["adcode"] = "510802109"


def _bow_tie(content):
    x, y = 105.8, 32.45
    ring = [[x, y], [x + 0.01, y + 0.01], [x + 0.01, y], [x, y + 0.01], [x, y]]
    content["features"][3]["geometry"] = {"type": "Polygon", "coordinates": [ring]}


def _swap(content):
    for feature in content["features"]:
        feature["geometry"]["coordinates"] = [[xy[::-1] for xy in ring] for ring in feature["geometry"]["coordinates"]]


def _same_shape(content):
    content["features"][1]["geometry"] = content["features"][0]["geometry"]


def _gcj_name(content):
    content["crs"] = {"type": "name", "properties": {"name": "GCJ-02"}}


def _nonsense_name(content):
    content["crs"] = {"type": "name", "properties": {"name": "moon"}}


def _no_code(content):
    for feature in content["features"]:
        feature["properties"] = {}


@pytest.mark.parametrize(
    ("change", "zh", "en"),
    [
        (_rename, "工农镇", "510802106"),
        (lambda content: content["features"].pop(8), "缺少 1 个乡镇", "Rongshan Town"),
        (lambda content: content["features"].append(content["features"][0]), "多次", "more than once"),
        (lambda content: content["features"].clear(), "没有图形", "no shapes"),
        (_bow_tie, "有效的多边形", "Self-intersection"),
        (_swap, "区界之外", "order of lon and lat"),
        (_same_shape, "重叠", "overlap"),
        (_gcj_name, "GCJ-02", "convert it"),
        (_nonsense_name, "无法识别", "moon"),
        (_no_code, "代码列", "adcode"),
        (lambda content: content.update(datum="GCJ-02"), "GCJ-02", "convert it"),
    ],
)
def test_bad_townships_are_refused_and_the_schematic_ones_stay(supply, change, zh, en):
    supply("townships.geojson", shipped(change))
    (problem,) = boundaries.problems()
    assert zh in problem.text("zh") and en in problem.text("en") and "townships.geojson" in problem.text("en")
    assert boundaries.quality("township") == "schematic" and len(boundaries.townships()) == 20


def test_web_map_coordinates_are_recognised(supply):
    supply("townships.geojson", moved(shipped(), *supplied.GCJ_OFFSET_M))
    (problem,) = boundaries.problems()
    assert "GCJ-02" in problem.text("zh") and boundaries.quality("township") == "schematic"


def test_broken_file_and_missing_folder_are_named(supply, monkeypatch):
    supply("townships.geojson", '{"type": "FeatureCollection", "features": [')
    assert "GeoJSON" in boundaries.problems()[0].text("zh")
    monkeypatch.setenv(supplied.VARIABLE, "no/such/folder")
    assert supplied.VARIABLE in boundaries.problems()[0].text("en")
    assert boundaries.quality("township") == "schematic"


def village_csv(change=None):
    frame = areas.areas().query("level == 'village'")[["area_code", "lon", "lat"]].assign(datum="WGS84")
    frame = frame.rename(columns={"area_code": "code"}).reset_index(drop=True)
    if change:
        frame = change(frame)
    return frame.to_csv(index=False)


def test_supplied_villages_are_taken_whole_or_in_part(supply):
    supply("villages.csv", village_csv())
    assert boundaries.problems() == () and boundaries.quality("village") == "real"
    assert set(boundaries.villages().location_quality) == {"supplied"}
    supply("villages.csv", village_csv(lambda frame: frame.head(7)))
    assert boundaries.quality("village") == "schematic"
    assert (boundaries.villages().location_quality == "supplied").sum() == 7 and len(boundaries.villages()) == 181


@pytest.mark.parametrize(
    ("change", "en"),
    [
        (lambda frame: frame.drop(columns="datum"), "datum"),
        (lambda frame: frame.assign(datum="GCJ-02"), "convert"),
        (lambda frame: frame.assign(lon="east"), "row 2"),
        (lambda frame: frame.replace("510802100207", "510802100208"), "Dadi Village"),
        (lambda frame: frame.assign(lon=frame.lat, lat=frame.lon), "outside the district"),
        (lambda frame: pd.concat([frame, frame.head(1)]), "more than once"),
    ],
)
def test_bad_villages_are_refused(supply, change, en):
    supply("villages.csv", village_csv(change))
    (problem,) = boundaries.problems()
    assert en in problem.text("en") and boundaries.quality("village") == "schematic"


def test_a_village_must_lie_in_its_supplied_township(supply):
    supply("townships.geojson", shipped())
    away = {"510802100207": 105.459}
    supply("villages.csv", village_csv(lambda frame: frame.assign(lon=frame.code.map(away).fillna(frame.lon))))
    (problem,) = boundaries.problems()
    assert "大地村" in problem.text("zh") and boundaries.quality("township") == "real"


@pytest.mark.skipif(not REAL.is_file(), reason="no real township boundaries at hand (LIZHOU_TEST_BOUNDARIES)")
def test_real_boundaries_can_be_dropped_in(supply):
    content = json.loads(REAL.read_text(encoding="utf-8"))
    supply("townships.geojson", content)
    assert boundaries.problems() == () and boundaries.quality("township") == "real"
    cells = boundaries.townships().set_index("area_code").geometry
    villages = boundaries.villages()
    assert all(cells[code].contains(point) for code, point in zip(villages.parent_code, villages.geometry, strict=True))
    supply("townships.geojson", moved(content, *supplied.GCJ_OFFSET_M))
    assert "GCJ-02" in boundaries.problems()[0].text("en")
