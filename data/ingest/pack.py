"""What a pack says about itself: `pack.toml`."""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from data.dictionary import nearest
from data.errors import Problem
from data.rulebook import problem
from policy.parameters import MARKS
from policy.words import Text

FILE = "pack.toml"
KEYS = ("title_zh", "title_en", "as_of", "mark", "licence", "created", "created_by")


def read_meta(folder: Path) -> tuple[dict[str, str], list[Problem]]:
    """Return the facts of `pack.toml` as text (dates ISO), and what is wrong with them."""
    file = folder / FILE
    if not file.is_file():
        return {}, [problem("pack.missing", f"{folder.name}/{FILE}")]
    try:
        given = tomllib.loads(file.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return {}, [problem("pack.format", FILE, found=str(error))]
    problems = [problem("pack.key", FILE, found=key, nearest=nearest(key, KEYS)) for key in given if key not in KEYS]
    meta = {key: _text(given.get(key)) for key in KEYS}
    problems += [p for key in KEYS if (p := _check(key, meta[key]))]
    return meta, problems


def _text(value: Any) -> str:  # noqa: ANN401 whatever TOML holds
    if isinstance(value, datetime | date):
        return value.isoformat()
    return "" if value is None else str(value).strip()


def _check(key: str, value: str) -> Problem | None:
    label = Text(key, key)
    if not value:
        return problem("pack.value", FILE, Text("缺少此项", "is missing"), column=label)
    if key == "mark" and value not in MARKS:
        allowed = Text(f"应为 {'、'.join(MARKS)} 之一", f"must be one of {', '.join(MARKS)}")
        return problem("pack.value", FILE, allowed, found=value, nearest=nearest(value, MARKS), column=label)
    if key in ("as_of", "created"):
        try:
            date.fromisoformat(value[:10])
        except ValueError:
            expected = Text("应为日期，如 2016-04-13", "must be a date, such as 2016-04-13")
            return problem("pack.value", FILE, expected, found=value, column=label)
    return None
