"""A link reproduces the view; what it cannot mean is named and the rest still holds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from components import address
from components.text import use
from data.dictionary import codes
from geo.areas import areas
from indicators.measure import Selection
from policy.readings import READINGS

DEPARTMENTS = ("D001", "D002", "D003")
AREAS = sorted(areas().loc[areas()["level"] != "district", "area_code"])


def _some(values):
    return st.sets(st.sampled_from(sorted(values))).map(lambda chosen: tuple(v for v in values if v in chosen))


SELECTIONS = st.builds(
    Selection,
    area=st.sampled_from([address.DISTRICT, *AREAS]),
    village_kind=st.sampled_from(["all", "poor", "other"]),
    household_class=_some(list(codes("household_class"))),
    category=_some(list(codes("household_category"))),
    poverty_cause=_some(list(codes("poverty_cause"))),
    labour=st.sampled_from([(), ("with",), ("without",)]),
    disability=st.sampled_from([(), ("with",), ("without",)]),
    department=_some(list(DEPARTMENTS)),
    year=st.sampled_from(address.YEARS),
    readings=st.fixed_dictionaries({k: st.sampled_from([o.key for o in r.options]) for k, r in READINGS.items()}).map(
        address.canonical_readings
    ),
)


@settings(max_examples=150, deadline=None)
@given(selection=SELECTIONS, lang=st.sampled_from(["zh", "en"]), card=st.sampled_from(["", "510802103213"]))
def test_a_link_reproduces_the_view(selection, lang, card):
    extras = {"card": card} if card else {}
    view = address.parse(address.to_query(lang, selection, extras), DEPARTMENTS)
    assert (view.lang, view.selection, view.extras, view.problems) == (lang, selection, extras, [])


def test_the_default_view_has_a_bare_address():
    assert address.to_query("zh", address.DEFAULT, {}) == {}


def test_each_bad_value_is_named_with_the_nearest_and_the_rest_holds():
    query = {
        "cause": ["ilness", "education"],
        "year": ["2051"],
        "town": ["510802199"],
        "c1": ["before2016"],
        "labour": ["with"],
        "tonw": ["510802103"],
        "lang": ["fr"],
    }
    view = address.parse(query, DEPARTMENTS)
    assert view.selection == Selection(
        household_class=("registered_poor",), poverty_cause=("education",), labour=("with",)
    )
    named = {name: (value, near) for name, value, near in view.problems}
    assert named["cause"] == ("ilness", "illness")
    assert named["c1"] == ("before2016", "before_2016")
    assert named["tonw"][1] == "town"
    assert set(named) == {"cause", "year", "town", "c1", "tonw", "lang"}


def test_problems_are_sentences_in_both_languages():
    view = address.parse({"cause": ["<b>ilness</b>"]}, DEPARTMENTS)
    for lang in ("zh", "en"):
        use(lang)
        assert "<b>ilness</b>" in view.sentences()[0]
    use("zh")


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.text(max_size=8), st.lists(st.text(max_size=12), min_size=1, max_size=3), max_size=5))
def test_no_address_breaks_the_reader(query):
    view = address.parse(query, DEPARTMENTS)
    assert isinstance(view.selection, Selection)
    assert all(isinstance(s, str) for s in view.sentences())
