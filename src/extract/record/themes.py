"""Theme headings: bold at the start of a measure cell, and how they are carried to the rows below.

Gets paragraphs with their bold runs, gives the headings and the text under them. Bold in the middle
of a text, and a text that is bold throughout, is text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.model import Field, Paragraph, Part
from extract.record.labels import NUMBER, has_item_mark, match_pattern
from extract.vocabulary import Vocabulary

PARAGRAPH_RANK, ROW_RANK, CELL_RANK = 0, 10, 20
"""Headings above a table stand over heading rows, and those over headings in cells."""
_OPENS_TEXT = re.compile(r"[\"“”‘’'«(\[•–-]*\s*(?:\d|[^\W\d_])")
_ENDS_HEADING = (".", ":", "–", "-", "—", ")")


@dataclass(frozen=True, slots=True)
class Heading:
    """A theme heading and its rank: a new one ends all of its rank and below."""

    text: str
    rank: int
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class HeadedText:
    """A cell's text parted into the headings at its start and the rest."""

    headings: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The text without its headings."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def split_headings(paragraphs: Sequence[Paragraph], vocabulary: Vocabulary) -> HeadedText:
    """The bold headings at the start of a cell and the text under them."""
    if paragraphs and (patterns := vocabulary.patterns.get("theme")):
        return _by_pattern(paragraphs, patterns)
    whole = HeadedText((), tuple(paragraphs))
    if all(paragraph.is_bold for paragraph in paragraphs):
        return whole
    count = next(i for i, paragraph in enumerate(paragraphs) if not paragraph.is_bold)
    if any(_is_number_alone(paragraph.text) for paragraph in paragraphs[:count]):
        return whole
    run_in, rest = _split_run_in(paragraphs[count])
    headings = tuple(paragraph.text for paragraph in paragraphs[:count]) + run_in
    return HeadedText(headings, (rest, *paragraphs[count + 1 :]))


def _by_pattern(paragraphs: Sequence[Paragraph], patterns: Sequence[str]) -> HeadedText:
    first, *others = paragraphs
    found = match_pattern(first.text, patterns)
    rest = _behind(first, first.text[found.end() :].lstrip()) if found else first
    if found is None or not (rest.text or others):
        return HeadedText((), tuple(paragraphs))
    heading = (found.groupdict().get("text") or found[0]).strip()
    return HeadedText((heading,), (rest, *others) if rest.text else tuple(others))


def _behind(paragraph: Paragraph, rest: str) -> Paragraph:
    """A paragraph without the heading that its text begins with."""
    offset = len(paragraph.text) - len(rest)
    moved = tuple((max(a - offset, 0), b - offset) for a, b in paragraph.bold if b > offset)
    return replace(paragraph, text=rest, bold=moved)


def _split_run_in(paragraph: Paragraph) -> tuple[tuple[str, ...], Paragraph]:
    """The bold headings that run into the text of a paragraph, and the text after them."""
    text, runs = paragraph.text, _leading_runs(paragraph)
    if not runs:
        return (), paragraph
    end = runs[-1][1]
    bold, rest = text[:end].strip(), text[end:].lstrip(" :–—")
    if _is_number_alone(bold) or not _parts_heading(bold, text[end:]):
        return (), paragraph
    headings = tuple(text[a:b].strip().rstrip(":").rstrip() for a, b in _separate(text, runs))
    return headings, _behind(paragraph, rest)


def _leading_runs(paragraph: Paragraph) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for start, end in paragraph.bold:
        if paragraph.text[runs[-1][1] if runs else 0 : start].strip():
            break
        runs.append((start, end))
    return runs


def _separate(text: str, runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Bold runs as headings: a gap parts a numbered heading from an unnumbered one."""
    headings = [runs[0]]
    for start, end in runs[1:]:
        before = text[headings[-1][0] : headings[-1][1]].strip()
        if has_item_mark(before) and len(before) > 6 and text[start:end].strip()[:1].isupper():
            headings.append((start, end))
        else:
            headings[-1] = (headings[-1][0], end)
    return headings


def _parts_heading(bold: str, rest: str) -> bool:
    """Whether bold words are a heading, not the stressed beginning of a sentence."""
    after = rest.strip()
    if not after or not _OPENS_TEXT.match(after):
        return False
    opening = after.lstrip("\"“”‘’'«([•–- ")[:1]
    return bold.endswith(_ENDS_HEADING) or rest.lstrip()[:1] in ":–—(" or not opening.islower()


def _is_number_alone(text: str) -> bool:
    return bool(re.fullmatch(rf"(?:[^\W\d_]{{3,}}\s+)?{NUMBER}[.:)]*", text.strip()))


def ranked(texts: Sequence[str], base: int, parts: tuple[Part, ...]) -> tuple[Heading, ...]:
    """Headings of one place with their ranks: a numbered one stands above an unnumbered one."""
    headings: list[Heading] = []
    for text in texts:
        rank = base + (0 if has_item_mark(text) else 1)
        after = headings[-1].rank + 1 if headings else rank
        headings.append(Heading(text, max(rank, after), parts))
    return tuple(headings)


def carry(levels: tuple[Heading, ...], headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """The headings that hold after new ones: each ends those of its rank and below."""
    for heading in headings:
        levels = (*(level for level in levels if level.rank < heading.rank), heading)
    return levels


def theme_field(levels: Sequence[Heading]) -> Field:
    """The theme of a row under these headings."""
    parts = dict.fromkeys(part for level in levels for part in level.parts)
    return Field(" / ".join(level.text for level in levels), tuple(parts))
