"""The typed values of the samples, beside what a person read in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.cli import main
from tests.samples.agreement import (
    Values,
    figure_counts,
    indicator_differences,
    party_differences,
    schedule_differences,
    values_of,
)
from tests.samples.files import NAMES

READ = [name for name in NAMES if name != "helsinki-2023-2024"]
PARTIES, FIGURES = 0.95, 0.95
"""The least share of measures whose parties are as read, and of quantities found and right."""


@pytest.fixture(scope="module", params=READ)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def dataset(name: str, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("values") / name
    done = CliRunner().invoke(main, ["extract", str(samples / f"{name}.docx"), "-o", str(folder), "-q"])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def values(name: str) -> Values:
    return values_of(name)


def need(dataset: Path, table: str) -> None:
    if not (dataset / f"{table}.csv").exists():
        pytest.skip(f"this version writes no table {table}")


def test_schedules_are_as_read(values: Values, dataset: Path) -> None:
    need(dataset, "schedules")
    assert schedule_differences(values, dataset) == []


def test_parties_are_as_read_but_for_a_few(values: Values, dataset: Path) -> None:
    need(dataset, "responsibles")
    differences = party_differences(values, dataset)
    assert len(differences) <= (1 - PARTIES) * len(values["measures"]), differences


def test_indicators_are_as_read_or_in_doubt(values: Values, dataset: Path) -> None:
    need(dataset, "figures")
    assert indicator_differences(values, dataset) == []


def test_quantities_are_found_and_right(values: Values, dataset: Path) -> None:
    need(dataset, "figures")
    right, found, read = figure_counts(values, dataset)
    assert right >= FIGURES * found
    assert right >= FIGURES * read
