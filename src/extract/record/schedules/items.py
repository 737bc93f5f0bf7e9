"""The items of a measure that parts of a schedule hold for: '(i) ja (ii) 2022, (iii) 2023'.

Gets the tokens of a schedule, gives them in parts, each with the marks printed for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.record.schedules.token import Token, kinds_of

_NUMBERED_PART = re.compile(
    r"(?:L[NRT](?:(?:[,/-]|,?[&e])[NRT](?![LQHMt-]))*|[NR]L)(?=[:,;&e\n()]|F*[YXmS<>]|$)"
)
_MARKS = re.compile(r"I(?:[,&e\n/;-]{0,2}I)*:?")
_LINE_STARTS = re.compile(r"(?:(?<=\n)|(?<=;)|^)N(?=[^QH\-tX&e,])")
_BRACKET = re.compile(r"\((?:[RNU][&e,-])+[RNU]\)")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens between hard separators and the items that they hold for, as printed."""

    tokens: tuple[Token, ...]
    marks: tuple[str, ...] = ()


def parts_of(tokens: Sequence[Token], text: str) -> list[Part]:
    """The parts of a schedule in order; marks hold for what follows, or for what they follow."""
    marked = _with_marks(list(tokens))
    spans = [match.span() for match in _MARKS.finditer(kinds_of(marked))]
    if not spans:
        return _lines(marked, ())
    marks: list[tuple[str, ...]] = [_marks(marked[start:end], text) for start, end in spans]
    inner = [marked[end:start] for (_, end), (start, _) in pairwise(spans)]
    head, tail = marked[: spans[0][0]], marked[spans[-1][1] :]
    if _says(head) and not _says(tail):
        marks = [() if _are_notes(group) else group for group in marks]
        pairs = zip([head, *inner], marks, strict=True)
        return [part for own, group in pairs for part in _lines(_without_dash(own), group)]
    pairs = zip([*inner, tail], marks, strict=True)
    return [*_lines(head, ()), *(part for own, group in pairs for part in _lines(own, group))]


def _are_notes(marks: Sequence[str]) -> bool:
    """Whether marks behind a date are those of footnotes: closed by a bracket that none opens."""
    return all(mark.endswith(")") and not mark.startswith("(") for mark in marks)


def _without_dash(tokens: Sequence[Token]) -> Sequence[Token]:
    """Tokens before their mark; a dash between blanks joins them with it ('2023 – vaihe 1')."""
    joins = len(tokens) > 1 and tokens[-1].kind == "-" and tokens[-2].end < tokens[-1].start
    return tokens[:-1] if joins else tokens


def _says(tokens: Sequence[Token]) -> bool:
    return any(token.kind in "YXZmWNMSKrc" for token in tokens)


def _lines(tokens: Sequence[Token], marks: tuple[str, ...]) -> list[Part]:
    """The tokens between line feeds and semicolons."""
    lines: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind in "\n;":
            lines.append([])
        else:
            lines[-1].append(token)
    return [Part(tuple(line), marks) for line in lines if line]


def _with_marks(tokens: list[Token]) -> list[Token]:
    """The tokens with numbered parts ('vaihe 1') and numbers of a list as marks of items."""
    tokens = _bracketed(tokens)
    kinds = kinds_of(tokens)
    found: list[Token] = []
    at = 0
    starts = _list_numbers(tokens, kinds)
    lettered = "".join("R" if _is_letter(token) else token.kind for token in tokens)
    while at < len(tokens):
        match = _NUMBERED_PART.match(lettered, at)
        if match:
            found += _numbered(tokens[at : match.end()], match[0])
            at = match.end()
        else:
            found.append(tokens[at].of_kind("I") if at in starts else tokens[at])
            at += 1
    return found


def _is_letter(token: Token) -> bool:
    """Whether it is an unknown word of one letter, which may number a part ('vaihe B')."""
    return token.kind == "U" and token.end - token.start == 1


def _numbered(tokens: list[Token], kinds: str) -> list[Token]:
    """The marks of a numbered part: its word and number; of several the numbers ('kohdat 1 ja 2')."""
    if len(tokens) == 2:
        return [replace(tokens[0], kind="I", end=tokens[1].end)]
    pairs = zip(tokens[1:], kinds[1:], strict=True)
    return [token.of_kind("I" if kind in "NRT" else kind) for token, kind in pairs]


def _bracketed(tokens: list[Token]) -> list[Token]:
    """The tokens with the marks of one bracket each as a mark: '(i ja ii)'."""
    found = list(tokens)
    for match in _BRACKET.finditer(kinds_of(tokens)):
        for at in range(*match.span()):
            kind = tokens[at].kind
            found[at] = tokens[at].of_kind("I" if kind in "RNU" else "F" if kind in "()" else kind)
    return found


def _list_numbers(tokens: list[Token], kinds: str) -> frozenset[int]:
    """Where lines begin with the numbers of a list: 1, 2, 3."""
    starts = [match.start() for match in _LINE_STARTS.finditer(kinds)]
    numbers = [tokens[at].value for at in starts]
    is_list = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
    return frozenset(starts) if is_list else frozenset()


def _marks(tokens: Sequence[Token], text: str) -> tuple[str, ...]:
    """The marks as printed; those between two that a dash joins are added."""
    found: list[str] = []
    joins = False
    for token in tokens:
        if token.kind == "I":
            printed = text[token.start : token.end].strip()
            found += _between(found[-1], printed) if joins and found else []
            found.append(printed)
        joins = token.kind == "-"
    return tuple(found)


def _between(first: str, last: str) -> list[str]:
    """The marks between two of one form: '(ii)' between '(i)' and '(iii)'."""
    for series in (_ROMANS, [str(number) for number in range(1, 32)], list("abcdefgh")):
        inner = [re.sub(r"\W", "", mark).casefold() for mark in (first, last)]
        if all(mark in series for mark in inner):
            own = series[series.index(inner[0]) + 1 : series.index(inner[1])]
            return [re.sub(r"\w+", mark, first) for mark in own]
    return []
