"""`followup organisations`: the organisations of a dataset as an aliases file to edit."""

from __future__ import annotations

from pathlib import Path

import click

from extract import dataset, summary, targets


@click.command(short_help="The organisations of a dataset, as an aliases file to edit.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to this file, or as aliases.csv into this folder. [default: print]",
)
def organisations(folder: Path, output: Path | None) -> None:
    """List the organisations that the responsible texts of a dataset name.

    One line per organisation, with the number of its mentions and names that are nearly the same. It has
    the form of aliases.csv: change the column `organisation`, and `organisation_id` if you have keys of
    your own, save it as aliases.csv in DIR and extract again; or give it with extract --aliases.

    \b
    Examples:
      followup organisations data
      followup organisations data -o data/aliases.csv
    """
    from extract import pipeline

    text = summary.organisations_csv(pipeline.list_organisations(folder))
    if output is None:
        click.echo(text, nl=False)
        return
    file = targets.file_in(output, dataset.ALIASES_FILE, (".csv",))
    dataset.write_file(file, text.encode())
    click.echo(f"Written to {file}")
