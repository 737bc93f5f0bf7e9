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

from extract.record.parties.abbreviations import ACRONYM, explained, settled, shortens, spells
from extract.record.parties.aliases import NO_ALIASES, Aliases
from extract.record.parties.base_form import base_form
from extract.record.parties.clauses import LEAD, clauses
from extract.record.parties.coordinate import names_of
from extract.record.parties.elements import HARD, elements_of, is_list
from extract.record.parties.joining import Known, Name
from extract.record.parties.lexicon import Lexicon, lexicon_of
from extract.vocabulary import Vocabulary

_SHORT = re.compile(rf"\b{ACRONYM.pattern}\b")
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

    def prints(self, word: str) -> bool:
        """Whether the report prints a word in this form."""
        return word.casefold() in self._printed

    @cached_property
    def _printed(self) -> frozenset[str]:
        """The words of the report, in small letters."""
        return frozenset(word for text in self.texts for word in _WORD.findall(text.casefold()))


NO_NAMES = ReportNames()


def report_names(
    responsibles: Sequence[str], others: Sequence[str], vocabulary: Vocabulary, aliases: Aliases = NO_ALIASES
) -> ReportNames:
    """The names of a report by its responsible texts and its other texts."""
    lexicon = lexicon_of(vocabulary)
    texts = (*responsibles, *others)
    prints = ReportNames(texts=texts).prints
    found = [name for text in dict.fromkeys(responsibles) for name in _names(text, lexicon)]
    short = {word for text in responsibles for word in _SHORT.findall(text)}
    bound = [
        (acronym, base_form(words, lexicon, prints, is_governed=is_governed).text)
        for acronym, words, is_governed in (
            *(binding for name, is_governed in found for binding in _bindings(name, is_governed)),
            *((acronym, words, False) for acronym, words in explained(others, short, lexicon)),
        )
    ]
    alone = frozenset(" ".join(name.words).casefold() for name, _ in found if name.joint == HARD)
    return ReportNames(MappingProxyType(settled(bound)), alone, texts, aliases)


def _names(text: str, lexicon: Lexicon) -> Iterator[tuple[Name, bool]]:
    """The names of a text that are alone in their clause or explain a name, and whether inflected."""
    for clause in clauses(text, LEAD, lexicon):
        if "(" not in clause.text and is_list(clause, lexicon):
            continue
        found = names_of(elements_of(clause, lexicon), lexicon, Known(is_governed=clause.is_governed))
        yield from ((name, clause.is_governed) for name in found if len(found) == 1 or name.details)


def _bindings(name: Name, is_governed: bool) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """The abbreviation that a name explains, with the words it stands for."""
    short = name.words[0] if len(name.words) == 1 else ""
    for detail in name.details:
        if spells(detail, name.words) or shortens(detail, name.words):
            yield detail, name.words, is_governed
        elif spells(short, detail.split()) or shortens(short, detail.split()):
            yield short, tuple(detail.split()), False
