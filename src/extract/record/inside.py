"""What a text holds that belongs elsewhere: the label of a goal, or a column's heading and a colon.

Gets the measures of a report, gives doubts for each. A label counts only at the start of a sentence, with
a number or a colon behind it, as it stands where the line of a goal or of another field was run into a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extract.model import Doubt, Measure, Place
from extract.record.columns import TELLING
from extract.record.words import plain
from extract.vocabulary import Vocabulary

TEXTS = ("measure", "followup")
SHOWN = 60
_FIELDS = {"partner": "responsible"}


def inside_doubts(measures: Sequence[Measure], vocabulary: Vocabulary) -> list[list[Doubt]]:
    """For each measure the doubts about labels inside its texts."""
    goals, headings = _goal_label(vocabulary), _headings(vocabulary)
    return [
        [
            *(doubt for name in TEXTS for doubt in _of_text(measure, name, goals, headings)),
            *_of_theme(measure, vocabulary),
        ]
        for measure in measures
    ]


def _of_text(
    measure: Measure, name: str, goals: re.Pattern[str], headings: dict[str, re.Pattern[str]]
) -> Iterator[Doubt]:
    field = getattr(measure, name)
    place = next((part.place for part in field.parts), Place())
    if found := goals.search(field.text):
        message = f"'{field.text[found.start(1) :][:SHOWN]}' stands in the text as if a goal began there."
        yield Doubt("rows_glued", message, place)
    for role, pattern in headings.items():
        lacking = _FIELDS.get(role, role)
        found = pattern.search(field.text) if not getattr(measure, lacking, None) else None
        if found or (role == "status" and not measure.status.code and pattern.search(field.text)):
            message = f"'{field.text[:SHOWN]}' holds a label of {lacking}, which is empty."
            for which in (name, lacking):
                yield Doubt("text_misplaced", message, place, which)


def _of_theme(measure: Measure, vocabulary: Vocabulary) -> Iterator[Doubt]:
    """A theme that is a column's heading, as where a repeated header was run into a row."""
    heading = plain(measure.theme.text)
    known = (entry for role in (*TELLING, "measure") for entry in vocabulary.columns.get(role, ()))
    if heading and any(heading == plain(entry) for entry in known):
        message = f"The theme '{measure.theme.text}' is a column's heading."
        place = next((part.place for part in measure.theme.parts), Place())
        yield Doubt("text_misplaced", message, place, "theme")


@lru_cache(maxsize=16)
def _goal_label(vocabulary: Vocabulary) -> re.Pattern[str]:
    """A goal's label with its number, behind other text."""
    labels = "|".join(map(re.escape, sorted(vocabulary.labels.get("goal", ()), key=len, reverse=True)))
    return re.compile(rf"\S\s+((?i:{labels})\s+\d{{1,2}}\s*[.:–-]\s+[^\W\d_])" if labels else r"(?!)")


@lru_cache(maxsize=16)
def _headings(vocabulary: Vocabulary) -> dict[str, re.Pattern[str]]:
    """For each telling role its headings with a colon, at the start of a sentence."""
    return {
        role: re.compile(rf"(?:^|[\s.])(?i:{'|'.join(map(re.escape, entries))}):\s")
        for role, entries in vocabulary.columns.items()
        if role in TELLING and entries
    }
