"""The files of the figures on a reader's page: made when they are fetched, from the figure as it stands there.

Each visitor has a secret word; under it stand the figures of that visitor's latest pages, the oldest forgotten first.
"""

import secrets
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from components import exports, session
from components.figure import Figure

KINDS = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
         "png": "image/png", "svg": "image/svg+xml"}  # fmt: skip
MOST_VISITORS, MOST_FIGURES = 300, 60
_OFFERS: "OrderedDict[str, OrderedDict[str, tuple[Figure, exports.Stamp]]]" = OrderedDict()
_LOCK = Lock()


def offer(figure: Figure, stamp: exports.Stamp) -> str:
    """Keep a figure to be fetched, and return its address without the kind: secret word, key."""
    word = session.recall("_files")
    if word is None:
        word = secrets.token_urlsafe(18)
        session.remember("_files", word)
    with _LOCK:
        mine = _OFFERS.setdefault(word, OrderedDict())
        _OFFERS.move_to_end(word)
        mine[figure.key] = (figure, stamp)
        mine.move_to_end(figure.key)
        _shorten(mine, MOST_FIGURES)
        _shorten(_OFFERS, MOST_VISITORS)
    return f"{word}/{figure.key}"


def _shorten(kept: OrderedDict, most: int) -> None:
    while len(kept) > most:
        kept.popitem(last=False)


def find(word: str, name: str) -> tuple[Callable[[], bytes], str] | None:
    """Return the maker and the media type of a file `{key}.{kind}`; None when there is none or it is forgotten."""
    key, _, kind = name.rpartition(".")
    with _LOCK:
        found = _OFFERS.get(word, {}).get(key)
    if kind not in KINDS or found is None or (kind in ("png", "svg") and found[0].view is None):
        return None
    return exports.deferred(found[0], kind, found[1]), KINDS[kind]
