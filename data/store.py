"""The register in force, as tables: the only file that knows the engine (DuckDB, embedded).

A snapshot's Parquet tables are verified once. `read` gives pandas, straight from the files; `relation` DuckDB, into
which a table is copied when it is first asked for, every thread through its own cursor; `relation_nw` narwhals over
DuckDB or pandas (`LIZHOU_ENGINE`).
"""

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
from pyarrow import parquet

from data import dictionary
from data.errors import DataProblem
from data.snapshots import Snapshot, all_ids, by_id, commit, current, home, pin, rollback, verify
from policy.words import Text

__all__ = [
    "Snapshot", "all_ids", "by_id", "current", "derived", "engine", "frame", "home", "pin", "publish", "read",
    "relation", "relation_nw", "rollback", "tables", "verify",
]  # fmt: skip

KEPT = 2  # snapshots held in memory: the one in force and the one some reader may still be on
ENGINES = ("duckdb", "pandas")
SQL_TYPES = {"str": "VARCHAR", "code": "VARCHAR", "int": "BIGINT", "float": "DOUBLE", "bool": "BOOLEAN", "date": "DATE"}
PLAIN = {"str": "str", "code": "str", "int": "int64", "float": "float64", "bool": "bool", "date": "datetime64[us]"}
WITH_MISSING = PLAIN | {"int": "Int64", "bool": "boolean"}


def refuse_engine(version: str) -> None:
    """Refuse an engine that is known to count wrongly."""
    if int(version.split(".")[0]) >= 2:
        raise DataProblem(
            Text(
                f"DuckDB {version} 在分区数据上分组计数有误，不能使用；请按 requirements.txt 安装 1.5.5。",
                f"DuckDB {version} counts wrongly when it groups partitioned data and cannot be used; "
                "install 1.5.5 as in requirements.txt.",
            )
        )


refuse_engine(duckdb.__version__)


class _Register:
    """One snapshot in memory: its DuckDB database, one cursor per thread, and the fact tables derived from it."""

    def __init__(self, snapshot: Snapshot) -> None:
        verify(snapshot)
        self.snapshot = snapshot
        self.database = duckdb.connect(":memory:")
        self.copied: set[str] = set()
        self.local = threading.local()
        self.lock = threading.Lock()
        self.building: dict[str, threading.RLock] = {}
        self.frames: dict[str, pd.DataFrame] = {}

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """This thread's own cursor: relations of one thread can be joined, threads do not wait for each other."""
        if not hasattr(self.local, "cursor"):
            with self.lock:
                self.local.cursor = self.database.cursor()
        return self.local.cursor

    def file(self, table: str) -> Path:
        """The Parquet file of a table; a table that this snapshot does not hold is refused."""
        if table not in self.snapshot.manifest["tables"]:
            raise DataProblem(
                Text(f"快照 {self.snapshot.id} 中没有表 {table}", f"snapshot {self.snapshot.id} has no table {table}")
            )
        return self.snapshot.path / f"{table}.parquet"

    def table(self, table: str) -> duckdb.DuckDBPyRelation:
        """A table as a relation of this thread; copied into the database when somebody first asks for it."""
        with self.lock:
            if table not in self.copied:
                file = str(self.file(table)).replace("'", "''")
                self.database.execute(f"CREATE TABLE {_quoted(table)} AS SELECT * FROM read_parquet('{file}')")  # noqa: S608
                self.copied.add(table)
        return self.cursor().table(_quoted(table))

    def build(self, name: str, builder: Callable[[], pd.DataFrame]) -> None:
        """Build a fact table once, whoever asks first; the others wait for it."""
        with self.lock:
            lock = self.building.setdefault(name, threading.RLock())
        with lock:
            if name in self.frames:
                return
            built = builder().reset_index(drop=True)
            cursor = self.database.cursor()
            cursor.register("_built", built)
            cursor.execute(f"CREATE OR REPLACE TABLE {_quoted(name)} AS SELECT * FROM _built")  # noqa: S608
            cursor.unregister("_built")
            self.frames[name] = built


_registers: OrderedDict[Path, _Register] = OrderedDict()
_opening = threading.Lock()


def _register(snapshot: Snapshot | None) -> _Register:
    wanted = snapshot or current()
    with _opening:
        if wanted.path not in _registers:
            _registers[wanted.path] = _Register(wanted)
            while len(_registers) > KEPT:
                _registers.popitem(last=False)
        _registers.move_to_end(wanted.path)
        return _registers[wanted.path]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def engine() -> str:
    """Return what `relation_nw` stands on: `LIZHOU_ENGINE`, 'duckdb' unless said otherwise."""
    chosen = os.environ.get("LIZHOU_ENGINE") or "duckdb"
    if chosen not in ENGINES:
        near = dictionary.nearest(chosen, ENGINES) or ENGINES[0]
        raise DataProblem(
            Text(
                f"LIZHOU_ENGINE 的值“{chosen}”无效；是否应为“{near}”？",
                f"LIZHOU_ENGINE={chosen!r} is not an engine; did you mean {near!r}?",
            )
        )
    return chosen


