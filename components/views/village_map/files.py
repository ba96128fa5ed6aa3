"""The map to take away: one HTML file that needs no network, and a picture with finding, rule, source and mark."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element, fromstring, tostring

from components.charts.raster import svg_to_png
from components.figure import Note
from components.maps import MapModel, drawing, symbology
from components.maps.picture import static_svg
from components.maps.takeaway import takeaway_html
from components.text import iso, lang, t
from indicators.measure import register_of

WIDTH, MAP_HEIGHT, MARGIN = 1600, 820, 48
TITLE, SUB, RULE = 46.0, 26.0, 24.0
LEADING = 1.35


@dataclass(frozen=True)
class File:
    """One file to take away; `make` is called when somebody asks for it."""

    kind: str
    label: str
    name: str
    mime: str
    make: Callable[[], bytes]


def files(model: MapModel, heading: Sequence, notes: Sequence[Note]) -> list[File]:
    """Return the files of a map as shown; `heading` begins with title and line beneath, `notes` explain the signs."""
    (title, sub, *_), rules = heading, [one.sentence for one in notes]
    stem = f"lizhou-village-map-{iso(register_of().as_of)}"
    told = replace(model, note=("　" if lang() == "zh" else " ").join((model.note, *rules)))
    made: dict[str, tuple[str, Callable[[], bytes]]] = {
        "html": ("text/html", lambda: takeaway_html(told)),
        "svg": ("image/svg+xml", lambda: picture(model, title, sub, rules).encode()),
        "png": ("image/png", lambda: svg_to_png(picture(model, title, sub, rules))),
    }
    return [File(kind, t(f"vm_get_{kind}"), f"{stem}.{kind}", mime, make) for kind, (mime, make) in made.items()]


def picture(model: MapModel, title: str, sub: str, rules: Sequence[str]) -> str:
    """Return the map as one SVG 1,600 px wide, headed by its finding and closed by note, rules, source and mark."""
    above = [(one, TITLE, True) for one in _lines(title, TITLE)] + [(one, SUB, False) for one in _lines(sub, SUB)]
    told = (model.note, *rules, model.source_line())
    below = [(one, RULE, False) for text in told for one in _lines(text, RULE)]
    height = round(sum(size * LEADING for _, size, _ in above + below) + MAP_HEIGHT + 1.5 * MARGIN)
    drawn = static_svg(replace(model, note="", source="", mark=""), WIDTH, MAP_HEIGHT)
    root = fromstring(drawn)  # noqa: S314 - made one line ago
    inner = list(root)
    for child in inner:
        root.remove(child)
    root.attrib.update({"height": str(height), "viewBox": f"0 0 {WIDTH} {height}"})
    drawing.add(root, "rect", width=WIDTH, height=height, fill=symbology.COLOUR["paper"])
    end = _write(root, above, MARGIN / 2)
    drawing.add(root, "g", transform=f"translate(0 {end:.0f})").extend(inner)
    _write(root, below, end + MAP_HEIGHT)
    return tostring(root, encoding="unicode")


def _write(root: Element, lines: Sequence[tuple[str, float, bool]], y: float) -> float:
    for text, size, bold in lines:
        y += size * LEADING
        drawing.write(root, text, MARGIN / 2, y - size * 0.3, size, bold=bold, colour="ink" if bold else "ink2")
    return y


def _lines(text: str, size: float) -> list[str]:
    """Break a sentence where it no longer fits: English at spaces, Chinese after any sign but before none."""
    found, line = [], ""
    for part in _parts(text):
        if line and drawing.text_width(line + part, size) > WIDTH - MARGIN and part not in "，。；：、）”":
            found.append(line.strip())
            line = ""
        line += part
    return [*found, line.strip()] if line.strip() else found


def _parts(text: str) -> list[str]:
    parts, word = [], ""
    for sign in text:
        word += sign
        if sign == " " or ord(sign) > 0x2E7F:
            parts.append(word)
            word = ""
    return [*parts, word] if word else parts
