"""The blocks of the page that is being made, in reading order, with rows and lines as blocks within blocks."""

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any

Block = dict[str, Any]
_OPEN: ContextVar[list[list[Block]]] = ContextVar("open_blocks")


def clear() -> None:
    """Start an empty page; called at the beginning of a run."""
    _OPEN.set([[]])


def add(block: Block) -> None:
    """Put a block at the end of what is open; markup joins the markup before it."""
    here = _stack()[-1]
    if block["kind"] == "html" and here and here[-1]["kind"] == "html":
        here[-1]["html"] += block["html"]
    else:
        here.append(block)


def take() -> list[Block]:
    """Return the blocks gathered so far and begin anew."""
    blocks = list(_stack()[0])
    _stack()[0].clear()
    return blocks


@contextlib.contextmanager
def inside(block: Block, blocks: list[Block]) -> Iterator[None]:
    """Add a block and gather what follows in `blocks`, a list within it."""
    add(block)
    with cell(blocks):
        yield


@contextlib.contextmanager
def cell(blocks: list[Block]) -> Iterator[None]:
    """Gather what follows in one cell of a row that was added."""
    _stack().append(blocks)
    try:
        yield
    finally:
        _stack().pop()


def _stack() -> list[list[Block]]:
    try:
        return _OPEN.get()
    except LookupError:  # outside a run: a page tried on its own
        clear()
        return _OPEN.get()
