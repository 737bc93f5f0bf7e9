"""The rows of the dataset's tables that one report gives.

Gets ReportContent and the report's id, gives plain rows by table with the columns of the schemas.
It writes no file and decides nothing about the content.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, count

from extract.model import Doubt, Field, Goal, Measure, Part, ReportContent, Status
from extract.record.identifiers import RecordId, identify
from extract.record.parties import organisation_id, organisation_rows
from extract.record.schedule_rows import schedule_columns, schedule_rows

Row = dict[str, object]


def report_tables(content: ReportContent, report_id: str) -> dict[str, list[Row]]:
    """The rows of each table, in reading order."""
    ids = identify(content.goals, report_id)
    responsibles = list(_responsible_rows(content, ids, report_id))
    return {
        "reports": [_report_row(content, report_id)],
        "goals": [_goal_row(goal, own, report_id) for goal, own in _goals(content, ids) if goal.is_stated],
        "indicators": [
            row for goal, own in _goals(content, ids) for row in _indicator_rows(goal, own, report_id)
        ],
        "measures": [
            _measure_row(measure, goal, own, content, position)
            for goal, own in _goals(content, ids)
            for position, measure in enumerate(goal.measures, start=1)
        ],
        "responsibles": responsibles,
        "schedules": [row for goal, own in _goals(content, ids) for row in schedule_rows(goal, own)],
        "organisations": organisation_rows(
            {"reports": [_report_row(content, report_id)], "responsibles": responsibles}
        ),
        "figures": [row for goal, own in _goals(content, ids) for row in _figure_rows(goal, own, report_id)],
        "followups": [
            row for goal, own in _goals(content, ids) for row in _followup_rows(goal, own, report_id)
        ],
        "legend": [
            {
                "report_id": report_id,
                "status": e.status,
                "status_label": e.label,
                "colour": e.colour,
                "colour_hex": e.colour_hex,
            }
            for e in content.legend
        ],
        "sources": list(_source_rows(content, ids, report_id)),
        "doubts": list(_doubt_rows(content, ids, report_id)),
    }


def _goals(content: ReportContent, ids: tuple[RecordId, ...]) -> Iterator[tuple[Goal, RecordId]]:
    return zip(content.goals, ids, strict=True)


def _report_row(content: ReportContent, report_id: str) -> Row:
    return {
        "report_id": report_id,
        "programme": content.programme,
        "title": content.title,
        "language": content.language,
        "period_label": content.period.label,
        "period_start": content.period.start,
        "period_end": content.period.end,
        "source_file": content.source.name,
        "source_sha256": content.source.sha256,
        "source_kind": content.source.kind,
        "pages": content.source.pages,
    }


def _status_columns(status: Status) -> Row:
    return {
        "status": status.code,
        "status_label": status.label,
        "colour": status.colour,
        "colour_hex": status.colour_hex,
    }


def _goal_row(goal: Goal, own: RecordId, report_id: str) -> Row:
    first, _ = pages_of(goal.goal.parts)
    row = {"report_id": report_id, "goal_id": own.goal_id, "goal_no": goal.number, "goal": goal.goal.text}
    return {**row, **_status_columns(goal.status), "page": first}


def _indicator_rows(goal: Goal, own: RecordId, report_id: str) -> Iterator[Row]:
    for position, indicator in enumerate(goal.indicators, start=1):
        yield {
            "report_id": report_id,
            "indicator_id": own.indicator_id(position),
            "goal_id": own.goal_id,
            "goal_no": goal.number,
            "position": position,
            "target": indicator.target.text,
            "current": indicator.current.text,
            "target_value": indicator.values.target_value,
            "target_comparator": indicator.values.target_comparator,
            "current_value": indicator.values.current_value,
            "unit": indicator.values.unit,
            "target_date": indicator.values.target_date,
        }


def _measure_row(measure: Measure, goal: Goal, own: RecordId, content: ReportContent, position: int) -> Row:
    first, last = pages_of(part for _, field in measure_fields(measure) for part in field.parts)
    return {
        "report_id": own.report_id,
        "period_start": content.period.start,
        "period_end": content.period.end,
        "measure_id": own.measure_id(position),
        "goal_id": own.goal_id,
        "goal_no": goal.number,
        "goal": goal.goal.text,
        "theme": measure.theme.text,
        "position": position,
        "measure_no": measure.number,
        "measure": measure.measure.text,
        "responsible": measure.responsible.text,
        "schedule": measure.schedule.text,
        **schedule_columns(measure),
        "followup": measure.followup.text,
        **_status_columns(measure.status),
        "first_page": first,
        "last_page": last,
        "doubts": len(measure.doubts),
        "other": _other_json(measure.other),
        "corrected": ", ".join(measure.corrected),
    }


def _other_json(other: Iterable[tuple[str, str]]) -> str:
    """Further columns as JSON; of two columns with one heading the second is called 'heading (2)'."""
    texts: dict[str, str] = {}
    for heading, text in other:
        tries = chain((heading,), (f"{heading} ({number})" for number in count(2)))
        texts[next(key for key in tries if key not in texts)] = text
    return json.dumps(texts, ensure_ascii=False) if texts else ""


def _figure_rows(goal: Goal, own: RecordId, report_id: str) -> Iterator[Row]:
    for position, measure in enumerate(goal.measures, start=1):
        for number, figure in enumerate(measure.figures, start=1):
            yield {
                "report_id": report_id,
                "measure_id": own.measure_id(position),
                "position": number,
                "value": figure.value,
                "unit": figure.unit,
                "text": figure.text,
                "sentence": figure.sentence,
                "comparator": figure.comparator,
                "value_max": figure.value_max,
            }


def _followup_rows(goal: Goal, own: RecordId, report_id: str) -> Iterator[Row]:
    for position, measure in enumerate(goal.measures, start=1):
        for followup in measure.followups:
            yield {
                "report_id": report_id,
                "measure_id": own.measure_id(position),
                "period_label": followup.period.label,
                "period_start": followup.period.start,
                "period_end": followup.period.end,
                "followup": followup.text.text,
                "status": followup.status.code,
                "status_label": followup.status.label,
                "colour": followup.status.colour,
            }


def _responsible_rows(content: ReportContent, ids: tuple[RecordId, ...], report_id: str) -> Iterator[Row]:
    for goal, own in _goals(content, ids):
        for number, measure in enumerate(goal.measures, start=1):
            for position, party in enumerate(measure.responsibles, start=1):
                yield {
                    "report_id": report_id,
                    "measure_id": own.measure_id(number),
                    "position": position,
                    "organisation": party.organisation,
                    "role": party.role,
                    "organisation_text": party.text,
                    "item": party.item,
                    "is_group": party.is_group,
                    "detail": party.detail,
                    "organisation_id": party.organisation_id or organisation_id(party.organisation),
                }


def pages_of(parts: Iterable[Part]) -> tuple[int | None, int | None]:
    """The first and last page of some parts, None where they have none."""
    pages = [part.place.page for part in parts if part.place.page is not None]
    return (min(pages), max(pages)) if pages else (None, None)


def measure_fields(measure: Measure) -> Iterator[tuple[str, Field]]:
    """The fields of a measure's own row, by column."""
    yield "measure", measure.measure
    yield "responsible", measure.responsible
    yield "schedule", measure.schedule
    yield "followup", measure.followup
    yield "status", Field(measure.status.label, measure.status.parts)


