"""A finished SVG picture as PNG, with the house fonts and without a network."""

from functools import cache

import vl_convert

from components.theme import FONT_FOLDER


@cache
def _fonts() -> None:
    vl_convert.register_font_directory(str(FONT_FOLDER))


def svg_to_png(svg: str) -> bytes:
    """Return the picture as PNG bytes, one pixel per unit."""
    _fonts()
    return vl_convert.svg_to_png(svg)
