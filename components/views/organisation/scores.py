"""考核: score cards under the weights the reader chooses; ranks with ties as ties, and how far they move (F73)."""

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from components import charts
from components.figure import Figure, Note
from components.text import lang, number, say, t, year_end
from components.views import common, standing
from components.views.cadres.parts import broken
from components.views.cadres.rows import departments
from components.views.organisation.base import grade, scope
from components.views.shared import LABEL_WIDTH, ask, unfollowed
from data.dictionary import code_label
from indicators.assessment.cards import PRESETS, Preset, ScoreCards, find_preset, scorecards
from indicators.facts import Register
from indicators.facts.assessments import ITEMS
from indicators.measure import Measurement, Selection, register_of

SHOWN = 12  # how many bars are drawn: the size of the picture, no rule
MEANS = {"cadre": "cadre_score_mean", "department": "department_score_mean"}
COUNTS = {"cadre": "cadres_assessed", "department": "departments_assessed"}
SOURCES = ("F73a", "F73b", "F73c")


class Subject(NamedTuple):
    """Who a score card is of: its name, and for a cadre the grade and department."""

    name: str
    grade: str
    department: str


def found_cards(kind: str, preset: str, selection: Selection) -> ScoreCards:
    """Return the score cards of a selection under one preset."""
    return scorecards(kind, preset, selection, register_of())


def weights(kind: str, preset: Preset) -> str:
    """Return the exact weights in words: 走访25%、办实事25%、农户测评50%."""
    names = item_names(kind)
    shares = [t("or_weight", item=name, share=_share(part)) for name, part in zip(names, preset.shares, strict=True)]
    return t("or_joint").join(shares)


def _share(part: Fraction) -> str:
    """Return a weight exactly: 25%, or 1/3 where per cent would be rounded."""
    return f"{part * 100}%" if (part * 100).denominator == 1 else str(part)


def item_names(kind: str) -> list[str]:
    """Return the items of a kind of subject in words."""
    return [code_label("assessment_item", item, lang()) for item in ITEMS[kind]]


def short_names(kind: str) -> list[str]:
    """Return the items of a kind of subject in a word or two, for the heads of narrow columns."""
    return [t(f"or_short_{item}") for item in ITEMS[kind]]


def callout(kind: str, preset: str) -> Note:
    """Say which weights are in force, and that they are the reader's and nobody else's."""
    words = t("or_weights_note", name=say(find_preset(preset).label), weights=weights(kind, find_preset(preset)))
    return Note(words, ("F73",))


def ranking(kind: str, preset: str, order: str, selection: Selection) -> Figure:
    """Every subject with its scores, its rank, and the range of its rank over all presets."""
    cards = found_cards(kind, preset, selection)
    place = _order(cards, order)
    mean = ask((MEANS[kind],), selection)[MEANS[kind]]
    subjects = people(register_of(), kind, lang())
    return Figure(
        f"scores_{kind}_{order}",
        _title(cards, kind, order, selection),
        sub(mean, selection, kind, cards.preset),
        _table(cards, place, subjects, kind),
        _bars(cards, place, subjects) if len(cards.ids) else None,
        (MEANS[kind], COUNTS[kind]),
        _notes(cards, kind),
        ("simulated", "assumption"),
        SOURCES,
        unfollowed(mean, selection),
        points(kind),
    )


def points(kind: str) -> dict[str, object]:
    """Return how the columns of points are written: the total with two decimals, the items with one."""
    total = {common.with_word(t("or_col_score"), "point"): {"type_config": {"type": "number", "format": "%.2f"}}}
    return total | standing.decimals(*(common.with_word(name, "point") for name in short_names(kind)))


def _order(cards: ScoreCards, order: str) -> list[int]:
    places = range(len(cards.ids))
    spread = (cards.worst - cards.best).tolist()
    if order == "lowest":
        return sorted(places, key=lambda i: (cards.totals[i], cards.ids[i]))
    if order == "widest":
        return sorted(places, key=lambda i: (-spread[i], cards.ids[i]))
    return list(places)


def sub(mean: Measurement, selection: Selection, kind: str, preset: Preset) -> str:
    """Return the line under a score: who and when, and the weights it was made with."""
    line = scope(mean, selection, year_end(selection.year))
    return t("or_score_sub", scope=line, weights=weights(kind, preset))


