"""The pages and their addresses: one row a page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PageRow:
    """One page: its address, its file, and the key of its title in the screen words."""

    key: str
    path: str

    @property
    def title_key(self) -> str:
        """Return the key of the page's title."""
        return f"page_{self.key}"

    @property
    def url(self) -> str:
        """Return the page's address below the root; the first page stands at the root itself."""
        return "" if self is PAGES[0] else self.key


PAGES = (
    PageRow("overview", "../pages/staff/overview.py"),
    PageRow("map", "../pages/staff/village_map.py"),
    PageRow("identification", "../pages/staff/identification.py"),
    PageRow("household", "../pages/staff/household.py"),
    PageRow("cadres", "../pages/staff/cadre_coverage.py"),
    PageRow("campaign", "../pages/staff/campaign.py"),
    PageRow("organisation", "../pages/staff/organisation.py"),
    PageRow("planning", "../pages/staff/planning.py"),
    PageRow("training", "../pages/staff/training_reach.py"),
    PageRow("delisting", "../pages/staff/delisting.py"),
    PageRow("funds", "../pages/staff/funds.py"),
    PageRow("sources", "../pages/staff/sources.py"),
)
