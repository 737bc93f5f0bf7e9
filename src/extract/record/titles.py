"""The title of a report and the name of the programme it follows up.

Gets the paragraphs above the first records, gives texts. The file's own title serves where the page
shows none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile
from pathlib import PurePath
from urllib.parse import unquote

from extract.model import Document, Paragraph, Period
from extract.record.headings import body_size, is_heading
from extract.record.labels import split_label
from extract.record.legend import line_pairs, names_legend
from extract.record.periods import cut_periods, period_in_title
from extract.record.words import has_phrase, plain, words
from extract.vocabulary import Vocabulary

MOST_FRONT = 12
"""Paragraphs from the start among which the title is looked for."""
LONGEST_TITLE = 250
MOST_LINES = 4
SHORTEST_IN_COMPOUND, LONGEST_ENDING = 5, 4
"""Letters of a word that is looked for in compounds, and of what inflection adds to it."""
MOST_WORDS = 15
"""A line of more words is prose."""
_NO_TITLES = frozenset({"anonymous", "untitled"})
"""What producers write where a file was given no title."""
_MONTH_IN_NAME = re.compile(r"(?<![\d-])(0?[1-9]|1[0-2])-(?=(?:19|20)\d\d(?!\d))")
_DASHES = " ,:;–—-/()"
SMALLEST_LINE = 0.6
"""A line in letters smaller than this share of the line above is no part of the title."""


def find_title(document: Document, vocabulary: Vocabulary) -> str:
    """The title as printed, its lines joined; else the title in the file's properties."""
    front = front_matter(document)
    body = body_size(document)
    headings = [p for p in front if is_heading(p, body) and _may_be_title(p, vocabulary)]
    named = [p for p in headings if programme_of(p.text, vocabulary)]
    plain_lines = [p for p in front if _may_be_title(p, vocabulary)]
    if not any(_names_programme(p, vocabulary) for p in headings):
        told = next((p for p in plain_lines if _names_programme(p, vocabulary)), None)
        named = [told] if told else named
    if not named:
        own = "" if plain(document.title) in _NO_TITLES else document.title
        return own or (plain_lines[0].text if plain_lines else "")
    return " ".join(_title_lines(front, headings, named[0], vocabulary))


def _names_programme(paragraph: Paragraph, vocabulary: Vocabulary) -> bool:
    """Whether a line, not a sentence, holds a word for a programme or follow-up, also as a compound's end."""
    entries = {*vocabulary.phrases.get("programme", ()), *vocabulary.phrases.get("followup", ())}
    printed = words(paragraph.text)
    is_line = not paragraph.text.endswith(".") and len(printed) <= MOST_WORDS
    is_named = any(_holds(word, entry) for word in printed for entry in entries)
    return is_line and is_named and bool(words(programme_of(paragraph.text, vocabulary)))


def _holds(word: str, entry: str) -> bool:
    """Whether a word is a vocabulary word, or a compound that ends with one, in any form."""
    start = word.rfind(entry) if len(entry) >= SHORTEST_IN_COMPOUND else -1
    return word == entry or (start >= 0 and len(word) - start - len(entry) <= LONGEST_ENDING)


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
        and not line_pairs(_without_coloured_words(paragraph), vocabulary)
        and not names_legend(text.split("=")[0], vocabulary)
        and not has_phrase(text, vocabulary.phrases.get("contents", ()))
    )


def _without_coloured_words(paragraph: Paragraph) -> Paragraph:
    """A paragraph whose letters' colour says nothing, as a title may have any."""
    return replace(paragraph, marks=tuple(mark for mark in paragraph.marks if mark.kind != "text"))


def programme_of(title: str, vocabulary: Vocabulary) -> str:
    """The title without the words of follow-up, what links them to the programme's name, and the period."""
    text = cut_periods(title, vocabulary)
    links = "|".join(map(re.escape, vocabulary.function_words))
    behind = rf"(?:\s*[/:–—-]|(?:\s+(?:{links})\b)+)?" if links else r"\s*[/:–—-]?"
    small = text.lower()
    phrases = (phrase for phrase in vocabulary.phrases.get("followup", ()) if phrase.lower() in small)
    for phrase in sorted(phrases, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(phrase)}\b{behind}", " ", text, flags=re.I)
    text = " ".join(text.split()).strip(_DASHES)
    while found := re.search(rf"[{re.escape(_DASHES)}](?:{links})$", text, re.I) if links else None:
        text = text[: found.start()].strip(_DASHES)
    return text


def title_periods(document: Document, title: str, vocabulary: Vocabulary) -> list[Period]:
    """The periods that title, front matter, file title and file name show, the surest first."""
    texts = [title, *(block.text for block in front_matter(document)), document.title]
    texts.append(_printed_name(document.source.name))
    found = [period_in_title(text, vocabulary) for text in texts if text and len(text) <= LONGEST_TITLE]
    return [period for period in found if period.start]


def _printed_name(name: str) -> str:
    """A file's name as a title would have it: 'seuranta_05-2023_05-2024.pdf' says 05/2023 – 05/2024."""
    text = _MONTH_IN_NAME.sub(r"\1/", unquote(PurePath(name).stem))
    text = re.sub(r"(?<=\d{4})_(?=\d\d?/)", " – ", text)
    return re.sub(r"_|(?<=[^\W\d_])-|-(?=[^\W\d_])", " ", text)
