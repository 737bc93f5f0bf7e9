"""What a run has done so far, kept in the folder of the dataset until its tables are written.

Gets the rows of reports, gives them back by table, one report after the other. One database that only one
process may hold: whoever is killed leaves all that was kept whole, and no lock behind. It knows nothing of
reports but their keys.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from extract.errors import WrongUse

FOLDER = ".followup-run"
_DATABASE, _HOLDER = "rows.sqlite", "run.json"

_TABLES = """
CREATE TABLE IF NOT EXISTS done (key TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS pieces (id INTEGER PRIMARY KEY, key TEXT, name TEXT, lines BLOB);
CREATE INDEX IF NOT EXISTS piece ON pieces (key, name);
"""
_INSERT = "INSERT INTO pieces (key, name, lines) VALUES (?, ?, ?)"
# Rows are texts that repeat; the fastest level already leaves a fifth of them.
_COMPRESSION = 1


class Store:
    """The rows of the reports that were read, by a key for each."""

    def __init__(self, folder: Path, database: sqlite3.Connection) -> None:
        self.folder = folder
        self._database = database

    def place(self, name: str) -> Path:
        """A folder that goes with the run."""
        return self.folder / FOLDER / name

    def keep(self, key: str, tables: Mapping[str, str]) -> None:
        """Keep a report's rows, all or none. Raises WrongUse where the folder is full or gone."""
        with self._told(), self._database as transaction:
            transaction.execute("DELETE FROM pieces WHERE key = ?", (key,))
            transaction.executemany(_INSERT, _packed(key, tables))
            transaction.execute("INSERT OR REPLACE INTO done VALUES (?)", (key,))

    def keys(self) -> frozenset[str]:
        """The keys of the reports of which there are rows."""
        with self._told():
            return frozenset(key for (key,) in self._database.execute("SELECT key FROM done"))

    def fill(self, table: str, lines: Mapping[str, str]) -> None:
        """Add rows of a table by the keys of their reports, which count when they are confirmed."""
        with self._told(), self._database as transaction:
            packed = (piece for key, text in lines.items() for piece in _packed(key, {table: text}))
            transaction.executemany(_INSERT, packed)

    def confirm(self, keys: Iterable[str]) -> None:
        """Let the rows that were filled in count as those of reports."""
        with self._told(), self._database as transaction:
            transaction.executemany("INSERT OR REPLACE INTO done VALUES (?)", [(key,) for key in keys])

    def lines(self, table: str, key: str) -> str:
        """A report's rows of a table as lines of CSV."""
        with self._told():
            query = "SELECT lines FROM pieces WHERE name = ? AND key = ? ORDER BY id"
            found = self._database.execute(query, (table, key)).fetchall()
        return "".join(zlib.decompress(lines).decode() for (lines,) in found)

    def forget(self, keys: Iterable[str]) -> None:
        """Drop the rows of some reports."""
        with self._told(), self._database as transaction:
            for table in ("done", "pieces"):
                transaction.executemany(f"DELETE FROM {table} WHERE key = ?", [(key,) for key in keys])

    def forget_all(self) -> None:
        """Begin anew."""
        with self._told(), self._database as transaction:
            transaction.execute("DELETE FROM done")
            transaction.execute("DELETE FROM pieces")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say in words where the folder cannot be written in any more."""
        try:
            if not (self.folder / FOLDER / _DATABASE).exists():
                raise _gone(self.folder)
            yield
        except sqlite3.Error as fault:
            raise _unwritable(self.folder, str(fault)) from fault


@contextmanager
def opened_store(folder: Path) -> Iterator[Store]:
    """The store of a run that writes into a folder. Raises WrongUse where another run does.

    It is left behind only where the run ends in an error after something was read.
    """
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    store = _opened(folder)
    try:
        yield store
    except BaseException:
        _close(store, made, is_done=not _has_rows(store))
        raise
    _close(store, made, is_done=True)


def _opened(folder: Path) -> Store:
    try:
        (folder / FOLDER).mkdir(parents=True, exist_ok=True)
        database = _connected(folder)
        holder = {"process": os.getpid(), "machine": platform.node()}
        (folder / FOLDER / _HOLDER).write_text(json.dumps(holder), encoding="utf-8")
        return Store(folder, database)
    except (OSError, sqlite3.Error) as fault:
        raise _unwritable(folder, getattr(fault, "strerror", "") or str(fault)) from fault


def _connected(folder: Path) -> sqlite3.Connection:
    """The database, held by this process alone from now on; one that is damaged is made anew."""
    file = folder / FOLDER / _DATABASE
    database = sqlite3.connect(file, timeout=0, check_same_thread=False)
    try:
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        # A log beside the database: a kill loses nothing, and no report waits for the disk.
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.executescript(_TABLES)
    except sqlite3.OperationalError as fault:
        database.close()
        raise _held_by_another(folder) if _is_locked(fault) else fault from fault
    except sqlite3.DatabaseError:
        database.close()
        file.unlink()
        return _connected(folder)
    return database


def _is_locked(fault: sqlite3.OperationalError) -> bool:
    return "locked" in str(fault)


def _packed(key: str, tables: Mapping[str, str]) -> Iterable[tuple[str, str, bytes]]:
    return (
        (key, name, zlib.compress(lines.encode(), _COMPRESSION)) for name, lines in tables.items() if lines
    )


def _has_rows(store: Store) -> bool:
    try:
        return bool(store.keys())
    except WrongUse:
        return (store.folder / FOLDER).exists()


def _close(store: Store, made: Iterable[Path], *, is_done: bool) -> None:
    """Let go of the folder; what is done with is removed while nobody else can hold it."""
    if is_done:
        shutil.rmtree(store.folder / FOLDER, ignore_errors=True)
    store._database.close()
    for path in made if is_done else ():
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _held_by_another(folder: Path) -> WrongUse:
    try:
        told = json.loads((folder / FOLDER / _HOLDER).read_text(encoding="utf-8"))
        who = f"It is process {told['process']} on {told['machine']}."
    except (OSError, ValueError, KeyError):
        who = "It has just begun."
    return WrongUse(
        f"Another run is writing into {folder}.",
        why=who,
        next_step="Wait until it has ended, or name another folder with -o.",
    )


def _gone(folder: Path) -> WrongUse:
    return WrongUse(
        f"{folder} was taken away while its dataset was being made.",
        why="What was read so far lay in it.",
        next_step="Put it back and say --resume to go on, or start again.",
    )


def _unwritable(folder: Path, why: str) -> WrongUse:
    return WrongUse(
        f"Cannot write to {folder}: {why}.",
        next_step="Name a folder you may write in with -o; is the disk full, make room and say --resume "
        "to go on where it stopped.",
    )
