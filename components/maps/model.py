"""`MapModel`: everything a map shows, as plain data; the table beside the map is read from the same object."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from components.maps import symbology
from components.text import strings
from policy.words import Text

COLUMNS = ("code", "name", "township", "status", "lon", "lat")


def word(key: str, lang: str, **values: object) -> str:
    """A screen word of the maps in a named language, its {places} filled."""
    text = strings()[f"map_{key}"].get(lang)
    return text.format(**values) if values else text


@dataclass(frozen=True)
class Layers:
    """Which ground layers are drawn beneath the symbols."""

    ground: bool = True
    rivers: bool = True
    streams: bool = False
    neighbours: bool = True
    townships: bool = True


@dataclass(frozen=True)
class Village:
    """One symbol; degrees WGS84; `tooltip` holds (label, value) as text."""

    code: str
    name: str
    township: str
    status: str
    status_label: str
    alert: bool
    lon: float
    lat: float
    tooltip: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class LegendEntry:
    """One line of the legend: symbol, name and the number of villages that carry it."""

    key: str
    label: str
    count: int
    is_ring: bool = False


@dataclass(frozen=True)
class Shade:
    """How townships are shaded: class limits (n+1), colours (n), number of areas per class (n) and without data."""

    label: str
    unit: str
    breaks: tuple[float, ...]
    colours: tuple[str, ...]
    counts: tuple[int, ...]
    n_missing: int
    limits: tuple[str, ...]


@dataclass(frozen=True)
class AreaShading:
    """How to shade: the words, the unit, decimals of the class limits, class method and number of classes."""

    label: Text
    unit: Text
    decimals: int = 0
    method: str = "quantile"
    classes: int = len(symbology.RAMP)


@dataclass(frozen=True)
class MapModel:
    """One map. `areas` maps a township code to its value (None: no data); see the module for the parts."""

    villages: tuple[Village, ...]
    areas: dict[str, float | None]
    shade: Shade | None
    layers: Layers
    selected: str | None
    lang: str
    legend: tuple[LegendEntry, ...]
    note: str
    source: str
    mark: str
    details: tuple[Text, ...] = ()
    decimals: int = 0

    def as_dict(self) -> dict[str, Any]:
        """The model as JSON-able data."""
        return asdict(self)

    def value_text(self, code: str) -> str:
        """A township's value as the legend and the tooltip write it."""
        value = self.areas.get(code)
        return word("no_data", self.lang) if value is None else f"{value:,.{self.decimals}f}".replace("-", "−")

    def table(self, lang: str | None = None) -> pd.DataFrame:
        """One row per village on the map, in the order of the model; texts, headed in `lang`."""
        tongue = lang or self.lang
        names = ("village", "township", "status", "attention", "code")
        heads = [word(name, tongue) for name in names] + [detail.get(tongue) for detail in self.details]
        rows = [
            [v.name, v.township, symbology.status(v.status).label.get(tongue), word("yes" if v.alert else "no", tongue)]
            + [v.code]
            + [value for _, value in v.tooltip]
            for v in self.villages
        ]
        return pd.DataFrame(rows, columns=heads, dtype="str")

    def source_line(self) -> str:
        """Source with its date, and the mark, as printed beneath every form of the map."""
        source = word("source", self.lang, source=self.source) if self.source else ""
        return "　".join(text for text in (source, self.mark) if text)

    def summary(self) -> str:
        """The legend as one line of text, for readers who do not see the map."""
        joint = "，" if self.lang == "zh" else ", "
        return joint.join(f"{entry.label} {word('count', self.lang, n=entry.count)}" for entry in self.legend)


