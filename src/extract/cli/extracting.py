"""`followup extract`: reports into a dataset.

Gets arguments, has `shelf` run over the reports, says what came of them in the words of `summary`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract import dataset, targets
from extract.cli.options import engine_option, language_option, ocr_option, password_option, profile_option
from extract.cli.telling import Teller
from extract.options import ReadOptions
from extract.shelf import LEAST_MEGABYTES, Executor, Limits

if TYPE_CHECKING:
    from extract.shelf.plan import Job


@dataclass(frozen=True, slots=True)
class Given:
    """What `followup extract` was given on the command line."""

    reports: tuple[str, ...]
    output: Path
    formats: tuple[str, ...]
    excel: bool
    add: bool
    partition_by: tuple[str, ...]
    resume: bool
    jobs: int | None
    cluster: str
    timeout: float | None
    memory: int
    report_id: str | None
    password: str
    period: str
    language: str
    profile: str
    aliases: Path | None
    engine: str
    ocr: str
    cross_check: bool
    quiet: bool
    verbose: bool

    @property
    def reading(self) -> ReadOptions:
        """What it tells about the reports."""
        return ReadOptions(
            engine=self.engine,
            ocr=self.ocr,
            cross_check=self.cross_check,
            password=self.password,
            language=self.language,
            period=self.period,
            profile=self.profile,
            aliases=self.aliases or self._kept(dataset.ALIASES_FILE),
            corrections=self._kept(dataset.CORRECTIONS_FILE),
        )

    def _kept(self, name: str) -> Path | str:
        """A file that people keep in the folder of the dataset, '' where there is none."""
        file = self.output / name
        return file if file.is_file() else ""

    @property
    def processes(self) -> int:
        """How many processes read, 0 for this one: one a core, but no more than there can be reports."""
        cores = os.cpu_count() or 1
        are_files = all(Path(name).is_file() and not name.endswith(".zip") for name in self.reports)
        usual = min(cores, len(self.reports)) if are_files else cores
        return usual if self.jobs is None else self.jobs

    @property
    def writing(self) -> dataset.WriteOptions:
        """How it wants the dataset."""
        return dataset.WriteOptions(self.formats, self.excel, self.add, self.partition_by)

    @property
    def job(self) -> Job:
        """All that is to be done."""
        from extract.shelf.plan import Job

        return Job(
            self.reports,
            self.output,
            self.reading,
            self.writing,
            Limits(self.timeout, self.memory),
            report_id=self.report_id or "",
            resume=self.resume,
        )


def _split_formats(_ctx: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    named = _split(given, dataset.FORMATS)
    return tuple(name for name in dataset.FORMATS if name in named)


def _split_keys(_ctx: click.Context, _option: click.Parameter, given: str) -> tuple[str, ...]:
    return _split([given] if given else [], dataset.PARTITIONS)


def _split(given: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """The names in texts with commas, each once."""
    named = tuple(dict.fromkeys(name.strip() for text in given for name in text.split(",")))
    unknown = [name for name in named if name not in known]
    if unknown:
        raise click.BadParameter(f"'{unknown[0]}' is none of {', '.join(known)}.")
    return named


@click.command(short_help="Reports to a dataset of typed tables.")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder of the dataset; made if missing.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    callback=_split_formats,
    metavar="FORMAT",
    help=f"{', '.join(dataset.FORMATS)}; several with commas, as in csv,xlsx. "
    "[default: csv,parquet; with --add those that are there]",
)
@click.option(
    "--excel",
    is_flag=True,
    help="CSV for spreadsheets: byte order mark, semicolons, no cell runs as a formula.",
)
@click.option(
    "--add",
    is_flag=True,
    help="Keep the reports already in DIR; the same one again, or one with the same --id, is replaced.",
)
@click.option(
    "--partition-by",
    default="",
    callback=_split_keys,
    metavar="KEYS",
    help=f"Parquet in folders by {', '.join(dataset.PARTITIONS)}; several with commas.",
)
@click.option(
    "--resume",
    is_flag=True,
    help="Read only what is new or changed, or what a run that was cut off had not yet read.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    envvar="FOLLOWUP_JOBS",
    metavar="N",
    help="Reports read at a time; 0 reads them in this very process, without limits. [default: one per core]",
)
@click.option(
    "--cluster",
    default="",
    metavar="ADDRESS",
    help="Read on the Dask cluster of the scheduler at ADDRESS, such as tcp://host:8786, instead of here; "
    "needs the extra 'cluster'.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Time after which a report is given up. [default: some seconds of work, and more for each page]",
)
@click.option(
    "--memory",
    type=click.IntRange(min=LEAST_MEGABYTES),
    default=Limits().megabytes,
    show_default=True,
    metavar="MB",
    help="Memory that reading a report may take before it is given up.",
)
@click.option(
    "--id",
    "report_id",
    metavar="ID",
    help="Key of the report in all tables. [default: made of the file's name]",
)
@password_option
@click.option(
    "--period",
    default="",
    metavar="PERIOD",
    help="The follow-up period, where the report does not tell it: 05/2023-05/2024.",
)
@language_option
@profile_option
@click.option(
    "--aliases",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="CSV that says which organisation a printed name stands for. [default: aliases.csv in DIR]",
)
@engine_option
@ocr_option
@click.option(
    "--cross-check", is_flag=True, help="Read again with a second reader; what it reads otherwise is a doubt."
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.option(
    "-v", "--verbose", is_flag=True, help="List each doubt; show where a fault of the program happened."
)
def extract(**given: Any) -> None:
    """Extract goals, indicators and measures of reports into a dataset.

    A REPORT is a file, a folder, a pattern, a zip archive or an address such as https://... or
    s3://... (these need the extra 'remote'). Writes one file per table (csv, parquet) or one with
    all tables (xlsx, sqlite, json), and datapackage.json, into DIR. Tables already there are
    replaced; corrections.csv, aliases.csv and links.csv are kept, the first two applied. Reports
    that could not be read are listed in the table failures.

    \b
    Examples:
      followup extract report-2024.pdf -o data
      followup extract report-2025.docx -o data --add
      followup extract reports/ older.zip -o data --jobs 4
      followup extract reports/ older.zip -o data --resume
      followup extract 'reports/**/*.pdf' -o data --partition-by programme,period
      followup extract reports/ -o data --cluster tcp://host:8786
      followup extract report-2024.pdf -o data --format csv --excel
      followup extract report-2024.pdf -o data --format xlsx,sqlite
      followup extract report-2024.pdf -o data --profile our-reports.toml

    \b
    Ends with 0 when all is done, 1 when some reports could not be read and the rest is written,
    2 on wrong use, 3 when nothing could be read.
    """
    sys.exit(_extract(Given(**given)))


def _extract(given: Given) -> int:
    """Extract the reports given and say what came of it; the exit code."""
    if given.report_id is not None:
        targets.check_report_id(given.report_id, len(given.reports))
    dataset.check_target(given.output)
    teller = Teller(given.output, quiet=given.quiet, verbose=given.verbose)
    try:
        with _executor(given) as executor:
            from extract.shelf.run import run  # those who read start meanwhile

            for event in run(given.job, executor):
                teller.tell(event)
    except KeyboardInterrupt:
        teller.stopped()
        raise
    return teller.exit_code


def _executor(given: Given) -> Executor:
    """Who reads the reports: a cluster, processes, or with 0 jobs this one."""
    if given.cluster:
        from extract.shelf.cluster import ClusterExecutor

        return ClusterExecutor(given.cluster)
    if given.processes:
        from extract.shelf.local import LocalExecutor

        return LocalExecutor(given.processes)
    from extract.shelf.reading import InProcess

    return InProcess()
