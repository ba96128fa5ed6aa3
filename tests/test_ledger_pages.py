"""出处账本 on the pages: every heading, key figure, note and figure names known ids, whatever is selected."""

import pytest

from components import ledger
from components.figure import Note, Tile
from components.text import use
from components.views import cadres, delisting, overview, sources, training, village_map
from components.views.village_map import card_figures, card_html, picture
from indicators.measure import Selection
from tests import cadre_page, delisting_page, training_page

POOR = Selection(household_class=("registered_poor",))
SELECTIONS = (
    POOR,
    Selection(household_class=("registered_poor",), year=2014),
    Selection(area="510802100", household_class=("registered_poor",)),
    Selection(area="510802103213"),
    Selection(household_class=("key_economic",), poverty_cause=("bereavement",)),
    Selection(area="510802001", village_kind="other"),
)
VILLAGE = "510802103213"


@pytest.fixture(autouse=True)
def chinese(demo_snapshot):
    use("zh")


def written(selection: Selection) -> list[tuple[tuple[str, ...], list[str]]]:
    """(ids, words) of every heading and tile of the pages for a selection, and of every note."""
    heads = [overview.heading(selection), cadres.top.heading(selection), training.top.heading(selection),
             delisting.heading(selection), village_map.heading(selection, village_map.places(selection))]  # fmt: skip
    tiles: list[Tile] = [*overview.tiles(selection), *overview.countdowns(), *cadres.top.tiles(selection),
                         *training.top.tiles(selection), *delisting.tiles(selection)]  # fmt: skip
    found = village_map.places(selection)
    notes: list[Note] = [
        overview.income_note(selection), overview.left_note(selection), overview.phase_note(), overview.district_note(),
        cadres.capacity.callout(), cadres.matters.callout(selection), training.top.article_note(selection),
        training.top.cadre_note(selection), delisting.plan_note(selection),
        *village_map.rules(found, selection, "rate"),
    ]  # fmt: skip
    return [
        *((refs, [title, sub]) for title, sub, refs in heads),
        *((tile.refs, [tile.label, tile.value, tile.note]) for tile in tiles),
        *((note.refs, [note.sentence]) for note in notes),
    ]


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_what_holds_a_number_names_known_ids(selection):
    for refs, words in written(selection):
        assert refs or not any(sign.isdigit() for word in words for sign in word), words
        ledger.marked(refs)


@pytest.mark.parametrize("selection", (SELECTIONS[0], SELECTIONS[-1]), ids=("all", "nothing"))
def test_every_figure_names_known_ids(selection):
    pages = (cadre_page, delisting_page, training_page)
    for figure in (figure for page in pages for figure in page.figures_of(selection)):
        assert figure.refs, figure.key
        ledger.marked(figure.refs)


def test_the_part_of_the_district_does_not_carry_facts_of_the_whole():
    town = SELECTIONS[2]
    for tiles in (overview.tiles, training.top.tiles):
        tile_facts = [{ref for ref in tile.refs if ref in ("F57a", "F57b", "F58", "F45a", "X06a", "X07")}
                      for tile in tiles(town)]  # fmt: skip
        assert not any(tile_facts)
    assert "X06a" in overview.tiles(POOR)[1].refs and "X07" in overview.tiles(POOR)[0].refs
    assert "F57a" in training.top.tiles(POOR)[0].refs


def test_the_card_of_a_village_and_its_map_carry_ids():
    card = village_map.card(VILLAGE, POOR)
    assert all(tile.refs for tile in card_figures.tiles(card))
    assert (
        card_html.body(card).count("<section") == card_html.body(card).count("' data-refs='") == len(card_html.REFS) - 1
    )
    head = card_html.head(card)
    assert "<div class='vcard-head' data-refs=" in head and "<p class='vcard-note' data-refs=" in head
    assert card_figures.listed(card, "uncovered_households").refs == ("cadre_coverage",)
    assert "poverty_headcount_ratio" in picture.refs("rate") and "cadre_coverage" not in picture.refs("none")
    assert " data-refs='" in village_map.chosen_words(village_map.places(POOR)[0], 1)


def test_the_page_of_sources_carries_what_it_lists():
    assert {"F26", "C20"} <= set(sources.heading()[2])
    assert "F26" in sources.fact_table("F").refs and "X01" not in sources.fact_table("F").refs
    assert {"registered_households", "F26"} <= set(sources.checks().refs)
    assert "poverty_line" in sources.rule_table().refs and "poor_persons" in sources.indicator_table().refs
    assert sources.layer_table().refs and "data-refs='C1'" in sources.contradiction_html()
