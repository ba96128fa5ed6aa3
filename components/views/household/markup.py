"""Sections, tables and pairs of a household's page as markup; every word is escaped here."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from components import ledger

SHORT = re.compile(r"\d{4}-\d\d-\d\d$|[✓✕?] ")  # days and verdicts stay on one line


def section(kind: str, refs: Sequence[str], title: str, inside: str, note: str = "") -> str:
    """Return a section with its ids; `kind` is a class of the look."""
    said = f"<p class='sub'>{escape(note)}</p>" if note else ""
    return f"<section class='{kind}'{ledger.marked(refs)}><h3>{escape(title)}</h3>{inside}{said}</section>"


def body(*sections: str) -> str:
    """Return sections side by side."""
    return f"<div class='vcard hh'>{''.join(sections)}</div>"


def stack(*sections: str, kind: str = "") -> str:
    """Return sections one under the other in one place; `kind` is a class of the look."""
    return f"<div class='{kind}'>{''.join(sections)}</div>"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    """Return a table; the columns `numbers` are set right."""
    lines = "".join(f"<tr>{_cells('td', row, numbers)}</tr>" for row in rows)
    return f"<table><thead><tr>{_cells('th', heads, numbers)}</tr></thead><tbody>{lines}</tbody></table>"


def _cells(tag: str, row: Sequence[str], numbers: Sequence[int]) -> str:
    kinds = ["number" if i in numbers else "date" if SHORT.match(cell) else "text" for i, cell in enumerate(row)]
    return "".join(f"<{tag} class='{kind}'>{escape(cell)}</{tag}>" for cell, kind in zip(row, kinds, strict=True))


def pairs(rows: Iterable[tuple[str, str]]) -> str:
    """Return names with their values; a pair without a value is left out."""
    return f"<dl>{''.join(f'<dt>{escape(a)}</dt><dd>{escape(b)}</dd>' for a, b in rows if b)}</dl>"


def listed(items: Iterable[str]) -> str:
    """Return a numbered list."""
    return f"<ol>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ol>"


def said(words: str) -> str:
    """Return one sentence."""
    return f"<p>{escape(words)}</p>"
