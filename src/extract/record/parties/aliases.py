"""Aliases: what a person says that a printed name stands for.

Gets lines of an aliases file, gives aliases to look up. Reading the file is the pipeline's part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from extract.record.parties.lexicon import words_pattern


@dataclass(frozen=True, slots=True)
class Alias:
    """The organisation that a printed name stands for."""

    organisation_text: str
    """The name as printed or in its base form; case and blanks do not matter."""
    organisation: str
    organisation_id: str = ""
    """Its key; '' for the one that its name gives."""


@dataclass(frozen=True)
class Aliases:
    """Aliases by what they stand for, and where they occur in a text."""

    by_text: Mapping[str, Alias] = field(default_factory=lambda: MappingProxyType({}))
    pattern: re.Pattern[str] = re.compile(r"(?!)")

    def find(self, *texts: str) -> Alias | None:
        """The alias of the first of these texts that has one."""
        if not self.by_text:
            return None
        return next((self.by_text[key] for text in texts if (key := _key(text)) in self.by_text), None)

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where aliases occur in a text."""
        return tuple(found.span() for found in self.pattern.finditer(text))


NO_ALIASES = Aliases()


def aliases_of(aliases: Iterable[Alias]) -> Aliases:
    """Aliases ready for look-up; of two for one text the last counts."""
    by_text = {_key(alias.organisation_text): alias for alias in aliases}
    return Aliases(MappingProxyType(by_text), re.compile(words_pattern(by_text), re.IGNORECASE))


def _key(text: str) -> str:
    return " ".join(text.split()).strip(" .,;:").casefold()
