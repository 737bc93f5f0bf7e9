"""What a command was given, checked before any work: the reports are there, the ids are fit.

Gets paths, ids and pages, raises WrongUse in plain words. It opens no report.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from extract.dataset import Row
from extract.errors import WrongUse

_REPORT_ID = re.compile(r"[^/\s]+")


def check_reports(paths: Sequence[Path]) -> None:
    """Raise WrongUse for the first path that is no file or comes twice."""
    for path in paths:
        _check_report(path)
    doubles = [path for path, times in Counter(path.resolve() for path in paths).items() if times > 1]
    if doubles:
        raise WrongUse(f"{doubles[0].name} was given more than once.", next_step="Name each report once.")


def check_report_id(report_id: str, reports: int) -> None:
    """Raise WrongUse for an id that cannot name a report, or is to name several."""
    if reports > 1:
        raise WrongUse(
            "--id names one report, but several were given.",
            next_step="Leave --id out, or extract the reports one by one with --add.",
        )
    if not _REPORT_ID.fullmatch(report_id):
        raise WrongUse(
            f"'{report_id}' cannot be a report's id.",
            why="An id may hold no blank and no '/', which parts it from the numbers of goals and measures.",
            next_step="Choose another --id, such as helsinki-2023-2024.",
        )


def check_distinct(paths: Sequence[Path], report_ids: Sequence[str]) -> None:
    """Raise WrongUse where two files have one id: the same name and the same content."""
    by_id: dict[str, Path] = {}
    for path, report_id in zip(paths, report_ids, strict=True):
        other = by_id.setdefault(report_id, path)
        if other is not path:
            raise WrongUse(f"{other} and {path} are the same report.", next_step="Name one of them only.")


def check_added(new: Mapping[str, tuple[Path, str]], there: Iterable[Row], folder: Path) -> None:
    """Raise WrongUse where a report to be added has the id of another one that is there.

    `new` holds each report and the hash of its content by the id it would get.
    """
    for row in there:
        report_id, content = str(row["report_id"]), row["source_sha256"]
        path, new_content = new.get(report_id, (folder, content))
        if new_content != content:
            raise WrongUse(
                f"Adding {path} would replace another report, '{report_id}' in {folder}.",
                why=f"The one that is there came of {row['source_file']}, whose content is not the same.",
                next_step="Add it alone, with --id: a name of its own keeps both, "
                f"--id {report_id} replaces the one that is there.",
            )


def check_pages(pages: Iterable[int], number: int, report: Path) -> None:
    """Raise WrongUse for a page that the report does not have."""
    missing = [page for page in pages if page > number]
    if missing and not number:
        raise WrongUse(f"{report} has no pages.", why="A Word file's pages are made only when it is shown.")
    if missing:
        raise WrongUse(f"{report} has no page {missing[0]}.", why=f"It has {number} pages.")


def file_in(output: Path, name: str, suffixes: tuple[str, ...]) -> Path:
    """The file that is meant by its name, told by the ending, or by its folder, where it is called `name`."""
    is_file = output.suffix.lower() in suffixes and not output.is_dir()
    return output if is_file else output / name


def _check_report(path: Path) -> None:
    if path.is_dir():
        raise WrongUse(
            f"{path} is a folder, not a report.",
            next_step="Name the reports in it one by one, such as: followup extract DIR/*.pdf -o data",
        )
    if not path.exists():
        raise WrongUse(f"There is no file {path}.", next_step="Check the name and the folder you are in.")
    if not os.access(path, os.R_OK):
        raise WrongUse(f"You may not read {path}.", next_step="Ask for the right to read it, or copy it.")
