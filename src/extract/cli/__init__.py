"""The command line: the only place that prints, exits and shows progress.

Gets arguments, calls `pipeline` and `dataset`, words nothing itself: that is `summary`'s. One module per
group of commands; here they come together.
"""

from __future__ import annotations

import os
from typing import Any

import click

from extract import __version__, summary
from extract.cli.comparing import compare
from extract.cli.datasets import schema, validate
from extract.cli.extracting import extract
from extract.cli.looking import inspect, tables
from extract.cli.organisations import organisations
from extract.cli.reviewing import review
from extract.cli.showing import show
from extract.cli.tracking import track
from extract.errors import FollowupError

# Set before numpy and pyarrow are loaded, unless the user has. Threads for linear algebra, of which there is
# none here, cost 0.1 s of processor time to start; Arrow's own memory pool keeps 8 MB for tables of a few.
_LIGHT = {"OPENBLAS_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}


class Commands(click.Group):
    """Commands in flow order, whose errors are one clear message each."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order in which they were added, not by the alphabet."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error that a person can act on ends it without a traceback."""
        try:
            return super().invoke(ctx)
        except FollowupError as error:
            click.echo(summary.error_text(error), err=True)
            ctx.exit(error.exit_code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="followup")
def main() -> None:
    """Turn follow-up reports of action programmes (Word, PDF) into typed tables.

    \b
    Start with:
      followup extract report.docx -o data
    """
    for name, value in _LIGHT.items():
        os.environ.setdefault(name, value)


for command in (extract, compare, track, review, show, inspect, tables, organisations, schema, validate):
    main.add_command(command)
