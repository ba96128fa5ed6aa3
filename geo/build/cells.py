"""Townships as a power diagram: convex cells around their label points, clipped to the district, with given areas.

A point belongs to the seed with the smallest `distance² − weight`; the weights are found by Newton's method so that the
area of each clipped cell meets its target. Distances in metres in UTM zone 48 north (EPSG:32648).
"""

import geopandas
import numpy as np
import shapely
from shapely import Polygon
from shapely.ops import polygonize

from geo.geojson import DECIMALS

METRIC = "EPSG:32648"
DEGREES = "EPSG:4326"
MAX_STEPS = 60
CLOSE_ENOUGH = 1e-6  # relative area error at which the fit stops


def to_metres(shape: shapely.Geometry) -> shapely.Geometry:
    """Project a WGS84 shape to metres."""
    return geopandas.GeoSeries([shape], crs=DEGREES).to_crs(METRIC).iloc[0]


def to_degrees(shape: shapely.Geometry) -> shapely.Geometry:
    """Project a shape in metres back to WGS84 degrees."""
    return geopandas.GeoSeries([shape], crs=METRIC).to_crs(DEGREES).iloc[0]


def _clip(ring: np.ndarray, normal: np.ndarray, offset: float) -> np.ndarray:
    """Cut a convex ring (n × 2) with the half plane `normal · x <= offset`."""
    side = ring @ normal - offset
    following, next_side = np.roll(ring, -1, axis=0), np.roll(side, -1)
    out = []
    for here, there, s, t in zip(ring, following, side, next_side, strict=True):
        if s <= 0:
            out.append(here)
        if (s < 0 < t) or (t < 0 < s):
            out.append(here + (there - here) * (s / (s - t)))
    return np.array(out).reshape(-1, 2)


def power_cells(seeds: np.ndarray, weights: np.ndarray, outline: Polygon) -> list[shapely.Geometry]:
    """Return one cell per seed, in seed order; together they tile the outline."""
    west, south, east, north = outline.bounds
    box = np.array([(west, south), (east, south), (east, north), (west, north)])
    cells = []
    for i, seed in enumerate(seeds):
        ring = box
        for j in np.argsort(((seeds - seed) ** 2).sum(axis=1), kind="stable"):
            if j != i and len(ring):
                offset = (seeds[j] @ seeds[j] - seed @ seed + weights[i] - weights[j]) / 2
                ring = _clip(ring, seeds[j] - seed, offset)
        cells.append(outline.intersection(Polygon(ring)) if len(ring) > 2 else Polygon())
    return cells


def _areas(seeds: np.ndarray, weights: np.ndarray, outline: Polygon) -> np.ndarray:
    return np.array([cell.area for cell in power_cells(seeds, weights, outline)])


def _jacobian(seeds: np.ndarray, weights: np.ndarray, outline: Polygon, areas: np.ndarray) -> np.ndarray:
    """How each area (row) answers to each weight (column); m² per m²."""
    step = 1e4
    columns = []
    for i in range(len(seeds)):
        moved = weights.copy()
        moved[i] += step
        columns.append((_areas(seeds, moved, outline) - areas) / step)
    return np.column_stack(columns)


def fit_weights(seeds: np.ndarray, targets: np.ndarray, outline: Polygon) -> np.ndarray:
    """Return weights (m²) whose cell areas meet the targets (m², summing to the outline's area)."""
    weights = np.zeros(len(seeds))
    areas = _areas(seeds, weights, outline)
    floor = min(areas.min(), targets.min()) / 2
    for _ in range(MAX_STEPS):
        if np.abs(areas / targets - 1).max() < CLOSE_ENOUGH:
            break
        pull = np.linalg.lstsq(_jacobian(seeds, weights, outline, areas), targets - areas, rcond=None)[0]
        share, miss = 1.0, np.linalg.norm(targets - areas)
        while share > 1e-6:
            tried = _areas(seeds, weights + share * pull, outline)
            if tried.min() > floor and np.linalg.norm(targets - tried) < (1 - share / 4) * miss:
                break
            share /= 2
        weights, areas = weights + share * pull, tried
    return weights


def _faces(cells: list[shapely.Geometry], outline: Polygon) -> list[list[Polygon]]:
    """Node all borders on the five-decimal grid and hand each face to the cell it lies in; largest face first."""
    home = [to_degrees(cell) for cell in cells]
    lines = [cell.boundary for cell in [*home, to_degrees(outline)]]
    owned: list[list[Polygon]] = [[] for _ in cells]
    for face in polygonize(shapely.union_all(lines, grid_size=10.0**-DECIMALS)):
        shares = [face.intersection(cell).area for cell in home]
        if max(shares) > face.area / 2:
            owned[int(np.argmax(shares))].append(face)
    return [sorted(faces, key=lambda face: -face.area) for faces in owned]


def tile(cells: list[shapely.Geometry], outline: Polygon) -> list[Polygon]:
    """Return one polygon per cell in degrees, five decimals, neighbours sharing every border point exactly.

    Where the district's outline cuts a cell in two, the smaller piece goes to the neighbour with the longest edge.
    """
    owned = _faces(cells, outline)
    pieces = [faces[:1] for faces in owned]
    for i, faces in enumerate(owned):
        for stray in faces[1:]:
            edges = [stray.boundary.intersection(main[0].boundary).length for main in owned]
            edges[i] = 0.0
            pieces[int(np.argmax(edges)) if max(edges) > 0 else i].append(stray)
    return [shapely.normalize(shapely.union_all(piece, grid_size=10.0**-DECIMALS)) for piece in pieces]
