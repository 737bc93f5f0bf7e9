"""What the cells under a heading show: numbers, dates, statuses, lights or long texts.

Gets the cells or texts of one column, gives yes or no. It gives no column a role.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from extract.model import Cell
from extract.record.grid import Grid
from extract.record.labels import number_of_cell
from extract.record.lights import NO_LIGHT, lights_of
from extract.record.status import has_status_words
from extract.record.words import words
from extract.vocabulary import Vocabulary

LONG_TEXT = 60
"""Characters; a status column whose median cell is longer tells what happened."""
SHORT_TEXT = 40
"""Characters; the median of a column of dates is at most as long."""
MOSTLY = 0.6
_AMOUNT = re.compile(r"[\d\s.,€$£%+–-]+(?:euroa|euros?|milj\.?|k€|t€|kr)?")
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{2,4}\b|\bFY ?\d\d|\bQ[1-4]\b")


def are_long(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether the texts tell what happened, and most of them are no status in words."""
    said = sum(has_status_words(text, vocabulary) for text in texts)
    return bool(texts) and median(map(len, texts)) > LONG_TEXT and said * 2 < len(texts)


def are_statuses(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether nearly all texts are short statuses."""
    said = sum(len(text) <= LONG_TEXT and has_status_words(text, vocabulary) for text in texts)
    return len(texts) >= 2 and said >= 0.8 * len(texts)


def are_repeated_statuses(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether the texts are a few short ones again and again, and most of them say a status."""
    said = sum(len(text) <= SHORT_TEXT and has_status_words(text, vocabulary) for text in texts)
    return len(texts) >= 2 * len(set(texts)) and said >= MOSTLY * len(texts)


def are_numbers(texts: Sequence[str]) -> bool:
    """Whether most texts are printed numbers of records."""
    return sum(number_of_cell(text) is not None for text in texts) >= MOSTLY * len(texts)


def are_amounts(texts: Sequence[str]) -> bool:
    """Whether all texts are amounts of money, people or per cent."""
    return all(_AMOUNT.fullmatch(text) for text in texts)


def are_dated(texts: Sequence[str]) -> bool:
    """Whether most texts are short and name a time."""
    dated = sum(bool(_DATED.search(text)) for text in texts)
    return len(texts) >= 2 and median(map(len, texts)) <= SHORT_TEXT and dated >= MOSTLY * len(texts)


def are_lights(cells: Sequence[Cell], grid: Grid) -> bool:
    """Whether at least half of the cells show a light and none of them has words."""
    shown = sum(bool(colours_of(cell, grid)) for cell in cells)
    return 0 < len(cells) <= 2 * shown and not any(words(cell.text) for cell in cells)


def colours_of(cell: Cell, grid: Grid) -> frozenset[str]:
    """The colours of a cell's lights, told from the fills of its row."""
    fills = Counter(other.fill for other in grid.row(cell.row) if other is not cell)
    colours = {light.colour for light in lights_of(cell, fills)}
    return frozenset(colours - {"", NO_LIGHT.colour})
