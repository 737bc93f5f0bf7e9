"""A responsible text cut where its role or its numbered part changes.

Gets a text, gives clauses: each with the role and the parts that it holds for. It does not look for
single organisations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extract.record.parties.lexicon import Lexicon, words_pattern

LEAD, PARTNER = "lead", "partner"
ITEM = r"\((?:[ivxIVX]{1,5}|\d{1,2}|[a-hA-H])\)"
_OPEN_ITEM = r"(?<![\w(])(?:[ivx]{1,5}|\d{1,2}|[a-h])\)|^\d{1,2}[.](?=\s)"
_STARTS = r"(?:^|(?<=[;.,)\0])|(?<=[;.,)\0] ))"
"""Where a label may begin: at the start of a line, or behind a mark; a name may end with its word."""
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")
_REACH = 40
_HIDDEN = "\0"
_NESTED = re.compile(r"\([^()]*\)|\[[^][]*\]|[\"“”][^\"“”\n]+[\"“”]|«[^«»\n]+»")
_IS_ITEM = re.compile(ITEM)
_MARK = re.compile(r"\(?\w+[).]")


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of organisations with one role."""

    text: str
    role: str
    item: str = ""
    """The numbers of the parts it holds for: '(i), (ii)'."""
    is_governed: bool = False
    """Whether a word after them puts all its names into another case ('… kanssa')."""
    is_sure: bool = True
    """Whether it is plain where the run of partners begins."""
    is_opening: bool = True
    """Whether a sentence begins with it, so that a large first letter tells nothing."""


@dataclass(frozen=True, slots=True)
class _State:
    base: str
    """The role where no phrase says another."""
    role: str
    item: str = ""
    is_governed: bool = False
    is_opening: bool = True


def masked(text: str) -> str:
    """The text with all in brackets and quotes hidden, letter by letter, but for item numbers."""
    return _NESTED.sub(lambda found: found[0] if _is_item(found[0]) else _HIDDEN * len(found[0]), text)


def _is_item(text: str) -> bool:
    return bool(_IS_ITEM.fullmatch(text))


def clauses(text: str, role: str, lexicon: Lexicon) -> Iterator[Clause]:
    """The clauses of a text, in order; `role` holds where the text says none."""
    text = _LINES.sub("\n", _BLANKS.sub(" ", text))
    hidden = masked(text)
    state, position = _State(role, role), 0
    for found in _markers(lexicon).finditer(hidden):
        if found["stop"] and _goes_on(hidden, found, state, lexicon):
            continue
        if (
            found["item"]
            and not state.item
            and not _opens(hidden[max(0, found.start() - _REACH) : found.start()], lexicon)
        ):
            continue
        yield from _cut(text[position : found.start()], state, found["until"] is not None, lexicon)
        state, position = _after(state, found, hidden, lexicon), found.end()
    yield from _cut(text[position:], state, False, lexicon)


@cache
def _markers(lexicon: Lexicon) -> re.Pattern[str]:
    joint = rf"\s*(?:,|–|-|&|{lexicon.pattern('and', 'and_lists')})?\s*"
    comma, behind_comma = r"(?<=,)\s*", lexicon.pattern("with_after_comma")
    phrases = words_pattern(lexicon.words("with"), is_open=True)
    ends = r"(?:\s*:|\s+[–—-](?=\s))"
    others = rf"{lexicon.pattern('others')}\s+{lexicon.pattern('lead')}"
    told = {
        "item": rf"(?:{ITEM}|{_OPEN_ITEM})(?:{joint}{ITEM})*",
        "lead": rf"(?:{_STARTS}{lexicon.pattern('lead')}{ends}|{lexicon.pattern('leading')}\s*:?)",
        "partner": rf"{_STARTS}(?:{others}|{lexicon.pattern('partner')}){ends}",
        "with": rf"(?:(?:{comma})?{phrases}|{comma}{behind_comma})\s*:?",
        "until": lexicon.pattern("until"),
        "stop": r";|\n|(?<=[^\W\d]{3})[.](?=\s+(?-i:[^\W\d_a-zåäöüß]))",
    }
    return re.compile("|".join(f"(?P<{name}>{told[name]})" for name in told), re.IGNORECASE | re.MULTILINE)


def _opens(before: str, lexicon: Lexicon) -> bool:
    """Whether a number after this text stands before what it numbers, not behind it."""
    return not before.strip() or bool(
        re.search(rf"(?:[,;.:\n]|{lexicon.pattern('and', 'and_lists')})\s*$", before, re.IGNORECASE)
    )


def _goes_on(hidden: str, stop: re.Match[str], state: _State, lexicon: Lexicon) -> bool:
    """Whether the run of names goes on over a line's end or a semicolon."""
    if state.role == state.base and not stop[0].startswith("."):
        return True
    before = hidden[max(0, stop.start() - _REACH) : stop.start()].rstrip()
    after = hidden[stop.end() : stop.end() + _REACH].lstrip()
    joins = rf"(?:,|{lexicon.pattern('and', 'and_lists', 'with')})$"
    is_open = re.search(joins, before, re.IGNORECASE) or not before.strip() or after[:1].islower()
    return state.is_governed or (stop[0] == "\n" and bool(is_open))


def _after(state: _State, found: re.Match[str], hidden: str, lexicon: Lexicon) -> _State:
    """What holds after a marker."""
    if found["item"]:
        return _State(state.base, state.base, _item(found["item"]))
    if found["lead"] or found["partner"]:
        role = LEAD if found["lead"] else PARTNER
        return replace(state, base=role, role=role, is_governed=False, is_opening=True)
    if found["with"]:
        is_governed = _is_closed(hidden[found.end() :], lexicon)
        is_label = found[0].endswith(":")
        base = PARTNER if is_label else state.base
        return _State(base, PARTNER, state.item, is_governed=is_governed, is_opening=is_label)
    return replace(state, role=state.base, is_governed=False, is_opening=found["stop"] is not None)


def _item(marks: str) -> str:
    """The numbers of some parts; a range as printed."""
    is_range = re.search(r"[)]\s*[–-]", marks)
    return marks.strip() if is_range else ", ".join(_MARK.findall(marks))


def _is_closed(rest: str, lexicon: Lexicon) -> bool:
    """Whether the word that ends a run of partners comes before another phrase or part does."""
    markers = (found for found in _markers(lexicon).finditer(rest) if not found["stop"])
    following = next(markers, None)
    return following is not None and following["until"] is not None


def _cut(text: str, state: _State, is_ended: bool, lexicon: Lexicon) -> Iterator[Clause]:
    clause = Clause(text, state.role, state.item, state.is_governed, is_opening=state.is_opening)
    if not is_ended or state.is_governed:
        yield clause
        return
    # The closing word has no opening one: the names right before it are in its case.
    joint = list(re.finditer(rf"[,;\n]|{lexicon.pattern('and', 'and_lists')}", masked(text), re.IGNORECASE))
    start = joint[-1].end() if joint else 0
    yield replace(clause, text=text[:start])
    yield Clause(text[start:], PARTNER, state.item, is_governed=True, is_sure=False, is_opening=False)
