"""What the figures of this page share: rows of a measurement, the first of them, words for scope, time and sources."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from components.text import day, lang, number, t, with_unit
from components.views import common
from data.facts import contradictions
from indicators.facts import grain_of
from indicators.facts.common import UNKNOWN
from indicators.indicator import find
from indicators.measure import Measurement, Selection, ignored_filters, measure
from indicators.selection import level_of

Thing = TypeVar("Thing")
PLAIN = Selection()
SHORT_NAME = 18  # letters of an English name that stay on one line


class Row(NamedTuple):
    """One row of a figure: its code and name, the part that is met, the whole, and the share as measured."""

    code: str
    label: str
    met: int
    whole: int
    share: float

    @property
    def rest(self) -> int:
        """Return the part that is not met."""
        return self.whole - self.met


def ask(keys: Sequence[str], selection: Selection, **how: Any) -> dict[str, Measurement]:  # noqa: ANN401 - as `measure`
    """Measure indicators; a filter that a table ignores does not make it count again (`unfollowed` names it)."""
    of_grain: dict[str, list[str]] = {}
    for key in keys:
        of_grain.setdefault(find(key).grain, []).append(key)
    found: dict[str, Measurement] = {}
    for grain, together in of_grain.items():
        found |= measure(together, without(selection, ignored_filters(grain_of(grain), selection)), **how)
    return found


def unfollowed(measurement: Measurement, selection: Selection) -> tuple[str, ...]:
    """Return the names of the filters of a selection that the measurement does not follow."""
    return ignored_filters(grain_of(measurement.indicator.grain), selection)


def without(selection: Selection, ignored: Sequence[str]) -> Selection:
    """Return the selection without the filters that a table cannot apply: the same figures under one key."""
    return replace(selection, **{name: getattr(PLAIN, name) for name in ignored}) if ignored else selection


def cells_of(measurement: Measurement, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Go through the rows of a measurement: its keys, then numerator, denominator and value."""
    return measurement.cells(*columns)


def rows_of(measurement: Measurement, column: str, name: Callable[[Sequence[str]], list[str]]) -> list[Row]:
    """Return the rows of a ratio that have a whole, in the order of the measurement."""
    held = [cell for cell in cells_of(measurement, column) if cell[2] > 0]
    names = name([code for code, *_ in held])
    return [
        Row(code, label, int(met), int(whole), share)
        for (code, met, whole, share), label in zip(held, names, strict=True)
    ]


def counts_of(measurement: Measurement, column: str) -> dict[str, int]:
    """Return code → count of a measured count; what counts nothing is left out."""
    return {code: int(count) for code, count, *_ in cells_of(measurement, column) if count > 0}


def first_of(things: Iterable[Thing], by: Callable[[Thing], float]) -> Thing | None:
    """Return the one with the largest value; None where two share it, or there are fewer than two."""
    ranked = sorted(things, key=by, reverse=True)
    if len(ranked) < 2 or by(ranked[0]) == by(ranked[1]):
        return None
    return ranked[0]


def step(selection: Selection) -> str:
    """Return the level to split a selection by: townships of the district, else villages."""
    return "township" if level_of(selection.area) == "district" else "village"


def area_heading(level: str) -> str:
    """Return the heading of a column of areas."""
    return t(f"tr_col_{level}")


def is_whole_district(selection: Selection) -> bool:
    """Tell whether nothing but the class of registered poor households narrows the district."""
    conditions = selection.conditions()
    return level_of(selection.area) == "district" and (
        not conditions or conditions == {"household_class": ("registered_poor",)}
    )


def scope(measurement: Measurement, selection: Selection, when: str = "") -> str:
    """Return the line under a title: only the filters that this table follows, and the time it stands at."""
    kept = without(selection, unfollowed(measurement, selection))
    if not measurement.indicator.grain.startswith(("households", "attendances")):
        kept = replace(kept, household_class=())
    return common.scope(kept, when=when or t("tr_as_of", day=day(measurement.as_of)))


def per_cent(share: float) -> str:
    """Return a share in words that never rounds up to all or down to none."""
    text = with_unit(share, "percent")
    if text == "100%" and share < 1:
        return t("tr_almost_all")
    return t("tr_almost_none") if text == "0%" and share > 0 else text


def percent_number(share: float) -> str:
    """Return a share as a number of per cent for a mark under a unit line of %."""
    return number(share * 100, 1)


def broken(label: str) -> str:
    """Break a long English name at the space that leaves the shorter lines; a Chinese name stays whole."""
    if lang() == "zh" or len(label) <= SHORT_NAME or " " not in label:
        return label
    words = label.split(" ")
    pairs = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return "\n".join(min(pairs, key=lambda pair: max(map(len, pair))))


def topics(codes: Sequence[str]) -> list[str]:
    """Return the names of training topics."""
    return common.labels("training_topic", codes)


def short(code: str) -> str:
    """Return the short name of a topic, form or provider for the head of a narrow column, broken where it may break."""
    return t("tr_no_wish") if code == UNKNOWN else t(f"tr_short_{code}")


def short_row(code: str) -> str:
    """Return the short name of a topic, form or provider for a row: in one piece."""
    return short(code).replace("- ", "")


def contradiction_note(key: str) -> str:
    """Return the arithmetic of one contradiction of the source as a note."""
    row = _contradiction(key)
    return t("tr_contradiction", id=key, title=row[f"title_{lang()}"], text=row[f"arithmetic_{lang()}"])


@lru_cache(maxsize=8)
def _contradiction(key: str) -> dict[str, str]:
    return contradictions().set_index("id").loc[key].to_dict()
