"""五明显一确保: the goals part by part, with the nearest measure at two year ends, or the word that there is none."""

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from components import charts
from components.charts import Key
from components.figure import Figure
from components.text import day, lang, number, say, t, with_unit, year_end
from components.views import common
from components.views.campaign.base import every, ignored, scope
from components.views.shared import ask, contradiction_note, first_of, per_cent
from indicators.indicator import find
from indicators.measure import Selection, register_of

ROADS, ROAD = "facility_share", "hard_road"  # the road of a village is one of its facilities
# part of a goal → the fact, the nearest measure ('' where the register has none), and whether two year ends are known
PARTS: tuple[tuple[str, str, str, bool], ...] = (
    ("housing", "F69a", "safe_housing_share", True),
    ("road", "F69a", ROADS, True),
    ("water", "F69a", "safe_water_share", True),
    ("industry", "F69b", "leading_industry_share", False),
    ("earning", "F69b", "mean_net_income", True),
    ("mind", "F69c", "", False),
    ("culture", "F69c", "", False),
    ("petitions", "F69d", "", False),
    ("satisfaction", "F69d", "", False),
    ("relations", "F69e", "visited_recently_share", False),
    ("style", "F69e", "", False),
    ("well_off", "F69f", "", False),
)


class Part(NamedTuple):
    """One part of a goal: the value before and now (NaN where unknown); `unit` is the indicator's."""

    key: str
    ref: str
    indicator: str
    before: float
    now: float


def parts(selection: Selection) -> list[Part]:
    """Return every part of the six goals; the values of registered poor households and of villages."""
    return list(_parts(register_of(), replace(selection, household_class=("registered_poor",))))


@lru_cache(maxsize=64)
def _parts(register: object, chosen: Selection) -> tuple[Part, ...]:
    years = (chosen.year - 1, chosen.year)
    of_years = tuple(key for _, _, key, is_yearly in PARTS if is_yearly and key != ROADS)
    values: dict[tuple[str, int], float] = {}
    for key, measured in ask(of_years, chosen, years=years).items():
        values |= {(key, year): value for year, *_, value in measured.cells("period")}
    roads = ask((ROADS,), chosen, years=years, group="facility")[ROADS]
    values |= {(ROADS, year): value for year, name, *_, value in roads.cells("period", "facility") if name == ROAD}
    today = tuple(key for _, _, key, is_yearly in PARTS if key and not is_yearly)
    values |= {(key, chosen.year): measured.value for key, measured in ask(today, chosen).items()}
    known = {place: [values.get((key, year), float("nan")) for year in years] for place, _, key, _ in PARTS}
    return tuple(Part(place, ref, key, *known[place]) for place, ref, key, _ in PARTS)


def tracker(selection: Selection) -> Figure:
    """Every part of the six goals with its nearest measure at both year ends, or no data."""
    rows = parts(selection)
    found = ask(("visited_recently_share",), every(selection))["visited_recently_share"]
    bare = sum(not row.indicator for row in rows)
    return Figure(
        "campaign_goals", t("ca_goals_title", n=number(len(rows)), k=number(bare)),
        scope(found, selection, _when(selection)),
        common.table({
            t("ca_col_goal"): [t(f"ca_goal_{row.ref}") for row in rows],
            t("ca_col_part"): [t(f"ca_part_{row.key}") for row in rows],
            t("ca_col_measure"): [_name(row) for row in rows],
            year_end(selection.year - 1): [_shown(row, row.before) for row in rows],
            t("ca_col_now"): [_shown(row, row.now) for row in rows],
            t("ca_col_fact"): [row.ref for row in rows],
        }),
        None, tuple(dict.fromkeys(row.indicator for row in rows if row.indicator)),
        (t("ca_goals_note"), contradiction_note("C3"), contradiction_note("C17")), ("stated", "simulated"),
        ("F69a", "F69b", "F69c", "F69d", "F69e", "F69f", "C3", "C17"), ignored(found, selection),
    )  # fmt: skip


def _when(selection: Selection) -> str:
    found = ask(("visited_recently_share",), every(selection))["visited_recently_share"]
    return t("ca_two_times", year=year_end(selection.year), day=day(found.as_of))


def _name(row: Part) -> str:
    if not row.indicator:
        return t("ca_no_measure")
    return t("ca_road_measure") if row.key == "road" else say(find(row.indicator).label)


def _shown(row: Part, value: float) -> str:
    if not row.indicator:
        return t("ca_no_data")
    if value != value:
        return t("not_stated")
    found = find(row.indicator)
    return per_cent(value) if found.unit == "percent" else with_unit(value, found.unit, found.decimals or None)


def change(selection: Selection) -> Figure:
    """The shares known at both year ends: the year before as a grey dot, the chosen one as a full dot."""
    rows = [row for row in parts(selection) if row.indicator and find(row.indicator).unit == "percent"
            and row.before == row.before and row.now == row.now]  # fmt: skip
    before, now = year_end(selection.year - 1), year_end(selection.year)
    frame = common.table({
        "label": [t(f"ca_part_{row.key}") for row in rows],
        "value": [row.now for row in rows], "value_text": [per_cent(row.now) for row in rows],
        "other": [row.before for row in rows], "other_text": [per_cent(row.before) for row in rows],
    })  # fmt: skip
    found = ask(("safe_housing_share",), every(selection))["safe_housing_share"]
    return Figure(
        "campaign_change", _change_title(rows), scope(found, selection, f"{before} → {now}"),
        common.table({
            t("ca_col_part"): [t(f"ca_part_{row.key}") for row in rows],
            t("ca_percent", what=before): common.per_cent([row.before for row in rows]),
            t("ca_percent", what=now): common.per_cent([row.now for row in rows]),
        }),
        charts.dots(frame, lang=lang(), unit="%", alt=t("ca_change_alt"), label_width=20.0, other="context",
                    keys=(Key(now, "main", "●"), Key(before, "context", "●"))) if rows else None,
        tuple(row.indicator for row in rows), (t("ca_change_note"),), references=("F69a",),
        ignored=ignored(found, selection),
    )  # fmt: skip


def _change_title(rows: list[Part]) -> str:
    if not rows:
        return t("ca_change_none")
    most = first_of(rows, lambda row: row.now - row.before)
    if most is None or most.now <= most.before:
        return t("ca_change_title", n=number(len(rows)))
    words = {"part": t(f"ca_part_{most.key}"), "p": per_cent(most.before), "q": per_cent(most.now)}
    return t("ca_change_most", **words)
