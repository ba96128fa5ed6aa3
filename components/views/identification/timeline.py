"""宋家村: its meetings and the four steps of its households on one line of days."""

import pandas as pd

from components import charts
from components.figure import Figure
from components.text import day, iso, lang, t, with_unit
from components.views import common
from components.views.identification.base import of_list
from components.views.identification.example import village_code
from geo.areas import full_name
from indicators.identification.timeline import MEETINGS, Moment, timeline
from indicators.measure import register_of

LAST_STEP = "district_filing"


def days() -> Figure:
    """Every day of a meeting or a step in the article's village, from the first meeting on."""
    found = timeline(village_code())
    kinds = list(dict.fromkeys(one.kind for one in found))
    parts = {kind: [one for one in found if one.kind == kind] for kind in kinds}
    return Figure(
        "identification_days", _title(parts),
        t("id_example_sub", name=full_name(village_code(), lang()), day=day(register_of().as_of)),
        common.table({
            t("id_days_what"): [name(kind) for kind in kinds],
            t("id_days_first"): [iso(min(one.day for one in parts[kind]).date()) for kind in kinds],
            t("id_days_last"): [iso(max(one.day for one in parts[kind]).date()) for kind in kinds],
            t("id_days_count"): [_counted(kind, parts[kind]) for kind in kinds],
        }),
        _view(found) if found else None, ("group_meetings", "assemblies", "registered_households"),
        (t("id_days_note"),), references=("F27", "F24"),
    )  # fmt: skip


def name(kind: str) -> str:
    """Return the name of a kind of meeting or of a step."""
    return of_list("meeting_kind" if kind in MEETINGS else "identification_step", kind)


def _counted(kind: str, moments: list[Moment]) -> str:
    return with_unit(sum(one.n for one in moments), "meeting" if kind in MEETINGS else "household")


def _title(parts: dict[str, list[Moment]]) -> str:
    meetings = [one.day for kind in MEETINGS for one in parts.get(kind, ())]
    filed = [one.day for one in parts.get(LAST_STEP, ())]
    if not meetings or not filed or max(filed) <= min(meetings):
        return t("id_days_unknown")
    return t("id_days_title", n=with_unit((max(filed) - min(meetings)).days, "day"))


def _view(found: tuple[Moment, ...]) -> charts.ChartView:
    start = min(one.day for one in found).replace(day=1)
    last = max((one.day - start).days for one in found)
    labels = {one.kind: name(one.kind) for one in found}
    frame = common.table({
        "label": [labels[one.kind] for one in found],
        "value": [(one.day - start).days for one in found],
        "emphasis": ["plan" if one.kind in MEETINGS else "main" for one in found],
    })  # fmt: skip
    months = [month for month in pd.date_range(start, periods=24, freq="MS") if (month - start).days <= last]
    ticks = common.table({
        "x": [(month - start).days for month in months],
        "label": [t("id_month", month=month.month if lang() == "zh" else f"{month:%b}") for month in months],
    })  # fmt: skip
    return charts.strip(frame, ticks=ticks, lang=lang(), alt=t("id_days_alt"), row_em=2.4,
                        keys=(charts.Key(t("id_days_meetings"), "plan"), charts.Key(t("id_days_steps"))))  # fmt: skip
