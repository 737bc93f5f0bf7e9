"""Parquet in folders by programme, period or language: 'measures.parquet/programme=.../measures.parquet'.

Gets typed tables, gives for each that tells a report a folder of files named as Hive names them, which
DuckDB, pandas and Spark open as one table. `reports` and what tells no report stay single files.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from extract.dataset.csv_file import cells_to_lines, csv_to_rows, header_line
from extract.dataset.package import Parts
from extract.dataset.parquet_file import parquet_parts, table_to_parquet
from extract.dataset.schema import Row
from extract.dataset.table import TypedTable

NULL = "__HIVE_DEFAULT_PARTITION__"
"""What Hive calls the folder of rows that have no value."""
LONGEST = 120
"""Bytes of a value in a folder's name, of which file systems take 255; a longer one ends in its hash."""
_UNSAFE = set('/\\:*?"<>|%=#{}^[]') | {chr(code) for code in (*range(32), 127)}
_CUT_ESCAPE = re.compile("%[0-9A-F]?$")


def _period(report: Row) -> str:
    days = (report["period_start"], report["period_end"])
    return "_".join(f"{day}" for day in days if day) or str(report["period_label"] or "")


PARTITIONS: dict[str, Callable[[Row], str]] = {
    "programme": lambda report: str(report["programme"]),
    "period": _period,
    "language": lambda report: str(report["language"]),
}
"""By key what a row of `reports` has for it."""


def write_partitioned(tables: Sequence[TypedTable], folder: Path, *, keys: tuple[str, ...]) -> None:
    """Write each table that tells a report into a folder of its own, parted by the keys of its reports."""
    reports = next(table for table in tables if table.name == "reports")
    places = {str(row["report_id"]): partition_of(row, keys) for row in reports.rows}
    for table in tables:
        names = table.schema.column_names
        if table is reports or "report_id" not in names or not _write_parts(table, places, folder):
            table_to_parquet(table, folder / f"{table.name}.parquet")


def partition_of(report: Row, keys: Sequence[str]) -> str:
    """The folder of a report's rows: 'programme=Work/period=2023-01-01_2023-12-31'."""
    return "/".join(f"{key}={safe_value(PARTITIONS[key](report))}" for key in keys)


def safe_value(value: str) -> str:
    """A value as a folder's name can hold it; what others decode as a URL's text is the value again.

    >>> safe_value("Työ 1/2"), safe_value("")
    ('Työ 1%2F2', '__HIVE_DEFAULT_PARTITION__')
    """
    safe = "".join(quote(letter, safe="") if letter in _UNSAFE else letter for letter in value.strip())
    if len(safe.encode()) <= LONGEST:
        return safe or NULL
    mark = hashlib.sha256(value.encode()).hexdigest()[:8]
    kept = safe.encode()[: LONGEST - len(mark) - 1].decode(errors="ignore")
    return f"{_CUT_ESCAPE.sub('', kept)}~{mark}"


def partition_keys(folder: Path, tables: Sequence[str]) -> tuple[str, ...]:
    """The keys by which the tables of a folder are parted, () where they are not."""
    for _, paths in table_parts(folder, tables):
        return tuple(part.partition("=")[0] for part in Path(paths[0]).parts[1:-1])
    return ()


def table_parts(folder: Path, tables: Sequence[str]) -> Parts:
    """By table that is parted the files of it, from the folder on."""
    found = ((name, parquet_parts(folder / f"{name}.parquet")) for name in tables)
    return tuple(
        (name, tuple(part.relative_to(folder).as_posix() for part in parts))
        for name, parts in found
        if parts and parts[0].parent != folder
    )


def _write_parts(table: TypedTable, places: dict[str, str], folder: Path) -> bool:
    """Write the parts of a table; whether there was any."""
    with TemporaryDirectory(dir=folder) as spool:
        parts: dict[str, _Spooled] = {}
        for piece in table.pieces:
            for report_id, lines in _by_report(table, piece):
                place = places[report_id]
                part = parts.setdefault(place, _Spooled(Path(spool) / str(len(parts))))
                part.append(lines)
        for place, part in parts.items():
            target = folder / f"{table.name}.parquet" / place
            target.mkdir(parents=True)
            table_to_parquet(TypedTable(table.schema, part), target / f"{table.name}.parquet")
    return bool(parts)


def _by_report(table: TypedTable, piece: str) -> Iterator[tuple[str, str]]:
    """The lines of a piece by the report that they tell."""
    header, lines = csv_to_rows(header_line(table.schema) + piece)
    column = header.index("report_id")
    found: dict[str, list[list[str]]] = {}
    for line in lines:
        found.setdefault(line[column], []).append(line)
    return ((report_id, cells_to_lines(lines)) for report_id, lines in found.items())


@dataclass(frozen=True)
class _Spooled:
    """Pieces that wait in a file."""

    file: Path
    lengths: list[int] = field(default_factory=list)

    def append(self, piece: str) -> None:
        content = piece.encode()
        with self.file.open("ab") as file:
            file.write(content)
        self.lengths.append(len(content))

    def __iter__(self) -> Iterator[str]:
        with self.file.open("rb") as file:
            for length in self.lengths:
                yield file.read(length).decode()
