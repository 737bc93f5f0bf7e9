"""A dataset as one nested JSON file: reports with their goals, these with their measures, and so on.

Which table lies in which is told by the keys of the schemas alone, so a new table finds its place by itself.
Each row keeps its columns; where one counts the rows of a table, as `doubts` does, the rows take its place.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from extract.dataset.schema import ForeignKey, Row, load_schema
from extract.dataset.table import TypedTable

FILE = "dataset.json"

Node = dict[str, object]
"""A row with a list of nodes for each table whose rows lie in it."""
Nodes = Mapping[tuple[str, object], Node]
"""By table and primary key."""


def write_nested(tables: Sequence[TypedTable], folder: Path) -> None:
    """Write all tables into one file, a report a line."""
    (folder / FILE).write_bytes(nested_text(tables).encode())


def nested_text(tables: Sequence[TypedTable]) -> str:
    """All tables as JSON text: an object with a list for each table that lies in no other."""
    lists = (f"{json.dumps(name)}: [{_lines(nodes)}]" for name, nodes in nested(tables).items())
    return "{\n" + ",\n".join(lists) + "\n}\n"


def nested(tables: Sequence[TypedTable]) -> dict[str, list[Node]]:
    """The rows as nested values. A row that is to lie in one that is missing stands at the top."""
    names = tuple(table.name for table in tables)
    top: Node = {name: [] for name in names if not parent_keys(name)}
    nodes: dict[tuple[str, object], Node] = {}
    for table in sorted(tables, key=lambda table: _depth(table.name)):
        key = table.schema.primary_key if len(table.schema.primary_key) == 1 else ()
        lists = [name for name in names if table.name in _usual_parents(name)]
        for row in table.rows:
            node = {name: _json_value(value) for name, value in row.items()} | {name: [] for name in lists}
            _list_in(_parent(table.name, row, nodes) or top, table.name).append(node)
            nodes.update({(table.name, row[column]): node for column in key})
    return {name: _list_in(top, name) for name in names if name in top}


@cache
def parent_keys(table: str) -> tuple[ForeignKey, ...]:
    """The keys by which a row may lie in a row of another table, those to the deepest tables first."""
    keys = [key for key in load_schema(table).foreign_keys if table not in key.tables]
    return tuple(sorted(keys, key=lambda key: -max(map(_depth, key.tables))))


@cache
def _depth(table: str) -> int:
    """How many rows a row of the table lies in."""
    return max((1 + _depth(other) for key in parent_keys(table) for other in key.tables), default=0)


def _usual_parents(table: str) -> tuple[str, ...]:
    return next((key.tables for key in parent_keys(table)), ())


def _parent(table: str, row: Row, nodes: Nodes) -> Node | None:
    """The row that a row lies in; None where it lies in none."""
    wanted = ((other, row[key.column]) for key in parent_keys(table) for other in key.tables)
    return next((nodes[place] for place in wanted if place in nodes), None)


def _list_in(node: Node, name: str) -> list[Node]:
    found = node.get(name)
    if not isinstance(found, list):
        found = node[name] = []
    return found


def _json_value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value


def _lines(nodes: Iterable[Node]) -> str:
    lines = [json.dumps(node, ensure_ascii=False) for node in nodes]
    return "\n" + ",\n".join(lines) + "\n" if lines else ""