def _table(cards: ScoreCards, place: list[int], subjects: dict[str, Subject], kind: str) -> object:
    who = [subjects[cards.ids[i]] for i in place]
    columns = {t("or_col_rank"): [rank_text(cards, i) for i in place], t(f"or_col_{kind}"): [each.name for each in who]}
    if kind == "cadre":
        columns[t("or_col_grade")] = [each.grade for each in who]
        columns[t("or_col_department")] = [each.department for each in who]
    scores = cards.scores
    columns[common.with_word(t("or_col_score"), "point")] = [round(scores[i], 2) for i in place]
    for n, name in enumerate(short_names(kind)):
        tenths = cards.tenths[:, n].tolist() if len(cards.ids) else []
        columns[common.with_word(name, "point")] = [tenths[i] / 10 for i in place]
    best, worst = cards.best.tolist(), cards.worst.tolist()
    columns[t("or_col_best")] = [best[i] for i in place]
    columns[t("or_col_worst")] = [worst[i] for i in place]
    return common.table(columns)


def rank_text(cards: ScoreCards, place: int) -> str:
    """Return the rank of one card in words; equals say that they share it."""
    rank = int(cards.ranks[place])
    alone = (place == 0 or cards.ranks[place - 1] != rank) and (
        place + 1 == len(cards.ids) or cards.ranks[place + 1] != rank
    )
    return t("or_rank" if alone else "or_rank_tied", n=number(rank))


def _bars(cards: ScoreCards, place: list[int], subjects: dict[str, Subject]) -> charts.ChartView:
    shown, scores = place[:SHOWN], cards.scores
    texts = [
        t("or_bar", score=number(scores[i], 1), rank=rank_text(cards, i), best=number(cards.best[i]),
          worst=number(cards.worst[i]))
        for i in shown
    ]  # fmt: skip
    frame = common.table({
        "label": [_label(subjects[cards.ids[i]]) for i in shown],
        "value": [scores[i] for i in shown],
        "value_text": texts,
    })  # fmt: skip
    return charts.bars(frame, lang=lang(), unit=common.unit_word("point"), alt=t("or_score_alt"),
                       label_width=LABEL_WIDTH)  # fmt: skip


def _label(subject: Subject) -> str:
    return f"{subject.name}\n{subject.department}" if subject.department else broken(subject.name)


def _notes(cards: ScoreCards, kind: str) -> tuple[str, ...]:
    rules = [t("or_score_note"), t("or_rank_note", weights=_all_weights(kind))]
    if cards.unscored:
        rules.append(t("or_unscored", n=number(len(cards.unscored))))
    return tuple(rules)


def _all_weights(kind: str) -> str:
    parts = [t("or_preset_weights", name=say(each.label), weights=weights(kind, each)) for each in PRESETS.values()]
    return t("or_semicolon").join(parts)


def _title(cards: ScoreCards, kind: str, order: str, selection: Selection) -> str:
    if not cards.ids:
        return t("or_no_score", year=selection.year)
    scores, n = cards.scores, len(cards.ids)
    if order == "widest":
        return t("or_score_widest", n=number(int((cards.worst - cards.best).max())))
    end = scores[0] if order == "highest" else scores[-1]
    total = cards.totals[0] if order == "highest" else cards.totals[-1]
    tied = int((cards.totals == total).sum())
    key = f"or_score_{order}" if tied == 1 else f"or_score_{order}_tied"
    return t(key, kind=t(f"or_kind_{kind}"), score=number(end, 1), n=number(n), k=number(tied))


@lru_cache(maxsize=8)
def people(register: Register, kind: str, language: str) -> dict[str, Subject]:
    """Return id → who it is, in the language in force; cadres by number, since the register holds no names."""
    names = departments()
    if kind == "department":
        return {one: Subject(name, "", "") for one, name in names.items()}
    rows = register.rows("cadres")
    grades = {code: grade(code) for code in rows["grade"].unique()}
    cells = zip(rows["cadre_id"], rows["grade"], rows["department_id"], strict=True)
    return {str(one): Subject(str(one), grades[level], names[str(body)]) for one, level, body in cells}
