"""`followup schema` and `followup validate`: what a dataset holds, and whether one is sound."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from extract import dataset, summary


@click.command(short_help="The tables and columns of a dataset.")
@click.argument("table", required=False)
def schema(table: str | None) -> None:
    """Show which tables and columns a dataset has; with TABLE its whole schema as JSON.

    \b
    Examples:
      followup schema
      followup schema measures > measures-schema.json
    """
    click.echo(dataset.schema_text(table).rstrip() if table else summary.schema_listing())


@click.command(short_help="Check a dataset against the schemas.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def validate(folder: Path) -> None:
    """Check a dataset against the schemas: columns, types, values, keys.

    Prints one fault a line and ends with 1 where there is any.

    \b
    Example:
      followup validate data
    """
    findings = dataset.validate_folder(folder, dataset.dataset_in(folder))
    for finding in findings:
        click.echo(str(finding))
    click.echo(
        f"{len(findings)} faults in {folder}" if findings else f"{folder} is sound", err=bool(findings)
    )
    sys.exit(1 if findings else 0)
