"""Text to values: one strict parser per type of the dictionary, and the nearest right value where one fails."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from data.dictionary import Column, codes, nearest

TRUE = frozenset({"true", "1", "是", "有", "yes", "y", "√", "✓"})
FALSE = frozenset({"false", "0", "否", "无", "no", "n", "×", "没有", "不是"})
INTEGER = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.0+)?")
DECIMAL = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?(e[+-]?\d+)?")
DAY = re.compile(r"(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?(?:[ t]00:00(?::00(?:\.0+)?)?)?")
COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
SERIAL_DAY = re.compile(r"[34]\d{4}(\.0)?")  # days since 1899-12-30 as spreadsheets count: 1982 to 2036
FORMULA = re.compile(r"[=@＝＠\t\r]|[+\-＋－](?![\d\s(.])")  # what a spreadsheet may run when a cell begins with it
QUOTED = re.compile(r"'+[=@＝＠+\-＋－\t\r]")
SPREADSHEET_EPOCH = date(1899, 12, 30)


class Parsed(NamedTuple):
    """A value, or why not: `ok` False and the nearest right text ('' where there is none)."""

    ok: bool
    value: object = None
    nearest: str = ""


def fold(text: str) -> str:
    """Return text for comparison: full-width as half-width, no blanks, no case."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


def parse(column: Column, text: str) -> Parsed:
    """Return one value of a column from its text; blank is a missing value."""
    if not text.strip():
        return Parsed(True)
    if column.type == "str":
        return _parse_str(text.strip())
    if column.type == "code":
        return _parse_code(column.code_list, text)
    return PARSERS[column.type](unicodedata.normalize("NFKC", text).strip().casefold())


def _parse_str(text: str) -> Parsed:
    plain = text[1:] if QUOTED.match(text) else text
    return Parsed(not FORMULA.match(plain), plain)


def quoted_formula(text: str) -> str:
    """Return text that no spreadsheet runs as a formula: a leading = + - @ (full-width too), tab or CR gets a quote.

    Reading a pack takes the quote off again.
    """
    return f"'{text}" if QUOTED.match(f"'{text}") else text


@cache
def _spellings(of_list: str) -> dict[str, str]:
    """Return every accepted spelling of a list: code, both labels, synonyms."""
    found: dict[str, str] = {}
    for code in codes(of_list).values():
        for spelling in (code.code, *code.label, *code.synonyms):
            found.setdefault(fold(spelling), code.code)
    return found


def _parse_code(of_list: str, text: str) -> Parsed:
    known = _spellings(of_list)
    folded = fold(text)
    if folded in known:
        return Parsed(True, known[folded])
    near = nearest(folded, known)
    if near and not near.isascii():
        return Parsed(False, nearest=codes(of_list)[known[near]].label.zh)
    return Parsed(False, nearest=known.get(near, ""))


def _parse_int(text: str) -> Parsed:
    if INTEGER.fullmatch(text) and len(text) <= 18:
        return Parsed(True, int(text.replace(",", "").split(".")[0]))
    digits = re.sub(r"[^\d-]", "", text.split(".")[0])
    return Parsed(False, nearest=digits if re.fullmatch(r"-?\d{1,15}", digits) else "")


def _parse_float(text: str) -> Parsed:
    percent = text.endswith("%")
    number = text.removesuffix("%").replace(",", "")
    if not DECIMAL.fullmatch(text.removesuffix("%")) or not re.search(r"\d", number):
        return Parsed(False)
    value = float(number)
    return Parsed(True, round(value / 100, 12) if percent else value)


def _parse_bool(text: str) -> Parsed:
    if text in TRUE or text in FALSE:
        return Parsed(True, text in TRUE)
    return Parsed(False)


def _parse_date(text: str) -> Parsed:
    found = DAY.fullmatch(text) or COMPACT_DAY.fullmatch(text)
    if found:
        return _day(*(int(part) for part in found.groups()))
    if SERIAL_DAY.fullmatch(text):
        return Parsed(True, SPREADSHEET_EPOCH + timedelta(days=int(float(text))))
    return Parsed(False)


def _day(year: int, month: int, day: int) -> Parsed:
    try:
        return Parsed(True, date(year, month, day))
    except ValueError:
        return Parsed(False, nearest=_nearest_day(year, month, day))


def _nearest_day(year: int, month: int, day: int) -> str:
    """Return the last day of the month for a day too many; '' where month or year are wrong."""
    if not 1 <= month <= 12 or day < 29 or not 1 <= year <= 9998:
        return ""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()


PARSERS: dict[str, Callable[[str], Parsed]] = {
    "int": _parse_int,
    "float": _parse_float,
    "bool": _parse_bool,
    "date": _parse_date,
}
