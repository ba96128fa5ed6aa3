"""Heading and key figures of the page."""

from math import ceil

from components.figure import Tile
from components.text import number, t, with_unit
from components.views import common, standing
from components.views.delisting.relapse import events, total
from components.views.standing import is_whole, knows_poverty, remainder, status_label, untouched
from indicators.measure import Selection
from indicators.pace import Pace
from policy.parameters import parameter

LISTED = ("poor_villages", "villages_out")
PLAN = (*LISTED, "villages_planned_2016", "villages_planned_2017", "villages_without_year", "C1")
HEADING = ("poor_persons", *LISTED, "target_date", "F14a", "F14b")


def heading(selection: Selection) -> tuple[str, str, tuple[str, ...]]:
    """Return the finding, its scope (told where villages do not follow a filter) and the ids of its numbers."""
    pace = standing.pace(selection)
    which = {(True, True): "both", (True, False): "persons", (False, True): "villages", (False, False): "none"}
    words = {"persons": with_unit(pace.persons, "person"), "villages": with_unit(pace.villages, "village")}
    title = t(f"dl_title_{which[pace.persons > 0, pace.villages > 0]}", year=pace.target.year, **words)
    if not knows_poverty(selection):
        title = t("dl_title_class", villages=words["villages"])
    ignored = [name for name in untouched("poor_villages", selection) if name != "year"]
    sub = common.scope(selection)
    return title, sub + t("dl_villages_unfiltered") if ignored else sub, HEADING


def tiles(selection: Selection) -> list[Tile]:
    """Return the key figures: what is left, what each year must bring, what the floor leaves, who fell back."""
    pace = standing.pace(selection)
    line = with_unit(parameter("poverty_line", selection.year).value, "yuan_per_person")
    years = {"first": selection.year + 1, "last": pace.target.year}
    found = [
        Tile(
            t("dl_t_persons"),
            with_unit(pace.persons, "person"),
            t("dl_t_persons_note", year=selection.year, line=line),
            tone="alert",
            refs=("poor_persons", "poverty_line"),
        ),
        Tile(
            t("dl_t_households"),
            with_unit(pace.households, "household"),
            t("dl_t_households_note", n=with_unit(ceil(pace.households_per_year), "household"), **years),
            refs=("poor_households", "target_date"),
        ),
        Tile(t("dl_t_villages"), with_unit(pace.villages, "village"), _plan_words(pace, selection), refs=PLAN),
        Tile(
            t("dl_t_persons_year"),
            with_unit(ceil(pace.persons_per_year), "person"),
            t("dl_t_year_note", **years),
            "derived",
            "plan",
            refs=("poor_persons", "target_date", "F14a"),
        ),
        Tile(
            t("dl_t_villages_year"),
            with_unit(ceil(pace.villages_per_year), "village"),
            t("dl_t_villages_year_more" if pace.villages_without_year else "dl_t_villages_year_note", **years),
            "derived",
            "plan",
            refs=(*PLAN, "target_date", "F14b"),
        ),
    ]
    return [*found, *_floor(pace, selection), _relapses(selection)]


def _plan_words(pace: Pace, selection: Selection) -> str:
    """Say how many villages the plan places in which year, and how many the reading places elsewhere."""
    planned = {int(y): int(n) for y, n in zip(pace.by_year["year"], pace.by_year["villages_planned"], strict=True)}
    parts = [t("dl_t_planned", year=year, n=number(n)) for year, n in planned.items() if year >= 2016]
    if pace.villages_without_year:
        parts.append(t("dl_t_other", label=status_label(remainder(selection)), n=number(pace.villages_without_year)))
    return t("dl_comma").join(parts)


def _floor(pace: Pace, selection: Selection) -> list[Tile]:
    """The floor is stated for the district as a whole and is not divided among its parts."""
    if not is_whole(selection) or pace.left_at_floor is None:
        return []
    words = {"floor": with_unit(pace.floor_per_year, "person"), "year": pace.target.year}
    refs = ("poverty_reduction_per_year", "poor_persons", "F16a", "D42")
    left = with_unit(pace.left_at_floor, "person")
    return [Tile(t("dl_t_floor", **words), left, t("dl_t_floor_note"), "derived", refs=refs)]


def _relapses(selection: Selection) -> Tile:
    found = events(selection)
    words = [t("dl_t_relapse_year", label=row.label, n=with_unit(row.back, "event")) for row in found if row.back]
    return Tile(
        t("dl_t_relapses"),
        with_unit(total(found, "back"), "event"),
        t("dl_semicolon").join(words) or t("dl_no_relapse"),
        refs=("reported_relapse_events", "F28"),
    )
