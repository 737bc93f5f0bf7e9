"""What all tests share: where the samples and the documents outside the checkout are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]


@pytest.fixture(scope="session", autouse=True)
def no_profiles_of_the_user() -> Iterator[None]:
    """What is in the folder of the person who runs the tests plays no part in them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOLLOWUP_PROFILES", "")
        yield


@pytest.fixture(scope="session", autouse=True)
def read_in_this_process() -> Iterator[None]:
    """Commands start no processes of their own unless a test says so: it takes longer than most reports."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOLLOWUP_JOBS", "0")
        yield


@pytest.fixture(scope="session")
def project() -> Path:
    """The checkout."""
    return PROJECT


@pytest.fixture(scope="session")
def samples(project: Path) -> Path:
    """The sample reports."""
    return project / "samples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Documents that are measured with but not copied; where they are absent the test is skipped."""
    folder = Path(os.environ.get("FOLLOWUP_SHARED") or PROJECT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no documents in {folder}; set FOLLOWUP_SHARED")
    return folder
