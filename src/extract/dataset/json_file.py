"""A dataset as one nested JSON file: reports with their goals, these with their measures, and so on.

Which table lies in which is told by the keys of the schemas alone, so a new table finds its place by itself.
Each row keeps its columns; where one counts the rows of a table, as `doubts` does, the rows take its place.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from extract.dataset.schema import ForeignKey, Row, TableSchema
from extract.dataset.table import TypedTable

FILE = "dataset.json"

Node = dict[str, object]
"""A row with a list of nodes for each table whose rows lie in it."""
Place = tuple[str, object]
"""Table and primary key of a row."""


def write_nested(tables: Sequence[TypedTable], folder: Path) -> None:
    """Write all tables into one file, a report a line."""
    (folder / FILE).write_bytes(nested_text(tables).encode())


def nested_text(tables: Sequence[TypedTable]) -> str:
    """All tables as JSON text: an object with a list for each table that lies in no other."""
    lists = (f"{json.dumps(name)}: [{_lines(nodes)}]" for name, nodes in nested(tables).items())
    return "{\n" + ",\n".join(lists) + "\n}\n"


def nested(tables: Sequence[TypedTable]) -> dict[str, list[Node]]:
    """The rows as nested values. A row that is to lie in one that is missing stands at the top."""
    by_name = {table.name: table for table in tables}
    keys = parent_keys([table.schema for table in tables])
    top: Node = {name: [] for name in by_name if not keys[name]}
    nodes: dict[Place, Node] = {}
    for name in keys:
        beneath = [other for other in by_name if name in _usual_parents(keys[other])]
        for row in by_name[name].rows:
            node = {column: _json_value(value) for column, value in row.items()}
            node |= {other: [] for other in beneath}
            _list_in(_parent(row, keys[name], nodes) or top, name).append(node)
            nodes |= {(name, row[column]): node for column in by_name[name].schema.primary_key[:1]}
    return {name: _list_in(top, name) for name in by_name if name in top}


def parent_keys(schemas: Sequence[TableSchema]) -> dict[str, tuple[ForeignKey, ...]]:
    """By table the keys by which its rows may lie in rows of others, those to the deepest tables first.

    The tables come in the order of their depth, so that a row's parent is there before it.
    """
    keys = {s.name: [key for key in s.foreign_keys if s.name not in key.tables] for s in schemas}

    def depth(table: str) -> int:
        return max((1 + reach(key) for key in keys[table]), default=0)

    def reach(key: ForeignKey) -> int:
        return max(map(depth, key.tables))

    return {name: tuple(sorted(keys[name], key=reach, reverse=True)) for name in sorted(keys, key=depth)}


def _usual_parents(keys: Sequence[ForeignKey]) -> tuple[str, ...]:
    return keys[0].tables if keys else ()


def _parent(row: Row, keys: Iterable[ForeignKey], nodes: Mapping[Place, Node]) -> Node | None:
    """The row that a row lies in; None where it lies in none."""
    wanted = ((table, row[key.column]) for key in keys for table in key.tables)
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
