"""A Figure as a block: chart by name and rows, table by columns, foot and about as markup."""

import datetime as dt
import math
from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd

from components import ledger
from components.charts import ChartView, spec_name
from components.exports import Stamp
from components.figure import Figure
from components.provenance import mark_label
from components.sheet.files import offer
from components.sheet.page import Block
from components.text import iso, lang, say, t
from indicators.indicator import REGISTRY

MOST_DECIMALS = 4


def figure_block(figure: Figure, stamp: Stamp) -> Block:
    """Return the block of a figure as the browser gets it; NaN and empty cells as null."""
    heads, columns = _table(figure)
    block = {
        "kind": "figure",
        "key": figure.key,
        "title": figure.title,
        "sub": figure.sub,
        "foot": _foot(figure, stamp.as_of),
        "about": _about(figure),
        "heads": heads,
        "columns": columns,
        "total": len(figure.rows),
        "files": offer(figure, stamp),
        "refs": " ".join(figure.refs),
        "name": f"{figure.key}-{iso(stamp.as_of)}",
    }
    return block | _picture(figure.view) if figure.view is not None and not figure.is_empty else block


def _picture(view: ChartView) -> Block:
    rows = {name: [_plain(v) for v in values] for name, values in view.table.to_pydict().items()}
    return {"spec": spec_name(view.spec), "rows": rows, "alt": view.alt, "height": view.height}


def _plain(value: Any) -> Any:  # noqa: ANN401  any cell
    """Return a cell as JSON has it."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if pd.isna(value):
        return None
    if hasattr(value, "item"):
        return _plain(value.item())
    if isinstance(value, dt.date):
        return iso(value)
    return str(value)


def _table(figure: Figure) -> tuple[list[list[Any]], list[list[Any]]]:
    """Return heads (words, kind, least and most decimals, separators) and columns, cut at what stands on screen."""
    heads, columns = [], []
    for heading in figure.rows:
        values = [_plain(v) for v in _column(figure, heading)]
        heads.append([str(heading), *_kind(values, figure.columns.get(heading))])
        columns.append(values)
    return heads, columns


def _column(figure: Figure, heading: str) -> Sequence[Any]:
    """Return one column, cut first: a list of thousands of rows is never turned into plain values whole."""
    rows = figure.rows
    few = figure.on_screen
    return rows.values_of(heading)[:few] if hasattr(rows, "values_of") else rows[heading].head(few).tolist()


def _kind(values: Sequence[Any], setting: dict | None) -> tuple[str, int, int, bool]:
    """Return how a column is written: words, or numbers with so many decimals."""
    is_number = any(isinstance(v, int | float) for v in values) and not any(isinstance(v, str | bool) for v in values)
    if not is_number:
        return "text", 0, 0, False
    form = ((setting or {}).get("type_config") or {}).get("format", "")
    if form.startswith("%."):
        return "number", int(form[2]), int(form[2]), False
    return "number", 0, MOST_DECIMALS, form == "localized"


def _foot(figure: Figure, as_of: dt.date) -> str:
    marks = " ".join(f"<span class='mark {m}'>{escape(mark_label(m, lang()))}</span>" for m in figure.marks)
    source = t("figure_source", day=iso(as_of))
    names = "、".join(t(f"filter_name_{n}") for n in figure.ignored)
    return f"{marks} {escape(source)} {escape(t('figure_ignores', names=names)) if names else ''}"


def _about(figure: Figure) -> str:
    """Say the definition, unit, source and mark of every indicator in the figure."""
    rows = []
    for key in figure.indicators:
        found = REGISTRY[key]
        rows.append(
            f"<dt>{escape(say(found.label))} <code>{key}</code></dt><dd>{escape(say(found.definition))}"
            f"<br>{escape(t('about_reference', ids=', '.join(found.reference)))}</dd>"
        )
    notes = "".join(f"<p>{escape(n)}</p>" for n in figure.notes)
    marks = "".join(f"<p>{escape(t(f'mark_means_{m}'))}</p>" for m in figure.marks)
    more = "".join(f"<p>{escape(ledger.sentence(ref))}</p>" for ref in figure.references)
    return f"<dl>{''.join(rows)}</dl>{notes}{more}{marks}"
