"""Which command's dataset a folder holds.

Gets a folder, looks at the names of its files alone. The schemas say which table belongs to whom.
"""

from __future__ import annotations

from pathlib import Path

from extract.dataset.schema import table_names
from extract.errors import WrongUse

DATASETS = ("extract", "compare", "track")
"""The commands that write a dataset."""


def dataset_in(folder: Path) -> str:
    """The command most of whose tables are in a folder, that of `extract` where there is none."""
    return max(DATASETS, key=lambda name: len(_there(folder, name)) / len(table_names(name)))


def check_alone(folder: Path, dataset: str) -> None:
    """Raise WrongUse where a folder holds tables of another command, which would be mixed up with these."""
    own = table_names(dataset)
    found = [table for name in DATASETS for table in _there(folder, name) if table not in own]
    if found:
        raise WrongUse(
            f"{folder} holds a dataset of another command.",
            why=f"The table {found[0]} is there, which followup {dataset} does not write.",
            next_step="Name another folder with -o.",
        )


def _there(folder: Path, dataset: str) -> list[str]:
    return [table for table in table_names(dataset) if any(folder.glob(f"{table}.*"))]
