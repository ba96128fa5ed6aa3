"""The flow of money: conserved to the fen in any world, equal to what is measured, gathered without losing anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import charts
from indicators.flows import (
    FEN_PER_YUAN,
    OTHER,
    STAGES,
    UNMATCHED,
    Flow,
    FlowError,
    added,
    by_place,
    made,
    money_flow,
    recipient,
)
from indicators.measure import Selection, measure
from tests import world
from tests.funds_page import QUICK, selections

HERE = world.register()
VILLAGES = ["", "510802100S01", "510802100S02", "510802101S01", "510802103S01"]
RECORDS = st.tuples(
    st.tuples(
        st.sampled_from(["finance", "department", "own", "social", "farm"]),
        st.sampled_from(["grant", "road", "industry", "relief", "guarantee", "training"]),
        st.sampled_from(VILLAGES), st.sampled_from(["", "H1", "H2", "H3"]),
    ),
    st.integers(0, 10**12),
)  # fmt: skip
WORLDS = st.lists(RECORDS, max_size=60)


@QUICK
@given(WORLDS)
def test_every_node_balances_in_any_world(records):
    flow = made(STAGES, records)
    assert flow.imbalances() == []
    assert flow.total == sum(fen for _, fen in records)
    for level in ("township", "village"):
        place = by_place(flow, level)
        assert place.imbalances() == [] and place.total == flow.total
        none = sum(fen for (_, _, village, household), fen in records if not village and not household)
        assert place.nodes(3).get("none", 0) == none


@QUICK
@given(WORLDS, st.integers(3, 30), st.integers(1, 4))
def test_gathering_loses_nothing(records, most, keep):
    flow = by_place(made(STAGES, records), "village")
    folded = flow.folded(most, keep)
    assert folded.imbalances() == [] and folded.total == flow.total
    assert folded.n_bands <= most or all(len(folded.own(place)) <= max(keep, 1) for place in range(4))
    for place in range(4):
        assert folded.nodes(place).get(UNMATCHED) == flow.nodes(place).get(UNMATCHED), "unmatched money stays apart"
        for node in folded.own(place):
            assert folded.nodes(place)[node] == flow.nodes(place)[node]


def test_a_small_world_by_hand():
    flow = money_flow(Selection(), HERE)
    assert flow.total == 219_800_00
    assert flow.nodes(0) == {
        "earmarked": 100_000_00, "department": 45_000_00, "district_finance": 48_800_00,
        "district_farm_growth": 15_000_00, "household_own": 9_000_00, "social": 2_000_00,
    }  # fmt: skip
    assert flow.nodes(2)[UNMATCHED] == 30_000_00  # F4 F5
    assert flow.bands(2)["510802103S01", "H06"] == 6_000_00, "F3 names no village; its household lives in B"
    ends = by_place(flow, "village").nodes(3)
    assert ends == {"village": 157_000_00, "household": 32_800_00, "none": 30_000_00}
    assert list(flow.nodes(2))[-1] == UNMATCHED


def test_what_does_not_balance_is_named():
    flow = made(("a", "b"), [(("x", "y"), 5), (("x", "z"), 7)])
    flow.__dict__["_nodes"] = ({"x": 12}, {"y": 5, "z": 8})
    assert flow.imbalances() == ["b 'z': 7 fen in, 8 out, 8 in all", "b: 13 fen of 12"]
    with pytest.raises(FlowError, match="does not fit"):
        made(("a", "b"), [(("x",), 5)])
    with pytest.raises(FlowError, match="no whole number of fen"):
        made(("a",), [(("x",), 0.5)])


@QUICK
@given(selections())
def test_the_flow_is_what_is_measured(demo_snapshot, selection):
    flow = money_flow(selection)
    assert flow.imbalances() == []
    keys = ("total_inputs", "household_level_money", "village_level_money", "unmatched_money")
    found = {key: round(one.value) * FEN_PER_YUAN for key, one in measure(keys, selection).items()}
    ends = by_place(flow, "township").nodes(3)
    assert flow.total == found["total_inputs"]
    assert [ends.get(end, 0) for end in ("household", "village", "none")] == [found[key] for key in keys[1:]]
    for place, group in ((0, "source"), (1, "purpose")):
        cells = measure(keys[:1], selection, group=group)[keys[0]].cells(group)
        assert flow.nodes(place) == {code: round(n) * FEN_PER_YUAN for code, n, *_ in cells if n}
    towns = measure(keys[:1], selection, by="township")[keys[0]].cells("area_code")
    held = {code: fen for code, fen in by_place(flow, "township").nodes(2).items() if code}
    assert held == {code: round(n) * FEN_PER_YUAN for code, n, *_ in towns if n}


def test_published_totals_are_in_the_flow(demo_snapshot):
    purposes, sources = (money_flow(Selection()).nodes(place) for place in (1, 0))
    assert purposes["special_grant"] == 12_000_000_00 and sources["department"] == 30_000_000_00
    households = [path for path, _ in money_flow(Selection()).paths if path[1] == "special_grant"]
    assert len(households) == 2000 and all(path[2] and path[3] for path in households)


def test_owners():
    assert [recipient(*pair) for pair in (("v", "h"), ("v", ""), ("", ""), ("", "h"))] == [
        "household", "village", "none", "household",
    ]  # fmt: skip


# ---- the picture ---------------------------------------------------------------------------------------------------


def drawn(flow: Flow) -> charts.ChartView:
    nodes = [(i, key, fen) for i in range(len(flow.stages)) for key, fen in flow.nodes(i).items()]
    bands = [(i, a, b, fen) for i in range(len(flow.stages) - 1) for (a, b), fen in flow.bands(i).items()]
    return charts.sankey(
        dict(zip(("stage", "source", "target", "value"), map(list, zip(*bands, strict=True)), strict=True)),
        {"stage": [i for i, *_ in nodes], "key": [key for _, key, _ in nodes],
         "label": [f"{key or 'not matched'} of some length" for _, key, _ in nodes],
         "value_text": [f"{fen:,}" for *_, fen in nodes]},
    )  # fmt: skip


@QUICK
@given(st.lists(RECORDS, min_size=1, max_size=60))
def test_bands_are_as_thick_as_their_amounts_and_labels_never_meet(records):
    flow = by_place(made(STAGES, records), "village").folded(30, 2)
    rows = drawn(flow).frame
    labels = rows[rows["part"] == "label"].sort_values(["x", "y"])
    for _, part in labels.groupby("x"):
        assert (part["y"].diff().dropna() > 0).all() and part["y"].between(0, 1).all()
    bands = rows[rows["part"] == "band"].groupby("band").first()
    thick = (bands["y2"] - bands["y"]).groupby(bands["x"].round(6)).sum()
    if flow.total:
        assert thick.max() - thick.min() < 1e-6, "every stage carries the whole amount"
        assert (rows["y2"][rows["part"] == "node"] <= 1.02).all()


def test_a_wrong_picture_is_refused():
    nodes = {"stage": [0, 1], "key": ["a", "b"], "label": ["A", "B"], "value_text": ["1", "1"]}
    bands = {"stage": [0], "source": ["a"], "target": ["c"], "value": [1]}
    with pytest.raises(ValueError, match="touches 'c', which is no node of stage 1"):
        charts.sankey(bands, nodes)
    with pytest.raises(ValueError, match="is negative"):
        charts.sankey(bands | {"target": ["b"], "value": [-1]}, nodes)
    with pytest.raises(ValueError, match="stands twice"):
        charts.sankey(bands, {name: [*values, values[-1]] for name, values in nodes.items()})


def test_sums_by_key():
    assert added([("a", 1), ("b", 2), ("a", 3)]) == {"a": 4, "b": 2} and OTHER != UNMATCHED
