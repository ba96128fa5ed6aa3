"""Work done once before the first visitor: the fact tables of the snapshot, the chart specifications, the ground."""

import logging
import threading

from data.errors import BrokenSnapshot, NoSnapshot

LOG = logging.getLogger(__name__)
FIRST_PAGE = threading.Event()  # set when a reader has a page: what the first page may not need waits for it
PATIENCE_S = 30.0  # what the first page does not ask must not slow it
FIRST = ("village_years", "household_years", "households", "villages", "household_changes")  # what the first page asks


def warm_up() -> None:
    """Load what every page needs. A missing snapshot is told on the page, not here: the server still starts."""
    from components import charts
    from components.maps import geometry
    from indicators.measure import warm

    try:
        warm(FIRST)
        FIRST_PAGE.wait(PATIENCE_S)
        warm()
    except (NoSnapshot, BrokenSnapshot) as problem:
        LOG.warning("%s", problem)
    charts.warm()
    geometry.ground()
