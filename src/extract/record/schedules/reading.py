"""A schedule's text as dated items.

Gets the text of a schedule cell and the words of its language, gives its items in order and the
doubts about them. What is neither read nor known to add nothing is an item of kind other, with a
doubt; no date is made up for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from extract.model import Doubt, ScheduleItem
from extract.record.schedules.clauses import pieces_of
from extract.record.schedules.dates import with_dates
from extract.record.schedules.items import Part, parts_of
from extract.record.schedules.lexicon import lexicon_of
from extract.record.schedules.piece import Piece
from extract.record.schedules.statements import COARSE_FIRST, OPEN_KINDS, Statement, elements_of
from extract.record.schedules.token import Token, kinds_of
from extract.record.schedules.tokens import tokens_of
from extract.record.schedules.years import with_years
from extract.vocabulary import Vocabulary

FIELD = "schedule"
_LONGEST_LABEL = 6
"""Words of a part's name; more are a sentence."""
_ENDS = frozenset({"by", "year", "range"})
_NONE_STATED = frozenset("0nl")


@lru_cache(maxsize=4096)
def read_schedule(text: str, vocabulary: Vocabulary) -> tuple[tuple[ScheduleItem, ...], tuple[Doubt, ...]]:
    """The items of a schedule's text in order, and the doubts about them; none of an empty text."""
    if not text.strip():
        return (), ()
    tokens = tokens_of(text, lexicon_of(vocabulary))
    pieces = _spans([(part, piece) for part in parts_of(tokens, text) for piece in _pieces(part)])
    settled = [settled for part, piece in _settled(pieces, text) for settled in _per_mark(part, piece)]
    if not settled:
        return _without_statement(text, tokens)
    items = tuple(_item(piece, text) for piece in settled)
    return items, tuple(dict.fromkeys(doubt for piece in settled for doubt in _doubt(piece, text)))


def schedule_bounds(items: Iterable[ScheduleItem]) -> tuple[str, str]:
    """The earliest start and the latest end of some items; '' where none is stated or one is open."""
    known = tuple(items)
    starts = [item.start for item in known if item.start]
    ends = [item.end for item in known if item.end]
    is_open = any(item.kind in OPEN_KINDS and not item.end for item in known)
    return min(starts, default=""), "" if is_open else max(ends, default="")


def _spans(pieces: list[tuple[Part, Piece]]) -> list[tuple[Part, Piece]]:
    """The pieces; a beginning and an end that are all there is are one span ('starts 2023, ends 2025')."""
    if len(pieces) != 2:
        return pieces
    (part, first), (other, last) = pieces
    if last.words or first.is_named or first.is_behind:
        return pieces
    begin, end = first.statement, last.statement
    if begin and end and (begin.kind, end.kind) == ("from", "continuous") and part.marks == other.marks:
        return [(part, replace(first, end=last.end))]
    if not begin or not end or begin.kind != "from" or end.kind not in _ENDS or part.marks != other.marks:
        return pieces
    if begin.start >= (end.start or end.end):
        return pieces
    precision = min(begin.precision, end.precision, key=COARSE_FIRST.index)
    return [
        (part, replace(first, end=last.end, statement=Statement("range", begin.start, end.end, precision)))
    ]


def _pieces(part: Part) -> list[Piece]:
    pieces = pieces_of(elements_of(with_years(with_dates(list(part.tokens)))))
    if not pieces and part.marks and {token.kind for token in part.tokens} & _NONE_STATED:
        return [Piece(part.tokens[0].start, part.tokens[-1].end, Statement("none_stated"))]
    starts, labels = [token.start for token in part.tokens], _labels(part.tokens)
    return [replace(_widened(piece, part.tokens, starts), label=labels.get(piece.start)) for piece in pieces]


def _labels(tokens: Sequence[Token]) -> dict[int, tuple[int, int]]:
    """Where words that add nothing stand before a colon, by the place of what follows it."""
    found = list(re.finditer("(?<!F)F+(?=:[^F])", kinds_of(list(tokens))))
    return {
        tokens[match.end() + 1].start: (tokens[match.start()].start, tokens[match.end() - 1].end)
        for match in found
    }


