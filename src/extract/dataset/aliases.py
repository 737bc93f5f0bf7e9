"""The aliases file that people keep beside a dataset: which organisation a printed name stands for.

Gets a CSV file as editors and spreadsheets leave it, gives its lines; WrongUse names file and line.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from extract.dataset.kept_file import numbered_lines
from extract.errors import WrongUse

ALIASES_FILE = "aliases.csv"
COLUMNS = ("organisation_text", "organisation", "organisation_id")
_REQUIRED = COLUMNS[:2]


def read_aliases(file: Path) -> list[dict[str, str]]:
    """The lines of an aliases file by column; commas, semicolons or tabs, further columns are passed over."""
    if not file.exists():
        raise WrongUse(
            f"There is no aliases file {file}.", next_step="Check the name and the folder you are in."
        )
    lines = numbered_lines(file, partial(_unusable, file))
    header = [name.strip().casefold() for name in lines[0][1]] if lines else []
    missing = [name for name in _REQUIRED if name not in header]
    if missing:
        raise _unusable(file, 1, f"the column {missing[0]} is missing.")
    return [_alias(file, number, header, cells) for number, cells in lines[1:] if any(map(str.strip, cells))]


def _alias(file: Path, number: int, header: list[str], cells: list[str]) -> dict[str, str]:
    told = dict(zip(header, (cell.strip() for cell in cells), strict=False))
    alias = {name: told.get(name, "") for name in COLUMNS}
    empty = [name for name in _REQUIRED if not alias[name]]
    if empty:
        raise _unusable(file, number, f"{empty[0]} is empty.")
    if any(letter.isspace() or letter == "/" for letter in alias["organisation_id"]):
        raise _unusable(file, number, f"'{alias['organisation_id']}' is no key: it holds a blank or a '/'.")
    return alias


def _unusable(file: Path, line: int, why: str) -> WrongUse:
    return WrongUse(
        f"{file}, line {line} cannot be used as an alias.",
        why=why[:1].upper() + why[1:],
        next_step=f"Its columns are {', '.join(COLUMNS)}; 'followup organisations DIR' writes such a file.",
    )
