"""A small dataset by hand: one report, a goal, measures with and without it."""

from __future__ import annotations

import pytest

from extract.dataset import Row, Rows

REPORT: Row = {
    "report_id": "town-2024",
    "programme": "Kotoutumisohjelma",
    "title": "Seuranta 2023–2024",
    "language": "fi",
    "period_start": "2023-05-01",
    "period_end": "2024-05-31",
    "source_file": "town 2024.pdf",
    "source_sha256": "0" * 64,
    "source_kind": "pdf",
    "pages": 16,
}
KEYS = {"report_id": "town-2024"}
LIT = {"status": "on_track", "status_label": "Etenee", "colour": "green", "colour_hex": "#92d050"}
MEASURE: Row = {
    **KEYS,
    "measure_id": "town-2024/1/m1",
    "goal_id": "town-2024/1",
    "goal_no": "1",
    "position": 1,
    "measure": 'Koulutetaan "kaikki",\nmyös uudet',
    "first_page": 1,
    "last_page": 2,
    "doubts": 0,
    **LIT,
}


def dataset_rows() -> Rows:
    """Rows that every schema is content with."""
    return {
        "reports": [dict(REPORT)],
        "goals": [{**KEYS, "goal_id": "town-2024/1", "goal_no": "1", "goal": "Työ", "page": 1, **LIT}],
        "indicators": [
            {
                **KEYS,
                "indicator_id": "town-2024/1/i1",
                "goal_id": "town-2024/1",
                "position": 1,
                "target": "100",
            }
        ],
        "measures": [
            dict(MEASURE),
            {**KEYS, "measure_id": "town-2024/#0/m1", "goal_id": "town-2024/#0", "position": 1, "doubts": 1},
        ],
        "sources": [
            {**KEYS, "record_id": "town-2024/1/m1", "field": "measure", "part": 1, "page": 1, "x0": 56.7}
        ],
        "doubts": [
            {
                **KEYS,
                "record_id": "town-2024/#0/m1",
                "code": "measure_without_goal",
                "message": "no goal above",
            }
        ],
        "failures": [{"source_file": "scan.pdf", "code": "unreadable", "message": "It is empty."}],
    }


@pytest.fixture
def rows() -> Rows:
    """Rows that every schema is content with, the test's own to spoil."""
    return dataset_rows()
