"""The frozen values that pass between the rooms.

`read` makes a Document of paragraphs and tables, `record` makes ReportContent of it; every value
knows the places it came from. Nothing here knows how a file is read or what a heading means.
"""

from extract.model.corrections import ACTIONS, PARTED, ROW_ACTIONS, SETTABLE, Correction, is_same
from extract.model.document import Box, Cell, Document, Doubt, Mark, Paragraph, Part, Place, Source, Table
from extract.model.report import (
    Field,
    Followup,
    Goal,
    IgnoredTable,
    Indicator,
    LegendEntry,
    Measure,
    Period,
    ReportContent,
    Status,
)
from extract.model.roles import ColumnRole, HeaderRoles, Suggestion, TableRoles
from extract.model.values import Figure, IndicatorValues, Party, ScheduleItem

__all__ = [
    "ACTIONS",
    "PARTED",
    "ROW_ACTIONS",
    "SETTABLE",
    "Box",
    "Cell",
    "ColumnRole",
    "Correction",
    "Document",
    "Doubt",
    "Field",
    "Figure",
    "Followup",
    "Goal",
    "HeaderRoles",
    "IgnoredTable",
    "Indicator",
    "IndicatorValues",
    "LegendEntry",
    "Mark",
    "Measure",
    "Paragraph",
    "Part",
    "Party",
    "Period",
    "Place",
    "ReportContent",
    "ScheduleItem",
    "Source",
    "Status",
    "Suggestion",
    "Table",
    "TableRoles",
    "is_same",
]
