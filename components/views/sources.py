"""数据来源与核对: facts, contradictions, definitions, rules, map files, and the register held against the facts."""

import csv
from functools import lru_cache
from html import escape
from pathlib import Path

import pandas as pd

from components import ledger, provenance
from components.figure import Figure
from components.text import lang, say, t, with_unit
from data.facts import Fact, contradictions, fact, facts
from geo import boundaries
from indicators.indicator import REGISTRY, find
from indicators.measure import Measurement, Selection, measure
from policy.parameters import names

CHECKS = Path(__file__).resolve().parents[1] / "checks.csv"
LAYERS = ("X13a", "X14", "X15", "X16")  # what the map files draw: the area, its villages, its townships
TABS = ("checks", "facts", "contradictions", "statements", "indicators", "rules", "layers")


def tabs() -> dict[str, str]:
    """Return the page's tabs: key → label."""
    return {key: t(f"so_tab_{key}") for key in TABS}


def heading() -> tuple[str, str, tuple[str, ...]]:
    """Return the page's title, what it is for, and every fact and contradiction it counts."""
    held = facts()["mark"].value_counts()
    said = t("so_sub", stated=held["stated"], reported=held["reported"], derived=held["derived"])
    refs = (*facts()["fact_id"], *contradictions()["id"])
    return t("so_title", facts=len(facts()), contradictions=len(contradictions())), said, refs


@lru_cache(maxsize=1)
def _checks() -> tuple[dict[str, str], ...]:
    with CHECKS.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _measured(row: dict[str, str]) -> Measurement:
    classes = () if row["household_class"] == "all" else ("registered_poor",)
    key = row["indicator"]
    return measure((key,), Selection(area=row["area"], household_class=classes))[key]


def verdict(published: Fact, value: float) -> str:
    """Return how a register figure stands to the published one: agrees, differs, or only 'about' and not judged."""
    number = published.number
    if published.unit.startswith("percent"):
        value = round(value * 100, 1)
    if published.precision == "about":
        return (
            "near"
            if published.mark == "stated"
            else ("agrees" if abs(value - number) < 0.051 or value == number else "differs")
        )
    good = {
        "exact": value == number,
        "more_than": value > number,
        "at_least": value >= number,
        "less_than": value < number,
    }
    return "agrees" if good[published.precision] else "differs"


def checks() -> Figure:
    """Return the published totals beside the register's own, with the verdict of each."""
    rows, states = [], []
    for row in _checks():
        published, measured = fact(row["fact_id"]), _measured(row)
        state = verdict(published, measured.value)
        states.append(state)
        rows.append((
            published.id, say(published.subject), provenance.fact_value(published, lang()),
            with_unit(measured.value, measured.indicator.unit, measured.indicator.decimals or None),
            t(f"so_{state}"), say(find(row["indicator"]).label), provenance.mark_label(published.mark, lang()),
        ))  # fmt: skip
    columns = [t(f"so_col_{c}") for c in ("id", "subject", "published", "register", "verdict", "indicator", "mark")]
    differs = states.count("differs")
    title = t("so_checks_title_bad", n=differs) if differs else t("so_checks_title", n=len(rows))
    return _figure(
        "checks", title, t("so_checks_sub"), pd.DataFrame(rows, columns=columns), ("simulated", "stated", "derived"),
        (*(row[0] for row in rows), *(row["indicator"] for row in _checks())),
    )  # fmt: skip


def fact_table(theme: str) -> Figure:
    """Return the published facts of one origin: F the article, X other public texts, D derived."""
    table = provenance.fact_rows(lang(), theme)
    marks = {"F": ("stated",), "X": ("reported",), "D": ("derived", "assumption")}[theme]
    title, ids = t(f"so_facts_{theme}", n=len(table)), tuple(table.iloc[:, 0])
    return _figure(f"facts_{theme.lower()}", title, t("so_facts_sub"), table, marks, ids)


def indicator_table() -> Figure:
    """Return every indicator with its definition, unit and reference."""
    table = provenance.indicator_rows(lang())
    title, keys = t("so_indicators_title", n=len(table)), tuple(REGISTRY)
    return _figure("indicators", title, t("so_indicators_sub"), table, ("simulated",), keys)


def rule_table() -> Figure:
    """Return every dated rule with its value, mark and reference."""
    table = provenance.parameter_rows(lang())
    return _figure(
        "rules", t("so_rules_title", n=len(table)), t("so_rules_sub"), table, ("stated", "reported", "assumption"),
        names(),
    )  # fmt: skip


def layer_table() -> Figure:
    """Return the map files with source, licence, datum and quality."""
    table = provenance.geo_rows(lang())
    title = t("so_layers_title", n=len(table))
    return _figure("layers", title, t("so_layers_sub"), table, ("reported", "derived"), LAYERS)


def boundary_problems() -> list[str]:
    """Return why supplied boundary files were not taken, if any were supplied."""
    return [problem.text(lang()) for problem in boundaries.problems()]


def contradiction_html() -> str:
    """Return the contradictions as cards: quotes, arithmetic, what this system does."""
    return f"<div class='cards'>{''.join(_card(card) for card in provenance.contradiction_cards(lang()))}</div>"


def _card(card: provenance.Card) -> str:
    quotes = "".join(f"<blockquote>{escape(_quoted(quote))}</blockquote>" for quote in card.quotes)
    switch = ""
    if card.reading:
        options = escape(("；" if lang() == "zh" else "; ").join(label for _, label in card.options))
        switch = f"<p class='switch'><b>{escape(t('so_switch'))}</b> {options}</p>"
    return (
        f"<section class='card'{ledger.marked((card.id,))}>"
        f"<h3><span>{escape(card.id)}</span>{escape(card.title)}</h3>{quotes}"
        f"<p><b>{escape(t('so_arithmetic'))}</b> {escape(card.arithmetic)}</p>"
        f"<p><b>{escape(t('so_answer'))}</b> {escape(card.answer)}</p>{switch}</section>"
    )


def _quoted(quote: str) -> str:
    return f"「{quote}」"


def _figure(
    key: str, title: str, sub: str, table: pd.DataFrame, marks: tuple[str, ...], listed: tuple[str, ...]
) -> Figure:
    return Figure(f"sources_{key}", title, sub, table, None, marks=marks, on_screen=len(table), listed=listed)
