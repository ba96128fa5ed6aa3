"""Which things are missing together: one row a combination, a dot for each thing it lacks, a bar for how many."""

from collections.abc import Sequence

from components.charts.base import Keys, unit_line
from components.charts.scene import Scene
from components.charts.view import ChartView, Frame, columns_of, number, top_of, wrapped
from components.theme import chart_em

HEAD_EM = 4.2
BARS_FROM = 0.52  # where the bars begin, as a share of the width


def combinations(
    frame: Frame, members: Sequence[str], *, lang: str = "zh", unit: str = "", alt: str = "", em: float | None = None,
    keys: Keys = (), row_em: float = 1.75,
) -> ChartView:  # fmt: skip
    """Draw combinations as a matrix of dots beside bars, in the order given.

    Columns: lacks (the places of the members it has, as "0,2"; "" for none), value, value_text; optional share_text
    (after the value), label (instead of dots, for a row that is no combination), emphasis. `members` are the columns'
    names.
    """
    size = em or chart_em()
    rows = columns_of(frame, "combinations", ("lacks", "value", "value_text"),
                      {"share_text": "", "label": "", "emphasis": "main"})  # fmt: skip
    count, total = len(rows["lacks"]), HEAD_EM + row_em * len(rows["lacks"])
    scene, top = Scene(), top_of(rows["value"])
    places = [(i + 0.5) / len(members) * (BARS_FROM - 0.03) for i in range(len(members))]
    for x, member in zip(places, members, strict=True):
        name = wrapped(member, 4.2, 3)
        scene.text(x, HEAD_EM / total, name, align="center", baseline="bottom", dy=-0.3 - 1.2 * name.count("\n"))
    for i in range(count):
        y = (HEAD_EM + row_em * (i + 0.5)) / total
        _dots(scene, places, y, str(rows["lacks"][i]), str(rows["label"][i]), i % 2 == 1, row_em / total)
        _bar(scene, y, row_em / total, number(rows["value"][i]) / top, str(rows["emphasis"][i]))
        end = BARS_FROM + (0.8 - BARS_FROM) * number(rows["value"][i]) / top
        share = str(rows["share_text"][i])
        words = str(rows["value_text"][i]) + (f"（{share}）" if share and lang == "zh" else f" ({share})" * bool(share))
        scene.text(end, y, words, bold=True, dx=0.4)
    return scene.view("combinations", size, total, alt=alt, unit=unit_line(unit, lang), keys=keys, left=0.3, right=0.3)


def _dots(
    scene: Scene, places: Sequence[float], y: float, lacks: str, label: str, is_shaded: bool, row: float
) -> None:
    if is_shaded:
        scene.rect(0, y - row / 2, BARS_FROM - 0.03, y + row / 2, "panel")
    if label:
        scene.text(0.01, y, label, tone="ink2")
        return
    has = [int(place) for place in lacks.split(",") if place]
    if len(has) > 1:
        scene.rule(places[has[0]], y, places[has[-1]], y, "navy", size=0.18)
    for place, x in enumerate(places):
        on = place in has
        scene.point(x, y, "main" if on else "grid", size=0.95 if on else 0.55, edge="main" if on else "grid")


def _bar(scene: Scene, y: float, row: float, share: float, emphasis: str) -> None:
    if share > 0:
        scene.rect(BARS_FROM, y - 0.36 * row, BARS_FROM + (0.8 - BARS_FROM) * share, y + 0.36 * row, emphasis)
