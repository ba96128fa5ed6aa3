"""Where each fact and contradiction of the article has its place: docs/coverage.md, written from the code.

`python -m tests.coverage` rewrites the table: indicators, pages and rules as the code names them; the last column,
why something has no figure of its own, is kept as a person wrote it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import indicators  # noqa: F401  themes register themselves
from components.navigation import PAGES
from data.facts import contradictions, facts
from indicators.indicator import REGISTRY
from policy import parameters
from policy.readings import READINGS

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "docs" / "coverage.md"
IDS = (*(f"F{n:02}" for n in range(1, 88)), *(f"C{n}" for n in range(1, 21)))
HEAD = "| id | what it says | indicators | pages | rules and readings | why there is no figure of its own |"
INTRO = """# Where everything the article describes has its place

One row for every statement of the article (F) and every contradiction in it (C). All of them stand word for word on the
page `sources`; this table says where else: the indicators whose definition names the id, the pages whose figures name
it, the dated rules and switches that stand on it. The last column says why something has no figure of its own.
`python -m tests.coverage` rewrites the table from the code, `tests/test_coverage.py` refuses one that claims more or
less than the code holds.
"""


class Row(NamedTuple):
    """One row of the table; lists in the order of the code."""

    id: str
    what: str
    indicators: tuple[str, ...]
    pages: tuple[str, ...]
    rules: tuple[str, ...]
    why: str

    @property
    def has_place(self) -> bool:
        """Whether an indicator or a figure of a page serves it."""
        return bool(self.indicators or self.pages)


def is_of(id_: str, reference: str) -> bool:
    """Whether a reference is the id or one of its parts: F03b is of F03."""
    return bool(re.fullmatch(re.escape(id_) + "[a-z]?", reference))


def view_files(key: str) -> list[Path]:
    """The files of a page: its own, and the views it imports."""
    row = next(row for row in PAGES if row.key == key)
    page = (ROOT / "components" / row.path).resolve()
    lines = re.findall(r"from components\.views(?:\.(\w+)| import (.+))", page.read_text("utf-8"))
    names = {one or word.split()[0] for one, listed in lines for word in (listed.split(",") if listed else [one])}
    found = [page]
    for name in sorted(names):
        folder = ROOT / "components" / "views" / name
        found += sorted(folder.glob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
    return found


def references_of_page(key: str) -> set[str]:
    """Every id that the page's code names."""
    texts = "\n".join(path.read_text("utf-8") for path in view_files(key))
    return set(re.findall(r"[\"'](F\d\d[a-z]?|C\d{1,2})[\"']", texts))


def subjects() -> dict[str, str]:
    """What each id says, in English and Chinese, from the files of facts and contradictions."""
    rows = facts()
    said = {}
    for id_ in IDS:
        mine = rows[[is_of(id_, fact) for fact in rows["fact_id"]]]
        said[id_] = "; ".join(dict.fromkeys(mine["subject_zh"]))
    known = contradictions().set_index("id")
    return said | {id_: known.loc[id_, "title_zh"] for id_ in IDS if id_ in known.index}


def from_code(why: dict[str, str]) -> list[Row]:
    """The table as the code has it."""
    said, named = subjects(), {row.key: references_of_page(row.key) for row in PAGES}
    rows = []
    for id_ in IDS:
        keys = tuple(key for key, one in REGISTRY.items() if any(is_of(id_, ref) for ref in one.reference))
        pages = tuple(key for key, ids in named.items() if any(is_of(id_, ref) for ref in ids))
        rules = [name for name in parameters.names() if _rests_on(name, id_)]
        rules += [f"reading {key}" for key, one in READINGS.items() if one.contradiction == id_]
        rows.append(Row(id_, said[id_], keys, pages, tuple(rules), why.get(id_, "")))
    return rows


def _rests_on(name: str, id_: str) -> bool:
    words = " ".join(value.reference for value in parameters.history(name))
    return any(is_of(id_, word) for word in re.findall(r"[A-Z]\d+[a-z]?", words))


def read() -> list[Row]:
    """The table as docs/coverage.md has it."""
    rows = []
    for line in FILE.read_text("utf-8").splitlines() if FILE.exists() else ():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and re.fullmatch(r"[FC]\d+", cells[0]):
            lists = [tuple(re.findall(r"`([^`]+)`", cell)) for cell in cells[2:5]]
            rows.append(Row(cells[0], cells[1], *lists, cells[5]))
    return rows


def text(rows: list[Row]) -> str:
    """The document."""
    lines = [HEAD, "|---|---|---|---|---|---|"]
    for row in rows:
        lists = (" ".join(f"`{name}`" for name in names) for names in (row.indicators, row.pages, row.rules))
        lines.append(f"| {row.id} | {row.what} | {' | '.join(lists)} | {row.why} |")
    return INTRO + "\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(from_code({row.id: row.why for row in read()})), "utf-8")
    missing = [row.id for row in read() if not row.has_place and not row.why]
    print(f"{FILE.relative_to(ROOT)} written; without a place or a reason: {', '.join(missing) or 'none'}")
