"""The corrections file that people keep beside a dataset: what they set, joined, split and dropped.

Gets a CSV file as the review page, editors and spreadsheets leave it, gives Corrections, and back; WrongUse
names file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from extract.dataset.csv_file import lines_to_csv
from extract.dataset.kept_file import numbered_lines
from extract.dataset.replace import write_file
from extract.dataset.schema import load_schema
from extract.errors import WrongUse
from extract.model import ACTIONS, SETTABLE, Correction, Place

CORRECTIONS_FILE = "corrections.csv"
_PLACE = ("page", "table", "row", "column")
_TEXTS = ("report_id", "record_id", "field", "value_before", "value_after", "source_sha256")
_ABOUT = ("who", "when", "note")
COLUMNS = ("action", *_TEXTS, *_PLACE, *_ABOUT)
_REQUIRED = ("action", "value_before", "value_after", "source_sha256")
_HASH = re.compile(r"[0-9a-f]{64}")


def read_corrections(file: Path) -> tuple[Correction, ...]:
    """The corrections of a file in its order, none where there is no file; more columns are passed over."""
    if not file.exists():
        return ()
    lines = numbered_lines(file, partial(_unusable, file))
    header = [name.strip().casefold() for name in lines[0][1]] if lines else []
    missing = [name for name in _REQUIRED if name not in header]
    if missing:
        raise _unusable(file, 1, f"the column {missing[0]} is missing.")
    found = []
    for number, cells in lines[1:]:
        if any(map(str.strip, cells)):
            try:
                found.append(_correction(dict(zip(header, map(_as_typed, cells), strict=False))))
            except ValueError as fault:
                raise _unusable(file, number, str(fault)) from fault
    return tuple(found)


def write_corrections(file: Path, corrections: Iterable[Correction]) -> None:
    """Write a corrections file, all or nothing. Raises WrongUse."""
    text = lines_to_csv(COLUMNS, map(_cells, corrections))
    write_file(file, text.encode())


def _cells(correction: Correction) -> list[str]:
    place = [getattr(correction.place, name) for name in _PLACE]
    numbers = ["" if number is None else str(number) for number in place]
    texts, about = ([getattr(correction, name) for name in names] for names in (_TEXTS, _ABOUT))
    return [correction.action, *texts, *numbers, *about]


def _as_typed(cell: str) -> str:
    """A cell without the carriage returns and the blanks around that a spreadsheet adds."""
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def _correction(told: dict[str, str]) -> Correction:
    """A line as a Correction; ValueError says what is wrong with it."""
    action = told["action"].casefold()
    if action not in ACTIONS:
        raise ValueError(f"'{told['action']}' is no action; the actions are {', '.join(ACTIONS)}.")
    if not _HASH.fullmatch(told.get("source_sha256", "").casefold()):
        raise ValueError("source_sha256 is not the hash of a report, 64 hexadecimal digits.")
    texts = {name: told.get(name, "") for name in (*_TEXTS, *_ABOUT)}
    texts["source_sha256"] = texts["source_sha256"].casefold()
    page, table, row, column = (_number(name, told.get(name, "")) for name in _PLACE)
    correction = Correction(action, place=Place(page, None, table, row, column), **texts)
    _check(correction)
    return correction


def _number(name: str, text: str) -> int | None:
    if text and not (text.isascii() and text.isdigit()):
        raise ValueError(f"{name} is '{text}', not a whole number.")
    return int(text) if text else None


def _check(correction: Correction) -> None:
    """ValueError for a correction that can never be applied."""
    place = correction.place
    if correction.action != "set":
        if place.table is None or place.row is None:
            raise ValueError(f"a {correction.action} needs the table and the row that it is about.")
        return
    if not correction.accepts:
        _check_set(correction.field, correction.value_after)


def _check_set(field: str, value: str) -> None:
    known = sorted({name for names in SETTABLE.values() for name in names})
    if field not in known:
        raise ValueError(f"'{field}' cannot be set; what can be set is {', '.join(known)}.")
    codes = next(column.enum for column in load_schema("measures").columns if column.name == "status")
    if field == "status" and value not in ("", *codes):
        raise ValueError(f"'{value}' is no status; one of {', '.join(codes)} is.")


def _unusable(file: Path, line: int, why: str) -> WrongUse:
    return WrongUse(
        f"{file}, line {line} cannot be used as a correction.",
        why=why[:1].upper() + why[1:],
        next_step=f"Its columns are {', '.join(COLUMNS)}; 'followup review DIR' writes such a file.",
    )
