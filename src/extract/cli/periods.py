"""What `followup compare` and `followup track` have in common: options, checks, messages.

Gets arguments, gives them as one value. It compares nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from extract import dataset, targets
from extract.cli.options import engine_option, named_faults, password_option, profile_option
from extract.errors import WrongUse
from extract.options import ReadOptions
from extract.vocabulary import languages

MARKDOWN = "markdown"
TABLES = ("links", "changes", "doubts", "reports")


@dataclass(frozen=True, slots=True)
class Given:
    """What both commands were given."""

    output: Path | None
    formats: tuple[str, ...]
    excel: bool
    links: Path | None
    quiet: bool
    verbose: bool
    reading: ReadOptions

    @property
    def writing(self) -> dataset.WriteOptions:
        """How the tables are written; how the comparison is told besides is no format of a table."""
        formats = tuple(name for name in self.formats if name != MARKDOWN)
        return dataset.WriteOptions(formats=formats, excel=self.excel, dataset="compare")

    def check(self, command: str) -> None:
        """Raise WrongUse before any work where something cannot be written or is not there."""
        if self.output is not None:
            dataset.check_target(self.output)
            dataset.check_alone(self.output, command)
        if self.links is not None and not self.links.is_file():
            raise WrongUse(f"There is no file {self.links}.", next_step="Name the edited links.csv.")


def _split_formats(_ctx: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    known = (*dataset.FORMATS, MARKDOWN)
    named = {name.strip() for text in given for name in text.split(",")}
    if unknown := sorted(named - set(known)):
        raise click.BadParameter(f"'{unknown[0]}' is none of {', '.join(known)}.")
    return tuple(name for name in known if name in named)


_SHARED = (
    click.option(
        "--format",
        "formats",
        multiple=True,
        callback=_split_formats,
        metavar="csv|parquet|markdown",
        help="Tables in this format only; may be said twice, or as csv,parquet. markdown prints a summary "
        "for a pull request and writes it as summary.md. [default: csv and parquet]",
    ),
    click.option("--excel", is_flag=True, help="CSV for spreadsheets: byte order mark, semicolons."),
    click.option(
        "--links",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Links that an analyst decided: rows with decided_by = analyst win. [default: links.csv in DIR]",
    ),
    click.option(
        "--report-language",
        "language",
        default="",
        metavar="CODE",
        help=f"The reports' language: {', '.join(languages())}. [default: found in the text]",
    ),
    profile_option,
    engine_option,
    password_option,
    click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors."),
    click.option("-v", "--verbose", is_flag=True, help="Show where a fault of the program happened."),
)


def shared_options(command: Callable[..., None]) -> Callable[..., None]:
    """A command with the options that both have."""
    for option in reversed(_SHARED):
        command = option(command)
    return command


def given_of(told: dict[str, Any]) -> Given:
    """The values of these options, those of reading taken out of them."""
    reading = ReadOptions(**{name: told.pop(name) for name in ("language", "profile", "engine", "password")})
    return Given(**told, reading=reading)


def check_inputs(paths: Iterable[Path]) -> None:
    """Raise WrongUse for the first path that is neither a folder nor a file that may be read."""
    for path in paths:
        if not path.is_dir():
            targets.check_reports([path])


@contextmanager
def naming_faults(paths: Iterable[Path], given: Given) -> Iterator[None]:
    """A fault of the program becomes an error that names the inputs."""
    name = Path(" and ".join(path.name for path in paths))
    with named_faults(name, verbose=given.verbose):
        yield


def say(given: Given, text: str) -> None:
    """Print a text unless the command is to be quiet."""
    if not given.quiet:
        click.echo(text)
