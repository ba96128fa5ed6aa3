"""`takeaway_html`: the map as ONE HTML file (folium) that opens from disk and asks the network for nothing.

Leaflet is inlined, everything else folium would fetch is dropped, the ground is a data URI, every text is escaped for
HTML, for JavaScript strings and for folium's templates alike. A finished file that still names a remote resource is
refused; besides, the file forbids itself any request.
"""

import json
import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import folium
from branca.element import Element, MacroElement
from folium.raster_layers import ImageOverlay
from folium.template import Template

from components.maps import drawing, geometry, symbology
from components.maps.model import MapModel, Village, word
from components.maps.picture import NAME_SIZE, legend_lines, static_svg

__all__ = ["static_svg", "strong", "takeaway_html"]

HERE = Path(__file__).resolve().parent
STATIC = HERE.parents[1] / "static"
MAX_ZOOM = 16
POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)
SVG_NAMESPACE = "http://www.w3.org/2000/svg"
RISKY = {ord(c): f"&#{ord(c)};" for c in "`${}\\/:_"}  # template, script and address characters
NO_PIN = "L.Marker.prototype.options.icon = L.divIcon();"  # folium makes a marker first and gives it its icon later
LEAFLET_CSS, LEAFLET_JS = "/*leaflet-css*/", "/*leaflet-js*/"


class RemoteResource(ValueError):
    """The finished file would ask the network for something."""


def strong(text: str) -> str:
    """Escape a text so that it stays text in HTML, in a JavaScript template literal and in a folium template."""
    return escape(text, quote=True).translate(RISKY)


def takeaway_html(model: MapModel) -> bytes:
    """Make the file: map with the same symbols, legend, tooltips, note, source with its date, and mark."""
    ground = geometry.ground()
    west, south, east, north = ground.district
    options = {"attributionControl": False, "zoomSnap": 0.05, "zoomDelta": 0.7, "maxZoom": MAX_ZOOM}
    figure = folium.Figure(title=strong(word("title", model.lang)))
    chart = folium.Map(
        [(south + north) / 2, (west + east) / 2], tiles=None, zoom_start=10, font_size="1rem", **options
    ).add_to(figure)
    chart.default_js, chart.default_css = [], []
    _ground(chart, model, ground)
    marks = [_mark(model, v).add_to(chart) for v in model.villages]
    names = _names(chart, model, ground) if model.layers.townships else []
    _Spacing(chart, model, marks, names).add_to(chart)
    head = f"<style>{LEAFLET_CSS}</style><script>{LEAFLET_JS}</script><script>{NO_PIN}</script>"
    figure.header.add_child(Element(head), name="leaflet")
    for part in (_heading(model), _legend(model), _foot(model)):
        figure.html.add_child(Element(part))
    return _finish(figure.render(), model.lang)


def _ground(chart: folium.Map, model: MapModel, ground: geometry.Ground) -> None:
    show, frame = model.layers, ground.picture_frame
    if show.ground:
        bounds = [[frame.south, frame.west], [frame.north, frame.east]]
        ImageOverlay(ground.picture, bounds, pixelated=False).add_to(chart)
    if show.neighbours:
        for neighbour in ground.neighbours:
            _lines(chart, "neighbour", neighbour["rings"])
    for code, rings in ground.townships.items():
        _cell(chart, model, code, rings)
    for kind, lines, is_shown in (
        ("stream", ground.streams, show.streams),
        ("river", ground.rivers, show.rivers),
        ("outline", ground.outline, True),
    ):
        if is_shown:
            _lines(chart, kind, lines)


def _turned(lines: list[geometry.Line]) -> list[list[tuple[float, float]]]:
    """Longitude, latitude → latitude, longitude, as Leaflet wants them."""
    return [[(lat, lon) for lon, lat in line] for line in lines]


def _lines(chart: folium.Map, kind: str, lines: list[geometry.Line]) -> None:
    colour, width = symbology.LINES[kind]
    folium.PolyLine(_turned(lines), color=colour, weight=max(1.0, width * 0.75), interactive=False).add_to(chart)


