"""What a column most likely holds, told from its cells alone: for a draft that a person corrects.

Gets headings with the cells under them, gives each a role and the reason in words. No record is read
by such a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from extract.model import Cell
from extract.record.contents import SHORT_TEXT, are_dated, are_numbers
from extract.record.words import plain

MOST = 0.6
"""Share of the cells that must show what a column holds."""
SOME_WORDS, LONG = 20, 45
"""Characters of a median text: from which it is more than a word, from which it tells something."""
FEWEST_REPEATED = 3


@dataclass(frozen=True)
class Stack:
    """A column: its heading and the cells under it."""

    heading: str
    cells: tuple[Cell, ...]
    role: str = ""
    reason: str = ""
    is_read: bool = False
    """Whether its table is read as it is, so that a guess waits for a person."""

    @cached_property
    def texts(self) -> list[str]:
        """The texts of its cells, without those that repeat the heading."""
        return [
            cell.text for cell in self.cells if cell.paragraphs and plain(cell.text) != plain(self.heading)
        ]

    @property
    def example(self) -> str:
        """The first text that is not much shorter than most: numbers and hints under a heading are."""
        return next((text for text in self.texts if len(text) * 2 >= self.length), "")

    @property
    def length(self) -> float:
        """The median length of its texts."""
        return median(map(len, self.texts)) if self.texts else 0.0

    def share(self, shows: Callable[[str], object]) -> float:
        """The share of its texts that show something."""
        return sum(bool(shows(text)) for text in self.texts) / len(self.texts) if self.texts else 0.0


def guess_roles(stacks: Sequence[Stack], taken: frozenset[str]) -> list[Stack]:
    """The columns with the role that each most likely has; a role that is taken comes once only."""
    left = list(stacks)
    told: dict[int, tuple[str, str]] = {}
    for role, reason, pick in _PICKS:
        found = pick(left) if role not in taken else None
        if found is not None:
            told[id(found)] = (role, reason)
            left = [stack for stack in left if stack is not found]
            taken |= {role}
    nothing = ("other", "nothing in its cells tells what it is")
    roles = [told.get(id(stack), nothing) for stack in stacks]
    return [replace(s, role=role, reason=why) for s, (role, why) in zip(stacks, roles, strict=True)]


def _lit(stacks: Sequence[Stack]) -> Stack | None:
    """A column without texts whose cells differ in their fill or have marks."""
    return next((stack for stack in stacks if not stack.texts and _has_lights(stack)), None)


def _has_lights(stack: Stack) -> bool:
    return len({cell.fill for cell in stack.cells}) > 1 or any(cell.marks for cell in stack.cells)


def _repeated(stacks: Sequence[Stack]) -> Stack | None:
    """A column of few short texts that come again and again."""
    fitting = [
        s for s in stacks if len(s.texts) >= FEWEST_REPEATED and s.length <= SHORT_TEXT and _repeats(s)
    ]
    return min(fitting, key=lambda stack: len(set(stack.texts)), default=None)


def _repeats(stack: Stack) -> bool:
    return len(set(stack.texts)) * 2 <= len(stack.texts) and not are_dated(stack.texts)


def _numbers(stacks: Sequence[Stack]) -> Stack | None:
    return next((s for s in stacks if s.texts and are_numbers(s.texts)), None)


def _dated(stacks: Sequence[Stack]) -> Stack | None:
    return next((s for s in stacks if are_dated(s.texts)), None)


def _first_long(stacks: Sequence[Stack]) -> Stack | None:
    """The first column that tells something, else the first with texts."""
    long = [stack for stack in stacks if stack.length >= LONG]
    return next(iter(long or [stack for stack in stacks if stack.texts]), None)


def _longest(stacks: Sequence[Stack]) -> Stack | None:
    return max((s for s in stacks if s.length >= LONG), key=lambda stack: stack.length, default=None)


def _last(stacks: Sequence[Stack]) -> Stack | None:
    return next((stack for stack in reversed(stacks) if stack.length >= SOME_WORDS), None)


def _named(stacks: Sequence[Stack]) -> Stack | None:
    """The first column of names: texts that begin with a capital and hold no number."""
    return next((s for s in stacks if s.texts and s.share(_is_name) >= MOST), None)


def _is_name(text: str) -> bool:
    return text[:1].isupper() and not any(sign.isdigit() for sign in text)


_PICKS: tuple[tuple[str, str, Callable[[Sequence[Stack]], Stack | None]], ...] = (
    ("number", "its cells hold numbers", _numbers),
    ("status", "its cells hold lights and no text", _lit),
    ("schedule", "its cells hold dates", _dated),
    ("status", "its cells hold a few short texts again and again", _repeated),
    ("measure", "the first column of longer texts", _first_long),
    ("followup", "the longest texts", _longest),
    ("responsible", "its cells hold names", _named),
    ("followup", "the last column of texts that nothing else explains", _last),
)
