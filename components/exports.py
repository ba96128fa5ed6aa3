"""What people carry away from a figure: CSV, XLSX, PNG, SVG; each marked, dated, and with the figure's own numbers."""

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.figure import Figure
from components.provenance import mark_label
from components.text import iso, strings

RISKY = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Stamp:
    """What every export says of the register it came from."""

    snapshot_id: str
    as_of: dt.date
    mark: str
    title: str
    lang: str

    def word(self, key: str) -> str:
        """Return a screen word in the export's language (exports run outside the page's run)."""
        return strings()[key].get(self.lang)

    def lines(self, figure: Figure) -> list[tuple[str, str]]:
        """Return the lines that explain the figure: title, what is counted, mark, date, register, snapshot."""
        return [
            (self.word("export_title"), figure.title),
            (self.word("export_sub"), figure.sub),
            (self.word("export_mark"), "、".join(mark_label(m, self.lang) for m in figure.marks)),
            (self.word("export_as_of"), iso(self.as_of)),
            (self.word("export_register"), self.title),
            (self.word("export_snapshot"), self.snapshot_id),
            (self.word("export_references"), ", ".join(figure.references)),
        ]


def safe_cell(value: Any) -> Any:  # noqa: ANN401  a cell of any type
    """Return a cell that a spreadsheet cannot take for a formula; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(RISKY):
        return "'" + value
    return value


def to_csv(figure: Figure, stamp: Stamp) -> bytes:
    """Return the table as CSV that Excel opens in Chinese; mark, date and snapshot stand in every row."""
    table = figure.table.copy()
    for column in table.columns:
        if not pd.api.types.is_numeric_dtype(table[column]):
            table[column] = table[column].map(safe_cell)
    table[stamp.word("export_mark")] = stamp.lines(figure)[2][1]
    table[stamp.word("export_as_of")] = iso(stamp.as_of)
    table[stamp.word("export_snapshot")] = stamp.snapshot_id
    return table.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def to_xlsx(figure: Figure, stamp: Stamp) -> bytes:
    """Return a workbook: the table, and a sheet that says what it is."""
    buffer = io.BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": True}}
    with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs=options) as book:
        figure.table.to_excel(book, sheet_name=stamp.word("export_sheet_data"), index=False)
        about = pd.DataFrame(stamp.lines(figure) + [("", n) for n in figure.notes])
        about.to_excel(book, sheet_name=stamp.word("export_sheet_about"), index=False, header=False)
        bold = book.book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        sheet = book.sheets[stamp.word("export_sheet_data")]
        for number, column in enumerate(figure.table.columns):
            sheet.write(0, number, str(column), bold)
            sheet.set_column(number, number, 16)
        book.sheets[stamp.word("export_sheet_about")].set_column(0, 1, 32)
        sheet.freeze_panes(1, 0)
    return buffer.getvalue()


def picture(figure: Figure, stamp: Stamp, kind: str) -> bytes:
    """Return the chart as PNG or SVG, with finding, unit line, source, date and mark inside the picture."""
    from components import charts

    source = stamp.word("export_picture_source").format(
        title=stamp.title, day=iso(stamp.as_of), mark=stamp.lines(figure)[2][1]
    )
    if kind == "svg":
        return charts.to_svg(figure.view, figure.title, figure.sub, source, stamp.lang).encode()
    return charts.to_png(figure.view, figure.title, figure.sub, source, stamp.lang)


def deferred(figure: Figure, kind: str, stamp: Stamp) -> Callable[[], bytes]:
    """Return a function that makes the file when somebody asks for it."""
    makers = {"csv": to_csv, "xlsx": to_xlsx}
    if kind in makers:
        return lambda: makers[kind](figure, stamp)
    return lambda: picture(figure, stamp, kind)
