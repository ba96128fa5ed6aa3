"""Rules by day, readings, units: what is refused and with which words."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.facts import fact, parts_of
from policy.parameters import MARKS, ParameterError, history, names, parameter, read_rules
from policy.readings import (
    READINGS,
    ReadingError,
    check_readings,
    default_readings,
    reading,
    reading_label,
)
from policy.units import UNITS, unit_label

LINES = {2010: 2300, 2011: 2536, 2012: 2625, 2013: 2736, 2014: 2800, 2015: 2855, 2016: 2952}
FROM_FACTS = {
    "income_target_2017": "F18b",
    "poverty_reduction_per_year": "F16a",
    "cadre_duty_leader": "F35a",
    "cadre_duty_general": "F35b",
    "practical_matters_per_year": "F46b",
    "leading_industries_per_duty": "F46a",
    "tie_years": "F48b",
    "department_bonus_points": "F75",
    "training_households_per_year": "F58",
    "special_grant_per_household": "F78b",
    "special_grant_total": "F78a",
    "interest_subsidy_per_year": "F80a",
    "guarantee_per_year": "F81a",
    "rural_population_base": "D12",
    "rural_population_base_wide": "D11",
}
PERCENT_FROM_FACTS = {
    "income_growth_target": "F18a",
    "income_growth_floor": "F86a",
    "earmarked_share": "F83a",
    "farm_growth_share": "F83b",
    "interest_subsidy_share": "F80b",
    "guarantee_share": "F81b",
    "village_exit_rate": "X30b",
    "county_exit_rate": "X30c",
    "wrong_exit_rate": "X31a",
    "omission_rate": "X31a",
    "approval_rate": "X31b",
}
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(("year", "line"), LINES.items())
def test_poverty_line_of_a_year(year, line):
    assert parameter("poverty_line", year).value == line
    assert parameter("poverty_line", date(year, 1, 1)).value == line
    assert parameter("poverty_line", datetime(year, 12, 31, 23, 59)).value == line


@pytest.mark.parametrize(("year", "letter"), list(zip(LINES, "abcdefg", strict=True)))
def test_poverty_lines_are_the_published_ones(year, letter):
    assert parameter("poverty_line", year).value == fact(f"X24{letter}").number


def test_the_concept_of_the_line_changes_in_2014():
    concepts = {value.since.year: value.concept for value in history("poverty_line")}
    assert {year for year, concept in concepts.items() if concept == "net_income"} == {2010, 2011, 2012, 2013}
    assert {year for year, concept in concepts.items() if concept == "disposable_income"} == {2014, 2015, 2016}


@pytest.mark.parametrize("year", [2009, 2017, 2020])
def test_a_line_nobody_published_is_refused(year):
    with pytest.raises(ParameterError, match=rf"poverty_line: no value on {year}-12-31"):
        parameter("poverty_line", year)


@pytest.mark.parametrize(("name", "fact_id"), FROM_FACTS.items())
def test_rules_repeat_the_facts_they_name(name, fact_id):
    assert parameter(name).value == fact(fact_id).number


@pytest.mark.parametrize(("name", "fact_id"), PERCENT_FROM_FACTS.items())
def test_shares_repeat_the_percentages_they_name(name, fact_id):
    assert parameter(name).value == pytest.approx(fact(fact_id).number / 100)


def test_villages_to_leave_only_in_the_two_years_of_the_plan():
    assert [parameter("villages_to_leave", year).value for year in (2016, 2017)] == [20, 23]
    for year in (2015, 2018):
        with pytest.raises(ParameterError, match=f"no value on {year}"):
            parameter("villages_to_leave", year)


def test_the_exit_rate_is_later_than_the_article():
    with pytest.raises(ParameterError, match="the first one holds from 2016-08-25"):
        parameter("village_exit_rate", parameter("as_of").value)
    assert parameter("village_exit_rate").value == 0.03


def test_campaign_phases_follow_each_other_without_a_gap():
    edges = [
        (parameter(f"campaign_{phase}_start").value, parameter(f"campaign_{phase}_end").value)
        for phase in ("mobilisation", "implementation", "summary")
    ]
    assert edges[0][0] == date(2015, 2, 1) and edges[-1][1] == date(2016, 12, 31)
    assert all(end + timedelta(days=1) == start for (_, end), (start, _) in zip(edges, edges[1:], strict=False))


def test_nothing_behind_the_five_in_place_is_invented():
    standard = parameter("village_exit_standard")
    assert standard.value == ("poverty_rate", "collective_income", "hard_road", "clinic", "culture_room", "network")
    assert len(standard.items) == len(standard.value)
    assert not [name for name in names() if name.startswith(("collective_income", "road_width", "clinic", "visits"))]


@given(st.sampled_from(names()), DAYS)
def test_a_rule_holds_on_the_day_or_is_refused(name, day):
    first = history(name)[0].since
    try:
        found = parameter(name, day)
    except ParameterError as refusal:
        assert name in str(refusal) and str(day) in str(refusal)
    else:
        assert day >= first and found.holds_on(day)


@given(st.sampled_from(names()), st.data())
def test_a_slip_of_the_pen_meets_the_nearest_name(name, data):
    cut = data.draw(st.integers(0, len(name) - 1))
    slip = name[:cut] + name[cut + 1 :]
    if slip in names():
        return
    with pytest.raises(ParameterError, match="did you mean '"):
        parameter(slip)


def test_a_rule_that_changes_must_be_asked_for_a_day():
    with pytest.raises(ParameterError, match="7 dated values .* name the day"):
        parameter("poverty_line")


def test_every_value_is_labelled_marked_and_referenced():
    for name in names():
        for value in history(name):
            assert value.label.zh and value.label.en and value.reference and value.mark in MARKS
            assert bool(value.note.zh) == bool(value.note.en), name


def test_references_lead_to_facts():
    for name in names():
        for value in history(name):
            for word in value.reference.partition(":")[0].split():
                if word[0] in "FXD" and word[1:].rstrip("abcdefghi").isdigit():
                    assert parts_of(word), f"{name}: {word}"


GOOD = """
[duty]
label_zh = "包户数"
label_en = "Duty"
unit = "households"
values = [{ since = 2015-01-01, value = 1, mark = "stated", reference = "F35" }]
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('mark = "stated"', 'mark = "statd"', "did you mean 'stated'"),
        ('mark = "stated", ', "", "mark is missing"),
        ('reference = "F35"', 'reference = ""', "reference is missing"),
        ('unit = "households"', 'unit = "houshold"', "did you mean 'households'"),
        ("label_en", "label_em", "did you mean 'label_en'"),
        ("since =", "sinse =", "did you mean 'since'"),
        ("value = 1", 'value = ["a", "b"]', "one wording for each"),
        (GOOD[GOOD.index("values") :], "values = []", "no values"),
        ("}]", '}, { since = 2014-01-01, value = 2, mark = "stated", reference = "F35" }]', "does not follow"),
    ],
)
def test_a_badly_written_rule_is_refused(old, new, message):
    assert read_rules(GOOD)["duty"][0].value == 1
    with pytest.raises(ParameterError, match=message):
        read_rules(GOOD.replace(old, new))


