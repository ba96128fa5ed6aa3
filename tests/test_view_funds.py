"""资金: the figures say what `measure` says, planted faults are found and nothing else, samples come again."""

from __future__ import annotations

import pytest
from hypothesis import given

from components import charts
from components.text import with_unit
from components.views import common
from components.views import funds as view
from data import store
from data.facts import facts
from indicators.audit import amounts, reconcile
from indicators.flows import FEN_PER_YUAN, money_flow
from indicators.in_kind import in_kind_totals
from indicators.lists import rows
from indicators.lists.funds import FAULTS
from indicators.measure import Selection, measure
from indicators.units import Quantity, UnitError, total
from tests import world
from tests.funds_page import POOR, QUICK, figures_of, selections

pytestmark = pytest.mark.usefixtures("demo_snapshot")
HERE = world.register()
KIND_OF_FAULT = {
    "is_duplicate": "duplicate_payment", "is_unknown_payee": "unknown_payee", "is_ineligible": "ineligible_payee",
    "is_off_standard": "off_standard_amount", "is_returned": "undelivered_payment",
}  # fmt: skip


def one(key: str, selection: Selection = POOR, **how) -> tuple[float, float]:
    frame = measure((key,), selection, **how)[key].frame
    return float(frame["numerator"].sum()), float(frame["denominator"].fillna(0).sum())


def planted(kind: str) -> set[str]:
    flaws = store.read("planted_flaws")
    return set(flaws.loc[flaws["kind"] == kind, "key"])


# ---- what was planted ----------------------------------------------------------------------------------------------


def test_all_planted_faults_are_found_and_nothing_else():
    found = rows("payments_to_check")
    for flag, kind in KIND_OF_FAULT.items():
        assert set(found.loc[found[flag] == 1, "payment_id"]) == planted(kind), kind
    assert not found["is_other_household"].any()
    assert set(found["payment_id"]) == set.union(*map(planted, KIND_OF_FAULT.values()))
    held = rows("grants_not_delivered")
    unpaid = held["paid_date"].isna()
    assert set(held.loc[unpaid, "fund_id"]) == planted("unpaid_grant")
    assert set(held.loc[~unpaid, "fund_id"]) == planted("indirect_payment")
    assert view.checks.listed(POOR).table.iloc[:, 0].tolist() == found["payment_id"].tolist()


def test_faults_are_counted_once_each():
    table = view.checks.kinds(POOR).table
    assert table.iloc[:, 2].tolist() == [7, 5, 4, 0, 6, 6, 14, 9]
    assert "28笔" in view.checks.kinds(POOR).title and "14笔" in view.checks.kinds(POOR).title


@QUICK
@given(selections())
def test_lists_and_counts_agree(selection):
    flagged = rows("payments_to_check", selection)
    assert len(flagged) == one("payments_to_check", selection)[0] == len(view.checks.listed(selection).rows)
    assert (flagged[list(FAULTS)].sum(axis=1) > 0).all()
    for which, key in (("with", "grant_households"), ("without", "households_without_grant")):
        assert len(view.grants.listed(selection, which).rows) == one(key, selection)[0]
    not_delivered = one("unpaid_grants", selection)[0] + one("indirect_grants", selection)[0]
    assert len(view.grants.listed(selection, "undelivered").rows) == not_delivered


def test_lines_of_the_small_world_add_up():
    lines = {line.key: line.yuan for line in reconcile(Selection(), HERE)}
    assert lines == {"granted": 18000, "unpaid": 0, "again": 6000, "off": -1000, "rest": 0, "paid": 23000,
                     "returned": -5000, "delivered": 18000}  # fmt: skip
    assert amounts(Selection(), HERE) == {6000: 3, 5000: 1}


@QUICK
@given(selections())
def test_what_was_granted_reconciles_with_what_arrived(selection):
    lines = {line.key: line.yuan for line in reconcile(view.base.here(selection))}
    assert lines["rest"] == 0
    assert lines["granted"] + lines["unpaid"] + lines["again"] + lines["off"] == lines["paid"]
    assert lines["paid"] + lines["returned"] == lines["delivered"]
    here = view.base.here(selection)
    assert (lines["paid"], lines["delivered"]) == (one("paid_amount", here)[0], one("delivered_amount", here)[0])
    assert sum(amounts(selection).values()) == one("payments_made", selection)[0]


# ---- figures and measures ------------------------------------------------------------------------------------------


@QUICK
@given(selections())
def test_the_flow_figures_hold_the_whole_amount(selection):
    whole = one("total_inputs", selection)[0]
    picture, places, listed = (getattr(view.flow, name)(selection) for name in ("picture", "places", "listed"))
    if not whole:
        assert picture.is_empty and places.is_empty and listed.is_empty
        return
    table = picture.table
    assert table.groupby(table.columns[2])[table.columns[3]].sum().eq(whole).all()
    assert table.iloc[:, 2].nunique() == 3 and len(table) <= view.flow.MOST_BANDS + 12
    assert places.table.iloc[:, 2].sum() == whole == listed.table.iloc[:, 4].sum()
    assert len(listed.table) == len(money_flow(selection).paths)
    assert "差额0分" in view.flow.balance(selection).sentence


