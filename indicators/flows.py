"""Money as a conserved flow: source → purpose → village → household, in whole fen.

A path is one chain of owners with its amount; the amount of a node is the sum of the paths through it, so what comes
in goes out, at every node and to the fen. Money that names no village or no household ends in `UNMATCHED`, a node like
any other: nothing is spread over those who are named. Quantities in kind are no money and no part of it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from indicators.facts import Register, fact
from indicators.measure import register_of
from indicators.selection import DISTRICT, Selection
from indicators.units import factor

STAGES = ("source", "purpose", "village", "household")
UNMATCHED, OTHER = "", "other"
RECIPIENTS = ("household", "village", "none")
AT_FIRST = 6  # nodes of a stage that a picture begins with
FEN_PER_YUAN = int(factor("yuan", "fen"))
Path = tuple[str, ...]


class FlowError(ValueError):
    """A flow whose parts do not add up, or a path that does not fit its stages."""


@dataclass(frozen=True)
class Flow:
    """Paths through named stages, each with its amount in fen."""

    stages: tuple[str, ...]
    paths: tuple[tuple[Path, int], ...]

    @property
    def total(self) -> int:
        """The whole amount; fen."""
        return sum(fen for _, fen in self.paths)

    @property
    def n_bands(self) -> int:
        """How many bands a picture of the flow has."""
        pairs = range(len(self.stages) - 1)
        return sum(len({path[place : place + 2] for path, _ in self.paths}) for place in pairs)

    def nodes(self, place: int) -> dict[str, int]:
        """Return the nodes of a stage, largest first, what is gathered and unmatched last; fen."""
        return self._nodes[place]

    def bands(self, place: int) -> dict[tuple[str, str], int]:
        """Return what goes from each node of a stage to each node of the next one; fen."""
        return added((path[place : place + 2], fen) for path, fen in self.paths)

    @cached_property
    def _nodes(self) -> tuple[dict[str, int], ...]:
        found = []
        for place in range(len(self.stages)):
            sums = added((path[place], fen) for path, fen in self.paths)
            found.append(dict(sorted(sums.items(), key=lambda node: (_last(node[0]), -node[1], node[0]))))
        return tuple(found)

    def imbalances(self) -> list[str]:
        """Return every node whose inflow, outflow and amount are not the same; none in a conserved flow."""
        return list(self._wrong)

    @cached_property
    def _wrong(self) -> list[str]:
        wrong = []
        for place, stage in enumerate(self.stages):
            into = added((b, fen) for (_, b), fen in self.bands(place - 1).items()) if place else self.nodes(0)
            is_end = place == len(self.stages) - 1
            out = self.nodes(place) if is_end else added((a, fen) for (a, _), fen in self.bands(place).items())
            wrong += [
                f"{stage} {node!r}: {into.get(node, 0)} fen in, {out.get(node, 0)} out, {fen} in all"
                for node, fen in self.nodes(place).items()
                if not into.get(node, 0) == out.get(node, 0) == fen
            ]
            if sum(self.nodes(place).values()) != self.total:
                wrong.append(f"{stage}: {sum(self.nodes(place).values())} fen of {self.total}")
        return wrong

    def mapped(self, stages: tuple[str, ...], of: Callable[[Path], Path]) -> "Flow":
        """Return the same money along other stages; paths that become one are added up."""
        return made(stages, ((of(path), fen) for path, fen in self.paths))

    def folded(self, most: int, keep: int = 3) -> "Flow":
        """Return the flow with at most so many bands: the smallest nodes of a stage are gathered as `OTHER`.

        A stage keeps at least `keep` nodes of its own; unmatched money is never gathered with anything.
        """
        flow = self
        for place in range(len(self.stages)):
            flow = flow._cut(place, max(keep, AT_FIRST))
        while flow.n_bands > most:
            own = [len(flow.own(place)) for place in range(len(self.stages))]
            place = max(range(len(own)), key=lambda stage: (own[stage], stage))
            if own[place] <= keep:
                break
            flow = flow._cut(place, own[place] - (1 if OTHER in flow.nodes(place) else 2))
        return flow

    def own(self, place: int) -> list[str]:
        """Return the nodes of a stage that stand for themselves, largest first."""
        return [node for node in self.nodes(place) if not _last(node)]

    def _cut(self, place: int, keep: int) -> "Flow":
        """Return the flow with all but the largest nodes of a stage gathered; two at least, one is no gathering."""
        small = self.own(place)[keep:]
        enough = len(small) > 1 or (small and OTHER in self.nodes(place))
        return self.gathered(place, frozenset(small)) if enough else self

    def gathered(self, place: int, nodes: frozenset[str]) -> "Flow":
        """Return the flow with some nodes of a stage made into one."""
        return self.mapped(
            self.stages,
            lambda path: (*path[:place], OTHER if path[place] in nodes else path[place], *path[place + 1 :]),
        )


def made(stages: tuple[str, ...], paths: Iterable[tuple[Path, int]]) -> Flow:
    """Return a flow from paths and amounts in fen; a path of the wrong length or a broken fen is refused."""
    held = list(paths)
    for path, fen in held:
        if len(path) != len(stages):
            raise FlowError(f"path {path} does not fit the stages {stages}")
        if fen != int(fen):
            raise FlowError(f"path {path}: {fen} is no whole number of fen")
    return Flow(stages, tuple(added((path, int(fen)) for path, fen in held).items()))


def added(pairs: Iterable[tuple[Any, int]]) -> dict[Any, int]:
    """Return key → sum, in order of first appearance."""
    found: dict[Any, int] = {}
    for key, fen in pairs:
        found[key] = found.get(key, 0) + fen
    return found


def _last(node: str) -> int:
    return {OTHER: 1, UNMATCHED: 2, "none": 2}.get(node, 0)


def money_flow(selection: Selection, snapshot: Any = None) -> Flow:  # noqa: ANN401 - a Snapshot or a Register
    """Return the money of a selection from its source to the household; fen.

    It follows area, kind of village and the department that gave; households are named, so filters of households
    do not narrow it. Money without a village belongs to the district alone.
    """
    return _flow(register_of(snapshot), selection.area, selection.village_kind, selection.department)


def place_flow(selection: Selection, level: str, snapshot: Any = None) -> Flow:  # noqa: ANN401
    """Return the money of a selection by place, as `by_place`; made once per place and giver."""
    register = register_of(snapshot)
    return _place_flow(register, selection.area, selection.village_kind, selection.department, level)


def by_place(flow: Flow, level: str) -> Flow:
    """Return a money flow along source, purpose, township or village, and whether it arrives at a household."""
    size = {"township": 9, "village": 12}[level]
    return flow.mapped(
        ("source", "purpose", level, "recipient"),
        lambda path: (path[0], path[1], path[2][:size], recipient(path[2], path[3])),
    )


def recipient(village: str, household: str) -> str:
    """Return the smallest owner on record."""
    return "household" if household else "village" if village else "none"


@lru_cache(maxsize=256)
def _flow(register: Register, area: str, village_kind: str, department: tuple[str, ...]) -> Flow:
    held = _columns(register)
    kept = np.ones(len(held["fen"]), dtype=bool)
    if area != DISTRICT:
        kept &= np.char.startswith(held["village"], area)
    if village_kind != "all":
        kept &= held["kind"] == village_kind
    if department:
        kept &= np.isin(held["department"], department)
    chains = zip(*(held[stage][kept].tolist() for stage in STAGES), strict=True)
    return made(STAGES, zip(chains, held["fen"][kept].tolist(), strict=True))


@lru_cache(maxsize=256)
def _place_flow(register: Register, area: str, village_kind: str, department: tuple[str, ...], level: str) -> Flow:
    return by_place(_flow(register, area, village_kind, department), level)


@lru_cache(maxsize=8)
def _columns(register: Register) -> dict[str, np.ndarray]:
    """One entry per fund record; text and fen."""
    rows = fact("funds", register)
    names = {"source": "source", "purpose": "purpose", "village": "village_code", "household": "household_id",
             "kind": "village_kind", "department": "department_id"}  # fmt: skip
    text = {key: rows[column].astype("str").to_numpy(dtype="U32") for key, column in names.items()}
    return text | {"fen": rows["amount_cny"].to_numpy(dtype=np.int64) * FEN_PER_YUAN}
