"""Record: from a Document to the records of a report, and from those to the dataset's rows.

Gets what `read` made, gives goals, indicators and measures with their evidence and doubts. It opens
no file, and compares no two reports.
"""

from extract.record.corrected import unfit_doubts
from extract.record.datasets import named_doubts, report_tables
from extract.record.family import choose_profile
from extract.record.parties import (
    Alias,
    Aliases,
    aliases_of,
    listed,
    organisation_rows,
)
from extract.record.periods import is_period
from extract.record.report import RecordOptions, record_report, suggestions, table_roles

__all__ = [
    "Alias",
    "Aliases",
    "RecordOptions",
    "aliases_of",
    "choose_profile",
    "is_period",
    "listed",
    "named_doubts",
    "organisation_rows",
    "record_report",
    "report_tables",
    "suggestions",
    "table_roles",
    "unfit_doubts",
]
