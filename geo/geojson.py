"""GeoJSON text, in and out: longitude and latitude in degrees, WGS84, five decimals, outer rings anticlockwise."""

import json
from collections.abc import Iterable

import shapely
from shapely.geometry import mapping
from shapely.geometry.polygon import orient

DECIMALS = 5  # of a degree: about one metre
CRS84 = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
Feature = tuple[shapely.Geometry, dict[str, object]]


def rounded(geometry: shapely.Geometry) -> shapely.Geometry:
    """Return the shape on the five-decimal grid, polygons oriented as RFC 7946 asks."""
    whole = shapely.set_precision(geometry, 10.0**-DECIMALS)
    if whole.geom_type == "Polygon":
        return orient(whole)
    if whole.geom_type == "MultiPolygon":
        return shapely.MultiPolygon([orient(part) for part in whole.geoms])
    return whole


def _trimmed(coordinates: object) -> object:
    if isinstance(coordinates, float):
        return round(coordinates, DECIMALS)
    return [_trimmed(item) for item in coordinates]


def collection(name: str, features: Iterable[Feature], **members: object) -> str:
    """Return a FeatureCollection as text, one feature a line; further members stand before the features."""
    lines = []
    for geometry, properties in features:
        shown = mapping(rounded(geometry))
        shape = {"type": shown["type"], "coordinates": _trimmed(shown["coordinates"])}
        feature = {"type": "Feature", "properties": properties, "geometry": shape}
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":"), allow_nan=False))
    head = {"type": "FeatureCollection", "name": name, "crs": CRS84, **members}
    opening = json.dumps(head, ensure_ascii=False, separators=(",", ":"))[:-1]
    return f'{opening},"features":[\n' + ",\n".join(lines) + "\n]}\n"
