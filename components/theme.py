"""The house look, read from `tokens.json`: colours, sizes, the Altair theme and the page's stylesheet.

No colour or size is written anywhere else; a chart, map, slide or card asks here.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import altair as alt

HERE = Path(__file__).resolve().parent
TOKENS: Mapping[str, Any] = MappingProxyType(json.loads((HERE / "tokens.json").read_text("utf-8")))
COLOUR: Mapping[str, str] = MappingProxyType(TOKENS["colour"])
EMPHASIS: Mapping[str, str] = MappingProxyType(TOKENS["emphasis"])
STATUS: Mapping[str, Mapping[str, Any]] = MappingProxyType(TOKENS["status"])
FONT: str = TOKENS["font"]
FONT_FOLDER = HERE.parent / "static" / "fonts"
THEME = "lizhou"


def chart_em(size: str = "page") -> float:
    """Return the label size of a chart in px: 'page', 'public', 'briefing' (at 1080 lines) or 'export'."""
    sizes: Mapping[str, float] = TOKENS["chart_em_px"]
    if size not in sizes:
        raise ValueError(f"chart size {size!r} is not one of {tuple(sizes)}")
    return sizes[size]


@cache
def vega_config(em: float) -> dict[str, Any]:
    """Return the Vega-Lite config of the house for labels of `em` px; every other size is a share of it."""
    ink, ink2, grid = COLOUR["ink"], COLOUR["ink2"], COLOUR["grid"]
    axis = {
        "labelFont": FONT, "labelFontSize": em, "labelColor": ink, "labelAngle": 0, "labelPadding": 0.45 * em,
        "aria": False, "title": None,
        "titleFont": FONT, "titleFontSize": em, "titleColor": ink2, "titleFontWeight": 400,
        "grid": False, "gridColor": grid, "gridWidth": 1, "ticks": False, "tickColor": grid,
        "domainColor": COLOUR["context"], "domainWidth": 1, "labelLineHeight": 1.2 * em,
    }  # fmt: skip
    return {
        "font": FONT,
        "background": COLOUR["paper"],
        "padding": round(0.3 * em),
        "view": {"stroke": None},
        "axis": axis,
        "title": {
            "font": FONT, "fontSize": 0.9 * em, "fontWeight": 400, "color": ink2, "anchor": "start", "frame": "group",
            "offset": 0.5 * em, "subtitleFont": FONT, "subtitleColor": ink2,
        },
        "header": {"labelFont": FONT, "labelFontSize": em, "labelColor": ink, "titleFont": FONT},
        "legend": {"labelFont": FONT, "labelFontSize": em, "labelColor": ink, "titleFont": FONT, "orient": "top"},
        "text": {"font": FONT, "fontSize": em, "fill": ink, "lineHeight": 1.2 * em},
        "line": {"strokeWidth": em / 6, "strokeCap": "round"},
        "point": {"size": (em / 2) ** 2, "filled": True, "opacity": 1},
        "bar": {"fill": COLOUR["navy"]},
        "range": {
            "category": TOKENS["series"], "ramp": TOKENS["sequential"], "heatmap": TOKENS["sequential"],
            "ordinal": TOKENS["sequential"],
        },
    }  # fmt: skip


def _altair_theme() -> alt.theme.ThemeConfig:
    return {"config": vega_config(chart_em())}  # type: ignore[typeddict-item]


alt.theme.register(THEME, enable=True)(_altair_theme)


def css_variables() -> str:
    """Return the tokens as CSS custom properties: `--ink`, `--series-1`, `--status-left`, `--size-h1` (rem)."""
    base = TOKENS["type_public_px"]["body"]
    pairs = {name: value for name, value in COLOUR.items()}
    pairs |= {f"series-{i}": value for i, value in enumerate(TOKENS["series"], 1)}
    pairs |= {f"sequential-{i}": value for i, value in enumerate(TOKENS["sequential"], 1)}
    pairs |= {f"status-{name}": item.get("fill", item.get("ring")) for name, item in STATUS.items()}
    pairs |= {f"size-{k.replace('_', '-')}": f"{v / base:.3f}rem" for k, v in TOKENS["type_public_px"].items()}
    pairs["font"] = FONT
    return ":root{" + "".join(f"--{name}:{value};" for name, value in pairs.items()) + "}"


@cache
def css() -> str:
    """Return the stylesheet of the app (without a style tag): the tokens, then `theme.css`."""
    return css_variables() + "\n" + (HERE / "theme.css").read_text("utf-8")
