"""Rules and thresholds as dated values, read once from `parameters.toml`.

A rule is asked for by name and day: `parameter("poverty_line", 2015).value` is 2855 yuan. A day before the first
value, a day after the last one and an unknown name are refused; nothing is carried over silently.
"""

import tomllib
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from policy.units import UNITS
from policy.words import Text

FILE = Path(__file__).with_name("parameters.toml")
MARKS = ("stated", "derived", "reported", "assumption", "simulated")
RULE_KEYS = frozenset({"label_zh", "label_en", "unit", "items_zh", "items_en", "note_zh", "note_en", "values"})
VALUE_KEYS = frozenset({"since", "until", "value", "mark", "reference", "concept"})

Value = int | float | date | tuple[str, ...]


class ParameterError(ValueError):
    """A rule that does not exist, does not hold on the day, or is badly written."""


class Parameter(NamedTuple):
    """One value of one rule, with everything a reader needs to judge it."""

    name: str
    value: Any
    unit: str
    mark: str
    reference: str
    since: date
    until: date | None
    concept: str
    label: Text
    note: Text
    items: tuple[Text, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Tell whether this value is in force on the day."""
        return self.since <= day and (self.until is None or day <= self.until)


def parameter(name: str, day: date | int | None = None) -> Parameter:
    """Return the value of a rule on a day; a year stands for its last day.

    Without a day the rule must have exactly one value: a rule that changes has to be asked for a day.
    """
    values = history(name)
    if day is None:
        return _only_value(name, values)
    if isinstance(day, int):
        day = date(day, 12, 31)
    elif isinstance(day, datetime):
        day = day.date()
    if day < values[0].since:
        raise ParameterError(f"{name}: no value on {day}; the first one holds from {values[0].since}")
    for value in reversed(values):
        if value.holds_on(day):
            return value
    last = max(value.until for value in values if value.until is not None and value.until < day)
    raise ParameterError(f"{name}: no value on {day}; the last one before ended on {last}")


def history(name: str) -> tuple[Parameter, ...]:
    """Return every value of a rule, oldest first."""
    rules = _rules()
    if name not in rules:
        raise ParameterError(f"parameter {name!r} is not in {FILE.name}{nearest(name, rules)}")
    return rules[name]


def names() -> tuple[str, ...]:
    """Return the names of all rules in the order of the file."""
    return tuple(_rules())


def nearest(word: str, known: Any) -> str:  # noqa: ANN401 - any iterable of names
    """Return '; did you mean …?' for the closest known name, or the whole list when none is close."""
    known = [str(name) for name in known]
    close = get_close_matches(str(word), known, n=1, cutoff=0.5)
    return f"; did you mean {close[0]!r}?" if close else f"; known: {', '.join(known)}"


def _only_value(name: str, values: tuple[Parameter, ...]) -> Parameter:
    if len(values) > 1:
        first, last = values[0].since, values[-1].since
        raise ParameterError(f"{name} has {len(values)} dated values ({first} … {last}): name the day")
    return values[0]


@cache
def _rules() -> dict[str, tuple[Parameter, ...]]:
    return read_rules(FILE.read_text(encoding="utf-8"))


def read_rules(toml: str) -> dict[str, tuple[Parameter, ...]]:
    """Read and check rules written as in `parameters.toml`; one tuple of dated values per rule."""
    return {name: _read_rule(name, rule) for name, rule in tomllib.loads(toml).items()}


def _read_rule(name: str, rule: dict[str, Any]) -> tuple[Parameter, ...]:
    _refuse_unknown(name, rule, RULE_KEYS)
    for key in ("label_zh", "label_en", "unit"):
        if not rule.get(key):
            raise ParameterError(f"{FILE.name} [{name}]: {key} is missing")
    if rule["unit"] not in UNITS:
        raise ParameterError(f"{FILE.name} [{name}]: unit {rule['unit']!r} is not known{nearest(rule['unit'], UNITS)}")
    values = tuple(_read_value(name, rule, value) for value in rule.get("values", ()))
    if not values:
        raise ParameterError(f"{FILE.name} [{name}]: no values")
    for earlier, later in zip(values, values[1:], strict=False):
        if later.since <= earlier.since or (earlier.until is not None and later.since <= earlier.until):
            raise ParameterError(f"{FILE.name} [{name}]: {later.since} does not follow {earlier.since}")
    return values


def _read_value(name: str, rule: dict[str, Any], value: dict[str, Any]) -> Parameter:
    _refuse_unknown(name, value, VALUE_KEYS)
    for key in ("since", "value", "mark", "reference"):
        if value.get(key) in (None, "", []):
            raise ParameterError(f"{FILE.name} [{name}]: {key} is missing in a value")
    if value["mark"] not in MARKS:
        raise ParameterError(f"{FILE.name} [{name}]: mark {value['mark']!r}{nearest(value['mark'], MARKS)}")
    amount = tuple(value["value"]) if isinstance(value["value"], list) else value["value"]
    return Parameter(
        name=name, value=amount, unit=rule["unit"], mark=value["mark"], reference=value["reference"],
        since=value["since"], until=value.get("until"), concept=value.get("concept", ""),
        label=Text(rule["label_zh"], rule["label_en"]),
        note=Text(rule.get("note_zh", ""), rule.get("note_en", "")), items=_items(name, rule, amount),
    )


def _items(name: str, rule: dict[str, Any], amount: Value) -> tuple[Text, ...]:
    """Return the words for a list of codes; a list without one wording per code and language is refused."""
    if not isinstance(amount, tuple):
        return ()
    if not len(amount) == len(rule.get("items_zh", ())) == len(rule.get("items_en", ())):
        raise ParameterError(f"{FILE.name} [{name}]: items_zh and items_en need one wording for each of {amount}")
    return tuple(Text(zh, en) for zh, en in zip(rule["items_zh"], rule["items_en"], strict=True))


def _refuse_unknown(name: str, found: dict[str, Any], known: frozenset[str]) -> None:
    for key in found:
        if key not in known:
            raise ParameterError(f"{FILE.name} [{name}]: key {key!r} is not known{nearest(key, sorted(known))}")
