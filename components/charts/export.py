"""Pictures to take away: the chart with its finding, unit line, source, date and mark inside; no network."""

from functools import cache
from html import escape
from typing import Any

import altair as alt
import vl_convert

from components.charts.view import SOURCE, ChartView, text_em
from components.theme import COLOUR, FONT, FONT_FOLDER

WIDTH, MARGIN, BAND = 1600, 56, 12
TITLE, SUB, NOTE = 52.0, 30.0, 22.0


@cache
def _fonts() -> None:
    vl_convert.register_font_directory(str(FONT_FOLDER))


def filled(view: ChartView, width: float) -> dict[str, Any]:
    """Return the view's specification with its rows inside, `width` px wide."""
    rows = view.table.to_pylist()
    return dict(view.spec) | {"data": {"name": SOURCE, "values": rows}, "width": width}


def to_altair(view: ChartView) -> alt.TopLevelMixin:
    """Return the view as an Altair chart, for a notebook."""
    return alt.Chart.from_dict(filled(view, 760))


def to_svg(view: ChartView, title: str, subtitle: str, source: str, lang: str = "zh") -> str:
    """Return a picture 1,600 px wide: finding, what-where-when line, chart, and source with date and mark."""
    _fonts()
    inner = WIDTH - 2 * MARGIN
    em = view.spec["config"]["text"]["fontSize"]
    chart = vl_convert.vegalite_to_svg(filled(view, round(view.width_em * em)))
    body, wide, high = _inside(chart)
    zoom = inner / wide
    parts = [f'<rect width="{WIDTH}" height="{BAND}" fill="{COLOUR["navy"]}"/>']
    y = _lines(parts, title, BAND + 30.0, TITLE, "ink", True)
    parts.append(f'<rect x="{MARGIN}" y="{y + 14:.0f}" width="110" height="6" fill="{COLOUR["crimson"]}"/>')
    y = _lines(parts, subtitle, y + 26.0, SUB, "ink2", False) + 16
    parts.append(f'<g transform="translate({MARGIN} {y:.0f}) scale({zoom:.4f})">{body}</g>')
    y = _lines(parts, source, y + high * zoom + 20, NOTE, "ink2", False) + 20
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    name, tongue = escape(title, quote=True), "zh-CN" if lang == "zh" else "en"
    head = f'<svg {space} width="{WIDTH}" height="{y:.0f}" viewBox="0 0 {WIDTH} {y:.0f}" lang="{tongue}" role="img"'
    ground = f'<rect width="100%" height="100%" fill="{COLOUR["paper"]}"/>'
    return f'{head} aria-label="{name}" font-family="{FONT}"><title>{name}</title>{ground}{"".join(parts)}</svg>'


def to_png(view: ChartView, title: str, subtitle: str, source: str, lang: str = "zh") -> bytes:
    """Return the same picture as PNG bytes, 1,600 px wide."""
    svg = to_svg(view, title, subtitle, source, lang)
    return vl_convert.svg_to_png(svg)


def bare_svg(view: ChartView, width: float, lang: str = "zh") -> str:
    """Return the chart alone as SVG, for a briefing screen or a card that writes its own words around it."""
    _fonts()
    svg = vl_convert.vegalite_to_svg(filled(view, width))
    return svg.replace("<svg ", f'<svg lang="{"zh-CN" if lang == "zh" else "en"}" ', 1)


def _inside(svg: str) -> tuple[str, float, float]:
    """Return a picture's content, width and height, so that it can stand in another picture."""
    start, end = svg.index(">", svg.index("<svg")) + 1, svg.rindex("</svg>")
    head = svg[: start - 1]
    size = {name: float(head.split(f' {name}="')[1].split('"')[0]) for name in ("width", "height")}
    return svg[start:end], size["width"], size["height"]


def _lines(parts: list[str], text: str, top: float, size: float, tone: str, bold: bool) -> float:
    """Write a text in as many lines as it needs; return where it ends."""
    if not text:
        return top
    most = (WIDTH - 2 * MARGIN) / size
    for line in _broken(text, most):
        top += size * 1.3
        weight = 700 if bold else 400
        parts.append(
            f'<text x="{MARGIN}" y="{top - size * 0.3:.0f}" font-size="{size:.0f}" font-weight="{weight}" '
            f'fill="{COLOUR[tone]}">{escape(line)}</text>'
        )
    return top


def _broken(text: str, most: float) -> list[str]:
    """Break a text after a space or a Chinese character, at most `most` em a line."""
    lines, line, last = [], "", 0
    for c in text:
        line += c
        if c == " " or (ord(c) > 0x2E7F and c not in "（《“"):
            last = len(line)
        if text_em(line) > most and last:
            lines.append(line[:last].rstrip())
            line, last = line[last:], 0
    return [*lines, line] if line else lines
