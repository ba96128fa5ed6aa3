"""The three ledgers' lines of one household beside the register, and the ways to the households like it."""

import json
from html import escape

from components.text import number, t
from components.views.household.base import joined, label
from data.dictionary import codes
from indicators.household import Household
from indicators.personal import Row

FIELDS = {"n_persons": "", "category": "household_category", "poverty_cause": "poverty_cause"}
REFS = ("ledger_differences", "F25")


def said(card: Household) -> str:
    """Say whether village, township and district hold the household once and as the register does, or what differs."""
    lines = card.tables["ledgers"]
    if not lines:
        return t("not_recorded")
    held = {level: [one for one in lines if one["level"] == level] for level in codes("ledger_level")}
    words = [_level(card.row, level, mine) for level, mine in held.items()]
    return joined([one for one in words if one], "hh_semicolon") or t("hh_ledgers_agree")


def _level(row: Row, level: str, lines: list[Row]) -> str:
    name = label("ledger_level", level)
    if not lines:
        return t("hh_ledger_missing", name=name)
    found = [t("hh_ledger_twice", n=number(len(lines)))] if len(lines) > 1 else []
    found += [_value(one[field], listed) for one in lines for field, listed in FIELDS.items()
              if one[field] is not None and row[field] is not None and one[field] != row[field]]  # fmt: skip
    return t("hh_ledger_differs", name=name, words=joined(found)) if found else ""


def _value(value: int | str, listed: str) -> str:
    return label(listed, value) if listed else t("hh_ledger_persons", n=number(value))


def ways(card: Household) -> str:
    """Return buttons that narrow the filters to the household's village, or to its main cause."""
    cause = card.row["poverty_cause"]
    wanted = [("village", card.row["village_code"], t("hh_only_village"))]
    if cause:
        wanted.append(("cause", json.dumps([cause]), t("hh_only_cause", cause=label("poverty_cause", cause))))
    buttons = [
        f"<button type='button' data-do='filter' data-name='{name}' data-value='{escape(value)}'>"
        f"{escape(words)}</button>"
        for name, value, words in wanted
    ]
    return f"<p class='hh-ways'>{' '.join(buttons)}</p>"
