"""The measuring itself: one query on every engine, parts that add up to wholes, frames that lack no area."""

from __future__ import annotations

import threading

import narwhals as nw
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import dictionary, store
from indicators.facts import GRAINS, fact
from indicators.frames import divide
from indicators.indicator import REGISTRY, IndicatorError
from indicators.measure import Selection, ignored_filters, measure, one, register_of
from indicators.query import query
from policy.readings import READINGS

ADDITIVE = sorted(key for key, each in REGISTRY.items() if each.is_additive)
OF_VILLAGES = [key for key in ADDITIVE if GRAINS[REGISTRY[key].grain].lowest == "village"]
YEARS = (2013, 2014, 2015)


def some(code_list):
    return st.lists(st.sampled_from(sorted(dictionary.codes(code_list))), max_size=3, unique=True).map(tuple)


SELECTIONS = st.builds(
    Selection,
    area=st.sampled_from(["510802", "510802100", "510802103", "510802103213"]),
    village_kind=st.sampled_from(["all", "poor", "other"]),
    household_class=some("household_class"),
    category=some("household_category"),
    poverty_cause=some("poverty_cause"),
    labour=st.sampled_from([(), ("with",), ("without",)]),
    disability=st.sampled_from([(), ("with",), ("without",)]),
    year=st.sampled_from(YEARS),
    readings=st.fixed_dictionaries(
        {key: st.sampled_from([option.key for option in reading.options]) for key, reading in READINGS.items()}
    ).map(lambda chosen: tuple(chosen.items())),
)


def asked(grain, selection, by, group, frame):
    """The answer of the one query for every indicator of a table, as plain sorted rows."""
    indicators = [each for each in REGISTRY.values() if each.grain == grain.name]
    groups = (group,) if group else ()
    years = () if grain.timing == "as_of" else (2014, 2015)
    found = query(frame, grain, indicators, selection, by, groups, years)
    keys = ["area_code", *(["period"] if years else []), *groups]
    found = found.astype(dict.fromkeys(["area_code", *groups], "str")).sort_values(keys, ignore_index=True)
    numbers = sorted(name for name in found if name not in keys)
    return found[keys].join(found[numbers].astype("float64"))


def facts_of(grain, selection, register):
    return fact(grain.name, register, selection.full_readings())


@pytest.mark.parametrize("name", sorted(GRAINS))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(selection=SELECTIONS, by=st.sampled_from(["district", "township", "village"]), data=st.data())
def test_pandas_and_duckdb_say_the_same(demo_snapshot, name, selection, by, data):
    grain = GRAINS[name]
    by = by if grain.lowest == "village" else "district"
    group = data.draw(st.sampled_from([None, *grain.dimensions]))
    rows = facts_of(grain, selection, register_of(demo_snapshot))
    label = "_".join([name, *(selection.full_readings()[key] for key in grain.readings)])
    relation = store.derived(demo_snapshot, label, lambda: rows)
    here = asked(grain, selection, by, group, nw.from_native(rows))
    there = asked(grain, selection, by, group, nw.from_native(relation))
    pd.testing.assert_frame_equal(here, there, check_dtype=False)


@pytest.mark.spark
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # of the second engine, about the first
def test_spark_says_the_same(demo_snapshot, request):
    if "spark" not in request.config.option.markexpr:
        pytest.skip("takes a minute; ask for it with -m spark")
    sql = pytest.importorskip("pyspark.sql")
    session = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    selection = Selection(household_class=("registered_poor",), poverty_cause=("illness", "skills"))
    try:
        for name in ("households", "household_years", "funds", "attendances"):
            rows = facts_of(GRAINS[name], selection, register_of(demo_snapshot))
            plain = rows.astype(dict.fromkeys(rows.select_dtypes("category").columns, "object"))
            spark = session.createDataFrame(plain.astype(dict.fromkeys(plain.select_dtypes("str").columns, "object")))
            here = asked(GRAINS[name], selection, "township", None, nw.from_native(rows))
            there = asked(GRAINS[name], selection, "township", None, nw.from_native(spark))
            pd.testing.assert_frame_equal(here, there, check_dtype=False)
    finally:
        session.stop()


def sums(frame, keys=("period", "group")):
    return frame.groupby(list(keys))[["numerator", "denominator"]].sum()


@pytest.mark.parametrize("selection", [Selection(), Selection(household_class=("key_economic",), village_kind="poor")])
def test_villages_add_up_to_townships_and_townships_to_the_district(demo_snapshot, selection):
    levels = {by: measure(OF_VILLAGES, selection, by=by) for by in ("district", "township", "village")}
    for key in OF_VILLAGES:
        if levels["village"][key].unplaced:
            continue
        whole, towns, villages = (sums(levels[by][key].frame) for by in ("district", "township", "village"))
        pd.testing.assert_frame_equal(whole, towns)
        pd.testing.assert_frame_equal(whole, villages)