def _widened(piece: Piece, tokens: Sequence[Token], starts: Sequence[int]) -> Piece:
    """A piece with the words that add nothing beside it: 'vuonna 2022' for '2022'."""
    behind = first = bisect_left(starts, piece.end)
    while behind < len(tokens) and tokens[behind].kind in "Fs":
        behind += 1
    before = last = bisect_left(starts, piece.start)
    while before > 0 and tokens[before - 1].kind in "Fs":
        before -= 1
    start = tokens[before].start if before < last else piece.start
    return replace(piece, start=start, end=tokens[behind - 1].end if behind > first else piece.end)


def _per_mark(part: Part, piece: Piece) -> list[Piece]:
    """The piece for each item that it holds for."""
    return [replace(piece, item=mark) for mark in part.marks] if part.marks else [piece]


def _settled(pieces: Sequence[tuple[Part, Piece]], text: str) -> list[tuple[Part, Piece]]:
    """The pieces with their words told as names of parts, or as not read."""
    dated = [piece for _, piece in pieces if piece.statement]
    are_named = len(dated) > 1 and all(piece.words and piece.are_words for piece in dated)
    has_named = any(piece.is_named for piece in dated)
    found: list[tuple[Part, Piece]] = []
    for part, piece in pieces:
        are_names = are_named or has_named or (part.marks and not piece.is_behind)
        is_name = _is_name(piece, text) or bool(are_names and piece.are_words)
        own = _labelled(piece, text) if has_named else piece
        found += [(part, made) for made in _read(own, is_name, len(dated) > 1, text)]
    return found


def _labelled(piece: Piece, text: str) -> Piece:
    """The piece with the words before its colon as its item, where no others name it."""
    return replace(piece, item=text[slice(*piece.label)]) if piece.label and not piece.words else piece


def _is_name(piece: Piece, text: str) -> bool:
    """Whether the words with a statement name a part of the measure by themselves."""
    if piece.is_named or not piece.words or not piece.statement:
        return piece.is_named
    count = len(text[slice(*piece.words)].split())
    is_sure = not _may_be_a_name(piece) and (
        not piece.is_behind or piece.statement.kind in ("recurring", "continuous")
    )
    return is_sure and piece.are_words and count <= _LONGEST_LABEL


def _may_be_a_name(piece: Piece) -> bool:
    """Whether the date of a piece may belong to the words with it: 'Digivisio 2030', 'Council 6/2024'."""
    said = piece.statement
    return said is not None and (said.is_bare or (said.is_numbered and not piece.is_behind))


def _read(piece: Piece, is_name: bool, is_one_of_several: bool, text: str) -> list[Piece]:
    if piece.words is None:
        return [piece]
    if piece.statement is None:
        return [_unread(piece)]
    if is_name or piece.is_part:
        has_name = is_one_of_several or piece.is_named
        return [replace(piece, item=text[slice(*piece.words)] if has_name else "")]
    if _may_be_a_name(piece) and not piece.in_brackets:
        return [_unread(piece)]
    start, end = piece.words
    return [replace(piece, words=None), _unread(replace(piece, start=start, end=end))]


def _unread(piece: Piece) -> Piece:
    return replace(piece, statement=Statement("other", doubt="it has no known form"))


def _item(piece: Piece, text: str) -> ScheduleItem:
    said = piece.statement or Statement("other")
    if said.doubt:
        said = Statement("other")
    words = " ".join(text[piece.start : piece.end].split())
    return ScheduleItem(words, said.kind, said.precision, said.start, said.end, piece.item)


def _doubt(piece: Piece, text: str) -> tuple[Doubt, ...]:
    if not piece.statement or not piece.statement.doubt:
        return ()
    words = " ".join(text[piece.start : piece.end].split())
    return (Doubt("schedule_unread", f"'{words}' in the schedule: {piece.statement.doubt}", field=FIELD),)


def _without_statement(
    text: str, tokens: Sequence[Token]
) -> tuple[tuple[ScheduleItem, ...], tuple[Doubt, ...]]:
    """What a text without any statement is: one that says that there is none, or not read."""
    words = " ".join(text.split())
    kinds = {token.kind for token in tokens}
    if kinds & _NONE_STATED or kinds <= set("-/."):
        return (ScheduleItem(words, "none_stated"),), ()
    doubt = Doubt("schedule_unread", f"'{words}' in the schedule: it has no known form", field=FIELD)
    return (ScheduleItem(words, "other"),), (doubt,)
