"""Words, numbers, dates and units as the reader meets them, in the language in force.

Screen words live in `components/strings/*.csv` (key, zh, en); a word that names a thing lives with that thing.
"""

import csv
import datetime as dt
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from policy.words import LANGUAGES, Text

STRINGS = Path(__file__).parent / "strings"
MINUS = "−"
_LANG: ContextVar[str] = ContextVar("language", default="zh")


def use(lang: str) -> None:
    """Put a language in force for this run."""
    if lang not in LANGUAGES:
        raise ValueError(f"language {lang!r} is not one of {LANGUAGES}")
    _LANG.set(lang)


def lang() -> str:
    """Return the language in force: 'zh' or 'en'."""
    return _LANG.get()


@lru_cache(maxsize=1)
def strings() -> dict[str, Text]:
    """Return every screen word by its key; a key that stands twice is refused."""
    found: dict[str, Text] = {}
    for path in sorted(STRINGS.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                if row["key"] in found:
                    raise ValueError(f"{path.name} row {number}: key {row['key']!r} stands twice")
                found[row["key"]] = Text(row["zh"], row["en"])
    return found


def t(key: str, **values: object) -> str:
    """Return the screen word `key` in the language in force, its {places} filled with `values`."""
    words = strings()[key].get(lang())
    return words.format(**values) if values else words


def say(words: Text) -> str:
    """Return a bilingual label in the language in force."""
    return words.get(lang())


def number(value: float | None, decimals: int = 0) -> str:
    """Return a number with thousands separators and a true minus; unknown is 未载 / not stated."""
    if value is None or value != value:
        return t("not_stated")
    text = f"{value:,.{decimals}f}"
    if float(text.replace(",", "")) == 0:
        text = text.removeprefix("-")
    return text.replace("-", MINUS)


def with_unit(value: float | None, unit: str, decimals: int | None = None) -> str:
    """Return a value with its unit, as design language says: 5,172户 / 5,172 households / 6.8% / 1,200万元.

    `unit` is a key of `indicators.indicator.UNITS`; a share arrives as a fraction and leaves as per cent.
    """
    from indicators.indicator import UNITS

    if value is None or value != value:
        return t("not_stated")
    if unit == "percent":
        return number(value * 100, 1 if decimals is None else decimals).removesuffix(".0") + "%"
    if unit == "yuan":
        return money(value)
    label = say(UNITS[unit])
    plain = number(value, decimals or 0)
    if lang() == "zh":
        return f"{plain}{label}"
    if label.startswith("yuan per "):
        return f"¥{plain} {label.removeprefix('yuan ')}"
    return f"{plain} {singular(label) if value == 1 else label}".strip()


def singular(label: str) -> str:
    """Return the singular of an English unit label: households → household, cadres → cadre."""
    head, _, tail = label.partition(" ")
    head = {"people": "person", "ties": "tie"}.get(head, head)
    head = head[:-3] + "y" if head.endswith("ies") else head.removesuffix("s")
    return f"{head} {tail}".strip()


def money(value: float) -> str:
    """Return yuan: 6,000元 / 1,200万元 / 2.1亿元, or ¥6,000 / ¥12.0m / ¥0.21bn."""
    size = abs(value)
    if lang() == "zh":
        if size >= 1e8:
            return number(value / 1e8, 1) + "亿元"
        return number(value / 1e4, 1 if value % 1e4 else 0) + "万元" if size >= 1e4 else number(value) + "元"
    if size >= 1e9:
        return f"¥{number(value / 1e9, 2)}bn"
    return f"¥{number(value / 1e6, 1)}m" if size >= 1e6 else f"¥{number(value)}"


def points(change: float | None, decimals: int = 1) -> str:
    """Return a change of a share in words: 下降5.2个百分点 / down 5.2 percentage points."""
    if change is None or change != change:
        return t("not_stated")
    size = number(abs(change) * 100, decimals).removesuffix(".0")
    return t("points_down" if change < 0 else "points_up", n=size) if round(change, 6) else t("no_change")


def day(value: dt.date) -> str:
    """Return a date in running text: 2016年4月13日 / 13 April 2016."""
    if lang() == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {value:%B} {value.year}"


def iso(value: dt.date | None) -> str:
    """Return a date in tables and file names: 2016-04-13."""
    return value.isoformat() if value else t("not_stated")


def year_end(year: int) -> str:
    """Return the yearly snapshot's time: 2015年底 / end of 2015."""
    return f"{year}年底" if lang() == "zh" else f"end of {year}"
