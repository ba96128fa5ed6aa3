"""一个也不落下 Who is left behind: what households lack, where they live, and who lacks several things at once."""

from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from components import charts
from components.figure import Figure, Note
from components.text import day, lang, number, say, t, with_unit
from components.views import common
from components.views.lists import narrowed
from components.views.overview.base import counts, not_followed, today
from components.views.standing import answer, knows_poverty, thousands
from indicators.lists import find_list
from indicators.measure import Measurement, Selection, measure, register_of
from indicators.selection import level_of
from policy.parameters import parameter

KEY = "left_behind_households"
MOST_AREAS = 9
# Each gap: its word, the indicator that answers it, and whether the gap is the number itself or base less number.
GAPS = (
    ("no_grant", "households_without_grant", "count"),
    ("never_trained", "asked_never_reached", "count"),
    ("no_industry", "leading_industry_share", "rest"),
    ("no_visit", "visited_recently_share", "rest"),
    ("few_matters", "enough_matters_share", "rest"),
    ("no_plan", "households_without_plan", "count"),
    ("no_card", "contact_card_share", "rest"),
    ("no_cadre", "uncovered_households", "count"),
    ("all_three", KEY, "count"),
)


class Place(NamedTuple):
    """One area: its name, its households without plan, training and grant, its registered households."""

    name: str
    left: int
    whole: int


def _by_household(selection: Selection) -> Selection:
    """Ask about registered poor households, their leading industry counted per household (C17)."""
    readings = dict(selection.readings)
    readings.pop("C17", None)
    classes = ("registered_poor",) if knows_poverty(selection) else selection.household_class
    return replace(selection, readings=tuple(readings.items()), household_class=classes)


def gap_counts(selection: Selection) -> tuple[list[tuple[str, int]], int, dict[str, Measurement]]:
    """Return gap and households, the largest first; the registered households; the measurements."""
    keys = (*(key for _, key, _ in GAPS), "registered_households")
    found = measure(keys, _by_household(selection))
    numbers = []
    for word, key, kind in GAPS:
        part, whole = counts(found[key])
        numbers.append((word, whole - part if kind == "rest" else part))
    whole = int(found["registered_households"].value)
    return sorted(numbers, key=lambda item: -item[1]) if whole else [], whole, found


def gaps(selection: Selection) -> Figure:
    """Registered poor households by what they lack; a household may lack several."""
    ranked, whole, found = gap_counts(selection)
    names = [t(f"ov_gap_{word}") for word, _ in ranked]
    shares = [n / whole for _, n in ranked]
    heading, share = common.heading_of("registered_households"), t("ov_share_of_registered")
    table = common.table({t("ov_gap"): names, heading: [n for _, n in ranked], share: common.per_cent(shares)})
    frame = common.table(
        {
            "label": names,
            "value": [n for _, n in ranked],
            "value_text": [number(n) for _, n in ranked],
            "share_text": [with_unit(s, "percent", 1) for s in shares],
            "emphasis": ["focus" if word == "all_three" else "main" for word, _ in ranked],
        }
    )
    view = charts.bars(frame, lang=lang(), unit=common.unit_word("household"), alt=t("ov_gaps_alt"), label_width=12.0)
    n = int(found[KEY].value)
    return Figure(
        "gaps",
        _title(selection, n),
        common.scope(selection, when=today(found[KEY])),
        table,
        view if whole else None,
        tuple(dict.fromkeys(key for _, key, _ in GAPS)),
        _notes(),
        ("simulated",),
        ("F87b", "C10", "F46b", "F36"),
        tuple(name for name in not_followed(found.values()) if name != "year"),
        columns=thousands(heading) | {share: {"type_config": {"type": "number", "format": "%.1f"}}},
    )


def _title(selection: Selection, n: int) -> str:
    if not knows_poverty(selection):
        return t("dl_no_household")
    return t("ov_gaps_title", n=with_unit(n, "household")) if n else t("ov_gaps_none")


def _notes() -> tuple[str, ...]:
    matters = number(parameter("practical_matters_per_year").value)
    return (t("ov_gaps_note"), t("ov_gaps_grant"), t("ov_gaps_windows", n=matters), answer("C10"))


def gaps_where(selection: Selection) -> Figure:
    """Households that none of plan, training and grant has reached, by township, or by village within one."""
    by = "township" if level_of(selection.area) == "district" else "village"
    measured = measure((KEY, "registered_households"), selection, by=by)
    places = _places(measured)
    heading, whole = t("ov_left_heading"), common.heading_of("registered_households")
    columns = {t(by): [p.name for p in places], heading: [p.left for p in places], whole: [p.whole for p in places]}
    notes = (t("ov_where_more", n=MOST_AREAS),) if len(places) > MOST_AREAS else ()
    return Figure(
        "gaps_where",
        _where_title(selection, places),
        common.scope(selection, when=today(measured[KEY])),
        common.table(columns),
        _where_view(places) if places else None,
        (KEY,),
        (t("ov_where_note"), *notes),
        ("simulated",),
        ("F87b",),
        tuple(name for name in measured[KEY].ignored if name != "year"),
        columns=thousands(heading, whole),
    )


