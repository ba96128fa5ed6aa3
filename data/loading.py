"""A pack becomes the register in force, or is refused with every reason and nothing changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data import rules, store
from data.dictionary import columns
from data.errors import Problem, RefusedPack
from data.ingest import Pack, read_pack
from data.snapshots import Snapshot
from data.tables import check_tables

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Examined:
    """A pack after every check: its tables in the dictionary's columns, and all problems."""

    pack: Pack
    frames: Mapping[str, pd.DataFrame]
    problems: tuple[Problem, ...]

    @property
    def is_refused(self) -> bool:
        """Whether a problem keeps the pack out."""
        return any(problem.refuses for problem in self.problems)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that are reported and loaded."""
        return tuple(problem for problem in self.problems if not problem.refuses)


def examine(folder: Path, progress: Progress = lambda _: None) -> Examined:
    """Read and check a pack completely; nothing is written."""
    pack = read_pack(Path(folder), progress)
    problems = [*pack.problems]
    if pack.frames:
        problems += check_tables(pack)
    if pack.frames and not any(p.rule.startswith("pack.") for p in problems):
        problems += rules.check_rules(pack)
    frames = {name: frame[list(columns(name))] for name, frame in pack.frames.items()}
    return Examined(pack, frames, tuple(problems))


def load(folder: Path, progress: Progress = lambda _: None, code: str = "") -> tuple[Snapshot, Examined]:
    """Check a pack and put it in force; raises `RefusedPack` and leaves everything as it was if a rule refuses.

    `code` is the fingerprint of the generator for the demonstration register, '' for a pack from outside.
    """
    examined = examine(folder, progress)
    if examined.is_refused:
        raise RefusedPack(examined.problems)
    return store.publish(examined.frames, _manifest(examined.pack, code)), examined


def _manifest(pack: Pack, code: str) -> dict[str, object]:
    meta = pack.meta
    return {
        "as_of": meta["as_of"][:10],
        "mark": meta["mark"],
        "title": {"zh": meta["title_zh"], "en": meta["title_en"]},
        "licence": meta["licence"],
        "created": meta["created"],
        "created_by": meta["created_by"],
        "pack_sha256": pack.sha256,
        "code_sha256": code,
    }
