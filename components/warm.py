"""Work done once before the first visitor: the fact tables of the snapshot, the chart specifications, the ground."""

import logging
import threading

from data.errors import BrokenSnapshot, NoSnapshot

LOG = logging.getLogger(__name__)
FIRST_PAGE = threading.Event()  # set when a reader has a page: what the first page may not need waits for it
PATIENCE_S = 5.0


def warm_up() -> None:
    """Load what every page needs. A missing snapshot is told on the page, not here: the server still starts."""
    from components import charts
    from components.maps import geometry
    from indicators.measure import warm

    try:
        warm()
    except (NoSnapshot, BrokenSnapshot) as problem:
        LOG.warning("%s", problem)
    FIRST_PAGE.wait(PATIENCE_S)
    charts.warm()
    geometry.ground()
