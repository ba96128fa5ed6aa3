"""规划与内容精准: what a reader sees is in the reader's language, short, and never raw."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import text
from components.text import strings
from components.views import planning as view
from indicators.measure import Selection
from indicators.planning.readings import BASES
from tests.planning_page import POOR, WHOLE_PAGE, figures_of, selections
from tests.wording import HAN, RAW

pytestmark = pytest.mark.usefixtures("demo_snapshot")


def sentences(selection: Selection) -> list[str]:
    shown = [*view.top.heading(selection)[:2], *(note.sentence for note in view.match.notes(selection))]
    shown.append(view.floor.note(selection).sentence)
    for tile in view.top.tiles(selection):
        shown += [tile.label, tile.value, tile.note]
    for figure in figures_of(selection):
        shown += [figure.title, figure.sub, *figure.notes, *map(str, figure.table.columns)]
        words = figure.table.select_dtypes(exclude="number")
        shown += [str(cell) for column in words for cell in words[column].dropna().unique()[:40]]
        if figure.view is not None and not figure.is_empty:
            frame = figure.view.frame
            shown += [str(cell) for name in frame if "text" in name or name == "label" for cell in frame[name]]
    return shown


@WHOLE_PAGE
@given(selections(), st.sampled_from(["zh", "en"]), st.sampled_from(list(BASES)))
def test_nothing_raw_is_shown(selection, language, reading):
    text.use(language)
    for sentence in sentences(replace(selection, readings=(("C4", reading),))):
        assert not RAW.search(sentence), sentence
        assert language == "zh" or not HAN.search(sentence), sentence


@pytest.mark.parametrize("language", ["zh", "en"])
def test_titles_are_short(language):
    text.use(language)
    for area in ("510802", "510802007", "510802100", "510802100203", "510802001"):
        selection = Selection(area=area, household_class=("registered_poor",))
        for title in (view.top.heading(selection)[0], *(figure.title for figure in figures_of(selection))):
            size = len(HAN.findall(title)) if language == "zh" else len(title)
            assert size <= (20 if language == "zh" else 62), title


def test_tables_have_the_same_columns_in_both_languages():
    zh = {figure.key: figure.table.shape for figure in figures_of(POOR)}
    text.use("en")
    assert {figure.key: figure.table.shape for figure in figures_of(POOR)} == zh  # no two headings fall into one


def test_keys_choices_and_places():
    keys = [figure.key for figure in figures_of(POOR)]
    assert len(set(keys)) == len(keys)
    for name in view.CHOICES:
        key, label, options, first = view.choices(name)
        assert key == name and label and first in options and all(options.values())
    for key, words in strings().items():
        if key.startswith("pl_"):
            holes = [set(re.findall(r"\{(\w+)\}", words.get(language))) for language in ("zh", "en")]
            assert words.zh and words.en and holes[0] == holes[1], key
