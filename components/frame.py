"""The frame around every page: band, navigation, sentences owed to the reader, foot."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from urllib.parse import urlencode

from components import session, sheet, theme
from components.navigation import PAGES
from components.provenance import mark_label
from components.text import day, lang, t
from data import store
from data.errors import BrokenSnapshot, NoSnapshot
from indicators.measure import Selection, measure

ROOT = Path(__file__).resolve().parents[1]
ICON = ROOT / "static" / "icon.svg"
STYLE = Path(__file__).parent / "style"
_PROBLEM = "_register_problem"


@dataclass(frozen=True)
class Register:
    """What the reader must know of the register in force."""

    id: str
    as_of: dt.date
    mark: str
    title: dict[str, str]


def register(fresh: bool = False) -> Register | None:
    """Return the register of this run, or None when there is none or it is broken; `fresh` looks anew and holds it."""
    try:
        snapshot = store.pin() if fresh else store.current()
    except (NoSnapshot, BrokenSnapshot) as problem:
        session.remember(_PROBLEM, problem)
        return None
    found = snapshot.manifest
    return Register(snapshot.id, dt.date.fromisoformat(found["as_of"]), found["mark"], dict(found["title"]))


def register_problem() -> Exception:
    """Return why there is no register."""
    return session.recall(_PROBLEM)


@lru_cache(maxsize=4)
def _department_labels(snapshot_id: str, language: str) -> dict[str, str]:
    rows = store.read("departments", ["department_id", f"name_{language}"])
    return dict(zip(rows["department_id"], rows[f"name_{language}"], strict=True))


def department_labels(language: str) -> dict[str, str]:
    """Return department id → name in a language, in id order; empty without a register."""
    found = register()
    return _department_labels(found.id, language) if found else {}


@lru_cache(maxsize=1)
def stylesheet() -> str:
    """Return the whole look as one sheet; the page links to it, so that no click sends or reads it again."""
    sheets = [path.read_text("utf-8") for path in sorted(STYLE.glob("*.css"))]
    colours = ";".join(f"--{name}:{value}" for name, value in theme.TOKENS["colour"].items())
    return ":root{" + colours + "}" + theme.css() + "\n".join(sheets)


def html(markup: str) -> None:
    """Put ready markup on the sheet, whose data the caller has escaped."""
    sheet.add({"kind": "html", "html": markup})


def begin(title: str, found: Register | None) -> None:
    """Draw the band: house name, page, mark and date of the register."""
    right = ""
    if found:
        date = escape(t("data_as_of", day=day(found.as_of)))
        right = f"<span class='mark'>{escape(mark_label(found.mark, lang()))}</span>{date}"
    html(
        f"<div class='band' role='banner'><span><b>{escape(t('house'))}</b><i>{escape(title)}</i></span>"
        f"<span class='right'>{right}</span></div>"
    )


def page_link(key: str, label: str, query: Mapping[str, list[str]], is_here: bool = False) -> str:
    """Return a link to a page that carries the filters along: a click stays in this visit, a new tab works as well."""
    row = next(row for row in PAGES if row.key == key)
    words = urlencode({name: values for name, values in query.items() if values}, doseq=True)
    address = escape(f"./{row.url}" + (f"?{words}" if words else ""))
    here = " aria-current='page'" if is_here else ""
    return f"<a href='{address}' data-go='{key}'{here}>{escape(label)}</a>"


def navigation(here: str, query: Mapping[str, list[str]]) -> None:
    """Draw the page links and the language switch."""
    links = "".join(page_link(row.key, t(row.title_key), query, row.key == here) for row in PAGES)
    switch = f"<button type='button' data-do='language'>{escape(t('other_language'))}</button>"
    html(f"<nav class='pages' aria-label='{escape(t('pages'))}'>{links}{switch}</nav>")


def notices(sentences: list[str]) -> None:
    """Say what the reader must know first; nothing when there is nothing."""
    if sentences:
        html("".join(f"<div class='notice' role='status'>{escape(s)}</div>" for s in sentences))


def nothing_selected(selection: Selection) -> bool:
    """Tell whether the filters leave no household at all."""
    return measure(("households",), selection)["households"].value == 0


def empty_selection() -> None:
    """Say that nothing matches, and offer the way on."""
    from components.filters_words import describe

    html(
        f"<div class='empty' role='status'><h2>{escape(t('no_match'))}</h2>"
        f"<p>{escape(describe(session.recall('_selection')))}</p><p>{escape(t('no_match_help'))}</p>"
        f"<button type='button' class='primary' data-do='clear'>{escape(t('clear_filters'))}</button></div>"
    )


def no_register(problem: Exception) -> None:
    """Say that there is no usable register, why, and what the administrator can do."""
    text = problem.text(lang()) if hasattr(problem, "text") else str(problem)
    html(
        f"<div class='empty' role='alert'><h2>{escape(t('no_register'))}</h2><p>{escape(text)}</p>"
        f"<p>{escape(t('no_register_help'))}</p><pre>python -m data init\npython -m data load PACK</pre></div>"
    )


def foot(title: str, found: Register, selection: Selection) -> None:
    """Close the page: register, mark, date, snapshot; carries the selection as a mark for tests and benchmarks."""
    words = found.title.get(lang(), "")
    html(
        f"<div class='foot' data-page='{escape(title)}' data-selection='{escape(repr(selection))}'>"
        f"{escape(t('foot', title=words, mark=mark_label(found.mark, lang()), day=day(found.as_of), id=found.id))}"
        f"<br>{escape(t('foot_simulated')) if found.mark == 'simulated' else ''}</div>"
    )
