"""Datasets to review: one with a doubt for each of its measures, hostile texts among them."""

from __future__ import annotations

from pathlib import Path

from extract.dataset import Row, WriteOptions, write_tables

HASH = "ab" * 32
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"


def written(folder: Path, measures: int) -> Path:
    """A dataset of a Word report with so many measures."""
    numbers = range(1, measures + 1)
    report: Row = {"report_id": "r", "source_file": "r.docx", "source_sha256": HASH, "source_kind": "word"}
    tables: dict[str, list[Row]] = {
        "reports": [report],
        "goals": [{"report_id": "r", "goal_id": "r/1", "goal_no": "1", "goal": "A goal"}],
        "measures": [_measure(number) for number in numbers],
        "sources": [source for number in numbers for source in _sources(number)],
        "doubts": [_doubt(number) for number in numbers],
    }
    write_tables(tables, folder, WriteOptions(("csv",)))
    return folder


def _measure(number: int) -> Row:
    ids: Row = {"report_id": "r", "measure_id": f"r/1/m{number}", "goal_id": "r/1", "position": number}
    texts: Row = {"measure": f"Measure {number} {HOSTILE}", "schedule": "some day", "doubts": 1}
    return {**ids, **texts}


def _sources(number: int) -> list[Row]:
    ids: Row = {"report_id": "r", "record_id": f"r/1/m{number}", "part": 1, "table": 0, "row": number}
    return [
        {**ids, "field": "measure", "column": 0, "text": f"Measure {number} {HOSTILE}"},
        {**ids, "field": "schedule", "column": 1, "text": "some day"},
    ]


def _doubt(number: int) -> Row:
    code = "row_joined" if number == 3 else "schedule_unread"
    field = "" if number == 3 else "schedule"
    return {
        "report_id": "r", "record_id": f"r/1/m{number}", "field": field, "code": code,
        "message": f"{HOSTILE} {number}",
    }  # fmt: skip
