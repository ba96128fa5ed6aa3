"""Files to rows of text: CSV, workbooks and Parquet, every row with the number a spreadsheet shows.

Nothing is typed here, so that a code keeps its zeros and a refusal can quote the very cell.
"""

import csv
import io
import json
import subprocess  # a reader of workbooks runs in a limited process of its own
import sys
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow.parquet as pq

from data.ingest.admission import (
    CELL_CHARACTERS,
    COLUMNS,
    FILE_BYTES,
    FILE_ROWS,
    UNPACKED_BYTES,
    Refused,
    admit_size,
    admit_workbook,
    refuse,
)

SUFFIXES = (".csv", ".xlsx", ".parquet")
READER = Path(__file__).with_name("workbook.py")
READER_SECONDS = 90


class Sheet(NamedTuple):
    """One table of text; `rows` are (row number, cells), blank rows left out; `sheet` is '' for CSV and Parquet."""

    file: str
    sheet: str
    rows: list[tuple[int, list[str]]]


def read_file(file: Path) -> list[Sheet]:
    """Return the sheets of one file; raises `Refused` where it must not or cannot be read."""
    readers = {".csv": _read_csv, ".xlsx": _read_workbook, ".parquet": _read_parquet}
    if file.suffix.lower() not in readers:
        raise refuse(
            f"不支持 {file.suffix or '无扩展名'} 文件，请另存为 .csv、.xlsx 或 .parquet",
            f"{file.suffix or 'a file without suffix'} is not supported; save it as .csv, .xlsx or .parquet",
        )
    return readers[file.suffix.lower()](file)


def decode(raw: bytes) -> str:
    """Return text from UTF-8 (with or without BOM), UTF-16 with BOM or GB18030; strictly, never by guessing."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16")
    if b"\x00" in raw:
        raise refuse("含空字节，文件已损坏或编码不受支持", "it holds null bytes: damaged or in an unsupported encoding")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        line = _first_bad_line(raw)
        raise refuse(
            f"编码不一致：第 {line} 行起既不是 UTF-8 也不是 GB18030",
            f"mixed encodings: from line {line} on it is neither UTF-8 nor GB18030",
        )
    if "�" in text or "锟斤拷" in text:
        raise refuse("内容已乱码，请用原始文件重新导出", "its text was garbled by an earlier wrong encoding")
    return text


def _first_bad_line(raw: bytes) -> int:
    for number, line in enumerate(raw.split(b"\n"), 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            return number
    return 1


def _read_csv(file: Path) -> list[Sheet]:
    admit_size(file, FILE_BYTES)
    text = decode(file.read_bytes())
    first = text.split("\n", 1)[0]
    delimiter = max(",\t;", key=first.count)
    csv.field_size_limit(CELL_CHARACTERS)
    rows: list[tuple[int, list[str]]] = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1):
            _admit_row(number, len(cells))
            if any(cell.strip() for cell in cells):
                rows.append((number, cells))
    except csv.Error:
        at = rows[-1][0] + 1 if rows else 1
        raise refuse(
            f"第 {at} 行起格式有误（引号未闭合或单元格超长）",
            f"from row {at} on it is malformed (an unclosed quote or an oversized cell)",
        ) from None
    return [Sheet(file.name, "", rows)]


def _admit_row(number: int, cells: int) -> None:
    if number > FILE_ROWS:
        raise refuse(f"超过 {FILE_ROWS} 行", f"more than {FILE_ROWS} rows")
    if cells > COLUMNS:
        raise refuse(f"第 {number} 行超过 {COLUMNS} 列", f"row {number} has more than {COLUMNS} columns")


def _read_workbook(file: Path) -> list[Sheet]:
    admit_workbook(file)
    try:
        done = subprocess.run(  # noqa: S603 our own reader, the path is one argument
            [sys.executable, "-I", str(READER), str(file.resolve())],
            capture_output=True,
            timeout=READER_SECONDS,
            check=True,
        )
        sheets = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        raise refuse("工作簿已损坏或超出限制", "the workbook is damaged or beyond limits") from None
    return [
        Sheet(file.name, name, [(n, row) for n, row in enumerate(rows, 1) if any(cell.strip() for cell in row)])
        for name, rows in sheets.items()
    ]


def _read_parquet(file: Path) -> list[Sheet]:
    admit_size(file, FILE_BYTES)
    try:
        facts = pq.read_metadata(file)
        unpacked = sum(facts.row_group(i).total_byte_size for i in range(facts.num_row_groups))
        frame = pd.read_parquet(file) if facts.num_rows <= FILE_ROWS and unpacked <= UNPACKED_BYTES else None
    except Exception:  # the reader raises many kinds; each means the same to the sender
        raise refuse("不是有效的 Parquet 文件", "not a valid Parquet file") from None
    if frame is None:
        raise refuse("解压后体积超过上限", "unpacked it is larger than the limit")
    _admit_row(1, len(frame.columns))
    texts = [_column_text(frame[name]) for name in frame.columns]
    body = [(n, list(row)) for n, row in enumerate(zip(*texts, strict=True), 2)]
    return [Sheet(file.name, "", [(1, [str(name) for name in frame.columns]), *body])]


def _column_text(values: pd.Series) -> list[str]:
    if pd.api.types.is_float_dtype(values):
        return ["" if pd.isna(v) else repr(float(v)).removesuffix(".0") for v in values]
    return ["" if pd.isna(v) else str(v) for v in values]


__all__ = ["Refused", "SUFFIXES", "Sheet", "decode", "read_file"]
