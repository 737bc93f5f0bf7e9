"""The recipes: all that joins two rooms joins here.

Each function reads aloud as the way of the data; nothing here knows a page, a word or a colour.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extract import dataset, read, record, view, vocabulary
from extract.dataset import Rows, WriteOptions
from extract.errors import NothingRecognised
from extract.model import Document, Doubt, ReportContent, Table
from extract.options import ReadOptions
from extract.record import RecordOptions
from extract.view import Inspection, Recorded
from extract.vocabulary import Profile


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
    given, known = profiles(options)
    document = read_document(path, options)
    profile, doubts = (given, ()) if given else record.choose_profile(document, known)
    content = record.record_report(document, record_options(options, profile))
    name = profile.name if profile else ""
    content = replace(content, profile=name, doubts=(*content.doubts, *doubts))
    return ReportResult(content, record.report_tables(content, report_id))


def profiles(options: ReadOptions) -> tuple[Profile | None, tuple[Profile, ...]]:
    """The profile that was asked for, or those of the user's folder. Raises WrongUse before any work."""
    folder = vocabulary.user_folder(os.environ, sys.platform)
    given = vocabulary.find_profile(options.profile, folder) if options.profile else None
    known = () if given else vocabulary.profiles_in(folder)
    vocabulary.check_language(options.language, (given,) if given else known)
    return given, known


def record_options(options: ReadOptions, profile: Profile | None) -> RecordOptions:
    """What a user told about a report, with the words of its family."""
    return RecordOptions(options.language, options.period, profile.words if profile else None)


def inspect_report(path: Path, options: ReadOptions) -> Inspection:
    """A file -> what was read where, also where nothing was recognised. Raises UnreadableReport."""
    given, known = profiles(options)
    document = read_document(path, options)
    profile, doubts = (given, ()) if given else record.choose_profile(document, known)
    told = record_options(options, profile)
    recorded = _recorded(document, told, report_ids([path])[0], doubts)
    return view.inspection_of(document, record.table_roles(document, told), recorded)


def _recorded(document: Document, told: RecordOptions, report_id: str, doubts: tuple[Doubt, ...]) -> Recorded:
    """The rows and doubts of a report; where it gives none, why, and the reader's doubts."""
    try:
        content = record.record_report(document, told)
    except NothingRecognised as error:
        read_doubts = (*document.doubts, *(doubt for table in document.tables for doubt in table.doubts))
        return Recorded(doubts=tuple((report_id, doubt) for doubt in read_doubts), failure=str(error))
    content = replace(content, doubts=(*content.doubts, *doubts))
    return Recorded(record.report_tables(content, report_id), record.named_doubts(content, report_id))


def inspection_html(inspection: Inspection, path: Path, password: str, pages: Sequence[int]) -> str:
    """What was read where, drawn: one HTML file, with pictures of some pages of a PDF, or of all."""
    if inspection.kind != "pdf":
        return view.inspection_to_html(inspection)
    from extract.read.pdf.pdfium.render import page_pictures  # costs its import only for a PDF

    numbers = pages or range(1, inspection.pages + 1)
    drawn = page_pictures(path, numbers, password=password)
    return view.inspection_to_html(inspection, (view.PagePicture(*picture) for picture in drawn))


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
