"""资金: what a reader sees is in the reader's language, short, and never raw."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import ledger, text
from components.text import strings
from components.views import funds as view
from indicators.measure import Selection
from tests.funds_page import WHOLE_PAGE, figures_of, notes_of, selections
from tests.wording import HAN, RAW

pytestmark = pytest.mark.usefixtures("demo_snapshot")


def sentences(selection: Selection) -> list[str]:
    shown = [*view.top.heading(selection)[:2], *notes_of(selection)]
    for tile in view.top.tiles(selection):
        shown += [tile.label, tile.value, tile.note]
    for figure in figures_of(selection):
        shown += [figure.title, figure.sub, *figure.notes, *map(str, figure.table.columns)]
        words = figure.table.select_dtypes(exclude="number")
        shown += [str(cell) for column in words for cell in words[column].dropna().unique()[:40]]
        if figure.view is not None and not figure.is_empty:
            shown += [
                str(cell)
                for name in figure.view.frame
                if "text" in name or name == "label"
                for cell in figure.view.frame[name]
            ]
    return shown


@WHOLE_PAGE
@given(selections(), st.sampled_from(["zh", "en"]))
def test_nothing_raw_is_shown(selection, language):
    text.use(language)
    for sentence in sentences(selection):
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


def test_choices_have_words_and_a_first():
    for name in view.CHOICES:
        key, label, options, first = view.choices(name)
        assert key == name and label and first in options and all(options.values())


def test_every_word_of_the_page_has_the_same_places_in_both_languages():
    page = {key: words for key, words in strings().items() if key.startswith("fu_")}
    for key, words in page.items():
        holes = [set(re.findall(r"\{(\w+)\}", words.get(language))) for language in ("zh", "en")]
        assert words.zh and words.en and holes[0] == holes[1], key


def test_every_number_leads_to_what_stands_behind_it():
    for selection in (Selection(), Selection(area="510802100", poverty_cause=("illness",))):
        refs = [*view.top.heading(selection)[2], *(ref for tile in view.top.tiles(selection) for ref in tile.refs)]
        for figure in figures_of(selection):
            assert figure.indicators or figure.references, figure.key
            refs += [*figure.indicators, *figure.references]
        assert all(ledger.sentence(ref) for ref in set(refs))
        assert all(tile.refs for tile in view.top.tiles(selection))
