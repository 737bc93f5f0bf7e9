"""The command line: the only place that prints, exits and shows progress.

Gets arguments, calls `pipeline` and `dataset`, words nothing itself: that is `summary`'s. One module per
group of commands; here they come together.
"""

from __future__ import annotations

from typing import Any

import click

from extract import __version__, summary
from extract.cli.comparing import compare, track
from extract.cli.datasets import schema, validate
from extract.cli.extracting import extract
from extract.cli.looking import inspect, tables
from extract.errors import FollowupError


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


for command in (extract, compare, track, inspect, tables, schema, validate):
    main.add_command(command)
