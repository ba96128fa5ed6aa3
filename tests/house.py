"""The house as data: its rooms, its files and the law of docs/architecture.md. Read by test_house.py."""

from __future__ import annotations

import ast
import csv
import functools
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("policy", "geo", "data", "indicators", "components", "pages")
LAW = ROOT / "docs" / "architecture.md"
TEXT = {".py", ".md", ".toml", ".csv", ".css", ".js", ".txt", ".json", ".svg", ".html", ".ipynb", ".cfg", ""}


@functools.cache
def files() -> tuple[Path, ...]:
    """Every file that belongs to the tree (what git tracks or would track), in order."""
    command = ["git", "-c", "core.quotepath=off", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode == 0:
        names = sorted(name for name in done.stdout.split("\0") if name)
    else:  # an unpacked archive without git
        names = sorted(p.relative_to(ROOT).as_posix() for p in ROOT.rglob("*") if not _is_private(p.relative_to(ROOT)))
    return tuple(path for path in map(ROOT.joinpath, names) if path.is_file())


def _is_private(path: Path) -> bool:
    hidden = {".venv", "var", "__pycache__", "screenshots", ".pytest_cache", ".ruff_cache", ".hypothesis"}
    return bool(hidden & set(path.parts))


def texts() -> Iterator[tuple[str, str]]:
    """(path, text) of every text file."""
    for path in files():
        if path.suffix in TEXT:
            yield name(path), path.read_text("utf-8")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def python(*tops: str) -> list[Path]:
    """Python files of the named rooms or files, or of the whole tree."""
    found = [path for path in files() if path.suffix == ".py"]
    return [path for path in found if not tops or name(path) in tops or name(path).split("/")[0] in tops]


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=name(path))


def imports(path: Path) -> set[str]:
    """Top names of everything the file imports, at any depth of its code."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." if node.level else (node.module or "").split(".")[0])
    return found - set(sys.stdlib_module_names)


def law(heading: str) -> list[list[str]]:
    """Rows of the table of docs/architecture.md whose head row begins with `heading`."""
    rows, inside = [], False
    for line in LAW.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []
        if cells and cells[: len(heading.split("|"))] == heading.split("|"):
            inside = True
        elif not cells:
            inside = False
        elif inside and not set(line) <= set("|-: "):
            rows.append(cells)
    assert rows, f"docs/architecture.md has no table '{heading}'"
    return rows


def words(cell: str) -> set[str]:
    return set(re.findall(r"[\w./]+", cell))


def csv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def literals(*tops: str) -> tuple[set[str], set[str]]:
    """(whole strings, beginnings put before something at run time) in the code of the named rooms."""
    whole, beginnings = set(), set()
    for path in python(*tops):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
                beginnings.add(str(node.values[0].value))
    beginnings |= {text for text in whole if text.endswith("_")}
    return whole, {part for part in beginnings if re.fullmatch(r"[a-z][a-z0-9]*_(?:[a-z0-9_]*)", part)}
