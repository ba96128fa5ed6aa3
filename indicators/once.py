"""Make a thing once, also when two threads ask for it at the same moment: the second waits for the first."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from threading import RLock
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
Thing = TypeVar("Thing")


@dataclass
class _Place:
    """Where one thing stands once it is made."""

    lock: Any = field(default_factory=RLock)
    made: bool = False
    thing: Any = None


def once(maxsize: int) -> Callable[[Callable[P, Thing]], Callable[P, Thing]]:
    """Keep what a function returns, as `lru_cache` does, and never let two threads make the same thing.

    A fault is told to the thread that met it and nothing is kept.
    """

    def dress(make: Callable[P, Thing]) -> Callable[P, Thing]:
        places = lru_cache(maxsize)(lambda *_args: _Place())

        @wraps(make)
        def get(*args: P.args) -> Thing:
            place = places(*args)
            if not place.made:
                with place.lock:
                    if not place.made:
                        place.thing, place.made = make(*args), True
            return place.thing

        get.cache_clear = places.cache_clear
        return get

    return dress
