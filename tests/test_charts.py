"""Every chart kind: one specification for any data, labels on the marks, colours of the house, pictures."""

import json
import re
from dataclasses import replace
from pathlib import Path

import altair as alt
import pandas as pd
import pytest

from components import charts, theme
from components.charts import Key
from components.charts.view import nice_ticks, text_em, wrapped
from tests.chart_samples import samples

ROOT = Path(__file__).resolve().parents[1]
HEX = re.compile(r"#[0-9A-Fa-f]{6}\b")
TOKEN_COLOURS = {found.upper() for found in HEX.findall((ROOT / "components/tokens.json").read_text("utf-8"))}
LANGS = ("zh", "en")
VIEWS = {(kind, lang): view for lang in LANGS for kind, view in samples(lang).items()}
TEXT_COLUMNS = ("text", "value_text", "end_text", "label", "high_text")
DRAWN = {}


def drawn(kind, lang):
    if (kind, lang) not in DRAWN:
        DRAWN[kind, lang] = charts.bare_svg(VIEWS[kind, lang], 1200 if kind in ("panels", "calendar") else 660, lang)
    return DRAWN[kind, lang]


def words(view):
    return {
        line
        for column in TEXT_COLUMNS
        if column in view.frame
        for cell in view.frame[column]
        for line in str(cell).split("\n")
        if line
    }


every = pytest.mark.parametrize(("kind", "lang"), VIEWS)


@every
def test_specification_holds_no_data_and_no_link(kind, lang):
    spec = VIEWS[kind, lang].spec
    text = json.dumps(spec, ensure_ascii=False)
    assert spec["data"] == {"name": "source"}
    assert "datasets" not in spec
    assert '"values"' not in text
    assert "http" not in text


@every
def test_specification_is_valid(kind, lang):
    alt.LayerChart.from_dict(charts.export.filled(VIEWS[kind, lang], 660))


@pytest.mark.parametrize("lang", LANGS)
def test_specification_is_built_once(lang):
    for kind, again in samples(lang).items():
        assert again.spec is VIEWS[kind, lang].spec


@every
def test_colours_come_from_the_tokens(kind, lang):
    view = VIEWS[kind, lang]
    used = HEX.findall(json.dumps(view.spec) + view.frame.to_json(force_ascii=False))
    assert {c.upper() for c in used} <= TOKEN_COLOURS


@every
def test_words_are_in_the_picture(kind, lang):
    svg = drawn(kind, lang)
    seen = {re.sub(r"\s+", "", t) for t in re.findall(r">([^<>]+)</(?:text|tspan)>", svg.replace("\n", ""))}
    missing = {w for w in words(VIEWS[kind, lang]) if re.sub(r"\s+", "", w).replace("&", "&amp;") not in seen}
    assert not missing


@every
def test_no_label_is_turned(kind, lang):
    assert "rotate(-90" not in drawn(kind, lang)
    assert "rotate(270" not in drawn(kind, lang)


@every
def test_height_is_foreseen(kind, lang):
    height = float(re.search(r'<svg[^>]* height="([\d.]+)"', drawn(kind, lang)).group(1))
    assert abs(VIEWS[kind, lang].height - height) <= 30


@pytest.mark.parametrize("em", [17, 36])
def test_nothing_is_cut_off(em):
    """No text starts left of the picture: the marks' rooms are wide enough for both languages and sizes."""
    for lang in LANGS:
        for kind in ("bars", "dots", "heat", "flows"):
            svg = charts.bare_svg(samples(lang, em)[kind], 40 * em, lang)
            left = float(re.search(r'viewBox="([-\d.]+) ', svg).group(1))
            assert left == 0, (kind, lang)


def test_specification_does_not_depend_on_the_data():
    one = charts.bars(pd.DataFrame({"label": ["甲", "乙"], "value": [1, 2], "value_text": ["1", "2"]}), unit="户")
    other = charts.bars(pd.DataFrame({"label": ["丙", "丁"], "value": [9, 0], "value_text": ["9", "0"]}), unit="户")
    assert one.spec is other.spec
    series = {"series": "a", "x": [2013, 2015], "value_text": ""}
    first = charts.trajectory(pd.DataFrame(series | {"value": [12.0, 6.0]}))
    second = charts.trajectory(pd.DataFrame(series | {"value": [900.0, 0.0]}))
    assert first.spec is second.spec


def test_bars_start_at_zero_and_keep_their_proportions():
    view = charts.bars(pd.DataFrame({"label": ["甲", "乙"], "value": [30, 60], "value_text": ["30", "60"]}))
    assert list(view.frame["share"]) == [0.5, 1.0]


def test_order_column_sorts_the_rows():
    view = charts.bars(
        pd.DataFrame({"label": ["甲", "乙"], "value": [1, 2], "value_text": ["1", "2"], "order": [2, 1]})
    )
    assert list(view.frame["label"]) == ["乙", "甲"]


def test_missing_value_is_no_bar_but_keeps_its_text():
    frame = pd.DataFrame({"label": ["甲", "乙"], "value": [None, 2], "value_text": ["—", "2"]})
    view = charts.columns(frame)
    assert list(view.frame["share"]) == [0, 1]
    assert "—" in charts.bare_svg(view, 400)


