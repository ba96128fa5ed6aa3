"""Web Mercator in a unit of its own, and the spacing of symbols and names; the same steps as `static/map/layout.js`.

Both files do the same arithmetic in the same order, so the still picture, the take-away file and the live map agree.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

Point = tuple[float, float]
ROUNDS = 160
PULL = 0.03  # share of the way home per round, in all but the last quarter
GOLDEN = 2.399963229728653
SPARE = 3
NAME_STEPS = (1.0, 0.88, 0.76)  # sizes tried for the names until as many find a place as are wanted


class Frame(NamedTuple):
    """A window of the earth in degrees WGS84."""

    west: float
    south: float
    east: float
    north: float


class Box(NamedTuple):
    """A rectangle on the drawing, by its centre."""

    x: float
    y: float
    w: float
    h: float


def northing(lat: float) -> float:
    """Mercator ordinate of a latitude, in degrees of longitude at the equator."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


class Projection:
    """Fit a window of the earth into a drawing of `width` × `height`, with equal margins."""

    def __init__(self, frame: Frame, width: float, height: float, margin: float = 0.0) -> None:
        """Scale the window as large as it fits, centred."""
        self.top, bottom = northing(frame.north), northing(frame.south)
        span_x, span_y = frame.east - frame.west, self.top - bottom
        self.scale = min((width - 2 * margin) / span_x, (height - 2 * margin) / span_y)
        self.west = frame.west
        self.sheet = Box(width / 2, height / 2, width, height)
        self.dx = (width - span_x * self.scale) / 2
        self.dy = (height - span_y * self.scale) / 2

    def point(self, lon: float, lat: float) -> Point:
        """Drawing coordinates of a position."""
        return (lon - self.west) * self.scale + self.dx, (self.top - northing(lat)) * self.scale + self.dy

    def lonlat(self, x: float, y: float) -> Point:
        """Position of a point of the drawing."""
        ordinate = math.radians(self.top - (y - self.dy) / self.scale)
        lat = math.degrees(2 * math.atan(math.exp(ordinate)) - math.pi / 2)
        return (x - self.dx) / self.scale + self.west, lat

    def path(self, lines: Sequence[Sequence[Sequence[float]]], close: bool) -> str:
        """SVG path data of rings or lines given in degrees."""
        parts = []
        for line in lines:
            points = " ".join(f"{x:.1f} {y:.1f}" for x, y in (self.point(p[0], p[1]) for p in line))
            parts.append(f"M{points}{'Z' if close else ''}")
        return "".join(parts)


def relax(homes: Sequence[Point], radii: Sequence[float]) -> list[Point]:
    """Push points apart until no two are nearer than the sum of their radii, each as near its home as that allows."""
    spots = [list(home) for home in homes]
    for turn in range(ROUNDS):
        moved = _push(spots, radii)
        if not moved:
            break
        if turn < ROUNDS * 3 // 4:
            for spot, home in zip(spots, homes, strict=True):
                spot[0] += (home[0] - spot[0]) * PULL
                spot[1] += (home[1] - spot[1]) * PULL
    return [(x, y) for x, y in spots]


def _push(spots: list[list[float]], radii: Sequence[float]) -> bool:
    """Move every pair that is too near half the missing distance each; tell whether any was."""
    moved = False
    for i in range(len(spots)):
        for j in range(i + 1, len(spots)):
            reach = radii[i] + radii[j]
            dx, dy = spots[j][0] - spots[i][0], spots[j][1] - spots[i][1]
            apart = dx * dx + dy * dy
            if apart >= reach * reach * 0.9999:
                continue
            moved = True
            gap = math.sqrt(apart)
            if gap < 1e-6:
                dx, dy, gap = math.cos(GOLDEN * j), math.sin(GOLDEN * j), 1.0
                step = reach / 2
            else:
                step = (reach - gap) / 2
            spots[i][0] -= dx / gap * step
            spots[i][1] -= dy / gap * step
            spots[j][0] += dx / gap * step
            spots[j][1] += dy / gap * step
    return moved


def overlap(a: Box, b: Box) -> float:
    """Shared area of two boxes."""
    w = min(a.x + a.w / 2, b.x + b.w / 2) - max(a.x - a.w / 2, b.x - b.w / 2)
    h = min(a.y + a.h / 2, b.y + b.h / 2) - max(a.y - a.h / 2, b.y - b.h / 2)
    return w * h if w > 0 and h > 0 else 0.0


class Name(NamedTuple):
    """A place name: its box at its own point, and the rings (drawing coordinates) it has to stay in."""

    box: Box
    home: Sequence[Sequence[Point]]


def inside(x: float, y: float, rings: Sequence[Sequence[Point]]) -> bool:
    """Whether a point lies inside rings (even-odd rule)."""
    found = False
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:], strict=False):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                found = not found
    return found


def place_names(
    names: Sequence[Name], symbols: Sequence[Box], limit: int, sheet: Box | None = None
) -> list[Point | None]:
    """Centres for place names, in order of rank; None where a name finds no free spot or the limit is reached.

    Only the `limit` + SPARE first ranks are tried, so that no small place stands for a large one. A name stands at
    its point or a little away, its centre inside its own area, wholly on the sheet, and never over a symbol or
    another name.
    """
    taken: list[Box] = []
    spots: list[Point | None] = []
    for rank, name in enumerate(names):
        is_tried = len(taken) < limit and rank < limit + SPARE
        spot = _free_spot(name, [*symbols, *taken], sheet) if is_tried else None
        spots.append(spot)
        if spot:
            taken.append(Box(spot[0], spot[1], name.box.w + name.box.h, name.box.h * 1.4))
    return spots


def _free_spot(name: Name, obstacles: Sequence[Box], sheet: Box | None) -> Point | None:
    box = name.box
    for ring in range(9):
        for turn in range(1 if ring == 0 else 12):
            angle = turn * math.pi / 6
            x, y = box.x + math.cos(angle) * ring * box.h * 0.6, box.y + math.sin(angle) * ring * box.h * 0.45
            spot = Box(x, y, box.w, box.h)
            if sheet and overlap(spot, sheet) < box.w * box.h * 0.999:
                continue
            if inside(x, y, name.home) and all(overlap(spot, other) <= 0.0 for other in obstacles):
                return x, y
    return None
