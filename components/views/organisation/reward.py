"""表彰与整改: the highest scores under the weights shown, and what is to be put right by when (F74–F76)."""

from components import charts
from components.charts import Key
from components.figure import Figure, Note
from components.provenance import fact_value
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.cadres.parts import broken
from components.views.organisation import listing
from components.views.organisation.base import scope
from components.views.organisation.scores import (
    MEANS,
    SOURCES,
    found_cards,
    people,
    points,
    rank_text,
    short_names,
    sub,
)
from components.views.organisation.top import whole
from components.views.shared import LABEL_WIDTH, ask, unfollowed
from data.dictionary import codes
from data.facts import fact
from indicators.assessment.cards import ScoreCards
from indicators.measure import Measurement, Selection, register_of

FIRST = {"cadre": 20, "department": 10}  # ranks listed: a size of the list, since no source sets a number
REWARD, RECTIFY = ("F74", "F75"), ("F76",)


def callout() -> Note:
    """Return what the article says of reward and rectification, in its own words."""
    return Note(t("or_reward_note"), ("F74", "F75", "F76"))


def commended(kind: str, preset: str, selection: Selection) -> Figure:
    """The subjects with the highest scores under the weights shown; ties at the last place are all listed."""
    cards = found_cards(kind, preset, selection)
    n = int((cards.ranks <= FIRST[kind]).sum())
    subjects = people(register_of(), kind, lang())
    mean = ask((MEANS[kind],), selection)[MEANS[kind]]
    words = {"n": with_unit(n, kind), "k": number(FIRST[kind])}
    title = t("or_reward_title", **words) if n else t("or_no_score", year=selection.year)
    notes = [t("or_reward_rule", k=number(FIRST[kind])), t("or_score_note")]
    if kind == "department":
        notes.insert(1, t("or_bonus_note", points=fact_value(fact("F75"), lang())))
    return Figure(
        f"commended_{kind}", title, sub(mean, selection, kind, cards.preset),
        _table(cards, n, kind, [subjects[one] for one in cards.ids[:n]]), None, (MEANS[kind],), tuple(notes),
        ("simulated", "assumption"), (*REWARD, *SOURCES), unfollowed(mean, selection), points(kind),
    )  # fmt: skip


def _table(cards: ScoreCards, n: int, kind: str, who: list) -> object:
    columns = {t("or_col_rank"): [rank_text(cards, i) for i in range(n)]}
    columns[t(f"or_col_{kind}")] = [each.name for each in who]
    if kind == "cadre":
        columns[t("or_col_grade")] = [each.grade for each in who]
        columns[t("or_col_department")] = [each.department for each in who]
    columns[common.with_word(t("or_col_score"), "point")] = [round(score, 2) for score in cards.scores[:n]]
    for place, name in enumerate(short_names(kind)):
        columns[common.with_word(name, "point")] = [tenths / 10 for tenths in cards.tenths[:n, place].tolist()]
    columns[t("or_col_best")], columns[t("or_col_worst")] = cards.best[:n].tolist(), cards.worst[:n].tolist()
    return common.table(columns)


def issues(selection: Selection) -> Figure:
    """Matters by what is wrong: closed and still open, with those overdue."""
    keys = ("rectifications_recorded", "rectifications_open", "rectifications_overdue")
    found = ask(keys, selection, group="issue")
    cells = {key: {code: int(n) for code, n, *_ in found[key].cells("issue")} for key in keys}
    held = [code for code in codes("rectification_issue") if cells[keys[0]].get(code)]
    names = common.labels("rectification_issue", held)
    every, opened, overdue = ([cells[key].get(code, 0) for code in held] for key in keys)
    closed = [a - b for a, b in zip(every, opened, strict=True)]
    frame = common.table({
        "label": [broken(name) for name in names],
        "value": closed,
        "value_text": [number(n) for n in closed],
        "rest": opened,
        "rest_text": [_open(n, late) for n, late in zip(opened, overdue, strict=True)],
    })  # fmt: skip
    table = common.table({
        t("or_col_issue"): names,
        **{common.heading_of(key): column for key, column in zip(keys, (every, opened, overdue), strict=True)},
    })  # fmt: skip
    parts = (Key(t("or_closed")), Key(t("or_open"), "context"))
    view = charts.bars(frame, lang=lang(), unit=common.unit_word("rectification"), alt=t("or_issue_alt"), keys=parts,
                       label_width=LABEL_WIDTH) if held else None  # fmt: skip
    return Figure(
        "rectification_issues", _issue_title(whole(selection)), scope(found[keys[0]], selection), table, view,
        (*keys, "rectifications_in_time_share", "mean_days_overdue"), (t("or_rectify_note"),), references=RECTIFY,
        ignored=unfollowed(found[keys[0]], selection),
    )  # fmt: skip


def _open(n: int, overdue: int) -> str:
    return t("or_open_of", n=number(n), k=number(overdue)) if overdue else number(n)


def _issue_title(found: dict[str, Measurement]) -> str:
    every, opened, overdue = (int(found[f"rectifications_{name}"].value) for name in ("recorded", "open", "overdue"))
    if not every:
        return t("or_matters_none")
    key = "or_matters" if overdue else "or_matters_open" if opened else "or_matters_closed"
    return t(key, m=number(every), n=number(opened), k=number(overdue))


def matters(selection: Selection) -> Figure:
    """Every matter to put right: who, what, by when, who answers for it, days overdue."""
    columns = ("subject_id", "reason", "found_date", "due_date", "closed_date", "days_overdue", "department_id",
               "village_code")  # fmt: skip
    return listing.listed("matters_to_put_right", columns, selection, listing.counted("matter_list", "rectification"),
                          RECTIFY)  # fmt: skip
