"""The title of a report and the name of the programme it follows up.

Gets the paragraphs above the first records, gives texts. The file's own title serves where the page
shows none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile
from pathlib import PurePath

from extract.model import Document, Paragraph, Period
from extract.record.headings import body_size, is_heading
from extract.record.labels import split_label
from extract.record.legend import line_pairs, names_legend
from extract.record.periods import cut_periods, period_in_title
from extract.record.words import has_phrase, words
from extract.vocabulary import Vocabulary

MOST_FRONT = 12
"""Paragraphs from the start among which the title is looked for."""
LONGEST_TITLE = 250
MOST_LINES = 4
SMALLEST_LINE = 0.6
"""A line in letters smaller than this share of the line above is no part of the title."""


def find_title(document: Document, vocabulary: Vocabulary) -> str:
    """The title as printed, its lines joined; else the title in the file's properties."""
    front = front_matter(document)
    body = body_size(document)
    headings = [p for p in front if is_heading(p, body) and _may_be_title(p, vocabulary)]
    named = [p for p in headings if programme_of(p.text, vocabulary)]
    if not named:
        plain_lines = [p for p in front if _may_be_title(p, vocabulary)]
        return document.title or (plain_lines[0].text if plain_lines else "")
    return " ".join(_title_lines(front, headings, named[0], vocabulary))


def _title_lines(
    front: Sequence[Paragraph], headings: Sequence[Paragraph], first: Paragraph, vocabulary: Vocabulary
) -> list[str]:
    """The lines of the title: those in large letters that follow on the same page."""
    lines = [first]
    for paragraph in front[front.index(first) + 1 :][: MOST_LINES - 1]:
        if paragraph not in headings or not _goes_on(lines[-1], paragraph, vocabulary):
            break
        lines.append(paragraph)
    return [line.text for line in lines]


def _goes_on(before: Paragraph, paragraph: Paragraph, vocabulary: Vocabulary) -> bool:
    """Whether a line belongs to the title above it; a smaller line of follow-up and period is a subtitle."""
    if before.level or paragraph.level or paragraph.place.page != before.place.page:
        return False
    names_more = bool(programme_of(paragraph.text, vocabulary)) or paragraph.size == before.size
    return names_more and paragraph.size >= SMALLEST_LINE * before.size > 0


def front_matter(document: Document) -> list[Paragraph]:
    """The first paragraphs of a document, up to its first table that stands below some."""
    blocks = list(dropwhile(lambda block: not isinstance(block, Paragraph), document.blocks))
    return [
        block
        for block in takewhile(lambda block: isinstance(block, Paragraph), blocks[:MOST_FRONT])
        if isinstance(block, Paragraph)
    ]


def _may_be_title(paragraph: Paragraph, vocabulary: Vocabulary) -> bool:
    text = paragraph.text
    labels = [split_label(text, vocabulary, kind) for kind in ("goal", "measure")]
    return (
        0 < len(text) <= LONGEST_TITLE
        and bool(words(text))
        and not any(label and label.number for label in labels)
        and not line_pairs(paragraph, vocabulary)
        and not names_legend(text.split("=")[0], vocabulary)
        and not has_phrase(text, vocabulary.phrases.get("contents", ()))
    )


def programme_of(title: str, vocabulary: Vocabulary) -> str:
    """The title without the words of follow-up and the period."""
    text = cut_periods(title, vocabulary)
    phrases = sorted(vocabulary.phrases.get("followup", ()), key=len, reverse=True)
    for phrase in phrases:
        text = re.sub(rf"\b{re.escape(phrase)}\b\s*(?:/|:|–|—|-)?", " ", text, flags=re.I)
    return " ".join(text.split()).strip(" ,:;–—-/()")


def title_periods(document: Document, title: str, vocabulary: Vocabulary) -> list[Period]:
    """The periods that title, front matter, file title and file name show, the surest first."""
    texts = [title, *(block.text for block in front_matter(document)), document.title]
    texts.append(re.sub(r"[_]", " ", PurePath(document.source.name).stem))
    found = [period_in_title(text, vocabulary) for text in texts if text and len(text) <= LONGEST_TITLE]
    return [period for period in found if period.start]
