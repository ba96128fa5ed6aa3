"""A district's own boundaries: read from a folder, checked, and either used or refused with one clear sentence.

The folder is named by the environment variable LIZHOU_BOUNDARIES, else `var/boundaries` in the project. It may hold
`townships.geojson` (polygons) and `villages.geojson` or `villages.csv` (points, or columns lon and lat with datum).
The code stands in a property or column named area_code, code or adcode.
"""

import os
from pathlib import Path

import geopandas
import shapely
from shapely import affinity

from geo import areas
from geo.incoming import read_csv, read_geojson, refuse
from geo.problems import BoundaryProblem, Wording

ROOT = Path(__file__).parents[1]
VARIABLE = "LIZHOU_BOUNDARIES"
CODE_COLUMNS = ("area_code", "code", "adcode")
METRIC = "EPSG:32648"
# Two independent outlines of the district differ by 96 m (median), 300 m (90 %) and, at one spur, 1.4 km; good
# townships drawn on one leave 1.6 % of the other uncovered and lie outside it with at most 3.1 % of one unit.
MAX_REACH_M = 2000.0
MAX_SHARE_OUTSIDE = 0.10
MIN_COVER = 0.95
MAX_OVERLAP = 0.01
MAX_ASTRAY_M = 300.0
GCJ_OFFSET_M = (356.0, -257.0)  # how far the Chinese web-map datum moves a point east and north in this district


def folder() -> Path | None:
    """Return the folder of supplied files, None when there is none; a named folder that is missing is a problem."""
    named = os.environ.get(VARIABLE, "")
    if named and not Path(named).is_dir():
        raise BoundaryProblem(
            Wording(f"{VARIABLE} 指向的文件夹不存在。", f"The folder named by {VARIABLE} does not exist.")
        )
    place = Path(named) if named else ROOT / "var" / "boundaries"
    return place if place.is_dir() else None


def _name(code: str) -> Wording:
    return Wording(areas.full_name(code, "zh"), areas.full_name(code, "en"))


def _coded(frame: geopandas.GeoDataFrame, file: str, level: str) -> geopandas.GeoDataFrame:
    """Check the codes: one column, known, of the level, no code twice; the frame comes back in code order."""
    column = next((name for name in CODE_COLUMNS if name in frame), None)
    if column is None:
        listed = "、".join(CODE_COLUMNS)
        raise refuse(file, f"没有代码列（{listed}）。", f"no column of codes ({', '.join(CODE_COLUMNS)}).")
    codes = [str(code) for code in frame[column]]
    for number, code in enumerate(codes, start=1):
        if not areas.exists(code) or areas.level(code) != level:
            near = areas.nearest(code, level)
            raise refuse(
                file,
                f"第 {number} 个图形的代码“{code}”不在 areas.csv 的这一级中，最接近的是 {near}（{_name(near).zh}）。",
                f"shape {number}: {code!r} is no {level} of areas.csv; the nearest is {near} ({_name(near).en}).",
            )
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise refuse(file, f"代码 {twice[0]} 出现多次。", f"the code {twice[0]} occurs more than once.")
    frame["area_code"] = codes
    return frame.sort_values("area_code", ignore_index=True)


def _check_inside(frame: geopandas.GeoDataFrame, file: str, outline: shapely.Polygon) -> None:
    """Every shape lies inside the district, but for the difference between two surveys of it."""
    allowed = outline.buffer(MAX_REACH_M)
    for code, shape in zip(frame.area_code, frame.to_crs(METRIC).geometry, strict=True):
        astray = shape.difference(outline).area / shape.area if shape.area else 0.0
        if astray > MAX_SHARE_OUTSIDE or not allowed.covers(shape):
            raise refuse(
                file,
                f"{code}（{_name(code).zh}）在区界之外，请检查坐标系和经纬度次序。",
                f"{code} ({_name(code).en}) lies outside the district; check the datum and the order of lon and lat.",
            )


def _fit(shape: shapely.Geometry, outline: shapely.Polygon) -> float:
    return shape.intersection(outline).area / shape.union(outline).area


