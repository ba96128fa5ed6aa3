"""户情: what the three ledgers say of one household, and the ways to households like it."""

from __future__ import annotations

import pytest

from components import text
from components.filters import changed
from components.views.household import base, ledgers
from data import store
from data.demo.ledgers import KINDS
from indicators.measure import Selection
from tests.wording import HAN

pytestmark = pytest.mark.usefixtures("demo_snapshot")
SIGNS = {"ledger_missing": "缺这一户", "ledger_double": "登记2行", "ledger_persons": "人，与户表不同"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_planted_difference_is_said(kind):
    planted = store.read("planted_flaws")
    for code in sorted(planted.loc[planted["kind"] == kind, "key"])[:4]:
        words = ledgers.said(base.card(code, Selection()))
        assert SIGNS.get(kind, "与户表不同") in words and words.count("台账") == 1, words
        text.use("en")
        assert not HAN.search(ledgers.said(base.card(code, Selection())))
        text.use("zh")


def test_all_others_agree():
    planted = store.read("planted_flaws")
    listed = set(planted.loc[planted["kind"].isin(KINDS), "key"])
    homes = store.read("households").query("household_class == 'registered_poor'")["household_id"]
    for code in [one for one in homes if one not in listed][::400]:
        assert ledgers.said(base.card(code, Selection())) == "村、乡镇、区一致"


def test_the_ways_are_filters():
    one = base.card("H000000004", Selection())
    markup = ledgers.ways(one)
    assert f"data-name='village' data-value='{one.row['village_code']}'" in markup
    narrowed = changed(Selection(), "cause", f'["{one.row["poverty_cause"]}"]')
    assert narrowed.poverty_cause == (one.row["poverty_cause"],) and markup.count("data-do='filter'") == 2
