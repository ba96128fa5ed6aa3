"""Map layers out of `geo/source/`: cut, simplified, named in both languages, five decimals, ready for the browser."""

import json
from pathlib import Path

import pandas as pd
import shapely
from shapely.geometry import shape

from geo.build.rows import DISTRICT, SOURCE, table
from geo.geojson import Feature, rounded

TOLERANCE = 0.001  # degrees (about 100 m), a tenth of the elevation grid's cell
PLACE_KINDS = {
    "city seat": ("city", "城区", "Urban area"),
    "airport": ("airport", "机场", "Airport"),
    "neighbour county seat": ("neighbour_seat", "邻县驻地", "Seat of a neighbouring county"),
    "neighbour district seat": ("neighbour_seat", "邻区驻地", "Seat of a neighbouring district"),
    "neighbour town": ("neighbour_town", "邻县乡镇", "Town of a neighbouring county"),
}


def read_features(file: str) -> list[Feature]:
    """Return the shapes of a source file with their properties."""
    found = json.loads((SOURCE / file).read_text(encoding="utf-8"))["features"]
    return [(shape(item["geometry"]), item["properties"]) for item in found]


def english() -> dict[str, str]:
    """English name of every Chinese name in the sources."""
    return table("names_en.csv").set_index("name_zh").name_en.to_dict()


def _named(name: str, **more: object) -> dict[str, object]:
    return {"name_zh": name, "name_en": english()[name], **more}


def outline() -> shapely.Polygon:
    """The district, degrees; 169 vertices, generalised."""
    return rounded(read_features("district_tianditu.geojson")[0][0])


def outline_features() -> list[Feature]:
    """The district as one feature."""
    return [(outline(), {"area_code": DISTRICT, **_named("利州区"), "quality": "real"})]


def neighbours() -> list[Feature]:
    """The counties around, cut to the window of the map."""
    return [
        (geometry, {"area_code": about["adcode"], **_named(about["name"], city=about["city"]), "quality": "real"})
        for geometry, about in read_features("context_counties.geojson")
        if about["adcode"] != DISTRICT
    ]


def _lines(geometry: shapely.Geometry) -> list[shapely.LineString]:
    return [part for part in getattr(geometry, "geoms", [geometry]) if part.length > 0]


def rivers() -> list[Feature]:
    """The two main rivers; the pieces inside and outside the district are features of their own."""
    out: list[Feature] = []
    for line, about in read_features("rivers.geojson"):
        if about["role"] != "recommended":
            continue
        quality = "derived" if "derived" in about["source"] else "real"
        kept = {key: about[key] for key in ("source", "licence", "accuracy_km")} | {"quality": quality}
        for inside, part in ((True, line.intersection(outline())), (False, line.difference(outline()))):
            pieces = _lines(shapely.line_merge(part) if part.geom_type == "MultiLineString" else part)
            out += [(piece, _named(about["name"], is_inside=inside, **kept)) for piece in pieces]
    return out


def streams() -> list[Feature]:
    """Unnamed streams inside the district; without the valley lines of the two rivers."""
    out: list[Feature] = []
    for line, about in read_features("streams_dem_derived.geojson"):
        if about.get("main_stem"):
            continue
        inside = line.simplify(TOLERANCE).intersection(outline())
        kept = {"upstream_km2": about["upstream_km2"], "quality": "derived"}
        out += [(piece, kept) for piece in _lines(inside) if piece.geom_type == "LineString"]
    return out


def places() -> pd.DataFrame:
    """One row per reference point with a usable licence; degrees, WGS84."""
    frame = table("places.csv").rename(columns={"name": "name_zh"})
    kinds = pd.DataFrame([PLACE_KINDS[kind] for kind in frame.kind], columns=["kind", "kind_zh", "kind_en"])
    names = frame[["name_zh"]].assign(name_en=[english()[name] for name in frame.name_zh])
    return pd.concat([names, kinds, frame[["lon", "lat", "source", "licence"]]], axis=1)


def write(path: Path, text: str) -> None:
    """Write a text file with plain line ends."""
    path.write_text(text, encoding="utf-8", newline="\n")
