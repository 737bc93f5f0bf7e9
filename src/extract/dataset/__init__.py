"""The tables of a dataset by their schemas: writes, reads and checks them.

Gets rows as dicts of column names, gives files in a folder, and back. It knows nothing of
reports: what a column means stands in the schema.
"""

from __future__ import annotations

from extract.dataset.aliases import ALIASES_FILE, read_aliases
from extract.dataset.corrections import CORRECTIONS_FILE, read_corrections, write_corrections
from extract.dataset.csv_file import lines_to_csv
from extract.dataset.edited import read_edited, write_edited
from extract.dataset.formats import DEFAULT_FORMATS, FORMATS
from extract.dataset.frame import frame
from extract.dataset.partitions import PARTITIONS
from extract.dataset.read import read_batches, read_reports, read_table, read_tables
from extract.dataset.replace import check_target, finish_replacing, write_file, write_folder
from extract.dataset.schema import Row, Rows, TableSchema, load_schema, schema_text, table_names
from extract.dataset.table import TypedTable, csv_lines, lines_to_rows
from extract.dataset.validate import Finding, validate_folder
from extract.dataset.values import typed_rows
from extract.dataset.whose import DATASETS, check_alone, dataset_in
from extract.dataset.write import WriteOptions, settled, with_reports, write_tables, write_typed

__all__ = [
    "ALIASES_FILE",
    "CORRECTIONS_FILE",
    "DATASETS",
    "DEFAULT_FORMATS",
    "FORMATS",
    "PARTITIONS",
    "Finding",
    "Row",
    "Rows",
    "TableSchema",
    "TypedTable",
    "WriteOptions",
    "check_alone",
    "check_target",
    "csv_lines",
    "dataset_in",
    "finish_replacing",
    "frame",
    "lines_to_csv",
    "lines_to_rows",
    "load_schema",
    "read_aliases",
    "read_batches",
    "read_corrections",
    "read_edited",
    "read_reports",
    "read_table",
    "read_tables",
    "schema_text",
    "settled",
    "table_names",
    "typed_rows",
    "validate_folder",
    "with_reports",
    "write_corrections",
    "write_edited",
    "write_file",
    "write_folder",
    "write_tables",
    "write_typed",
]
