"""培训覆盖: what a reader sees is in the reader's language, short, and never raw."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import text
from components.views import training as view
from indicators.measure import Selection
from tests.training_page import WHOLE_PAGE, figures_of, selections
from tests.wording import AREAS, assert_choices, assert_plain, assert_same_places, assert_short, said

pytestmark = pytest.mark.usefixtures("demo_snapshot")


def sentences(selection: Selection) -> list[str]:
    notes = (view.top.article_note(selection), view.top.cadre_note(selection))
    shown = [*view.top.heading(selection)[:2], *(note.sentence for note in notes)]
    return said(view.top.tiles(selection), figures_of(selection), *shown)


@WHOLE_PAGE
@given(selections(), st.sampled_from(["zh", "en"]))
def test_nothing_raw_is_shown(selection, language):
    text.use(language)
    assert_plain(sentences(selection), language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_titles_are_short(language):
    text.use(language)
    for area in AREAS:
        selection = Selection(area=area, household_class=("registered_poor",))
        titles = [figure.title for figure in figures_of(selection)]
        assert_short([view.top.heading(selection)[0], *titles], language)


def test_choices_have_words_and_a_first():
    assert_choices(view)


def test_every_word_of_the_page_has_the_same_places_in_both_languages():
    assert_same_places("tr_")
