"""Fields of the records as a person set or accepted them.

Gets a report's goals and corrections, gives the goals so corrected, and the corrections that fit none. A
correction fits a record by its place and value before; the id only tells apart what these do not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from extract.model import (
    ROW_ACTIONS,
    Correction,
    Doubt,
    Goal,
    Indicator,
    Measure,
    Place,
    ReportContent,
    is_same,
)
from extract.record.identifiers import identify
from extract.record.set_fields import Record, own_text, parts_of, settable, value_of, with_value


@dataclass
class _Draft:
    """A record while it is corrected."""

    record: Record
    key: str
    """Its id without the report's."""
    rows: frozenset[tuple[int | None, int | None, int | None]]
    """Page, table and row of each of its parts."""


@dataclass
class _Drafts:
    """The records of a report in the order of their ids, found by table and row."""

    all: list[_Draft] = field(default_factory=list)
    by_row: dict[tuple[int | None, int | None], list[_Draft]] = field(default_factory=dict)

    def add(self, record: Record, key: str) -> None:
        """Takes up a record."""
        places = [part.place for part in parts_of(record)]
        rows = frozenset((place.page, place.table, place.row) for place in places)
        draft = _Draft(record, key, rows)
        self.all.append(draft)
        for spot in {(table, row) for _, table, row in rows}:
            self.by_row.setdefault(spot, []).append(draft)

    def at(self, place: Place) -> Iterable[_Draft]:
        """The records that stand at a place, as far as it says one."""
        near = self.all if place.table is None else self.by_row.get((place.table, place.row), ())
        return (draft for draft in near if _stands_at(draft, place))


def with_set_fields(
    goals: Sequence[Goal], corrections: Iterable[Correction]
) -> tuple[tuple[Goal, ...], tuple[Correction, ...]]:
    """The goals with the fields that were set, their doubts settled; the corrections that fit none."""
    drafts = _drafts(goals)
    unfit = tuple(c for c in corrections if not _change(drafts, c, _set))
    return _rebuilt(goals, drafts), unfit


def with_settled_rows(content: ReportContent, corrections: Iterable[Correction]) -> ReportContent:
    """The measures in whose rows a person joined or split something, without doubts about them as a whole."""
    drafts = _drafts(content.goals)
    for correction in corrections:
        for draft in drafts.at(correction.place) if correction.action in ROW_ACTIONS else ():
            if isinstance(draft.record, Measure):
                doubts = tuple(doubt for doubt in draft.record.doubts if doubt.field)
                draft.record = replace(draft.record, doubts=doubts)
    return replace(content, goals=_rebuilt(content.goals, drafts))


def with_accepted(content: ReportContent, corrections: Iterable[Correction]) -> ReportContent:
    """The records without the doubts that a person settled, and a doubt for each that fits none."""
    drafts = _drafts(content.goals)
    unfit = [c for c in corrections if c.accepts and not _change(drafts, c, _accept)]
    settled = [c for c in unfit if any(_is_about(doubt, c) for doubt in _report_doubts(content))]
    goals = tuple(
        goal if goal.is_stated else replace(goal, doubts=_unsettled(goal.doubts, settled))
        for goal in _rebuilt(content.goals, drafts)
    )
    doubts = _unsettled(content.doubts, settled) + unfit_doubts(c for c in unfit if c not in settled)
    return replace(content, goals=goals, doubts=doubts)


def unfit_doubts(unfit: Iterable[Correction]) -> tuple[Doubt, ...]:
    """A doubt for each correction that no longer fits."""
    return tuple(
        Doubt("correction_unfit", _unfit_message(correction), correction.place, correction.field)
        for correction in unfit
    )


def _unfit_message(correction: Correction) -> str:
    about = " ".join(filter(None, (correction.action, correction.record_id, correction.field)))
    return f"The correction '{about}' fits no value '{_short(correction.value_before)}' at its place."


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"


def _report_doubts(content: ReportContent) -> Iterator[Doubt]:
    """The doubts about the report as a whole; those of a goal that is not stated are told as such."""
    yield from content.doubts
    for goal in content.goals:
        yield from () if goal.is_stated else goal.doubts


def _is_about(doubt: Doubt, correction: Correction) -> bool:
    return doubt.field == correction.field and is_same(doubt.message, correction.value_before)


def _unsettled(doubts: Sequence[Doubt], settled: Sequence[Correction]) -> tuple[Doubt, ...]:
    return tuple(doubt for doubt in doubts if not any(_is_about(doubt, c) for c in settled))


def _drafts(goals: Sequence[Goal]) -> _Drafts:
    drafts = _Drafts()
    for goal, own in zip(goals, identify(goals, ""), strict=True):
        drafts.add(goal, own.key)
        for position, indicator in enumerate(goal.indicators, start=1):
            drafts.add(indicator, own.indicator_id(position).removeprefix("/"))
        for position, measure in enumerate(goal.measures, start=1):
            drafts.add(measure, own.measure_id(position).removeprefix("/"))
    return drafts


def _rebuilt(goals: Sequence[Goal], drafts: _Drafts) -> tuple[Goal, ...]:
    """The goals with their indicators and measures as corrected; drafts stand in that order."""
    records = iter([draft.record for draft in drafts.all])
    rebuilt: list[Goal] = []
    for before in goals:
        own = list(islice(records, 1 + len(before.indicators) + len(before.measures)))
        indicators = tuple(record for record in own if isinstance(record, Indicator))
        measures = tuple(record for record in own if isinstance(record, Measure))
        rebuilt += (
            replace(record, indicators=indicators, measures=measures)
            for record in own
            if isinstance(record, Goal)
        )
    return tuple(rebuilt)


def _stands_at(draft: _Draft, place: Place) -> bool:
    wanted = (place.page, place.table, place.row)
    if not draft.rows:
        return wanted == (None, None, None)
    return any(
        all(want in (None, has) for want, has in zip(wanted, spot, strict=True)) for spot in draft.rows
    )


def _change(drafts: _Drafts, correction: Correction, change: Callable[[Record, Correction], Record]) -> bool:
    """Whether a correction fits one record, which it then changes."""
    fitting = [draft for draft in drafts.at(correction.place) if _fits(draft.record, correction)]
    if len(fitting) > 1:
        key = correction.record_id.partition("/")[2]
        fitting = [draft for draft in fitting if draft.key == key]
    for draft in fitting[:1]:
        draft.record = change(draft.record, correction)
    return len(fitting) == 1


def _fits(record: Record, correction: Correction) -> bool:
    """Whether a record has the value before: of the field, or its own text where that cannot be set."""
    if isinstance(record, Goal) and not record.is_stated:
        return False
    if correction.field in settable(record):
        return is_same(value_of(record, correction.field), correction.value_before)
    has_doubt = any(doubt.field == correction.field for doubt in record.doubts)
    return correction.accepts and has_doubt and is_same(own_text(record), correction.value_before)


def _accept(record: Record, correction: Correction) -> Record:
    doubts = tuple(doubt for doubt in record.doubts if doubt.field != correction.field)
    return replace(record, doubts=doubts)


def _set(record: Record, correction: Correction) -> Record:
    return with_value(_accept(record, correction), correction.field, correction.value_after)
