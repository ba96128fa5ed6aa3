"""一个也不落下 Who is left behind: what households lack, where they live, and who lacks several things at once."""

from dataclasses import replace

import pandas as pd

from components import charts
from components.figure import Figure
from components.text import day, lang, number, say, t, with_unit
from components.views import common
from components.views.delisting.standing import answer, knows_poverty, thousands
from components.views.overview.base import counts, not_followed
from indicators.lists import find_list, rows
from indicators.measure import Measurement, Selection, measure
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


def _by_household(selection: Selection) -> Selection:
    """Count the leading industry per household (C17): the question here is which household lacks it."""
    readings = dict(selection.readings)
    readings.pop("C17", None)
    return replace(selection, readings=tuple(readings.items()))


def gap_counts(selection: Selection) -> tuple[list[tuple[str, int]], int, dict[str, Measurement]]:
    """Return gap and households, the largest first; the registered households; the measurements."""
    keys = (*(key for _, key, _ in GAPS), "registered_households")
    found = measure(keys, _by_household(selection))
    numbers = []
    for word, key, kind in GAPS:
        part, whole = counts(found[key])
        numbers.append((word, whole - part if kind == "rest" else part))
    order = sorted(numbers, key=lambda item: -item[1])
    return order, int(found["registered_households"].value), found


def gaps(selection: Selection) -> Figure:
    """Registered poor households by what they lack; a household may lack several."""
    ranked, whole, found = gap_counts(selection)
    names = [t(f"ov_gap_{word}") for word, _ in ranked]
    shares = [n / whole if whole else float("nan") for _, n in ranked]
    heading, share = common.heading_of("registered_households"), t("ov_share_of_registered")
    table = common.table({t("ov_gap"): names, heading: [n for _, n in ranked], share: common.per_cent(shares)})
    frame = common.table(
        {
            "label": names,
            "value": [n for _, n in ranked],
            "value_text": [number(n) for _, n in ranked],
            "share_text": [with_unit(s, "percent", 1) if s == s else "" for s in shares],
            "emphasis": ["focus" if word == "all_three" else "main" for word, _ in ranked],
        }
    )
    view = charts.bars(frame, lang=lang(), unit=common.unit_word("household"), alt=t("ov_gaps_alt"), label_width=12.0)
    n = int(found[KEY].value)
    return Figure(
        "gaps",
        _title(selection, n),
        common.scope(selection, when=_today(found[KEY])),
        table if whole else table.iloc[:0],
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
    return t("ov_gaps_title", n=with_unit(n, "household"), count=number(n)) if n else t("ov_gaps_none")


def _today(measured: Measurement) -> str:
    return t("ov_as_of", day=day(measured.as_of))


def _notes() -> tuple[str, ...]:
    matters = number(parameter("practical_matters_per_year").value)
    return (t("ov_gaps_note"), t("ov_gaps_grant"), t("ov_gaps_windows", n=matters), answer("C10"))


def gaps_where(selection: Selection) -> Figure:
    """Households that none of plan, training and grant has reached, by township, or by village within one."""
    by = "township" if level_of(selection.area) == "district" else "village"
    measured = measure((KEY, "registered_households"), selection, by=by)
    frame = measured[KEY].frame.assign(whole=measured["registered_households"].frame["value"])
    frame = frame[frame["value"] > 0].sort_values(["value", "area_code"], ascending=[False, True], kind="stable")
    names = common.area_names(frame["area_code"].tolist())
    heading, whole = t("ov_left_heading"), common.heading_of("registered_households")
    table = common.table(
        {
            t("village" if by == "village" else "township"): names,
            heading: frame["value"].astype("int64").tolist(),
            whole: frame["whole"].astype("int64").tolist(),
        }
    )
    notes = (t("ov_where_more", n=MOST_AREAS),) if len(table) > MOST_AREAS else ()
    return Figure(
        "gaps_where",
        _where_title(selection, table, heading),
        common.scope(selection, when=_today(measured[KEY])),
        table,
        None if table.empty else _where_view(table, heading, whole),
        (KEY,),
        (t("ov_where_note"), *notes),
        ("simulated",),
        ("F87b",),
        tuple(name for name in measured[KEY].ignored if name != "year"),
        columns=thousands(heading, whole),
    )


def _where_view(table: pd.DataFrame, heading: str, whole: str) -> charts.ChartView:
    shown = table.head(MOST_AREAS)
    frame = common.table(
        {
            "label": shown.iloc[:, 0],
            "value": shown[heading],
            "value_text": common.count_text(shown[heading]),
            "share_text": [t("ov_of_whole", m=number(m)) for m in shown[whole]],
        }
    )
    return charts.bars(frame, lang=lang(), unit=common.unit_word("household"), alt=t("ov_where_alt"))


def _where_title(selection: Selection, table: pd.DataFrame, heading: str) -> str:
    if table.empty:
        return t("ov_gaps_none") if knows_poverty(selection) else t("dl_no_household")
    most = int(table[heading].iloc[0])
    first = table.iloc[:, 0][table[heading] == most].tolist()
    if len(first) > 1:
        return t("ov_where_equal", n=number(len(first)), m=with_unit(most, "household"))
    return t("ov_where_title", name=first[0], n=with_unit(most, "household"))


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


def left_note(selection: Selection) -> str:
    """Return how the households without plan, training and grant divide by category; empty where there is none."""
    frame = measure((KEY,), selection, group="category")[KEY].frame
    frame = frame[frame["value"] > 0].sort_values("value", ascending=False, kind="stable")
    if frame.empty:
        return ""
    names = common.labels("household_category", frame["category"].tolist())
    parts = [t("ov_part", name=n, n=with_unit(v, "household")) for n, v in zip(names, frame["value"], strict=True)]
    return t("ov_left_note", n=with_unit(frame["value"].sum(), "household"), parts=t("ov_comma").join(parts))


def left_behind(selection: Selection) -> Figure:
    """The households below the line that no plan, training or grant has reached, one by one, with the reason."""
    listed = find_list(KEY)
    found = _gravest_first(rows(KEY, selection, lang=lang()))
    since = found["days_since_visit"]
    table = common.table(
        {
            t("ov_household"): found["household_id"].tolist(),
            t("village"): common.area_names(found["village_code"].tolist(), full=True),
            t("filter_category"): common.labels("household_category", found["category"].tolist()),
            t("filter_cause"): common.labels("poverty_cause", found["poverty_cause"].tolist()),
            t("ov_members"): found["n_persons"].astype("int64").tolist(),
            t("ov_cadre"): [code or t("ov_no_cadre") for code in found["cadre_id"]],
            t("ov_since_visit"): [None if pd.isna(v) else int(v) for v in since],
            t("ov_reason"): found["reason"].tolist(),
        }
    )
    title = t("ov_list_title", n=number(len(found))) if len(found) else t("ov_gaps_none")
    return Figure(
        "left_behind",
        title if knows_poverty(selection) else t("dl_no_household"),
        common.scope(selection, when=""),
        table,
        None,
        (KEY,),
        (say(listed.rule), t("ov_gaps_windows_short")),
        ("simulated",),
        ("F87b",),
        tuple(name for name in listed.ignored(selection) if name != "year"),
        columns=thousands(t("ov_since_visit")),
    )
