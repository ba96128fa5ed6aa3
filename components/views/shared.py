"""What figures of every page share: measuring what a table can follow, rows of a ratio, which of them comes first.

A page's own words (its scope, its headings) stand in its own package; what is the same everywhere stands here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from components import charts
from components.charts import ChartView, Key
from components.text import lang, number, t, with_unit
from components.views import common
from data.facts import contradictions
from indicators.facts import grain_of
from indicators.indicator import find
from indicators.measure import Measurement, Selection, ignored_filters, measure
from indicators.selection import level_of

Thing = TypeVar("Thing")
PLAIN = Selection()
SHORT_NAME = 18  # letters of an English name that stay on one line
LABEL_WIDTH = 30.0  # em: names come broken as they are to be shown


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


def rows_of(measurement: Measurement, column: str, name: Callable[[Sequence[str]], list[str]]) -> list[Row]:
    """Return the rows of a ratio that have a whole, in the order of the measurement."""
    held = [cell for cell in measurement.cells(column) if cell[2] > 0]
    names = name([code for code, *_ in held])
    return [
        Row(code, label, int(met), int(whole), share)
        for (code, met, whole, share), label in zip(held, names, strict=True)
    ]


def ordered(rows: Iterable[Row]) -> list[Row]:
    """Return rows with the largest rest first."""
    return sorted(rows, key=lambda row: (-row.rest, -row.whole, row.code))


def counts_of(measurement: Measurement, column: str) -> dict[str, int]:
    """Return code → count of a measured count; what counts nothing is left out."""
    return {code: int(count) for code, count, *_ in measurement.cells(column) if count > 0}


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
    return t(level)


def is_whole_district(selection: Selection) -> bool:
    """Tell whether nothing but the class of registered poor households narrows the district."""
    conditions = selection.conditions()
    return level_of(selection.area) == "district" and (
        not conditions or conditions == {"household_class": ("registered_poor",)}
    )


def per_cent(share: float) -> str:
    """Return a share in words that never rounds up to all or down to none."""
    text = with_unit(share, "percent")
    if text == "100%" and share < 1:
        return t("share_almost_all")
    return t("share_almost_none") if text == "0%" and share > 0 else text


def broken(label: str, most: int = SHORT_NAME) -> str:
    """Break an English name of more than `most` letters where its lines are shortest; a Chinese name stays whole."""
    if lang() == "zh" or len(label) <= most or " " not in label:
        return label
    words = label.split(" ")
    pairs = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return "\n".join(min(pairs, key=lambda pair: max(map(len, pair))))


def contradiction_note(key: str) -> str:
    """Return the arithmetic of one contradiction of the source as a note."""
    row = _contradiction(key)
    return t("contradiction_line", id=key, title=row[f"title_{lang()}"], text=row[f"arithmetic_{lang()}"])


@lru_cache(maxsize=8)
def _contradiction(key: str) -> dict[str, str]:
    return contradictions().set_index("id").loc[key].to_dict()


def two_parts(
    rows: Sequence[Row], words: tuple[str, str], unit: str, alt: str, *, focus: str | None = None,
    labels: str = "left", most: int = SHORT_NAME,
) -> ChartView:  # fmt: skip
    """Draw met | not met per row; `words` name the two parts, the row with the code `focus` stands out.

    `unit` is the whole unit line; names stand above the bars with `labels="above"`, else broken at `most` letters.
    """
    frame = common.table({
        "label": [row.label if labels == "above" else broken(row.label, most) for row in rows],
        "value": [row.met for row in rows],
        "value_text": [number(row.met) for row in rows],
        "rest": [row.rest for row in rows],
        "rest_text": [number(row.rest) for row in rows],
        "rest_emphasis": ["focus" if row.code == focus else "context" for row in rows],
        "share_text": [per_cent(row.share) for row in rows],
    })  # fmt: skip
    keys = (Key(words[0]), Key(words[1], "context"))
    return charts.bars(frame, lang=lang(), unit=unit, alt=alt, keys=keys, labels=labels, label_width=LABEL_WIDTH)
