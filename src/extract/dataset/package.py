"""The data package descriptor: which files there are and what their columns mean.

Gets the names and formats of the tables, gives the text of datapackage.json (Frictionless Data
Package). It holds no time and no path, so that the same dataset has the same text.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from extract.dataset.schema import schema_text

PACKAGE_FILE = "datapackage.json"

# Our own properties of a schema, for programs of ours only.
_INTERNAL = ("dataset", "order")


@lru_cache(maxsize=8)
def package_text(tables: tuple[str, ...], formats: tuple[str, ...], *, excel: bool) -> str:
    """The descriptor as JSON; CSV files are its resources, or the Parquet files where there is no CSV."""
    describe = _csv_resource if "csv" in formats else _parquet_resource
    resources = [describe(table, excel) for table in tables]
    package = {"profile": "data-package", "name": "followup-dataset", "resources": resources}
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _csv_resource(table: str, excel: bool) -> dict[str, Any]:
    schema = _stated(table)
    return {
        "name": table,
        "type": "table",
        "path": f"{table}.csv",
        "profile": "tabular-data-resource",
        "title": schema["title"],
        "description": schema["description"],
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig" if excel else "utf-8",
        "dialect": {"csv": {"delimiter": ";" if excel else ","}},
        "schema": schema,
    }


def _parquet_resource(table: str, excel: bool) -> dict[str, Any]:  # noqa: ARG001 - one form for both
    schema = _stated(table)
    return {
        "name": table,
        # Not "table": Frictionless reads Parquet through pandas and takes empty integers for floats.
        "type": "file",
        "path": f"{table}.parquet",
        "profile": "data-resource",
        "title": schema["title"],
        "description": schema["description"],
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": schema,
    }


def _stated(table: str) -> dict[str, Any]:
    stated = json.loads(schema_text(table))
    return {key: value for key, value in stated.items() if key not in _INTERNAL}
