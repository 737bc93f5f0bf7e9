"""A report's records from its document, step by step.

Gets a Document and what the user told about it, gives ReportContent. The steps are in the modules
beside this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.errors import NothingRecognised
from extract.model import Document, Doubt, Goal, IgnoredTable, Paragraph, Period, Place, ReportContent, Table
from extract.record.assemble import assemble, unused_themes
from extract.record.cards import card_entries, card_runs, is_card, run_entries
from extract.record.columns import Header
from extract.record.entries import Entry, HeadingEntry, MeasureEntry, Reading
from extract.record.headings import body_size, is_heading, paragraph_entries
from extract.record.language import find_vocabulary
from extract.record.legend import find_legend
from extract.record.lights import NO_LIGHT
from extract.record.periods import best_period, period_of_option
from extract.record.tables import followup_table, ignored_table, read_table
from extract.record.titles import find_title, programme_of, title_periods
from extract.vocabulary import Vocabulary

HEADERS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class RecordOptions:
    """What a user tells about a report."""

    language: str = ""
    """ISO 639-1 code; '' to find it."""
    period: str = ""
    """The follow-up period as printed; '' to find it."""
    profile: Vocabulary | None = None
    """Words of a family of reports."""


@dataclass
class _Found:
    """What the blocks of a document gave."""

    entries: list[Entry] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    ignored: list[IgnoredTable] = field(default_factory=list)


def record_report(document: Document, options: RecordOptions) -> ReportContent:
    """All records of a report; NothingRecognised where it has neither goal nor measure."""
    vocabulary = find_vocabulary(document, options.language, options.profile)
    legend = find_legend(document, vocabulary)
    found = _read_blocks(document, legend.tables, Reading(vocabulary, legend.entries))
    goals = assemble(found.entries, vocabulary)
    if not goals:
        raise _nothing_recognised(document, found.ignored)
    title = find_title(document, vocabulary)
    period = _period(document, title, found.periods, options, vocabulary)
    return ReportContent(
        source=document.source,
        title=title,
        programme=programme_of(title, vocabulary) or title,
        language=vocabulary.language,
        period=period,
        legend=legend.entries,
        goals=goals,
        ignored=tuple(found.ignored),
        doubts=tuple(_report_doubts(document, found, goals, period)),
    )


def _read_blocks(document: Document, legends: frozenset[int], reading: Reading) -> _Found:
    """The entries of all blocks in reading order."""
    found = _Found()
    body = body_size(document)
    header: Header | None = None
    for paragraphs, table in _runs(document.blocks):
        found.entries += _paragraph_entries(paragraphs, body, reading)
        if table is None or table.number in legends:
            continue
        if is_card(table, reading.vocabulary):
            found.entries += _card(table, paragraphs, found, body, reading)
            continue
        header = _read_table(table, header, found, reading)
    return found


def _runs(blocks: Sequence[Paragraph | Table]) -> Iterator[tuple[list[Paragraph], Table | None]]:
    """The paragraphs before each table with the table; at last those after the last one."""
    paragraphs: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            paragraphs.append(block)
        else:
            yield paragraphs, block
            paragraphs = []
    yield paragraphs, None


def _paragraph_entries(paragraphs: Sequence[Paragraph], body: float, reading: Reading) -> Iterator[Entry]:
    """Goals and headings, and the records of labelled paragraphs between them."""
    start = 0
    for run in card_runs(paragraphs, body, reading.vocabulary):
        yield from paragraph_entries(paragraphs[start : run.first], body, reading)
        yield from run_entries(run, reading)
        start = run.last + 1
    yield from paragraph_entries(paragraphs[start:], body, reading)


def _card(
    table: Table, paragraphs: Sequence[Paragraph], found: _Found, body: float, reading: Reading
) -> tuple[Entry, ...]:
    """The records of a card table, whose measure may be the heading above it."""
    above = paragraphs[-1] if paragraphs and is_heading(paragraphs[-1], body) else None
    last = found.entries[-1] if found.entries else None
    is_free = isinstance(last, HeadingEntry) and above is not None and last.heading.text == above.text
    entries = card_entries(table, above if is_free else None, reading)
    if not any(isinstance(entry, MeasureEntry) and entry.measure.measure for entry in entries):
        ignored, doubts = ignored_table(table, reading.vocabulary, "it is a card without a measure")
        found.ignored.append(ignored)
        found.doubts += doubts
        return ()
    if is_free and any(
        isinstance(e, MeasureEntry) and above and e.measure.measure.parts[0].place == above.place
        for e in entries
    ):
        found.entries.pop()
    return entries


def _read_table(table: Table, before: Header | None, found: _Found, reading: Reading) -> Header | None:
    """Adds what a table gives; the header that serves a table after it."""
    followup = followup_table(table, before, reading.vocabulary)
    if followup is None:
        ignored, doubts = ignored_table(table, reading.vocabulary)
        found.ignored.append(ignored)
        found.doubts += doubts
        return None if table.columns > 1 else before
    read = read_table(followup, reading)
    found.entries += read.entries
    found.doubts += read.doubts
    found.periods += read.periods
    return followup.last_header


def _period(
    document: Document, title: str, headed: Sequence[Period], options: RecordOptions, vocabulary: Vocabulary
) -> Period:
    """The period: given, else of the headings, else of the title, the file's title or its name."""
    if options.period:
        return period_of_option(options.period, vocabulary)
    of_headings = best_period(headed)
    return (
        of_headings if of_headings.start else next(iter(title_periods(document, title, vocabulary)), Period())
    )


def _report_doubts(
    document: Document, found: _Found, goals: Iterable[Goal], period: Period
) -> Iterator[Doubt]:
    yield from document.doubts
    yield from found.doubts
    yield from unused_themes(found.entries)
    if not period.start:
        yield Doubt(
            "period_unknown", "No heading, title or file name tells the period.", field="period_label"
        )
    if convention := _by_convention(goals):
        yield convention


def _by_convention(goals: Iterable[Goal]) -> Doubt | None:
    """One doubt where colours without legend and words were read by the order of the traffic light."""
    statuses = [status for goal in goals for status in (goal.status, *(m.status for m in goal.measures))]
    read = [
        s for s in statuses if s.colour not in ("", NO_LIGHT.colour) and s.code != "unknown" and not s.label
    ]
    if not read:
        return None
    colours = ", ".join(sorted({f"{status.colour} as {status.code}" for status in read}))
    place = read[0].parts[0].place if read[0].parts else Place()
    message = f"The report has no legend; its lights are read by convention: {colours}."
    return Doubt("colour_by_convention", message, place, "status")


def _nothing_recognised(document: Document, ignored: Sequence[IgnoredTable]) -> NothingRecognised:
    seen = [" | ".join(text[:40] for text in table.header) for table in ignored if table.header][
        :HEADERS_SHOWN
    ]
    shown = "; ".join(f"'{header}'" for header in seen)
    why = f"Its tables begin with {shown}." if seen else "It has no table with text."
    return NothingRecognised(
        f"{document.source.name} has no table that looks like a follow-up.",
        why=why,
        next_step=f"followup tables {document.source.name} shows the tables as read.",
    )
