"""The recipes: all that joins two rooms joins here.

Each function reads aloud as the way of the data; nothing here knows a page, a word or a colour.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract import dataset, read, record, vocabulary
from extract.dataset import Rows, WriteOptions
from extract.model import Document, ReportContent, Table
from extract.options import ReadOptions
from extract.record import RecordOptions


@dataclass(frozen=True, slots=True)
class ReportResult:
    """One report, read."""

    content: ReportContent
    tables: Rows


def read_document(path: Path, options: ReadOptions) -> Document:
    """A file -> its paragraphs and tables, page breaks mended. Raises UnreadableReport."""
    document = read.read_document(
        path, engine=options.engine, password=options.password, suspending=vocabulary.suspending_words()
    )
    if not options.cross_check:
        return document
    return read.cross_checked(document, path, engine=options.engine, password=options.password)


def extract_report(path: Path, options: ReadOptions, report_id: str) -> ReportResult:
    """A file -> its records and the rows of all tables. Raises UnreadableReport, NothingRecognised."""
    document = read_document(path, options)
    content = record.record_report(document, _record_options(options))
    return ReportResult(content, record.report_tables(content, report_id))


def _record_options(options: ReadOptions) -> RecordOptions:
    profile = vocabulary.load_profile(options.profile) if options.profile else None
    return RecordOptions(language=options.language, period=options.period, profile=profile)


def write_dataset(results: Iterable[ReportResult], folder: Path, options: WriteOptions) -> None:
    """Reports -> one dataset in a folder. Raises WrongUse where it cannot be written."""
    tables: Rows = {name: [] for name in dataset.table_names()}
    for result in results:
        for name, rows in result.tables.items():
            tables[name].extend(rows)
    dataset.write_tables(tables, folder, options)


def report_ids(paths: Sequence[Path]) -> list[str]:
    """A slug of each file's name; files of the same slug each get eight digits of their content's hash."""
    slugs = [_slug(path.stem) for path in paths]
    doubles = {slug for slug, times in Counter(slugs).items() if times > 1}
    return [
        f"{slug}-{hashlib.sha256(path.read_bytes()).hexdigest()[:8]}" if slug in doubles else slug
        for slug, path in zip(slugs, paths, strict=True)
    ]


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "report"


def document_tables_json(document: Document) -> dict[str, Any]:
    """The tables of a document as plain values, for `followup tables`."""
    return {"tables": [_table_json(table) for table in document.tables]}


def _table_json(table: Table) -> dict[str, Any]:
    pages = sorted({part.place.page for part in table.parts if part.place.page is not None})
    cells = [
        {
            "row": cell.row,
            "col": cell.column,
            "row_span": cell.row_span,
            "col_span": cell.column_span,
            "text": cell.text,
        }
        for cell in table.cells
    ]
    return {"pages": pages, "cells": cells}