@QUICK
@given(selections())
def test_grants_by_every_group(selection):
    met, whole = one("grant_coverage", selection)
    for part in view.CHOICES["by"]:
        table = view.grants.coverage(selection, part).table
        assert (table.iloc[:, 1].sum(), table.iloc[:, 3].sum()) == (met, whole)
        assert (table.iloc[:, 1] + table.iloc[:, 2] == table.iloc[:, 3]).all()
    delivery = view.grants.delivery(selection).table
    assert delivery.iloc[:, 1].sum() == one("unpaid_grants", selection)[0]
    assert delivery.iloc[:, 3].sum() == one("grant_amount", selection)[0]
    off = view.grants.standard(selection).table
    assert off.iloc[:, 2].sum() == one("payments_made", selection)[0]
    assert off.loc[off.iloc[:, 1] != 0].iloc[:, 2].sum() == one("payments_off_standard", selection)[0]


@QUICK
@given(selections())
def test_both_thirty_per_cent_stand_on_their_own_base(selection):
    table = view.rules.compliance(selection).table
    first = table[table.iloc[:, 0] == table.iloc[0, 0]] if len(table) else table
    if len(first):
        years = view.rules.years()
        assert table.iloc[:, 4].sum() == sum(
            one(key, selection, years=years)[1] for key in ("earmarked_to_poor_share", "farm_growth_to_poor_share")
        )
        assert set(table.iloc[:, 6]) == {30.0}
        assert f"{len(table)}项" in view.rules.compliance(selection).title


def test_the_two_bases_of_the_small_world():
    found = measure(("earmarked_to_poor_share", "farm_growth_to_poor_share"), snapshot=HERE)
    assert [one.value for one in found.values()] == [0.4, pytest.approx(1 / 3)]


def test_stated_amounts_stand_only_beside_the_district():
    whole, town = view.leverage.parts(POOR), view.leverage.parts(Selection(area="510802100"))
    assert whole.title == "台账1∶2.5∶0.34，原文1∶2.5∶0.33"
    assert whole.table.iloc[:, 1].tolist() == [12_000_000, 30_000_000, 4_060_000]
    assert whole.table["原文"].tolist() == ["12,000,000元", "30,000,000元", "4,000,000余元"]
    assert "原文" not in town.table and town.marks == ("simulated",)
    assert "原文12,000,000元" in view.top.tiles(POOR)[1].note
    assert "原文" not in view.top.tiles(Selection(area="510802100"))[1].note


def test_quotes_are_verbatim():
    said = " ".join(facts()["quote"].dropna())
    shown = [cell for figure in (view.rules.known(POOR), view.loans.terms(POOR), view.audit.said(POOR))
             for cell in figure.table.iloc[:, 1 if figure.key != "funds_rules_known" else 2]]  # fmt: skip
    quotes = [cell[1:-1] for cell in shown if cell.startswith("“")]
    assert len(quotes) > 8 and all(quote in said for quote in quotes), [q for q in quotes if q not in said]


def test_what_nobody_stated_is_shown_as_not_stated():
    terms = view.loans.terms(POOR).table
    assert (terms["数值"] == "未载").sum() == 5 and "5项" in view.loans.terms(POOR).title
    cycles = view.loans.industries(POOR).table
    assert set(cycles.iloc[:, 2]) == set(cycles.iloc[:, 3]) == {"未载"}
    assert cycles.iloc[:, 1].sum() == one("interest_households")[0]


# ---- goods and units -----------------------------------------------------------------------------------------------


def test_goods_stay_in_their_units():
    held = in_kind_totals(Selection(), HERE)
    assert [(each.unit, each.is_sale, each.whole) for each in held] == [
        ("tonnes", False, Quantity(10.5, "tonnes")), ("jin", True, Quantity(300, "jin")),
    ]  # fmt: skip
    assert held[0].items == (("cement", Quantity(10, "tonnes")), ("fertiliser", Quantity(0.5, "tonnes")))
    demo = in_kind_totals(POOR)
    assert sum(each.n_records for each in demo) == one("in_kind_inputs")[0]
    with pytest.raises(UnitError, match="no conversion"):
        total((each.whole for each in demo), "yuan")
    for figure in (view.goods.by_unit(POOR), view.goods.listed(POOR)):
        assert not any("元" in str(cell) for cell in figure.table.to_numpy().ravel())
        assert not any("元）" in head for head in figure.table.columns)


def test_pictures_refuse_two_units_on_one_axis():
    frame = {"label": ["a", "b"], "value": [1, 2], "value_text": ["1", "2"], "measured_in": ["households", "persons"]}
    with pytest.raises(UnitError, match=r"chart bars: households \(户\) and persons \(人\).*no conversion 户 → 人"):
        charts.bars(frame)
    for maker in (charts.columns, charts.dots):
        with pytest.raises(UnitError, match="do not share an axis"):
            maker(frame | {"other": [1, 2]})
    assert charts.bars(frame | {"measured_in": ["household", "households"]})
    with pytest.raises(UnitError, match="grant_amount \\+ grant_households"):
        common.axis_unit("grant_amount", "grant_households")
    assert common.axis_unit("grant_amount", "total_inputs") == "元"


def test_every_picture_of_money_or_counts_says_its_unit_to_the_chart():
    kinds = {figure.key: figure.view.kind for figure in figures_of(POOR) if figure.view is not None}
    assert kinds["funds_flow"] == "sankey" and kinds["funds_goods"] == "ladder", "goods have no axis at all"


def test_amounts_in_words():
    assert view.base.in_words(109_537_000) == "10,953.7万元" and view.base.in_words(6_000) == "6,000元"
    assert view.base.from_fen(6_000 * FEN_PER_YUAN) == 6000 and view.base.from_fen(150) == 1.5
    assert with_unit(28, "payment") == "28笔"


def test_keys_of_figures_name_files_of_their_own():
    keys = [figure.key for figure in figures_of(POOR)]
    assert len(set(keys)) == len(keys)
