"""The recipes: all that joins two rooms joins here.

Each function reads aloud as the way of the data; nothing here knows a page, a word or a colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from extract import dataset, read, record, vocabulary
from extract.dataset import Rows, WriteOptions
from extract.errors import FollowupError, NothingRecognised, WrongUse
from extract.model import ROW_ACTIONS, Correction, Document, Doubt, ReportContent, Table
from extract.options import ReadOptions
from extract.read_with import profiles_folder, read_with
from extract.record import RecordOptions
from extract.report_ids import report_ids
from extract.vocabulary import Profile

if TYPE_CHECKING:
    from extract.view import Inspection, Recorded


@dataclass(frozen=True, slots=True)
class ReportResult:
    """One report, read."""

    content: ReportContent
    tables: Rows


def read_document(path: Path, options: ReadOptions, families: Iterable[Profile] = ()) -> Document:
    """A file -> its paragraphs and tables, page breaks mended. Raises UnreadableReport."""
    suspending = vocabulary.suspending_words(profile.words for profile in families)
    document = read.read_document(
        path,
        engine=options.engine,
        password=options.password,
        suspending=suspending,
        recognition=read.Recognition(options.ocr, options.language),
    )
    if not options.cross_check:
        return document
    return read.cross_checked(document, path, engine=options.engine, password=options.password)


def extract_report(path: Path, options: ReadOptions, report_id: str) -> ReportResult:
    """A file -> its records and the rows of all tables. Raises UnreadableReport, NothingRecognised."""
    return extract_corrected(path, options, report_id, _given_corrections(options))


def extract_corrected(
    path: Path, options: ReadOptions, report_id: str, corrections: Sequence[Correction]
) -> ReportResult:
    """The same with these corrections, whatever file of them the options name."""
    _check_period(options.period)
    document, profile, doubts = _read_in_family(path, options)
    mine, other = _corrections(corrections, document.source.sha256, report_id)
    document, told, unfit = _corrected(document, record_options(options, profile), mine)
    try:
        content = record.record_report(document, told)
    except NothingRecognised as error:
        if not options.language:
            raise
        raise _with_language(error, options.language) from error
    doubts = (*content.doubts, *doubts, *record.unfit_doubts((*unfit, *other)))
    name = profile.name if profile else ""
    content = replace(content, profile=name, doubts=doubts, corrections=len(mine) + len(other))
    tables = record.report_tables(content, report_id)
    return ReportResult(content, _marked(tables, read_with(options, document.source.sha256, report_id)))


def _marked(tables: Rows, mark: str) -> Rows:
    """The tables of a report with the mark of what it was read with."""
    return {**tables, "reports": [{**row, "read_with": mark} for row in tables["reports"]]}


def _corrected(
    document: Document, told: RecordOptions, corrections: Sequence[Correction]
) -> tuple[Document, RecordOptions, tuple[Correction, ...]]:
    """A document with its rows as corrected, what holds for its records, and the corrections of no row."""
    document, unfit = read.with_row_corrections(document, [c for c in corrections if c.action in ROW_ACTIONS])
    return document, replace(told, corrections=tuple(c for c in corrections if c not in unfit)), unfit


def _given_corrections(options: ReadOptions) -> tuple[Correction, ...]:
    return dataset.read_corrections(Path(options.corrections)) if options.corrections else ()


def _corrections(
    given: Iterable[Correction], sha256: str, report_id: str
) -> tuple[list[Correction], list[Correction]]:
    """The corrections of a report's content, and those of its id that are of other content."""
    known = list(given)
    mine = [correction for correction in known if correction.source_sha256 == sha256]
    return mine, [c for c in known if c.report_id == report_id and c.source_sha256 != sha256]


def _check_period(period: str) -> None:
    """Raise WrongUse for a period that is given, but is not the same one whatever the report's language."""
    languages = [vocabulary.load(code) for code in vocabulary.languages()]
    if period and not all(record.is_period(period, words) for words in languages):
        raise WrongUse(
            f"'{period}' is not a period.",
            why="It is told in numbers: a year, or a first and a last year, month or day, in this order.",
            next_step="Give it as 05/2023-05/2024, 2023-2024, 2023 or 1.5.2023-31.5.2024.",
        )


def _with_language(error: NothingRecognised, language: str) -> NothingRecognised:
    """The error with the language that was given as a possible cause."""
    cause = f"It was read with the words of '{language}', the language given; it may be in another one."
    return NothingRecognised(
        error.what,
        why=f"{error.why}\n{cause}",
        next_step=f"Leave --language out to have it found. If that does not help: {error.next_step}",
    )


