"""A table as a Parquet file and back; the door to pyarrow.

Types come from the schema: dates as date32, whole numbers as int64, texts that repeat as
dictionaries. An empty text is null.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extract.dataset.csv_file import header_line
from extract.dataset.schema import Column, Lines, TableSchema
from extract.dataset.table import TypedTable

ROW_GROUP = 8 << 20
"""Characters of text from which a row group is written: some 10,000 rows, 50 MB while they are written."""

BATCH = 5000
"""Rows that are read at a time."""


def table_to_parquet(table: TypedTable, file: Path) -> None:
    """Write a table, a row group as soon as there is text enough; the same pieces give the same bytes."""
    import pyarrow.parquet as parquet

    header = header_line(table.schema)
    with parquet.ParquetWriter(file, _arrow_schema(table.schema), compression="zstd") as writer:
        for lines in _gathered(table.pieces):
            writer.write_table(_csv_to_arrow(table.schema, header + lines))


def _gathered(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces joined to texts of some length, at least one."""
    held: list[str] = []
    length, is_first = 0, True
    for piece in pieces:
        held.append(piece)
        length += len(piece)
        if length >= ROW_GROUP:
            yield "".join(held)
            held, length, is_first = [], 0, False
    if is_first or length:
        yield "".join(held)


def parquet_parts(file: Path) -> list[Path]:
    """The files of a table: the one that is named, or those in the folder of that name, by path."""
    if file.is_dir():
        return sorted(path for path in file.glob("**/*.parquet") if path.is_file())
    return [file] if file.is_file() else []


def parquet_to_rows(file: Path) -> Lines:
    """The column names and the lines of a table; null becomes None."""
    batches = list(parquet_batches(file))
    return batches[0][0] if batches else [], [line for _, lines in batches for line in lines]


def parquet_batches(file: Path) -> Iterator[Lines]:
    """The column names and some lines at a time, at least once, part after part."""
    import pyarrow.parquet as parquet

    for part in parquet_parts(file):
        with parquet.ParquetFile(part) as opened:
            names = list(opened.schema_arrow.names)
            yield names, []
            for batch in opened.iter_batches(BATCH, use_threads=False):
                columns = [column.to_pylist() for column in batch.columns]
                yield names, [list(line) for line in zip(*columns, strict=True)]


def type_faults(schema: TableSchema, file: Path) -> list[tuple[str, str]]:
    """The columns of a Parquet table that have another type than the schema says: (column, type)."""
    import pyarrow.parquet as parquet

    found = [field for part in parquet_parts(file) for field in parquet.read_schema(part)]
    known = {column.name: arrow_type(column) for column in schema.columns}
    faults = [(f.name, str(f.type)) for f in found if f.name in known and f.type != known[f.name]]
    return list(dict.fromkeys(faults))


def arrow_type(column: Column) -> Any:
    """The type of a column, a `pyarrow.DataType`."""
    import pyarrow

    if column.type == "string" and column.repeats:
        return pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
    return {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "date": pyarrow.date32(),
        "boolean": pyarrow.bool_(),
    }[column.type]


def _arrow_schema(schema: TableSchema) -> Any:
    import pyarrow

    return pyarrow.schema([(column.name, arrow_type(column)) for column in schema.columns])


def _csv_to_arrow(schema: TableSchema, text: str) -> Any:
    # Through CSV, since pyarrow takes no Python list without importing pandas (60 MB, 0.2 s).
    import pyarrow
    from pyarrow import csv

    content = text.encode()
    return csv.read_csv(
        pyarrow.BufferReader(content),
        # One block, as a row may not reach over the border of two.
        read_options=csv.ReadOptions(use_threads=False, block_size=len(content) + 1),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types={column.name: arrow_type(column) for column in schema.columns},
            null_values=[""],
            strings_can_be_null=True,
        ),
    )
