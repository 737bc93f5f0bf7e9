"""`followup compare` and `followup track`: two periods side by side, and all periods in a line.

Gets arguments, calls `comparing`, says what came of it in the words of `comparison_text`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract import comparison_text, dataset, targets
from extract.cli.options import engine_option, named_faults, password_option, profile_option
from extract.cli.showing import reports_option
from extract.errors import WrongUse
from extract.options import ReadOptions
from extract.vocabulary import languages

if TYPE_CHECKING:
    from extract.comparing import Comparison

_MARKDOWN = "markdown"
_WORSE = 4
_TABLES = ("links", "changes", "doubts", "reports")


@dataclass(frozen=True, slots=True)
class _Given:
    """What both commands were given."""

    output: Path | None
    formats: tuple[str, ...]
    excel: bool
    links: Path | None
    quiet: bool
    verbose: bool
    reading: ReadOptions

    @property
    def writing(self) -> dataset.WriteOptions:
        """How the tables are written; how the comparison is told besides is no format of a table."""
        formats = tuple(name for name in self.formats if name != _MARKDOWN)
        return dataset.WriteOptions(formats=formats, excel=self.excel, dataset="compare")

    def check(self, command: str) -> None:
        """Raise WrongUse before any work where something cannot be written or is not there."""
        if self.output is not None:
            dataset.check_target(self.output)
            dataset.check_alone(self.output, command)
        if self.links is not None and not self.links.is_file():
            raise WrongUse(f"There is no file {self.links}.", next_step="Name the edited links.csv.")


def _split_formats(_ctx: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    known = (*dataset.FORMATS, _MARKDOWN)
    named = {name.strip() for text in given for name in text.split(",")}
    if unknown := sorted(named - set(known)):
        raise click.BadParameter(f"'{unknown[0]}' is none of {', '.join(known)}.")
    return tuple(name for name in known if name in named)


_SHARED = (
    click.option(
        "--format",
        "formats",
        multiple=True,
        callback=_split_formats,
        metavar="csv|parquet|markdown",
        help="Tables in this format only; may be said twice, or as csv,parquet. markdown prints a summary "
        "for a pull request and writes it as summary.md. [default: csv and parquet]",
    ),
    click.option("--excel", is_flag=True, help="CSV for spreadsheets: byte order mark, semicolons."),
    click.option(
        "--links",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Links that an analyst decided: rows with decided_by = analyst win. [default: links.csv in DIR]",
    ),
    click.option(
        "--report-language",
        "language",
        default="",
        metavar="CODE",
        help=f"The reports' language: {', '.join(languages())}. [default: found in the text]",
    ),
    profile_option,
    engine_option,
    password_option,
    click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors."),
    click.option("-v", "--verbose", is_flag=True, help="Show where a fault of the program happened."),
)


def _shared_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_SHARED):
        command = option(command)
    return command


def _given(told: dict[str, Any]) -> _Given:
    reading = ReadOptions(**{name: told.pop(name) for name in ("language", "profile", "engine", "password")})
    return _Given(**told, reading=reading)


@click.command(short_help="Two reports side by side: what changed.")
@click.argument("previous", type=click.Path(path_type=Path))
@click.argument("current", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder for the tables and the page; made if missing. Without it the summary is only printed.",
)
@click.option(
    "--previous-report",
    default="",
    metavar="ID",
    help="Which report, where PREVIOUS is a dataset of several.",
)
@click.option(
    "--current-report", default="", metavar="ID", help="Which report, where CURRENT is a dataset of several."
)
@click.option(
    "--explain", metavar="ID", help="Print the whole account of how one measure was linked, and why."
)
@click.option(
    "--fail-on",
    type=click.Choice(["worse"]),
    help="End with 4 where the light of a measure or a goal got worse.",
)
@click.option(
    "--language",
    "page_language",
    default="",
    metavar="CODE",
    help="Language of report.html: fi, sv, en. [default: that of the later report]",
)
@click.option(
    "--with-pictures",
    is_flag=True,
    help="Show in report.html each measure's part of the pages, for PDF; written into DIR/pictures.",
)
@reports_option
@_shared_options
def compare(previous: Path, current: Path, explain: str | None, fail_on: str | None, **told: Any) -> None:
    """Compare two reports: what became of each measure, and what changed in it.

    A measure is the same, reworded, moved, split, merged, added or removed. PREVIOUS and CURRENT are each a
    report (Word, PDF) or a dataset of followup extract. Writes the tables links, changes and doubts and
    summary.json into DIR. A row of links.csv may be corrected: with decided_by = analyst it wins and survives
    the next run.

    \b
    Examples:
      followup compare report-2023.docx report-2024.docx -o changes
      followup compare data data --previous-report city-2023 --current-report city-2024 -o changes
      followup compare report-2023.pdf report-2024.pdf --explain report-2024/2/m4
      followup compare report-2023.pdf report-2024.pdf --format markdown --fail-on worse

    \b
    Ends with 0 when all is done, 2 on wrong use, 3 when a report could not be read, 4 with --fail-on
    where what was asked for was found.
    """
    from extract import comparing

    chosen = (
        (told.pop("previous_report"), "--previous-report"),
        (told.pop("current_report"), "--current-report"),
    )
    page_language, places = told.pop("page_language"), (*told.pop("places"), previous, current)
    with_pictures = told.pop("with_pictures")
    given = _given(told)
    if with_pictures and given.output is None:
        raise WrongUse("Pictures are written beside the page.", next_step="Name a folder with -o.")
    given.check("compare")
    comparison = _compared((previous, current), chosen, given)
    if given.output is not None:
        pictures = _pictures(comparison, places, given) if with_pictures else {}
        comparing.write_comparison(comparison, given.output, given.writing, page_language, pictures)
    _tell(comparison, given, explain)
    sys.exit(_WORSE if fail_on and comparison.summary.is_worse else 0)


def _compared(
    paths: tuple[Path, Path], chosen: tuple[tuple[str, str], tuple[str, str]], given: _Given
) -> Comparison:
    from extract import comparing

    _check_inputs(path for path in paths)
    inputs = [comparing.Input(path, *which) for path, which in zip(paths, chosen, strict=True)]
    links = comparing.edited_links(given.output, given.links)
    with _naming_faults(paths, given):
        return comparing.compare_reports(inputs[0], inputs[1], given.reading, links)


def _pictures(comparison: Comparison, places: Sequence[Path], given: _Given) -> Mapping[str, str]:
    """Write the pictures of the measures and give their addresses; say of which reports there are none."""
    from extract.picturing import PICTURE_NAMES, PICTURES_FOLDER, comparison_pictures

    assert given.output is not None  # the caller writes into it
    pictures = comparison_pictures(comparison, places, given.reading.password)
    if pictures.files:
        dataset.write_folder(given.output / PICTURES_FOLDER, pictures.files, PICTURE_NAMES)
    for report in pictures.missing:
        click.echo(f"No pictures of {report}.", err=True)
    return pictures.links


def _tell(comparison: Comparison, given: _Given, explain: str | None) -> None:
    """Say what came of it."""
    from extract import comparing

    if explain is not None:
        click.echo(comparing.explain(comparison, explain))
    if _MARKDOWN in given.formats:
        _tell_markdown(comparison, given)
    elif explain is None:
        _say(given, comparison_text.comparison_text(comparison.summary))
        if given.output is not None:
            _say(
                given,
                comparison_text.written_text(
                    given.output, [comparing.PAGE_FILE, *_TABLES, comparing.SUMMARY_FILE]
                ),
            )


def _tell_markdown(comparison: Comparison, given: _Given) -> None:
    text = comparison_text.comparison_markdown(comparison.tables, comparison.summary)
    if given.output is not None:
        dataset.write_file(given.output / "summary.md", text.encode())
    _say(given, text.rstrip())


@click.command(short_help="All periods in a line: each measure from its first report to its last.")
@click.argument(
    "inputs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="REPORT_OR_DATASET..."
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder for the tables; made if missing.",
)
@_shared_options
def track(inputs: tuple[Path, ...], **told: Any) -> None:
    """Link the measures, goals and indicators of all periods into tracks.

    Takes reports (Word, PDF) and datasets of followup extract, all reports of each. They are ordered by their
    periods, or as given where a period is not known. Writes the tables tracks, links, changes and doubts, and
    status_matrix.csv with a line per track and a column per report. A track keeps its id when a later period
    is added.

    \b
    Examples:
      followup track report-2022.docx report-2023.docx report-2024.docx -o tracks
      followup track data -o tracks
    """
    given = _given(told)
    if _MARKDOWN in given.formats:
        raise WrongUse(
            "A summary in Markdown is made of two reports.", next_step="Use followup compare for it."
        )
    given.check("track")
    _check_inputs(inputs)
    _track(inputs, given)


def _track(inputs: tuple[Path, ...], given: _Given) -> None:
    from dataclasses import replace

    from extract import comparing

    assert given.output is not None  # the option is required
    links = comparing.edited_links(given.output, given.links)
    with _naming_faults(inputs, given):
        tracked = comparing.track_all(inputs, given.reading, links)
    tables = comparing.write_tracks(tracked, given.output, replace(given.writing, dataset="track"))
    _say(given, comparison_text.tracking_text(tracked, tables))
    names = ["tracks", *_TABLES, comparing.MATRIX_FILE]
    _say(given, comparison_text.written_text(given.output, names))


def _check_inputs(paths: Iterable[Path]) -> None:
    """Raise WrongUse for the first path that is neither a folder nor a file that may be read."""
    for path in paths:
        if not path.is_dir():
            targets.check_reports([path])


@contextmanager
def _naming_faults(paths: Iterable[Path], given: _Given) -> Iterator[None]:
    """A fault of the program becomes an error that names the inputs."""
    name = Path(" and ".join(path.name for path in paths))
    with named_faults(name, verbose=given.verbose):
        yield


def _say(given: _Given, text: str) -> None:
    if not given.quiet:
        click.echo(text)
