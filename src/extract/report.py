"""Reports for Python: the recipes of `pipeline` with paths, keywords and pandas DataFrames.

Gets paths, gives Documents and Reports, writes datasets. It prints nothing; what goes wrong with a
whole file is an exception of `errors`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract import dataset, pipeline
from extract.model import Document, ReportContent
from extract.options import ReadOptions
from extract.report_ids import report_ids

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Report:
    """One report, read: its records, and its tables as DataFrames in the columns of the schemas."""

    content: ReportContent
    """The records: goals with their indicators and measures, each with the places it came from."""
    rows: dataset.Rows
    """The rows of each table."""

    @cached_property
    def tables(self) -> dict[str, pandas.DataFrame]:
        """All tables by name."""
        return {name: dataset.frame(name, rows) for name, rows in self.rows.items()}

    @property
    def goals(self) -> pandas.DataFrame:
        """One row per goal."""
        return self.tables["goals"]

    @property
    def indicators(self) -> pandas.DataFrame:
        """One row per indicator of a goal: target and present state."""
        return self.tables["indicators"]

    @property
    def measures(self) -> pandas.DataFrame:
        """One row per measure."""
        return self.tables["measures"]

    @property
    def sources(self) -> pandas.DataFrame:
        """One row per place that a field of a record came from."""
        return self.tables["sources"]

    @property
    def doubts(self) -> pandas.DataFrame:
        """One row per thing the program was not sure of."""
        return self.tables["doubts"]


def read_document(path: str | PathLike[str], *, engine: str = "auto", password: str = "") -> Document:
    """The paragraphs and tables of a report as they were read, before their meaning is sought.

    `engine` reads the pages of a PDF: pdfium, pdfplumber, or auto. Raises UnreadableReport.

    >>> document = read_document("samples/helsinki-2023-2024.pdf")
    >>> len(document.tables), document.tables[1].cells[0].text
    (10, 'Tavoite')
    """
    return pipeline.read_document(Path(path), ReadOptions(engine=engine, password=password))


def read_report(path: str | PathLike[str], *, report_id: str = "", **told: Any) -> Report:
    """A report's goals, indicators and measures.

    `report_id` is the key of the report in all tables, a slug of the file's name unless given. `told`
    is what is known of the report beforehand: language, period, password, engine, profile (see
    `options.ReadOptions`). Raises UnreadableReport, and NothingRecognised where no table looks like a
    follow-up.

    >>> report = read_report("samples/helsinki-2023-2024.pdf")
    >>> report.goals["status"].tolist()[:3]
    ['started', 'not_done', 'on_track']
    >>> report.sources.query("field == 'measure' and part == 2")["page"].tolist()[:2]
    [2, 5]
    """
    file = Path(path)
    result = pipeline.extract_report(file, ReadOptions(**told), report_id or report_ids([file])[0])
    return Report(result.content, result.tables)


def write_dataset(
    reports: Report | Iterable[Report], folder: str | PathLike[str], *, add: bool = False, **how: Any
) -> None:
    """Writes reports as one dataset, a file per table and format, with datapackage.json.

    `add` keeps the reports that are there but for one of the same id, which is replaced. `how` takes
    formats (csv, parquet, xlsx, sqlite, json) and excel, as `dataset.WriteOptions` does. Raises WrongUse
    where the folder cannot be written.
    """
    chosen = [reports] if isinstance(reports, Report) else list(reports)
    results = [pipeline.ReportResult(report.content, report.rows) for report in chosen]
    pipeline.write_dataset(results, Path(folder), dataset.WriteOptions(add=add, **how))
