"""Printed schedules against what they say, and texts of which no date may be made."""

from __future__ import annotations

import csv
from pathlib import Path
from time import process_time

import pytest

from extract import vocabulary
from extract.model import ScheduleItem
from extract.record.schedules import read_schedule

FOLDER = Path(__file__).parent


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table of texts; '\\n' in a text is a line feed."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [{**row, "text": row["text"].replace("\\n", "\n")} for row in rows]


def shown(item: ScheduleItem) -> str:
    """An item in the form of the table: kind/precision start..end [item]."""
    precision = "" if item.precision == "none" else f"/{item.precision}"
    dates = f" {item.start}..{item.end}" if item.start or item.end else ""
    return f"{item.kind}{precision}{dates}{f' [{item.item}]' if item.item else ''}"


def params(name: str) -> list[object]:
    return [pytest.param(row, id=f"{row['language']}: {row['text']}") for row in table(name)]


@pytest.mark.parametrize("row", params("read.tsv"))
def test_a_schedule_is_read_without_doubt(row: dict[str, str]) -> None:
    items, doubts = read_schedule(row["text"], vocabulary.load(row["language"]))
    assert " | ".join(map(shown, items)) == row["items"]
    assert doubts == ()


@pytest.mark.parametrize("row", params("unread.tsv"))
def test_no_date_is_made_up(row: dict[str, str]) -> None:
    items, doubts = read_schedule(row["text"], vocabulary.load(row["language"]))
    assert [item for item in items if item.start or item.end] == []
    assert {doubt.code for doubt in doubts} == {"schedule_unread"}


@pytest.mark.parametrize("row", params("printed.tsv"))
def test_a_printed_schedule_is_read_as_a_person_reads_it(row: dict[str, str]) -> None:
    """One of the readings that are fair, parted by '||'; '?' is a doubt."""
    items, doubts = read_schedule(row["text"], vocabulary.load(row["language"]))
    found = "?" if doubts else " | ".join(map(shown, items))
    assert found in [reading.strip() for reading in row["items"].split("||")]


@pytest.mark.parametrize("text", ["kevät ja ", "5.-"])
def test_a_long_cell_is_read_in_time_that_grows_with_it(text: str) -> None:
    """Half a second; with the square of the length it would be four and more."""
    assert _seconds(text * (60_000 // len(text))) < 2


def _seconds(text: str) -> float:
    began = process_time()
    read_schedule.__wrapped__(text, vocabulary.load("fi"))
    return process_time() - began


def test_the_tables_are_as_large_as_promised() -> None:
    assert len(table("read.tsv")) >= 170
    assert len(table("unread.tsv")) >= 60
