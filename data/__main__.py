"""The data room from the command line: python -m data {init,demo,check,load,export,verify,snapshots,rollback}.

Progress goes to stderr, results to stdout. Exit codes: 0 done, 1 refused, 2 wrong usage.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from data import commands
from data.dictionary import HEADINGS
from data.errors import DataProblem
from policy.words import LANGUAGES, Text

SUMMARY = Text("利州区扶贫台账：检查、载入、导出、恢复", "The Lizhou register: check, load, export, go back")
COMMANDS = {
    "init": Text("需要时生成并载入演示台账", "build and load the demonstration register if needed"),
    "demo": Text("把演示台账写成数据包", "write the demonstration register as a pack"),
    "check": Text("检查数据包，不载入", "check a pack without loading it"),
    "load": Text("检查并载入数据包", "check a pack and put it in force"),
    "export": Text("导出现行数据为 CSV", "write the register in force as CSV"),
    "verify": Text("核对现行数据的校验值", "verify the checksums of the register in force"),
    "snapshots": Text("列出全部快照", "list all snapshots"),
    "rollback": Text("恢复某个快照", "put an earlier snapshot in force again"),
}


def default_language() -> str:
    """Return 'en' where the environment asks for English, else 'zh'."""
    asked = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "en" if asked.lower().startswith("en") else "zh"


def parser(lang: str) -> argparse.ArgumentParser:
    """Return the command line, its help in one language."""
    top = argparse.ArgumentParser(prog="python -m data", description=SUMMARY.get(lang))
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--lang", choices=LANGUAGES, default=lang, help=Text("语言", "language").get(lang))
    verbs = top.add_subparsers(dest="command", required=True, metavar="{" + ",".join(COMMANDS) + "}")
    verb = {name: verbs.add_parser(name, parents=[shared], help=text.get(lang), description=text.get(lang))
            for name, text in COMMANDS.items()}  # fmt: skip
    pack = Text("数据包目录（含 pack.toml）", "directory of the pack (with pack.toml)").get(lang)
    always = Text("无论如何重新生成", "build in any case").get(lang)
    verb["init"].add_argument("--force", action="store_true", help=always)
    verb["demo"].add_argument("--out", type=Path, default=Path("demo-pack"), help=Text("写到", "write to").get(lang))
    verb["demo"].add_argument("--seed", type=int, help=Text("随机种子", "seed").get(lang))
    for name in ("check", "load"):
        verb[name].add_argument("pack", type=Path, help=pack)
    verb["export"].add_argument("folder", type=Path, help=Text("导出目录", "directory to write to").get(lang))
    words = Text("列名与代码：原名、中文或英文", "headings and codes: names, Chinese or English")
    verb["export"].add_argument("--headings", choices=HEADINGS, default="name", help=words.get(lang))
    verb["rollback"].add_argument("id", help=Text("快照编号", "id of the snapshot").get(lang))
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    args = parser(default_language()).parse_args(arguments)
    try:
        return commands.RUN[args.command](args)
    except DataProblem as problem:
        print(problem.text(args.lang), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
