"""Status cells that also tell what happened: the text and the status at its end or its beginning.

Gets texts, gives both pieces. Whether a column holds such cells is told from all of its texts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.record.status import code_of_words
from extract.record.words import words
from extract.vocabulary import Vocabulary

MOST_WORDS = 4
"""A piece of a text is its status up to so many words."""
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n")


def split_status(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """What a cell tells and its status in words; either may be empty."""
    starts = [0, *(found.end() for found in _SENTENCES.finditer(text))]
    last = text[starts[-1] :].strip()
    if is_bare_status(last, vocabulary):
        return text[: starts[-1]].strip(), last
    if is_bare_status(text, vocabulary):
        return "", text.strip()
    first = text[: starts[1]].strip(" .\n") if len(starts) > 1 else ""
    return (text[starts[1] :].strip(), first) if is_bare_status(first, vocabulary) else (text, "")


def is_bare_status(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is a status in words and nothing else."""
    return 0 < len(words(text)) <= MOST_WORDS and bool(code_of_words(text, vocabulary))


def tell_more(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether most texts of a status column go on beyond their status."""
    told = sum(len(words(split_status(text, vocabulary)[0])) > 1 for text in texts)
    ends = sum(bool(split_status(text, vocabulary)[1]) for text in texts)
    return told * 2 > len(texts) > 0 and ends * 2 >= len(texts)
