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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.record.schedules.lexicon import Entry, Lexicon
from extract.record.schedules.numbers import in_order, number_tokens, part_tokens
from extract.record.schedules.token import Token

_SIGNS = str.maketrans(dict.fromkeys("‐‑‒–—―−→", "-") | dict.fromkeys("\xa0\u2007\u2009\u202f\t\u200b", " "))
_RAW = re.compile(
    r"(?P<amount>(?<!\d)\d{1,3}(?: \d{3})+(?!\d))"
    r"|(?P<mark>(?<![^\s(,;.\-])\(?(?:(?i:[ivx]{1,4})|[a-hA-H]|\d{1,2})\))"
    r"|(?P<spaced>\d{1,2}\. \d{1,2}\. ?(?:19|20)\d\d(?!\d))"
    r"|(?P<short>['’]\d\d(?!\d))"
    r"|(?P<note>[¹²³⁰⁴-⁹†‡]+|(?<=\S)\s?\[\w{1,2}\](?=\s*(?:[,.;\n]|$)))"
    r"|(?P<onward>(?<=19\d\d)\+|(?<=20\d\d)\+)"
    r"|(?P<part>(?<=[^\W\d_])[1-4][/-]\d\d(?![\d/.-]))"
    r"|(?P<number>\d+(?:(?:\.-|[./:\-])\d+)*)"
    r"|(?P<word>(?:(?![¹²³⁰⁴-⁹])[^\W\d_])+)"
    r"|(?P<dots>\.{2,}|…|-+>|-{2,})"
    r"|(?P<sign>\S|\n)"
)
_KIND_OF = {"amount": "#", "dots": "-", "mark": "I", "note": "F", "onward": ">"}
_SHORT_MONTH = 6
"""Letters of the longest abbreviation of a month ('tammik.')."""
_PLAIN_SIGNS = frozenset(",;:.()/-\n")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_AMOUNT_SIGNS = frozenset("%€$£§+")
_HARMLESS = frozenset("~\"'’‘”“«»•·*▪◦▫■□|[]{}_")
_DATED = frozenset("YXZmWNMSK")
_WORDS = frozenset("ULF!R")
_HALF_WORDS = frozenset({"M&", "S&", "U&", "Me", "Se", "Ue", "&M", "&S", "&U", "eM", "eS", "eU"})
_HEADS = frozenset("LF")


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
    found = in_order(list(_closed(found, plain)), plain)
    whole = _without_names(list(_compounds(found)))
    return _settled(_months_of_seasons(whole))


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
        roman = _ROMAN.get(piece.text.casefold(), 0)
        return 1, [Token("R" if roman else "U", piece.start, piece.end, roman)]
    return 1, [Token(_sign_kind(piece.text), piece.start, piece.end)]


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


def _closed(tokens: Iterable[Token], text: str) -> Iterator[Token]:
    """The tokens with the end of an open bracket taken from what looks like a mark: '(phase 1)'."""
    depth = 0
    for token in tokens:
        mark = text[token.start : token.end - 1]
        if token.kind == "I" and depth and "(" not in mark:
            roman = _ROMAN.get(mark.casefold(), 0)
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
