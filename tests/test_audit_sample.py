"""The audit sample: the same draw anywhere, part of its population, shared among townships in proportion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.views import funds as view
from indicators.audit import METHODS, audit_sample, population, shares, stratum_counts
from indicators.indicator import IndicatorError
from indicators.measure import Selection
from tests.funds_page import POOR, QUICK, selections

pytestmark = pytest.mark.usefixtures("demo_snapshot")


def test_the_same_seed_draws_the_same_payments_on_any_machine():
    assert audit_sample(Selection(), 1, 4)["payment_id"].tolist() == FIRST_SEED
    assert audit_sample(Selection(), 2, 4)["payment_id"].tolist() != FIRST_SEED
    with pytest.raises(IndicatorError, match="did you mean 'stratified'"):
        audit_sample(Selection(), 1, 4, "stratefied")
    with pytest.raises(IndicatorError, match="at least one"):
        audit_sample(Selection(), 1, 0)


FIRST_SEED = ["P001654", "P001599", "P000989", "P001867"]


@QUICK
@given(selections(), st.integers(1, 10**6), st.integers(1, 250), st.sampled_from(METHODS))
def test_a_sample_is_part_of_its_population(selection, seed, size, method):
    whole = population(selection)
    drawn = audit_sample(selection, seed, size, method)
    assert len(drawn) == min(size, len(whole)) and drawn["payment_id"].is_unique
    assert set(drawn["payment_id"]) <= set(whole["payment_id"])
    larger = audit_sample(selection, seed, size + 40)
    assert set(audit_sample(selection, seed, size)["payment_id"]) <= set(larger["payment_id"])
    counts = stratum_counts(selection, seed, size, "stratified")
    assert sum(n for *_, n in counts) == min(size, len(whole))
    drawn_by_size = [n for _, _, n in sorted(counts, key=lambda stratum: stratum[1:])]
    assert drawn_by_size == sorted(drawn_by_size), "a larger township never has fewer drawn"
    for _, held, n in counts:
        assert n <= held and (n >= 1 or size < len(counts))


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(1, 400), max_size=12),
       st.integers(1, 900))  # fmt: skip
def test_shares_of_strata(counts, size):
    found = shares(counts, size)
    assert sum(found.values()) == min(size, sum(counts.values()))
    assert all(0 <= found[key] <= counts[key] for key in counts)
    if size >= len(counts):
        assert all(found.values())


def test_seeds_in_the_address():
    assert list(view.seeds("")[2]) == [str(n) for n in range(1, 21)]
    assert "4711" in view.seeds("4711")[2] and "4711" in view.seeds("4711")[2]["4711"]
    for wrong in ("abc", "-3", "007", "1e3", "1234567890"):
        assert wrong not in view.seeds(wrong)[2]
    figure = view.audit.sample(POOR, "4711", "100", "stratified")
    assert len(figure.table) == 100 and "4711" in figure.title and figure.key.endswith("stratified_100_4711")
