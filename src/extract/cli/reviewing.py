"""`followup review`: the doubts of a dataset, or the links of a comparison, on a local web page."""

from __future__ import annotations

import getpass
import webbrowser
from pathlib import Path
from typing import Any

import click

from extract.cli.options import password_option, profile_option
from extract.cli.showing import reports_option


@click.command(short_help="Check and correct a dataset or a comparison on a local web page.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@reports_option
@password_option
@profile_option
@click.option("--who", default="", help="Your name for corrections.csv. [default: your user name]")
@click.option(
    "--language",
    default="",
    metavar="CODE",
    help="Language of the page: fi, sv, en. [default: that of the reports]",
)
@click.option(
    "--port", default=0, type=click.IntRange(0, 65535), help="Port to answer on. [default: a free one]"
)
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def review(folder: Path, port: int, no_browser: bool, **told: Any) -> None:
    """Work through what is in doubt, most serious first, and put right what is wrong.

    DIR is a dataset of followup extract, whose records are corrected, or the folder of a comparison,
    whose links are. The page is for this computer alone: its address holds a secret, and nothing leaves
    the machine. Each act is kept at once, in corrections.csv or links.csv; the next followup extract or
    compare into DIR applies it.

    \b
    Examples:
      followup review data --reports reports
      followup review changes
    """
    from extract.review_server import ReviewServer
    from extract.reviewing import ReviewOptions, open_review

    told["who"] = told["who"] or getpass.getuser()
    opened = open_review(folder, ReviewOptions(**told))
    server = ReviewServer(opened, port)
    click.echo(f"Review at {server.url}  (stop with Ctrl+C)")
    if not no_browser:
        webbrowser.open(server.url)
    try:
        server.serve()
    except KeyboardInterrupt:
        where = f"What you decided is in {opened.file}; {opened.next_step}" if opened.file.is_file() else ""
        click.echo(f"\nStopped. {where}".rstrip())
