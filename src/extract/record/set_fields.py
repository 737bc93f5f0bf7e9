"""The fields of a record that a person may set: what they hold, and the record with another value.

Gets records, gives records; which one is meant, and whether it may, is `corrected`'s.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from extract.model import SETTABLE, Field, Goal, Indicator, Measure, Part, Status

Record = Goal | Measure | Indicator
_Kind = TypeVar("_Kind", Goal, Measure, Indicator)


def settable(record: Record) -> tuple[str, ...]:
    """The fields that can be set, in column order."""
    kind = "m" if isinstance(record, Measure) else "i" if isinstance(record, Indicator) else "g"
    return SETTABLE[kind]


def own_text(record: Record) -> str:
    """What the record is called by: the text of the measure, goal or target."""
    return _own(record).text


def parts_of(record: Record) -> Iterable[Part]:
    """Where a record stands; a measure's theme and goal stand in rows of others, too."""
    if isinstance(record, Measure):
        fields: Iterable[Field] = (record.measure, record.responsible, record.schedule, record.followup)
        return (*(part for field in fields for part in field.parts), *record.status.parts)
    if isinstance(record, Indicator):
        return (*record.target.parts, *record.current.parts)
    return (*record.goal.parts, *record.status.parts)


def value_of(record: Record, field: str) -> str:
    """A field's value as its column holds it."""
    if field in ("measure_no", "goal_no") and not isinstance(record, Indicator):
        return record.number
    value = getattr(record, field)
    return str(value.code if isinstance(value, Status) else value.text)


def with_value(record: Record, field: str, value: str) -> Record:
    """The record with another value, and the place where the field was read kept as its evidence."""
    if isinstance(record, Measure):
        return _measure(record, field, value)
    if isinstance(record, Indicator):
        return _with(record, field, value)
    return replace(record, number=value) if field == "goal_no" else _with(record, field, value)


def _own(record: Record) -> Field:
    if isinstance(record, Measure):
        return record.measure
    return record.target if isinstance(record, Indicator) else record.goal


def _measure(measure: Measure, field: str, value: str) -> Measure:
    """A measure with another value; the period that its row reports last has it, too."""
    named = {*measure.corrected, field}
    corrected = tuple(name for name in settable(measure) if name in named)
    if field == "measure_no":
        return replace(measure, number=value, corrected=corrected)
    changed = replace(_with(measure, field, value), corrected=corrected)
    if field == "responsible" and not value.endswith(measure.partner.text):
        return replace(changed, partner=Field())
    if field not in ("followup", "status"):
        return changed
    followups = tuple(
        replace(one, text=changed.followup, status=changed.status)
        if (one.text, one.status) == (measure.followup, measure.status)
        else one
        for one in measure.followups
    )
    return replace(changed, followups=followups)


def _with(record: _Kind, field: str, value: str) -> _Kind:
    before: Field | Status = getattr(record, field)
    changed: dict[str, Any] = {
        field: replace(before, code=value) if isinstance(before, Status) else replace(before, text=value)
    }
    return replace(record, **changed)
