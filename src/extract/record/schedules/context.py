"""What a token of a schedule means beside its neighbours.

Gets the tokens of a text, each with its own meaning, gives them with the meaning that those around
them leave: brackets closed, compounds joined, numbers that are no dates told. It reads no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.record.schedules.token import ROMAN_VALUES, Token

_DATED = frozenset("YXZmWNMSK")
_HALF_WORDS = frozenset({"M&", "S&", "U&", "Me", "Se", "Ue", "&M", "&S", "&U", "eM", "eS", "eU"})
_HEADS = frozenset("LF")
_WORDS = frozenset("ULF!R")


def in_context(tokens: list[Token]) -> list[Token]:
    """The tokens with compounds as one, numbers of names apart, and each kind as its neighbours leave it."""
    return _settled(_months_of_seasons(_without_names(list(_compounds(tokens)))))


def closed(tokens: Iterable[Token], text: str) -> Iterator[Token]:
    """The tokens with the end of an open bracket taken from what looks like a mark: '(phase 1)'."""
    depth = 0
    for token in tokens:
        mark = text[token.start : token.end - 1]
        if token.kind == "I" and depth and "(" not in mark:
            roman = ROMAN_VALUES.get(mark.casefold(), 0)
            kind = "N" if mark.isdigit() else "R" if roman else "U"
            yield Token(kind, token.start, token.end - 1, int(mark) if mark.isdigit() else roman)
            yield Token(")", token.end - 1, token.end)
            depth -= 1
        else:
            depth = max(0, depth + (token.kind == "(") - (token.kind == ")"))
            yield token


def _compounds(tokens: list[Token]) -> Iterator[Token]:
    """Words joined by a hyphen as one; a number that is half of a word ('2030-luku', '2020s') is no date."""
    at = 0
    while at < len(tokens):
        one, behind = tokens[at], tokens[at + 1 : at + 3]
        kinds = "".join(token.kind for token in behind)
        is_number = one.kind in "YNTXmW"
        if is_number and re.match("-[UL!%F]", kinds) and behind[0].end == behind[1].start:
            yield replace(one, kind="#", end=behind[1].end)
            at += 3
        elif is_number and kinds[:1] == "U" and one.end == behind[0].start:
            yield replace(one, kind="#", end=behind[0].end)
            at += 2
        elif _is_joined(tokens[at : at + 3]):
            yield replace(one, kind=_compound_kind(one, behind[1]), end=behind[1].end)
            at += 3
        else:
            yield one
            at += 1


def _is_joined(tokens: Sequence[Token]) -> bool:
    """Whether two words are one by a hyphen without blanks, of which the dictionary does not know one."""
    if len(tokens) < 3 or tokens[1].kind != "-":
        return False
    first, sign, last = tokens
    are_words = first.kind in _WORDS and last.kind in _WORDS and "U" in (first.kind, last.kind)
    is_named = first.kind == "!" and last.kind in _HEADS
    return (are_words or is_named) and first.end == sign.start and sign.end == last.start


def _compound_kind(first: Token, last: Token) -> str:
    """A compound with a name is what its last word is ('EU-ohjelmakausi' is a period)."""
    return last.kind if first.kind == "!" and last.kind in _HEADS else "U"


def _without_names(tokens: list[Token]) -> list[Token]:
    """Numbers that count something ('2022 euroa', '50 %') or follow a name ('Agenda 2030') are no dates."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        before = tokens[at - 1].kind if at else ""
        behind = tokens[at + 1].kind if at + 1 < len(tokens) else ""
        is_number = token.kind in "YNTXZm"
        is_named = before == "!" and token.kind != "X"
        found.append(token.of_kind("#") if is_number and (behind == "%" or is_named) else token)
    return found


def _months_of_seasons(tokens: list[Token]) -> list[Token]:
    """A season's word is the month of the same name where a month stands behind a dash ('kesä-elokuu')."""
    found = list(tokens)
    for at, token in enumerate(tokens[:-2]):
        if token.kind == "S" and token.value and (tokens[at + 1].kind, tokens[at + 2].kind) == ("-", "M"):
            found[at] = replace(token, kind="M", point=None)
    return found


def _settled(tokens: list[Token]) -> list[Token]:
    """The tokens whose meaning hangs on those around them.

    A unit of time counts behind 'every' only; what is said to be going on is a status beside a date;
    a hyphen beside 'and' or 'or' stands for half a word, a dash behind words that add nothing for a colon.
    """
    has_date = any(token.kind in _DATED for token in tokens)
    found: list[Token] = []
    is_silent = True
    for at, token in enumerate(tokens):
        kind = token.kind
        before = "".join(one.kind for one in found[-4:])
        behind = tokens[at + 1].kind if at + 1 < len(tokens) else ""
        if kind == "u" and not re.search("v(?:N-)?[NRU]?$", before):
            kind = "F"
        elif kind == "o":
            kind = "F" if has_date else "c"
        elif kind == "-" and (before[-1:] + behind)[:2] in _HALF_WORDS:
            kind = "F"
        elif kind == "-" and before[-1:] == "F" and is_silent:
            kind = ":"
        is_silent = kind in "\n;" or (is_silent and kind == "F")
        found.append(token.of_kind(kind))
    return found
