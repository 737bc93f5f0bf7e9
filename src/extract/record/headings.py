"""Paragraphs that state goals or head the tables under them.

Gets paragraphs, gives goal and heading entries. What an unlabelled heading means is decided by
`assemble`, which sees the whole report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from extract.model import Document, Paragraph
from extract.record.entries import GoalEntry, HeadingEntry, LineEntry, Reading
from extract.record.goals import goal_of_text
from extract.record.grid import paragraph_field
from extract.record.labels import split_goal_label
from extract.record.themes import PARAGRAPH_RANK, Heading
from extract.record.words import words
from extract.vocabulary import Vocabulary

LARGER = 1.08
"""Letters this much larger than the body's are a heading's."""
LONGEST_HEADING = 250
LEAST_PROSE = 200
"""Characters; a few lines such as a source or a date do not tell the size of the body."""


def body_size(document: Document) -> float:
    """The letter size of most of the text, also of cells where there is little prose; 0 where not known."""
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    prose = _sizes(paragraph for paragraph in paragraphs if _is_prose(paragraph))
    if sum(prose.values()) < LEAST_PROSE:
        cells = (cell for table in document.tables for cell in table.cells)
        prose += _sizes(paragraph for cell in cells for paragraph in cell.paragraphs)
    sizes = prose or _sizes(paragraphs)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _sizes(paragraphs: Iterable[Paragraph]) -> Counter[float]:
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        sizes[round(paragraph.size, 1)] += len(paragraph.text)
    return sizes


def _is_prose(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a sentence or more; headings may be the larger part of a report's lines."""
    return paragraph.text.endswith((".", ":", ";", "?", "!")) or len(paragraph.text) > LONGEST_HEADING


def is_heading(paragraph: Paragraph, body: float) -> bool:
    """Whether a paragraph looks like a heading: by its outline level, in bold, or in larger letters."""
    is_larger = body > 0 and paragraph.size > body * LARGER
    return (
        bool(words(paragraph.text))
        and len(paragraph.text) <= LONGEST_HEADING
        and (paragraph.level > 0 or paragraph.is_bold or is_larger)
    )


def is_goal_line(paragraph: Paragraph, body: float, vocabulary: Vocabulary) -> bool:
    """Whether a paragraph states a goal: a label in front, and a heading's look or a bold label."""
    label = split_goal_label(paragraph.text, vocabulary)
    if label is None or not label.text or not (label.number or label.is_marked):
        return False
    has_bold_label = bool(paragraph.bold) and paragraph.bold[0][0] == 0
    return is_heading(paragraph, body) or has_bold_label


def is_numbered_line(paragraph: Paragraph, vocabulary: Vocabulary) -> bool:
    """Whether a short paragraph is a goal's label, its number, a mark and a text: 'Mål 1: Staden är ...'."""
    label = split_goal_label(paragraph.text, vocabulary)
    is_whole = label is not None and bool(label.number and label.text) and label.is_marked
    return is_whole and len(paragraph.text) <= LONGEST_HEADING


def paragraph_entries(
    paragraphs: Sequence[Paragraph], body: float, reading: Reading
) -> list[GoalEntry | HeadingEntry | LineEntry]:
    """The goals and headings among paragraphs, in order; the last line may be a goal without its look."""
    entries: list[GoalEntry | HeadingEntry | LineEntry] = []
    for paragraph in paragraphs:
        field = paragraph_field(paragraph)
        if is_goal_line(paragraph, body, reading.vocabulary):
            entries.append(GoalEntry(goal_of_text(field, reading.vocabulary), True, paragraph.level))
        elif is_heading(paragraph, body):
            heading = Heading(paragraph.text, PARAGRAPH_RANK, field.parts)
            entries.append(HeadingEntry(heading, paragraph.level, paragraph.size))
        elif paragraph is paragraphs[-1] and is_numbered_line(paragraph, reading.vocabulary):
            entries.append(LineEntry(GoalEntry(goal_of_text(field, reading.vocabulary), True)))
    return entries
