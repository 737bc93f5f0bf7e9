"""A piece of a schedule, and pieces of which one bounds what recurs or goes on.

Gets the pieces of one part in order, gives them combined. It knows no tokens.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.record.schedules.statements import Statement

_ENDED = frozenset({"range", "from", "by"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement of a schedule with its words, or words that were not read."""

    start: int
    end: int
    statement: Statement | None = None
    words: tuple[int, int] | None = None
    """Where the words stand that are neither read nor known."""
    is_named: bool = False
    """Whether a colon shows that the words name what the statement holds for."""
    is_part: bool = False
    """Whether all its words are known words for parts of a measure."""
    are_words: bool = True
    """Whether its words are words only, no numbers, amounts or names."""
    is_behind: bool = False
    """Whether its words stand behind the statement."""
    in_brackets: bool = False
    is_then: bool = False
    """Whether it follows the time stated before it ('thereafter')."""
    label: tuple[int, int] | None = None
    """Where words stand that add nothing by themselves and name something by a colon ('delivery:')."""
    item: str = ""


def combined(pieces: list[Piece]) -> list[Piece]:
    """What recurs takes the bounds that are stated with it; what goes on all the time those of a range."""
    kinds = [piece.statement.kind if piece.statement else "" for piece in pieces]
    recurring = kinds.index("recurring") if "recurring" in kinds else -1
    if recurring >= 0 and not pieces[recurring].words and not pieces[recurring].is_then:
        return _bounded(pieces, recurring)
    if _ENDED & {*kinds}:
        pairs = zip(pieces, kinds, strict=True)
        return [piece for piece, kind in pairs if kind != "continuous" or piece.words or piece.is_then]
    return pieces


def _bounded(pieces: list[Piece], at: int) -> list[Piece]:
    """What recurs with the one time stated for it; single occasions of it are no items."""
    others = [
        piece
        for i, piece in enumerate(pieces)
        if i != at and not (piece.statement and _is_occasion(piece.statement))
    ]
    dated = [piece for piece in others if piece.statement and piece.statement.kind != "dependent"]
    if len(dated) != 1 or dated[0].words or not dated[0].statement or dated[0].statement.doubt:
        return sorted([*others, pieces[at]], key=lambda piece: piece.start)
    bound, own = dated[0].statement, pieces[at]
    both = replace(
        own,
        start=min(own.start, dated[0].start),
        end=max(own.end, dated[0].end),
        statement=replace(bound, kind="recurring", is_bare=False),
    )
    return sorted(
        [both, *(piece for piece in others if piece is not dated[0])], key=lambda piece: piece.start
    )


def _is_occasion(statement: Statement) -> bool:
    return statement.is_next or statement.is_yearless or statement.kind in ("recurring", "continuous")
