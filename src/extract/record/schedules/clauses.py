"""The parts of a schedule that hold for one item, clause by clause.

Gets the elements of such a part, gives pieces: a statement with the words that stand with it, or
words alone. Which words name a part of the measure is told in `reading`, from the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.record.schedules.piece import Piece, combined
from extract.record.schedules.statements import Element, Statement

_SEPARATORS = ",;.()\n/-"
_OPERATORS = frozenset("<>=EB")
"""Words around dates; one that is left over beside a date shows that it was not understood."""
_ODD = frozenset("UL#!%NTRQHfnMwK") | _OPERATORS
"""Tokens that say something of their own where they are part of no statement."""
_EITHER = "it names one of several times"
_MOVED = "it was moved to another time"
_TIED = frozenset("Dab")
_UNSTATED = frozenset("0nl")
_PLAIN = frozenset({"year", "range"})


def pieces_of(elements: Sequence[Element]) -> list[Piece]:
    """The pieces of the elements in order."""
    found: list[Piece] = []
    for clause, is_bracketed in _clauses(elements):
        made = _tied(clause) or _plain(clause, is_bracketed)
        if any(element.kind == "s" for element in clause):
            _drop_moved(found, made)
        if any(element.kind == "h" for element in clause):
            made = [replace(piece, is_then=True) for piece in made]
        if found and _is_tied(found[-1]) and not any(piece.statement for piece in made):
            found[-1] = replace(found[-1], end=clause[-1].token.end)
        elif found and made and not found[-1].statement and not made[0].statement:
            found[-1] = replace(found[-1], end=made[0].end, are_words=False)
        elif found and made and is_bracketed and _takes_words(found[-1], made[0]):
            name = made[0]
            found[-1] = replace(
                found[-1], words=name.words, is_part=name.is_part, is_behind=True, in_brackets=True
            )
        else:
            found += made
    return combined(found)


def _drop_moved(found: list[Piece], made: Sequence[Piece]) -> None:
    """Puts the time before in doubt where what follows says that it was moved."""
    if found and made and made[0].statement and found[-1].statement and found[-1].statement.end:
        found[-1] = replace(found[-1], words=None, statement=Statement("other", doubt=_MOVED))


def _takes_words(piece: Piece, more: Piece) -> bool:
    """Whether words in brackets may name what the statement before them holds for: '2023 (pilotti)'."""
    is_free = piece.statement is not None and piece.words is None
    return is_free and more.statement is None and more.are_words


def _is_tied(piece: Piece) -> bool:
    return piece.statement is not None and piece.statement.kind == "dependent"


def _clauses(elements: Sequence[Element]) -> list[tuple[list[Element], bool]]:
    """The elements between separators, each with whether they stand in brackets."""
    clauses: list[tuple[list[Element], bool]] = [([], False)]
    is_label = False
    for element in elements:
        if element.kind == "-" and is_label:
            clauses[-1][0].append(replace(element, token=replace(element.token, kind=":")))
        elif element.kind in _SEPARATORS:
            clauses.append(([], element.kind == "("))
            is_label = False
        elif element.kind == "s" and any(e.statement for e in clauses[-1][0]):
            clauses.append(([element], False))
            is_label = True
        else:
            is_label = element.statement is None and (is_label or not clauses[-1][0])
            clauses[-1][0].append(element)
    return [clause for clause in clauses if clause[0]]


def _tied(clause: Sequence[Element]) -> list[Piece]:
    """The pieces of a clause that ties the measure to something else; [] where it does not."""
    at = next((i for i, element in enumerate(clause) if element.kind in _TIED), -1)
    if at < 0:
        return []
    before, behind = clause[:at], clause[at + 1 :]
    if not before and len(behind) == 1 and behind[0].statement:
        return [_stated(behind[0])]
    first = before[0].statement if before else None
    if first and len(before) == 1 and first.kind == "recurring" and not any(e.statement for e in behind):
        return [replace(_stated(before[0]), end=clause[-1].token.end)]
    if first and (len(before) == 1 or (first.kind not in ("year", "other") and behind == [])):
        return [_stated(before[0]), _dependent(clause[1:])]
    if before and len(behind) == 1 and behind[0].statement and not any(e.statement for e in before):
        return [_dependent(clause[: at + 1]), _stated(behind[0])]
    return [_dependent(clause, doubt="a date before it" if any(e.statement for e in before) else "")]


def _dependent(clause: Sequence[Element], doubt: str = "") -> Piece:
    kind = "other" if doubt else "dependent"
    return Piece(clause[0].token.start, clause[-1].token.end, Statement(kind, doubt=doubt))


def _stated(element: Element) -> Piece:
    return Piece(element.token.start, element.token.end, element.statement)


def _plain(clause: Sequence[Element], is_bracketed: bool) -> list[Piece]:
    """The pieces of a clause: a statement with the words before it, the last with those behind it too."""
    stated = [i for i, element in enumerate(clause) if element.statement]
    label = max((i for i, element in enumerate(clause) if element.kind == ":"), default=-1)
    is_unstated = any(element.kind in _UNSTATED for element in clause[label + 1 :])
    if not stated:
        told = [element for element in clause if element.kind not in _OPERATORS]
        return [] if is_unstated else _with_words([], told, is_bracketed, are_parts_words=is_bracketed)
    if _names_either(clause):
        return [Piece(clause[0].token.start, clause[-1].token.end, Statement("other", doubt=_EITHER))]
    if is_unstated or _is_of_names(clause) or _touch(clause):
        words = (clause[0].token.start, clause[-1].token.end)
        return [Piece(*words, words=words, are_words=False)]
    found: list[Piece] = []
    begin = 0
    for at in stated:
        found += _with_words([clause[at]], clause[begin:at], is_bracketed)
        begin = at + 1
    rest = _with_words([], clause[begin:], is_bracketed, are_parts_words=True)
    if rest and found[-1].words is None:
        return [
            *found[:-1],
            replace(rest[0], statement=found[-1].statement, start=found[-1].start, is_behind=True),
        ]
    return [*found, *rest]


def _touch(clause: Sequence[Element]) -> bool:
    """Whether two dates stand side by side without a word that says how they belong together."""
    said = [element.statement for element in clause]
    return any(one and other and one.kind in _PLAIN and other.kind in _PLAIN for one, other in pairwise(said))


def _names_either(clause: Sequence[Element]) -> bool:
    """Whether a clause names two times of which only one can be meant ('2024 or 2025')."""
    kinds = "".join("P" if _is_dated(element) else element.kind for element in clause)
    return bool(re.search("P.*e.*P", kinds))


def _is_dated(element: Element) -> bool:
    return element.statement is not None and bool(element.statement.start or element.statement.end)


def _is_of_names(clause: Sequence[Element]) -> bool:
    """Whether all years of a clause stand bare beside numbers and names, of which they may be part."""
    said = [element.statement for element in clause if element.statement]
    has_dim = any(element.kind in "#!%" for element in clause)
    return has_dim and len(said) > 1 and all(one.is_bare for one in said)


def _with_words(
    stated: Sequence[Element],
    around: Sequence[Element],
    is_bracketed: bool,
    *,
    are_parts_words: bool = False,
) -> list[Piece]:
    """A piece of a statement and the unknown words before it; [] where there is neither."""
    odd = [element for element in around if element.kind in _ODD]
    if not stated and not any(are_parts_words or element.kind != "L" for element in odd):
        return []
    all_of = [*odd, *stated]
    is_named = bool(odd) and ":" in (around[0].kind, around[-1].kind)
    label = [element for element in around if element.kind != ":"] if is_named else odd
    return [
        Piece(
            min(e.token.start for e in all_of),
            max(e.token.end for e in all_of),
            stated[0].statement if stated else None,
            (label[0].token.start, label[-1].token.end) if odd else None,
            is_named=is_named,
            is_part=bool(odd) and all(element.kind == "L" for element in odd),
            are_words=all(element.kind in "UL!" for element in odd),
            in_brackets=is_bracketed,
        )
    ]
