"""Walks every page in both languages and two window sizes: a picture of each, and what is wrong with it.

`make walk` fills screenshots/ and ends with an error when a fault was found; tests/browser/test_walk.py runs the
same checks without pictures. A fault names the page, the language, the size and the place.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from components.navigation import PAGES
from tests import register
from tests.browser.look import Watch, launch, open_page
from tests.browser.server import Server

ROOT = Path(__file__).resolve().parents[2]
SIZES = ((1920, 1080), (1366, 768))
LANGUAGES = ("zh", "en")
FAULTS = (Path(__file__).with_name("faults.js")).read_text("utf-8")

# Parts of a page within its tabs, and a village chosen on the map. They and the tabs themselves are looked at once, in
# one language and one size, for numbers without an id.
PARTS = {
    "overview": ("tab=left&list=names", "tab=left&list=together"),
    "map": ("card=510802103213&shade=rate&list=uncovered_households", "shade=persons"),
    "cadres": ("tab=load&by=capacity", "tab=visits&by=matter", "tab=visits&by=unvisited", "tab=departments&by=ranking",
               "tab=departments&by=posts"),
    "training": ("tab=need&need=matrix",),
    "delisting": ("tab=path&fact=fall", "tab=villages&card=calendar", "tab=blocks&need=list", "tab=near&list=above",
                  "tab=relapse&shade=list"),
    "sources": ("tab=facts&fact=X", "tab=facts&fact=D"),
}  # fmt: skip
OTHER_TABS = "[data-choice='tab'] input:not(:checked)"
NO_ID = "number without an id"

RAW = re.compile(
    r"\b[a-z]+(?:_[a-z0-9]+)+\b|\b(?:None|nan|NaN|NaT|undefined|null|Infinity)\b|\[object Object\]|\{[a-z_]+\}"
)
ENGLISH = re.compile(r"[A-Za-z]{2,}(?:[ ,'’/-]+[A-Za-z]{2,})*")
CHINESE = re.compile(r"[\u3400-\u9fff]+")
# Latin words a Chinese page may hold: the language switch, file formats, licences, names of sources.
LATIN_ALLOWED = re.compile(
    r"^(English|EN|CSV|XLSX|Excel|PNG|SVG|PDF|HTML|JSON|URL|WGS|CGCS|EPSG|CRS|CC|BY|SA|ODbL|OFL|MIT|BSD|DEM|COP|"
    r"OpenStreetMap|Copernicus|Leaflet|GitHub|SHA|sha|km|Ctrl|Enter|Esc|Tab)([ ,/-]+(English|BY|SA|CC|DEM))*$"
)
# Streamlit's own words for screen readers; it offers no way to translate them.
STREAMLIT_OWN = {"Skip to main content", "Sidebar", "Choose an option", "Choose options", "Open", "Help for"}
SNAPSHOT = re.compile(r"\d{4}-\d\d-\d\d-[0-9a-f]{6,}")
CHINESE_ALLOWED = re.compile(r"^(中文|简体中文)$")


def addresses(base: str) -> Iterator[tuple[str, str, str]]:
    """(page key, language, address) of every page."""
    for row in PAGES:
        for lang in LANGUAGES:
            yield row.key, lang, f"{base}/{row.url}" + ("?lang=en" if lang == "en" else "")


def word_faults(words: list[tuple[str, str, bool]], lang: str) -> dict[str, list[str]]:
    """Raw identifiers, and words of the other language; `words` = (text, lang attribute, is verbatim)."""
    found: dict[str, list[str]] = {"raw identifier": [], "words of the other language": []}
    for text, own_lang, verbatim in words:
        if verbatim:
            continue
        found["raw identifier"] += [f"{raw} in “{text[:80]}”" for raw in RAW.findall(text)]
        if own_lang and not own_lang.startswith(lang):
            continue  # the element says itself that it speaks the other language
        pattern, allowed = (ENGLISH, LATIN_ALLOWED) if lang == "zh" else (CHINESE, CHINESE_ALLOWED)
        found_words = pattern.findall(SNAPSHOT.sub("", text))
        strange = [word for word in found_words if not allowed.match(word) and word not in STREAMLIT_OWN]
        found["words of the other language"] += [f"{word} in “{text[:80]}”" for word in strange]
    return {name: list(dict.fromkeys(places)) for name, places in found.items() if places}


def faults(page: Page, lang: str) -> dict[str, list[str]]:
    """Everything wrong with the page as it stands; empty when all is well."""
    found = page.evaluate(FAULTS, lang)
    return found["faults"] | word_faults(found["words"], lang)


def parts(page: Page, key: str) -> list[str]:
    """Addresses of what else a page can show, as queries: the tabs not open as it stands, and `PARTS`."""
    return [*(f"tab={tab.get_attribute('value')}" for tab in page.locator(OTHER_TABS).all()), *PARTS.get(key, ())]


def numbers_without_an_id(page: Page, url: str, key: str) -> list[str]:
    """What other tabs and parts of the page at `url` show without an id, each once, with the query that shows it."""
    found: dict[str, str] = {}
    for query in parts(page, key):
        open_page(page, f"{url}?{query}")
        for place in faults(page, "zh").get(NO_ID, ()):
            found.setdefault(place, query)
    return [f"?{query}: {NO_ID}: {place}" for place, query in found.items()]


def walk(server: Server, browser, pictures: Path | None = None, sizes=SIZES) -> list[str]:
    """Visit everything; returns one line per fault."""
    lines = []
    for width, height in sizes:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
        for key, lang, url in addresses(server.url):
            page = context.new_page()
            watch = Watch(server.url).attach(page)
            where = f"{key} {lang} {width}×{height}"
            try:
                open_page(page, url)
                page.wait_for_timeout(400)  # fonts and map ground
                if pictures:
                    _picture(page, pictures / f"{key}-{lang}-{width}x{height}.png")
                lines += [
                    f"{where}: {name}: {place}" for name, places in faults(page, lang).items() for place in places
                ]
                if lang == "zh" and (width, height) == sizes[-1]:
                    lines += [f"{where}{line}" for line in numbers_without_an_id(page, url, key)]
            except Exception as error:
                lines.append(f"{where}: {type(error).__name__}: {str(error).splitlines()[0]}")
            lines += [f"{where}: {line}" for line in watch.complaints()]
            page.close()
        context.close()
    return lines


def _picture(page: Page, path: Path) -> None:
    """The whole page: Streamlit scrolls an inner element, so the window is made as tall as its content."""
    size = page.viewport_size
    tall = page.evaluate("document.querySelector(\"[data-testid='stMain']\")?.scrollHeight ?? innerHeight")
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], min(int(tall), 12_000))})
    page.wait_for_timeout(300)
    page.screenshot(path=path)
    page.set_viewport_size(size)
    page.wait_for_timeout(200)


def main() -> int:
    pictures = ROOT / "screenshots"
    pictures.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        with Server(Path(home), register.at_hand(Path(home) / "data")) as server:
            browser = launch(playwright)
            lines = walk(server, browser, pictures)
            browser.close()
        lines += [f"server log: {line}" for line in server.complaints()]
    print("\n".join(lines) or "no fault found")
    print(f"pictures: {pictures.relative_to(ROOT)}/")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
