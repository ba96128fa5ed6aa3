"""The shipped shapes and layers: what tiles, what lies where, what is real, where it comes from."""

import hashlib
import io
import json
from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
import pytest
import shapely

from geo import areas, boundaries, supplied

ROOT = Path(__file__).parents[1]
GEO = ROOT / "geo"
PRIVATE = ROOT.parent / "shared" / "geo" / "not_for_commit"
METRIC = supplied.METRIC
POOR = {100: 8, 101: 5, 103: 8, 105: 7, 202: 5, 102: 3, 201: 5, 200: 5, 106: 3, 104: 4, "007": 1}


@pytest.fixture(autouse=True)
def nothing_supplied(monkeypatch, tmp_path):
    monkeypatch.delenv(supplied.VARIABLE, raising=False)
    monkeypatch.setattr(supplied, "ROOT", tmp_path / "nowhere")


def test_cells_tile_the_outline():
    outline = boundaries.outline().to_crs(METRIC).geometry.iloc[0]
    cells = boundaries.townships().to_crs(METRIC).geometry
    assert cells.is_valid.all() and set(cells.geom_type) == {"Polygon"}
    whole = shapely.union_all(cells.to_numpy())
    assert cells.area.sum() / whole.area - 1 < 1e-6
    assert outline.symmetric_difference(whole).area / outline.area < 1e-3


def test_cell_areas_follow_the_measured_ones():
    content = json.loads((GEO / "townships.geojson").read_text(encoding="utf-8"))
    size = pd.DataFrame([feature["properties"] for feature in content["features"]])
    wanted = size.reference_km2 * size.area_km2.sum() / size.reference_km2.sum()
    assert (size.area_km2 / wanted - 1).abs().max() < 0.05


def test_every_village_lies_in_its_township_and_none_on_another():
    cells = boundaries.townships().to_crs(METRIC).set_index("area_code").geometry
    villages = boundaries.villages().to_crs(METRIC)
    for code, point in zip(villages.parent_code, villages.geometry, strict=True):
        assert cells[code].contains(point) and cells[code].boundary.distance(point) > 500
    assert _closest(villages) > 1000


def test_the_first_villages_of_each_township_are_well_apart():
    """54 symbols of 17 px on a 620 px map of 73 km are 2 km wide."""
    villages = boundaries.villages().to_crs(METRIC)
    rank = villages.groupby("parent_code").cumcount()
    share = villages.parent_code.str[6:].map({str(key): n for key, n in POOR.items()}).fillna(0)
    chosen = villages[rank < share]
    assert len(chosen) == 54 and _closest(chosen) > 2000


def _closest(points):
    xy = shapely.get_coordinates(points.geometry.to_numpy())
    apart = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1))
    return apart[~np.eye(len(xy), dtype=bool)].min()


def test_points_of_areas_csv_are_those_of_the_map():
    table = areas.areas().query("level == 'village'")
    points = boundaries.villages()
    assert np.allclose(points.geometry.x, table.lon) and np.allclose(points.geometry.y, table.lat)
    assert set(table.location_quality) == {"schematic_in_township"}
    units = areas.areas().query("level == 'township'")
    cells = boundaries.townships().set_index("area_code").geometry
    assert all(cells[u.area_code].contains(shapely.Point(u.lon, u.lat)) for u in units.itertuples())


@pytest.mark.parametrize("layer", list(boundaries.FILES))
def test_layers_are_wgs84_with_provenance(layer):
    content = json.loads(boundaries.layer_geojson(layer))
    assert content["crs"]["properties"]["name"] == "urn:ogc:def:crs:OGC:1.3:CRS84"
    about = content["provenance"]
    assert all(about[key] for key in ("source", "licence", "datum", "date", "quality", "note_zh", "note_en"))
    frame = geopandas.GeoDataFrame.from_features(content["features"], crs="EPSG:4326")
    west, south, east, north = frame.total_bounds
    assert 105.1 < west < east < 106.5 and 32.0 < south < north < 32.9
    xy = shapely.get_coordinates(frame.geometry.to_numpy())
    assert np.allclose(xy, xy.round(5), atol=1e-9, rtol=0)
    for shape in frame.geometry:
        assert shape.is_valid
        for part in getattr(shape, "geoms", [shape]):
            assert part.geom_type != "Polygon" or part.exterior.is_ccw


def test_qualities_are_told_apart():
    told = {level: boundaries.quality(level) for level in areas.LEVELS}
    assert told == {"district": "real", "township": "schematic", "village": "schematic"}
    assert boundaries.problems() == ()
    assert set(boundaries.rivers().name_en) == {"Jialing River", "Bailong River"}
    assert boundaries.rivers().is_inside.any() and not boundaries.streams().empty


def test_every_file_has_a_provenance_row():
    here = {
        str(path.relative_to(GEO))
        for path in GEO.rglob("*")
        if path.suffix in (".csv", ".geojson", ".png", ".json", ".asc")
    }
    rows = boundaries.layers()
    assert set(rows.file) == here - {"layers.csv"} and rows.file.is_unique
    assert set(rows.quality) == {"real", "schematic", "derived"}
    assert (rows[["source", "licence", "datum", "date", "note_zh", "note_en"]] != "").all().all()
    assert not rows.licence.str.contains("unlicensed", case=False).any()


def test_ground_is_small_quiet_and_transparent_outside():
    ground = boundaries.ground()
    image = pytest.importorskip("PIL.Image")
    pixels = np.asarray(image.open(io.BytesIO(ground.png)))
    grey, alpha = pixels[..., 0], pixels[..., 1]
    assert len(ground.png) < 200_000 and grey.min() >= 205
    assert set(np.unique(alpha)) == {0, 255} and alpha[0, 0] == 0
    (south, west), (north, east) = ground.bounds
    assert np.allclose(boundaries.outline().total_bounds, (west, south, east, north))


def vertices(shapes):
    return {tuple(xy) for xy in shapely.get_coordinates(shapes.to_numpy()).round(5)}


def test_nothing_private_is_in_the_tree():
    if not PRIVATE.is_dir():
        pytest.skip("the folder of files that may not be copied is not here")
    ours = {hashlib.sha256(path.read_bytes()).digest() for path in GEO.rglob("*") if path.is_file()}
    assert not ours & {hashlib.sha256(path.read_bytes()).digest() for path in PRIVATE.iterdir()}
    theirs = geopandas.read_file(PRIVATE / "townships_2016.geojson").geometry
    copied = vertices(theirs) & vertices(boundaries.townships().geometry)
    assert len(copied) / len(vertices(theirs)) < 0.001  # two drawings of one border may share a point by chance
    listed = pd.read_csv(PRIVATE / "village_points_schematic.csv", dtype="str")
    assert len(set(listed.code) & set(areas.areas().area_code)) == 16


@pytest.mark.slow
def test_the_build_gives_the_shipped_shapes():
    from geo.build import __main__ as build
    from geo.build.rows import table

    units = table("townships_2016.csv")
    cells = build.townships(units)
    was = boundaries.townships().set_index("area_code").geometry
    assert all(was[code].symmetric_difference(cell).area / cell.area < 1e-3 for code, cell in cells.items())
    rows = build.areas(units, cells)
    assert list(rows.area_code) == list(areas.areas().area_code)
    assert np.abs(rows.lon.astype(float) - areas.areas().lon).max() < 1e-3


def test_unknown_level_and_layer_are_refused():
    with pytest.raises(ValueError, match="county"):
        boundaries.quality("county")
    with pytest.raises(ValueError, match="roads"):
        boundaries.layer_geojson("roads")
