"""Personal data has one door: what the dictionary marks as personal is read through `indicators.personal` alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from components import text
from components.views import household as view
from data.dictionary import columns, tables
from indicators import personal as door
from indicators.measure import Selection
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


def test_no_screen_reads_a_personal_table_by_another_way():
    offenders = [f"{name}:{line} reads {table}" for name, line, table in reads() if table not in KNOWN.get(name, ())]
    assert not offenders, "\n".join(offenders) + "\nuse indicators.personal.personal or plain"


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


def test_a_role_may_be_refused_and_an_unknown_one_is_no_role(monkeypatch):
    found = door.personal("members", "H01", "public", HERE)
    assert isinstance(found, door.Refusal)
    for language in ("zh", "en"):
        said = found.text(language)
        assert said.count("。" if language == "zh" else ".") == 1 and said == said.strip()
    with pytest.raises(door.RoleError, match="did you mean 'staff'"):
        door.personal("members", "H01", "stuff", HERE)
    monkeypatch.setenv(door.ENVIRONMENT, "nobody-at-all")
    with pytest.raises(door.RoleError, match="is no role"):
        door.role_in_force()


def shown(code: str) -> str:
    """Everything that the page says of one household, as one text."""
    one = view.base.card(code, Selection())
    said = [str(view.top.heading(one, Selection()))]
    said += [f"{tile.label} {tile.value} {tile.note} {tile.about}" for tile in view.top.tiles(one)]
    said += [getattr(part, name)(one) for part, name in PARTS]
    figures = [view.income.per_person(one), view.income.parts(one)] if one.years else []
    said += [f"{one.title} {one.sub} {one.notes} {one.table.to_string()}" for one in figures]
    return " ".join(said)


PARTS = ((view.standard, "missing"), (view.facts, "facts"), (view.facts, "plan"), (view.facts, "cadre"),
         (view.support, "visits"), (view.support, "matters"), (view.support, "training"), (view.facts, "members"),
         (view.standard, "grid"), (view.support, "money"))  # fmt: skip


def told(code: str) -> set[str]:
    """The personal numbers of a household that nothing else on its page could spell: codes, telephones, birth years."""
    cadres, members, homes = (door.personal(table, code, "staff") for table in ("cadres", "members", "households"))
    found = {one[name] for one in cadres for name in ("cadre_id", "phone")}
    found |= {str(one["birth_year"]) for one in members} | {str(homes[0]["head_birth_year"])}
    return {word for word in found if word and word != "None" and not re.fullmatch(r"201\d", word)}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_of_a_household_keeps_to_the_door(demo_snapshot, monkeypatch, language):
    text.use(language)
    code = view.base.choose(None, Selection(household_class=("registered_poor",))).code
    numbers, before = told(code), shown(code)
    assert numbers and numbers <= set(re.findall(r"[\w-]+", before))
    monkeypatch.setenv(door.ENVIRONMENT, "public")
    after = shown(code)
    assert not numbers & set(re.findall(r"[\w-]+", after)), "a personal value is shown to a role that may not see it"
    assert after.count(door.Refusal("members", "public").text(language)) == 1
    heads = [columns("members")[name].label.get(language) for name in ("education", "health", "months_away")]
    assert all(head in before for head in heads) and not any(f"<th class='text'>{head}" in after for head in heads)
