"""Which family a report is of: the profile whose conditions its title, headings and file's name meet.

Gets a document and profiles, gives the one that says most about it. It reads no record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from extract.model import Document, Doubt, Table
from extract.record.titles import front_matter
from extract.record.words import plain
from extract.vocabulary import Applies, Profile

HEADING_ROWS = 6
"""Rows of a table from above in which its headings are looked for."""
Fit = tuple[int, int]
"""How much of a report a profile's conditions tell: how many they are, how many letters they have."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """What shows the family of a report."""

    file: str
    front: str
    headings: tuple[frozenset[str], ...]
    """The texts at the top of each table."""


def choose_profile(
    document: Document, profiles: Sequence[Profile]
) -> tuple[Profile | None, tuple[Doubt, ...]]:
    """The most specific of the profiles that apply, with a doubt where another says as much."""
    signs = _signs(document) if profiles else None
    fits = [(fit, profile) for profile in profiles if signs and (fit := _fit(signs, profile.applies))]
    ranked = sorted(fits, key=lambda pair: (-pair[0][0], -pair[0][1], pair[1].name))
    if not ranked:
        return None, ()
    (best, chosen), *others = ranked
    equal = [profile.name for fit, profile in others if fit == best]
    return chosen, tuple(_doubt(chosen.name, name) for name in equal)


def _doubt(chosen: str, other: str) -> Doubt:
    message = f"The profiles '{chosen}' and '{other}' apply equally; '{chosen}' is used."
    return Doubt("profile_unclear", message)


def _signs(document: Document) -> _Signs:
    texts = [document.title, *(paragraph.text for paragraph in front_matter(document))]
    headings = tuple(_top_texts(table) for table in document.tables)
    return _Signs(document.source.name.casefold(), plain(" ".join(texts)), headings)


def _top_texts(table: Table) -> frozenset[str]:
    return frozenset(plain(cell.text) for cell in table.cells if cell.row < HEADING_ROWS)


def _fit(signs: _Signs, applies: Applies) -> Fit | None:
    """How much the conditions tell; None where one is not met or none is given."""
    titles = [text for text in applies.title if f" {plain(text)} " in f" {signs.front} "]
    wanted = {plain(text) for text in applies.header}
    is_met = (
        bool(applies)
        and (bool(titles) or not applies.title)
        and (not wanted or any(wanted <= headings for headings in signs.headings))
        and (not applies.file or fnmatchcase(signs.file, applies.file.casefold()))
    )
    longest = max(titles, key=len, default="")
    conditions = bool(longest) + len(wanted) + bool(applies.file)
    return (conditions, _letters([longest, *wanted, applies.file])) if is_met else None


def _letters(texts: Iterable[str]) -> int:
    return sum(sign.isalnum() for text in texts for sign in text)
