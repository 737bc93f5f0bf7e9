"""A responsible text -> the organisations it names, in order, each with its role.

Gets the text and what the report tells about its names, gives parties and doubts. The steps are in
the modules beside this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.model import Doubt, Party
from extract.record.parties.abbreviations import shortens, spells
from extract.record.parties.aliases import Alias, Aliases
from extract.record.parties.base_form import BaseForm, base_form, is_common_plural
from extract.record.parties.clauses import ITEM, LEAD, PARTNER, Clause, clauses
from extract.record.parties.coordinate import names_of
from extract.record.parties.doubtful import (
    BASE_FORM_UNSURE,
    PERSON,
    UNREAD,
    doubts_of,
    is_negated,
    is_nobody,
    is_sentence,
)
from extract.record.parties.elements import elements_of
from extract.record.parties.joining import SPLIT_UNSURE, Known, Name
from extract.record.parties.lexicon import Lexicon, lexicon_of, words_pattern
from extract.record.parties.names import NO_NAMES, ReportNames
from extract.record.parties.settle import ROLE_UNSURE, Draft, settled_drafts
from extract.vocabulary import Vocabulary

FIELD = "responsible"
_LETTER = re.compile(r"[^\W\d_]")
_ITEM_DETAIL = re.compile(ITEM.replace(r"\(", "").replace(r"\)", ""))
_SAYS = {
    UNREAD: "'{}' was not read as an organisation.",
    BASE_FORM_UNSURE: "The base form of '{}' could not be told.",
    PERSON: "'{}' seems to name a person or a post.",
    ROLE_UNSURE: "Whether '{}' leads or takes part could not be told.",
    SPLIT_UNSURE: "Whether '{}' names one organisation or several could not be told.",
}


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the names of one text are read by."""

    lexicon: Lexicon
    names: ReportNames
    unread: list[str]
    """Texts that gave no party, filled on the way."""


def read_parties(
    text: str, partner_text: str, vocabulary: Vocabulary, names: ReportNames = NO_NAMES
) -> tuple[tuple[Party, ...], tuple[Doubt, ...]]:
    """The parties of a responsible text and of a partner column's, with what was not plain."""
    reading = _Reading(lexicon_of(vocabulary), names, [])
    drafts = [*_drafts(text, LEAD, reading), *_drafts(partner_text, PARTNER, reading)]
    found = [_aliased(draft, names.aliases) for draft in settled_drafts(drafts, reading.lexicon)]
    unsure = dict.fromkeys((code, draft.text) for draft in found for code in draft.codes)
    unread = dict.fromkeys((UNREAD, words) for words in reading.unread)
    doubts = tuple(
        Doubt(code, _SAYS[code].format(printed), field=FIELD) for code, printed in (*unsure, *unread)
    )
    return tuple(map(_party, found)), doubts


def _party(draft: Draft) -> Party:
    return Party(
        draft.name.text,
        draft.role,
        draft.text,
        draft.item,
        draft.name.is_group,
        draft.detail,
        draft.organisation_id,
    )


def _aliased(draft: Draft, aliases: Aliases) -> Draft:
    """The draft with the name that an alias gives for its base form."""
    alias = None if draft.organisation_id else aliases.find(draft.name.text)
    return _named(draft, alias) if alias else draft


def _named(draft: Draft, alias: Alias) -> Draft:
    name = BaseForm(tuple(alias.organisation.split()), draft.name.is_group, is_exact=True)
    return replace(draft, name=name, organisation_id=alias.organisation_id, is_named=True, codes=())


def _drafts(text: str, role: str, reading: _Reading) -> Iterator[Draft]:
    if is_nobody(text, reading.lexicon) or is_negated(text, reading.lexicon):
        return
    numbered: dict[str, bool] = {}
    for clause in clauses(text, role, reading.lexicon):
        unread = len(reading.unread)
        found = list(_drafts_in(clause, reading))
        says_nobody = bool(clause.text.strip()) and is_nobody(clause.text, reading.lexicon)
        is_filled = bool(found) or len(reading.unread) > unread or says_nobody
        numbered[clause.item] = numbered.get(clause.item, False) or is_filled
        yield from found
    reading.unread.extend(item for item, is_filled in numbered.items() if item and not is_filled)


