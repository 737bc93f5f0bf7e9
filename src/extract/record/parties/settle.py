"""What the names of one text tell of each other: whose unit a bare one is, who leads beside whom.

Gets the drafts of a text in order, gives them completed. It reads no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.record.parties.base_form import BaseForm
from extract.record.parties.clauses import LEAD, PARTNER
from extract.record.parties.elements import AND, COMMA, STRONG
from extract.record.parties.lexicon import UNITS, Lexicon

ROLE_UNSURE = "party_role_unsure"
_JOINS = frozenset({AND, COMMA, STRONG})


@dataclass(frozen=True, slots=True)
class Draft:
    """A party on its way."""

    name: BaseForm
    text: str
    role: str
    item: str = ""
    detail: str = ""
    joint: str = ""
    """What joins it to the one before it."""
    is_told: bool = False
    """Whether its role stands at its name."""
    organisation_id: str = ""
    """Given by an alias, with the name."""
    is_named: bool = False
    """Whether an alias or an explained abbreviation gives the name."""
    codes: tuple[str, ...] = ()
    """What was not plain."""


def settled_drafts(drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts with parents, shared attributes and roles told by their neighbours."""
    found: list[Draft] = []
    for draft in _numbered(drafts, lexicon):
        before = found[-1] if found else None
        found.append(_with_parent(_with_attributes(draft, before, lexicon), found, lexicon))
    return _with_roles(found)


def _numbered(drafts: Sequence[Draft], lexicon: Lexicon) -> Iterator[Draft]:
    """The drafts, a common noun whose plural looks like its singular made a group beside a group."""
    for place, draft in enumerate(drafts):
        before = drafts[place - 1] if place and draft.joint in _JOINS else None
        after = drafts[place + 1] if place + 1 < len(drafts) and drafts[place + 1].joint in _JOINS else None
        is_beside = any(other is not None and other.name.is_group for other in (before, after))
        is_group = draft.name.is_group or (is_beside and _is_either(draft, lexicon))
        yield (
            draft
            if is_group == draft.name.is_group
            else replace(draft, name=replace(draft.name, is_group=True))
        )


def _is_either(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether a name is one common noun, or what belongs to another, in a form that both numbers have."""
    *attributes, head = draft.name.words
    noun = lexicon.noun(head)
    return noun is not None and noun.is_either and all(_is_owner(word, lexicon) for word in attributes)


def _with_parent(draft: Draft, before: Sequence[Draft], lexicon: Lexicon) -> Draft:
    """A bare unit with the parent of an earlier unit of the same kind."""
    noun = lexicon.noun(draft.name.words[0]) if len(draft.name.words) == 1 else None
    is_bare = noun and noun.kind == UNITS and not noun.is_plural and not draft.is_named
    if not is_bare or noun is None or not lexicon.words("attribute_endings"):
        return draft
    for other in reversed(before):
        own = lexicon.noun(other.name.words[-1])
        parent = other.name.words[:-1]
        if own and own.singular == noun.singular and parent and _is_owner(parent[-1], lexicon):
            word = draft.name.words[0]
            small = word if word[1:2].isupper() else word[:1].lower() + word[1:]
            return replace(draft, name=replace(draft.name, words=(*parent, small)))
    return draft


def _is_owner(word: str, lexicon: Lexicon) -> bool:
    noun = lexicon.noun(word)
    return noun is not None and not noun.is_plural and noun.form != noun.base


def _with_attributes(draft: Draft, before: Draft | None, lexicon: Lexicon) -> Draft:
    """A bare group after another with the attributes that both share: 'alueen yritykset ja järjestöt'."""
    endings = lexicon.words("attribute_endings")
    if before is None or draft.joint != AND or not endings or draft.is_named:
        return draft
    is_pair = before.name.is_group and draft.name.is_group and len(draft.name.words) == 1
    shared = before.name.words[:-1]
    if not is_pair or not shared or not shared[0].endswith(endings) or draft.name.words[0][1:2].isupper():
        return draft
    word = draft.name.words[0]
    return replace(draft, name=replace(draft.name, words=(*shared, word[:1].lower() + word[1:])))


def _with_roles(drafts: list[Draft]) -> list[Draft]:
    """Where some are marked as the lead one by one, those without a mark are partners, with a doubt."""
    if not any(draft.is_told and draft.role == LEAD for draft in drafts):
        return drafts
    return [
        draft
        if draft.is_told or draft.role == PARTNER
        else replace(draft, role=PARTNER, codes=(*draft.codes, ROLE_UNSURE))
        for draft in drafts
    ]
