"""A table as a Parquet file and back; the door to pyarrow.

Types come from the schema: dates as date32, whole numbers as int64, texts that repeat as
dictionaries. An empty text is null.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extract.dataset.schema import Column, TableSchema


def csv_to_parquet(schema: TableSchema, text: str, file: Path) -> None:
    """Write a table given as its plain CSV text; the same text gives the same bytes."""
    import pyarrow.parquet as parquet

    parquet.write_table(_csv_to_arrow(schema, text), file, compression="zstd")


def parquet_to_rows(file: Path) -> tuple[list[str], list[list[object]]]:
    """The column names and the lines of a Parquet file; null becomes None."""
    import pyarrow.parquet as parquet

    with parquet.ParquetFile(file) as opened:
        table = opened.read(use_threads=False)
    columns = [column.to_pylist() for column in table.columns]
    return list(table.column_names), [list(line) for line in zip(*columns, strict=True)]


def type_faults(schema: TableSchema, file: Path) -> list[tuple[str, str]]:
    """The columns of a Parquet file that have another type than the schema says: (column, type)."""
    import pyarrow.parquet as parquet

    found = parquet.read_schema(file)
    known = {column.name: arrow_type(column) for column in schema.columns}
    return [(f.name, str(f.type)) for f in found if f.name in known and f.type != known[f.name]]


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
