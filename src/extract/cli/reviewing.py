"""`followup review`: the doubts of a dataset on a local web page."""

from __future__ import annotations

import getpass
import webbrowser
from pathlib import Path

import click

from extract.cli.showing import reports_option


@click.command(short_help="Check and correct a dataset on a local web page.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@reports_option
@click.option("--who", default="", help="Your name for corrections.csv. [default: your user name]")
@click.option(
    "--port", default=0, type=click.IntRange(0, 65535), help="Port to answer on. [default: a free one]"
)
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def review(folder: Path, places: tuple[Path, ...], who: str, port: int, no_browser: bool) -> None:
    """Work through the doubts of a dataset, most serious first, and put right what is wrong.

    The page is for this computer alone: its address holds a secret, and nothing leaves the machine. Each
    act is kept at once in corrections.csv, which the next followup extract applies.

    \b
    Example:
      followup review data --reports reports
    """
    from extract.review_server import ReviewServer
    from extract.reviewing import open_review

    server = ReviewServer(open_review(folder, places, who or getpass.getuser()), port)
    click.echo(f"Review at {server.url}  (stop with Ctrl+C)")
    if not no_browser:
        webbrowser.open(server.url)
    try:
        server.serve()
    except KeyboardInterrupt:
        click.echo(
            f"\nStopped. Your corrections are in {folder / 'corrections.csv'}; extract again to apply them."
        )