def _check_cover(frame: geopandas.GeoDataFrame, file: str, outline: shapely.Polygon) -> None:
    """The townships fill the district once, and do not fit better when moved back by the web-map offset."""
    shapes = frame.to_crs(METRIC).geometry
    whole = shapely.union_all(shapes.to_numpy())
    overlap = shapes.area.sum() / whole.area - 1
    if overlap > MAX_OVERLAP:
        raise refuse(file, f"各单位之间重叠 {overlap:.1%}。", f"the units overlap by {overlap:.1%}.")
    cover = whole.intersection(outline).area / outline.area
    if cover < MIN_COVER:
        raise refuse(file, f"只覆盖全区的 {cover:.1%}。", f"the units cover only {cover:.1%} of the district.")
    back = affinity.translate(whole, -GCJ_OFFSET_M[0], -GCJ_OFFSET_M[1])
    if _fit(back, outline) > _fit(whole, outline):
        raise refuse(
            file,
            "坐标疑为 GCJ-02（向西北平移约440米后更吻合），请先转换为 WGS84。",
            "the coordinates look like GCJ-02 (they fit better about 440 m to the north-west); convert to WGS84 first.",
        )


def _labelled(frame: geopandas.GeoDataFrame, file: str) -> geopandas.GeoDataFrame:
    """Keep code and shape; quality is what the file declares, else 'supplied'."""
    declared = {str(value) for value in frame["quality"].dropna()} - {""} if "quality" in frame else set()
    kept = geopandas.GeoDataFrame(frame[["area_code"]], geometry=frame.geometry, crs="EPSG:4326")
    kept.attrs = {
        "file": file,
        "declared_quality": declared.pop() if len(declared) == 1 else "supplied",
        "licence": frame.attrs.get("licence", ""),
    }
    return kept


def townships(place: Path, outline: shapely.Polygon) -> geopandas.GeoDataFrame | None:
    """One row per township from `townships.geojson`, checked; None without the file. `outline` in EPSG:32648."""
    path = place / "townships.geojson"
    if not path.is_file():
        return None
    frame = read_geojson(path)
    for number, shape in enumerate(frame.geometry, start=1):
        if shape.geom_type not in ("Polygon", "MultiPolygon") or not shape.is_valid:
            why = shapely.is_valid_reason(shape)
            raise refuse(
                path.name,
                f"第 {number} 个图形不是有效的多边形（{why}）。",
                f"shape {number} is no valid polygon ({why}).",
            )
    frame = _coded(frame, path.name, "township")
    missing = sorted(set(areas.codes("township")) - set(frame.area_code))
    if missing:
        first = f"{missing[0]}（{_name(missing[0]).zh}）"
        raise refuse(
            path.name,
            f"缺少 {len(missing)} 个乡镇，如 {first}。",
            f"{len(missing)} townships are missing, for example {missing[0]} ({_name(missing[0]).en}).",
        )
    _check_inside(frame, path.name, outline)
    _check_cover(frame, path.name, outline)
    return _labelled(frame, path.name)


def villages(
    place: Path, outline: shapely.Polygon, cells: geopandas.GeoDataFrame | None
) -> geopandas.GeoDataFrame | None:
    """One row per village in `villages.geojson` or `.csv` as a point, checked; villages may be missing.

    `cells` are the supplied townships, if any: then every village must lie in its own.
    """
    path = next((place / name for name in ("villages.geojson", "villages.csv") if (place / name).is_file()), None)
    if path is None:
        return None
    frame = read_geojson(path) if path.suffix == ".geojson" else read_csv(path)
    frame = _coded(frame, path.name, "village")
    frame = frame.set_geometry(frame.geometry.representative_point())
    _check_inside(frame, path.name, outline)
    if cells is not None:
        _check_home(frame, path.name, cells)
    return _labelled(frame, path.name)


def _check_home(frame: geopandas.GeoDataFrame, file: str, cells: geopandas.GeoDataFrame) -> None:
    shapes = cells.to_crs(METRIC).set_index("area_code").geometry
    for code, point in zip(frame.area_code, frame.to_crs(METRIC).geometry, strict=True):
        away = shapes[areas.parent(code)].distance(point)
        if away > MAX_ASTRAY_M:
            above = _name(areas.parent(code))
            raise refuse(
                file,
                f"{code}（{_name(code).zh}）在{above.zh}之外 {away:.0f} 米。",
                f"{code} ({_name(code).en}) lies {away:.0f} m outside {above.en}.",
            )
