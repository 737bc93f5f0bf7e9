"""`followup extract`: reports into a dataset.

Gets arguments, calls `pipeline`, says what came of it in the words of `summary`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract import dataset, summary, targets
from extract.cli.options import (
    engine_option,
    language_option,
    named_faults,
    ocr_option,
    password_option,
    profile_option,
)
from extract.errors import FollowupError, WrongUse
from extract.options import ReadOptions

if TYPE_CHECKING:
    from extract.pipeline import ReportResult


@dataclass(frozen=True, slots=True)
class Given:
    """What `followup extract` was given on the command line."""

    reports: tuple[Path, ...]
    output: Path
    formats: tuple[str, ...]
    excel: bool
    add: bool
    report_id: str | None
    password: str
    period: str
    language: str
    profile: str
    aliases: Path | None
    engine: str
    ocr: str
    cross_check: bool
    quiet: bool
    verbose: bool

    @property
    def reading(self) -> ReadOptions:
        """What it tells about the reports."""
        return ReadOptions(
            engine=self.engine,
            ocr=self.ocr,
            cross_check=self.cross_check,
            password=self.password,
            language=self.language,
            period=self.period,
            profile=self.profile,
            aliases=self.aliases or self._kept(dataset.ALIASES_FILE),
            corrections=self._kept(dataset.CORRECTIONS_FILE),
        )

    def _kept(self, name: str) -> Path | str:
        """A file that people keep in the folder of the dataset, '' where there is none."""
        file = self.output / name
        return file if file.is_file() else ""

    @property
    def writing(self) -> dataset.WriteOptions:
        """How it wants the dataset, what it leaves open as the dataset that it adds to. Raises WrongUse."""
        told = dataset.WriteOptions(formats=self.formats, excel=self.excel, add=self.add)
        return dataset.settled(told, self.output)


def _split_formats(_ctx: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    named = {name.strip() for text in given for name in text.split(",")}
    unknown = sorted(named - set(dataset.FORMATS))
    if unknown:
        raise click.BadParameter(f"'{unknown[0]}' is none of {', '.join(dataset.FORMATS)}.")
    return tuple(name for name in dataset.FORMATS if name in named)


@click.command(short_help="Reports to a dataset of typed tables.")
@click.argument("reports", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="REPORT...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder of the dataset; made if missing.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    callback=_split_formats,
    metavar="FORMAT",
    help=f"{', '.join(dataset.FORMATS)}; several with commas, as in csv,xlsx. "
    "[default: csv,parquet; with --add those that are there]",
)
@click.option(
    "--excel",
    is_flag=True,
    help="CSV for spreadsheets: byte order mark, semicolons, no cell runs as a formula.",
)
@click.option(
    "--add",
    is_flag=True,
    help="Keep the reports already in DIR; the same one again, or one with the same --id, is replaced.",
)
@click.option(
    "--id",
    "report_id",
    metavar="ID",
    help="Key of the report in all tables. [default: made of the file's name]",
)
@password_option
@click.option(
    "--period",
    default="",
    metavar="PERIOD",
    help="The follow-up period, where the report does not tell it: 05/2023-05/2024.",
)
@language_option
@profile_option
@click.option(
    "--aliases",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="CSV that says which organisation a printed name stands for. [default: aliases.csv in DIR]",
)
@engine_option
@ocr_option
@click.option(
    "--cross-check", is_flag=True, help="Read again with a second reader; what it reads otherwise is a doubt."
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.option(
    "-v", "--verbose", is_flag=True, help="List each doubt; show where a fault of the program happened."
)
def extract(**given: Any) -> None:
    """Extract goals, indicators and measures of reports into a dataset.

    Writes one file per table (csv, parquet) or one with all tables (xlsx, sqlite, json), and
    datapackage.json, into DIR. Tables already there are replaced; corrections.csv, aliases.csv and
    links.csv are kept, the first two applied. Reports that could not be read are listed in the
    table failures.

    \b
    Examples:
      followup extract report-2024.pdf -o data
      followup extract report-2025.docx -o data --add
      followup extract report-2024.pdf -o data --format csv --excel
      followup extract report-2024.pdf -o data --format xlsx,sqlite
      followup extract report-2024.pdf -o data --profile our-reports.toml

    \b
    Ends with 0 when all is done, 1 when some reports could not be read and the rest is written,
    2 on wrong use, 3 when nothing could be read.
    """
    sys.exit(_extract(Given(**given)))


def _extract(given: Given) -> int:
    """Extract the reports given and say what came of it; the exit code."""
    writing, ids = given.writing, _checked_ids(given)
    results: list[ReportResult] = []
    failures: dict[Path, FollowupError] = {}
    for path, report_id in zip(given.reports, ids, strict=True):
        try:
            results.append(_extract_one(path, report_id, given))
        except WrongUse:
            raise
        except FollowupError as error:
            failures[path] = error
            click.echo(summary.error_text(error), err=True)
    if results:
        from extract import pipeline

        pipeline.write_dataset(results, given.output, writing, failures)
        _say(given, summary.written_summary(given.output, writing.formats))
    return (1 if results else max(error.exit_code for error in failures.values())) if failures else 0


def _checked_ids(given: Given) -> list[str]:
    """The reports' ids, after all that can be refused before any work was."""
    targets.check_reports(given.reports)
    if given.report_id is not None:
        targets.check_report_id(given.report_id, len(given.reports))
    dataset.check_target(given.output)
    there = dataset.read_reports(given.output) if given.add else []
    return _usual_ids(given, there) if given.report_id is None else [given.report_id]


def _usual_ids(given: Given, there: list[dataset.Row]) -> list[str]:
    """The ids that the files' names and contents give, beside the reports that are there."""
    from extract.report_ids import content_hash, report_ids

    ids = report_ids(given.reports, there)
    targets.check_distinct(given.reports, ids)
    if there:
        new = {name: (path, content_hash(path)) for path, name in zip(given.reports, ids, strict=True)}
        targets.check_added(new, there, given.output)
    return ids


def _extract_one(path: Path, report_id: str, given: Given) -> ReportResult:
    """One report, read and summed up."""
    from extract import pipeline

    with named_faults(path, verbose=given.verbose), _progress(f"reading {path.name}", given):
        result = pipeline.extract_report(path, given.reading, report_id)
    _say(given, summary.report_summary(result.content, result.tables, with_doubts=given.verbose))
    return result


@contextmanager
def _progress(text: str, given: Given) -> Iterator[None]:
    """On a terminal a line that says what is being done, gone when it is done."""
    shown = sys.stderr.isatty() and not given.quiet
    if shown:
        click.echo(text, err=True, nl=False)
    try:
        yield
    finally:
        if shown:
            click.echo("\r\033[K", err=True, nl=False)


def _say(given: Given, text: str) -> None:
    if not given.quiet:
        click.echo(text)
