"""组织保障: words of the page; nothing raw, short titles, both languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import text
from components.views import organisation as view
from indicators.measure import Selection
from tests.organisation_page import WHOLE_PAGE, figures_of, selections
from tests.wording import HAN, assert_plain, said

pytestmark = pytest.mark.usefixtures("demo_snapshot")
TAG = re.compile(r"<[^>]+>")


def told(selection: Selection) -> list[str]:
    """Everything a reader is told about a selection, tables cut at forty different cells a column."""
    shown = [*view.top.heading(selection)[:2], view.reward.callout().sentence, view.terms.callout().sentence]
    shown += [view.scores.callout(kind, "equal").sentence for kind in view.CHOICES["list"]]
    shown.append(TAG.sub(" ", view.tree.markup(selection)))
    return said(view.top.tiles(selection), figures_of(selection, ("felt_half",)), *shown)


@WHOLE_PAGE
@given(selections(), st.sampled_from(["zh", "en"]))
def test_nothing_raw_is_shown(selection, language):
    text.use(language)
    assert_plain(told(selection), language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_titles_are_short(language):
    text.use(language)
    for area in ("510802", "510802007", "510802100", "510802100203", "510802008S01"):
        for figure in figures_of(Selection(area=area, household_class=("registered_poor",)), tuple(view.CHOICES["by"])):
            letters = len(HAN.findall(figure.title))
            assert letters <= 20 if language == "zh" else len(figure.title) <= 60, figure.title


def test_choices_have_words_and_a_default():
    for name, options in view.CHOICES.items():
        key, label, words, default = view.choices(name)
        assert key == name and label and list(words) == list(options) and default == options[0]
