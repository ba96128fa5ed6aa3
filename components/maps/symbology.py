"""THE symbology of every map: shapes, colours, sizes and class colours as plain data, from the design tokens.

A symbol is a list of SVG parts (tag, attributes) in units of one hundredth of the symbol's size, centred on 0,0.
The live map, the take-away file, the still picture and every legend instantiate these parts and nothing else.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from components.theme import TOKENS
from policy.words import Text

Part = tuple[str, dict[str, str | float]]

COLOUR: dict[str, str] = TOKENS["colour"]
RAMP: tuple[str, ...] = tuple(TOKENS["sequential"])
FONT: str = TOKENS["font"]
SYMBOL_PX = float(TOKENS["briefing_px"]["symbol"])  # on a screen of 1,080 lines
GAP_RATIO = TOKENS["briefing_px"]["symbol_gap"] / SYMBOL_PX  # smallest distance of two centres, in symbol sizes
SCREEN_LINES = 1080
HALO = 10.0  # white edge around every symbol, hundredths of its size (3 px on 1,080 lines)
OUTLINE = 13.0  # line of an open symbol
RING_RADIUS = 74.0
RING_WIDTH = 100 * TOKENS["status"]["alert"]["ring_width"] / SYMBOL_PX
RING_GAP_RATIO = 2 * (RING_RADIUS + RING_WIDTH / 2 + HALO) / 100  # a ringed symbol needs this much room
NAME_GAP_RATIO = 1.3  # a place name keeps clear of a box of this size around a symbol
CHOSEN_RADIUS = 108.0
BOX = 130.0  # half the view box: room for the selection ring
SHADE_OPACITY = 0.88
HATCH_PX = 7
SMALL_MOVE = 0.45  # a symbol that moved less than this share of its size gets no leader line

SHAPES: dict[str, str] = {
    "circle": "M-50 0A50 50 0 1 1 50 0A50 50 0 1 1 -50 0Z",
    "square": "M-44 -44H44V44H-44Z",
    "triangle-up": "M0 -60L63 47H-63Z",
    "triangle-down": "M0 60L63 -47H-63Z",
    "diamond": "M0 -56L56 0L0 56L-56 0Z",
}
LINES: dict[str, tuple[str, float]] = {  # colour and width in px at 1,080 lines
    "outline": (COLOUR["outline"], 2.4),
    "township": (COLOUR["context"], 1.0),
    "neighbour": (COLOUR["grid"], 1.4),
    "river": (COLOUR["water"], 5.0),
    "stream": (COLOUR["water"], 1.4),
    "leader": (COLOUR["ink2"], 1.2),
}


class Status(NamedTuple):
    """One delisting status of a village: how it is called and drawn."""

    key: str
    label: Text
    shape: str
    fill: str
    stroke: str

    @property
    def is_open(self) -> bool:
        """Whether the symbol is an outline on white rather than a filled shape."""
        return self.stroke != COLOUR["paper"]


@lru_cache(maxsize=1)
def statuses() -> dict[str, Status]:
    """Every status by key, in the order of the legend."""
    rows = {key: row for key, row in TOKENS["status"].items() if "shape" in row}
    return {
        key: Status(key, Text(row["zh"], row["en"]), row["shape"], row["fill"], row["stroke"])
        for key, row in rows.items()
    }


def alert_label() -> Text:
    """The wording of the crimson ring."""
    row = TOKENS["status"]["alert"]
    return Text(row["zh"], row["en"])


def status(key: str) -> Status:
    """Return one status; an unknown key is refused with the nearest known one."""
    if key not in statuses():
        near = get_close_matches(key, statuses(), n=1, cutoff=0)
        raise ValueError(f"map status {key!r} is not one of {', '.join(statuses())}; did you mean {near[0]!r}?")
    return statuses()[key]


def _circle(radius: float, colour: str, width: float) -> Part:
    return ("circle", {"r": radius, "fill": "none", "stroke": colour, "stroke-width": round(width, 2)})


def symbol_parts(key: str) -> list[Part]:
    """The parts of one status symbol: white halo, then the shape."""
    found = status(key)
    path, line = SHAPES[found.shape], OUTLINE if found.is_open else 0.0
    paper = COLOUR["paper"]
    halo = {"d": path, "fill": paper, "stroke": paper, "stroke-width": line + 2 * HALO, "stroke-linejoin": "round"}
    body: dict[str, str | float] = {"d": path, "fill": found.fill}
    if line:
        body |= {"stroke": found.stroke, "stroke-width": line, "stroke-linejoin": "miter"}
    return [("path", halo), ("path", body)]


def ring_parts() -> list[Part]:
    """The ring that says 需关注, with its own white edge; drawn beneath the symbol."""
    colour = TOKENS["status"]["alert"]["ring"]
    return [
        ("circle", {"r": RING_RADIUS, "fill": COLOUR["paper"], "fill-opacity": 0.75, "stroke": "none"}),
        _circle(RING_RADIUS, COLOUR["paper"], RING_WIDTH + 2 * HALO),
        _circle(RING_RADIUS, colour, RING_WIDTH),
    ]


def chosen_parts() -> list[Part]:
    """The ring around the chosen village; ink, wider than the alert ring."""
    return [_circle(CHOSEN_RADIUS, COLOUR["paper"], 30.0), _circle(CHOSEN_RADIUS, COLOUR["ink"], 11.0)]


def marker_parts(key: str, alert: bool = False, chosen: bool = False) -> list[Part]:
    """All parts of one village on the map, from the back to the front."""
    return (chosen_parts() if chosen else []) + (ring_parts() if alert else []) + symbol_parts(key)


def look() -> dict[str, object]:
    """The symbology as JSON-able data for a map drawn in the browser."""
    return {
        "symbols": {key: symbol_parts(key) for key in statuses()},
        "ring": ring_parts(),
        "chosen": chosen_parts(),
        "colour": COLOUR,
        "lines": LINES,
        "box": BOX,
        "symbol": SYMBOL_PX,
        "screen": SCREEN_LINES,
        "gap": GAP_RATIO,
        "ringGap": RING_GAP_RATIO,
        "nameGap": NAME_GAP_RATIO,
        "shade": SHADE_OPACITY,
        "hatch": HATCH_PX,
        "smallMove": SMALL_MOVE,
    }


def class_colours(n: int) -> tuple[str, ...]:
    """Colours for `n` classes, light to dark, spread over the five steps of the ramp."""
    if not 1 <= n <= len(RAMP):
        raise ValueError(f"{n} classes: the ramp has 1 to {len(RAMP)}")
    if n == 1:
        return (RAMP[len(RAMP) // 2],)
    return tuple(RAMP[round(i * (len(RAMP) - 1) / (n - 1))] for i in range(n))


def class_breaks(values: Sequence[float], method: str = "quantile", classes: int = len(RAMP)) -> tuple[float, ...]:
    """Class limits from the smallest to the largest value; equal limits are merged, so there may be fewer classes.

    A class holds its upper limit, the first one also its lower. 'quantile' puts about equally many areas into each
    class, 'equal' makes classes of equal width.
    """
    if method not in ("quantile", "equal"):
        raise ValueError(f"class method {method!r} is not 'quantile' or 'equal'")
    ordered = sorted(values)
    if not ordered:
        return ()
    low, high = ordered[0], ordered[-1]
    limits = [low]
    for i in range(1, classes):
        if method == "equal":
            limits.append(low + (high - low) * i / classes)
        else:
            limits.append(ordered[max(0, round(i * len(ordered) / classes) - 1)])
    merged = sorted({limit for limit in limits if low < limit < high})
    return (low, *merged, high) if high > low else (low, low)


def class_of(value: float, breaks: Sequence[float]) -> int:
    """The class of a value: 0 is the lightest."""
    for i, upper in enumerate(breaks[1:]):
        if value <= upper:
            return i
    raise ValueError(f"value {value} lies above the last class limit {breaks[-1]}")