def _fields(
    content: ReportContent, ids: tuple[RecordId, ...], report_id: str
) -> Iterator[tuple[str, str, Field]]:
    """Each field of each record: record id, column, field."""
    yield report_id, "legend", Field("", tuple(part for entry in content.legend for part in entry.parts))
    for goal, own in _goals(content, ids):
        if goal.is_stated:
            yield own.goal_id, "goal", goal.goal
            yield own.goal_id, "status", Field(goal.status.label, goal.status.parts)
        for position, indicator in enumerate(goal.indicators, start=1):
            yield own.indicator_id(position), "target", indicator.target
            yield own.indicator_id(position), "current", indicator.current
        for position, measure in enumerate(goal.measures, start=1):
            yield own.measure_id(position), "theme", measure.theme
            for name, field in measure_fields(measure):
                yield own.measure_id(position), name, field


def _source_rows(content: ReportContent, ids: tuple[RecordId, ...], report_id: str) -> Iterator[Row]:
    for record_id, name, field in _fields(content, ids, report_id):
        for number, part in enumerate(field.parts, start=1):
            yield {
                "report_id": report_id,
                "record_id": record_id,
                "field": name,
                "part": number,
                **_place_columns(part),
            }


def _place_columns(part: Part) -> Row:
    place = part.place
    x0, top, x1, bottom = place.box or (None, None, None, None)
    box = {"page": place.page, "x0": x0, "top": top, "x1": x1, "bottom": bottom}
    return {**box, "table": place.table, "row": place.row, "column": place.column, "text": part.text}


def _doubt_rows(content: ReportContent, ids: tuple[RecordId, ...], report_id: str) -> Iterator[Row]:
    for record_id, doubt in _doubts(content, ids, report_id):
        yield {
            "report_id": report_id,
            "record_id": record_id,
            "field": doubt.field,
            "code": doubt.code,
            "message": doubt.message,
            "page": doubt.place.page,
        }


def named_doubts(content: ReportContent, report_id: str) -> tuple[tuple[str, Doubt], ...]:
    """Each doubt with the id of its record, in the order of the table of doubts."""
    return tuple(_doubts(content, identify(content.goals, report_id), report_id))


def _doubts(content: ReportContent, ids: tuple[RecordId, ...], report_id: str) -> Iterator[tuple[str, Doubt]]:
    yield from ((report_id, doubt) for doubt in content.doubts)
    for goal, own in _goals(content, ids):
        owner = own.goal_id if goal.is_stated else report_id
        yield from ((owner, doubt) for doubt in goal.doubts)
        for position, indicator in enumerate(goal.indicators, start=1):
            yield from ((own.indicator_id(position), doubt) for doubt in indicator.doubts)
        for position, measure in enumerate(goal.measures, start=1):
            yield from ((own.measure_id(position), doubt) for doubt in measure.doubts)
