"""`followup tables` and `followup inspect`: what was read, before and after its meaning is sought.

Gets arguments, calls `pipeline`, prints or writes what it gives.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from extract import dataset, summary, targets
from extract.cli.options import (
    engine_option,
    language_option,
    named_faults,
    ocr_option,
    password_option,
    profile_option,
)
from extract.errors import WrongUse
from extract.options import ReadOptions


@click.command(short_help="The tables of a file as read.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    default="json",
    type=click.Choice(["json", "csv"]),
    help="json keeps pages and merged cells; csv is for the eye.",
    show_default=True,
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to FILE instead of the screen.",
)
@engine_option
@ocr_option
@password_option
def tables(file: Path, form: str, output: Path | None, **told: Any) -> None:
    """Show every table of a file as read and stitched, before its meaning is sought.

    \b
    Examples:
      followup tables report.pdf
      followup tables report.docx --format csv -o tables.csv
    """
    targets.check_reports([file])
    from extract import pipeline

    with named_faults(file):
        document = pipeline.read_document(file, ReadOptions(**told))
    content = pipeline.document_tables_json(document)
    text = (
        summary.tables_csv(content)
        if form == "csv"
        else json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    )
    if output is None:
        click.echo(text, nl=False)
    else:
        dataset.write_file(output, text.encode())


@click.command(short_help="Pictures of what was read where.")
@click.argument("report", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE|DIR",
    help="Where to write. [default: REPORT-inspect.html in this folder; text and a profile on the screen]",
)
@click.option(
    "--text", "as_text", is_flag=True, help="Print the same as text; no pictures unless -o says where."
)
@click.option(
    "--page",
    "pages",
    multiple=True,
    type=click.IntRange(min=1),
    metavar="N",
    help="Show only this page of a PDF; may be said several times.",
)
@click.option(
    "--suggest-profile",
    "suggest",
    is_flag=True,
    help="Draft a profile instead: the headings, status words and colours that are not known yet.",
)
@click.option(
    "--corrections",
    default="",
    metavar="FILE|DIR",
    help="Show the report as corrected: corrections.csv, or the dataset that has it. [default: as read]",
)
@language_option
@profile_option
@engine_option
@ocr_option
@password_option
def inspect(
    report: Path, output: Path | None, as_text: bool, pages: tuple[int, ...], suggest: bool, **told: Any
) -> None:
    """Show what was read where, so that a wrong reading is seen at a glance.

    Draws each page of a PDF, or each table of a Word file, into one HTML file: the cells in the colours
    of what they hold, lights with their status, rows that go on over a page break, doubts.

    \b
    Examples:
      followup inspect report.pdf
      followup inspect report.pdf --page 3 --page 4 -o pages.html
      followup inspect report.docx --text
      followup inspect report.pdf --corrections data
      followup inspect report.docx --suggest-profile -o our-reports.toml
    """
    targets.check_reports([report])
    told["corrections"] = _corrections_file(told["corrections"])
    options = ReadOptions(**told)
    with named_faults(report):
        if suggest:
            _draft(report, options, output)
        else:
            _show(report, options, output, pages, as_text=as_text)


def _corrections_file(given: str) -> Path | str:
    """The corrections that were named, by their file or their dataset. Raises WrongUse without any."""
    if not given:
        return ""
    file = Path(given) / dataset.CORRECTIONS_FILE if Path(given).is_dir() else Path(given)
    if not file.is_file():
        raise WrongUse(
            f"There is no file {file}.", next_step="Name the corrections, or leave --corrections out."
        )
    return file


def _draft(report: Path, options: ReadOptions, output: Path | None) -> None:
    """Print or write the draft of a profile; a profile that is there is not overwritten."""
    from extract import pipeline

    target = targets.file_in(output, f"{report.stem}.toml", (".toml",)) if output else None
    if target and target.exists():
        raise WrongUse(f"{target} is there already.", next_step="Name another file with -o, or delete it.")
    text = pipeline.suggest_profile(report, options)
    if target is None:
        click.echo(text, nl=False)
        return
    dataset.write_file(target, text.encode())
    click.echo(f"Drafted {target}; correct it, then: followup extract {report} -o data --profile {target}")


def _show(
    report: Path, options: ReadOptions, output: Path | None, pages: tuple[int, ...], *, as_text: bool
) -> None:
    """Print what was read as text, or write it as pictures, or both."""
    from extract import pipeline

    inspection = pipeline.inspect_report(report, options)
    targets.check_pages(pages, inspection.pages, report)
    if as_text:
        click.echo(pipeline.inspection_text(inspection, pages), nl=False)
    if output or not as_text:
        target = targets.file_in(output or Path(), f"{report.stem}-inspect.html", (".html", ".htm"))
        html = pipeline.inspection_html(inspection, report, options.password, pages)
        dataset.write_file(target, html.encode())
        click.echo(f"Written to {target}; open it in a browser.", err=as_text)
