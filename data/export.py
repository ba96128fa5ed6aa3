"""The register as files anyone can open: one CSV a table (UTF-8 with BOM), the dictionary and the manifest beside.

The directory is a pack again: loading it gives the same tables.
"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from data import dictionary, store
from data.ingest.values import quoted_formula
from data.snapshots import MANIFEST, Snapshot


def export(
    folder: Path, headings: str = "name", snapshot: Snapshot | None = None, progress: Callable[[str], None] = print
) -> Path:
    """Write every table into a directory (made if missing); `headings` 'name' keeps codes, 'zh'/'en' writes labels."""
    chosen = snapshot or store.current()
    folder.mkdir(parents=True, exist_ok=True)
    for table in store.tables(chosen):
        progress(table)
        frame = plain_text(table, store.read(table, snapshot=chosen), headings)
        frame.to_csv(folder / f"{table}.csv", index=False, encoding="utf-8-sig", lineterminator="\r\n")
    for file in dictionary.FILES:
        shutil.copyfile(file, folder / file.name)
    shutil.copyfile(chosen.path / MANIFEST, folder / MANIFEST)
    (folder / MANIFEST).chmod(0o644)
    (folder / "pack.toml").write_text(_pack(chosen), "utf-8")
    return folder


def plain_text(table: str, frame: pd.DataFrame, headings: str = "name") -> pd.DataFrame:
    """Return a table as cells safe to open in a spreadsheet: no text can run as a formula."""
    known = dictionary.columns(table)
    cells = {name: _cells(known[name], frame[name], headings) for name in frame.columns}
    return pd.DataFrame({_heading(known[name], headings): values for name, values in cells.items()})


def _heading(column: dictionary.Column, headings: str) -> str:
    return column.name if headings == "name" else column.label.get(headings)


def _cells(column: dictionary.Column, values: pd.Series, headings: str) -> pd.Series:
    if column.type == "bool":
        words = {"name": ("true", "false"), "zh": ("是", "否"), "en": ("yes", "no")}[headings]
        return values.map({True: words[0], False: words[1]}).astype("object")
    if column.type == "date":
        return values.dt.strftime("%Y-%m-%d")
    if column.type == "code" and headings != "name":
        return values.map({c.code: c.label.get(headings) for c in dictionary.codes(column.code_list).values()})
    return values.map(quoted_formula, na_action="ignore") if column.type == "str" else values


def _pack(snapshot: Snapshot) -> str:
    held = snapshot.manifest
    lines = {"title_zh": held["title"]["zh"], "title_en": held["title"]["en"]}
    lines |= {key: held[key] for key in ("as_of", "mark", "licence", "created", "created_by")}
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in lines.items())
