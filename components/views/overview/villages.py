"""The poor villages by planned year, under reading C1."""

from components import charts
from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.overview.base import not_followed
from components.views.standing import answer, is_whole, reading_note, remainder, status_label, thousands
from indicators.measure import Selection, measure

VILLAGES = (
    "villages_out", "villages_planned_2016", "villages_planned_2017", "villages_without_year", "poor_villages",
)  # fmt: skip


def village_plan(selection: Selection) -> Figure:
    """The poor villages by planned year under reading C1, as one divided bar."""
    found = measure(VILLAGES, selection)
    count = {key: int(each.value) for key, each in found.items()}
    rest = remainder(selection)
    parts = [
        ("out", count["villages_out"], "main"),
        ("planned_2016", count["villages_planned_2016"], "plan"),
        ("planned_2017", count["villages_planned_2017"], "third"),
        (rest, count["villages_without_year"], "quiet"),
    ]
    parts = [(status_label(key), n, tone) for key, n, tone in parts if n]
    frame = common.table(
        {
            "label": [p[0] for p in parts],
            "value": [p[1] for p in parts],
            "value_text": [number(p[1]) for p in parts],
            "emphasis": [p[2] for p in parts],
            "note": [with_unit(p[1], "village") for p in parts],
        }
    )
    heading = common.heading_of("poor_villages")
    table = common.table({t("ov_status"): [p[0] for p in parts], heading: [p[1] for p in parts]})
    marks = ("stated", "derived") if is_whole(selection) else ("simulated",)
    view = charts.share_bar(frame, lang=lang(), alt=t("ov_villages_alt"), width_em=34.0)
    return Figure(
        "village_plan",
        _villages_title(count, rest),
        common.scope(selection, common.unit_word("village"), ""),
        table,
        view,
        VILLAGES[:4],
        (reading_note(selection, "C1"), answer("C1"), t("ov_plan_not_result")),
        marks,
        ("F16b", "F16c", "F45a", "D03"),
        tuple(n for n in not_followed(found.values()) if n != "year"),
        columns=thousands(heading),
    )


def _villages_title(count: dict[str, int], rest: str) -> str:
    planned = count["villages_planned_2016"] + count["villages_planned_2017"]
    if not count["poor_villages"]:
        return t("ov_plan_none")
    if count["villages_out"]:
        return t("ov_plan_out", n=number(planned), m=number(count["villages_out"]))
    if count["villages_without_year"]:
        return t(f"ov_plan_{rest}", n=number(planned), m=number(count["villages_without_year"]))
    return t("ov_plan_all", n=number(planned))