def build_map(
    villages: pd.DataFrame,
    area_values: pd.DataFrame | None = None,
    *,
    lang: str,
    source: str,
    mark: str,
    shading: AreaShading | None = None,
    details: Mapping[str, Text] | None = None,
    selected: str | None = None,
    layers: Layers | None = None,
    note: str | None = None,
) -> MapModel:
    """Build a map.

    `villages`: one row per village with code, name, township (name), status (a key of `symbology.statuses`), lon,
    lat (degrees WGS84), optionally alert (bool) and the columns named in `details` (column → label; the values are
    printed as they are). `area_values`: one row per township with area_code and value; `shading` says how to show
    it. `source` and `mark` are the words printed under the map. A chosen village that is not on the map is dropped.
    """
    if (area_values is None) != (shading is None):
        raise ValueError("area_values and shading belong together: give both or neither")
    labels = dict(details or {})
    rows = _villages(villages, labels, lang)
    areas = {} if area_values is None else _areas(area_values)
    return MapModel(
        villages=rows,
        areas=areas,
        shade=_shade(areas, shading, lang) if shading else None,
        layers=layers or Layers(),
        selected=selected if any(row.code == selected for row in rows) else None,
        lang=lang,
        legend=_legend(rows, lang),
        note=word("note", lang) if note is None else note,
        source=source,
        mark=mark,
        details=tuple(labels.values()),
        decimals=shading.decimals if shading else 0,
    )


def _villages(frame: pd.DataFrame, details: Mapping[str, Text], lang: str) -> tuple[Village, ...]:
    missing = [name for name in (*COLUMNS, *details) if name not in frame.columns]
    if missing:
        raise ValueError(f"map of villages: column {missing[0]!r} is missing; there are {', '.join(frame.columns)}")
    seen: set[str] = set()
    rows = []
    for row in frame.to_dict("records"):
        code, lon, lat = str(row["code"]), float(row["lon"]), float(row["lat"])
        if code in seen:
            raise ValueError(f"map of villages: code {code!r} stands twice")
        if not (-180 <= lon <= 180 and -85 <= lat <= 85):
            raise ValueError(f"map of villages: {code} has no usable position: lon {row['lon']}, lat {row['lat']}")
        seen.add(code)
        kind = symbology.status(str(row["status"]))
        tooltip = tuple((label.get(lang), _text(row[column])) for column, label in details.items())
        alert = bool(row.get("alert", False))
        name, township = str(row["name"]), str(row["township"])
        rows.append(Village(code, name, township, kind.key, kind.label.get(lang), alert, lon, lat, tooltip))
    return tuple(rows)


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value)


def _areas(frame: pd.DataFrame) -> dict[str, float | None]:
    pairs = zip(frame["area_code"], frame["value"], strict=True)
    return {str(code): None if pd.isna(value) else float(value) for code, value in pairs}


def _legend(rows: Sequence[Village], lang: str) -> tuple[LegendEntry, ...]:
    counts = {key: sum(row.status == key for row in rows) for key in symbology.statuses()}
    found = [LegendEntry(key, symbology.status(key).label.get(lang), n) for key, n in counts.items() if n]
    n_alerts = sum(row.alert for row in rows)
    if n_alerts:
        found.append(LegendEntry("alert", symbology.alert_label().get(lang), n_alerts, is_ring=True))
    return tuple(found)


def _shade(areas: Mapping[str, float | None], how: AreaShading, lang: str) -> Shade:
    values = [value for value in areas.values() if value is not None]
    breaks = symbology.class_breaks(values, how.method, how.classes)
    n = max(len(breaks) - 1, 0)
    classes = [symbology.class_of(value, breaks) for value in values]
    texts = [f"{limit:,.{how.decimals}f}".replace("-", "−") for limit in breaks]
    return Shade(
        label=how.label.get(lang),
        unit=how.unit.get(lang),
        breaks=breaks,
        colours=symbology.class_colours(n) if n else (),
        counts=tuple(classes.count(i) for i in range(n)),
        n_missing=len(areas) - len(values),
        limits=tuple(f"{low}–{high}" if low != high else low for low, high in zip(texts, texts[1:], strict=False)),
    )
