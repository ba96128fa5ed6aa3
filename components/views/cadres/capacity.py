"""能力边界: what a staff can carry as the share at three grows, the demands across it, where the register stands."""

from typing import NamedTuple

import pandas as pd

from components import charts
from components.charts import ChartView
from components.figure import Figure, Note
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.cadres.load import ALL_CLASSES, duty, of_grades
from components.views.cadres.rows import heading, scope, whole
from components.views.shared import ask, contradiction_note, step, unfollowed
from data.facts import fact
from indicators.measure import Selection, divide

TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


class Standing(NamedTuple):
    """Cadres and households of an area: capacity by duty, the load carried, and the two demands; shares 0 to 1."""

    cadres: float
    share: float
    capacity: float
    carried: float
    poor: float
    all_classes: float
    is_stated: bool

    def at(self, share: float) -> float:
        """Return the capacity if this share of the cadres were at three and the rest at one."""
        return self.cadres * (duty("general") + (duty("section") - duty("general")) * share)

    def needed(self, households: float) -> float:
        """Return the share at three that would carry so many households; above 1 it cannot be reached."""
        beyond = households - self.at(0)
        return max(0.0, float(divide(beyond, self.at(1) - self.at(0)))) if self.cadres else float("nan")


def standing(selection: Selection) -> Standing:
    """Return where the cadres of the area stand; household filters do not change what is to be carried.

    For the whole district the demand of all classes is the stated one, about 10,000; else the register's own count.
    """
    area = Selection(area=selection.area, village_kind=selection.village_kind)
    found = ask(("cadre_count", "duty_capacity", "mean_load_all_classes", "registered_households", "households"), area)
    grades, values, _ = of_grades(ALL_CLASSES, area)
    cadres = found["cadre_count"].value
    at_three = sum(values["cadre_count"][g] for g in grades if duty(g) == duty("section"))
    is_district = step(selection) == "township" and selection.village_kind == "all"
    return Standing(
        cadres,
        float(divide(at_three, cadres)) if cadres else float("nan"),
        found["duty_capacity"].value,
        float(found["mean_load_all_classes"].frame["numerator"].iloc[0]),
        found["registered_households"].value,
        float(fact("F41c").number or 0) if is_district else found["households"].value,
        is_district,
    )


def frontier(selection: Selection) -> Figure:
    """Capacity over the share of cadres at three, with both demands and the two points of the register."""
    here = standing(selection)
    area = Selection(area=selection.area, village_kind=selection.village_kind)
    found = whole(selection)["cadre_count"]
    ignored = tuple(dict.fromkeys((*unfollowed(found, selection), *(("department",) if selection.department else ()))))
    return Figure(
        "cadre_frontier",
        _title(here),
        scope(found, area),
        _table(here),
        _view(here) if here.cadres else None,
        ("duty_capacity", "mean_load_all_classes", "registered_households"),
        (*_needs(here), contradiction_note("C5"), t("cad_place_note")),
        ("simulated", "stated", "derived"),
        ("F35a", "F35b", "F41a", "F41c", "C5", "D30", "D31", "D33"),
        ignored,
    )


def callout() -> Note:
    """Return the arithmetic of contradiction C5 in one sentence, from the derived facts."""
    words = {key: number(fact(key).number) for key in ("D30", "D31", "D32")}
    sentence = t("cad_c5", cadres=number(fact("F41a").number), households=_about(), **words)
    return Note(sentence, ("C5", "F41a", "F41c", *words))


def _about() -> str:
    """Return the stated demand of all classes as the source puts it: 1万户左右."""
    value = fact("F41c").number or 0
    return t("cad_about", n=number(value / 10_000) if lang() == "zh" else number(value))


def _households(count: float) -> str:
    """Return a count beside an axis that names its unit: 5,172户 / 5,172."""
    return t("cad_count", n=number(count))


def _demand(here: Standing) -> str:
    return _about() if here.is_stated else _households(here.all_classes)


def _title(here: Standing) -> str:
    if not here.cadres:
        return t("cad_no_cadre")
    words = {
        "n": with_unit(here.capacity, "household"),
        "poor": _households(here.poor),
        "all": _demand(here),
    }
    if here.capacity < here.poor:
        return t("cad_cap_below_poor", **words)
    return t("cad_cap_below_all" if here.capacity < here.all_classes else "cad_cap_enough", **words)


def _needs(here: Standing) -> tuple[str, ...]:
    if not here.cadres:
        return ()
    found = []
    for households, words in ((here.poor, t("cad_demand_poor")), (here.all_classes, t("cad_demand_all"))):
        share = here.needed(households)
        key = "cad_need_none" if share == 0 else "cad_need" if share <= 1 else "cad_need_never"
        n, most = with_unit(households, "household"), with_unit(here.at(1), "household")
        shares = {"share": with_unit(min(share, 1.0), "percent"), "now": with_unit(here.share, "percent")}
        found.append(t(key, what=words, n=n, most=most, **shares))
    return tuple(found)


def _points(here: Standing) -> list[tuple[str, float, float, str]]:
    return [
        (t("cad_point_duty", n=_households(here.capacity)), here.share, here.capacity, "focus"),
        (t("cad_point_carried", n=_households(here.carried)), here.share, here.carried, "main"),
    ]


def _view(here: Standing) -> ChartView:
    curve = pd.DataFrame({"x": list(TICKS), "y": [here.at(share) for share in TICKS]})
    demands = pd.DataFrame({
        "value": [here.poor, here.all_classes],
        "label": [t("cad_line", what=t("cad_demand_poor"), n=_households(here.poor)),
                  t("cad_line", what=t("cad_demand_all"), n=_demand(here))],
    })  # fmt: skip
    points = pd.DataFrame(_points(here), columns=["label", "x", "y", "emphasis"])
    points["side"] = ["left" if here.share > 0.6 else "right"] * len(points)
    ticks = pd.DataFrame({"x": list(TICKS), "label": [with_unit(share, "percent") for share in TICKS]})
    return charts.frontier(
        curve, demands, points, ticks, lang=lang(), unit=common.unit_word("household"), alt=t("cad_cap_alt"),
        plot_em=14.0, x_label=t("cad_x_share"), capacity_label=t("cad_at_most", n=_households(here.at(1))),
    )  # fmt: skip


def _table(here: Standing) -> pd.DataFrame:
    if not here.cadres:
        return pd.DataFrame()
    none = float("nan")
    rows = [(t("cad_row_capacity"), share, here.at(share)) for share in TICKS]
    rows += [(label, x, y) for label, x, y, _ in _points(here)]
    rows += [(t("cad_demand_poor"), none, here.poor), (t("cad_demand_all"), none, here.all_classes)]
    return common.table({
        t("cad_col_item"): [label for label, _, _ in rows],
        t("word_with_unit", word=t("cad_x_share"), unit="%"): common.per_cent([share for _, share, _ in rows]),
        heading("cad_col_households", "household"): [int(round(value)) for _, _, value in rows],
    })  # fmt: skip
