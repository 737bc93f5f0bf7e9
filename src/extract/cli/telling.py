"""What a run over reports tells: summaries, failures, and on a terminal how far it is.

Gets events, prints them in the words of `shelf.wording` and `summary`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract import summary

if TYPE_CHECKING:
    from extract.shelf.run import Ended, Event, Told

_CLEARED = "\r\033[K"


class Teller:
    """Says what comes, and knows in the end how the command ended."""

    def __init__(self, output: Path, *, quiet: bool, verbose: bool) -> None:
        self._output = output
        self._quiet = quiet
        self._verbose = verbose
        self._shows_progress = sys.stderr.isatty() and not quiet
        self.exit_code = 0
        """The command's, once it has ended."""

    def tell(self, event: Event) -> None:
        """Say what an event means to a person."""
        from extract.shelf import run, wording

        if isinstance(event, run.Progress):
            self._show(wording.progress_line(event))
            return
        self._show("")
        if isinstance(event, run.Begun):
            self._note(wording.begun_lines(event))
        elif isinstance(event, run.Told):
            self._report(event)
        else:
            self._ended(event)

    def stopped(self) -> None:
        """Say what a person who stopped the run can do."""
        self._show("")
        click.echo("Stopped. What was read is kept; --resume goes on from there.", err=True)

    def _report(self, event: Told) -> None:
        if event.failure:
            click.echo(event.failure.trace if self._verbose else "", err=True, nl=False)
            click.echo(summary.error_text(event.failure.error()), err=True)
        elif not self._quiet:
            doubts = [f"    {summary.doubt_line(row)}" for row in event.doubts if self._verbose]
            click.echo("\n".join([event.summary, *doubts]))

    def _ended(self, event: Ended) -> None:
        from extract.shelf import wording

        self._note(wording.alike_lines(event))
        if event.is_written and not self._quiet:
            if event.read + event.known + len(event.failures) > 1:
                click.echo(wording.ended_line(event))
            click.echo(summary.written_summary(self._output, event.writing.formats))
        codes = [failure.exit_code for failure in event.failures]
        self.exit_code = (1 if event.is_written else max(codes)) if codes else 0

    def _note(self, lines: Iterable[str]) -> None:
        for line in lines if not self._quiet else ():
            click.echo(line)

    def _show(self, line: str) -> None:
        """On a terminal a line that the next one takes the place of."""
        if self._shows_progress:
            click.echo(_CLEARED + line, err=True, nl=False)