def test_readings_have_their_defaults():
    assert default_readings() == {
        "C1": "unscheduled", "C4": "all", "C15": "base_177500", "C17": "per_household"
    }  # fmt: skip
    assert check_readings({}) == default_readings()


@given(st.fixed_dictionaries({}, optional={
    key: st.sampled_from([option.key for option in item.options]) for key, item in READINGS.items()
}))  # fmt: skip
def test_chosen_readings_stand_and_the_rest_is_default(chosen):
    full = check_readings(chosen)
    assert set(full) == set(READINGS)
    assert all(full[key] == chosen.get(key, item.default) for key, item in READINGS.items())
    assert check_readings(full) == full


@pytest.mark.parametrize(
    ("given_readings", "message"),
    [
        ({"C1": "unschedulde"}, "reading C1: 'unschedulde' is not an option; did you mean 'unscheduled'"),
        ({"C15": "base_177000"}, "did you mean 'base_177500'"),
        ({"C05": "all"}, "reading 'C05' does not exist; did you mean"),
        ({"year": "all"}, "known: C1, C4, C15, C17"),
    ],
)
def test_unknown_readings_meet_the_nearest(given_readings, message):
    with pytest.raises(ReadingError, match=message):
        check_readings(given_readings)


def test_the_base_of_a_rate_comes_from_the_rules():
    bases = {option.key: parameter(option.parameter).value for option in reading("C15").options}
    assert bases == {"base_177500": 177500, "base_201983": 201983}


def test_a_reading_in_words():
    assert reading_label({}, "C1", "zh") == "年度未列的11个村：年度未列"
    assert reading_label({"C1": "after_2017"}, "C1", "en") == "The 11 villages without a year: Out after 2017"


def test_units_have_both_languages():
    assert all(label.zh and label.en for label in UNITS.values())
    with pytest.raises(ValueError, match="did you mean 'households'"):
        unit_label("household", "en")
