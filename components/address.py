"""The view as an address and back: language, filters, readings and page choices. Pure; no screen.

A link reproduces the view exactly; an unknown or impossible value is named, and the rest still holds.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from components.text import t
from data.dictionary import codes
from geo.areas import areas, level
from indicators.measure import Selection
from policy.readings import READINGS, default_readings

DISTRICT = "510802"
YEARS = (2014, 2015)  # the register counts who was poor from the end of 2014 on; earlier leavers are not in it
CODED = {"class": ("household_class", "household_class"), "category": ("category", "household_category"),
         "cause": ("poverty_cause", "poverty_cause")}  # fmt: skip
FIXED = {"kind": ("village_kind", ("all", "poor", "other")), "labour": ("labour", ("with", "without")),
         "disability": ("disability", ("with", "without"))}  # fmt: skip
PAGE_PARAMS = ("card", "shade", "tab", "list", "by", "need", "order", "fact", "seed", "size", "method")
DEFAULT = Selection(household_class=("registered_poor",))


@dataclass
class View:
    """What an address says: language, selection, page choices, and what was wrong with it."""

    lang: str = "zh"
    selection: Selection = DEFAULT
    extras: dict[str, str] = field(default_factory=dict)
    problems: list[tuple[str, str, str]] = field(default_factory=list)

    def refuse(self, name: str, value: str, options: Iterable[str] = (), near_to: str | None = None) -> None:
        """Note a parameter that cannot be followed, with the nearest valid value (or name, for an unknown name)."""
        near = difflib.get_close_matches(near_to or value, [str(o) for o in options], n=1, cutoff=0.5)
        self.problems.append((name, value, near[0] if near else ""))

    def sentences(self) -> list[str]:
        """Return the problems in the language in force."""
        return [
            t("unknown_page", name=v[:40])
            if n == "page"
            else t("address_problem_near", name=n, value=v[:40], near=near)
            if near
            else t("address_problem", name=n, value=v[:40])
            for n, v, near in self.problems
        ]


@lru_cache(maxsize=8)
def code_keys(code_list: str) -> tuple[str, ...]:
    """Return the codes of a list in their order."""
    return tuple(codes(code_list))


def parse(query: Mapping[str, list[str]], departments: Iterable[str] = ()) -> View:
    """Read an address; what cannot be followed is noted in `problems` and left at its default."""
    view = View()
    for name, values in query.items():
        value = values[-1] if values else ""
        if name == "lang":
            view.lang = value if value in ("zh", "en") else view.lang
            if value not in ("zh", "en"):
                view.refuse(name, value, ("zh", "en"))
        elif name in PAGE_PARAMS:
            view.extras[name] = value
        elif not _adopt(view, name, values, tuple(departments)):
            view.refuse(name, value, (*CODED, *FIXED, *PAGE_PARAMS, "town", "village", "year", "dept", "lang"), name)
    return view


def _adopt(view: View, name: str, values: list[str], departments: tuple[str, ...]) -> bool:
    """Put one parameter into the view's selection; False when nobody knows the name."""
    if name in ("town", "village"):
        _adopt_area(view, name, values[-1])
    elif name in CODED:
        attribute, code_list = CODED[name]
        _adopt_many(view, name, attribute, values, code_keys(code_list))
    elif name in FIXED:
        attribute, options = FIXED[name]
        _adopt_one(view, name, attribute, values[-1], options)
    elif name == "dept":
        _adopt_many(view, name, "department", values, departments)
    elif name == "year":
        _adopt_year(view, values[-1])
    elif name.upper() in READINGS:
        _adopt_reading(view, name, values[-1])
    else:
        return False
    return True


def _adopt_area(view: View, name: str, value: str) -> None:
    wanted = {"town": "township", "village": "village"}[name]
    known = areas()
    options = known.loc[known["level"] == wanted, "area_code"]
    if value not in set(options):
        view.refuse(name, value, options)
    elif len(value) > len(view.selection.area) or view.selection.area == DISTRICT:
        view.selection = replace(view.selection, area=value)


def _adopt_many(view: View, name: str, attribute: str, values: list[str], options: tuple[str, ...]) -> None:
    if values == ["all"]:
        view.selection = replace(view.selection, **{attribute: ()})
        return
    for value in values:
        if value not in options:
            view.refuse(name, value, options)
    good = tuple(o for o in options if o in values)
    if good:
        view.selection = replace(view.selection, **{attribute: good})


def _adopt_one(view: View, name: str, attribute: str, value: str, options: tuple[str, ...]) -> None:
    if value not in options:
        view.refuse(name, value, options)
        return
    current = getattr(view.selection, attribute)
    view.selection = replace(view.selection, **{attribute: (value,) if isinstance(current, tuple) else value})


def _adopt_year(view: View, value: str) -> None:
    if value.isascii() and value.isdigit() and int(value) in YEARS:
        view.selection = replace(view.selection, year=int(value))
    else:
        view.refuse("year", value, [str(y) for y in YEARS])


def _adopt_reading(view: View, name: str, value: str) -> None:
    reading = READINGS[name.upper()]
    options = [o.key for o in reading.options]
    if value not in options:
        view.refuse(name, value, options)
        return
    chosen = dict(view.selection.readings) | {reading.key: value}
    view.selection = replace(view.selection, readings=canonical_readings(chosen))


def canonical_readings(chosen: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return only the readings that differ from their defaults, in key order: one selection, one form."""
    default = default_readings()
    return tuple(sorted((k, v) for k, v in chosen.items() if default.get(k) != v))


def to_query(lang: str, selection: Selection, extras: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the address of a view; what stands at its default is left out."""
    query: dict[str, list[str]] = {"lang": [lang]} if lang != "zh" else {}
    if selection.area != DISTRICT:
        query["village" if level(selection.area) == "village" else "town"] = [selection.area]
    for name, (attribute, _) in CODED.items():
        chosen = getattr(selection, attribute)
        if chosen != getattr(DEFAULT, attribute):
            query[name] = list(chosen) or ["all"]
    for name, (attribute, _) in FIXED.items():
        chosen = getattr(selection, attribute)
        if chosen != getattr(DEFAULT, attribute):
            query[name] = list(chosen) if isinstance(chosen, tuple) else [chosen]
    if selection.department:
        query["dept"] = list(selection.department)
    if selection.year != DEFAULT.year:
        query["year"] = [str(selection.year)]
    query |= {k.lower(): [v] for k, v in selection.readings}
    return query | {name: [value] for name, value in sorted(extras.items()) if value}