def _places(measured: dict[str, Measurement]) -> list[Place]:
    """Return the areas where households are left behind, most first, then in code order."""
    frame, whole = measured[KEY].frame, measured["registered_households"].frame["value"]
    rows_of = [
        (code, int(n), int(m)) for code, n, m in zip(frame["area_code"], frame["value"], whole, strict=True) if n
    ]
    rows_of.sort(key=lambda row: (-row[1], row[0]))
    names = common.area_names([row[0] for row in rows_of])
    return [Place(name, n, m) for name, (_, n, m) in zip(names, rows_of, strict=True)]


def _where_view(places: list[Place]) -> charts.ChartView:
    shown = places[:MOST_AREAS]
    frame = common.table(
        {
            "label": [p.name for p in shown],
            "value": [p.left for p in shown],
            "value_text": [number(p.left) for p in shown],
            "share_text": [t("ov_of_whole", m=number(p.whole)) for p in shown],
        }
    )
    return charts.bars(frame, lang=lang(), unit=common.unit_word("household"), alt=t("ov_where_alt"))


def _where_title(selection: Selection, places: list[Place]) -> str:
    if not places:
        return t("ov_gaps_none") if knows_poverty(selection) else t("dl_no_household")
    most = places[0].left
    first = [p.name for p in places if p.left == most]
    words = {"n": with_unit(most, "household")}
    if len(first) > 1:
        return t("ov_where_equal", m=words["n"], n=number(len(first)))
    return t("ov_where_title", name=first[0], **words)


def _gravest_first(found: pd.DataFrame) -> pd.DataFrame:
    """Order the list: without a cadre first, then never visited, then the longest without a visit."""
    keys = pd.DataFrame(
        {
            "covered": found["cadre_id"].ne(""),
            "since": -found["days_since_visit"].fillna(float("inf")),
            "id": found["household_id"],
        }
    )
    return found.loc[keys.sort_values(["covered", "since", "id"]).index]


def left_note(selection: Selection) -> Note:
    """Return how the households without plan, training and grant divide by category; empty where there is none."""
    frame = measure((KEY,), selection, group="category")[KEY].frame
    frame = frame[frame["value"] > 0].sort_values("value", ascending=False, kind="stable")
    if frame.empty:
        return Note("")
    names = common.labels("household_category", frame["category"].tolist())
    parts = [t("ov_part", name=n, n=with_unit(v, "household")) for n, v in zip(names, frame["value"], strict=True)]
    total = with_unit(frame["value"].sum(), "household")
    return Note(t("ov_left_note", n=total, parts=t("ov_comma").join(parts)), (KEY, "F87b"))


def left_behind(selection: Selection) -> Figure:
    """The households below the line that no plan, training or grant has reached, one by one, with the reason."""
    listed = find_list(KEY)
    table = _listed(selection)
    title = t("ov_list_title", n=number(len(table))) if len(table) else t("ov_gaps_none")
    return Figure(
        "left_behind",
        title if knows_poverty(selection) else t("dl_no_household"),
        common.scope(selection, when=t("as_of_day", day=day(register_of().as_of))),
        table,
        None,
        (KEY,),
        (say(listed.rule), t("ov_gaps_windows_short")),
        ("simulated",),
        ("F87b",),
        tuple(name for name in listed.ignored(selection) if name != "year"),
        columns=thousands(t("ov_since_visit")),
    )


def _listed(selection: Selection) -> pd.DataFrame:
    """Return the list of the places and kinds of households selected; year and readings do not change it."""
    asked = Selection(
        area=selection.area, village_kind=selection.village_kind, household_class=selection.household_class,
        labour=selection.labour, disability=selection.disability, department=selection.department,
        category=selection.category, poverty_cause=selection.poverty_cause,
    )  # fmt: skip
    return narrowed(KEY, asked, _display).reset_index(drop=True)


def _display(cases: pd.DataFrame) -> pd.DataFrame:
    found = _gravest_first(cases)
    return pd.DataFrame(
        {
            t("ov_household"): found["household_id"],
            t("village"): common.area_names(found["village_code"].tolist(), full=True),
            t("ov_reason"): found["reason"],
            t("filter_category"): common.labels("household_category", found["category"].tolist()),
            t("filter_cause"): common.labels("poverty_cause", found["poverty_cause"].tolist()),
            t("ov_members"): found["n_persons"].astype("int64"),
            t("ov_cadre"): [code or t("ov_no_cadre") for code in found["cadre_id"]],
            t("ov_since_visit"): found["days_since_visit"].round().astype("Int64"),
        }
    )
