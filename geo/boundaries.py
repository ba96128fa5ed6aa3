"""Shapes of every level and the layers of the map; licence, source and quality travel with each in `.attrs`.

The district's outline and neighbours are real, township cells and village points schematic. A district's own files take
their place when they pass the checks of `geo/supplied.py`; when they do not, `problems()` says why and the schematic
ones stay in force.
"""

import json
import logging
import os
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import geopandas
import pandas as pd
import shapely

from geo import areas, supplied
from geo.geojson import collection
from geo.points import clearing, spread
from geo.problems import BoundaryProblem
from geo.provenance import FILES, HERE, layers, provenance

__all__ = [
    "describe",
    "ground",
    "layer_geojson",
    "layers",
    "neighbours",
    "outline",
    "places",
    "problems",
    "provenance",
    "quality",
    "rivers",
    "streams",
    "townships",
    "villages",
]
LEVEL_LAYERS = {"district": "outline", "township": "townships", "village": "villages"}
SUPPLIED_NOTE = {
    "note_zh": "由使用单位提供，未经本项目核实。",
    "note_en": "Supplied by the user of the dashboard; not verified by the project.",
}
log = logging.getLogger(__name__)


class Ground(NamedTuple):
    """The picture under the map; bounds ((south, west), (north, east)) in degrees, rows even in Web Mercator."""

    png: bytes
    bounds: tuple[tuple[float, float], tuple[float, float]]


class _Set(NamedTuple):
    townships: geopandas.GeoDataFrame
    villages: geopandas.GeoDataFrame
    problems: tuple[BoundaryProblem, ...]


@lru_cache(maxsize=16)
def _read(layer: str) -> geopandas.GeoDataFrame:
    if FILES[layer].endswith(".csv"):
        frame = pd.read_csv(HERE / FILES[layer], encoding="utf-8")
        frame = geopandas.GeoDataFrame(frame, geometry=geopandas.points_from_xy(frame.lon, frame.lat), crs="EPSG:4326")
    else:
        content = json.loads((HERE / FILES[layer]).read_text(encoding="utf-8"))
        frame = geopandas.GeoDataFrame.from_features(content["features"], crs="EPSG:4326")
    frame.attrs = provenance(layer)
    return frame


def outline() -> geopandas.GeoDataFrame:
    """One row: the district, real, generalised."""
    return _read("outline").copy(deep=False)


def neighbours() -> geopandas.GeoDataFrame:
    """One row per county around, cut to the window of the map."""
    return _read("neighbours").copy(deep=False)


def rivers() -> geopandas.GeoDataFrame:
    """One row per piece of the two rivers; `is_inside` tells the pieces within the district."""
    return _read("rivers").copy(deep=False)


def streams() -> geopandas.GeoDataFrame:
    """One row per stream piece within the district; derived from elevation, `upstream_km2`."""
    return _read("streams").copy(deep=False)


def places() -> geopandas.GeoDataFrame:
    """One row per reference point with a usable licence."""
    return _read("places").copy(deep=False)


def townships() -> geopandas.GeoDataFrame:
    """One row per township: area_code, names, area_km2, label place, quality, polygon; supplied or schematic."""
    return _current().townships.copy(deep=False)


def villages() -> geopandas.GeoDataFrame:
    """One row per village: area_code, parent_code, names, location_quality, point; supplied or schematic."""
    return _current().villages.copy(deep=False)


def problems() -> tuple[BoundaryProblem, ...]:
    """Return why supplied files were refused; empty when none was."""
    return _current().problems


def describe(layer: str) -> dict[str, str]:
    """Return source, licence, datum, date, quality and notes of a layer as it is in force now."""
    return dict(_frame(layer).attrs)


def quality(level: str) -> str:
    """Return 'real' or 'schematic' for 'district', 'township' or 'village'; partly supplied villages are schematic."""
    if level not in LEVEL_LAYERS:
        raise ValueError(f"level {level!r} is not one of {tuple(LEVEL_LAYERS)}")
    return _frame(LEVEL_LAYERS[level]).attrs["quality"]


def _frame(layer: str) -> geopandas.GeoDataFrame:
    if layer not in FILES:
        raise ValueError(f"layer {layer!r} is not one of {sorted(FILES)}")
    return getattr(_current(), layer) if layer in ("townships", "villages") else _read(layer)


def _stamp() -> tuple[tuple[str, int, int], ...]:
    """What the supplied files are at this moment, so that a new file is noticed without a restart."""
    named = os.environ.get(supplied.VARIABLE, "")
    place = Path(named) if named else supplied.ROOT / "var" / "boundaries"
    found = sorted(place.glob("*")) if place.is_dir() else []
    return ((named, 0, 0), *((str(p), p.stat().st_mtime_ns, p.stat().st_size) for p in found))


def _current() -> _Set:
    return _load(_stamp())


