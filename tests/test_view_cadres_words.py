"""干部包带: words of the page; nothing raw, short titles, both languages, tabs and their parts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import text
from components.views import cadres as view
from indicators.measure import Selection
from tests.cadre_page import POOR, WHOLE_PAGE, figures_of, selections
from tests.wording import assert_plain, said

pytestmark = pytest.mark.usefixtures("demo_snapshot")


@WHOLE_PAGE
@given(selections(), st.sampled_from(["zh", "en"]))
def test_nothing_raw_is_shown(selection, language):
    text.use(language)
    notes = (view.matters.callout(selection), view.capacity.callout())
    shown = [*view.top.heading(selection)[:2], *(note.sentence for note in notes)]
    assert_plain(said(view.top.tiles(selection), figures_of(selection), *shown), language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_titles_are_short(language):
    text.use(language)
    for area in ("510802", "510802007", "510802100", "510802100203"):
        for figure in figures_of(Selection(area=area, household_class=("registered_poor",))):
            letters = len(re.findall(r"[\u4e00-\u9fff]", figure.title))
            assert letters <= 20 if language == "zh" else len(figure.title) <= 62, figure.title


def test_keys_of_figures_are_unique():
    keys = [figure.key for figure in figures_of(POOR)]
    assert len(set(keys)) == len(keys)


def test_parts_belong_to_tabs():
    assert list(view.tabs()) == list(view.TABS) == list(view.PARTS)
    assert view.is_part_of_another("load", "cause") and not view.is_part_of_another("load", "duty")
    assert not view.is_part_of_another("load", "nonsense") and not view.is_part_of_another("load", None)
