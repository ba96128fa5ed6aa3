"""The quiet ground of the map: grey hillshade of the district, transparent outside, as a small PNG.

Light from the north-west. Greys run from 205 to 255 only, so that every symbol stands above them. The grid has cells of
about 0.8 × 0.9 km: the picture is decoration, not a survey.
"""

import struct
import zlib
from pathlib import Path

import numpy as np
import shapely
from shapely import Polygon

WIDTH = 1200  # pixels
DARKEST, LIGHTEST = 205, 255
AZIMUTH, ALTITUDE = np.radians(315.0), np.radians(50.0)
EXAGGERATION = 2.0
EARTH = 6378137.0  # m


def read_grid(path: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return heights (m, rows from north to south) with the longitudes of columns and latitudes of rows."""
    with path.open(encoding="utf-8") as lines:
        head = {key.lower(): float(value) for key, value in (next(lines).split() for _ in range(6))}
        heights = np.loadtxt(lines)
    lon = head["xllcenter"] + head["cellsize"] * np.arange(heights.shape[1])
    lat = head["yllcenter"] + head["cellsize"] * np.arange(heights.shape[0])
    return heights, lon, lat[::-1]


def _spline(at: np.ndarray, n: int) -> np.ndarray:
    """Weights (len(at) × n) of a cubic B-spline over n evenly spaced knots; `at` in knot units."""
    apart = np.abs(np.clip(at, 0, n - 1)[:, None] - np.arange(n)[None])
    near, far = (4 - 6 * apart**2 + 3 * apart**3) / 6, (2 - apart) ** 3 / 6
    weights = np.where(apart < 1, near, np.where(apart < 2, far, 0.0))
    return weights / weights.sum(axis=1, keepdims=True)


def _mercator(lat: np.ndarray | float) -> np.ndarray | float:
    return np.log(np.tan(np.pi / 4 + np.radians(lat) / 2))


def pixel_centres(outline: Polygon) -> tuple[np.ndarray, np.ndarray]:
    """Return the longitude of each column and the latitude of each row; rows evenly spaced in Web Mercator."""
    west, south, east, north = outline.bounds
    step = (east - west) / WIDTH
    lon = west + step * (np.arange(WIDTH) + 0.5)
    rows = round((_mercator(north) - _mercator(south)) / np.radians(step))
    share = (np.arange(rows) + 0.5) / rows
    merc = _mercator(north) * (1 - share) + _mercator(south) * share
    return lon, np.degrees(2 * np.arctan(np.exp(merc)) - np.pi / 2)


def _shade(heights: np.ndarray, lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    """Return the illumination of each pixel, 0 (dark) to 1."""
    metres = np.radians(1) * EARTH
    down = np.gradient(heights, lat * metres, axis=0) * EXAGGERATION
    right = np.gradient(heights, lon * metres * np.cos(np.radians(lat.mean())), axis=1) * EXAGGERATION
    flat = 1 / np.sqrt(1 + down**2 + right**2)
    toward = np.cos(AZIMUTH) * down + np.sin(AZIMUTH) * right
    return np.clip((np.sin(ALTITUDE) - np.cos(ALTITUDE) * toward) * flat, 0, 1)


def draw(grid: Path, outline: Polygon) -> bytes:
    """Return the ground as PNG bytes (grey and alpha), its edges on the bounds of the outline."""
    heights, grid_lon, grid_lat = read_grid(grid)
    lon, lat = pixel_centres(outline)
    across = _spline((lon - grid_lon[0]) / (grid_lon[1] - grid_lon[0]), len(grid_lon))
    along = _spline((lat - grid_lat[0]) / (grid_lat[1] - grid_lat[0]), len(grid_lat))
    light = _shade(along @ heights @ across.T, lon, lat)
    x, y = np.meshgrid(lon, lat)
    inside = shapely.contains_xy(outline, x.ravel(), y.ravel()).reshape(x.shape)
    low, high = np.quantile(light[inside], [0.005, 0.9])
    tone = np.clip((light - low) / (high - low), 0, 1) * (LIGHTEST - DARKEST) + DARKEST
    grey = np.where(inside, np.round(tone / 2) * 2 + 1, LIGHTEST).clip(DARKEST, LIGHTEST)
    return png(grey.astype(np.uint8), np.where(inside, 255, 0).astype(np.uint8))


def png(grey: np.ndarray, alpha: np.ndarray) -> bytes:
    """Return an 8-bit grey-and-alpha PNG; each row is coded as its difference to the row above."""
    pixels = np.dstack([grey, alpha]).reshape(len(grey), -1)
    up = pixels - np.vstack([np.zeros_like(pixels[:1]), pixels[:-1]])
    raw = np.hstack([np.full((len(up), 1), 2, np.uint8), up]).tobytes()
    size = struct.pack(">IIBBBBB", grey.shape[1], grey.shape[0], 8, 4, 0, 0, 0)
    chunks = [(b"IHDR", size), (b"IDAT", zlib.compress(raw, 9)), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body
