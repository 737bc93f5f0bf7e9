"""`followup show`: a record of a dataset with its evidence.

Gets arguments, calls `checking`, prints or writes what it gives.
"""

from __future__ import annotations

from pathlib import Path

import click

from extract import dataset
from extract.cli.options import password_option

reports_option = click.option(
    "--reports",
    "places",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE|FOLDER",
    help="Where the reports' files are. [default: in and around DIR and the folder you are in]",
)


@click.command(short_help="A record with the places it came from.")
@click.argument("record_id", metavar="RECORD_ID")
@click.argument("folder", type=click.Path(path_type=Path), metavar="[DIR]", default="data")
@click.option(
    "--picture",
    type=click.Path(path_type=Path),
    metavar="FILE.png",
    help="Also write a picture of just that part of the pages; for a PDF.",
)
@reports_option
@password_option
def show(record_id: str, folder: Path, picture: Path | None, places: tuple[Path, ...], password: str) -> None:
    """Show a measure, goal or indicator of the dataset in DIR: pages, boxes, texts as read, doubts.

    \b
    Examples:
      followup show report-2024/3/m2 data
      followup show report-2024/3/m2 data --picture m2.png
    """
    from extract import checking

    click.echo(checking.show_record(folder, record_id), nl=False)
    if picture:
        dataset.write_file(picture, checking.record_picture(folder, record_id, places, password))
        click.echo(f"Picture written to {picture}", err=True)
