"""What several commands share: options with their words, and how a fault of the program is named."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from extract import summary
from extract.errors import FollowupError
from extract.options import ENGINES, OCR_MODES
from extract.vocabulary import languages

engine_option = click.option(
    "--engine",
    default="auto",
    type=click.Choice(ENGINES),
    help="Reader of PDF pages; auto takes the fast one and falls back where it gives nothing usable.",
)
ocr_option = click.option(
    "--ocr",
    default="auto",
    type=click.Choice(OCR_MODES),
    help="Which pages of a PDF are recognised as pictures; auto: those without text, given the extra 'ocr'.",
)
password_option = click.option("--password", default="", help="Opens an encrypted file.")
language_option = click.option(
    "--language",
    default="",
    metavar="CODE",
    help=f"The report's language: {', '.join(languages())}. [default: found in the text]",
)
profile_option = click.option(
    "--profile",
    default="",
    metavar="FILE|NAME",
    help="Words of a family of reports: a TOML file, or one of your profiles folder by its name. "
    "[default: the one of that folder that applies]",
)


@contextmanager
def named_faults(path: Path, *, verbose: bool = False) -> Iterator[None]:
    """A fault of the program becomes an error that names the report it was reading."""
    try:
        yield
    except FollowupError:
        raise
    except Exception as cause:
        if verbose:
            click.echo(traceback.format_exc(), err=True)
        raise summary.unexpected(path, cause) from cause
