"""The law of docs/architecture.md as tests: who may import whom, sizes, signs on doors, words, documents."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests import house

ROOMS_LAW = {
    row[0].strip("`"): (house.words(row[1]), house.words(row[2])) for row in house.law("room|may import of ours")
}
PLACES_LAW = {row[0]: house.words(row[1]) for row in house.law("library|only in")}
# Letters that would tie the tree to one machine or one mirror; written so that this file does not contain them.
MACHINES = re.compile(
    r"(?<![\w.<:/-])/(?:ho" + r"me\b|Us" + r"ers\b|ro" + r"ot\b|wo" + r"rk\b|t" + r"mp/\w+)/?\w*"
    r"|\bfiles\.python" + r"hosted|\bpy" + r"pi\.org|registry\.np" + r"mjs|\bdeb\.deb" + r"ian"
)


def none(offenders: list[str]) -> None:
    assert not offenders, "\n" + "\n".join(offenders)


@pytest.mark.parametrize("room", sorted(ROOMS_LAW))
def test_imports_follow_the_law(room):
    ours, third = ROOMS_LAW[room]
    allowed = ours | third | {room}
    none([
        f"{house.name(path)} imports {found}; {room} may import {', '.join(sorted(allowed - {room})) or 'nothing'}"
        for path in house.python(room)
        for found in sorted(house.imports(path) - allowed)
    ])  # fmt: skip


def test_every_room_has_a_law():
    assert set(house.ROOMS) | {"app.py"} == set(ROOMS_LAW)


@pytest.mark.parametrize("library", sorted(PLACES_LAW))
def test_a_library_has_one_place(library):
    places = PLACES_LAW[library]
    offenders = []
    for path in house.python(*house.ROOMS, "app.py"):
        stem = house.name(path).removesuffix(".py")
        at_home = any(stem == place or stem.startswith(place + "/") for place in places)
        if library in house.imports(path) and not at_home:
            offenders.append(f"{house.name(path)} imports {library}, which lives in {', '.join(sorted(places))} only")
    none(offenders)


def test_files_are_short():
    none([
        f"{house.name(path)} has {lines} lines, {limit} allowed"
        for path in house.python()
        for limit in [80 if house.name(path).startswith("pages/") else 250]
        for lines in [len(path.read_text("utf-8").splitlines())]
        if lines > limit
    ])  # fmt: skip


def test_functions_are_short():
    none([
        f"{house.name(path)}:{node.lineno} {node.name} has {length} lines, 40 allowed"
        for path in house.python()
        for node in ast.walk(house.tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for length in [node.end_lineno - node.lineno + 1]
        if length > 40
    ])  # fmt: skip


@pytest.mark.parametrize("room", [room for room in house.ROOMS if room != "pages"])
def test_the_sign_on_the_door(room):
    sign = ast.get_docstring(house.tree(house.ROOT / room / "__init__.py")) or ""
    assert "May import:" in sign, f"{room}/__init__.py does not say what it may import"
    assert "Add here:" in sign, f"{room}/__init__.py does not say where to add"


def test_every_python_file_says_what_it_is_for():
    written = [path for path in house.python() if path.read_text("utf-8").strip()]
    none([house.name(path) for path in written if not ast.get_docstring(house.tree(path))])


def test_no_machine_in_the_tree():
    none([
        f"{name}:{number}: {found.group()}"
        for name, text in house.texts()
        for number, line in enumerate(text.splitlines(), 1)
        for found in [MACHINES.search(line)]
        if found and not line.startswith("#!")
    ])  # fmt: skip


def test_no_yaml():
    none([house.name(path) for path in house.files() if path.suffix in {".yml", ".yaml"}])


def test_static_files_reach_for_nothing():
    comments = re.compile(r"/\*.*?\*/|^\s*//.*$|(?<=[\s;])//\s.*$", re.S | re.M)
    known = {"www.w3.org", "leafletjs.com", "vega.github.io", "github.com"}  # namespaces; links followed when clicked
    offenders = []
    for path in house.files():
        if not house.name(path).startswith("static/") or path.suffix not in {".js", ".css", ".html", ".svg", ".json"}:
            continue
        hosts = re.findall(r"(?:https?:)?//([\w.-]+\.\w+)", comments.sub("", path.read_text("utf-8")))
        offenders += [f"{house.name(path)} names {host}" for host in sorted(set(hosts) - known)]
    none(offenders)


DOCUMENTS = sorted(path for path in house.files() if path.suffix == ".md")


@pytest.mark.parametrize("path", DOCUMENTS, ids=house.name)
def test_documents_mention_only_existing_files(path):
    mentioned = re.findall(r"`([\w./-]+)`|\]\(([\w./-]+)\)", path.read_text("utf-8"))
    tops = {p.name for p in house.ROOT.iterdir()}
    offenders = []
    for found in filter(None, (a or b for a, b in mentioned)):
        has_ending = re.search(r"\.(py|md|csv|toml|ipynb|txt|json)$", found)
        looks_like_a_path = has_ending or (found.split("/")[0] in tops and "/" in found)
        is_made_later = found.split("/")[0] in {"var", "screenshots", ".venv"}
        if looks_like_a_path and not is_made_later and not _exists(found, path.parent):
            offenders.append(f"{house.name(path)} mentions {found}, which does not exist")
    none(offenders)


def _exists(mentioned: str, beside: Path) -> bool:
    places = (house.ROOT / mentioned, beside / mentioned, (house.ROOT / mentioned).with_suffix(".py"))
    return any(p.exists() for p in places) or any(p.name == mentioned for p in house.files())
