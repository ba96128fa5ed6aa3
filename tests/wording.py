"""What a reader must never meet on a page: raw identifiers, empty values of a program, the other language."""

import re

from components.text import strings

RAW = re.compile(r"\b[a-z]+_[a-z_]+\b|\bnan\b|\bNone\b|\bNaT\b|<NA>|\{|\}")
HAN = re.compile(r"[\u3400-\u9fff]")
AREAS = ("510802", "510802007", "510802100", "510802100203", "510802001")  # district, subdistricts, town, village


def said(tiles, figures, *sentences: str) -> list[str]:
    """Everything a reader is told: sentences, key figures, figures with their pictures; forty cells a column."""
    shown = list(sentences)
    for tile in tiles:
        shown += [tile.label, tile.value, tile.note]
    for figure in figures:
        shown += [figure.title, figure.sub, *figure.notes, *map(str, figure.table.columns)]
        words = figure.table.select_dtypes(exclude="number")
        shown += [str(cell) for column in words for cell in words[column].dropna().unique()[:40]]
        if figure.view is not None:
            frame = figure.view.frame
            shown += [str(cell) for name in frame if "text" in name or name == "label" for cell in frame[name]]
    return shown


def assert_plain(sentences, language: str) -> None:
    """Nothing raw, and no Chinese for an English reader."""
    for sentence in sentences:
        assert not RAW.search(sentence), sentence
        assert language == "zh" or not HAN.search(sentence), sentence


def assert_short(titles, language: str) -> None:
    """A title is read at a glance: at most 20 汉字 or 62 letters."""
    for title in titles:
        size = len(HAN.findall(title)) if language == "zh" else len(title)
        assert size <= (20 if language == "zh" else 62), title


def assert_choices(view) -> None:
    """Every choice of a page has a label, words for each option and a first that is one of them."""
    for name in view.CHOICES:
        key, label, options, first = view.choices(name)
        assert key == name and label and first in options and all(options.values())


def assert_same_places(prefix: str) -> None:
    """Every word of a page stands in both languages with the same places to fill."""
    for key, words in strings().items():
        if key.startswith(prefix):
            holes = [set(re.findall(r"\{(\w+)\}", words.get(language))) for language in ("zh", "en")]
            assert words.zh and words.en and holes[0] == holes[1], key
