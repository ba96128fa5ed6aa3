"""组织保障 Organisation: who is responsible, contact cards, assessment, reward and rectification, duties, terms."""

from components import figures, filters
from components.views import organisation as view

selection = filters.current()


def tree() -> None:
    """The bodies and posts level by level, then who stands above and below each place."""
    figures.show(view.levels.figure(selection))
    figures.html(view.tree.markup(selection))
    if view.tree.is_village(selection):
        figures.show(view.tree.cadres(selection))
    else:
        figures.show(view.tree.layers(selection))


def cards() -> None:
    """The six items of the contact card, and the cards that lack one."""
    figures.pair(view.cards.items(selection), view.cards.by_area(selection))
    figures.show(view.cards.listed(selection))


def scores() -> None:
    """Score cards under the weights the reader chooses."""
    with figures.line():
        kind = filters.choice(*view.choices("list"))
        preset = filters.choice(*view.choices("by"))
        order = filters.choice(*view.choices("order"))
    figures.note(view.scores.callout(kind, preset))
    figures.show(view.scores.ranking(kind, preset, order, selection))
    figures.pair(view.weighing.presets(kind, preset, selection), view.weighing.means(kind, selection), widths=(3, 2))


def reward() -> None:
    """The highest scores under the weights shown, and what is to be put right."""
    figures.note(view.reward.callout())
    figures.show(view.reward.issues(selection))
    figures.show(view.reward.matters(selection))
    with figures.line():
        kind = filters.choice(*view.choices("list"))
        preset = filters.choice(*view.choices("by"))
    figures.note(view.scores.callout(kind, preset))
    figures.show(view.reward.commended(kind, preset, selection))


def duties() -> None:
    """The four duties by area and village, and what is not recorded of them."""
    figures.show(view.duties.recorded())
    figures.show(view.duties.grid(selection))
    figures.show(view.duties.villages(selection))


def terms() -> None:
    """Three-year ties: how long the running ones last, early ends, and households without a successor."""
    figures.note(view.terms.callout())
    figures.pair(view.terms.running(selection), view.terms.reasons(selection))
    figures.show(view.terms.unfollowed_list(selection))
    figures.show(view.terms.ended_list(selection))


figures.heading(*view.top.heading(selection))
figures.tiles(view.top.tiles(selection))
TABS = {"tree": tree, "cards": cards, "scores": scores, "reward": reward, "duties": duties, "terms": terms}
TABS[filters.choice(*view.choices("tab"))]()
