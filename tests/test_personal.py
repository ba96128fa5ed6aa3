"""Personal data have one door: which columns, which roles, and that no view or page goes round it."""

from __future__ import annotations

import ast

import pytest

from components import text
from components.views.household import base, facts
from data import dictionary
from indicators.measure import Selection
from indicators.personal import (
    ENVIRONMENT,
    ROLES,
    Refusal,
    RoleError,
    checked,
    personal,
    personal_columns,
    plain,
    role_in_force,
)
from tests import house, world

PERSONAL_TABLES = {name for name in dictionary.tables() if personal_columns(name)}
# Words that are columns of persons and nothing else: "phone" and "health" are codes too, and a cadre's code stands in
# the named lists for officials.
TELLING = {"member_id", "birth_year", "head_birth_year", "school_status", "months_away"}
READERS = {"rows", "read", "relation", "tables", "facts", "facts_of_every_year", "plain"}
# Reads the cadres for code, grade and department alone.
OTHERS = {"components/views/organisation/scores.py"}


def test_the_dictionary_marks_what_is_personal():
    assert set(personal_columns("members")) == set(dictionary.columns("members"))
    assert personal_columns("households") == ("head_birth_year",)
    assert personal_columns("cadres") == ("cadre_id", "phone")
    assert personal_columns("household_years") == ()
    assert all("cadre_id" in personal_columns(name) for name in ("ties", "visits", "practical_matters", "attendances"))
    assert TELLING <= {column for name in PERSONAL_TABLES for column in personal_columns(name)}


def test_staff_see_and_the_public_does_not():
    small = world.register()
    assert [row["cadre_id"] for row in personal("ties", "H01", "staff", small)] == ["K1"]
    refused = personal("ties", "H01", "public", small)
    assert isinstance(refused, Refusal) and "公众" in refused.text("zh") and "the public" in refused.text("en")
    assert personal("cadres", "H04", "staff", small)[0]["phone"] == "000-0000-0004"
    for name in ("ties", "visits", "households", "cadres", "practical_matters"):
        assert not set(personal_columns(name)) & {key for row in plain(name, "H01", small) for key in row}
        assert len(plain(name, "H01", small)) == len(personal(name, "H01", "staff", small))
    assert plain("visits", "nobody", small) == []


def test_the_role_comes_from_the_environment(monkeypatch):
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    assert role_in_force() == "staff"
    monkeypatch.setenv(ENVIRONMENT, "public")
    assert role_in_force() == "public" and isinstance(personal("ties", "H01", snapshot=world.register()), Refusal)
    monkeypatch.setenv(ENVIRONMENT, "staf")
    with pytest.raises(RoleError, match="did you mean 'staff'"):
        personal("ties", "H01", snapshot=world.register())
    with pytest.raises(RoleError):
        checked("")
    assert set(ROLES) == {"staff", "public"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_of_a_refused_role_says_so_and_shows_nothing(language, monkeypatch, demo_snapshot):
    text.use(language)
    code = "H000000004"
    names = ("member_id", "cadre_id", "phone", "birth_year", "head_birth_year")
    tables = ("members", "cadres", "ties", "households")
    every = [row for table in tables for row in personal(table, code, "staff")]
    seen = [str(row[name]) for row in every for name in names if row.get(name)]
    one = base.card(code, Selection())
    shown = facts.facts(one) + facts.members(one) + facts.cadre(one)
    assert personal("cadres", code, "staff")[0]["cadre_id"] in shown
    monkeypatch.setenv(ENVIRONMENT, "public")
    hidden = facts.facts(one) + facts.members(one) + facts.cadre(one)
    assert Refusal("members", "public").text(language).split("“")[-1] in hidden
    assert len(seen) > 4 and not [value for value in seen if value in hidden]


def calls(path):
    """(line, table) of every call that reads a table by its name."""
    for node in ast.walk(house.tree(path)):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in READERS:
                yield node.lineno, str(node.args[0].value)


def test_no_view_and_no_page_reads_a_personal_table_in_another_way():
    offenders = []
    for path in house.python("components", "pages"):
        if house.name(path) in OTHERS:
            continue
        offenders += [f"{house.name(path)}:{line} reads {table}" for line, table in calls(path)
                      if table in PERSONAL_TABLES]  # fmt: skip
    assert not offenders, "\n" + "\n".join(offenders)
    for other in OTHERS:
        assert {table for _, table in calls(house.ROOT / other)} & PERSONAL_TABLES == {"cadres"}
        assert "phone" not in (house.ROOT / other).read_text("utf-8")


def test_columns_of_persons_are_named_only_where_the_door_is_used():
    offenders = []
    for path in house.python("components", "pages"):
        words = {node.value for node in ast.walk(house.tree(path)) if isinstance(node, ast.Constant)
                 and isinstance(node.value, str)}  # fmt: skip
        uses = any(isinstance(node, ast.ImportFrom) and node.module == "indicators.personal"
                   and any(alias.name == "personal" for alias in node.names)
                   for node in ast.walk(house.tree(path)))  # fmt: skip
        offenders += [f"{house.name(path)} names {word}" for word in words & TELLING if not uses]
    assert not offenders, "\n" + "\n".join(offenders)
