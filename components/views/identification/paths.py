"""动态管理: the order of a household's changes of status, and how many households went each way."""

from components import charts
from components.figure import Figure
from components.text import day, lang, number, t, with_unit
from components.views import common
from components.views.identification.base import of_list, scope
from components.views.shared import ask, per_cent, unfollowed
from indicators.facts.paths import NO_EVENT, THEN
from indicators.measure import Selection

HELD, AGAIN = "households_with_events", "households_back_after_out"
MOST = 12  # rows of the picture; the table has all


def ways(selection: Selection) -> Figure:
    """Households by the order of their changes, the most frequent first; each household stands in one row."""
    found = ask((HELD,), selection, group="event_path")[HELD]
    cells = [(path, int(n)) for path, n, *_ in found.cells("event_path") if n and path != NO_EVENT]
    cells.sort(key=lambda cell: (-cell[1], cell[0]))
    whole = sum(n for _, n in cells)
    names = [said(path) for path, _ in cells]
    again = int(ask((AGAIN,), selection)[AGAIN].value) if whole else 0
    words = {"k": number(len(cells)), "n": with_unit(again, "household")}
    key = "id_paths_none" if not whole else "id_paths" if again else "id_paths_no_return"
    return Figure(
        "identification_paths", t(key, **words), scope(found, selection, t("id_to_date", day=day(found.as_of))),
        common.table({
            t("id_paths_order"): names, common.heading_of(HELD): [n for _, n in cells],
            t("id_paths_share"): common.per_cent([n / whole for _, n in cells]),
        }),
        _view(names, cells, whole) if whole else None, (HELD, AGAIN), (t("id_paths_note"),),
        references=("F25", "F28"), ignored=unfollowed(found, selection),
    )  # fmt: skip


def said(path: str) -> str:
    """Return a path in words: 识别纳入 → 脱贫 → 返贫."""
    return " → ".join(t("not_recorded") if event == "unknown" else of_list("status_event", event)
                      for event in path.split(THEN))  # fmt: skip


def _view(names: list[str], cells: list[tuple[str, int]], whole: int) -> charts.ChartView:
    shown = range(min(len(cells), MOST))
    frame = common.table({
        "label": [names[i] for i in shown], "value": [cells[i][1] for i in shown],
        "value_text": [number(cells[i][1]) for i in shown],
        "share_text": [per_cent(cells[i][1] / whole) for i in shown],
        "emphasis": ["focus" if "out_of_poverty" in cells[i][0] and cells[i][0].endswith("relapsed") else "main"
                     for i in shown],
    })  # fmt: skip
    return charts.bars(frame, lang=lang(), unit=common.unit_word("household"), alt=t("id_paths_alt"), labels="above")
