"""What a whole report tells about the names of organisations, before any one text is read.

Gets the report's texts, gives the abbreviations it explains, the words it prints and the names that
stand by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from extract.record.parties.abbreviations import ACRONYM, explained, settled, spells
from extract.record.parties.aliases import NO_ALIASES, Aliases
from extract.record.parties.base_form import base_form
from extract.record.parties.clauses import LEAD, clauses
from extract.record.parties.elements import Element, elements_of
from extract.record.parties.lexicon import lexicon_of
from extract.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_][\w-]*")


@dataclass(frozen=True)
class ReportNames:
    """Names as the report uses them."""

    abbreviations: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Abbreviation -> the name that it stands for."""
    known: frozenset[str] = frozenset()
    """Names that stand by themselves, in small letters."""
    texts: tuple[str, ...] = ()
    aliases: Aliases = NO_ALIASES

    @cached_property
    def printed(self) -> frozenset[str]:
        """The words of the report, in small letters."""
        return frozenset(word for text in self.texts for word in _WORD.findall(text.casefold()))


NO_NAMES = ReportNames()


def report_names(
    responsibles: Sequence[str], others: Sequence[str], vocabulary: Vocabulary, aliases: Aliases = NO_ALIASES
) -> ReportNames:
    """The names of a report by its responsible texts and its other texts."""
    lexicon = lexicon_of(vocabulary)
    texts = (*responsibles, *others)
    printed = ReportNames(texts=texts)
    elements = [found for text in dict.fromkeys(responsibles) for found in _elements(text, vocabulary)]
    bound = [
        (acronym, base_form(words, lexicon, printed.printed, is_governed=is_governed).text)
        for acronym, words, is_governed in (
            *(binding for element, is_governed in elements for binding in _bindings(element, is_governed)),
            *((acronym, words, False) for acronym, words in explained(others, lexicon)),
        )
    ]
    alone = frozenset(" ".join(element.words).casefold() for element, _ in elements if not element.joint_word)
    return ReportNames(MappingProxyType(settled(bound)), alone, texts, aliases)


def _elements(text: str, vocabulary: Vocabulary) -> Iterator[tuple[Element, bool]]:
    """The elements of a text that are alone in their clause or explain a name, and whether inflected."""
    lexicon = lexicon_of(vocabulary)
    for clause in clauses(text, LEAD, lexicon):
        found = elements_of(clause, lexicon)
        yield from ((e, clause.is_governed) for e in found if len(found) == 1 or e.details)


def _bindings(element: Element, is_governed: bool) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """The abbreviation that an element explains, with the words it stands for."""
    is_short = len(element.words) == 1 and ACRONYM.fullmatch(element.head)
    for detail in element.details:
        if spells(detail, element.words):
            yield detail, element.words, is_governed
        elif is_short and spells(element.head, detail.split()):
            yield element.head, tuple(detail.split()), False
