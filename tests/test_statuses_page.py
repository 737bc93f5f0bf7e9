"""docs/statuses.md says what the schemas and the program say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.dataset.schema import load_schema
from extract.record.lights import GREY_CHROMA, UNCLEAR_DEGREES, WHITE_LIGHTNESS
from extract.record.status import SAME_COLOUR
from extract.vocabulary import load_signs

KAUSAL_WATCH = {"completed", "on_time", "in_progress", "not_started", "late", "cancelled", "-"}
OGP = {"not started", "limited", "substantial", "completed", "-"}


@pytest.fixture(scope="module")
def page(project: Path) -> str:
    return (project / "docs" / "statuses.md").read_text(encoding="utf-8")


def rows(page: str, start: str) -> list[list[str]]:
    """The cells of a table's rows, by the beginning of its heading row."""
    table = page[page.index(start) :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in table]


def test_every_status_of_the_schema_is_mapped_in_its_order(page: str) -> None:
    column = next(column for column in load_schema("measures").columns if column.name == "status")
    assert [row[0] for row in rows(page, "| status |")] == list(column.enum)


def test_each_is_mapped_to_what_the_other_systems_have(page: str) -> None:
    mapped = rows(page, "| status |")
    assert {row[2] for row in mapped} == KAUSAL_WATCH
    assert {row[3] for row in mapped} == OGP
    assert all(row[4] for row in mapped)


def test_bounds_of_hues_are_those_of_the_program(page: str) -> None:
    assert {row[0]: (row[1], row[2]) for row in rows(page, "| colour |")} == load_signs().hues


def test_other_bounds_are_those_of_the_program(page: str) -> None:
    stated = set(re.findall(r"\d+(?:\.\d+)?", page))
    bounds = (GREY_CHROMA, WHITE_LIGHTNESS, SAME_COLOUR, UNCLEAR_DEGREES)
    assert {f"{bound:g}" for bound in bounds} <= stated
