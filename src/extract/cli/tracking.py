"""`followup track`: all periods in a line.

Gets arguments, calls `comparing`, says what came of it in the words of `comparison_text`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from extract import comparison_text
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
from extract.errors import WrongUse


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
@shared_options
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
    given = given_of(told)
    if MARKDOWN in given.formats:
        raise WrongUse(
            "A summary in Markdown is made of two reports.", next_step="Use followup compare for it."
        )
    given.check("track")
    check_inputs(inputs)
    _track(inputs, given)


def _track(inputs: tuple[Path, ...], given: Given) -> None:
    from extract import comparing

    assert given.output is not None  # the option is required
    links = comparing.edited_links(given.output, given.links)
    with naming_faults(inputs, given):
        tracking = comparing.track_all(inputs, given.reading, links, given.output)
    tables = comparing.write_tracks(tracking, given.output, replace(given.writing, dataset="track"))
    say(given, comparison_text.tracking_text(tracking.tracked, tables))
    names = ["tracks", *TABLES, comparing.MATRIX_FILE]
    say(given, comparison_text.written_text(given.output, names))
