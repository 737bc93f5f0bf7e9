"""The schemas of the tables, the one place that says which columns there are.

Gets the JSON files of the schemas folder (Frictionless Table Schema with a few properties of our
own), gives frozen values; files, checks and types are derived from these elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from extract.errors import WrongUse

Row = dict[str, object]
Rows = dict[str, list[Row]]
"""Table name -> its rows in order."""
Lines = tuple[list[str], list[list[object]]]
"""Column names, and the cells of each line, as a file holds them."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    type: str
    """string, integer, number, date or boolean."""
    description: str
    """What it holds."""
    titles: Mapping[str, str]
    """Its name for people, by language."""
    descriptions: Mapping[str, str]
    """What it holds, by language."""
    required: bool = False
    enum: tuple[str, ...] = ()
    """The only values it may have; () where any may be."""
    pattern: str = ""
    """Regular expression for the whole text; '' where any text may be."""
    minimum: float | None = None
    decimals: int | None = None
    """Decimals a number is rounded to; None where it is kept as it is."""
    repeats: bool = False
    """Whether few different texts come many times, so that a dictionary saves room."""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column whose value must be a key of one of other tables."""

    column: str
    tables: tuple[str, ...]
    exception: str = ""
    """Regular expression for values that need no such row."""

    @property
    def is_strict(self) -> bool:
        """Whether it is a key of one table without exceptions, as other programs know them."""
        return len(self.tables) == 1 and not self.exception


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table: its columns in order, its keys."""

    name: str
    description: str
    """What it holds."""
    titles: Mapping[str, str]
    """Its name for people, by language."""
    dataset: str
    """The commands whose datasets it belongs to, parted by blanks."""
    order: int
    """Its place among the tables of those datasets."""
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of its columns in order."""
        return tuple(column.name for column in self.columns)


def schema_folder() -> Traversable:
    """Where the schemas are: in the installed package, or beside src in a checkout."""
    installed = files("extract") / "schemas"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "schemas"


@cache
def table_names(dataset: str = "extract") -> tuple[str, ...]:
    """The tables of a dataset in their order."""
    schemas = (load_schema(name) for name in _known_tables())
    return tuple(s.name for s in sorted(schemas, key=lambda s: s.order) if dataset in s.dataset.split())


@cache
def load_schema(table: str) -> TableSchema:
    """The schema of a table; WrongUse for a name that no table has."""
    stated = json.loads(schema_text(table))
    return TableSchema(
        name=stated["name"],
        description=stated["description"],
        titles=stated["titles"],
        dataset=stated["dataset"],
        order=stated["order"],
        columns=tuple(_column(column) for column in stated["fields"]),
        primary_key=tuple(stated.get("primaryKey", ())),
        foreign_keys=_foreign_keys(stated),
    )


def schema_text(table: str) -> str:
    """The schema of a table as the JSON text that is shipped."""
    if table not in _known_tables():
        known = ", ".join(sorted(_known_tables()))
        raise WrongUse(f"There is no table '{table}'.", next_step=f"The tables are: {known}.")
    return (schema_folder() / f"{table}.json").read_text(encoding="utf-8")


@cache
def _known_tables() -> frozenset[str]:
    names = (entry.name for entry in schema_folder().iterdir())
    return frozenset(name.removesuffix(".json") for name in names if name.endswith(".json"))


def _column(stated: Mapping[str, Any]) -> Column:
    constraints = stated.get("constraints", {})
    return Column(
        name=stated["name"],
        type=stated["type"],
        description=stated["description"],
        titles=stated["titles"],
        descriptions=stated["descriptions"],
        required=constraints.get("required", False),
        enum=tuple(constraints.get("enum", ())),
        pattern=constraints.get("pattern", ""),
        minimum=constraints.get("minimum"),
        decimals=stated.get("decimals"),
        repeats=stated.get("repeats", False),
    )


def _foreign_keys(stated: Mapping[str, Any]) -> tuple[ForeignKey, ...]:
    strict = (
        ForeignKey(k["fields"][0], (k["reference"]["resource"],)) for k in stated.get("foreignKeys", ())
    )
    # What Frictionless cannot say: a key of one of several tables, or a value that needs no row.
    loose = (
        ForeignKey(k["fields"][0], tuple(k["resources"]), k.get("except", ""))
        for k in stated.get("looseKeys", ())
    )
    return (*strict, *loose)
