"""规划与内容精准: what a reader sees is in the reader's language, short, and never raw."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import text
from components.views import planning as view
from indicators.measure import Selection
from indicators.planning.readings import BASES
from tests.planning_page import POOR, WHOLE_PAGE, figures_of, selections
from tests.wording import AREAS, assert_choices, assert_plain, assert_same_places, assert_short, said

pytestmark = pytest.mark.usefixtures("demo_snapshot")


def sentences(selection: Selection) -> list[str]:
    shown = [*view.top.heading(selection)[:2], *(note.sentence for note in view.match.notes(selection))]
    shown.append(view.floor.note(selection).sentence)
    return said(view.top.tiles(selection), figures_of(selection), *shown)


@WHOLE_PAGE
@given(selections(), st.sampled_from(["zh", "en"]), st.sampled_from(list(BASES)))
def test_nothing_raw_is_shown(selection, language, reading):
    text.use(language)
    assert_plain(sentences(replace(selection, readings=(("C4", reading),))), language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_titles_are_short(language):
    text.use(language)
    for area in AREAS:
        selection = Selection(area=area, household_class=("registered_poor",))
        titles = [figure.title for figure in figures_of(selection)]
        assert_short([view.top.heading(selection)[0], *titles], language)


def test_tables_have_the_same_columns_in_both_languages():
    zh = {figure.key: figure.table.shape for figure in figures_of(POOR)}
    text.use("en")
    assert {figure.key: figure.table.shape for figure in figures_of(POOR)} == zh  # no two headings fall into one


def test_keys_choices_and_places():
    keys = [figure.key for figure in figures_of(POOR)]
    assert len(set(keys)) == len(keys)
    assert_choices(view)
    assert_same_places("pl_")