def _cell(chart: folium.Map, model: MapModel, code: str, rings: list[geometry.Line]) -> None:
    fill = drawing.fill_of(model, code)
    colour, width = symbology.LINES["township"]
    style = {"color": colour, "weight": width if model.layers.townships else 0, "fill": fill is not None}
    style |= {"fill_color": fill or "none", "fill_opacity": symbology.SHADE_OPACITY, "interactive": fill is not None}
    cell = folium.Polygon(_turned(rings), **style).add_to(chart)
    if fill and model.shade:
        names = {row[0]: row[1 if model.lang == "zh" else 2] for row in geometry.ground().names}
        text = _tip(names[code], [(model.shade.label, model.value_text(code))])
        folium.Tooltip(text, sticky=True).add_to(cell)


def _tip(title: str, pairs: list[tuple[str, str]]) -> str:
    rows = "".join(f"<dt>{strong(label)}</dt><dd>{strong(value)}</dd>" for label, value in pairs)
    return f"<b>{strong(title)}</b><dl>{rows}</dl>"


def _mark(model: MapModel, v: Village) -> folium.Marker:
    chosen = v.code == model.selected
    picture = drawing.symbol_svg(v.status, symbology.SYMBOL_PX, alert=v.alert, chosen=chosen, whole=True)
    alert = symbology.alert_label().get(model.lang) if v.alert else ""
    spoken = strong(f"{v.name} {v.township} {v.status_label} {alert}".strip())
    icon = folium.DivIcon(html=f'<i></i>{picture}<span class="sr">{spoken}</span>', class_name="mark", icon_size=(0, 0))
    marker = folium.Marker([v.lat, v.lon], icon=icon, rise_on_hover=True, z_index_offset=1000 if chosen else 0)
    pairs = [(v.status_label, alert), *v.tooltip]
    folium.Tooltip(_tip(f"{v.name}　{v.township}", pairs), direction="auto", offset=(12, 0)).add_to(marker)
    return marker


def _names(chart: folium.Map, model: MapModel, ground: geometry.Ground) -> list[dict[str, object]]:
    found = []
    for code, zh, en, lon, lat in ground.names:
        text = zh if model.lang == "zh" else en
        icon = folium.DivIcon(html=f"<span>{strong(text)}</span>", class_name="place", icon_size=(0, 0))
        marker = folium.Marker([lat, lon], icon=icon, interactive=False, keyboard=False).add_to(chart)
        ems = round(drawing.text_width(text, 1.0), 2)
        found.append({"marker": marker.get_name(), "at": [lat, lon], "rings": ground.townships[code], "ems": ems})
    return found


class _Spacing(MacroElement):
    """Starts `takeaway.js` once the map and its markers exist."""

    _template = Template("{% macro script(this, kwargs) %}{{ this.code }}{% endmacro %}")

    def __init__(
        self, chart: folium.Map, model: MapModel, marks: list[folium.Marker], names: list[dict[str, object]]
    ) -> None:
        """Write the call: positions, sizes and the variables of folium's markers; no text of the data."""
        super().__init__()
        look = {key: value for key, value in symbology.look().items() if isinstance(value, float | int)}
        look |= {"leader": symbology.LINES["leader"], "name": NAME_SIZE[model.lang] * 0.75}
        look["buttons"] = {side: word(f"zoom_{side}", model.lang) for side in ("in", "out")}
        spots = [
            f"{{marker:{m.get_name()},at:{json.dumps([v.lat, v.lon])},alert:{json.dumps(v.alert)}}}"
            for m, v in zip(marks, model.villages, strict=True)
        ]
        places = [f"{{marker:{n['marker']},at:{n['at']},ems:{n['ems']},rings:{json.dumps(n['rings'])}}}" for n in names]
        west, south, east, north = geometry.ground().district
        layout = re.sub(r"^export ", "", (STATIC / "map" / "layout.js").read_text("utf-8"), flags=re.M)
        layout = f"(() => {{{layout}\nreturn {{ relax, fitNames }}; }})()"
        call = (
            f"spaceOut({chart.get_name()},[[{south},{west}],[{north},{east}]],[{','.join(spots)}],[{','.join(places)}],"
        )
        self.code = f"{(HERE / 'takeaway.js').read_text('utf-8')}\n{call}{json.dumps(look)},{layout});"


