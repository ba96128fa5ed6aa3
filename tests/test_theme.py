"""The look is written once: colours and sizes come from the tokens, and they can be read on a wall."""

import json
import re
import tomllib
from itertools import combinations
from pathlib import Path

import altair as alt
import pytest
from coloraide import Color

from components import theme

ROOT = Path(__file__).resolve().parents[1]
HEX = re.compile(r"#[0-9A-Fa-f]{3,8}\b")
TOKEN_COLOURS = {found.upper() for found in HEX.findall((ROOT / "components/tokens.json").read_text("utf-8"))}
SETTINGS = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))


def contrast(one: str, other: str) -> float:
    return Color(one).contrast(other, method="wcag21")


def lightness(colour: str) -> float:
    return Color(colour).convert("lab-d65")["l"]


@pytest.mark.parametrize("name", ["ink", "ink2", "navy", "crimson"])
@pytest.mark.parametrize("ground", ["paper", "panel"])
def test_text_colours_can_be_read(name, ground):
    assert contrast(theme.COLOUR[name], theme.COLOUR[ground]) >= 7


@pytest.mark.parametrize("name", ["paper", "on_navy", "gold_on_navy"])
def test_text_on_the_band_can_be_read(name):
    assert contrast(theme.COLOUR[name], theme.COLOUR["navy"]) >= 7


@pytest.mark.parametrize(("step", "ink"), list(enumerate(["ink", "ink", "paper", "paper"])))
def test_numbers_in_cells_can_be_read(step, ink):
    assert contrast(theme.TOKENS["cells"][step], theme.COLOUR[ink]) >= 7


def test_series_survive_a_grey_printer():
    """Whole steps of L*, as in the design's table: teal 49 and amber 60 are the closest pair."""
    for one, other in combinations(theme.TOKENS["series"], 2):
        assert abs(round(lightness(one)) - round(lightness(other))) >= 11, (one, other)


def test_ramp_grows_darker():
    steps = [lightness(c) for c in theme.TOKENS["sequential"]]
    assert steps == sorted(steps, reverse=True)


def test_altair_theme_is_registered_and_enabled():
    assert alt.theme.active == theme.THEME
    config = alt.Chart().mark_bar().to_dict(validate=False)["config"]
    assert config["view"]["stroke"] is None
    assert config["axis"]["labelFont"] == theme.FONT


def test_size_of_a_chart_is_known_or_refused():
    assert theme.chart_em("page") < theme.chart_em("briefing")
    with pytest.raises(ValueError, match="'wall' is not one of"):
        theme.chart_em("wall")


def test_settings_repeat_the_tokens():
    look = SETTINGS["theme"]
    assert look["primaryColor"] == theme.COLOUR["navy"]
    assert look["textColor"] == theme.COLOUR["ink"]
    assert look["backgroundColor"] == theme.COLOUR["paper"]
    assert look["secondaryBackgroundColor"] == theme.COLOUR["panel"]
    assert look["chartCategoricalColors"] == theme.TOKENS["series"]
    assert look["baseFontSize"] == theme.TOKENS["type_public_px"]["body"]
    assert look["font"] == look["headingFont"] == theme.FONT
    assert {c.upper() for c in HEX.findall(json.dumps(look))} <= TOKEN_COLOURS


def test_settings_ask_nobody_outside():
    assert SETTINGS["browser"] == {"gatherUsageStats": False, "serverAddress": "127.0.0.1"}
    assert not re.search(r"https?://", json.dumps(SETTINGS))


def test_fonts_of_the_settings_are_there():
    for face in SETTINGS["theme"]["fontFaces"]:
        path = ROOT / face["url"].replace("assets/", "static/")
        assert path.read_bytes()[:4] == b"wOF2"
    assert (theme.FONT_FOLDER / "OFL.txt").read_text("utf-8").startswith("Copyright")


def test_stylesheet_holds_no_colour_of_its_own():
    sheet = re.sub(r"/\*.*?\*/", "", (ROOT / "components/theme.css").read_text("utf-8"), flags=re.S)
    assert HEX.findall(sheet.replace("#MainMenu", "")) == []
    assert not re.search(r"gradient|text-shadow:(?!none)|url\(|@import", sheet)


def test_stylesheet_names_only_known_variables():
    known = set(re.findall(r"--([\w-]+):", theme.css_variables()))
    assert set(re.findall(r"var\(--([\w-]+)\)", theme.css())) <= known


def test_stylesheet_serves_paper_focus_and_projector():
    sheet = theme.css()
    assert "@media print" in sheet
    assert ":focus-visible" in sheet
    assert "word-break:keep-all" in sheet
    assert "tabular-nums" in sheet
    sizes = re.findall(r"font-size:([\d.]+)px", re.sub(r"html\{font-size:\d+px\}", "", sheet))
    assert sizes == [], "sizes are in rem, so that one html font-size scales the page"
