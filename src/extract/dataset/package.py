"""The data package descriptor: which files there are and what their columns mean.

Gets the names and formats of the tables, gives the text of datapackage.json (Frictionless Data
Package). It holds no time and no path, so that the same dataset has the same text.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from extract.dataset.formats import FORMATS, Format
from extract.dataset.schema import schema_text

PACKAGE_FILE = "datapackage.json"

Parts = tuple[tuple[str, tuple[str, ...]], ...]
"""By table that lies in several files their paths."""

# Our own properties of a schema, for programs of ours only.
_INTERNAL = ("dataset", "order")


@lru_cache(maxsize=8)
def package_text(tables: tuple[str, ...], formats: tuple[str, ...], *, excel: bool, parts: Parts = ()) -> str:
    """The descriptor as JSON; its resources are the files of one format, CSV before others."""
    first = next(form for name, form in FORMATS.items() if name in formats)
    paths = dict(parts) if first.name == "parquet" else {}
    resources = [
        _csv_resource(t, excel) if first.name == "csv" else _file_resource(t, first, paths.get(t, ()))
        for t in tables
    ]
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


def _file_resource(table: str, form: Format, parts: tuple[str, ...]) -> dict[str, Any]:
    schema = _stated(table)
    return {
        "name": table,
        # Not "table": Frictionless reads Parquet through pandas and takes empty integers for floats, and
        # other formats only with libraries of their own.
        "type": "file",
        "path": list(parts) or form.path.format(table=table),
        "profile": "data-resource",
        "title": schema["title"],
        "description": schema["description"],
        "format": form.name,
        "mediatype": form.media_type,
        "schema": schema,
    }


def _stated(table: str) -> dict[str, Any]:
    stated = json.loads(schema_text(table))
    return {key: value for key, value in stated.items() if key not in _INTERNAL}