def _drafts_in(clause: Clause, reading: _Reading) -> Iterator[Draft]:
    """The drafts of a clause; one that is a sentence gives none."""
    if is_nobody(clause.text, reading.lexicon):
        return
    if is_sentence(clause.text, reading.lexicon):
        reading.unread.append(clause.text.strip())
        return
    kept = reading.names.aliases.spans(clause.text)
    elements = elements_of(clause, reading.lexicon, kept)
    known = Known(reading.names.known, clause.is_governed)
    for name in names_of(elements, reading.lexicon, known):
        yield from _drafts_of(name, clause, reading)


def _drafts_of(name: Name, clause: Clause, reading: _Reading) -> Iterator[Draft]:
    """The drafts that one name gives: one, several for a generic plural with names in brackets, or none."""
    printed = " ".join(name.words)
    if is_nobody(printed, reading.lexicon):
        return
    if not _LETTER.search(printed):
        reading.unread.append(name.text)
        return
    draft = _told(name, clause, reading)
    if alias := reading.names.aliases.find(name.text, printed):
        yield _named(draft, alias)
        return
    members = _members(draft, reading)
    if not members:
        yield _unabbreviated(draft, reading)
    for member in members:
        own = replace(draft, name=BaseForm(tuple(member.split())), detail="")
        yield _unabbreviated(own, reading)


def _told(name: Name, clause: Clause, reading: _Reading) -> Draft:
    """A name with its base form, and what its brackets say: role, part, abbreviation, detail."""
    lexicon = reading.lexicon
    is_governed = clause.is_governed and not name.is_settled
    words = name.words
    if name.is_first and len(words) == 1 and is_common_plural(words[0].lower(), lexicon):
        words = (words[0].lower(),)
    base = base_form(words, lexicon, reading.names.prints, is_governed=is_governed)
    roles = [role for detail in name.details if (role := _role(detail, lexicon))]
    items = [detail for detail in name.details if _ITEM_DETAIL.fullmatch(detail)]
    rest = [d for d in name.details if not _role(d, lexicon) and d not in items]
    explained = [detail for detail in rest if _explains(detail, base.words)]
    return Draft(
        base,
        name.text,
        roles[0] if roles else clause.role,
        ", ".join(f"({item})" for item in items) or clause.item,
        "; ".join(detail for detail in rest if detail not in explained),
        name.joint,
        is_told=bool(roles),
        codes=(*doubts_of(name, base, lexicon), *_clause_codes(clause)),
    )


def _explains(detail: str, words: tuple[str, ...]) -> bool:
    """Whether a name and what stands in brackets behind it are an abbreviation and what it stands for."""
    name, told = " ".join(words), detail.split()
    return any((spells(detail, words), spells(name, told), shortens(detail, words), shortens(name, told)))


def _role(detail: str, lexicon: Lexicon) -> str:
    told = detail.casefold()
    marks = ((PARTNER, lexicon.small("partner")), (LEAD, lexicon.small("lead", "leading")))
    return next((role for role, words in marks if told in words), "")


def _clause_codes(clause: Clause) -> tuple[str, ...]:
    return () if clause.is_sure else (ROLE_UNSURE,)


def _members(draft: Draft, reading: _Reading) -> list[str]:
    """The names in brackets behind a plural noun, in whose place they stand: 'ministeriöt (OKM, TEM)'."""
    if not draft.name.is_group or not draft.detail:
        return []
    separators = rf"[,;/]|{words_pattern(reading.lexicon.words('and', 'and_lists'))}"
    members = [member.strip() for member in re.split(separators, draft.detail)]
    is_replaced = len(members) > 1 or (len(draft.name.words) == 1 and members[0].isupper())
    return members if is_replaced and all(member[:1].isupper() for member in members) else []


def _unabbreviated(draft: Draft, reading: _Reading) -> Draft:
    """The draft with the name that an abbreviation stands for, where the report explains it."""
    word = draft.name.words[0] if len(draft.name.words) == 1 else ""
    if not (full := reading.names.abbreviations.get(word)):
        return draft
    return replace(draft, name=BaseForm(tuple(full.split())), is_named=True)