def profiles(options: ReadOptions) -> tuple[Profile | None, tuple[Profile, ...]]:
    """The profile that was asked for, or those of the user's folder. Raises WrongUse before any work."""
    folder = profiles_folder(options)
    given = vocabulary.find_profile(options.profile, folder) if options.profile else None
    known = () if given else vocabulary.profiles_in(folder)
    vocabulary.check_language(options.language, (given,) if given else known)
    return given, known


def record_options(options: ReadOptions, profile: Profile | None) -> RecordOptions:
    """What a user told about a report, with the words of its family."""
    words = profile.words if profile else None
    return RecordOptions(options.language, options.period, words, _aliases(options.aliases))


def _aliases(file: str | Path) -> record.Aliases:
    """The aliases of a file, none without one. Raises WrongUse."""
    lines = dataset.read_aliases(Path(file)) if file else []
    return record.aliases_of(record.Alias(**line) for line in lines)


def list_organisations(folder: Path) -> Rows:
    """A dataset's organisations in the form of an aliases file. Raises WrongUse."""
    return {"organisations": record.listed(dataset.read_tables(folder)["responsibles"])}


def suggest_profile(path: Path, options: ReadOptions) -> str:
    """A file -> the draft of a profile with the words that are not known. Raises UnreadableReport."""
    from extract import view

    document, profile, _ = _read_in_family(path, options)
    found = record.suggestions(document, record_options(options, profile))
    return view.suggestions_to_toml(path.name, found, vocabulary.known_keys())


def inspect_report(path: Path, options: ReadOptions) -> Inspection:
    """A file -> what was read where, also where nothing was recognised. Raises UnreadableReport."""
    from extract import view

    document, profile, doubts = _read_in_family(path, options)
    report_id = report_ids([path])[0]
    mine, _ = _corrections(_given_corrections(options), document.source.sha256, report_id)
    document, told, unfit = _corrected(document, record_options(options, profile), mine)
    recorded = _recorded(document, told, report_id, (*doubts, *record.unfit_doubts(unfit)))
    return view.inspection_of(document, record.table_roles(document, told), recorded)


def _read_in_family(path: Path, options: ReadOptions) -> tuple[Document, Profile | None, tuple[Doubt, ...]]:
    """A document, the profile of its family if there is one, and what is doubtful about that."""
    given, known = profiles(options)
    document = read_document(path, options, (given,) if given else known)
    return (document, given, ()) if given else (document, *record.choose_profile(document, known))


def _recorded(document: Document, told: RecordOptions, report_id: str, doubts: tuple[Doubt, ...]) -> Recorded:
    """The rows and doubts of a report; where it gives none, why, and the reader's doubts."""
    from extract.view import Recorded

    try:
        content = record.record_report(document, told)
    except NothingRecognised as error:
        read_doubts = (*document.doubts, *(doubt for table in document.tables for doubt in table.doubts))
        return Recorded(doubts=tuple((report_id, doubt) for doubt in read_doubts), failure=str(error))
    content = replace(content, doubts=(*content.doubts, *doubts))
    return Recorded(record.report_tables(content, report_id), record.named_doubts(content, report_id))


def inspection_html(inspection: Inspection, path: Path, password: str, pages: Sequence[int]) -> str:
    """What was read where, drawn: one HTML file, with pictures of some pages of a PDF, or of all."""
    from extract import view

    if inspection.kind != "pdf":
        return view.inspection_to_html(inspection)
    from extract.read.pdf.pdfium.render import page_pictures  # costs its import only for a PDF

    numbers = pages or range(1, inspection.pages + 1)
    drawn = page_pictures(path, numbers, password=password)
    return view.inspection_to_html(inspection, (view.PagePicture(*picture) for picture in drawn))


def inspection_text(inspection: Inspection, pages: Sequence[int]) -> str:
    """What was read where, as text, of some pages of a PDF, or of all."""
    from extract import view

    return view.inspection_to_text(inspection, pages)


def write_dataset(
    results: Iterable[ReportResult],
    folder: Path,
    options: WriteOptions,
    failures: Mapping[Path, FollowupError] = MappingProxyType({}),
) -> None:
    """Reports, and the errors of those that gave none -> one dataset in a folder. Raises WrongUse."""
    tables: Rows = {name: [] for name in dataset.table_names()}
    tables["failures"] = [failure_row(path, error) for path, error in failures.items()]
    for result in results:
        for name, rows in result.tables.items():
            tables[name].extend(rows)
    dataset.write_tables(tables, folder, options, {"organisations": record.organisation_rows})


def failure_row(path: Path, error: FollowupError) -> dataset.Row:
    """A report that could not be read, as `failures` holds it."""
    return {
        "source_file": path.name,
        "code": error.code,
        "message": "\n".join(text for text in (error.what, error.why) if text),
        "next_step": error.next_step,
    }


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
