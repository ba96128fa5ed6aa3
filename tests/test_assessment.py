"""Score cards: the small world by hand, and properties of ranks under any weights of the demonstration register."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from data import store
from indicators.assessment.cards import PRESETS, compare, find_preset, ranks, scorecards
from indicators.indicator import IndicatorError
from indicators.measure import Selection, register_of
from tests import world
from tests.organisation_page import QUICK, selections

HERE = world.register()


def small(kind: str, preset: str, selection: Selection | None = None):
    return scorecards(kind, preset, selection or Selection(), HERE)


def test_three_cadres_share_the_first_rank_and_one_lacks_items():
    cards = small("cadre", "equal")
    assert cards.ids == ["K1", "K2", "K3"] and cards.ranks.tolist() == [1, 1, 1]
    assert cards.scores == [80.0, 80.0, 80.0] and cards.unscored == ["K4"]


def test_weights_decide_who_is_first():
    cards = small("cadre", "felt_half")
    assert list(zip(cards.ids, cards.scores, cards.ranks.tolist(), strict=True)) == [
        ("K2", 82.5, 1), ("K1", 77.5, 2), ("K3", 77.5, 2),
    ]  # fmt: skip
    assert cards.best.tolist() == [1, 1, 1] and cards.worst.tolist() == [3, 2, 2]  # K2 is third by counts alone
    assert small("department", "equal").ids == ["D1", "D2"]
    assert small("department", "work_only").ranks.tolist() == [1, 1]


def test_selected_year_area_and_department():
    assert small("cadre", "equal", Selection(year=2014)).unscored == ["K1"]
    assert small("cadre", "equal", Selection(area="510802103")).ids == ["K3"]
    assert small("cadre", "equal", Selection(department=("D1",))).ids == ["K1", "K2"]


def test_presets_beside_the_chosen_one():
    found = {each.preset.key: each for each in compare("cadre", "felt_half", Selection(), HERE, 1)}
    assert list(found) == list(PRESETS)
    assert found["equal"].first == ("K1", "K2", "K3") and (found["equal"].n_top, found["equal"].n_same) == (3, 1)
    assert found["work_only"].first == ("K1", "K3") and found["work_only"].n_same == 0


def test_weights_are_exact_and_named():
    assert find_preset("equal").shares == (Fraction(1, 3),) * 3
    assert all(sum(each.shares) == 1 for each in PRESETS.values())
    with pytest.raises(IndicatorError, match="did you mean 'equal'"):
        find_preset("equals")


@QUICK
@given(arrays.arrays(np.int64, st.integers(0, 40), elements=st.integers(0, 30)))
def test_a_rank_is_one_more_than_the_number_ahead(totals):
    assert ranks(totals).tolist() == [1 + int((totals > mine).sum()) for mine in totals]


@QUICK
@given(selections(), st.sampled_from(["cadre", "department"]), st.sampled_from(sorted(PRESETS)))
def test_cards_are_complete_sorted_and_within_their_range(demo_snapshot, selection, kind, preset):
    cards = scorecards(kind, preset, selection, register_of())
    totals = cards.totals.tolist()
    assert totals == sorted(totals, reverse=True) and len(set(cards.ids)) == len(cards.ids)
    assert (cards.best <= cards.ranks).all() and (cards.ranks <= cards.worst).all()
    assert (cards.tenths @ np.array(PRESETS[preset].weights) == cards.totals).all()
    if selection.year != 2015:
        assert not cards.ids


def test_scores_are_those_of_the_register(demo_snapshot):
    rows = store.read("assessments")
    rows = rows[(rows["subject_kind"] == "department") & (rows["year"] == 2015)]
    mean = rows.groupby("subject_id")["score"].mean()
    cards = scorecards("department", "equal", Selection(), register_of())
    assert dict(zip(cards.ids, cards.scores, strict=True)) == pytest.approx(mean.to_dict())
