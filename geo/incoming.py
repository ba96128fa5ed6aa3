"""Reading a supplied file of shapes: GeoJSON or CSV into degrees WGS84, or a refusal in one sentence."""

import json
from pathlib import Path

import geopandas
import pandas as pd
from pyproj import CRS
from pyproj.exceptions import CRSError

from geo.problems import BoundaryProblem, Wording

WGS84_NAMES = {"WGS84", "CGCS2000", "EPSG:4326", "EPSG:4490", "CRS84"}
SHIFTED_NAMES = ("GCJ", "BD09", "火星", "百度")


def refuse(file: str, zh: str, en: str) -> BoundaryProblem:
    """Return the refusal of a file, with what stays in force."""
    return BoundaryProblem(
        Wording(
            f"{file}：{zh}文件未采用，继续使用示意边界和点位。",
            f"{file}: {en} The file is not used; the schematic boundaries and points stay in force.",
        )
    )


def _check_datum(file: str, stated: str) -> None:
    plain = stated.upper().replace("-", "").replace(" ", "").replace("_", "")
    if any(word in plain for word in SHIFTED_NAMES):
        raise refuse(
            file,
            f"坐标系为 {stated}，请先转换为 WGS84 或 CGCS2000。",
            f"the datum is {stated}; convert it to WGS84 or CGCS2000 first.",
        )
    if plain not in WGS84_NAMES:
        raise refuse(
            file,
            f"坐标系“{stated}”无法识别，应为 WGS84 或 CGCS2000。",
            f"the datum {stated!r} is not known; WGS84 or CGCS2000 is expected.",
        )


def _crs(file: str, content: dict) -> CRS:
    """The reference system of a GeoJSON file; without a crs member it is WGS84 by the standard (RFC 7946)."""
    stated = content.get("crs")
    name = stated.get("properties", {}).get("name", "") if isinstance(stated, dict) else stated
    try:
        return CRS.from_user_input(name or "EPSG:4326")
    except CRSError:
        _check_datum(file, str(name))
        return CRS.from_epsg(4326)


def read_geojson(path: Path) -> geopandas.GeoDataFrame:
    """Return one row per shape with its properties; `.attrs` keeps the licence the file states."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
        frame = geopandas.GeoDataFrame.from_features(content["features"], crs=_crs(path.name, content))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise refuse(
            path.name, f"不是完整的 GeoJSON 文件（{error}）。", f"not a complete GeoJSON file ({error})."
        ) from None
    for stated in {str(content.get("datum", "") or ""), *frame.get("datum", pd.Series(dtype=str)).dropna().astype(str)}:
        if stated:
            _check_datum(path.name, stated)
    if frame.empty or frame.geometry.isna().any():
        raise refuse(path.name, "没有图形，或有空图形。", "there are no shapes, or some are empty.")
    frame.attrs["licence"] = str(content.get("licence") or content.get("license") or "")
    # CGCS2000 differs from WGS84 by centimetres
    return frame.set_crs("EPSG:4326", allow_override=True) if frame.crs.to_epsg() == 4490 else frame.to_crs("EPSG:4326")


def read_csv(path: Path) -> geopandas.GeoDataFrame:
    """Return one row per line as a point; needs the columns lon, lat and datum."""
    frame = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    missing = [column for column in ("lon", "lat", "datum") if column not in frame]
    if missing:
        listed = "、".join(missing)
        raise refuse(path.name, f"缺少列 {listed}。", f"missing column: {', '.join(missing)}.")
    for stated in sorted(set(frame.datum)):
        _check_datum(path.name, stated)
    lon, lat = (pd.to_numeric(frame[column], errors="coerce") for column in ("lon", "lat"))
    wrong = frame.index[lon.isna() | lat.isna()]
    if len(wrong):
        raise refuse(
            path.name, f"第 {wrong[0] + 2} 行的经纬度不是数字。", f"row {wrong[0] + 2}: lon or lat is not a number."
        )
    return geopandas.GeoDataFrame(frame, geometry=geopandas.points_from_xy(lon, lat), crs="EPSG:4326")
