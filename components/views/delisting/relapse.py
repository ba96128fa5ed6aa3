"""Who left poverty and who fell back: two flows side by side, never taken off one another."""

from datetime import date
from typing import NamedTuple

from components import charts
from components.figure import Figure
from components.text import day, lang, number, t, with_unit
from components.views import common
from components.views.standing import FIRST_YEAR, answer, cases
from indicators.lists import find_list
from indicators.measure import Measurement, Selection, measure, register_of

KEYS = ("reported_out_events", "reported_relapse_events")


class Events(NamedTuple):
    """What the ledger records for one period: exits and relapses."""

    label: str
    out: int
    back: int


def _measured(selection: Selection) -> dict[str, Measurement]:
    years = tuple(range(FIRST_YEAR, register_of().as_of.year + 1))
    return measure(KEYS, selection, years=years)


def events(selection: Selection) -> list[Events]:
    """Return one row per period up to the as-of day."""
    found = _measured(selection)
    out, back = (found[key].cells("period") for key in KEYS)
    as_of = found[KEYS[0]].as_of
    return [
        Events(_period(year, as_of), _whole(n), _whole(m))
        for (year, _, _, n), (_, _, _, m) in zip(out, back, strict=True)
    ]


def _whole(count: float) -> int:
    return int(count) if count == count else 0


def total(found: list[Events], side: str) -> int:
    """Return the sum of one side over the periods."""
    return sum(getattr(row, side) for row in found)


def _period(year: int, as_of: date) -> str:
    if year < as_of.year or (as_of.month, as_of.day) == (12, 31):
        return t("dl_year", year=year)
    if as_of.month == 1:
        return t("dl_year_january", year=year)
    return t("dl_year_to", year=year, month=as_of.month if lang() == "zh" else f"{as_of:%b}")


def flows(selection: Selection) -> Figure:
    """Exits and relapses on record, per period, as arrows there and back."""
    found = events(selection)
    out, back = total(found, "out"), total(found, "back")
    which = "both" if back else "out" if out else "none"
    words = {"out": with_unit(out, "event"), "back": with_unit(back, "event")}
    frame = common.table({
        "label": [row.label for row in found],
        "out": [row.out for row in found], "out_text": [number(row.out) for row in found],
        "back": [row.back for row in found], "back_text": [number(row.back) for row in found],
    })  # fmt: skip
    view = charts.flows(frame, lang=lang(), unit=common.unit_word("event"), alt=t("dl_flows_alt"),
                        out_label=t("dl_out"), back_label=t("dl_back"), label_width=5.6)  # fmt: skip
    table = common.table({
        t("dl_period"): [row.label for row in found],
        common.heading_of(KEYS[0]): [row.out for row in found],
        common.heading_of(KEYS[1]): [row.back for row in found],
    })  # fmt: skip
    measured = _measured(selection)[KEYS[0]]
    return Figure(
        "delisting_flows",
        t(f"dl_flows_{which}", **words),
        common.scope(selection, when=_to(measured)),
        table,
        view if out or back else None,
        KEYS,
        (t("dl_flows_note"), answer("C20")),
        references=("F28", "C20"),
        ignored=measured.ignored,
    )


def _to(measured: Measurement) -> str:
    return t("dl_to_date", day=day(measured.as_of))


def relapse_causes(selection: Selection) -> Figure:
    """Relapses on record by their recorded cause, the most frequent first."""
    key = KEYS[1]
    measured = measure((key,), selection, group="event_cause")[key]
    part = measured.frame[measured.frame["value"] > 0].sort_values(["value", "event_cause"], ascending=[False, True])
    names, counts = common.labels("poverty_cause", list(part["event_cause"])), [int(v) for v in part["value"]]
    first = [n for n in counts if n == counts[0]]
    frame = common.table({
        "label": names, "value": counts, "value_text": [number(n) for n in counts],
        "emphasis": ["focus" if n == counts[0] and len(first) == 1 < len(counts) else "main" for n in counts],
    })  # fmt: skip
    view = charts.bars(frame, lang=lang(), unit=common.unit_word("event"), alt=t("dl_causes_alt")) if counts else None
    table = common.table({t("dl_cause"): names, common.heading_of(key): counts})
    return Figure(
        "delisting_causes",
        _cause_title(names, counts),
        common.scope(selection, when=_to(measured)),
        table,
        view,
        (key,),
        references=("F28",),
        ignored=measured.ignored,
    )


def _cause_title(names: list[str], counts: list[int]) -> str:
    if not counts:
        return t("dl_no_relapse")
    n, first = with_unit(sum(counts), "event"), counts.count(counts[0])
    if len(counts) == 1:
        return t("dl_causes_one", n=n, cause=names[0])
    if first > 1:
        return t("dl_causes_tie", n=n, k=number(first), each=number(counts[0]))
    return t("dl_causes_most", n=n, cause=names[0], k=number(counts[0]))


def relapse_list(selection: Selection) -> Figure:
    """The relapses one by one: by the ledger, and by income where the ledger has none; the latest first."""
    key = "relapsed_households"
    found = cases(key, selection)
    unknown = int((~found["is_recorded"].astype(bool)).sum())
    which = "none" if found.empty else "open" if unknown else "all"
    table = common.table({
        t("dl_household"): found["household_id"],
        t("dl_village"): common.area_names(found["village_code"], full=True),
        t("dl_date"): found["event_date"].dt.strftime("%Y-%m-%d") if len(found) else [],
        t("dl_cause"): common.labels("poverty_cause", found["event_cause"]),
        t("dl_members"): found["n_persons"].astype(int),
        t("dl_reason"): found["reason"],
    })  # fmt: skip
    words = {"n": with_unit(len(found), "event"), "m": with_unit(unknown, "event")}
    rule = find_list(key)
    return Figure(
        "delisting_relapses",
        t(f"dl_relapses_{which}", **words),
        common.scope(selection, when=_to(_measured(selection)[KEYS[1]])),
        table,
        None,
        (KEYS[1], key),
        (rule.rule.get(lang()),),
        references=("F28", "C20"),
        ignored=rule.ignored(selection),
    )
