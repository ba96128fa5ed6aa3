"""总览: where the district stands against its targets, by what path, and who is left behind."""

from components.text import t
from components.views.overview.axes import five_axes, five_improvements
from components.views.overview.campaign import campaign, campaign_months, countdowns, phase_note
from components.views.overview.district import district_economy, district_note
from components.views.overview.income import income_path
from components.views.overview.left import gaps, gaps_where, left_behind, left_note
from components.views.overview.progress import persons_path, rate_path
from components.views.overview.spread import income_note, income_sources, income_spread
from components.views.overview.together import together, together_where
from components.views.overview.top import heading, now, tiles
from components.views.overview.villages import village_plan

__all__ = [
    "campaign",
    "campaign_months",
    "countdowns",
    "district_economy",
    "district_note",
    "five_axes",
    "five_improvements",
    "gaps",
    "gaps_where",
    "heading",
    "income_note",
    "income_path",
    "income_sources",
    "income_spread",
    "left_behind",
    "left_note",
    "list_choice",
    "now",
    "persons_path",
    "phase_note",
    "rate_path",
    "tab_choice",
    "tiles",
    "together",
    "together_where",
    "village_plan",
]
TABS = ("progress", "income", "axes", "left", "campaign")
LISTS = ("gaps", "together", "names")


def tab_choice() -> tuple[str, str, dict[str, str], str]:
    """Return name, label, options and default of the choice between the parts of the page."""
    return "tab", t("ov_tab"), {key: t(f"ov_tab_{key}") for key in TABS}, TABS[0]


def list_choice() -> tuple[str, str, dict[str, str], str]:
    """Return name, label, options and default of the choice between what households lack and who they are."""
    return "list", t("ov_list"), {key: t(f"ov_list_{key}") for key in LISTS}, LISTS[0]
