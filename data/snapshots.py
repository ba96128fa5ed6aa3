"""Snapshots on disk: immutable directories, each named by its content, and one file `CURRENT` that points at one.

`$LIZHOU_DATA` (or `var/`) holds `snapshots/<id>/*.parquet`, `snapshots/<id>/manifest.json` and `CURRENT`. A snapshot
is written beside the others, made durable, renamed into place, and only then pointed at: a power cut at any moment
leaves the old register or the new one in force, never half of one.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from filelock import FileLock

from data.dictionary import nearest
from data.errors import BrokenSnapshot, NoSnapshot, UnknownName
from policy.words import Text

ROOT = Path(__file__).parents[1]
MANIFEST = "manifest.json"
UNFINISHED = ".new-"


@dataclass(frozen=True)
class Snapshot:
    """One immutable version of the register."""

    id: str
    path: Path
    manifest: Mapping[str, Any] = field(compare=False, repr=False)

    @property
    def as_of(self) -> str:
        """The day the register describes, ISO; every 'today' is this day."""
        return self.manifest["as_of"]

    @property
    def mark(self) -> str:
        """Where its numbers come from: 'simulated' for the demonstration register."""
        return self.manifest["mark"]

    @property
    def title(self) -> Text:
        """The title in both languages."""
        return Text(self.manifest["title"]["zh"], self.manifest["title"]["en"])


def home() -> Path:
    """Return the directory of the register: `$LIZHOU_DATA`, else `var/` of the project."""
    return Path(os.environ.get("LIZHOU_DATA") or ROOT / "var").resolve()


_PINNED: ContextVar["Snapshot | None"] = ContextVar("pinned snapshot", default=None)


def pin() -> Snapshot:
    """Hold on to the snapshot in force for this run, so that one page never mixes two; read from disk once."""
    _PINNED.set(None)
    found = current()
    _PINNED.set(found)
    return found


def current() -> Snapshot:
    """Return the snapshot in force, or the one this run holds; none, or one not whole, is refused with the way on."""
    if pinned := _PINNED.get():
        return pinned
    name = pointed_at()
    if name is None:
        raise NoSnapshot(_no_snapshot(home()))
    return by_id(name)


def pointed_at() -> str | None:
    """Return the id in `CURRENT`, whether or not that snapshot is whole; None where nothing was ever loaded."""
    try:
        return (home() / "CURRENT").read_text("utf-8").strip()
    except FileNotFoundError:
        return None


def by_id(name: str) -> Snapshot:
    """Return a snapshot by its id, after a look at the presence and size of its files."""
    path = home() / "snapshots" / name
    if not name or name.startswith(".") or "/" in name or not path.is_dir():
        raise BrokenSnapshot(_broken(name, Text("快照目录不存在", "its directory does not exist")))
    manifest = _manifest(path)
    sizes = {entry.name: entry.stat().st_size for entry in os.scandir(path)}
    for table, facts in manifest["tables"].items():
        if sizes.get(f"{table}.parquet") != facts["bytes"]:
            raise BrokenSnapshot(_broken(name, Text(f"{table}.parquet 缺失或不完整", f"{table}.parquet is not whole")))
    return Snapshot(name, path, manifest)


def all_ids() -> tuple[str, ...]:
    """Return the ids of every finished snapshot, oldest first."""
    top = home() / "snapshots"
    found = [p for p in top.iterdir() if p.is_dir() and not p.name.startswith(".")] if top.is_dir() else []
    return tuple(p.name for p in sorted(found, key=lambda p: (p.stat().st_mtime_ns, p.name)))


def verify(snapshot: Snapshot) -> None:
    """Recompute the checksum of every file and the id itself; a difference is refused and named."""
    for table, facts in snapshot.manifest["tables"].items():
        if sha256(snapshot.path / f"{table}.parquet") != facts["sha256"]:
            why = Text(f"{table}.parquet 的校验值不符", f"the checksum of {table}.parquet differs")
            raise BrokenSnapshot(_broken(snapshot.id, why))
    if _identify(snapshot.manifest) != snapshot.id:
        raise BrokenSnapshot(_broken(snapshot.id, Text("清单已被改动", "its manifest was altered")))


def commit(write: Callable[[Path], None], rows: Mapping[str, int], manifest: Mapping[str, Any]) -> Snapshot:
    """Make a snapshot of what `write` puts into a new directory and point at it: everything or nothing."""
    with _locked():
        top = home() / "snapshots"
        top.mkdir(parents=True, exist_ok=True)
        for left in top.glob(f"{UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)
        fresh = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=top))
        try:
            write(fresh)
            name = _seal(fresh, rows, manifest)
            _install(fresh, top / name)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
        _point(name)
    return by_id(name)


def rollback(name: str) -> Snapshot:
    """Put an earlier snapshot in force again, after verifying it; an unknown id is refused with the nearest one."""
    if name not in all_ids():
        near = nearest(name, all_ids(), 0.0)
        zh, en = (f"；最接近的是 {near}。", f"; the nearest is {near}.") if near else ("。", ".")
        raise UnknownName(Text(f"没有快照 {name}{zh}", f"There is no snapshot {name}{en}"))
    snapshot = by_id(name)
    verify(snapshot)
    with _locked():
        _point(snapshot.id)
    return snapshot


def _seal(fresh: Path, rows: Mapping[str, int], manifest: Mapping[str, Any]) -> str:
    """Write the manifest, make every file read-only and durable; return the id."""
    tables = {}
    for table in sorted(rows):
        file = fresh / f"{table}.parquet"
        tables[table] = {"rows": rows[table], "bytes": file.stat().st_size, "sha256": sha256(file)}
    full = dict(manifest) | {"tables": tables}
    full["snapshot_id"] = _identify(full)
    (fresh / MANIFEST).write_text(json.dumps(full, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    for file in fresh.iterdir():
        _sync(file)
        file.chmod(0o444)
    fresh.chmod(0o755)
    _sync(fresh)
    return full["snapshot_id"]


def _install(fresh: Path, target: Path) -> None:
    """Rename into place; the same content again is kept if whole and replaced if not."""
    if target.exists():
        try:
            verify(by_id(target.name))
            os.utime(target)
            return
        except BrokenSnapshot:
            target.rename(target.with_name(f"{UNFINISHED}broken-{target.name}"))
    fresh.rename(target)
    _sync(target.parent)


def _point(name: str) -> None:
    handle, path = tempfile.mkstemp(prefix=".current-", dir=home())
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(name + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.chmod(path, 0o644)  # noqa: S103 readable by the process that serves pages
        os.replace(path, home() / "CURRENT")
    except BaseException:
        Path(path).unlink(missing_ok=True)
        raise
    _sync(home())


def _identify(manifest: Mapping[str, Any]) -> str:
    content = {key: value for key, value in manifest.items() if key != "snapshot_id"}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return f"{manifest['as_of']}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _manifest(path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((path / MANIFEST).read_text("utf-8"))
        _ = manifest["tables"], manifest["as_of"], manifest["mark"], manifest["title"]["zh"], manifest["title"]["en"]
    except (OSError, ValueError, KeyError, TypeError):
        raise BrokenSnapshot(_broken(path.name, Text("清单缺失或无法读取", "its manifest cannot be read"))) from None
    return manifest


@contextmanager
def _locked() -> Iterator[None]:
    """One writer at a time; readers never wait."""
    home().mkdir(parents=True, exist_ok=True)
    with FileLock(home() / ".lock"):
        yield


def _sync(path: Path) -> None:
    if os.name == "nt":  # Windows opens no folders and needs none synced
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256(file: Path) -> str:
    """Return the checksum of a file, '' if it is missing."""
    if not file.is_file():
        return ""
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _no_snapshot(where: Path) -> Text:
    return Text(
        f"{where} 中还没有数据。请运行 make run，或用 python -m data load <数据包目录> 载入。",
        f"There is no register in {where} yet. Run make run, or load one: python -m data load <pack directory>.",
    )


def _broken(name: str, why: Text) -> Text:
    return Text(
        f"快照 {name} 已损坏：{why.zh}。请用 python -m data snapshots 查看，用 python -m data rollback <编号> 恢复，"
        "或用 python -m data load <数据包目录> 重新载入。",
        f"Snapshot {name} is broken: {why.en}. List the others with python -m data snapshots and go back with "
        "python -m data rollback <id>, or load again with python -m data load <pack directory>.",
    )
