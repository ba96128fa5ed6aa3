"""Two threads that ask for the same thing get one thing, made once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from indicators.once import once


def test_two_threads_make_one_thing():
    made, together = [], Barrier(4)

    @once(maxsize=4)
    def make(name):
        made.append(name)
        return object()

    def ask(_):
        together.wait()
        return make("a")

    with ThreadPoolExecutor(4) as pool:
        things = set(pool.map(ask, range(4)))
    assert len(things) == 1 and made == ["a"]
    assert make("b") is make("b") is not make("a")


def test_a_fault_is_told_and_not_kept():
    faults = [ValueError("once")]

    @once(maxsize=4)
    def make():
        if faults:
            raise faults.pop()
        return "made"

    with pytest.raises(ValueError, match="once"):
        make()
    assert make() == "made"


def test_what_needs_itself_through_another_does_not_wait_for_ever():
    @once(maxsize=4)
    def outer(n):
        return inner(n) + 1

    @once(maxsize=4)
    def inner(n):
        return n

    assert outer(1) == 2
