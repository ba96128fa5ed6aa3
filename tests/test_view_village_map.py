"""贫困村地图: map, table and heading tell of the same villages; the district by hand; files; words."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from html import unescape
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import text
from components.maps import choice, symbology
from components.views import common
from components.views import village_map as view
from components.views.village_map import base, picture, table, top
from data import store
from geo import boundaries
from geo.areas import parent
from geo.problems import BoundaryProblem, Wording
from indicators.measure import Selection, measure
from tests.delisting_page import POOR, QUICK, selections
from tests.wording import HAN, RAW

pytestmark = pytest.mark.usefixtures("demo_snapshot")


def of(selection: Selection, shade: str = "none", card: str | None = None):
    found = view.places(selection)
    return found, view.model(found, selection, shade, card)


# ---- the district, by hand -----------------------------------------------------------------------------------------


def test_the_54_villages_of_the_district():
    found, model = of(POOR)
    rows = store.read("villages")
    poor = rows[rows["is_poor_village"]].set_index("village_code")
    assert [place.code for place in found] == sorted(poor.index)
    assert {entry.key: entry.count for entry in model.legend if not entry.is_ring} == {
        "plan2016": 20, "plan2017": 23, "no_year": 11,
    }  # fmt: skip
    assert view.heading(POOR, found)[0] == "两年要摘帽43个村，2017年23个任务更重"
    assert "54个村（2016年摘帽20个，2017年摘帽23个，年度未列11个）" in view.heading(POOR, found)[1]
    planned = {place.code: place.village.status for place in found}
    years = poor["planned_exit_year"].astype("Float64")
    assert all(planned[code] == f"planned_{int(year)}" for code, year in years.dropna().items())


@pytest.mark.parametrize(("option", "status", "word"), [("unscheduled", "no_year", "年度未列"),
                                                         ("before_2016", "left", "已摘帽"),
                                                         ("after_2017", "after2017", "2017年后")])  # fmt: skip
def test_the_eleven_follow_their_reading(option, status, word):
    selection = replace(POOR, readings=(("C1", option),))
    found, model = of(selection)
    counts = {entry.key: entry.count for entry in model.legend}
    assert counts[status] == 11 and set(counts) <= {"plan2016", "plan2017", status, "alert"}
    assert view.heading(selection, found)[0] == "两年要摘帽43个村，2017年23个任务更重"
    assert f"{word}11个" in view.heading(selection, found)[1]
    assert [row for row in table.columns(found)["摘帽年度"] if row == word] == [word] * 11


def test_a_ring_is_its_rule():
    tests = store.read("exit_tests")
    failed = set(tests.loc[(tests["year"] == 2015) & ~tests["is_passed"].astype(bool), "village_code"])
    found, model = of(POOR)
    ringed = {village.code for village in model.villages if village.alert}
    assert ringed == {p.code for p in found if p.code in failed and p.village.status == "planned_2016"}
    assert top.ring_rule() in [one.sentence for one in view.rules(found, POOR, "none")]


# ---- any selection -------------------------------------------------------------------------------------------------


@QUICK
@given(selections(), st.sampled_from(list(picture.SHADES)), st.sampled_from(["zh", "en"]))
def test_map_and_table_hold_the_same_villages(selection, shade, language):
    text.use(language)
    found, model = of(selection, shade)
    shown, whole = model.table(), view.figure(found, selection).table
    rows = table.beside(found, "")["rows"]
    codes = [place.code for place in found]
    assert [village.code for village in model.villages] == codes
    assert len(whole) == len(shown) == len(codes)
    assert [row[0] for row in rows] == codes
    assert all(code.startswith(selection.area) for code in codes)
    for column in shown.columns[:5]:
        assert list(shown[column]) == list(whole[column]) or not codes
    assert sum(entry.count for entry in model.legend if not entry.is_ring) == len(codes)
    signs = [symbology.status(village.status) for village in model.villages]
    assert [row[2].split(" ")[0] for row in rows] == [table.SIGNS[sign.shape] for sign in signs]
    assert [bool(row[5]) for row in rows] == [village.alert for village in model.villages]
    assert [row[4] for row in rows] == list(whole[common.heading_of(base.RATE)])


@QUICK
@given(selections())
def test_numbers_are_those_of_the_indicators(selection):
    found = view.places(selection)
    if not found:
        return
    shown = view.figure(found, selection).table.set_index("编码")
    measured = measure((*base.COUNTS, *base.SHARES), replace(selection, village_kind="poor"), by="village")
    for key, one in measured.items():
        values = one.frame.set_index("area_code")["value"]
        for code, cell in shown[common.heading_of(key)].items():
            if key == "poor_persons" and selection.household_class == ("key_economic",):
                assert cell != cell or cell is None
            elif values[code] != values[code]:
                assert cell != cell
            else:
                wanted = round(values[code] * 100, 1) if one.indicator.unit == "percent" else values[code]
                assert cell == pytest.approx(wanted)
    here = Selection(village_kind="poor", year=selection.year, readings=selection.readings)
    rates = measure((base.RATE,), here, by="village")[base.RATE].frame.set_index("area_code")["value"]
    for code, cell in shown[common.heading_of(base.RATE)].items():
        assert cell == pytest.approx(round(rates[code] * 100, 1))


@QUICK
@given(selections(), st.sampled_from(["zh", "en"]))
def test_headings_are_true_and_short(selection, language):
    text.use(language)
    found = view.places(selection)
    title, sub, _ = view.heading(selection, found)
    counts = [sum(p.village.status == f"planned_{year}" for p in found) for year in (2016, 2017)]
    numbers = [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", title)]
    if len(found) > 1 and all(counts):
        assert sum(counts) in numbers
        assert max(counts) in numbers
        if counts[0] != counts[1]:
            assert (2017 if counts[1] > counts[0] else 2016) in numbers
    assert len(HAN.findall(title)) <= (20 if language == "zh" else 0)
    assert language == "zh" or len(title) <= 60, title
    figure = view.figure(found, selection)
    said = (one.sentence for one in view.rules(found, selection, "late"))
    words = [title, sub, figure.title, figure.sub, *figure.notes, *said]
    words += [cell for name in figure.table for cell in figure.table[name] if isinstance(cell, str)]
    assert not [word for word in words if RAW.search(word)]
    assert language == "zh" or not [word for word in words if HAN.search(word)]


def test_a_filter_of_households_changes_counts_and_is_named():
    selection = replace(POOR, poverty_cause=("bereavement",))
    found, before = view.places(selection), view.places(POOR)
    assert [p.village for p in found] == [p.village for p in before]
    assert sum(p.numbers["registered_households"] for p in found) < sum(
        p.numbers["registered_households"] for p in before
    )
    assert "不随致贫原因筛选变化" in view.heading(selection, found)[1]
    assert "不随" not in view.heading(POOR, before)[1]


def test_no_poor_village_is_said_and_the_map_still_drawn():
    for selection in (replace(POOR, area="510802001"), replace(POOR, village_kind="other")):
        found, model = of(selection, "rate")
        assert not found and not model.villages and model.shade
        assert view.heading(selection, found)[0] == "所选范围没有贫困村"
        assert "没有贫困村" in view.chosen_words(None, 0)
        assert view.figure(found, selection).is_empty


# ---- shading, boundaries, files ------------------------------------------------------------------------------------


@pytest.mark.parametrize("shade", [key for key, name in picture.SHADES.items() if name])
def test_shading_is_the_indicator_of_every_township(shade):
    selection = replace(POOR, area="510802103", poverty_cause=("illness",))
    _, model = of(selection, shade)
    key = picture.SHADES[shade]
    frame = measure((key,), replace(selection, area="510802"), by="township")[key].frame.set_index("area_code")
    times = 100 if model.shade.unit == "%" else 1
    assert len(model.areas) == 20
    for code, value in model.areas.items():
        known = frame["value"].get(code)
        assert value == pytest.approx(known * times) if known == known and known is not None else value is None
    assert sum(model.shade.counts) + model.shade.n_missing == 20
    assert "不随所选区域变化" in picture.shade_note(selection, shade)


def test_layers_say_what_they_are(monkeypatch):
    _, model = of(POOR)
    assert "示意图" in model.note and "区界实测、乡镇分区示意、村点示意" in model.note
    monkeypatch.setattr(boundaries, "quality", lambda level: "real")
    _, model = of(POOR)
    assert model.note.startswith("点位由使用单位提供") and "村点实测" in model.note


def test_a_refused_boundary_file_is_told(monkeypatch):
    assert view.notices() == []
    problem = BoundaryProblem(Wording("townships.geojson 缺少乡镇 510802100。", "townships.geojson lacks 510802100."))
    monkeypatch.setattr(boundaries, "problems", lambda: (problem,))
    assert view.notices() == ["提供的边界文件未采用，仍用示意图层：townships.geojson 缺少乡镇 510802100。"]
    text.use("en")
    assert view.notices()[0].endswith("townships.geojson lacks 510802100.")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_files_carry_finding_rule_source_and_mark(language):
    text.use(language)
    found, model = of(POOR, "rate", "510802103213")
    heading, rules = view.heading(POOR, found), view.rules(found, POOR, "rate")
    files = {file.kind: file for file in view.files(model, heading, rules)}
    text.use("zh")  # a file is made outside the run that offered it
    svg, rules = files["svg"].make().decode(), [one.sentence for one in rules]
    words = re.sub(r"</text><text[^>]*>|<[^>]+>", "", svg)
    for said in (heading[0], model.source_line(), model.mark, *rules, model.note):
        assert said.replace(" ", "") in words.replace(" ", ""), said
    assert files["png"].make().startswith(b"\x89PNG")
    html = unescape(files["html"].make().decode())
    assert all(rule in html for rule in (model.mark, *rules)) and all(
        file.name.endswith(f".{kind}") for kind, file in files.items()
    )


# ---- choosing ------------------------------------------------------------------------------------------------------


def test_an_old_answer_of_the_browser_counts_for_nothing(monkeypatch):
    state: dict = {}
    asked = partial(choice.question, page_decides=True)
    monkeypatch.setattr(choice, "st", SimpleNamespace(session_state=state))
    assert asked(None, "m") == {"selected": None, "asked": 1}
    state["m"] = {"selected": [1, "A"]}  # a click
    assert choice.answer("m") == "A"
    assert asked("A", "m") == {"selected": None, "asked": 1}, "what the map shows is not asked again"
    assert asked("B", "m") == {"selected": "B", "asked": 2}, "a row chose B"
    assert choice.answer("m") == "B", "the browser still says [1, A]"
    state["m"] = {"selected": [2, "A"]}  # a click on the village clicked before
    assert choice.answer("m") == "A"
    state["m"] = {"selected": [2, None]}
    assert choice.answer("m") is None


def test_the_chosen_village_is_told_beside_the_map():
    found = view.places(POOR)
    words = view.chosen_words(found[2], len(found))
    assert "荣山镇大地村" in words and "2016年摘帽" in words and "差1项（贫困发生率）" in words
    assert parent(found[2].code) == "510802100"
    assert of(POOR, card=found[2].code)[1].selected == found[2].code
