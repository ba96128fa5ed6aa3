"""Words: every screen word is used and complete, and every bilingual row of data has both its languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests import house

CHINESE = re.compile(r"[\u3400-\u9fff]")
PLACE = re.compile(r"\{(\w*)[^}]*\}")
STRINGS = sorted(p for p in house.files() if house.name(p).startswith("components/strings") and p.suffix == ".csv")
BILINGUAL = sorted(p for p in house.files() if p.suffix == ".csv" and house.name(p).split("/")[0] in house.ROOMS)
ENGLISH_KEEPS = {"other_language"}  # the switch names the other language in its own letters


def strings() -> dict[str, dict[str, str]]:
    return {row["key"]: row | {"file": house.name(path)} for path in STRINGS for row in house.csv_rows(path)}


def none(offenders: list[str]) -> None:
    assert not offenders, "\n" + "\n".join(offenders)


def test_no_screen_word_stands_twice():
    keys = [row["key"] for path in STRINGS for row in house.csv_rows(path)]
    assert sorted(set(keys)) == sorted(keys)


def test_every_screen_word_is_used():
    whole, beginnings = house.literals(*house.ROOMS, "app.py")
    none([
        f"{row['file']}: {key} is used nowhere"
        for key, row in strings().items()
        if key not in whole and not any(key.startswith(part) for part in beginnings)
    ])  # fmt: skip


def asked() -> Iterator[tuple[str, str, set[str] | None]]:
    """(where, key, names given to fill in) of every `t("key", …)`; None where the names are not written out."""
    for path in house.python(*house.ROOMS, "app.py"):
        for node in ast.walk(house.tree(path)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "t"):
                continue
            key = node.args[0] if node.args else None
            if isinstance(key, ast.Constant):
                names = {keyword.arg for keyword in node.keywords}
                yield f"{house.name(path)}:{node.lineno}", str(key.value), None if None in names else names


def test_every_word_the_code_asks_for_exists_and_is_filled():
    known, offenders = strings(), []
    for where, key, given in asked():
        if key not in known:
            offenders.append(f"{where} asks for {key!r}, which no row holds")
            continue
        places = set(PLACE.findall(known[key]["zh"] + known[key]["en"]))
        if given is not None and places - given:
            offenders.append(f"{where}: {key} has {sorted(places - given)} to fill, which is not given")
    none(offenders)


def test_screen_words_are_complete_in_both_languages():
    offenders = []
    for key, row in strings().items():
        if not row["zh"].strip() or not row["en"].strip() or None in row or None in row.values():
            offenders.append(f"{row['file']}: {key} lacks a language or has too many commas")
            continue
        if "" in PLACE.findall(row["zh"] + row["en"]):
            offenders.append(f"{row['file']}: {key} has a place without a name")
        if CHINESE.search(row["en"]) and key not in ENGLISH_KEEPS:
            offenders.append(f"{row['file']}: {key} has Chinese in its English")
    none(offenders)


@pytest.mark.parametrize("path", BILINGUAL, ids=house.name)
def test_bilingual_rows_have_both_languages(path):
    rows = house.csv_rows(path)
    heads = list(rows[0]) if rows else []
    pairs = [(head, head[:-2] + "en") for head in heads if head.endswith("_zh") and head[:-2] + "en" in heads]
    must = ("label", "name", "title")
    offenders = []
    for number, row in enumerate(rows, 2):
        for zh, en in pairs:
            has_zh, has_en = bool((row[zh] or "").strip()), bool((row[en] or "").strip())
            if has_zh != has_en or (zh.startswith(must) and not has_zh):
                offenders.append(f"{house.name(path)} row {number}: {zh} and {en} are not both filled")
            if zh.startswith(must) and CHINESE.search(row[en] or ""):
                offenders.append(f"{house.name(path)} row {number}: {en} has Chinese letters: {row[en][:60]}")
    none(offenders)


@pytest.mark.parametrize("name", ["dictionary", "codes"])
def test_dictionary_and_codes_are_bilingual(name):
    heads = house.csv_rows(house.ROOT / "data" / f"{name}.csv")[0]
    assert {"label_zh", "label_en"} <= set(heads)
