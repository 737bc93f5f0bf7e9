"""The command line: the only place that prints, exits and shows progress.

Gets arguments, calls `pipeline` and `dataset`, words nothing itself: that is `summary`'s.
"""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract import __version__, dataset, summary, targets
from extract.errors import FollowupError, WrongUse
from extract.options import ENGINES, ReadOptions
from extract.vocabulary import languages

if TYPE_CHECKING:
    from extract.pipeline import ReportResult

ENGINE_HELP = "Reader of PDF pages; auto takes the fast one and falls back where it gives nothing usable."
PASSWORD_HELP = "Opens an encrypted file."


class Commands(click.Group):
    """Commands in flow order, whose errors are one clear message each."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands as they stand below, not by the alphabet."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error that a person can act on ends it without a traceback."""
        try:
            return super().invoke(ctx)
        except FollowupError as error:
            click.echo(summary.error_text(error), err=True)
            ctx.exit(error.exit_code)


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
    engine: str
    cross_check: bool
    quiet: bool
    verbose: bool

    @property
    def reading(self) -> ReadOptions:
        """What it tells about the reports."""
        return ReadOptions(
            engine=self.engine,
            cross_check=self.cross_check,
            password=self.password,
            language=self.language,
            period=self.period,
            profile=self.profile,
        )

    @property
    def writing(self) -> dataset.WriteOptions:
        """How it wants the dataset."""
        return dataset.WriteOptions(formats=self.formats, excel=self.excel, add=self.add)


def _split_formats(_ctx: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    named = {name.strip() for text in given for name in text.split(",")}
    unknown = sorted(named - set(dataset.FORMATS))
    if unknown:
        raise click.BadParameter(f"'{unknown[0]}' is none of {', '.join(dataset.FORMATS)}.")
    return tuple(name for name in dataset.FORMATS if name in named) or dataset.FORMATS


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="followup")
def main() -> None:
    """Turn follow-up reports of action programmes (Word, PDF) into typed tables.

    \b
    Start with:
      followup extract report.docx -o data
    """


