"""What the sources page shows: facts, contradictions, rules, indicators and map layers, in the reader's language.

Pure functions: nothing here talks to the screen. Every table has its headings in the language asked for.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from components.text import strings
from data.facts import ARTICLE, Fact, contradictions, fact, facts, quotes
from policy.parameters import MARKS, Parameter, history, names, nearest
from policy.readings import READINGS, UNRESOLVED_YEAR, Reading
from policy.units import unit_label
from policy.words import Text

LAYERS_FILE = Path(__file__).parents[1] / "geo" / "layers.csv"
SIC = "[sic]"
MARK_LABELS: dict[str, Text] = {
    "stated": Text("原文", "Stated"),
    "derived": Text("推算", "Derived"),
    "reported": Text("他载", "Reported"),
    "assumption": Text("假设", "Assumption"),
    "simulated": Text("模拟", "Simulated"),
}
PRECISION_WORDS: dict[str, Text] = {
    "exact": Text("{n}{unit}", "{n}{unit}"),
    "about": Text("{n}{unit}左右", "about {n}{unit}"),
    "more_than": Text("{n}余{unit}", "more than {n}{unit}"),
    "at_least": Text("{n}{unit}以上", "at least {n}{unit}"),
    "less_than": Text("低于{n}{unit}", "below {n}{unit}"),
}


class Card(NamedTuple):
    """One contradiction as the page lays it out; `reading` is None where nothing can be switched."""

    id: str
    title: str
    quotes: tuple[str, ...]
    arithmetic: str
    answer: str
    reading: Reading | None
    question: str
    options: tuple[tuple[str, str], ...]


def mark_label(mark: str, lang: str) -> str:
    """Return the short name of a mark; an unknown mark is refused with the nearest one."""
    return MARK_LABELS[_known_mark(mark)].get(lang)


def mark_definition(mark: str, lang: str) -> str:
    """Return what a mark means, in one sentence."""
    return strings()[f"mark_means_{_known_mark(mark)}"].get(lang)


def mark_rows(lang: str) -> pd.DataFrame:
    """One row per mark: name, meaning, number of published facts that carry it."""
    held = facts()["mark"].value_counts()
    rows = [(mark_label(m, lang), mark_definition(m, lang), int(held.get(m, 0))) for m in MARKS]
    return _table(lang, ("mark", "meaning", "facts"), rows)


def fact_rows(lang: str, theme: str = "") -> pd.DataFrame:
    """One row per published fact; `theme` keeps the facts whose id begins so ('F', 'X', 'D')."""
    held = [fact(key) for key in facts()["fact_id"] if key.startswith(theme)]
    headings = ("id", "subject", "value", "period", "mark", "quote", "source", "source_date", "note")
    return _table(lang, headings, [_fact_row(one, lang) for one in held])


def fact_value(one: Fact, lang: str) -> str:
    """Return the value as the source puts it: 5,000余户 / more than 5,000 households; '—' where it has no number."""
    if one.number is None:
        return one.value or "—"
    amount = f"{one.number:,.10g}".replace("-", "−")
    return PRECISION_WORDS[one.precision].get(lang).format(n=amount, unit=_unit_after(one.unit, lang))


def period_label(period: str, lang: str) -> str:
    """Return a period in words: 2014年底 / end of 2014, 年份未明（2014—2016年） / year unresolved (2014–2016)."""
    if not period:
        return strings()["src_no_period"].get(lang)
    if period == "unresolved":
        return UNRESOLVED_YEAR.get(lang)
    return ("—" if lang == "zh" else " to ").join(_day_label(part, lang) for part in period.split("/"))


def source_label(one: Fact, lang: str) -> str:
    """Return where a fact was read; the article in short, a derived fact by the facts it is computed from."""
    if one.source == ARTICLE:
        return strings()["src_the_article"].get(lang)
    if one.mark in ("derived", "assumption"):
        return strings()["src_computed_from"].get(lang).format(ids=_listed(one.source.split(), lang))
    return one.source


def with_sic(quote: str) -> str:
    """Return a quote as printed, with [sic] after each flaw of the print that contradiction C16 lists."""
    flaws = quotes(contradictions().set_index("id").loc["C16"])
    return f"{quote} {SIC}" if quote and any(flaw in quote or quote in flaw for flaw in flaws) else quote


def contradiction_cards(lang: str) -> list[Card]:
    """Return the contradictions in the order of the file, each with its quotes, arithmetic and answer."""
    return [_card(row, lang) for _, row in contradictions().iterrows()]


def parameter_rows(lang: str) -> pd.DataFrame:
    """One row per dated value of a rule: value with unit, days it holds, mark, where it was read."""
    headings = ("name", "rule", "value", "since", "until", "mark", "reference", "note")
    return _table(lang, headings, [_parameter_row(value, lang) for name in names() for value in history(name)])


def reading_rows(lang: str) -> pd.DataFrame:
    """One row per option of a reading; the default says so."""
    rows = [
        (item.key, item.label.get(lang), item.question.get(lang), option.label.get(lang), option.key == item.default)
        for item in READINGS.values()
        for option in item.options
    ]
    return _table(lang, ("id", "reading", "question", "option", "default"), rows)


def indicator_rows(lang: str) -> pd.DataFrame:
    """One row per indicator: what it counts, its unit, where its rule stands, who may see it."""
    import indicators  # noqa: F401, PLC0415  themes register themselves on import
    from indicators.indicator import REGISTRY, UNITS  # noqa: PLC0415

    rows = [
        (
            one.key, one.label.get(lang), UNITS[one.unit].get(lang), one.definition.get(lang),
            " ".join(one.reference), _word("src_better_", one.better, lang), _word("src_for_", one.audience, lang),
        )
        for one in REGISTRY.values()
    ]  # fmt: skip
    return _table(lang, ("name", "indicator", "unit", "definition", "reference", "better", "audience"), rows)


def geo_rows(lang: str) -> pd.DataFrame:
    """One row per map file: source, licence, datum, date, quality and what a reader must know of it."""
    held = pd.read_csv(LAYERS_FILE, dtype=str, keep_default_na=False)
    columns = ["layer", "file", "source", "licence", "licence_note", "datum", "date", "quality", f"note_{lang}"]
    rows = list(held[columns].itertuples(index=False, name=None))
    return _table(lang, (*columns[:-1], "note"), rows)


def _known_mark(mark: str) -> str:
    if mark not in MARK_LABELS:
        raise ValueError(f"mark {mark!r} is unknown{nearest(mark, MARKS)}")
    return mark


def _word(prefix: str, key: str, lang: str) -> str:
    return strings()[prefix + key].get(lang)


def _table(lang: str, headings: tuple[str, ...], rows: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[_word("src_", heading, lang) for heading in headings])


def _fact_row(one: Fact, lang: str) -> tuple[str, ...]:
    return (
        one.id, one.subject.get(lang), fact_value(one, lang), period_label(one.period, lang),
        mark_label(one.mark, lang), with_sic(one.quote), source_label(one, lang), one.source_date, one.note.get(lang),
    )  # fmt: skip


def _listed(words: list[str], lang: str) -> str:
    return ("、" if lang == "zh" else ", ").join(words)


def _unit_after(unit: str, lang: str) -> str:
    label = unit_label(unit, lang)
    return label if lang == "zh" or label.startswith("%") else f" {label}"


def _day_label(part: str, lang: str) -> str:
    if end := re.fullmatch(r"(\d{4})-12-31", part):
        return f"{end[1]}年底" if lang == "zh" else f"end of {end[1]}"
    if lang == "en":
        return part
    pieces = [str(int(piece)) for piece in part.split("-")]
    return "".join(piece + mark for piece, mark in zip(pieces, "年月日", strict=False))


def _card(row: pd.Series, lang: str) -> Card:
    switch = READINGS.get(row["reading"])
    return Card(
        id=row["id"], title=row[f"title_{lang}"], quotes=tuple(with_sic(quote) for quote in quotes(row)),
        arithmetic=row[f"arithmetic_{lang}"], answer=row[f"answer_{lang}"], reading=switch,
        question=switch.question.get(lang) if switch else "",
        options=tuple((option.key, option.label.get(lang)) for option in switch.options) if switch else (),
    )  # fmt: skip


def _parameter_row(value: Parameter, lang: str) -> tuple[str, ...]:
    until = value.until.isoformat() if value.until else strings()["src_still_holds"].get(lang)
    return (
        value.name, value.label.get(lang), _parameter_value(value, lang), value.since.isoformat(), until,
        mark_label(value.mark, lang), value.reference, value.note.get(lang),
    )  # fmt: skip


def _parameter_value(value: Parameter, lang: str) -> str:
    if value.unit == "list":
        return ("；" if lang == "zh" else "; ").join(item.get(lang) for item in value.items)
    if value.unit == "date":
        return value.value.isoformat()
    amount = value.value * 100 if value.unit.startswith("share") else value.value
    return f"{amount:,.10g}" + _unit_after(value.unit, lang)
