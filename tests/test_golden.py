"""The whole district at the fixed seed: no figure moves unless `make golden` moved it on purpose."""

from __future__ import annotations

from tests.golden.tables import FOLDER, tables


def test_no_figure_moved(demo_snapshot):
    now = tables()
    kept = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.csv")}
    assert sorted(now) == sorted(kept), "a theme came or went; run make golden and read the difference"
    moved = []
    for name, text in now.items():
        before, after = set(kept[name].splitlines()), set(text.splitlines())
        moved += [f"{name}: was {line}" for line in sorted(before - after)]
        moved += [f"{name}: now {line}" for line in sorted(after - before)]
    more = f"\n… and {len(moved) - 30} more" if len(moved) > 30 else ""
    assert not moved, "figures moved:\n" + "\n".join(moved[:30]) + more
