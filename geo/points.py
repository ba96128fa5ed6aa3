"""Village points inside a township: as many as there are villages, evenly spread, away from the border.

No published source gives a village's position, so a point says only "somewhere in this township". Lloyd's iterations
on a grid of cell points (no random numbers): the same cell and number always give the same points.
"""

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

GRID_POINTS = 4000  # about as many grid points as are used per township
ITERATIONS = 60
MARGIN = 0.45  # distance kept from the border, as a share of the mean spacing sqrt(area / n)


def _grid(cell: Polygon) -> np.ndarray:
    """Return grid points (m) inside the cell, row by row from the south-west."""
    west, south, east, north = cell.bounds
    step = (cell.area / GRID_POINTS) ** 0.5
    x, y = np.meshgrid(np.arange(west + step / 2, east, step), np.arange(south + step / 2, north, step))
    inside = shapely.contains_xy(cell, x.ravel(), y.ravel())
    return np.column_stack([x.ravel()[inside], y.ravel()[inside]])


def inner(cell: Polygon, n: int) -> Polygon:
    """Return the part of the cell that keeps the margin; a smaller margin where the cell would break or vanish."""
    margin = MARGIN * (cell.area / n) ** 0.5
    while True:
        core = cell.buffer(-margin)
        if core.geom_type == "Polygon" and core.area > cell.area / 5:
            return core
        margin *= 0.9


def _farthest_first(points: np.ndarray, n: int, start: np.ndarray) -> np.ndarray:
    """Choose n of the points, each the farthest from those before it; the first is the nearest to `start`."""
    chosen = [int(((points - start) ** 2).sum(axis=1).argmin())]
    gap = ((points - points[chosen[0]]) ** 2).sum(axis=1)
    while len(chosen) < n:
        chosen.append(int(gap.argmax()))
        gap = np.minimum(gap, ((points - points[chosen[-1]]) ** 2).sum(axis=1))
    return points[chosen]


def spread(cell: Polygon | MultiPolygon, n: int) -> np.ndarray:
    """Return n points (m, n × 2), ordered so that the first k of them are themselves well apart for every k."""
    if n == 0:
        return np.empty((0, 2))
    main = max(getattr(cell, "geoms", [cell]), key=lambda part: part.area)
    core = inner(main, n)
    everywhere = _grid(main)
    centre = np.array(core.centroid.coords[0])
    sites = _farthest_first(_grid(core), n, centre)
    for _ in range(ITERATIONS):
        owner = ((everywhere[:, None] - sites[None]) ** 2).sum(axis=2).argmin(axis=1)
        for i in range(n):
            mean = everywhere[owner == i].mean(axis=0)
            sites[i] = mean if shapely.contains_xy(core, *mean) else _pull(core, mean)
    return _farthest_first(sites, n, centre)


def clearing(cell: Polygon | MultiPolygon, spots: np.ndarray) -> shapely.Point:
    """Return the point of the cell (m) with most room for a name, away from the spots and the border.

    A name is wider than tall, so a distance to the east counts half.
    """
    main = max(getattr(cell, "geoms", [cell]), key=lambda part: part.area)
    grid = _grid(main)[::4]
    edge = shapely.get_coordinates(shapely.segmentize(main.boundary, (main.area / GRID_POINTS) ** 0.5 * 4))
    others = np.vstack([spots, edge])
    apart = (grid[:, None] - others[None]) * (0.5, 1.0)
    return shapely.Point(grid[(apart**2).sum(axis=2).min(axis=1).argmax()])


def _pull(core: Polygon, point: np.ndarray) -> np.ndarray:
    """Return the point of the core nearest to a point outside it."""
    near = shapely.shortest_line(core, shapely.Point(point))
    return np.array(near.coords[0])
