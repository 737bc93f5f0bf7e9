"""The nested file: each row in the row that its keys name, and none lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.dataset import Row, Rows, WriteOptions, load_schema, table_names, write_tables
from extract.dataset.csv_file import rows_to_lines
from extract.dataset.json_file import nested
from extract.dataset.schema import Column, ForeignKey, TableSchema
from extract.dataset.table import TypedTable


def written(rows: Rows, folder: Path) -> dict[str, Any]:
    write_tables(rows, folder, WriteOptions(formats=("json",)))
    found = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def nodes(lists: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each row with its table, however deep it lies."""
    for table, found in lists.items():
        for node in found if isinstance(found, list) else ():
            yield table, node
            yield from nodes(node)


def test_rows_lie_where_their_keys_say(rows: Rows, tmp_path: Path) -> None:
    rows["followups"] = [{"report_id": "town-2024", "measure_id": "town-2024/1/m1", "period_label": "2023"}]
    (report,) = written(rows, tmp_path)["reports"]
    (goal,) = report["goals"]
    (measure,) = goal["measures"]
    assert [row["target"] for row in goal["indicators"]] == ["100"]
    assert [row["period_label"] for row in measure["followups"]] == ["2023"]
    assert [row["field"] for row in measure["sources"]] == ["measure"]


def test_a_measure_under_no_goal_lies_in_its_report(rows: Rows, tmp_path: Path) -> None:
    (report,) = written(rows, tmp_path)["reports"]
    (measure,) = report["measures"]
    assert measure["measure_id"] == "town-2024/#0/m1"
    assert [doubt["code"] for doubt in measure["doubts"]] == ["measure_without_goal"]


def test_what_lies_in_no_report_stands_at_the_top(rows: Rows, tmp_path: Path) -> None:
    found = written(rows, tmp_path)
    assert list(found) == ["reports", "organisations", "failures"]
    assert [row["source_file"] for row in found["failures"]] == ["scan.pdf"]


def table(name: str, keys: tuple[ForeignKey, ...], rows: list[Row]) -> TypedTable:
    """A table that no schema knows yet; its first column is its key."""
    columns = tuple(Column(column, "string", "", {}, {}) for column in rows[0])
    schema = TableSchema(name, "", {}, "extract", 0, columns, (columns[0].name,), keys)
    return TypedTable(schema, (rows_to_lines(schema, rows),))


def test_a_table_that_comes_finds_its_place_by_its_keys() -> None:
    tables = [
        table("parties", (ForeignKey("measure", ("measures",)), ForeignKey("unit", ("units",))), [
            {"party": "p", "measure": "m", "unit": "u"},
        ]),
        table("units", (ForeignKey("parent", ("units",)),), [{"unit": "u", "parent": "u"}]),
        table("measures", (ForeignKey("report", ("reports",)),), [{"measure": "m", "report": "r"}]),
        table("reports", (), [{"report": "r"}]),
    ]  # fmt: skip
    party = {"party": "p", "measure": "m", "unit": "u"}
    measure = {"measure": "m", "report": "r", "parties": [party]}
    assert nested(tables) == {
        "units": [{"unit": "u", "parent": "u"}],
        "reports": [{"report": "r", "measures": [measure]}],
    }


def test_values_are_typed(rows: Rows, tmp_path: Path) -> None:
    (report,) = written(rows, tmp_path)["reports"]
    assert (report["pages"], report["period_start"], report["period_label"]) == (16, "2023-05-01", None)


def test_no_row_and_no_column_is_lost(rows: Rows, tmp_path: Path) -> None:
    rows["sources"].append({**rows["sources"][0], "record_id": "town-2024/9/m9"})
    rows["goals"].append({**rows["goals"][0], "report_id": "elsewhere", "goal_id": "elsewhere/1"})
    found = list(nodes(written(rows, tmp_path)))
    assert {t: len([1 for table, _ in found if table == t]) for t in rows} == {t: len(rows[t]) for t in rows}
    assert all({*load_schema(table).column_names} <= node.keys() for table, node in found)


def test_a_row_whose_parent_is_missing_stands_at_the_top(rows: Rows, tmp_path: Path) -> None:
    rows["goals"].append({**rows["goals"][0], "report_id": "elsewhere", "goal_id": "elsewhere/1"})
    assert [goal["goal_id"] for goal in written(rows, tmp_path)["goals"]] == ["elsewhere/1"]


def test_each_table_is_found_in_an_empty_dataset_or_beneath_it(rows: Rows, tmp_path: Path) -> None:
    empty = written({}, tmp_path / "empty")
    beneath = {name for _, node in nodes(written(rows, tmp_path)) for name in node}
    assert {*table_names()} <= {*empty} | beneath
    assert not any(empty.values())
