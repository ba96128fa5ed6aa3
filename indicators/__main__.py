"""The indicators on the command line.

python -m indicators list [--theme cadres] [--lang en]
python -m indicators show KEY [KEY …] --by township --group poverty_cause --year 2015 --where class=registered_poor
    --where cause=illness --reading C1=before_2016 --format csv
python -m indicators rows LIST --where area=510802103 --limit 20 --format csv

An unknown key, level, dimension, filter or value is refused with the nearest known one, and the exit code is 2.
"""

import argparse
import sys
from collections.abc import Callable

import pandas as pd

from data import dictionary
from data.errors import BrokenSnapshot, DataProblem, NoSnapshot
from geo.areas import areas, full_name
from indicators.dimensions import group_label
from indicators.facts import GRAINS, Register
from indicators.indicator import UNITS, IndicatorError, find, nearest, themes
from indicators.lists import LISTS, rows
from indicators.measure import Measurement, known_years, measure, register_of
from indicators.selection import CHOICES, Selection
from policy.parameters import ParameterError
from policy.readings import ReadingError

REFUSALS = (IndicatorError, ReadingError, ParameterError, DataProblem, NoSnapshot, BrokenSnapshot)
WHERE = {
    "area": "area", "kind": "village_kind", "class": "household_class", "category": "category",
    "cause": "poverty_cause", "labour": "labour", "disability": "disability", "department": "department",
}  # fmt: skip
CODES = {"class": "household_class", "category": "household_category", "cause": "poverty_cause"}
FORMATS = ("table", "csv", "json")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 2 when something asked for does not exist."""
    asked = _parser().parse_args(arguments)
    try:
        print(asked.run(asked))
    except REFUSALS as refusal:
        print(refusal.text(asked.lang) if hasattr(refusal, "text") else refusal, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m indicators", description="Count indicators of the register.")
    commands = parser.add_subparsers(dest="command", required=True)
    listing = _command(commands, "list", "every indicator and every named list", _list)
    listing.add_argument("--theme", default="", help="only this theme")
    show = _command(commands, "show", "figures of one or more indicators", _show)
    show.add_argument("keys", nargs="+", metavar="KEY")
    show.add_argument("--by", default="district", help="district, township or village")
    show.add_argument("--group", default=None, help="a dimension, or several joined by commas")
    _choices(show)
    cases = _command(commands, "rows", "the rows of a named list", _rows)
    cases.add_argument("key", metavar="LIST")
    cases.add_argument("--limit", type=int, default=None)
    _choices(cases)
    return parser


def _command(
    commands: argparse._SubParsersAction, name: str, text: str, run: Callable[[argparse.Namespace], str]
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=text)
    command.add_argument("--format", default="table", help=", ".join(FORMATS))
    command.add_argument("--lang", default="zh", choices=("zh", "en"))
    command.set_defaults(run=run)
    return command


def _choices(command: argparse.ArgumentParser) -> None:
    command.add_argument("--year", type=int, action="append", help="a year end; several for a series")
    command.add_argument("--where", action="append", default=[], metavar="FILTER=VALUE", help=", ".join(WHERE))
    command.add_argument("--reading", action="append", default=[], metavar="C1=OPTION")


def selection_of(asked: argparse.Namespace, register: Register) -> Selection:
    """Read filters, year and readings of the command line; what does not exist is refused with the nearest."""
    chosen: dict[str, list[str]] = {}
    for name, value in map(_pair, asked.where):
        if name not in WHERE:
            raise IndicatorError(f"--where {name}: filters are {', '.join(WHERE)}{nearest(name, list(WHERE))}")
        _check(name, value, register)
        chosen.setdefault(name, []).append(value)
    fields: dict[str, object] = {}
    for name, values in chosen.items():
        single = name in ("area", "kind")
        if single and len(values) > 1:
            raise IndicatorError(f"--where {name}: one value, found {', '.join(values)}")
        fields[WHERE[name]] = values[0] if single else tuple(values)
    year = {"year": max(asked.year)} if asked.year else {}
    return Selection(**fields, **year, readings=tuple(map(_pair, asked.reading)))


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not value:
        raise IndicatorError(f"{text!r}: write NAME=VALUE")
    return name, value


def _check(name: str, value: str, register: Register) -> None:
    if name == "area":
        known = areas()["area_code"].tolist() + register.tables("villages")["village_code"].tolist()
    elif name == "department":
        known = register.tables("departments")["department_id"].tolist()
    elif name in CODES:
        known = list(dictionary.codes(CODES[name]))
    else:
        known = list(CHOICES[WHERE[name]])
    if value not in known:
        if name == "area":
            known = [code for code in known if len(code) == len(value)] or known
        raise IndicatorError(f"--where {name}={value}: no such value{nearest(value, known)}")


def _check_years(asked: argparse.Namespace, register: Register) -> None:
    for key in asked.keys:
        grain = GRAINS[find(key).grain]
        known = known_years(register, grain.name) if grain.timing == "year" else frozenset(asked.year or ())
        for year in asked.year or ():
            if year not in known:
                have = ", ".join(map(str, sorted(known)))
                raise IndicatorError(f"--year {year}: {key} has {have}{nearest(str(year), sorted(map(str, known)))}")


def _list(asked: argparse.Namespace) -> str:
    found = themes()
    if asked.theme and asked.theme not in found:
        raise IndicatorError(f"theme {asked.theme!r} is unknown{nearest(asked.theme, list(found))}")
    entries = [
        (each.theme, each.key, each.label.get(asked.lang), UNITS[each.unit].get(asked.lang), each.grain,
         each.definition.get(asked.lang))
        for theme, indicators in found.items() if asked.theme in ("", theme) for each in indicators
    ]  # fmt: skip
    if not asked.theme:
        entries += [("list", each.key, each.label.get(asked.lang), "", each.grain, each.rule.get(asked.lang))
                    for each in LISTS.values()]  # fmt: skip
    return _write(pd.DataFrame(entries, columns=["theme", "key", "label", "unit", "grain", "definition"]), asked)


def _show(asked: argparse.Namespace) -> str:
    register = register_of()
    _check_years(asked, register)
    found = measure(asked.keys, selection_of(asked, register), asked.by, asked.group, asked.year)
    frames = [_told(each, asked.lang, register) for each in found.values()]
    return _write(pd.concat(frames, ignore_index=True), asked)


def _told(found: Measurement, lang: str, register: Register) -> pd.DataFrame:
    """Return the frame with the indicator's key and words in front, and names beside codes."""
    indicator, frame = found.indicator, found.frame
    told = frame.assign(indicator=indicator.key, label=indicator.label.get(lang), unit=UNITS[indicator.unit].get(lang))
    told["area"] = [full_name(code, lang) for code in frame["area_code"]]
    for name in (found.group or "").replace(" ", "").split(",") if found.group else ():
        told[f"{name}_label"] = [group_label(name, code, lang, indicator.grain, register) for code in frame[name]]
    for name in found.ignored:
        print(f"{indicator.key}: filter {name!r} does not apply to {indicator.grain}", file=sys.stderr)
    if found.unplaced and found.by != "district":
        print(f"{indicator.key}: {found.unplaced} rows belong to no {found.by} of the selection", file=sys.stderr)
    first = ["indicator", "label", "area_code", "area"]
    return told[[*first, *(name for name in told if name not in first)]]


def _rows(asked: argparse.Namespace) -> str:
    return _write(rows(asked.key, selection_of(asked, register_of()), asked.limit, asked.lang), asked)


def _write(frame: pd.DataFrame, asked: argparse.Namespace) -> str:
    if asked.format not in FORMATS:
        near = nearest(asked.format, FORMATS)
        raise IndicatorError(f"--format {asked.format}: formats are {', '.join(FORMATS)}{near}")
    if asked.format == "csv":
        return frame.to_csv(index=False).rstrip("\n")
    if asked.format == "json":
        return frame.to_json(orient="records", force_ascii=False, date_format="iso", indent=1)
    return frame.drop(columns=["low", "high"], errors="ignore").to_string(index=False, max_colwidth=60, na_rep="")


if __name__ == "__main__":
    sys.exit(main())
