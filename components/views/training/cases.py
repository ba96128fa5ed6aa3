"""未受训名单: households that asked for training and never attended any, counted by topic and area and listed."""


import pandas as pd

from components import charts
from components.figure import Figure
from components.text import day, lang, number, say, t, with_unit
from components.views import common
from components.views.lists import narrowed
from components.views.shared import area_heading, ask, broken, counts_of, first_of, step, unfollowed, without
from components.views.training.base import scope, topics
from indicators.dimensions import DIMENSIONS
from indicators.lists import find_list
from indicators.measure import Measurement, Selection, register_of

LEFT = "asked_never_reached"
LIST = "never_reached_who_asked"


def by_topic(selection: Selection) -> Figure:
    """Households that asked and were never trained, by the topic they asked for."""
    found = ask((LEFT,), selection, group="wanted_topic")[LEFT]
    heading = DIMENSIONS["wanted_topic"].label.get(lang())
    return _bars("training_left_topics", "topic", found, "wanted_topic", heading, selection)


def by_area(selection: Selection) -> Figure:
    """Households that asked and were never trained, by township or village."""
    found = ask((LEFT,), selection, by=step(selection))[LEFT]
    return _bars("training_left_areas", "area", found, "area_code", area_heading(step(selection)), selection)


def _bars(key: str, kind: str, found: Measurement, column: str, heading: str, selection: Selection) -> Figure:
    counts = counts_of(found, column)
    codes = sorted(counts, key=lambda code: (-counts[code], code))
    names = dict(zip(codes, (topics if kind == "topic" else common.area_names)(codes), strict=True))
    most = first_of(codes, counts.__getitem__)
    frame = common.table({
        "label": [broken(names[code]) for code in codes],
        "value": [counts[code] for code in codes],
        "value_text": [number(counts[code]) for code in codes],
        "emphasis": ["focus" if code == most else "main" for code in codes],
    })  # fmt: skip
    return Figure(
        key,
        _bars_title(kind, counts, most and names[most], most),
        scope(found, selection),
        common.table({heading: [names[code] for code in codes], common.heading_of(LEFT): frame.values_of("value")}),
        charts.bars(frame, lang=lang(), unit=common.unit_word("household"), alt=t(f"tr_left_{kind}_alt"),
                    label_width=30.0),
        (LEFT,),
        references=("F30a", "F30b"),
        ignored=unfollowed(found, selection),
    )  # fmt: skip


def _bars_title(kind: str, counts: dict[str, int], name: str | None, most: str | None) -> str:
    if not counts:
        return t("tr_left_none")
    if most and name:
        return t(f"tr_left_{kind}_most", name=name, k=with_unit(counts[most], "household"))
    top = max(counts.values())
    tied = list(counts.values()).count(top)
    if tied == 1:
        return t("tr_left", n=with_unit(top, "household"))
    return t(f"tr_left_{kind}_tie", k=number(tied), n=with_unit(top, "household"))


def listed(selection: Selection) -> Figure:
    """Return the list as a table."""
    found = find_list(LIST)
    ignored = found.ignored(selection)
    kept = without(selection, ignored)
    shown = narrowed(LIST, kept, _display)
    total = len(shown)
    sub = common.scope(kept, when=t("as_of_day", day=day(register_of().as_of)))
    return Figure(
        "training_list",
        t("tr_left", n=with_unit(total, "household")) if total else t("tr_left_none"),
        sub,
        shown,
        None,
        (LEFT,),
        (say(found.rule), t("tr_list_note")),
        references=("F30a", "F30b"),
        ignored=ignored,
    )


def _display(cases: pd.DataFrame) -> pd.DataFrame:
    """Return the list as a reader sees it: names for codes, headings with units."""
    names = {code: common.area_names([code], full=True)[0] for code in cases["village_code"].unique()}
    columns = {
        t("tr_col_household"): cases["household_id"],
        t("village"): cases["village_code"].map(names),
        DIMENSIONS["wanted_topic"].label.get(lang()): topics(list(cases["wanted_topic"])),
        t("tr_col_reason"): cases["reason"],
        DIMENSIONS["category"].label.get(lang()): common.labels("household_category", list(cases["category"])),
        DIMENSIONS["poverty_cause"].label.get(lang()): common.labels("poverty_cause", list(cases["poverty_cause"])),
        common.with_word(t("tr_col_persons"), "person"): cases["n_persons"].astype(int),
    }
    return pd.DataFrame({name: list(column) for name, column in columns.items()}, index=cases.index)