@pytest.mark.parametrize("maker", [charts.bars, charts.columns])
def test_all_zero_and_empty_frames_are_drawn(maker):
    zero = pd.DataFrame({"label": ["甲"], "value": [0], "value_text": ["0"]})
    assert charts.bare_svg(maker(zero), 400)
    assert charts.bare_svg(maker(zero[:0]), 400)


def test_flows_are_never_netted_off():
    frame = pd.DataFrame({"label": ["2015"], "out": [100], "out_text": ["100"], "back": [40], "back_text": ["40"]})
    rows = charts.flows(frame).frame.query("part == 'rule' and size == 0.8")
    lengths = (rows["x2"] - rows["x"]).tolist()
    assert lengths[0] / -lengths[1] == pytest.approx(2.5)
    assert rows["x"].nunique() == 1, "both arrows start at the middle line"


def test_observed_is_solid_and_planned_is_dashed_and_open():
    frame = pd.DataFrame({
        "series": "a", "x": [2013, 2015, 2017], "value": [12, 6, 0], "is_plan": [False, False, True]
    })  # fmt: skip
    rows = charts.trajectory(frame).frame
    assert (rows["part"] == "line").sum() == 2
    assert (rows["part"] == "dash_line").sum() == 2, "the plan starts from the last observed point"
    points = rows[rows["part"] == "point"]
    assert list(points["tone"])[-1] == theme.COLOUR["paper"]
    assert list(points["edge"])[-1] == theme.COLOUR["teal"]


def test_a_cut_axis_says_so():
    frame = pd.DataFrame({"series": "a", "x": [2013, 2015], "value": [90, 95]})
    assert "不从0起" in json.dumps(charts.trajectory(frame, unit="%", from_zero=False).spec, ensure_ascii=False)
    assert "不从0起" not in json.dumps(charts.trajectory(frame, unit="%").spec, ensure_ascii=False)


def test_no_data_is_hatched():
    frame = pd.DataFrame({"row": ["甲"], "column": ["因病"], "value": [None], "value_text": [""]})
    assert (charts.heat(frame).frame["part"] == "rule").sum() >= 3


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        ({"lable": ["甲"], "value": [1], "value_text": ["1"]}, "'label' is missing.*did you mean 'lable'"),
        ({"label": ["甲", "甲"], "value": [1, 1], "value_text": ["1", "1"]}, "two rows are named '甲'"),
        ({"label": ["甲"], "value": [1], "value_text": ["1"], "emphasis": ["focsu"]}, "did you mean 'focus'"),
    ],
)
def test_a_wrong_frame_is_refused_by_name(frame, said):
    with pytest.raises(ValueError, match=f"chart bars: .*{said}"):
        charts.bars(pd.DataFrame(frame))


def test_more_than_four_series_are_refused():
    frame = pd.DataFrame({"series": list("abcde"), "x": 2015, "value": 1})
    with pytest.raises(ValueError, match="at most four"):
        charts.trajectory(frame)


@pytest.mark.parametrize("lang", LANGS)
def test_picture_to_take_away_explains_itself(lang):
    title, sub, source = "2015年尚有12,119人 <未脱贫>", "全区，人", "资料来源：演示登记册，2016-04-13；模拟"
    svg = charts.to_svg(VIEWS["bars", lang], title, sub, source, lang)
    for part in ("12,119人 &lt;未脱贫&gt;", sub, source):
        assert part in svg
    links = set(re.findall(r"https?://[^\"' ]+", svg))
    assert links <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert 'width="1600"' in svg


def test_png_is_1600_wide_and_set_in_the_house_font():
    view = VIEWS["ribbon", "zh"]
    png = charts.to_png(view, "标题", "范围", "来源", "zh")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20]) == 1600
    assert charts.to_png(replace(view), "标题", "范围", "来源", "zh") == png


def test_notebook_gets_an_altair_chart():
    assert isinstance(charts.to_altair(VIEWS["bars", "zh"]), alt.LayerChart)


def test_key_stands_above_the_plot():
    frame = pd.DataFrame({"label": ["甲"], "value": [1], "value_text": ["1"]})
    assert "已走访" in charts.bare_svg(charts.bars(frame, keys=(Key("已走访"),)), 400)


def test_text_is_measured_and_broken():
    assert text_em("贫困村") == 3
    assert wrapped("Rongshan Town", 20) == "Rongshan Town"
    assert wrapped("重复参训者只计一次", 8) == "重复参训者\n只计一次"
    assert wrapped("Lack of labour", 5).count("\n") == 1


def test_ticks_are_round():
    assert nice_ticks(0, 31.3, 8) == [0, 5, 10, 15, 20, 25, 30, 35]
    assert nice_ticks(0, 1) == [0, 0.2, 0.4, 0.6, 0.8, 1.0]


def test_start_up_builds_what_visitors_need():
    charts.warm(19.0)
    built = charts.scene._surface.cache_info().misses
    samples("zh", 19.0)
    assert charts.scene._surface.cache_info().misses == built