@lru_cache(maxsize=4)
def _load(stamp: tuple[tuple[str, int, int], ...]) -> _Set:
    """Read the supplied files, keep what passes, and remember what does not."""
    refused: list[BoundaryProblem] = []
    cells = points = None
    border = outline().to_crs(supplied.METRIC).geometry.iloc[0]
    try:
        place = supplied.folder()
    except BoundaryProblem as problem:
        place = None
        refused.append(problem)
    try:
        cells = supplied.townships(place, border) if place else None
    except BoundaryProblem as problem:
        refused.append(problem)
    try:
        points = supplied.villages(place, border, cells) if place else None
    except BoundaryProblem as problem:
        refused.append(problem)
    for problem in refused:
        log.warning("%s", problem)
    dots = _villages(points, cells)
    return _Set(_townships(cells, dots), dots, tuple(refused))


def _real(frame: geopandas.GeoDataFrame, layer: str, whole: bool) -> dict[str, str]:
    declared = frame.attrs["declared_quality"]
    licence = frame.attrs["licence"] or "not stated by the supplier"
    shown = "real" if whole and declared != "schematic" else "schematic"
    about = {
        "quality": shown,
        "declared_quality": declared,
        "licence": licence,
        "licence_note": "",
        "date": "not stated",
    }
    return provenance(layer) | about | SUPPLIED_NOTE | {"file": frame.attrs["file"], "source": frame.attrs["file"]}


def _townships(cells: geopandas.GeoDataFrame | None, dots: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    columns = ["area_code", "name_zh", "name_en", "area_km2", "label_lon", "label_lat", "quality", "geometry"]
    frame = _read("townships") if cells is None else cells
    about = provenance("townships") if cells is None else _real(cells, "townships", whole=True)
    shapes = frame.to_crs(supplied.METRIC).geometry
    spots = shapely.get_coordinates(dots.to_crs(supplied.METRIC).geometry.to_numpy())
    labels = geopandas.GeoSeries([clearing(shape, spots) for shape in shapes], crs=supplied.METRIC).to_crs("EPSG:4326")
    names = {f"name_{lang}": [areas.name(code, lang) for code in frame.area_code] for lang in ("zh", "en")}
    places = {"label_lon": labels.x.round(5), "label_lat": labels.y.round(5)}
    size = (shapes.area / 1e6).round(2)
    frame = frame.assign(**names, **places, area_km2=size, quality=about["quality"])[columns]
    frame.attrs = about
    return frame


def _schematic(cells: geopandas.GeoDataFrame | None) -> dict[str, shapely.Point]:
    """Schematic point of every village; spread anew in each supplied township that does not hold all of its own."""
    known = areas.areas()
    known = known[known.level == "village"]
    spots = dict(zip(known.area_code, geopandas.points_from_xy(known.lon, known.lat), strict=True))
    if cells is None:
        return spots
    fresh: dict[str, shapely.Point] = {}
    shapes = cells.to_crs(supplied.METRIC).geometry
    for code, cell, shape in zip(cells.area_code, cells.geometry, shapes, strict=True):
        below = areas.children(code)
        if not all(cell.contains(spots[village]) for village in below):
            fresh |= dict(zip(below, map(shapely.Point, spread(shape, len(below))), strict=True))
    return spots | geopandas.GeoSeries(fresh, crs=supplied.METRIC).to_crs("EPSG:4326").to_dict()


def _villages(points: geopandas.GeoDataFrame | None, cells: geopandas.GeoDataFrame | None) -> geopandas.GeoDataFrame:
    known = areas.areas()
    known = known[known.level == "village"].reset_index(drop=True)
    given = {} if points is None else dict(zip(points.area_code, points.geometry, strict=True))
    spots = _schematic(cells) | given
    state = [("supplied" if code in given else "schematic_in_township") for code in known.area_code]
    kept = known[["area_code", "parent_code", "name_zh", "name_en"]].assign(location_quality=state)
    frame = geopandas.GeoDataFrame(kept, geometry=[spots[code] for code in known.area_code], crs="EPSG:4326")
    frame.attrs = provenance("villages") if points is None else _real(points, "villages", len(given) == len(known))
    return frame


@lru_cache(maxsize=1)
def ground() -> Ground:
    """Return the pale hillshade of the district as PNG bytes with its bounds."""
    edges = json.loads((HERE / "relief.json").read_text(encoding="utf-8"))["ground.png"]
    bounds = ((edges["south"], edges["west"]), (edges["north"], edges["east"]))
    return Ground((HERE / "ground.png").read_bytes(), bounds)


@lru_cache(maxsize=32)
def _text(layer: str, stamp: tuple[tuple[str, int, int], ...]) -> str:
    frame = _frame(layer)
    shown = frame.drop(columns=[frame.geometry.name, "lon", "lat"], errors="ignore").astype(object)
    rows = shown.where(shown.notna(), None).to_dict("records")
    return collection(layer, list(zip(frame.geometry, rows, strict=True)), provenance=frame.attrs)


def layer_geojson(name: str) -> str:
    """Return a layer (a key of FILES) as GeoJSON text, its provenance as a member of the collection."""
    _frame(name)
    return _text(name, _stamp())
