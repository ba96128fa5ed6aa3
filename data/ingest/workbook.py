"""Reads one admitted workbook in a process of its own with limits, and prints its cells as text (JSON).

A reader that aborts or runs wild ends here and nowhere else. Started by path, so it imports nothing of ours.
"""

import json
import math
import sys
from datetime import date, datetime, time

try:
    import resource
except ImportError:  # Windows sets no such limits; the admission check and the caller's time limit remain
    resource = None

MEMORY_BYTES = 1536 << 20
CPU_SECONDS = 60


def cell_text(value: object) -> str:
    """Return a cell as text: dates ISO, whole numbers without a point, booleans true/false."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        whole = math.isfinite(value) and value.is_integer() and abs(value) < 2**53
        return str(int(value)) if whole else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def main(path: str) -> None:
    """Print {sheet name: rows of text}."""
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    sheets = {}
    for name in book.sheet_names:
        try:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except IndexError:  # what the reader raises for a sheet without a cell
            rows = []
        sheets[name] = [[cell_text(value) for value in row] for row in rows]
    json.dump(sheets, sys.stdout, ensure_ascii=True)


if __name__ == "__main__":
    main(sys.argv[1])
