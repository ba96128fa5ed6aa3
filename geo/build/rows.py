"""The rows of `areas.csv`: real names and codes for sixteen villages, placeholders for the other 165."""

from pathlib import Path

import pandas as pd

SOURCE = Path(__file__).parents[1] / "source"
DISTRICT = "510802"
KINDS = {
    "区": ("district", "区", "District"),
    "街道": ("subdistrict", "街道", "Subdistrict"),
    "镇": ("town", "镇", "Town"),
    "乡": ("township", "乡", "Township"),
    "办事处": ("office", "办事处", "Office"),
    "村": ("village", "行政村", "Administrative village"),
}


def table(file: str) -> pd.DataFrame:
    """One row per line of a source table; everything as text, empty as ''."""
    return pd.read_csv(SOURCE / file, dtype="str", keep_default_na=False, encoding="utf-8")


def _row(code: str, names: tuple[str, str], kind: str, evidence: str = "", notes: tuple[str, str] = ("", "")) -> dict:
    level = {6: "district", 9: "township", 12: "village"}[len(code)]
    above = {"district": "", "township": code[:6], "village": code[:9]}[level]
    keys = ("area_code", "parent_code", "level", "name_zh", "name_en", "kind", "kind_zh", "kind_en")
    tail = {"evidence": evidence, "evidence_note_zh": notes[0], "evidence_note": notes[1]}
    return dict(zip(keys, (code, above, level, *names, *KINDS[kind]), strict=True)) | tail


def _villages(township: str, n_villages: int, real: pd.DataFrame, english: dict[str, str]) -> list[dict]:
    rows = [
        _row(v.code, (v.name_zh, english[v.code]), "村", v.poor_village_evidence, (v.note_zh, v.evidence_note))
        for v in real.itertuples()
    ]
    for n in range(1, n_villages - len(real) + 1):
        rows.append(_row(f"{township}S{n:02d}", (f"示例村{n:02d}", f"Example village {n:02d}"), "村", "example"))
    return rows


def area_rows() -> pd.DataFrame:
    """One row per area in code order, without positions; 1 district, 20 townships, 181 villages."""
    english = table("names_en.csv").set_index("area_code").name_en.to_dict()
    real = table("villages_evidence.csv").rename(columns={"name": "name_zh", "evidence_note_zh": "note_zh"})
    rows = [_row(DISTRICT, ("利州区", english[DISTRICT]), "区")]
    for unit in table("townships_2016.csv").rename(columns={"name": "name_zh"}).itertuples():
        rows.append(_row(unit.code, (unit.name_zh, english[unit.code]), unit.kind))
        rows += _villages(unit.code, int(unit.n_villages), real[real.township_code == unit.code], english)
    return pd.DataFrame(rows).sort_values("area_code", ignore_index=True)
