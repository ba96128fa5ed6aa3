"""Work before the first visitor."""

import contextlib
import gc
import logging
import threading
from collections.abc import AsyncIterator
from typing import Any

logging.getLogger("uvicorn.access").setLevel(logging.WARNING)


@contextlib.asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, Any]]:
    """Pay imports before the first visitor, and the caches while the first browser still fetches its scripts."""
    import components.figures  # noqa: F401  imports what the pages import

    threading.Thread(target=_warm, name="warm", daemon=True).start()
    yield {}


def _warm() -> None:
    """Fill the caches, then freeze them out of the garbage collector.

    Streamlit runs a full collection after every script run; with the libraries loaded that costs about
    75 ms unless the start-up objects are frozen.
    """
    from components.warm import warm_up

    warm_up()
    gc.collect()
    gc.freeze()
