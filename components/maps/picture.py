"""`static_svg`: a map as one stand-alone SVG for print, slides and exports."""

from xml.etree.ElementTree import Element, tostring

from components.maps import drawing, geometry, symbology
from components.maps.drawing import add, text_width, write
from components.maps.model import MapModel, word
from components.maps.projection import Projection

MAP_IN_SYMBOLS = 30.0  # width of the district in symbol sizes: 29 px on 864 px
NAMES = 5
NAME_SIZE = {"zh": 1.1, "en": 0.85}  # against a symbol; English names are long
SMALL = 0.82  # notes against the legend text


def static_svg(model: MapModel, width: int, height: int) -> str:
    """Draw the map with its legend, note, source and mark into `width` × `height` px.

    The legend stands at the right of a broad picture and beneath the map in a narrow one. Nothing is linked: the
    ground is embedded.
    """
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"})
    root.attrib.update({"width": str(width), "height": str(height), "viewBox": f"0 0 {width} {height}"})
    root.attrib.update({"font-family": symbology.FONT, "aria-label": word("alt", model.lang, counts=model.summary())})
    add(root, "rect", width=width, height=height, fill=symbology.COLOUR["paper"])
    lines = legend_lines(model)
    column = max((text_width(label, 1.0) + text_width(count, 1.0) for _, label, count in lines), default=0.0) + 4.0
    beside = width > 1.25 * height
    size = width / (MAP_IN_SYMBOLS + (column if beside else 0.0))
    foot = [text for text in (model.note, model.source_line()) if text]
    below = len(foot) * size * 1.15 + size * 0.4 + (0.0 if beside else len(lines) * size * 1.6)
    map_width = width - (column * size if beside else 0.0)
    map_height = height - below
    size = min(size, map_height / 17.0)
    _map(root, model, map_width, map_height, size)
    top = max(size, (map_height - len(lines) * size * 1.6) / 2) if beside else map_height
    _legend(root, lines, map_width + size * 0.4 if beside else size * 0.6, top, size, (column - 1.0) * size)
    for i, text in enumerate(reversed(foot)):
        write(root, text, size * 0.6, height - size * (0.5 + i * 1.15), size * SMALL, colour="ink2")
    return tostring(root, encoding="unicode")


def _map(root: Element, model: MapModel, width: float, height: float, size: float) -> None:
    scale = size / symbology.SYMBOL_PX
    canvas = add(root, "svg", width=width, height=height)
    plane = Projection(geometry.ground().district, width, height, size * 0.8)
    drawing.draw_hatch(canvas, scale)
    drawing.draw_ground(canvas, model, plane, scale)
    drawing.draw_villages(canvas, model, plane, size, NAMES, size * NAME_SIZE[model.lang])


Line = tuple[list[symbology.Part] | str | None, str, str]


def legend_lines(model: MapModel) -> list[Line]:
    """The legend as (symbol parts, colour or hatching, or None for a heading; label; count)."""
    lines: list[Line] = [
        (drawing.legend_parts(entry), entry.label, word("count", model.lang, n=entry.count)) for entry in model.legend
    ]
    if model.shade is None:
        return lines
    shade = model.shade
    unit = word("unit", model.lang, unit=shade.unit)
    lines += [(None, shade.label, ""), (None, unit, "")]
    for colour, limits, n in zip(shade.colours, shade.limits, shade.counts, strict=True):
        lines.append((colour, limits, word("count", model.lang, n=n)))
    if shade.n_missing:
        missing = word("count", model.lang, n=shade.n_missing)
        lines.append((f"url(#{drawing.HATCH})", word("no_data", model.lang), missing))
    return lines


def _legend(root: Element, lines: list[Line], x: float, y: float, size: float, column: float) -> None:
    for i, (mark, label, count) in enumerate(lines):
        middle = y + (i + 0.5) * size * 1.6
        left = x + size * 2.0
        if mark is None:
            left = x
        elif isinstance(mark, str):
            box = {"x": x + size * 0.15, "y": middle - size * 0.45, "width": size * 1.3, "height": size * 0.9}
            add(root, "rect", fill=mark, stroke=symbology.COLOUR["outline"], stroke_width=size * 0.03, **box)
        else:
            drawing.draw_parts(root, mark, x + size * 0.8, middle, size)
        write(root, label, left, middle + size * 0.36, size, bold=mark is None and bool(label))
        if count:
            write(root, count, x + column, middle + size * 0.36, size, bold=True, anchor="end")
