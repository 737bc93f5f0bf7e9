"""The rows and columns that a measure's dated items give.

Gets a measure, gives plain rows of the table of schedules and the columns of the measure's own row.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.model import Goal, Measure
from extract.record.identifiers import RecordId
from extract.record.schedules import schedule_bounds

Row = dict[str, object]


def schedule_columns(measure: Measure) -> Row:
    """When a measure begins and ends by all its items."""
    start, end = schedule_bounds(measure.schedules)
    return {"schedule_start": start, "schedule_end": end}


def schedule_rows(goal: Goal, own: RecordId) -> Iterator[Row]:
    """A row for each dated item of the goal's measures."""
    for number, measure in enumerate(goal.measures, start=1):
        for position, item in enumerate(measure.schedules, start=1):
            yield {
                "report_id": own.report_id,
                "measure_id": own.measure_id(number),
                "position": position,
                "item": item.item,
                "start": item.start,
                "end": item.end,
                "kind": item.kind,
                "precision": item.precision,
                "text": item.text,
            }
