"""Files that no reader may open: unreadable, huge or hostile ones are refused and named, and nothing breaks."""

from __future__ import annotations

import io
import zipfile

import pandas as pd
import pytest

from data.ingest import admission
from data.ingest.files import decode
from tests import packs
from tests.packs import only_refusal, refusals

FILE_FAULTS = {
    "empty": b"",
    "blank": b"\r\n\r\n",
    "null": b"visit_id\x00,cadre_id",
    "garbled": "visit_id,锟斤拷\r\n".encode(),
    "mixed": "走访编号".encode() + b"\xff\xff",
    "unclosed": b'visit_id,cadre_id\r\nV1,"C00001\r\n',
    "fields": (",".join(["x"] * 200)).encode(),
}


@pytest.mark.parametrize("fault", FILE_FAULTS)
def test_files_that_cannot_be_read(tmp_path, fault):
    folder = packs.write(tmp_path / "pack", packs.around("visits"))
    (folder / "visits.csv").write_bytes(FILE_FAULTS[fault])
    found = only_refusal(folder)
    assert found.file == "visits.csv" and found.rule in ("file.refused", "table.empty")


def test_a_huge_file_is_bounded(tmp_path, monkeypatch):
    folder = packs.write(tmp_path / "pack", packs.around("visits"))
    with (folder / "visits.csv").open("ab") as file:
        file.truncate(admission.FILE_BYTES + 1)  # sparse: no disk is used
    assert "200 MB" in only_refusal(folder).text("en")
    monkeypatch.setattr("data.ingest.files.FILE_ROWS", 2)
    (folder / "visits.csv").write_text(packs.csv_text("visits", packs.small()["visits"]), "utf-8")
    assert "visits.csv" in {p.file for p in refusals(folder) if p.rule == "file.refused"}


def test_parquet_that_unpacks_too_large(tmp_path, monkeypatch):
    folder = packs.write(tmp_path / "pack", packs.around("visits"))
    monkeypatch.setattr("data.ingest.files.UNPACKED_BYTES", 10)
    (folder / "visits.csv").unlink()
    pd.DataFrame({"minutes": range(3)}).to_parquet(folder / "visits.parquet")
    found = {p.file: p.text("en") for p in refusals(folder) if p.rule == "file.refused"}
    assert "larger than the limit" in found["visits.parquet"]


# ---- Hostile workbooks ---------------------------------------------------------------------------------------------


def archive(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in ({"xl/workbook.xml": "<workbook/>"} | parts).items():
            file.writestr(name, content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
HOSTILE = {
    "bomb": archive({SHEET: b"<row>" + b"0" * (30 << 20)}),
    "stray": archive({SHEET: '<row r="1048576"><c r="XFD1048576"/></row>'}),
    "wide": archive({SHEET: '<row r="1"><c r="XFD1"/></row>'}),
    "entity": archive({SHEET: '<!DOCTYPE x [<!ENTITY a "b">]>'}),
    "macro": archive({"xl/vbaProject.bin": "x"}),
    "outside": archive({"../../evil.xml": "x"}),
    "parts": archive({f"xl/p{i}.txt": "" for i in range(300)}),
    "no workbook": b"PK\x05\x06" + b"\x00" * 18,
    "no archive": "户编号,村代码".encode(),
    "broken inside": archive({SHEET: "<sheet"}),
}


@pytest.mark.parametrize("fault", HOSTILE)
def test_hostile_workbooks_are_refused(tmp_path, fault):
    folder = packs.write(tmp_path / "pack", packs.around("visits"))
    (folder / "visits.csv").unlink()
    (folder / "visits.xlsx").write_bytes(HOSTILE[fault])
    found = [p for p in refusals(folder) if p.rule == "file.refused"]
    assert [p.file for p in found] == ["visits.xlsx"]


def test_decoding_never_guesses():
    assert decode("扶贫".encode("gb18030")) == "扶贫"
    with pytest.raises(admission.Refused, match="line 2"):
        decode("户编号\n".encode() + b"\xff\xff\xff")
