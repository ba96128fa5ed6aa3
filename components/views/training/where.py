"""地图与村: in which villages sessions were held, how far each village was reached, and the ranking of villages."""

from collections import Counter
from functools import lru_cache
from statistics import median
from typing import NamedTuple

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
    contradiction_note,
    counts_of,
    first_of,
    per_cent,
    rows_of,
    unfollowed,
)
from components.views.training.base import scope
from geo.areas import full_name
from indicators.measure import Measurement, Selection, register_of

HELD, REACH, ASKING, LEFT = "training_sessions_held", "training_reach", "households_asking", "asked_never_reached"
TOWNSHIP = len("510802000")


class Village(NamedTuple):
    """One village: sessions held, reach (None without registered poor households), who asked, who was never reached."""

    code: str
    sessions: int
    reach: Row | None
    asking: int
    left: int


def _measured(selection: Selection) -> dict[str, Measurement]:
    return ask((HELD, REACH, ASKING, LEFT), selection, by="village")


def villages(selection: Selection) -> list[Village]:
    """Return every village of the selection, in code order."""
    return _villages(register_of(), selection)


@lru_cache(maxsize=64)
def _villages(register: object, selection: Selection) -> list[Village]:
    found = _measured(selection)
    held, asking, left = (counts_of(found[key], "area_code") for key in (HELD, ASKING, LEFT))
    reach = {row.code: row for row in rows_of(found[REACH], "area_code", list)}
    return [
        Village(code, held.get(code, 0), reach.get(code), asking.get(code, 0), left.get(code, 0))
        for code, *_ in found[HELD].cells("area_code")
    ]


def coverage(selection: Selection) -> Figure:
    """Villages in which a session for households was held and villages without any, by township."""
    found = _measured(selection)[HELD]
    all_villages = villages(selection)
    rows = _by_township(all_villages)
    frame = common.table({
        "label": [broken(row.label) for row in rows],
        "value": [row.met for row in rows],
        "value_text": [number(row.met) for row in rows],
        "rest": [row.rest for row in rows],
        "rest_text": [number(row.rest) for row in rows],
    })  # fmt: skip
    keys = (Key(t("tr_with_session")), Key(t("tr_without_session"), "context"))
    return Figure(
        "training_villages",
        _coverage_title(rows),
        scope(found, selection),
        common.table({
            area_heading("township"): [row.label for row in rows],
            t("tr_col_with_session"): [row.met for row in rows],
            t("tr_col_without_session"): [row.rest for row in rows],
        }),
        charts.bars(frame, lang=lang(), unit=common.unit_word("village"), alt=t("tr_villages_alt"), keys=keys,
                    label_width=30.0),
        (HELD,),
        (t("tr_where_held"), contradiction_note("C7")),
        references=("F56a", "F57a"),
        ignored=unfollowed(found, selection),
    )  # fmt: skip


def _by_township(found: list[Village]) -> list[Row]:
    whole = Counter(each.code[:TOWNSHIP] for each in found)
    met = Counter(each.code[:TOWNSHIP] for each in found if each.sessions)
    names = dict(zip(whole, common.area_names(list(whole)), strict=True))
    rows = [Row(code, names[code], met[code], n, met[code] / n) for code, n in whole.items()]
    return sorted(rows, key=lambda row: (-row.rest, -row.whole, row.code))


def _coverage_title(rows: list[Row]) -> str:
    rest, whole = sum(row.rest for row in rows), sum(row.whole for row in rows)
    if not whole:
        return t("tr_no_village")
    if whole == 1:
        return t("tr_village_without" if rest else "tr_village_with")
    words = {"n": number(rest), "m": with_unit(whole, "village")}
    return t("tr_villages_title", **words) if rest else t("tr_villages_all", **words)