@main.command(short_help="Reports to a dataset of typed tables.")
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
    metavar="csv|parquet",
    help="Write only this format; may be said twice, or as csv,parquet. [default: both]",
)
@click.option(
    "--excel",
    is_flag=True,
    help="CSV for spreadsheets: byte order mark, semicolons, no cell runs as a formula.",
)
@click.option(
    "--add", is_flag=True, help="Keep the reports already in DIR; one with the same id is replaced."
)
@click.option(
    "--id",
    "report_id",
    metavar="ID",
    help="Key of the report in all tables. [default: made of the file's name]",
)
@click.option("--password", default="", help=PASSWORD_HELP)
@click.option(
    "--period",
    default="",
    metavar="PERIOD",
    help="The follow-up period, where the report does not tell it: 05/2023-05/2024.",
)
@click.option(
    "--language",
    default="",
    metavar="CODE",
    help=f"The report's language: {', '.join(languages())}. [default: found in the text]",
)
@click.option(
    "--profile",
    default="",
    metavar="FILE|NAME",
    help="Words of a family of reports: a TOML file, or one of your profiles folder by its name. "
    "[default: the one of that folder that applies]",
)
@click.option("--engine", default="auto", type=click.Choice(ENGINES), help=ENGINE_HELP)
@click.option(
    "--cross-check", is_flag=True, help="Read again with a second reader; what it reads otherwise is a doubt."
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.option(
    "-v", "--verbose", is_flag=True, help="List each doubt; show where a fault of the program happened."
)
def extract(**given: Any) -> None:
    """Extract goals, indicators and measures of reports into a dataset.

    Writes one file per table and format, and datapackage.json, into DIR. Tables already there are
    replaced; corrections.csv, aliases.csv and links.csv are kept.

    \b
    Examples:
      followup extract report-2024.pdf -o data
      followup extract report-2025.docx -o data --add
      followup extract report-2024.pdf -o data --format csv --excel
      followup extract report-2024.pdf -o data --profile our-reports.toml

    \b
    Ends with 0 when all is done, 1 when some reports could not be read and the rest is written,
    2 on wrong use, 3 when nothing could be read.
    """
    sys.exit(_extract(Given(**given)))


@main.command(short_help="The tables of a file as read.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    default="json",
    type=click.Choice(["json", "csv"]),
    help="json keeps pages and merged cells; csv is for the eye.",
    show_default=True,
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to FILE instead of the screen.",
)
@click.option("--engine", default="auto", type=click.Choice(ENGINES), help=ENGINE_HELP)
@click.option("--password", default="", help=PASSWORD_HELP)
def tables(file: Path, form: str, output: Path | None, engine: str, password: str) -> None:
    """Show every table of a file as read and stitched, before its meaning is sought.

    \b
    Examples:
      followup tables report.pdf
      followup tables report.docx --format csv -o tables.csv
    """
    targets.check_reports([file])
    from extract import pipeline

    with _named_faults(file):
        document = pipeline.read_document(file, ReadOptions(engine=engine, password=password))
    content = pipeline.document_tables_json(document)
    text = (
        summary.tables_csv(content)
        if form == "csv"
        else json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    )
    if output is None:
        click.echo(text, nl=False)
    else:
        dataset.write_file(output, text.encode())


@main.command(short_help="The tables and columns of a dataset.")
@click.argument("table", required=False)
def schema(table: str | None) -> None:
    """Show which tables and columns a dataset has; with TABLE its whole schema as JSON.

    \b
    Examples:
      followup schema
      followup schema measures > measures-schema.json
    """
    click.echo(dataset.schema_text(table).rstrip() if table else summary.schema_listing())


@main.command(short_help="Check a dataset against the schemas.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def validate(folder: Path) -> None:
    """Check a dataset against the schemas: columns, types, values, keys.

    Prints one fault a line and ends with 1 where there is any.

    \b
    Example:
      followup validate data
    """
    findings = dataset.validate_folder(folder)
    for finding in findings:
        click.echo(str(finding))
    click.echo(
        f"{len(findings)} faults in {folder}" if findings else f"{folder} is sound", err=bool(findings)
    )
    sys.exit(1 if findings else 0)


def _extract(given: Given) -> int:
    """Extract the reports given and say what came of it; the exit code."""
    ids = _checked_ids(given)
    results: list[ReportResult] = []
    errors: list[FollowupError] = []
    for path, report_id in zip(given.reports, ids, strict=True):
        try:
            results.append(_extract_one(path, report_id, given))
        except WrongUse:
            raise
        except FollowupError as error:
            errors.append(error)
            click.echo(summary.error_text(error), err=True)
    if results:
        from extract import pipeline

        pipeline.write_dataset(results, given.output, given.writing)
        _say(given, summary.written_summary(given.output, given.formats))
    return (1 if results else max(error.exit_code for error in errors)) if errors else 0


def _checked_ids(given: Given) -> list[str]:
    """The reports' ids, after all that can be refused before any work was."""
    targets.check_reports(given.reports)
    if given.report_id is not None:
        targets.check_report_id(given.report_id, len(given.reports))
    dataset.check_target(given.output)
    if given.report_id is not None:
        return [given.report_id]
    from extract import pipeline

    ids = pipeline.report_ids(given.reports)
    targets.check_distinct(given.reports, ids)
    return ids


def _extract_one(path: Path, report_id: str, given: Given) -> ReportResult:
    """One report, read and summed up."""
    from extract import pipeline

    with _named_faults(path, verbose=given.verbose), _progress(f"reading {path.name}", given):
        result = pipeline.extract_report(path, given.reading, report_id)
    _say(given, summary.report_summary(result.content, result.tables, with_doubts=given.verbose))
    return result


@contextmanager
def _named_faults(path: Path, *, verbose: bool = False) -> Iterator[None]:
    """A fault of the program becomes an error that names the report it was reading."""
    try:
        yield
    except FollowupError:
        raise
    except Exception as cause:
        if verbose:
            click.echo(traceback.format_exc(), err=True)
        raise summary.unexpected(path, cause) from cause


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
