"""The ground of every map: outline, townships with their names, rivers, streams, neighbours, hillshade.

Made from `geo.boundaries` whenever the boundaries in force change, so a district's own files show at once. The live
map, the take-away file and the still picture all draw this one object; degrees WGS84.
"""

import base64
import hashlib
import json
import math
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from components.maps import symbology
from components.maps.projection import Frame
from geo import boundaries

LAYERS = ("outline", "townships", "rivers", "streams", "neighbours")
SCRIPTS = Path(__file__).resolve().parents[2] / "static" / "map"
DECIMALS = 4  # of a degree: 11 m
LATITUDE = 32.45  # of the district, for comparing areas
Line = list[list[float]]
Feature = dict[str, Any]


class Ground(NamedTuple):
    """What lies beneath the symbols. `payload` is for the browser: `key`, then this and the symbology as JSON."""

    key: str
    district: Frame
    picture: str
    picture_frame: Frame
    outline: list[Line]
    townships: dict[str, list[Line]]
    names: list[tuple[str, str, str, float, float]]
    rivers: list[Line]
    streams: list[Line]
    neighbours: list[dict[str, Any]]
    payload: bytes


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
    shrink = math.cos(math.radians(LATITUDE))
    return shrink * sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:], strict=False)) / 2


def _centre(rings: Sequence[Line]) -> list[float]:
    """Centre of gravity of the largest ring."""
    ring = max(rings, key=lambda r: abs(_ring_area(r)))
    area = x = y = 0.0
    for a, b in zip(ring, ring[1:], strict=False):
        cross = a[0] * b[1] - b[0] * a[1]
        area, x, y = area + cross, x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    return [round(x / (3 * area), DECIMALS), round(y / (3 * area), DECIMALS)]


def ground() -> Ground:
    """The ground for the boundaries in force."""
    return _made(tuple(boundaries.layer_geojson(name) for name in LAYERS))


@lru_cache(maxsize=4)
def _made(texts: tuple[str, ...]) -> Ground:
    layers = {name: json.loads(text)["features"] for name, text in zip(LAYERS, texts, strict=True)}
    outline = _all(layers["outline"])
    townships = {str(f["properties"]["area_code"]): lines(f) for f in layers["townships"]}
    shade = boundaries.ground()
    (south, west), (north, east) = shade.bounds
    xs, ys = [p[0] for ring in outline for p in ring], [p[1] for ring in outline for p in ring]
    content = {
        "district": Frame(min(xs), min(ys), max(xs), max(ys)),
        "picture": "data:image/png;base64," + base64.b64encode(shade.png).decode(),
        "picture_frame": Frame(west, south, east, north),
        "outline": outline,
        "townships": townships,
        "names": _names(layers["townships"], townships),
        "rivers": _all([f for f in layers["rivers"] if f["properties"]["is_inside"]]),
        "streams": _all(layers["streams"]),
        "neighbours": [_neighbour(feature) for feature in layers["neighbours"]],
    }
    shown = {"look": symbology.look(), **content}
    payload = json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode()
    key = hashlib.sha256(payload).hexdigest()[:12]
    return Ground(key=key, payload=key.encode() + payload, **content)


def _all(features: Sequence[Feature]) -> list[Line]:
    return [line for feature in features for line in lines(feature)]


def _names(features: Sequence[Feature], rings: dict[str, list[Line]]) -> list[tuple[str, str, str, float, float]]:
    """Township names (code, Chinese, English, lon, lat), the largest township first."""
    rows = [feature["properties"] for feature in features]
    rows.sort(key=lambda row: -sum(abs(_ring_area(ring)) for ring in rings[row["area_code"]]))
    return [(r["area_code"], r["name_zh"], r["name_en"], r["label_lon"], r["label_lat"]) for r in rows]


def _neighbour(feature: Feature) -> dict[str, Any]:
    rings, row = lines(feature), feature["properties"]
    return {"zh": row["name_zh"], "en": row["name_en"], "rings": rings, "at": _centre(rings)}


@lru_cache(maxsize=1)
def version() -> str:
    """A short hash of the scripts and styles that the browser fetches for a map; it changes when any of them does."""
    digest = hashlib.sha256()
    for path in sorted(SCRIPTS.glob("*.*s")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]
