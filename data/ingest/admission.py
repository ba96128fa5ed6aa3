"""The door for files: size, archive, paths, macros, entities and true bounds are checked before any reader opens them.

A small workbook can unpack to gigabytes or name a cell a million rows down; common readers then end the whole
process. The limits are this system's own, generous for a district and far below what a machine can bear.
"""

import re
import zipfile
from pathlib import Path

from data.errors import DataProblem
from policy.words import Text

MEGABYTE = 1 << 20
WORKBOOK_BYTES = 20 * MEGABYTE
FILE_BYTES = 200 * MEGABYTE
UNPACKED_BYTES = 400 * MEGABYTE
PART_BYTES = 80 * MEGABYTE
PARTS = 200
RATIO = 150
WORKBOOK_ROWS = 50_000
FILE_ROWS = 2_000_000
COLUMNS = 120
CELL_CHARACTERS = 32_767
CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
ROW = re.compile(rb"<(?:\w+:)?row[ >/]")
ROW_NUMBER = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d{1,7})"')


class Refused(DataProblem):
    """A file that no reader may open."""


def refuse(zh: str, en: str) -> Refused:
    """Return a refusal with both wordings."""
    return Refused(Text(zh, en))


def admit_size(file: Path, limit: int) -> None:
    """Refuse an empty file and one larger than the limit."""
    size = file.stat().st_size
    if size == 0:
        raise refuse("空文件", "the file is empty")
    if size > limit:
        raise refuse(f"文件超过 {limit // MEGABYTE} MB", f"the file is larger than {limit // MEGABYTE} MB")


def admit_workbook(file: Path) -> None:
    """Refuse a workbook that is no workbook, unpacks too large, leaves its folder, carries macros or stray cells."""
    admit_size(file, WORKBOOK_BYTES)
    try:
        with zipfile.ZipFile(file) as archive:
            _admit_parts(archive.infolist())
            for part in archive.infolist():
                if part.filename.endswith((".xml", ".rels")):
                    _admit_part(archive, part.filename)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise refuse(
            "不是有效的 .xlsx 文件（可能改过扩展名、已加密或上传不完整）",
            "not a valid .xlsx file (renamed, encrypted or incomplete)",
        ) from None


def _admit_parts(parts: list[zipfile.ZipInfo]) -> None:
    names = {part.filename for part in parts}
    if len(parts) > PARTS:
        raise refuse(f"压缩包内文件超过 {PARTS} 个", f"the archive holds more than {PARTS} parts")
    if sum(part.file_size for part in parts) > UNPACKED_BYTES:
        raise refuse("解压后体积超过上限", "unpacked it is larger than the limit")
    for part in parts:
        path = part.filename.replace("\\", "/")
        if path.startswith("/") or ".." in path.split("/") or ":" in path:
            raise refuse("压缩包内含越界路径", "the archive holds a path outside itself")
        if "vbaproject" in path.lower():
            raise refuse("含宏，请另存为不含宏的 .xlsx", "it holds macros; save it as an .xlsx without macros")
        if part.file_size > MEGABYTE and part.file_size > RATIO * max(part.compress_size, 1):
            raise refuse("压缩比异常", "its compression ratio is not that of a register")
    if "xl/workbook.xml" not in names:
        raise refuse("压缩包内没有工作簿", "the archive holds no workbook")


def _admit_part(archive: zipfile.ZipFile, name: str) -> None:
    """Stream one part: bounded, no entity declarations, and for sheets no cell outside the bounds."""
    seen, rows, tail, is_sheet = 0, 0, b"", "/worksheets/" in name
    with archive.open(name) as part:
        while block := part.read(1 << 18):
            seen += len(block)
            window = tail + block
            if seen > PART_BYTES:
                raise refuse("工作表过大", "a sheet is too large")
            if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
                raise refuse("含外部实体声明", "it declares external entities")
            if is_sheet:
                rows += len(ROW.findall(block))
                _admit_bounds(window, rows)
            tail = window[-64:]


def _admit_bounds(window: bytes, rows: int) -> None:
    last_row, last_column = rows, 0
    for letters, number in CELL.findall(window):
        last_row, last_column = max(last_row, int(number)), max(last_column, _column_number(letters))
    for number in ROW_NUMBER.findall(window):
        last_row = max(last_row, int(number))
    if last_row > WORKBOOK_ROWS:
        raise refuse(
            f"数据到第 {last_row} 行，超过 {WORKBOOK_ROWS} 行：请删除表格外的零散单元格，或改用 CSV",
            f"it reaches row {last_row}, the limit is {WORKBOOK_ROWS}: delete stray cells or use CSV",
        )
    if last_column > COLUMNS:
        raise refuse(
            f"数据到第 {last_column} 列，超过 {COLUMNS} 列：请删除表格外的零散单元格",
            f"it reaches column {last_column}, the limit is {COLUMNS}: delete stray cells",
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
