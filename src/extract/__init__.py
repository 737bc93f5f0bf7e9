"""Follow-up reports of action programmes as data.

The way of the data is the order of the rooms: `read` makes a Document of a Word or PDF file,
`record` makes goals, indicators and measures of it, `track` links the measures of two and more
periods, `view` shows what was read. `dataset` writes and reads the tables, `pipeline` joins the rooms.

>>> import extract
>>> report = extract.read_report("samples/helsinki-2023-2024.docx")
>>> len(report.goals), len(report.measures)
(9, 31)
>>> report.measures["status"].value_counts().to_dict()
{'on_track': 19, 'started': 9, 'not_started': 2, 'not_done': 1}

The names below are loaded when they are first used, so that a command does not wait for what it does
not need.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.errors import FollowupError, UnreadableReport, WrongUse
    from extract.model import Document, Doubt, ReportContent
    from extract.periods import Comparison, compare, track_periods
    from extract.report import Report, read_document, read_report, write_dataset

__version__ = "0.1.0"

__all__ = [
    "Comparison",
    "Document",
    "Doubt",
    "FollowupError",
    "Report",
    "ReportContent",
    "UnreadableReport",
    "WrongUse",
    "compare",
    "read_document",
    "read_report",
    "track_periods",
    "write_dataset",
]

_HOMES = {
    "read_document": "extract.report",
    "read_report": "extract.report",
    "write_dataset": "extract.report",
    "compare": "extract.periods",
    "track_periods": "extract.periods",
    "Comparison": "extract.periods",
    "Report": "extract.report",
    "Document": "extract.model",
    "Doubt": "extract.model",
    "ReportContent": "extract.model",
    "FollowupError": "extract.errors",
    "UnreadableReport": "extract.errors",
    "WrongUse": "extract.errors",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'extract' has no attribute '{name}'")