def spread(selection: Selection) -> Figure:
    """The reach of every village, of those with a session and of those without one."""
    found = _measured(selection)[REACH]
    known = [each for each in villages(selection) if each.reach]
    groups = {True: t("tr_with_session"), False: t("tr_without_session")}
    ordered = sorted(known, key=lambda each: (not each.sessions, -each.reach.share, each.code))
    frame = common.table({
        "label": [groups[bool(each.sessions)] for each in ordered],
        "value": [each.reach.share * 100 for each in ordered],
        "emphasis": ["main" if each.sessions else "context" for each in ordered],
    })  # fmt: skip
    return Figure(
        "training_spread",
        _spread_title(known),
        scope(found, selection),
        common.table({
            area_heading("village"): [full_name(each.code, lang()) for each in ordered],
            t("tr_col_session_held"): [groups[bool(each.sessions)] for each in ordered],
            common.heading_of(REACH): common.per_cent([each.reach.share for each in ordered]),
        }),
        charts.strip(frame, lang=lang(), unit=t("tr_unit_reach"), alt=t("tr_spread_alt"), label_width=6.5,
                     middle="{:,.1f}", row_em=3.4),
        (REACH, HELD),
        (t("tr_spread_note"), t("tr_where_held")),
        references=("F58", "C9"),
        ignored=unfollowed(found, selection),
    )  # fmt: skip


def _spread_title(known: list[Village]) -> str:
    if not known:
        return t("tr_nobody")
    middles = [median([each.reach.share for each in known if bool(each.sessions) is held] or [-1.0])
               for held in (True, False)]  # fmt: skip
    if min(middles) < 0:
        low, high = (pick(each.reach.share for each in known) for pick in (min, max))
        if len(known) == 1:
            return t("tr_spread_one", p=per_cent(low))
        return t("tr_spread_range", low=per_cent(low), high=per_cent(high))
    return t("tr_spread_title", p=per_cent(middles[0]), q=per_cent(middles[1]))


def ranking(selection: Selection, order: str) -> Figure:
    """Every village as a row: sessions, households reached, share, households that asked, never reached."""
    found = _measured(selection)
    known = [each for each in villages(selection) if each.reach or each.asking]
    ordered = sorted(known, key=_ORDERS[order])
    reach = [each.reach or Row(each.code, "", 0, 0, float("nan")) for each in ordered]
    return Figure(
        "training_ranking",
        _ranking_title(ordered, order),
        scope(found[REACH], selection),
        common.table({
            area_heading("village"): [full_name(each.code, lang()) for each in ordered],
            common.heading_of(LEFT): [each.left for each in ordered],
            common.heading_of(ASKING): [each.asking for each in ordered],
            common.heading_of(REACH): common.per_cent([row.share for row in reach]),
            common.heading_of("households_reached"): [row.met for row in reach],
            common.heading_of("registered_households"): [row.whole for row in reach],
            common.heading_of(HELD): [each.sessions for each in ordered],
        }),
        None,
        (REACH, HELD, ASKING, LEFT),
        (t("tr_where_held"),),
        references=("F30a", "F58"),
        ignored=tuple(dict.fromkeys([*unfollowed(found[REACH], selection), *unfollowed(found[HELD], selection)])),
    )  # fmt: skip


def _share(each: Village) -> float:
    return each.reach.share if each.reach else 2.0


def _size(each: Village) -> int:
    return each.reach.whole if each.reach else 0


_ORDERS = {
    "unreached": lambda each: (-each.left, _share(each), each.code),
    "lowest": lambda each: (_share(each), -_size(each), each.code),
    "highest": lambda each: (-(each.reach.share if each.reach else -1.0), -_size(each), each.code),
}


def _ranking_title(ordered: list[Village], order: str) -> str:
    known = [each for each in ordered if each.reach]
    if not known:
        return t("tr_nobody")
    if order == "unreached":
        most = first_of(ordered, lambda each: each.left)
        if most and most.left:
            return t("tr_rank_unreached", name=full_name(most.code, lang()), n=number(most.left))
        kind = "tr_rank_left_one" if len(ordered) == 1 else "tr_rank_left"
        return t(kind, n=with_unit(sum(each.left for each in ordered), "household"))
    none = sum(each.reach.met == 0 for each in known)
    if order == "lowest" and none:
        return t("tr_rank_none", n=number(none), m=with_unit(len(known), "village"))
    if len(known) == 1:
        return t("tr_rank_one", p=per_cent(known[0].reach.share))
    sign = -1 if order == "lowest" else 1
    end = first_of(known, lambda each: sign * each.reach.share)
    if end:
        return t(f"tr_rank_{order}", name=full_name(end.code, lang()), p=per_cent(end.reach.share))
    share = sign * max(sign * each.reach.share for each in known)
    return t(f"tr_rank_{order}_tie", p=per_cent(share))
