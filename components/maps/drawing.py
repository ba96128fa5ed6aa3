"""SVG pieces of the still picture and the take-away file: symbols, names, ground, legend. Text is never markup."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from components.maps import geometry, symbology
from components.maps.model import LegendEntry, MapModel, Village
from components.maps.projection import NAME_STEPS, Box, Name, Point, Projection, place_names, relax

HATCH = "no-data"
WIDE = 0.58  # mean width of a Latin letter, em


def attributes(values: Mapping[str, str | float]) -> dict[str, str]:
    """Attribute values as SVG writes them."""
    return {name: f"{v:.2f}".rstrip("0").rstrip(".") if isinstance(v, float) else str(v) for name, v in values.items()}


def add(parent: Element, tag: str, text: str | None = None, **values: str | float) -> Element:
    """Append an SVG element; `_` in a name stands for `-`."""
    element = SubElement(parent, tag, attributes({name.replace("_", "-"): value for name, value in values.items()}))
    if text is not None:
        element.text = text
    return element


def draw_parts(parent: Element, parts: Sequence[symbology.Part], x: float, y: float, size: float) -> Element:
    """Draw a symbol of `size` px at x, y."""
    group = add(parent, "g", transform=f"translate({x:.1f} {y:.1f}) scale({size / 100:.4f})")
    for tag, values in parts:
        SubElement(group, tag, attributes(values))
    return group


def parts_svg(parts: Sequence[symbology.Part], side: float, box: float) -> str:
    """Symbol parts as a small stand-alone SVG, `side` px wide, showing `box` to each side of the centre."""
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "width": f"{side:g}", "height": f"{side:g}"})
    root.set("viewBox", f"{-box:g} {-box:g} {2 * box:g} {2 * box:g}")
    root.set("aria-hidden", "true")
    for tag, values in parts:
        SubElement(root, tag, attributes(values))
    return tostring(root, encoding="unicode")


def symbol_svg(key: str, size: float, *, alert: bool = False, chosen: bool = False, whole: bool = False) -> str:
    """One symbol of `size` px as SVG, for tables, legends and cards; key 'alert' is the ring alone.

    `whole` keeps room for the selection ring, so that symbols with and without it have one box.
    """
    parts = symbology.ring_parts() if key == "alert" else symbology.marker_parts(key, alert, chosen)
    box = symbology.BOX if chosen or whole else 95.0 if alert or key == "alert" else 75.0
    return parts_svg(parts, round(size * box / 50, 1), box)


def text_width(text: str, size: float) -> float:
    """Estimated width of a text: Chinese characters one em, others about half."""
    return sum(size if ord(c) > 0x2E7F else size * WIDE for c in text)


def write(
    parent: Element, text: str, x: float, y: float, size: float, *,
    anchor: str = "start", bold: bool = False, colour: str = "ink", halo: bool = False,
) -> Element:  # fmt: skip
    """Write one line of text, baseline at y."""
    element = add(parent, "text", text, x=round(x, 1), y=round(y, 1), font_size=round(size, 1), text_anchor=anchor)
    element.set("fill", symbology.COLOUR[colour])
    if bold:
        element.set("font-weight", "700")
    if halo:
        paint = {"stroke": symbology.COLOUR["paper"], "stroke-width": size * 0.22, "stroke-linejoin": "round"}
        element.attrib.update(attributes({**paint, "paint-order": "stroke"}))
    return element


def spots(villages: Sequence[Village], plane: Projection, size: float) -> list[Point]:
    """Where each symbol is drawn: at its place, pushed apart where symbols would touch."""
    homes = [plane.point(v.lon, v.lat) for v in villages]
    radii = [size / 2 * (symbology.RING_GAP_RATIO if v.alert else symbology.GAP_RATIO) for v in villages]
    return relax(homes, radii)


def line(parent: Element, kind: str, path: str, scale: float, **more: str | float) -> None:
    """Draw a line of the ground in its colour and width."""
    colour, width = symbology.LINES[kind]
    common = {"fill": "none", "stroke": colour, "stroke_width": width * scale, "stroke_linejoin": "round"}
    add(parent, "path", d=path, **{**common, **more})


def draw_hatch(root: Element, scale: float) -> None:
    """Define the hatching that means 'no data'."""
    side = symbology.HATCH_PX * scale * 1.4
    pattern = add(add(root, "defs"), "pattern", id=HATCH, width=side, height=side)
    pattern.set("patternUnits", "userSpaceOnUse")
    pattern.set("patternTransform", "rotate(45)")
    add(pattern, "rect", width=side, height=side, fill=symbology.COLOUR["paper"])
    add(pattern, "path", d=f"M0 0V{side:.1f}", stroke=symbology.COLOUR["context"], stroke_width=1.6 * scale)


def hatch_defs() -> str:
    """The hatching as SVG definitions for a document of its own."""
    root = Element("svg")
    draw_hatch(root, 1.0)
    return tostring(root[0], encoding="unicode")


def draw_ground(root: Element, model: MapModel, plane: Projection, scale: float) -> None:
    """Draw everything beneath the symbols."""
    ground = geometry.ground()
    outline = plane.path(ground.outline, True)
    clip = add(add(root, "defs"), "clipPath", id="district")
    add(clip, "path", d=outline)
    if model.layers.neighbours:
        for neighbour in ground.neighbours:
            line(root, "neighbour", plane.path(neighbour["rings"], True), scale)
    add(root, "path", d=outline, fill=symbology.COLOUR["paper"])
    inside = add(root, "g", clip_path="url(#district)")
    if model.layers.ground:
        _picture(inside, ground, plane)
    if model.shade:
        _shade(inside, model, plane)
    if model.layers.streams:
        line(inside, "stream", plane.path(ground.streams, False), scale, stroke_linecap="round")
    if model.layers.rivers:
        line(inside, "river", plane.path(ground.rivers, False), scale, stroke_linecap="round")
    if model.layers.townships:
        for rings in ground.townships.values():
            line(inside, "township", plane.path(rings, True), scale)
    line(root, "outline", outline, scale)


def _picture(parent: Element, ground: geometry.Ground, plane: Projection) -> None:
    frame = ground.picture_frame
    (x0, y0), (x1, y1) = plane.point(frame.west, frame.north), plane.point(frame.east, frame.south)
    picture = add(parent, "image", x=x0, y=y0, width=x1 - x0, height=y1 - y0, href=ground.picture)
    picture.set("preserveAspectRatio", "none")


def fill_of(model: MapModel, code: str) -> str | None:
    """The fill of one township: a class colour, the hatching, or None where the map is not shaded or has no row."""
    if model.shade is None or code not in model.areas:
        return None
    value = model.areas[code]
    if value is None:
        return f"url(#{HATCH})"
    return model.shade.colours[symbology.class_of(value, model.shade.breaks)]


def _shade(parent: Element, model: MapModel, plane: Projection) -> None:
    for code, rings in geometry.ground().townships.items():
        fill = fill_of(model, code)
        if fill:
            add(parent, "path", d=plane.path(rings, True), fill=fill, fill_opacity=symbology.SHADE_OPACITY)


def draw_villages(root: Element, model: MapModel, plane: Projection, size: float, names: int, em: float) -> None:
    """Draw leader lines, place names and symbols; the chosen village last, on top."""
    placed = spots(model.villages, plane, size)
    scale = size / symbology.SYMBOL_PX
    for v, (x, y) in zip(model.villages, placed, strict=True):
        hx, hy = plane.point(v.lon, v.lat)
        if (x - hx) ** 2 + (y - hy) ** 2 > (symbology.SMALL_MOVE * size) ** 2:
            line(root, "leader", f"M{hx:.1f} {hy:.1f}L{x:.1f} {y:.1f}", scale)
            add(root, "circle", cx=hx, cy=hy, r=1.6 * scale, fill=symbology.COLOUR["ink2"])
    sides = [size * (symbology.RING_GAP_RATIO if v.alert else symbology.NAME_GAP_RATIO) for v in model.villages]
    boxes = [Box(x, y, side, side) for (x, y), side in zip(placed, sides, strict=True)]
    draw_names(root, model.lang, plane, boxes, names, em)
    order = sorted(zip(model.villages, placed, strict=True), key=lambda pair: pair[0].code == model.selected)
    for v, (x, y) in order:
        parts = symbology.marker_parts(v.status, v.alert, v.code == model.selected)
        group = draw_parts(root, parts, x, y, size)
        add(group, "title", f"{v.name}　{v.status_label}" if model.lang == "zh" else f"{v.name}, {v.status_label}")


def draw_names(root: Element, lang: str, plane: Projection, symbols: Sequence[Box], limit: int, em: float) -> None:
    """Write the names of the largest townships where they cover no symbol; smaller where there is little room."""
    ground = geometry.ground()
    rows = [(zh if lang == "zh" else en, code, plane.point(lon, lat)) for code, zh, en, lon, lat in ground.names]
    homes = [[[plane.point(*p) for p in ring] for ring in ground.townships[code]] for _, code, _ in rows]
    placed: list[Point | None] = []
    for step in NAME_STEPS:
        size = em * step
        boxes = [Box(*spot, text_width(text, size), size * 1.15) for text, _, spot in rows]
        names = [Name(box, home) for box, home in zip(boxes, homes, strict=True)]
        placed = place_names(names, symbols, limit, plane.sheet)
        if sum(spot is not None for spot in placed) >= limit:
            break
    for (text, _, _), spot in zip(rows, placed, strict=True):
        if spot:
            write(root, text, spot[0], spot[1] + size * 0.36, size, anchor="middle", bold=True, halo=True)


def legend_parts(entry: LegendEntry) -> list[symbology.Part]:
    """The symbol of a legend line."""
    return symbology.ring_parts() if entry.is_ring else symbology.symbol_parts(entry.key)
