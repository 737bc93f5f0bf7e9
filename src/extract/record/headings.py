"""Paragraphs that state goals or head the tables under them.

Gets paragraphs, gives goal and heading entries. What an unlabelled heading means is decided by
`assemble`, which sees the whole report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from extract.model import Document, Paragraph
from extract.record.entries import GoalEntry, HeadingEntry, Reading
from extract.record.goals import goal_of_text
from extract.record.grid import paragraph_field
from extract.record.labels import split_goal_label
from extract.record.themes import PARAGRAPH_RANK, Heading
from extract.record.words import words
from extract.vocabulary import Vocabulary

LARGER = 1.08
"""Letters this much larger than the body's are a heading's."""
LONGEST_HEADING = 250


def body_size(document: Document) -> float:
    """The letter size of most of the text, 0 where sizes are not known."""
    sizes: Counter[float] = Counter()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            sizes[round(block.size, 1)] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


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


def paragraph_entries(
    paragraphs: Iterable[Paragraph], body: float, reading: Reading
) -> list[GoalEntry | HeadingEntry]:
    """The goals and headings among paragraphs, in order."""
    entries: list[GoalEntry | HeadingEntry] = []
    for paragraph in paragraphs:
        field = paragraph_field(paragraph)
        if is_goal_line(paragraph, body, reading.vocabulary):
            entries.append(GoalEntry(goal_of_text(field, reading.vocabulary), True, paragraph.level))
        elif is_heading(paragraph, body):
            heading = Heading(paragraph.text, PARAGRAPH_RANK, field.parts)
            entries.append(HeadingEntry(heading, paragraph.level, paragraph.size))
    return entries
