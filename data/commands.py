"""What each command of `python -m data` does; every function returns the exit code.

Checking and generating are imported by the commands that need them: a start with nothing to do stays fast.
"""

import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from data import dictionary, freshness, snapshots
from data.errors import BrokenSnapshot, Problem, RefusedPack
from data.snapshots import Snapshot
from policy.words import Text

SHOWN = 100


def progress(lang: str, doing: Text) -> Callable[[str], None]:
    """Return what tells stderr which table is being worked on."""
    total, seen, start = len(dictionary.tables()), [0], time.perf_counter()

    def tell(table: str) -> None:
        seen[0] += 1
        spent = time.perf_counter() - start
        label = dictionary.table_label(table, lang)
        print(f"{doing.get(lang)} {seen[0]:>2}/{total} {label} [{spent:.1f} s]", file=sys.stderr, flush=True)

    return tell


def say(lang: str, zh: str, en: str) -> None:
    """Print one result line."""
    print(Text(zh, en).get(lang))


def report(problems: Sequence[Problem], lang: str) -> None:
    """Print problems, the refusing ones first."""
    marks = {"refuse": Text("拒绝", "REFUSED"), "warn": Text("提示", "warning")}
    ordered = sorted(problems, key=lambda p: not p.refuses)
    for problem in ordered[:SHOWN]:
        print(f"[{marks[problem.severity].get(lang)}] {problem.text(lang)}")
    if len(ordered) > SHOWN:
        say(lang, f"……另有 {len(ordered) - SHOWN} 处。", f"… and {len(ordered) - SHOWN} more.")


def init(args: Namespace) -> int:
    """Build and load the demonstration register if there is none or its code has changed."""
    try:
        if not args.force and not freshness.needs_demo():
            return 0
    except BrokenSnapshot as broken:
        print(broken.text(args.lang), file=sys.stderr)
        print(Text("如需改用演示台账：python -m data init --force",
                   "For the demonstration register instead: python -m data init --force").get(args.lang),
              file=sys.stderr)  # fmt: skip
        return 1
    from data import loading
    from data.demo import write_pack

    print(Text("正在生成演示台账（模拟数据）……", "Building the demonstration register (simulated) …").get(args.lang),
          file=sys.stderr, flush=True)  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="lizhou-demo-") as folder:
        pack = write_pack(Path(folder) / "demo")
        tell = progress(args.lang, Text("载入", "Loading"))
        snapshot, _ = loading.load(pack, tell, freshness.generator_sha256())
    _loaded(snapshot, args.lang)
    return 0


def demo(args: Namespace) -> int:
    """Write the demonstration register as a pack."""
    from data.demo import write_pack

    seed = {} if args.seed is None else {"seed": args.seed}
    out = write_pack(args.out, **seed)
    say(args.lang, f"演示台账（模拟数据）已写入 {out}", f"The demonstration register (simulated) is in {out}")
    return 0


def check(args: Namespace) -> int:
    """Check a pack and print everything found; nothing is written."""
    from data import loading

    examined = loading.examine(args.pack, progress(args.lang, Text("检查", "Checking")))
    report(examined.problems, args.lang)
    rows = sum(len(frame) for frame in examined.frames.values())
    refusing = len(examined.problems) - len(examined.warnings)
    tables, warned = len(examined.frames), len(examined.warnings)
    say(args.lang, f"共 {tables} 张表、{rows} 行：拒绝 {refusing} 处，提示 {warned} 处。",
        f"{tables} tables, {rows} rows: {refusing} refused, {warned} warnings.")  # fmt: skip
    return 1 if examined.is_refused else 0


def load(args: Namespace) -> int:
    """Check a pack and put it in force, or refuse it."""
    from data import loading

    try:
        snapshot, examined = loading.load(args.pack, progress(args.lang, Text("载入", "Loading")))
    except RefusedPack as refused:
        report(refused.problems, args.lang)
        say(args.lang, "未载入，现行数据未作任何改动。", "The pack was not loaded; the register in force is unchanged.")
        return 1
    report(examined.warnings, args.lang)
    _loaded(snapshot, args.lang)
    return 0


def export_(args: Namespace) -> int:
    """Write the register in force as CSV files."""
    from data.export import export

    folder = export(args.folder, args.headings, progress=progress(args.lang, Text("导出", "Exporting")))
    say(args.lang, f"已导出到 {folder}", f"Exported to {folder}")
    return 0


def verify(args: Namespace) -> int:
    """Recompute every checksum of the register in force."""
    snapshot = snapshots.current()
    snapshots.verify(snapshot)
    say(args.lang, f"快照 {snapshot.id} 完整无误。", f"Snapshot {snapshot.id} is whole and unaltered.")
    return 0


def snapshots_(args: Namespace) -> int:
    """List every snapshot, oldest first; * marks the one in force."""
    in_force = snapshots.pointed_at()
    for name in snapshots.all_ids():
        try:
            held = snapshots.by_id(name)
            rows = sum(facts["rows"] for facts in held.manifest["tables"].values())
            what = f"{held.title.get(args.lang)}  {Text(f'{rows} 行', f'{rows} rows').get(args.lang)}"
        except BrokenSnapshot:
            what = Text("已损坏", "broken").get(args.lang)
        print(f"{'*' if name == in_force else ' '} {name}  {what}")
    return 0


def rollback(args: Namespace) -> int:
    """Put an earlier snapshot in force again."""
    _loaded(snapshots.rollback(args.id), args.lang)
    return 0


def _loaded(snapshot: Snapshot, lang: str) -> None:
    rows = sum(facts["rows"] for facts in snapshot.manifest["tables"].values())
    title = snapshot.title.get(lang)
    say(lang, f"现行数据：{title}，{snapshot.id}，共 {rows} 行。", f"In force: {title}, {snapshot.id}, {rows} rows.")


RUN: dict[str, Callable[[Namespace], int]] = {
    "init": init,
    "demo": demo,
    "check": check,
    "load": load,
    "export": export_,
    "verify": verify,
    "snapshots": snapshots_,
    "rollback": rollback,
}
