"""The ground of every map in one file, `static/map/geometry.json`, made from `geo.boundaries` and `geo/areas.csv`.

The browser fetches it once (its content hash is in the address); the take-away file and the still picture read the
same file. After a change of boundaries: `python -m components.maps`; a test compares the file with its source.
"""

import hashlib
import json
import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from components.maps.projection import Frame

FOLDER = Path(__file__).resolve().parents[2] / "static" / "map"
FILE = FOLDER / "geometry.json"
GROUND = FOLDER / "ground.png"
DECIMALS = 4  # of a degree: 11 m
Line = list[list[float]]
Feature = dict[str, Any]


def lines(feature: Feature) -> list[Line]:
    """All rings or lines of a GeoJSON feature, rounded, in degrees WGS84."""
    shape = feature["geometry"]
    nested = {
        "Polygon": lambda c: c,
        "MultiPolygon": lambda c: [ring for polygon in c for ring in polygon],
        "LineString": lambda c: [c],
        "MultiLineString": lambda c: c,
    }
    if shape["type"] not in nested:
        raise ValueError(f"map geometry: {shape['type']!r} is not one of {', '.join(nested)}")
    return [_thin(line) for line in nested[shape["type"]](shape["coordinates"])]


def _thin(line: Sequence[Sequence[float]]) -> Line:
    rounded = [[round(p[0], DECIMALS), round(p[1], DECIMALS)] for p in line]
    return [p for i, p in enumerate(rounded) if i == 0 or p != rounded[i - 1]]


def _ring_area(ring: Line) -> float:
    """Signed area in degrees², latitudes shortened to the district's."""
    shrink = math.cos(math.radians(32.45))
    return shrink * sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:], strict=False)) / 2


def _centre(rings: Sequence[Line]) -> list[float]:
    """Centre of gravity of the largest ring."""
    ring = max(rings, key=lambda r: abs(_ring_area(r)))
    area = x = y = 0.0
    for a, b in zip(ring, ring[1:], strict=False):
        cross = a[0] * b[1] - b[0] * a[1]
        area, x, y = area + cross, x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    return [round(x / (3 * area), DECIMALS), round(y / (3 * area), DECIMALS)]


def build(
    layer: Callable[[str], dict[str, Any]], ground: tuple[bytes, Any], places: pd.DataFrame
) -> tuple[dict[str, Any], bytes]:
    """Assemble the geometry from GeoJSON layers, the ground picture with its bounds, and the places to be named.

    `places`: one row per township with area_code, name_zh, name_en, lon, lat. Townships are ranked by area, so that
    the largest are named first.
    """
    picture, bounds = ground
    outline = [ring for feature in layer("outline")["features"] for ring in lines(feature)]
    cells = {str(f["properties"]["area_code"]): lines(f) for f in layer("townships")["features"]}
    size = {code: sum(abs(_ring_area(ring)) for ring in rings) for code, rings in cells.items()}
    rows = sorted(places.to_dict("records"), key=lambda row: -size.get(row["area_code"], 0.0))
    xs, ys = [p[0] for ring in outline for p in ring], [p[1] for ring in outline for p in ring]
    geometry = {
        "district": dict(zip(Frame._fields, (min(xs), min(ys), max(xs), max(ys)), strict=True)),
        "ground": dict(zip(Frame._fields, _bounds(bounds), strict=True)),
        "outline": outline,
        "townships": cells,
        "names": [[row["area_code"], row["name_zh"], row["name_en"], row["lon"], row["lat"]] for row in rows],
        "rivers": [line for feature in layer("rivers")["features"] for line in lines(feature)],
        "streams": [line for feature in layer("streams")["features"] for line in lines(feature)],
        "neighbours": [_neighbour(feature) for feature in layer("neighbours")["features"]],
    }
    return geometry, picture


def _neighbour(feature: Feature) -> dict[str, Any]:
    rings, properties = lines(feature), feature["properties"]
    zh = properties.get("name_zh") or properties.get("name") or ""
    return {"zh": zh, "en": properties.get("name_en", ""), "rings": rings, "at": _centre(rings)}


def _bounds(bounds: Any) -> tuple[float, ...]:
    """Bounds as west, south, east, north, from that order or from [[south, west], [north, east]]."""
    if isinstance(bounds, dict):
        return tuple(bounds[name] for name in Frame._fields)
    if len(bounds) == 2:
        (south, west), (north, east) = bounds
        return west, south, east, north
    return tuple(bounds)


def as_text(geometry: dict[str, Any]) -> str:
    """The file's content: compact, one layer a line, stable."""
    dump = lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":"))  # noqa: E731
    return "{\n" + ",\n".join(f"{dump(name)}:{dump(value)}" for name, value in geometry.items()) + "\n}\n"


def from_source() -> tuple[dict[str, Any], bytes]:
    """Build the geometry from the boundaries and areas in force."""
    from geo import boundaries
    from geo.areas import areas

    frame = areas()
    return build(boundaries.layer_geojson, boundaries.ground(), frame[frame["level"] == "township"])


@lru_cache(maxsize=1)
def read() -> dict[str, Any]:
    """The geometry of the maps as committed."""
    if not FILE.exists():
        raise FileNotFoundError(f"{FILE.name} is missing in static/map: run python -m components.maps")
    return json.loads(FILE.read_text("utf-8"))


@lru_cache(maxsize=1)
def ground_png() -> bytes:
    """The grey hillshade beneath the map."""
    return GROUND.read_bytes()


@lru_cache(maxsize=1)
def version() -> str:
    """A short hash of everything the browser fetches for a map; it changes when any of it does."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]
