"""The figures of a follow-up text: its quantities with their sentences.

Gets a text, gives figures in reading order, and a doubt for each number that can be read in two ways.
A part and its whole ('18 of 24 libraries') are two figures; in an indicator the part is the value.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from extract.model import Doubt, Field, Figure, Place
from extract.record.quantities.counted import Counted, counted_by
from extract.record.quantities.lexicon import Lexicon, lexicon_of
from extract.record.quantities.quantity import ORDINAL, RANK, UNCLEAR, Quantity
from extract.record.quantities.scan import quantities_in
from extract.vocabulary import Vocabulary

_SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\b\w\.)(?<!\b[^\W\d_]\w\.)(?<!\b[^\W\d_]\w\w\.)[\"”»)]?\s+(?=[^\W_])"
    r"|(?<=[.!?])[\"”»)]?\s+(?=[A-ZÅÄÖÜÉ\"“(•])(?<!\b[a-zåäö]\.\s)|\n+"
)
FARTHEST = 2_000
"""Signs of a sentence that are kept before and after a figure."""
_NOT_COUNTED = frozenset({ORDINAL, RANK})


def figures_in(field: Field, vocabulary: Vocabulary) -> tuple[tuple[Figure, ...], tuple[Doubt, ...]]:
    """The figures of a follow-up text and the doubts about its numbers."""
    lexicon = lexicon_of(vocabulary)
    text = field.text
    found = [q for q in quantities_in(text, lexicon) if q.unit not in _NOT_COUNTED]
    breaks = [match.end() for match in _SENTENCE_END.finditer(text)] if found else []
    figures: list[Figure] = []
    for each in found:
        if each.unit != UNCLEAR:
            figures.append(_as_before(_figure(text, each, breaks, lexicon), figures))
    place = field.parts[0].place if field.parts else Place()
    return tuple(figures), tuple(
        number_unclear(text, q, place, "followup") for q in found if q.unit == UNCLEAR
    )


def number_unclear(text: str, found: Quantity, place: Place, field: str) -> Doubt:
    """The doubt about a number whose sign may part decimals or thousands, or that may be a year."""
    printed = text[found.start : found.end]
    is_whole = text[found.number : found.end].isdigit()
    why = "may be a year or money" if is_whole else "has a sign that may part decimals or thousands"
    message = f"'{printed}' {why}."
    return Doubt("number_unclear", message, place, field)


def _as_before(figure: Figure, figures: list[Figure]) -> Figure:
    """A figure without words for its thing counts that of the one before in its sentence: '44 and 18'."""
    if figure.unit or not figures or figures[-1].sentence != figure.sentence:
        return figure
    return replace(figure, unit=figures[-1].unit)


def _figure(text: str, found: Quantity, breaks: list[int], lexicon: Lexicon) -> Figure:
    counted = counted_by(text, found, lexicon) if found.is_count else Counted("", found.start, found.end)
    start, end = min(found.start, counted.start), max(found.end, counted.end)
    return Figure(
        value=found.value,
        unit=found.unit or counted.words,
        text=" ".join(text[start:end].split()),
        sentence=sentence_at(text, found.number, breaks),
        comparator=found.comparator or "=",
        value_max=found.high,
    )


def sentence_at(text: str, position: int, breaks: list[int]) -> str:
    """The sentence around a place, what is far from it left out; the breaks are where sentences begin."""
    index = bisect_right(breaks, position)
    start = breaks[index - 1] if index else 0
    end = breaks[index] if index < len(breaks) else len(text)
    start, end = max(start, position - FARTHEST), min(end, position + FARTHEST)
    return " ".join(text[start:end].split())
