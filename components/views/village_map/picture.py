"""The map as a model: villages by status with their ring, townships shaded by the chosen indicator."""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import pandas as pd

from components.figure import Note
from components.maps import AreaShading, MapModel, build_map
from components.provenance import mark_label
from components.text import iso, lang, number, say, t, with_unit
from components.views.standing import TOKENS
from components.views.village_map import top
from components.views.village_map.base import RATE, Place, by_area
from data import store
from geo import boundaries
from geo.areas import DISTRICT, codes
from indicators.indicator import UNITS, find
from indicators.measure import Measurement, Selection, measure, register_of
from policy.words import Text

# choice in the address → indicator; the first is the default
SHADES = {
    "none": "", "rate": RATE, "persons": "poor_persons", "coverage": "cadre_coverage", "training": "training_reach",
    "plan": "plan_coverage", "late": "late_projects",
}  # fmt: skip
DETAILS_OF = ("poor_persons", RATE, "exit_tests_failed", "registered_households")
DETAILS = {
    "persons": find("poor_persons").label, "rate": find(RATE).label,
    "failed": Text("未达标指标", "Exit tests failed"), "households": find("registered_households").label,
}  # fmt: skip


def shade_choice() -> tuple[str, str, dict[str, str], str]:
    """Return the choice of shading as name, label, options in words and default."""
    return "shade", t("vm_shade"), {key: t(f"vm_shade_{key}") for key in SHADES}, next(iter(SHADES))


def shaded(selection: Selection, shade: str) -> Measurement | None:
    """Measure the indicator behind a shading for every township of the district, whatever area is chosen."""
    key = SHADES[shade]
    return measure((key,), replace(selection, area=DISTRICT), by="township")[key] if key else None


def model(found: Sequence[Place], selection: Selection, shade: str = "none", card: str | None = None) -> MapModel:
    """Return the map of the villages of a selection."""
    measured = shaded(selection, shade)
    how = {"area_values": _values(measured), "shading": _shading(measured)} if measured else {}
    manifest = store.current().manifest
    return build_map(
        _frame(found),
        lang=lang(),
        source=t("vm_source", title=manifest["title"][lang()], day=iso(register_of().as_of)),
        mark=t("vm_mark", mark=mark_label(manifest["mark"], lang())),
        details=DETAILS,
        selected=card,
        note=note(),
        **how,
    )


def note() -> str:
    """Return what the map may not be used for, and how good its layers are."""
    first = t("vm_note_supplied") if boundaries.quality("village") == "real" else t("map_note")
    return t("vm_full_stop").join((first, top.quality()))


def _frame(found: Sequence[Place]) -> pd.DataFrame:
    spots = _spots(boundaries.layer_geojson("villages"))
    rows = [
        (
            one.code, one.own_name, one.township, TOKENS[one.village.status], one.village.has_alert, *spots[one.code],
            with_unit(one.numbers["poor_persons"], "person"), with_unit(one.village.rate, "percent"), _failed(one),
            with_unit(one.numbers["registered_households"], "household"),
        )
        for one in found
    ]  # fmt: skip
    columns = ["code", "name", "township", "status", "alert", "lon", "lat", *DETAILS]
    return pd.DataFrame(rows, columns=columns, dtype="object")


def _failed(place: Place) -> str:
    if not place.village.n_tests:
        return t("not_recorded")
    return t("vm_n_of_m", n=number(place.village.n_failed), m=number(place.village.n_tests))


@lru_cache(maxsize=4)
def _spots(layer: str) -> dict[str, tuple[float, float]]:
    """Return village code → longitude, latitude from the layer of points in force, as GeoJSON text."""
    points = json.loads(layer)["features"]
    return {one["properties"]["area_code"]: tuple(one["geometry"]["coordinates"][:2]) for one in points}


def _values(measured: Measurement) -> pd.DataFrame:
    """Return one row per township; one without villages on record has no value."""
    known = by_area(measured)
    times = 100.0 if measured.indicator.unit == "percent" else 1.0
    towns = codes("township")
    return pd.DataFrame({"area_code": towns, "value": [known.get(code, float("nan")) * times for code in towns]})


def _shading(measured: Measurement) -> AreaShading:
    found = measured.indicator
    return AreaShading(found.label, UNITS[found.unit], decimals=1 if found.unit == "percent" else 0)


def rules(found: Sequence[Place], selection: Selection, shade: str) -> list[Note]:
    """Return what the signs of the map mean: the ring where there is one, the shading where there is one."""
    ring = [top.ring()] if any(place.village.has_alert for place in found) else []
    words = shade_note(selection, shade)
    return [*ring, Note(words, (SHADES[shade],))] if words else ring


def refs(shade: str) -> tuple[str, ...]:
    """Return the ids of what the map tells: villages by plan, what hovering one says, and the shading chosen."""
    return tuple(dict.fromkeys((*top.REFS, *DETAILS_OF, *filter(None, (SHADES[shade],)))))


def shade_note(selection: Selection, shade: str) -> str:
    """Return what the shading shows and which filters it does not follow; empty without shading."""
    measured = shaded(selection, shade)
    if measured is None:
        return ""
    words = t("vm_shaded", label=say(measured.indicator.label))
    names = t("vm_and").join(t(f"filter_name_{name}") for name in measured.ignored)
    return words + (t("figure_ignores", names=names) if names else "")