def test_what_belongs_to_no_village_is_counted_as_such(demo_snapshot):
    district, towns = (one("total_inputs", by=by) for by in ("district", "township"))
    missing = district.frame["numerator"].sum() - towns.frame["numerator"].sum()
    rows = fact("funds", register_of(demo_snapshot))
    assert district.unplaced == 0 and towns.unplaced == (rows["village_code"] == "").sum()
    assert missing == rows.loc[rows["village_code"] == "", "amount_cny"].sum()


@pytest.mark.parametrize("name", sorted(GRAINS))
def test_every_dimension_splits_without_loss(demo_snapshot, name):
    keys = [key for key in ADDITIVE if REGISTRY[key].grain == name]
    whole = measure(keys)
    for dimension in GRAINS[name].dimensions:
        parts = measure(keys, group=dimension)
        for key in keys:
            found, expected = (sums(each[key].frame, ["period"]) for each in (parts, whole))
            pd.testing.assert_frame_equal(found, expected, obj=f"{key} by {dimension}")


def test_filters_split_without_loss(demo_snapshot):
    causes = [*dictionary.codes("poverty_cause")]
    poor = {"household_class": ("registered_poor",)}
    whole = one("registered_households", Selection(**poor)).value
    assert whole == sum(one("registered_households", Selection(**poor, poverty_cause=(it,))).value for it in causes)
    assert sum(one("registered_households", Selection(village_kind=kind)).value for kind in ("poor", "other")) == whole


def test_every_area_is_there(demo_snapshot):
    poor = Selection(village_kind="poor")
    assert len(one("poor_villages", by="village").frame) == 181
    assert len(one("poor_villages", poor, by="village").frame) == 54
    assert len(one("registered_households", by="township").frame) == 18
    assert len(one("registered_households", Selection(area="510802100"), by="village").frame) == 22
    nobody = Selection(poverty_cause=("marriage",), labour=("without",), disability=("with",), category=("wubao",))
    frame = one("cadre_coverage", nobody, by="village").frame
    assert len(frame) == 181 and frame["numerator"].eq(0).all() and frame["value"].isna().all()


def test_the_median_is_no_sum(demo_snapshot):
    rows = fact("household_years", register_of(demo_snapshot))
    expected = rows.loc[rows["year"] == 2015, "income_per_person_cny"].median()
    found = one("median_net_income")
    assert found.value == expected and found.frame["numerator"].isna().all()
    empty = one("median_net_income", Selection(area="510802201"), by="village").frame
    assert len(empty) and not empty["value"].eq(0).any()


def test_distinct_counts_are_honest(demo_snapshot):
    rows = fact("attendances", register_of(demo_snapshot))
    assert one("trained_persons").value == rows["person_id"].nunique()
    by_year = one("trained_persons", years=(2015, 2016)).frame["value"].sum()
    assert by_year >= one("trained_persons").value
    assert one("trained_households").value == one("households_reached").value


def test_the_shape_of_a_frame(demo_snapshot):
    found = one("registered_households", by="township", group="poverty_cause,labour")
    numbers = ["numerator", "denominator", "value", "low", "high"]
    assert list(found.frame) == ["area_code", "period", "group", "poverty_cause", "labour", *numbers]
    assert str(found.frame["numerator"].dtype) == "Int64" and found.frame["low"].isna().all()
    assert found.as_of.isoformat() == "2016-04-13" and found.timing == "as_of"
    with pytest.raises(IndicatorError, match="no single value"):
        _ = found.value


def test_what_is_ignored_is_said(demo_snapshot):
    selection = Selection(area="510802100", poverty_cause=("illness",), year=2014, department=("D001",))
    assert ignored_filters(GRAINS["households"], selection) == ("year",)
    assert ignored_filters(GRAINS["village_years"], selection) == ("poverty_cause",)
    assert ignored_filters(GRAINS["departments"], selection) == ("area", "poverty_cause", "year")
    assert ignored_filters(GRAINS["cadres"], Selection(household_class=("registered_poor",))) == ()
    assert ignored_filters(GRAINS["cadres"], Selection(household_class=("key_economic",))) == ("household_class",)
    assert one("registered_households", years=(2014,)).ignored == ("year",)


def test_one_reader_cannot_spoil_the_frame_of_another(demo_snapshot):
    first = one("registered_households", by="township").frame
    first["value"] = -1.0
    assert one("registered_households", by="township").frame["value"].ge(0).all()


def test_many_readers_at_once(demo_snapshot):
    found, failed = [], []

    def ask(number):
        try:
            chosen = Selection(poverty_cause=(sorted(dictionary.codes("poverty_cause"))[number % 10],))
            found.append((number % 10, one("registered_households", chosen).value))
        except Exception as error:  # noqa: BLE001 - any failure in a thread is a failure of the test
            failed.append(error)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed and len(set(found)) == 10


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), min_size=1))
def test_divide(pairs):
    above, below = (pd.array(column, dtype="float64").to_numpy() for column in zip(*pairs, strict=True))
    for value, (top, bottom) in zip(divide(above, below), pairs, strict=True):
        assert pd.isna(value) if bottom == 0 else value == top / bottom
