"""A report's records from its document, step by step.

Gets a Document and what the user told about it, gives ReportContent. The steps are in the modules
beside this one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.model import (
    Correction,
    Document,
    Doubt,
    IgnoredTable,
    Paragraph,
    Period,
    ReportContent,
    Suggestion,
    Table,
    TableRoles,
)
from extract.record.account import unaccounted
from extract.record.assemble import assemble, unused_themes
from extract.record.cards import card_entries, card_runs, is_card, run_entries
from extract.record.columns import Header
from extract.record.corrected import unfit_doubts, with_accepted, with_set_fields, with_settled_rows
from extract.record.entries import (
    Entry,
    GoalEntry,
    HeadingEntry,
    LineEntry,
    MeasureEntry,
    Reading,
)
from extract.record.goals import indicator_table
from extract.record.headings import body_size, paragraph_entries
from extract.record.ignored import ignored_table
from extract.record.language import find_vocabulary
from extract.record.legend import Legend, find_legend
from extract.record.parties import NO_ALIASES, Aliases
from extract.record.periods import best_period, period_of_option
from extract.record.recognised import with_recognised_marked
from extract.record.report_doubts import (
    convention_doubts,
    measure_doubts,
    nothing_recognised,
    period_doubts,
    unread_goal_doubts,
    with_status_doubts,
)
from extract.record.roles import Placed, roles_of
from extract.record.suggest import suggest
from extract.record.tables import followup_table, read_table
from extract.record.titles import find_title, programme_of, title_periods
from extract.record.typed import with_typed_values
from extract.record.unfold import unfolded
from extract.vocabulary import Vocabulary

_HEADS = (GoalEntry, HeadingEntry, LineEntry)


@dataclass(frozen=True, slots=True)
class RecordOptions:
    """What a user tells about a report."""

    language: str = ""
    """ISO 639-1 code; '' to find it."""
    period: str = ""
    """The follow-up period as printed; '' to find it."""
    profile: Vocabulary | None = None
    """Words of a family of reports."""
    aliases: Aliases = NO_ALIASES
    """Which organisations printed names stand for."""
    corrections: tuple[Correction, ...] = ()
    """The fields that a person set or accepted."""


@dataclass
class _Found:
    """What the blocks of a document gave."""

    entries: list[Entry] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    ignored: list[IgnoredTable] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    sibling: Header | None = None
    """The last header that was read, whatever stands between."""


def record_report(document: Document, options: RecordOptions) -> ReportContent:
    """All records of a report; NothingRecognised where it has neither goal nor measure."""
    vocabulary, legend, found = _read(document, options)
    as_read = with_status_doubts(assemble(found.entries, vocabulary), legend.entries)
    if not as_read:
        raise nothing_recognised(document, found.ignored)
    goals, unfit = with_set_fields(as_read, [c for c in options.corrections if c.sets])
    title = find_title(document, vocabulary)
    period = _period(document, title, found.periods, options, vocabulary)
    doubts = (*found.doubts, *unused_themes(found.entries))
    content = ReportContent(
        source=document.source,
        title=title,
        programme=programme_of(title, vocabulary) or title,
        language=vocabulary.language,
        period=period,
        legend=legend.entries,
        goals=goals,
        ignored=tuple(found.ignored),
        doubts=(
            *document.doubts,
            *doubts,
            *unaccounted(found.placed, as_read, doubts, vocabulary),
            *measure_doubts(as_read),
            *unread_goal_doubts(document, as_read, vocabulary),
            *period_doubts(period),
            *convention_doubts(goals, vocabulary),
            *unfit_doubts(unfit),
        ),
    )
    typed = with_recognised_marked(with_typed_values(content, vocabulary, options.aliases))
    return with_accepted(with_settled_rows(typed, options.corrections), options.corrections)


def table_roles(document: Document, options: RecordOptions) -> tuple[TableRoles, ...]:
    """What each table of a document is taken for, whether or not it gives any record."""
    vocabulary, _, found = _read(document, options)
    return tuple(roles_of(placed, vocabulary) for placed in found.placed)


def suggestions(document: Document, options: RecordOptions) -> tuple[Suggestion, ...]:
    """What a profile should hold, so that the report is placed fully."""
    vocabulary, _, found = _read(document, options)
    return suggest(found.placed, found.entries, assemble(found.entries, vocabulary), vocabulary)


def _read(document: Document, options: RecordOptions) -> tuple[Vocabulary, Legend, _Found]:
    """What the blocks of a document gave, with the words and the legend that they were read by."""
    vocabulary = find_vocabulary(document, options.language, options.profile)
    legend = find_legend(document, vocabulary)
    found = _read_blocks(document, legend.tables, Reading(vocabulary, legend.entries))
    return vocabulary, legend, found


def _read_blocks(document: Document, legends: frozenset[int], reading: Reading) -> _Found:
    """The entries of all blocks in reading order."""
    found = _Found()
    body = body_size(document)
    header: Header | None = None
    for paragraphs, printed in _runs(document.blocks):
        found.entries += _paragraph_entries(paragraphs, body, reading)
        if printed is None:
            continue
        table = unfolded(printed, reading.vocabulary)
        if table.number in legends:
            found.placed.append(Placed(table, "legend"))
        elif is_card(table, reading.vocabulary):
            _add_card(table, _free_heading(paragraphs, found.entries), found, reading)
        else:
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


def _add_card(table: Table, above: Paragraph | None, found: _Found, reading: Reading) -> None:
    """Adds the records of a card table; a heading above it that is the measure heads nothing else."""
    entries = card_entries(table, above, reading)
    measures = [entry.measure for entry in entries if isinstance(entry, MeasureEntry)]
    if not any(measure.measure for measure in measures) and not any(
        isinstance(e, GoalEntry) for e in entries
    ):
        _add_ignored(table, found, reading, "it is a card without a measure")
        return
    if above is not None and measures and measures[0].measure.parts[0].place == above.place:
        found.entries.pop()
    found.entries += entries
    found.placed.append(Placed(table, "card"))


def _free_heading(paragraphs: Sequence[Paragraph], entries: Sequence[Entry]) -> Paragraph | None:
    """The paragraph right above a table, if it is a heading that states no goal."""
    last = entries[-1] if entries else None
    is_free = paragraphs and isinstance(last, HeadingEntry) and last.heading.text == paragraphs[-1].text
    return paragraphs[-1] if is_free else None


def _add_ignored(table: Table, found: _Found, reading: Reading, reason: str = "") -> None:
    ignored, doubts = ignored_table(table, reading.vocabulary, reason)
    found.ignored.append(ignored)
    found.placed.append(Placed(table, "ignored", ignored.reason))
    found.doubts += doubts


def _add_indicators(table: Table, found: _Found, reading: Reading) -> bool:
    """Adds the indicators of a table right under a heading, which alone tells whose they are."""
    entry = indicator_table(table, reading)
    is_headed = bool(found.entries) and isinstance(found.entries[-1], _HEADS)
    if entry is None or not is_headed:
        return False
    found.entries.append(entry)
    found.placed.append(Placed(table, "goals"))
    return True


def _read_table(table: Table, before: Header | None, found: _Found, reading: Reading) -> Header | None:
    """Adds what a table gives; the header that serves a table after it."""
    followup = followup_table(table, before, reading.vocabulary, found.sibling)
    if followup is None and _add_indicators(table, found, reading):
        return before
    if followup is None:
        _add_ignored(table, found, reading)
        return None if table.columns > 1 else before
    found.placed.append(Placed(table, "followup", headers=followup.headers))
    read = read_table(followup, reading)
    found.entries += read.entries
    found.doubts += read.doubts
    found.periods += read.periods
    found.sibling = followup.last_header
    return followup.last_header


def _period(
    document: Document, title: str, headed: Sequence[Period], options: RecordOptions, vocabulary: Vocabulary
) -> Period:
    """The period: given, else of the headings, else of the title, the file's title or its name."""
    if options.period:
        return period_of_option(options.period, vocabulary)
    known = [best_period(headed), *title_periods(document, title, vocabulary)]
    return next((period for period in known if period.start), Period())
