"""`followup compare`: two reports side by side.

Gets arguments, calls `comparing`, says what came of it in the words of `comparison_text`.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract import comparison_text, dataset
from extract.cli.periods import (
    MARKDOWN,
    TABLES,
    Given,
    check_inputs,
    given_of,
    naming_faults,
    say,
    shared_options,
)
from extract.cli.showing import reports_option
from extract.errors import WrongUse

if TYPE_CHECKING:
    from extract.comparing import Comparison

_WORSE = 4


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
@shared_options
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
    given = given_of(told)
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
    paths: tuple[Path, Path], chosen: tuple[tuple[str, str], tuple[str, str]], given: Given
) -> Comparison:
    from extract import comparing

    check_inputs(path for path in paths)
    inputs = [comparing.Input(path, *which) for path, which in zip(paths, chosen, strict=True)]
    links = comparing.edited_links(given.output, given.links)
    with naming_faults(paths, given):
        return comparing.compare_reports(inputs[0], inputs[1], given.reading, links)


def _pictures(comparison: Comparison, places: Sequence[Path], given: Given) -> Mapping[str, str]:
    """Write the pictures of the measures and give their addresses; say of which reports there are none."""
    from extract.picturing import PICTURE_NAMES, PICTURES_FOLDER, comparison_pictures

    assert given.output is not None  # the caller writes into it
    pictures = comparison_pictures(comparison, places, given.reading.password)
    if pictures.files:
        dataset.write_folder(given.output / PICTURES_FOLDER, pictures.files, PICTURE_NAMES)
    for report in pictures.missing:
        click.echo(f"No pictures of {report}.", err=True)
    return pictures.links


def _tell(comparison: Comparison, given: Given, explain: str | None) -> None:
    """Say what came of it."""
    from extract import comparing

    if explain is not None:
        click.echo(comparing.explain(comparison, explain))
    if MARKDOWN in given.formats:
        _tell_markdown(comparison, given)
    elif explain is None:
        say(given, comparison_text.comparison_text(comparison.summary))
        if given.output is not None:
            say(
                given,
                comparison_text.written_text(
                    given.output, [comparing.PAGE_FILE, *TABLES, comparing.SUMMARY_FILE]
                ),
            )


def _tell_markdown(comparison: Comparison, given: Given) -> None:
    text = comparison_text.comparison_markdown(comparison.tables, comparison.summary)
    if given.output is not None:
        dataset.write_file(given.output / "summary.md", text.encode())
    say(given, text.rstrip())