def _heading(model: MapModel) -> str:
    tokens = ";".join(f"--{name}:{value}" for name, value in {**symbology.COLOUR, "font": symbology.FONT}.items())
    sizes = "--s:22px;--em:18px;--legend:18px"
    return (
        f"<style>:root{{{tokens};{sizes}}}\n{(HERE / 'takeaway.css').read_text('utf-8')}</style>"
        f'<svg width="0" height="0" style="position:absolute" aria-hidden="true">{drawing.hatch_defs()}</svg>'
        f"<h1>{strong(word('title', model.lang))}</h1>"
    )


def _legend(model: MapModel) -> str:
    rows = []
    for mark, label, count in legend_lines(model):
        if mark is None:
            rows.append(f'<tr><th colspan="3">{strong(label)}</th></tr>')
            continue
        picture = _swatch(mark) if isinstance(mark, str) else drawing.parts_svg(mark, 22, 88)
        rows.append(f"<tr><td>{picture}</td><td>{strong(label)}</td><td>{strong(count)}</td></tr>")
    return f'<table class="legend">{"".join(rows)}</table>'


def _swatch(colour: str) -> str:
    if not colour.startswith("url("):
        return f'<i style="background:{colour}"></i>'
    line = symbology.COLOUR["context"]
    return f'<i style="background:repeating-linear-gradient(135deg,{line} 0 1.5px,transparent 1.5px 6px)"></i>'


def _foot(model: MapModel) -> str:
    lines = [text for text in (model.note, model.source_line()) if text]
    return f'<p class="foot">{"<br>".join(strong(line) for line in lines)}</p>'


def _finish(document: str, lang: str) -> bytes:
    """Number folium's random names, inline Leaflet, forbid requests; refuse what still points outside."""
    seen: dict[str, str] = {}
    document = re.sub(r"(?<=_)[0-9a-f]{32}\b", lambda m: seen.setdefault(m[0], str(len(seen) + 1)), document)
    tongue = "zh-CN" if lang == "zh" else "en"
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    head = f'<html lang="{tongue}">\n<head>\n<meta charset="utf-8">{policy}'
    document = document.replace("<html>\n<head>", head, 1)
    refuse_remote(document)
    css = re.sub(r"/\*.*?\*/", "", (STATIC / "leaflet" / "leaflet.css").read_text("utf-8"), flags=re.S)
    css = re.sub(r"[^{}]*\{[^{}]*url\([^{}]*\}", "", css)
    js = (STATIC / "leaflet" / "leaflet.js").read_text("utf-8").split("\n//# sourceMappingURL")[0]
    document = document.replace(LEAFLET_CSS, css, 1).replace(LEAFLET_JS, js, 1)
    _Addresses.check(document)
    return document.encode()


def refuse_remote(document: str) -> None:
    """Refuse a document (before Leaflet is put in) that holds any web address but the SVG name space."""
    rest = document.replace(SVG_NAMESPACE, "")
    found = re.search(r"(?:https?|wss?|ftp):\\?/\\?/[^\s\"'<>)]*|@import|sourceMappingURL", rest, re.I)
    if found:
        raise RemoteResource(f"take-away map: the file would fetch {found[0]!r}")


class _Addresses(HTMLParser):
    """Looks at every attribute that a browser follows."""

    FOLLOWED = ("src", "href", "xlink:href", "srcset", "action", "poster", "data", "background", "formaction")

    @classmethod
    def check(cls, document: str) -> None:
        """Refuse a document with an address that is neither embedded nor inside the file."""
        parser = cls()
        parser.feed(document)
        parser.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Check one tag."""
        for name, value in attrs:
            if name in self.FOLLOWED and not (value or "").startswith(("data:", "#")):
                raise RemoteResource(f"take-away map: <{tag} {name}={value!r}> points outside the file")
