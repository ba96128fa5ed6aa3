"""The tree of areas: counts, the path in the code, placeholders, look-ups."""

import re

import pytest

from geo import areas
from geo.problems import UnknownArea


def test_counts():
    frame = areas.areas()
    assert frame.level.value_counts().to_dict() == {"village": 181, "township": 20, "district": 1}
    assert frame[frame.level == "village"].parent_code.nunique() == 18
    assert frame.area_code.is_unique and list(frame.area_code) == sorted(frame.area_code)
    assert all(frame[column].dtype == "str" for column in frame if column not in ("lon", "lat"))


def test_the_code_is_a_path():
    for row in areas.areas().itertuples():
        assert len(row.area_code) == areas.LENGTHS[row.level]
        assert row.parent_code == {"district": "", "township": "510802", "village": row.area_code[:9]}[row.level]
        assert all(areas.parent(child) == row.area_code for child in areas.children(row.area_code))


def test_no_placeholder_looks_official_and_no_real_village_looks_like_one():
    villages = areas.areas().query("level == 'village'")
    example = villages[villages.evidence == "example"]
    real = villages[villages.evidence != "example"]
    assert (len(example), len(real)) == (165, 16)
    assert example.area_code.str.fullmatch(r"510802\d{3}S\d{2}").all()
    assert example.name_zh.str.fullmatch(r"示例村\d{2}").all()
    assert real.area_code.str.fullmatch(r"510802\d{6}").all()
    assert not real.name_zh.str.contains("示例").any() and (real.evidence_note != "").all()
    assert set(villages.evidence) <= set(areas.EVIDENCE)


def test_both_languages_are_complete():
    frame = areas.areas()
    columns = ["name_zh", "name_en", "kind", "kind_zh", "kind_en"]
    assert (frame[columns] != "").all().all()
    assert not frame[["name_en", "kind_en"]].map(lambda text: bool(re.search("[一-鿿]", text))).any().any()
    assert ((frame.evidence_note == "") == (frame.evidence_note_zh == "")).all()


def test_look_ups():
    assert areas.full_name("510802100207", "zh") == "荣山镇大地村"
    assert areas.full_name("510802100207", "en") == "Dadi Village, Rongshan Town"
    assert areas.full_name("510802100S01", "zh") == "荣山镇示例村01"
    assert areas.codes("village", "510802007") == areas.children("510802007")
    assert areas.level("510802") == "district" and areas.parent("510802") == ""
    assert areas.area("510802100S01").is_example and not areas.area("510802100207").is_example


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("510802100208", "510802100207"),
        ("51080210", "510802100"),
        ("宋佳村", "510802103213"),
        ("Rongshan", "510802100"),
    ],
)
def test_unknown_code_names_the_nearest(asked, near):
    assert areas.nearest(asked) == near
    with pytest.raises(UnknownArea) as refusal:
        areas.name(asked, "zh")
    assert near in refusal.value.text("zh") and near in refusal.value.text("en")


def test_a_reader_cannot_spoil_the_cached_tree():
    mine = areas.areas()
    mine["name_zh"] = "x"
    mine.loc[0, "name_en"] = "x"
    assert areas.areas().name_zh.iloc[0] == "利州区" and areas.areas().name_en.iloc[0] == "Lizhou District"


def test_unknown_language_and_level_are_refused():
    with pytest.raises(ValueError, match="fr"):
        areas.name("510802", "fr")
    with pytest.raises(ValueError, match="county"):
        areas.codes("county")
