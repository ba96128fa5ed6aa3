"""Personal data has one door: where codes of cadres are shown from lists, and that plain rows hold nothing personal."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from data.dictionary import columns, tables
from indicators import personal as door
from tests import house, world

PERSONAL = {table: door.personal_columns(table) for table in tables() if door.personal_columns(table)}
# Columns whose names stand for nothing else in the register ("phone" is also a form of contact).
TELLING = {"cadre_id", "member_id", "head_birth_year", "birth_year", "school_status", "work_place", "months_away"}
# Older places that show the code of a cadre from a named list or a post, or that of a cadre's own scores. Not more.
KNOWN = {
    "components/views/overview/left.py": {"cadre_id"},
    "components/views/village_map/card_html.py": {"cadre_id"},
    "components/views/organisation/listing.py": {"cadre_id"},
    "components/views/organisation/scores.py": {"cadres", "cadre_id"},
    "components/views/organisation/terms.py": {"cadre_id"},
    "components/views/cadres/cases.py": {"cadre_id"},
}
READERS = {"rows", "tables", "read", "relation", "table", "facts_of"}
HERE = world.register()


def reads() -> Iterator[tuple[str, int, str]]:
    """(file, line, table) of every call in the screens that reads a table by its name."""
    for path in house.python("components", "pages"):
        for node in ast.walk(house.tree(path)):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            if called in READERS and isinstance(first, ast.Constant) and first.value in PERSONAL:
                yield house.name(path), node.lineno, first.value


def words_of(path) -> Iterator[tuple[int, str]]:
    """(line, word) of every string and attribute that is the name of a telling column."""
    for node in ast.walk(house.tree(path)):
        word = node.value if isinstance(node, ast.Constant) else node.attr if isinstance(node, ast.Attribute) else None
        if isinstance(word, str) and word in TELLING:
            yield node.lineno, word


def test_the_dictionary_says_what_is_personal():
    assert set(columns("members")) == set(PERSONAL["members"]), "everything of a member is personal"
    assert {"head_birth_year"} == set(PERSONAL["households"]) and {"cadre_id", "phone"} == set(PERSONAL["cadres"])
    for table in tables():
        for column in columns(table).values():
            refers = column.refers_to.split(".")[0]
            assert column.privacy == "personal" or refers not in ("cadres", "members"), (table, column.name)


def test_no_screen_names_a_personal_column_outside_the_door():
    offenders = []
    for path in house.python("components", "pages"):
        name = house.name(path)
        asks = any(isinstance(node, ast.ImportFrom) and node.module == "indicators.personal"
                   and any(one.name == "personal" for one in node.names)
                   for node in ast.walk(house.tree(path)))  # fmt: skip
        for line, word in words_of(path):
            if not asks and word not in KNOWN.get(name, ()) and not _is_of_an_organisation(name):
                offenders.append(f"{name}:{line} names {word} and does not ask indicators.personal for it")
    assert not offenders, "\n".join(offenders)


def _is_of_an_organisation(name: str) -> bool:
    """The tree of bodies and posts is made of posts that the organisation publishes."""
    return name == "components/views/organisation/tree.py"


def test_the_known_places_are_still_there():
    for name, known in KNOWN.items():
        path = house.ROOT / name
        found = {word for _, word in words_of(path)} | {table for place, _, table in reads() if place == name}
        assert known <= found, f"{name} no longer shows {sorted(known - found)}: strike it from the list"


@pytest.mark.parametrize("table", sorted(name for name in PERSONAL if "household_id" in columns(name)))
def test_plain_rows_hold_nothing_personal(table):
    for code in ("H01", "H06"):
        rows, every = door.plain(table, code, HERE), door.personal(table, code, "staff", HERE)
        assert len(rows) == len(every)
        for row, whole in zip(rows, every, strict=True):
            assert not set(row) & set(PERSONAL[table]) and set(row) < set(whole) == set(columns(table))
            assert all(whole[name] == value for name, value in row.items())