def tables(snapshot: Snapshot | None = None) -> tuple[str, ...]:
    """Return the names of the snapshot's tables, in the order of the dictionary."""
    held = (snapshot or current()).manifest["tables"]
    return tuple(name for name in dictionary.tables() if name in held)


def relation(table: str, snapshot: Snapshot | None = None) -> duckdb.DuckDBPyRelation:
    """Return a table as a DuckDB relation on this thread's cursor; use it in the thread that asked."""
    return _register(snapshot).table(dictionary.table(table).name)


def read(table: str, columns: Iterable[str] | None = None, snapshot: Snapshot | None = None) -> pd.DataFrame:
    """Return a table as pandas, one row per grain of the table; types by the dictionary, missing values kept missing.

    Required int and bool columns are plain, others nullable (Int64, boolean); dates are datetime64[us].
    """
    known = dictionary.columns(table)
    wanted = list(known) if columns is None else [dictionary.column(table, name).name for name in columns]
    register = _register(snapshot)
    if table not in register.frames:
        types = {name: pandas_type(column) for name, column in known.items()}
        held = parquet.read_table(register.file(table)).to_pandas(date_as_object=False)
        register.frames[table] = held.astype(types)
    return register.frames[table][wanted].copy(deep=False)


def pandas_type(column: dictionary.Column) -> str:
    """Return the pandas type of a column: nullable where a value may be missing."""
    return (PLAIN if column.required else WITH_MISSING)[column.type]


def derived(snapshot: Snapshot | None, name: str, build: Callable[[], pd.DataFrame]) -> duckdb.DuckDBPyRelation:
    """Return a fact table computed once per snapshot and kept in memory, as a DuckDB relation of this thread."""
    register = _register(snapshot)
    register.build(f"derived_{name}", build)
    return register.cursor().table(_quoted(f"derived_{name}"))


def frame(snapshot: Snapshot | None, name: str, build: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """Return the same fact table as pandas; a shallow copy, so that callers cannot change each other's."""
    register = _register(snapshot)
    register.build(f"derived_{name}", build)
    return register.frames[f"derived_{name}"].copy(deep=False)


def relation_nw(
    table: str, snapshot: Snapshot | None = None, build: Callable[[], pd.DataFrame] | None = None
) -> nw.LazyFrame:
    """Return a table (or, with `build`, a derived fact table) as a narwhals LazyFrame over the chosen engine."""
    if engine() == "duckdb":
        native = relation(table, snapshot) if build is None else derived(snapshot, table, build)
        return nw.from_native(native)
    held = read(table, snapshot=snapshot) if build is None else frame(snapshot, table, build)
    return nw.from_native(with_plain_dates(held)).lazy()


def with_plain_dates(held: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with datetime columns as dates, as DuckDB has them."""
    days = held.select_dtypes("datetime").columns
    return held.astype(dict.fromkeys(days, "date32[day][pyarrow]"))


def publish(frames: Mapping[str, pd.DataFrame], manifest: Mapping[str, Any]) -> Snapshot:
    """Make the frames the register in force: one immutable snapshot, all tables or none.

    `manifest` gives as_of, mark, title {zh, en}, licence, created, pack_sha256; missing tables become empty ones.
    """
    ordered = {name: _ordered(name, frames.get(name)) for name in dictionary.tables()}
    rows = {name: len(table) for name, table in ordered.items()}

    def write(folder: Path) -> None:
        with duckdb.connect(":memory:", config={"threads": 1}) as database:
            for name, table in ordered.items():
                _write(database, name, table, folder / f"{name}.parquet")

    return commit(write, rows, manifest)


def _ordered(name: str, table: pd.DataFrame | None) -> pd.DataFrame:
    """Return the frame in the dictionary's columns and the table's physical order."""
    known = dictionary.columns(name)
    if table is None:
        table = pd.DataFrame({c: pd.Series(dtype=pandas_type(known[c])) for c in known})
    by = list(dict.fromkeys(dictionary.table(name).sort_by + dictionary.keys(name)))
    typed = table[list(known)].astype({c: pandas_type(known[c]) for c in known})
    return typed.sort_values(by, kind="stable", ignore_index=True)


def _write(database: duckdb.DuckDBPyConnection, name: str, table: pd.DataFrame, file: Path) -> None:
    casts = ", ".join(
        f"CAST({_quoted(c.name)} AS {SQL_TYPES[c.type]}) AS {_quoted(c.name)}"
        for c in dictionary.columns(name).values()
    )
    database.register("_table", table)
    target = str(file).replace("'", "''")
    database.execute(
        f"COPY (SELECT {casts} FROM _table) TO '{target}' (FORMAT parquet, COMPRESSION zstd)"  # noqa: S608
    )
    database.unregister("_table")
