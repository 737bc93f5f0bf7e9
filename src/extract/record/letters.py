"""Words with figures or signs among their letters, as where letters were misread.

Gets the measures of a report, gives doubts for each. A form that the report prints again and again is its
own way of writing, and an address is no word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract.model import Doubt, Measure, Place

FIELDS = ("theme", "measure", "responsible", "schedule", "followup")
OWN_WAY = 3
"""A form that stands so often in a report is meant."""
_SMALL = "a-zß-öø-ÿ"
_ODD = re.compile(rf"[{_SMALL}][\d!$|@][{_SMALL}]|\b\d+[a-zA-Z]\d+\b")
_ADDRESS = re.compile(r"@\S+\.|://|www\.|/")


def letter_doubts(measures: Sequence[Measure]) -> list[list[Doubt]]:
    """For each measure a doubt about each of its texts with such a word."""
    found = [{name: _odd_words(getattr(measure, name).text) for name in FIELDS} for measure in measures]
    often = _printed_often([word for own in found for odd in own.values() for word in odd])
    return [
        [
            _doubt(measure, name, odd)
            for name, words in own.items()
            if (odd := [word for word in words if word not in often])
        ]
        for measure, own in zip(measures, found, strict=True)
    ]


def _odd_words(text: str) -> list[str]:
    if not _ODD.search(text):
        return []
    return [word for word in text.split() if _ODD.search(word) and not _ADDRESS.search(word)]


def _printed_often(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word for word, count in Counter(words).items() if count >= OWN_WAY)


def _doubt(measure: Measure, name: str, odd: Sequence[str]) -> Doubt:
    field = getattr(measure, name)
    place = next((part.place for part in field.parts), Place())
    message = f"{', '.join(repr(word) for word in odd[:OWN_WAY])} may have misread letters."
    return Doubt("letters_unsure", message, place, name)
