"""Every rule a pack must keep, read once from `rules.csv`: id, severity, and the sentence in both languages."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from data.dictionary import nearest
from data.errors import Problem, UnknownName
from policy.words import Text

FILE = Path(__file__).with_name("rules.csv")


class Rule(NamedTuple):
    """One rule; 'refuse' keeps the pack out, 'warn' is reported and loaded."""

    id: str
    severity: str
    sentence: Text


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by id, in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    return MappingProxyType(
        {row["id"]: Rule(row["id"], row["severity"], Text(row["sentence_zh"], row["sentence_en"])) for row in rows}
    )


def rule(name: str) -> Rule:
    """Return one rule; an unknown id is refused with the nearest one."""
    if name not in rules():
        near = nearest(name, rules())
        raise UnknownName(Text(f"rules.csv 中没有“{name}”；是否应为“{near}”？", f"no rule {name!r}; nearest {near!r}."))
    return rules()[name]


def problem(name: str, file: str, expected: Text | None = None, **where: object) -> Problem:
    """Return a problem that breaks a rule; without `expected` the sentence of the rule says what was expected."""
    broken = rule(name)
    return Problem(file, name, expected or broken.sentence, severity=broken.severity, **where)  # type: ignore[arg-type]
