"""Text as it is printed, from left to right, becomes text as it is read, where it runs right to left.

A line is parted into runs of one direction; where right-to-left letters prevail the runs are read
from the right, and the letters of each right-to-left run as well (the inverse of reordering rule
L2 of the Unicode Bidirectional Algorithm, for one embedding level).
"""

from __future__ import annotations

import re
import unicodedata

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_ARABIC_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_MIRRORED = str.maketrans("()[]{}«»<>", ")(][}{»«><")


def has_right_to_left(text: str) -> bool:
    """Whether the text has letters that are read from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def logical_order(printed: str) -> str:
    """The text in the order in which it is read; presentation forms become plain letters."""
    base_is_right = len(_RIGHT_TO_LEFT.findall(printed)) * 2 >= sum(c.isalpha() for c in printed)
    runs = _runs(printed, base_is_right)
    read = [run[::-1] if is_right else run for run, is_right in runs]
    text = _with_brackets_right("".join(reversed(read) if base_is_right else read))
    return _ARABIC_FORMS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)


def _with_brackets_right(text: str) -> str:
    """The text with its brackets mirrored if they close before they open: some readers mirror them."""
    opening, closing = text.find("("), text.find(")")
    wrong = closing >= 0 and (opening < 0 or closing < opening)
    return text.translate(_MIRRORED) if wrong else text


def _runs(text: str, base_is_right: bool) -> list[tuple[str, bool]]:
    """Runs of one direction; what has none goes with its neighbours if they agree, else with the base."""
    kinds = [_direction(character) for character in text]
    _settle_neutral(kinds, base_is_right)
    runs: list[tuple[str, bool]] = []
    for character, kind in zip(text, kinds, strict=True):
        if runs and runs[-1][1] == kind:
            runs[-1] = (runs[-1][0] + character, bool(kind))
        else:
            runs.append((character, bool(kind)))
    return runs


def _direction(character: str) -> bool | None:
    kind = unicodedata.bidirectional(character)
    if kind in ("R", "AL", "NSM"):
        return True
    return False if kind in ("L", "EN", "AN") else None


def _settle_neutral(kinds: list[bool | None], base_is_right: bool) -> None:
    before: bool | None = None
    index = 0
    while index < len(kinds):
        if kinds[index] is not None:
            before, index = kinds[index], index + 1
            continue
        end = next((i for i in range(index, len(kinds)) if kinds[i] is not None), len(kinds))
        after = kinds[end] if end < len(kinds) else None
        settled = before if before is not None and before == after else base_is_right
        kinds[index:end] = [settled] * (end - index)
        index = end
