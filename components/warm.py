"""Work done once before the first visitor: imports, the snapshot, the fact tables, the chart specifications."""

import logging

from data.errors import BrokenSnapshot, NoSnapshot

LOG = logging.getLogger(__name__)


def warm_up() -> None:
    """Load what every page needs. A missing snapshot is told on the page, not here: the server still starts."""
    import components.figures  # noqa: F401  imports what the pages import
    from components import charts
    from components.maps import geometry
    from indicators.measure import warm

    charts.warm()
    geometry.ground()
    try:
        warm()
    except (NoSnapshot, BrokenSnapshot) as problem:
        LOG.warning("%s", problem)
