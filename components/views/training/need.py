"""需求与供给: what households asked for against what they were taught, by topic and by area."""

from components import charts
from components.charts import Key
from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.shared import (
    Row,
    area_heading,
    ask,
    broken,
    counts_of,
    first_of,
    per_cent,
    rows_of,
    step,
    unfollowed,
)
from components.views.training import top
from components.views.training.base import scope, short, short_row, topics
from indicators.dimensions import DIMENSIONS, code_order
from indicators.facts.common import UNKNOWN
from indicators.measure import Measurement, Selection

MET, TAUGHT, HELD = "need_reached_share", "trained_households", "training_sessions_held"
ORDER = (*code_order("topic"), UNKNOWN)


def matrix(selection: Selection) -> Figure:
    """Households by the topic they asked for and the topic they were trained on; the outlined cells are needs met."""
    found = ask((TAUGHT,), selection, group="wanted_topic,topic")[TAUGHT]
    whole = top.whole(selection)[MET]
    cells = {(row, head): int(n) for row, head, n, *_ in found.cells("wanted_topic", "topic") if n > 0}
    asked = {row.code for row in _asked(selection)} | {row for row, _ in cells}
    rows, heads = ([code for code in ORDER if code in some] for some in (asked, {head for _, head in cells}))
    pairs = [(row, head) for row in rows for head in heads]
    counts = [cells.get(pair, 0) for pair in pairs]
    return Figure(
        "training_need_matrix",
        _met_title(whole),
        scope(found, selection),
        common.table({
            t("tr_col_asked"): _wanted([row for row, _ in pairs]),
            t("tr_col_taught"): topics([head for _, head in pairs]),
            common.heading_of(TAUGHT): counts,
        }),
        _heat(pairs, counts) if pairs else None,
        (TAUGHT, MET),
        (t("tr_matrix_note"),),
        references=("F30a", "F30b", "F58"),
        ignored=unfollowed(found, selection),
    )  # fmt: skip


def _heat(pairs: list[tuple[str, str]], counts: list[int]) -> charts.ChartView:
    frame = common.table({
        "row": [short_row(row) for row, _ in pairs],
        "column": [short(head) for _, head in pairs],
        "value": counts,
        "value_text": [number(n) if n else "–" for n in counts],
        "emphasis": ["focus" if row == head else "main" for row, head in pairs],
    })  # fmt: skip
    return charts.heat(frame, lang=lang(), unit=t("tr_unit_matrix"), alt=t("tr_need_alt"), label_width=12.0,
                       column_width=4.4, row_em=1.7, keys=(Key(t("tr_key_diagonal"), "focus", "□"),))  # fmt: skip


def _wanted(codes: list[str]) -> list[str]:
    return [t("tr_no_wish") if code == UNKNOWN else label for code, label in zip(codes, topics(codes), strict=True)]


def _met_title(whole: Measurement) -> str:
    if not whole.denominator:
        return t("tr_nobody_asked")
    words = {"n": with_unit(whole.denominator, "household"), "k": number(whole.numerator)}
    return t("tr_met_title", p=per_cent(whole.value), **words) if whole.numerator else t("tr_met_none", **words)


def _asked(selection: Selection) -> list[Row]:
    """Return per topic the households that asked for it and how many of them were trained on it."""
    found = ask((MET,), selection, group="wanted_topic")[MET]
    return [row for row in rows_of(found, "wanted_topic", topics) if row.code != UNKNOWN]


def held(selection: Selection) -> dict[str, int]:
    """Return topic → sessions for households held in the villages of the selection."""
    return counts_of(ask((HELD,), selection, group="topic")[HELD], "topic")


def by_topic(selection: Selection) -> Figure:
    """Households whose need was met or not, by the topic asked for; topics never held stand out."""
    found = ask((MET,), selection, group="wanted_topic")[MET]
    rows = sorted(_asked(selection), key=lambda row: (-row.rest, row.code))
    sessions = held(selection)
    never = [row for row in rows if row.code not in sessions]
    keys = (Key(t("tr_met")), Key(t("tr_unmet"), "context"), Key(t("tr_never_held"), "focus"))
    view = _two_parts(rows, {row.code for row in never}, keys if never else keys[:2], t("tr_topic_alt"))
    return Figure(
        "training_topics",
        _topic_title(rows, never),
        scope(found, selection),
        common.table({
            DIMENSIONS["wanted_topic"].label.get(lang()): [row.label for row in rows],
            **_numbers(rows),
            common.heading_of(HELD): [sessions.get(row.code, 0) for row in rows],
        }),
        view,
        (MET, HELD),
        (t("tr_where_held"),),
        references=("F30a", "F30b"),
        ignored=unfollowed(found, selection),
    )  # fmt: skip


def _numbers(rows: list[Row]) -> dict[str, list]:
    return {
        common.heading_of("households_with_need_reached"): [row.met for row in rows],
        t("tr_col_unmet"): [row.rest for row in rows],
        common.heading_of("households_asking"): [row.whole for row in rows],
        common.heading_of(MET): common.per_cent([row.share for row in rows]),
    }


def _two_parts(rows: list[Row], focus: set[str], keys: tuple[Key, ...], alt: str) -> charts.ChartView:
    frame = common.table({
        "label": [broken(row.label) for row in rows],
        "value": [row.met for row in rows],
        "value_text": [number(row.met) for row in rows],
        "rest": [row.rest for row in rows],
        "rest_text": [number(row.rest) for row in rows],
        "rest_emphasis": ["focus" if row.code in focus else "context" for row in rows],
        "share_text": [per_cent(row.share) for row in rows],
    })  # fmt: skip
    return charts.bars(frame, lang=lang(), unit=t("tr_unit_met"), alt=alt, keys=keys, label_width=30.0)


def _topic_title(rows: list[Row], never: list[Row]) -> str:
    if not rows:
        return t("tr_nobody_asked")
    if never:
        words = {"k": number(len(never)), "n": with_unit(sum(row.whole for row in never), "household")}
        name = never[0].label
        return t("tr_topic_never_one", name=name, **words) if len(never) == 1 else t("tr_topic_never", **words)
    most = first_of(rows, lambda row: row.rest)
    if most and most.rest:
        return t("tr_topic_most", name=most.label, n=with_unit(most.rest, "household"))
    return t("tr_topic_left", n=with_unit(sum(row.rest for row in rows), "household"))


def by_area(selection: Selection) -> Figure:
    """Households whose need was met or not, by area, the most unmet first."""
    found = ask((MET,), selection, by=step(selection))[MET]
    rows = sorted(rows_of(found, "area_code", common.area_names), key=lambda row: (-row.rest, -row.whole, row.code))
    most = first_of(rows, lambda row: row.rest)
    keys = (Key(t("tr_met")), Key(t("tr_unmet"), "context"))
    return Figure(
        "training_need_area",
        _area_title(rows, most),
        scope(found, selection),
        common.table({area_heading(step(selection)): [row.label for row in rows], **_numbers(rows)}),
        _two_parts(rows, set(), keys, t("tr_need_area_alt")),
        (MET,),
        references=("F30a", "F30b"),
        ignored=unfollowed(found, selection),
    )


def _area_title(rows: list[Row], most: Row | None) -> str:
    rest, whole = sum(row.rest for row in rows), sum(row.whole for row in rows)
    if not rows:
        return t("tr_nobody_asked")
    words = {"n": with_unit(rest, "household"), "m": with_unit(whole, "household")}
    if most and most.rest:
        return t("tr_need_area_most", area=most.label, k=number(most.rest), **words)
    return t("tr_need_area_rest", **words) if rest else t("tr_need_area_all", **words)
