"""Every indicator against the small world: the figure a village secretary would count on paper."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path

import narwhals as nw
import pandas as pd
import pytest

from data.facts import contradictions, facts
from indicators.facts import GRAINS, fact
from indicators.indicator import REGISTRY, UNITS, IndicatorError, find, indicator, themes
from indicators.measure import measure, one
from indicators.selection import Selection
from policy import parameters
from policy.words import Text
from tests import world

CASES = tomllib.loads((Path(__file__).with_name("cases.toml")).read_text("utf-8"))
MORE = CASES.pop("more")
EXPECTED = {key: value for theme in CASES.values() for key, value in theme.items()}
HERE = world.register()


def same(row, expected) -> bool:
    if expected == "nothing":
        return pd.isna(row.numerator) and math.isnan(row.value)
    if isinstance(expected, list):
        above, below = expected
        share = math.isnan(row.value) if below == 0 else math.isclose(row.value, above / below)
        return [row.numerator, row.denominator] == expected and share
    return math.isclose(row.value, expected)


def test_every_indicator_has_a_case_and_every_case_an_indicator():
    assert sorted(EXPECTED) == sorted(REGISTRY)
    for theme, cases in CASES.items():
        assert sorted(cases) == sorted(each.key for each in themes()[theme]), theme


@pytest.mark.parametrize("key", sorted(EXPECTED))
def test_small_world(key):
    row = one(key, snapshot=HERE).frame.iloc[0]
    assert same(row, EXPECTED[key]), f"{key}: found {row.numerator} ÷ {row.denominator} = {row.value}"


@pytest.mark.parametrize("case", MORE, ids=[case["name"] for case in MORE])
def test_small_world_selected(case):
    select = dict(case.get("select", {}))
    select["readings"] = tuple(map(tuple, select.get("readings", ())))
    how = {key: case[key] for key in ("by", "group", "years") if key in case}
    found = one(case["indicator"], Selection(**select), snapshot=HERE, **how)
    label = "group" if "group" in how else "period" if "years" in how else "area_code"
    rows = {str(getattr(row, label)): row for row in found.frame.itertuples()}
    assert sorted(rows) == sorted(case["expected"])
    for name, expected in case["expected"].items():
        assert same(rows[name], expected), f"{name}: {rows[name]}"
    assert found.unplaced == case.get("unplaced", found.unplaced)
    assert list(found.ignored) == case.get("ignored", list(found.ignored))


@pytest.mark.parametrize("key", sorted(REGISTRY))
def test_words_and_references(key):
    known = set(facts()["fact_id"]) | set(parameters.names()) | set(contradictions()["id"])
    each = REGISTRY[key]
    assert each.unit in UNITS
    assert each.reference, f"{key} names no source"
    assert set(each.reference) <= known, f"{key}: {set(each.reference) - known}"
    for text in (each.label, each.definition):
        assert text.zh and text.en and not text.en.isspace()
    if each.statistic == "ratio":
        assert "÷" in each.definition.zh and "÷" in each.definition.en, f"{key}: a ratio says numerator ÷ denominator"
        assert each.unit not in ("household", "person", "village", "yuan"), f"{key}: a ratio counted in {each.unit}"


def test_labels_are_distinct():
    for lang in ("zh", "en"):
        labels = [each.label.get(lang) for each in REGISTRY.values()]
        assert len(labels) == len(set(labels)), sorted(label for label in labels if labels.count(label) > 1)


def test_the_rooms_are_full():
    assert len(REGISTRY) >= 35
    assert {each.grain for each in REGISTRY.values()} == set(GRAINS), "a fact table without an indicator"


@pytest.mark.parametrize("grain", sorted(GRAINS))
def test_a_fact_table_keeps_its_promises(grain):
    rows = fact(grain, HERE)
    assert set(GRAINS[grain].dimensions) <= set(rows)
    assert rows["district_code"].eq("510802").all()
    for each in (each for each in REGISTRY.values() if each.grain == grain and each.is_additive):
        for expression in filter(lambda found: found is not None, each.expressions()):
            column = nw.from_native(rows).select(expression.alias("it")).to_native()["it"]
            assert column.dtype.kind == "i" and column.notna().all(), f"{each.key} is not whole numbers everywhere"


def test_refusals_name_the_nearest():
    with pytest.raises(IndicatorError, match="did you mean 'poor_persons'"):
        find("poor_person")
    with pytest.raises(IndicatorError, match="did you mean 'township'"):
        measure("poor_persons", by="townships", snapshot=HERE)
    with pytest.raises(IndicatorError, match="did you mean 'poverty_cause'"):
        measure("registered_households", group="poverty_causes", snapshot=HERE)
    with pytest.raises(IndicatorError, match="belong to the district alone"):
        measure("departments_helping", by="township", snapshot=HERE)
    with pytest.raises(IndicatorError, match="6, 9 or 12"):
        Selection(area="51080")
    with pytest.raises(IndicatorError, match="did you mean 'poor'"):
        Selection(village_kind="pooor")


def test_a_badly_written_indicator_is_refused():
    for wrong in ({"unit": "housholds"}, {"better": "up"}, {"audience": "all"}, {"statistic": "mean"}):
        arguments = {"unit": "household"} | wrong
        with pytest.raises(IndicatorError, match=next(iter(wrong.values()))):
            indicator("households", label=Text("甲", "a"), definition=Text("甲", "a"), **arguments)
    with pytest.raises(IndicatorError, match="defined twice"):
        indicator("households", "household", Text("甲", "a"), Text("甲", "a"))(REGISTRY["households"].body)
