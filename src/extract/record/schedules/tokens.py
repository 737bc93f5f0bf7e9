"""The words, numbers and signs of a schedule text, each with what it may mean.

Gets a text and the lexicon of its language, gives tokens. A token's kind is one letter, so that the
shapes of dates can be told by regular expressions over the kinds. Nothing is read as a date here but
what is printed in numbers alone.

| kind | token | kind | token |
|---|---|---|---|
| Y N T R | year; number up to 31; up to 99; roman numeral | < > b a | by; from; before; after |
| M S K | month; part of a year; one over two years | t = & e | to; between; and; or |
| Q H f | quarter; half; fiscal year | B E | beginning of; end of |
| X m Z | date in numbers; month and year; day and month | r c g | recurring; continuous; next time |
| W w | two years with a slash, long and short | v u x p | every; unit of time; times; per unit |
| 0 n d l | no schedule; not; settled; later | D o h | tied to something; going on; then |
| I | item mark | L | part of the measure |
| F s | words that add nothing; moved to | { } | from, to by the ending of the next word |
| ! % | name; amount | | |
| U # | unknown word; unknown number | , ; : . ( ) / - newline | signs |
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.record.schedules.context import closed, in_context
from extract.record.schedules.lexicon import Entry, Lexicon
from extract.record.schedules.numbers import in_order, number_tokens, part_tokens
from extract.record.schedules.token import ROMAN_VALUES, Token

_SIGNS = str.maketrans(dict.fromkeys("‐‑‒–—―−→", "-") | dict.fromkeys("\xa0\u2007\u2009\u202f\t\u200b", " "))
_RAW = re.compile(
    r"(?P<amount>(?<!\d)\d{1,3}(?: \d{3})+(?!\d))"
    r"|(?P<mark>(?<![^\s(,;.\-])\(?(?:(?i:[ivx]{1,4})|[a-hA-H]|\d{1,2})\))"
    r"|(?P<spaced>\d{1,2}\. \d{1,2}\. ?(?:19|20)\d\d(?!\d))"
    r"|(?P<short>['’]\d\d(?!\d))"
    r"|(?P<note>[¹²³⁰⁴-⁹⁽⁾†‡]+|(?<=\S)\s?\[\w{1,2}\](?=\s*(?:[,.;\n]|$)))"
    r"|(?P<onward>(?<=19\d\d)\+|(?<=20\d\d)\+)"
    r"|(?P<part>(?<=[^\W\d_])[1-4][/-]\d\d(?![\d/.-]))"
    r"|(?P<number>\d+(?:(?:\.-|[./:\-])\d+)*)"
    r"|(?P<word>(?:(?![¹²³⁰⁴-⁹])[^\W\d_])+)"
    r"|(?P<dots>\.{2,}|…|-+>|-{2,})"
    r"|(?P<sign>\S|\n)"
)
_KIND_OF = {"amount": "#", "dots": "-", "mark": "I", "note": "F", "onward": ">"}
_SHORT_WORD = 4
"""Letters of the longest unknown word that a stop behind it may shorten."""
_SHORT_MONTH = 6
"""Letters of the longest abbreviation of a month ('tammik.')."""
_PLAIN_SIGNS = frozenset(",;:.()/-\n")
_AMOUNT_SIGNS = frozenset("%€$£§+")
_HARMLESS = frozenset("~\"'’‘”“«»•·*▪◦▫■□|[]{}_")


class _Raw(NamedTuple):
    group: str
    text: str
    start: int
    end: int
    folded: str


def tokens_of(text: str, lexicon: Lexicon) -> list[Token]:
    """The tokens of a text in order; blanks are between them."""
    plain = _without_bullets(text.translate(_SIGNS))
    raw = [_Raw(str(m.lastgroup), m[0], m.start(), m.end(), m[0].casefold()) for m in _RAW.finditer(plain)]
    found: list[Token] = []
    at = 0
    while at < len(raw):
        taken, made = _read(raw, at, plain, lexicon)
        found += made
        at += taken
    return in_context(in_order(list(closed(found, plain)), plain))


def _without_bullets(text: str) -> str:
    """A text of several lines with blanks for the dash that each of them begins with."""
    lines = [line for line in text.split("\n") if line.strip()]
    are_listed = len(lines) > 1 and all(line.lstrip().startswith("- ") for line in lines)
    return re.sub(r"^(\s*)- ", r"\1  ", text, flags=re.M) if are_listed else text


def _read(raw: Sequence[_Raw], at: int, text: str, lexicon: Lexicon) -> tuple[int, list[Token]]:
    """How many raw pieces the next tokens take, and the tokens."""
    piece = raw[at]
    if piece.group == "number":
        ending = _ending(raw, at, lexicon)
        behind = text[piece.end : piece.end + 3]
        return 1 + ending, number_tokens(piece.text, piece.start, behind, raw[at + ending].end)
    if piece.group == "spaced":
        return 1, number_tokens(piece.text.replace(" ", ""), piece.start, "", piece.end)
    if piece.group == "short":
        return 1, [Token("Y", piece.start, piece.end, 2000 + int(piece.text[1:]))]
    if piece.group == "part":
        return 1, part_tokens(piece.text, piece.start)
    if piece.group in _KIND_OF:
        return 1, [Token(_KIND_OF[piece.group], piece.start, piece.end)]
    return _word(raw, at, lexicon)


def _ending(raw: Sequence[_Raw], at: int, lexicon: Lexicon) -> int:
    """How many pieces behind a number are its ending: '1st', '1:a', '2025:een', the stop of '1.'."""
    number, *behind = raw[at : at + 3]
    if not behind or behind[0].start != number.end:
        return 0
    is_short = len(number.text.split(".")[-1]) <= 2
    if behind[0].text == "." and is_short:
        return 1
    if behind[0].text == ":" and len(behind) > 1 and behind[1].group == "word":
        return 2 if behind[1].start == behind[0].end else 0
    return int(behind[0].group == "word" and behind[0].text.casefold() in lexicon.endings)


def _word(raw: Sequence[_Raw], at: int, lexicon: Lexicon) -> tuple[int, list[Token]]:
    piece = raw[at]
    length, entry = lexicon.longest([one.folded for one in raw[at : at + lexicon.longest_entry]])
    if entry:
        if _has_stop(entry, raw[at : at + length + 2], length):
            length += 1
        token = Token(entry.kind, piece.start, raw[at + length - 1].end, entry.value, entry.point)
        return length, [*_case(token, piece.text, lexicon), token]
    if piece.group == "word":
        roman = ROMAN_VALUES.get(piece.text.casefold(), 0)
        length = 1 if roman else _unknown_length(raw[at : at + 3])
        return length, [Token("R" if roman else "U", piece.start, raw[at + length - 1].end, roman)]
    return 1, [Token(_sign_kind(piece.text), piece.start, piece.end)]


def _unknown_length(raw: Sequence[_Raw]) -> int:
    """How many pieces an unknown word takes: two where a stop shortens it in mid-sentence ('incl. tests')."""
    if len(raw) < 3 or len(raw[0].text) > _SHORT_WORD or raw[1].text != "." or raw[1].start != raw[0].end:
        return 1
    return 2 if raw[2].text[0].islower() else 1


def _has_stop(entry: Entry, raw: Sequence[_Raw], length: int) -> bool:
    """Whether the stop behind an entry belongs to it: of a short word, of a month before its year."""
    if len(raw) <= length or raw[length].text != ".":
        return False
    is_month = entry.kind == "M" and len(raw[0].text) <= _SHORT_MONTH and raw[-1].group == "number"
    return entry.swallows_stop or is_month


def _case(token: Token, word: str, lexicon: Lexicon) -> list[Token]:
    """The preposition that the ending of a month or season stands for ('toukokuusta' is 'from May')."""
    if token.kind not in "MS" or (token.point and token.point.precision != "quarter"):
        return []
    kinds = [kind for kind, endings in lexicon.cases if word.casefold().endswith(endings)]
    return [Token(kind, token.start, token.start) for kind in kinds[:1]]


def _sign_kind(sign: str) -> str:
    if sign in _PLAIN_SIGNS:
        return sign
    return "%" if sign in _AMOUNT_SIGNS else "F" if sign in _HARMLESS else "#"
