"""Lines of one cell, or of one column of running text, become paragraphs.

A line goes on the paragraph before it unless something says that it was begun on purpose: a wider
gap, an item mark, or a line before it that had room for its first word and ended a sentence or a
bold heading.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.model import Box, Paragraph, Place
from extract.read.pdf.text.hyphens import Joining, LineEnd, join_lines
from extract.read.pdf.text.lines import Line

WIDER_GAP = 1.28
"""A distance of lines this many times the usual one parts paragraphs."""
SLACK = 0.6
"""Share of a line's height by which a word must fit before a line counts as ended on purpose."""
LARGER = 1.1
"""Bold letters so many times as high as the plain ones of the line beside them are a heading's."""
_BULLET = re.compile(r"[→⇒➔➜►▪•●○■□◦‣⁃✓✔☐☒\uf0b7\uf0a7\uf0d8\uf0e0]|[-–—] |\* ")
_NUMBERED = re.compile(r"\(?(?:[ivxIVX]{1,5}|[a-zåäöA-ZÅÄÖ]|\d{1,3})\)\s|\d{1,2}(?:\.\d{1,2})*\.?\s+[^\W\d]")
_LIST_NUMBER = re.compile(r"\(?(\d{1,2})([.)])\s")
_SENTENCE_END = re.compile(r"[.!?:;…][)\]”\"’'»]*$")


class Setting(NamedTuple):
    """How text is set where the lines stand."""

    page: int
    width: float
    """Room for a line, points."""
    pitch: float
    """Usual distance of the lower edges of neighbouring lines, in heights of a line."""
    joining: Joining
    """How its lines are joined."""


def usual_pitch(lines: Sequence[Line]) -> float:
    """The usual distance of neighbouring lines of a group, in heights of a line; 1 where none is found."""
    ratios = [
        (after.box[3] - before.box[3]) / after.size
        for before, after in itertools.pairwise(lines)
        if before.group == after.group and abs(before.size - after.size) < 0.1 * after.size
    ]
    near = sorted(ratio for ratio in ratios if 0.7 < ratio < 2.2)
    return _quantile(near, 0.3) if near else 1.0


def _quantile(ascending: Sequence[float], share: float) -> float:
    """The value below which a share of the values lies, between neighbours in proportion."""
    whole, part = divmod(share * (len(ascending) - 1), 1)
    below, above = ascending[int(whole)], ascending[min(int(whole) + 1, len(ascending) - 1)]
    return below + (above - below) * part


def lines_to_paragraphs(lines: Sequence[Line], setting: Setting) -> list[Paragraph]:
    """Paragraphs of lines that stand under each other; texts may hold undecided joints (see `hyphens`)."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not begins_paragraph(groups[-1], line, setting):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group, setting) for group in groups]


def begins_paragraph(so_far: Sequence[Line], after: Line, setting: Setting) -> bool:
    """Whether a line begins a new paragraph under the lines of the one so far."""
    before = so_far[-1]
    taller = max(before.size, after.size)
    smaller = min(before.size, after.size) < 0.8 * taller and before.box[3] < after.box[1]
    if before.direction != after.direction or smaller:
        return True
    if after.box[3] - before.box[3] > WIDER_GAP * setting.pitch * taller or _BULLET.match(after.text):
        return True
    looks_new = (before.bold or after.bold) and (_is_label(before, after) or _is_heading(before, after))
    if looks_new or _is_next_number(so_far[0].text, after.text):
        return True
    if _width(before) + _first_word_width(after) + 0.2 * before.size > setting.width - SLACK * before.size:
        return False
    if _NUMBERED.match(after.text) or _is_bold(before) != _starts_bold(after):
        return True
    begins_anew = after.text[0].isupper() or after.text[0].isdigit() or after.text[0] in '(“"«'
    return begins_anew and (_SENTENCE_END.search(before.text) is not None or _is_bold(before))


def _is_label(before: Line, after: Line) -> bool:
    """Whether a line begins with a bold label ('Status:') while the line before is no part of it.

    That one ends in plain text, or is bold all through and ends its sentence.
    """
    goes_on_bold = bool(before.bold) and before.bold[-1][1] == len(before.text)
    is_whole = _SENTENCE_END.search(before.text) is not None and after.text[0].isupper()
    if not _starts_bold(after) or (goes_on_bold and (_is_bold(after) or not is_whole)):
        return False
    end = after.bold[0][1]
    return after.text[:end].rstrip().endswith(":") or after.text[end : end + 1] == ":"


def _is_heading(before: Line, after: Line) -> bool:
    """Whether one of two lines is bold and in larger letters than the other, which has plain ones."""
    text, heading = sorted((before, after), key=lambda line: line.size)
    return _is_bold(heading) and not _is_bold(text) and heading.size > LARGER * text.size


def _is_next_number(first: str, after: str) -> bool:
    """Whether a line begins with the number after the one that began the paragraph ('2.' after '1.')."""
    other = _LIST_NUMBER.match(after)
    one = _LIST_NUMBER.match(first) if other else None
    if one is None or other is None or one.group(2) != other.group(2):
        return False
    return int(other.group(1)) == int(one.group(1)) + 1


def _width(line: Line) -> float:
    return line.box[2] - line.box[0] if line.direction == 0 else line.box[3] - line.box[1]


def _first_word_width(line: Line) -> float:
    return _width(line) * len(line.text.split(" ", 1)[0]) / len(line.text)


def _is_bold(line: Line) -> bool:
    return line.bold == ((0, len(line.text)),)


def _starts_bold(line: Line) -> bool:
    return bool(line.bold) and line.bold[0][0] == 0


def _paragraph(lines: Sequence[Line], setting: Setting) -> Paragraph:
    text, bold = lines[0].text, list(lines[0].bold)
    for before, line in itertools.pairwise(lines):
        full = _width(before) > setting.width - SLACK * before.size
        end = LineEnd(before.blank_after, full, " " not in before.text)
        joined = join_lines(text, line.text, end, setting.joining)
        offset = len(joined) - len(line.text)
        bold = _joined_ranges(bold, [(a + offset, b + offset) for a, b in line.bold], joined)
        text = joined
    size = round(max(line.size for line in lines), 1)
    place = Place(page=setting.page, box=rounded(enclosing(_boxes_of_first_page(lines))))
    return Paragraph(text=text, bold=tuple(bold), size=size, place=place)


def _boxes_of_first_page(lines: Sequence[Line]) -> list[Box]:
    """Boxes of the lines up to a page break, where the next line stands higher."""
    boxes = [lines[0].box]
    for before, line in itertools.pairwise(lines):
        if line.direction == 0 and line.box[3] < before.box[1]:
            break
        boxes.append(line.box)
    return boxes


def _joined_ranges(
    first: list[tuple[int, int]], then: list[tuple[int, int]], text: str
) -> list[tuple[int, int]]:
    """Ranges of two texts in the joined one; ranges parted by a blank or a joint alone become one."""
    if (
        first
        and then
        and then[0][0] - first[-1][1] <= 1
        and not text[first[-1][1] : then[0][0]].strip("\x1d\x1e\x1f \u00ad")
    ):
        return [*first[:-1], (first[-1][0], then[0][1]), *then[1:]]
    length = len(text)
    return [(a, min(b, length)) for a, b in (*first, *then) if a < length]


def enclosing(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of them."""
    if len(boxes) == 1:
        return boxes[0]
    lefts, tops, rights, feet = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(feet))


def rounded(box: Box) -> Box:
    """To hundredths of a point, so that the same page gives the same digits everywhere."""
    x0, top, x1, bottom = box
    return (round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))
