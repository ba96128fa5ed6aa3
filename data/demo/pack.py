"""The demonstration register as a pack: one CSV per table and pack.toml, the same bytes on every machine."""

from pathlib import Path

import pandas as pd

from data.demo import totals

PACK = """# Rows are simulated and stand for no real person or household; only totals are published ones.
# Names beginning with 示例 (Example) are invented.
# 各行均为程序模拟，不对应任何真实的人或户；只有合计数来自公开报道；“示例村”“示例部门”不是真实名称。
title_zh = "演示台账（模拟数据）"
title_en = "Demonstration register (simulated data)"
as_of = {as_of}
mark = "simulated"
licence = "CC0-1.0"
created = {as_of}
created_by = "data.demo, seed {seed}"
"""


def write_pack(out: Path, seed: int = totals.SEED) -> Path:
    """Write the register of one seed into a directory (made if missing) and return it."""
    from data.demo import generate

    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    for table, frame in generate(seed).items():
        (out / f"{table}.csv").write_bytes(csv_bytes(frame))
    text = PACK.format(as_of=totals.AS_OF.isoformat(), seed=seed)
    (out / "pack.toml").write_bytes(text.encode("utf-8"))
    return out


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """UTF-8, LF line ends, true/false, empty for missing, shortest exact decimals."""
    plain = frame.copy()
    for name in plain.columns[[str(t) in ("bool", "boolean") for t in plain.dtypes]]:
        plain[name] = plain[name].map({True: "true", False: "false"}).astype(object)
    return plain.to_csv(index=False, lineterminator="\n").encode("utf-8")
