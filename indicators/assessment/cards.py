"""Score cards: one weighted score per cadre or department, ranked; the weights are the reader's, never a source's.

The article says what is assessed (F73) and states no weight. `PRESETS` are choices to look through: every score is
shown with its weights, and `scorecards` tells for each subject how far its rank moves over all of them. Scores are
compared as whole numbers (tenths of a point × weight), so equal is equal. Who lacks an item has no score.
"""

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.facts import Register, fact
from indicators.facts.assessments import ITEMS
from indicators.indicator import IndicatorError, nearest
from indicators.selection import Selection, area_column, level_of
from policy.words import Text

Ints = npt.NDArray[np.int64]
Objects = npt.NDArray[np.object_]
GRAINS = {"cadre": "cadre_scores", "department": "department_scores"}


class Preset(NamedTuple):
    """One choice of weights: the two counted items and the rating by households, in the order of `ITEMS`."""

    key: str
    label: Text
    weights: tuple[int, int, int]

    @property
    def shares(self) -> tuple[Fraction, ...]:
        """Return the weights as exact shares of their sum."""
        return tuple(Fraction(weight, sum(self.weights)) for weight in self.weights)


PRESETS: dict[str, Preset] = {
    preset.key: preset
    for preset in (
        Preset("equal", Text("三项等权", "Equal"), (1, 1, 1)),
        Preset("felt_half", Text("农户测评占一半", "Rating half"), (1, 1, 2)),
        Preset("felt_fifth", Text("农户测评占两成", "Rating a fifth"), (2, 2, 1)),
        Preset("work_only", Text("只计量化指标", "Counts only"), (1, 1, 0)),
        Preset("felt_only", Text("只计农户测评", "Rating only"), (0, 0, 1)),
    )
}


class Subjects(NamedTuple):
    """Everybody with scores in one year: ids, score per item in tenths (-1 for none), and what filters ask for."""

    ids: Objects
    tenths: Ints
    columns: dict[str, Objects]


class ScoreCards(NamedTuple):
    """The score cards of one selection, best score first, equals in the order of their ids.

    `totals` ÷ (10 × sum of weights) is the score; `ranks` counts those ahead plus one, so equals share a rank;
    `lowest` and `highest` are the worst and the best rank over all presets; `unscored` lack an item.
    """

    preset: Preset
    items: tuple[str, ...]
    ids: list[str]
    tenths: Ints
    totals: Ints
    ranks: Ints
    best: Ints
    worst: Ints
    unscored: list[str]

    @property
    def scores(self) -> list[float]:
        """Return the weighted scores in points."""
        return (self.totals / (10 * sum(self.preset.weights))).tolist()


def find_preset(key: str) -> Preset:
    """Return a preset by key; an unknown key is refused with the nearest."""
    if key not in PRESETS:
        raise IndicatorError(f"weights {key!r} are unknown{nearest(key, list(PRESETS))}")
    return PRESETS[key]


@lru_cache(maxsize=256)
def scorecards(kind: str, preset: str, selection: Selection, register: Register) -> ScoreCards:
    """Return the score cards of 'cadre' or 'department' subjects within a selection, for its year."""
    chosen = find_preset(preset)
    known = _subjects(register, kind, selection.year)
    kept = _kept(known, selection)
    whole = kept & (known.tenths >= 0).all(axis=1)
    tenths, names = known.tenths[whole], known.ids[whole]
    every = np.array([ranks(tenths @ np.array(each.weights)) for each in PRESETS.values()])
    totals = tenths @ np.array(chosen.weights)
    order = np.lexsort((names.astype("str"), -totals))
    best, worst = (every.min(axis=0), every.max(axis=0)) if len(names) else (totals, totals)
    return ScoreCards(
        chosen, ITEMS[kind], names[order].tolist(), tenths[order], totals[order], ranks(totals)[order],
        best[order], worst[order], known.ids[kept & ~whole].tolist(),
    )  # fmt: skip


def ranks(totals: Ints) -> Ints:
    """Return the rank of each: one more than the number of those strictly ahead; equals share it."""
    ahead = np.sort(-totals)
    return np.searchsorted(ahead, -totals, side="left").astype(np.int64) + 1


def _kept(known: Subjects, selection: Selection) -> npt.NDArray[np.bool_]:
    kept = np.ones(len(known.ids), dtype=bool)
    where = area_column(level_of(selection.area))
    if where in known.columns and where != "district_code":
        kept &= known.columns[where] == selection.area
    for column, values in selection.conditions().items():
        if column in known.columns:
            kept &= np.isin(known.columns[column].astype("str"), values)
    return kept


@lru_cache(maxsize=16)
def _subjects(register: Register, kind: str, year: int) -> Subjects:
    rows = fact(GRAINS[kind], register)
    rows = rows[rows["year"] == year]
    wide = rows.pivot_table(index="subject_id", columns="item", values="score_tenths", observed=True, aggfunc="sum")
    wide = wide.reindex(columns=list(ITEMS[kind])).fillna(-1)
    first = rows.drop_duplicates("subject_id").set_index("subject_id").reindex(wide.index)
    names = [name for name in first if isinstance(first[name].dtype, pd.CategoricalDtype) and name != "item"]
    columns = {name: first[name].astype("object").to_numpy() for name in names}
    return Subjects(wide.index.to_numpy(dtype=object), wide.to_numpy().astype(np.int64), columns)


class Compared(NamedTuple):
    """One preset beside the chosen one: who comes first, how many share its first `n_top` places, how many of both."""

    preset: Preset
    first: tuple[str, ...]
    n_top: int
    n_same: int


def compare(kind: str, preset: str, selection: Selection, register: Register, top: int) -> list[Compared]:
    """Return every preset beside the chosen one, by the subjects on its first `top` ranks (more where tied)."""
    mine = _leading(scorecards(kind, preset, selection, register), top)
    found = []
    for key in PRESETS:
        cards = scorecards(kind, key, selection, register)
        others = _leading(cards, top)
        found.append(Compared(cards.preset, _leading(cards, 1), len(others), len(set(mine) & set(others))))
    return found


def _leading(cards: ScoreCards, top: int) -> tuple[str, ...]:
    return tuple(cards.ids[: int((cards.ranks <= top).sum())])
