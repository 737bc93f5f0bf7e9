"""Programmes for the calibration's documents: those of the samples, and random ones put together from them.

Gets the samples' content, gives programmes that every layout of the tests can print. A random programme
has its own goals, lengths and habits (numbers of rows, texts without stops, empty cells); its words are
those of one period's samples, so that the other period's are never seen with them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.layouts.programme import Goal, Measure, Programme
from tests.read.pdf.programme_texts import ENGLISH, FINNISH, SWEDISH, Words

CONTENT = Path(__file__).parents[1] / "samples" / "content"
SAMPLES = {"fi": "helsinki", "sv": "bjorkeborg", "en": "harrowmere"}
WORDS: dict[str, Words] = {"fi": FINNISH, "sv": SWEDISH, "en": ENGLISH}
STATUSES = ("completed", "on_track", "delayed", "not_started", "cancelled")
SHOWN_AS = {"started": "on_track", "not_done": "delayed"}
"""Statuses that no layout has a light for, and the ones printed in their place."""
VALUES = ("61", "75", "68")
_ITEM_MARK = re.compile(r"^\([ivx]+\)\s*")
_SENTENCE_END = re.compile(r"(?<=[a-zåäö)]\.)\s+(?=[A-ZÅÄÖ])")


def sample_programme(language: str, period: str) -> Programme:
    """The programme of a sample report, its measures numbered under their goals."""
    content = _content(language, period)
    goals = [_goal(source, number, language) for number, source in enumerate(content["goals"], start=1)]
    return Programme(language, content["title"], content["subtitle"], "", tuple(goals))


@cache
def _content(language: str, period: str) -> dict[str, Any]:
    path = CONTENT / f"{SAMPLES[language]}-{period}.json"
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _goal(source: dict[str, Any], number: int, language: str) -> Goal:
    measures: list[Measure] = []
    theme = ""
    for position, given in enumerate(source["measures"], start=1):
        theme = _theme(given["theme"]) or theme
        measures.append(_measure(given, f"{number}.{position}", theme, language))
    indicator = source["indicators"][0]["target"] if source["indicators"] else ""
    return Goal(str(number), _shown(source["status"]), source["goal"], indicator, VALUES, tuple(measures))


def _measure(given: dict[str, Any], number: str, theme: str, language: str) -> Measure:
    return Measure(
        no=number,
        status=_shown(given["status"]),
        earlier_status="on_track",
        budget="120 000",
        theme=theme,
        text=" ".join(given["measure"].split()),
        responsible=(" ".join(given["responsible"].split()),),
        partner=WORDS[language].parties[len(number + given["measure"]) % 3],
        schedule=(" ".join(given["schedule"].split()),),
        earlier=_sentences(given["followup"])[0],
        followup=(" ".join(given["followup"].split()),),
    )


def _theme(text: str) -> str:
    return _ITEM_MARK.sub("", text.split(" / ")[-1])


def _shown(status: str) -> str:
    return SHOWN_AS.get(status, status)


def _sentences(text: str) -> list[str]:
    return _SENTENCE_END.split(" ".join(text.split()))


@dataclass(frozen=True)
class _Pool:
    """What the random programmes of one language and period are put together from."""

    goals: tuple[str, ...]
    themes: tuple[str, ...]
    measures: tuple[str, ...]
    parties: tuple[str, ...]
    dates: tuple[str, ...]
    sentences: tuple[str, ...]


@cache
def _pool(language: str, period: str) -> _Pool:
    goals = sample_programme(language, period).goals
    measures = [measure for goal in goals for measure in goal.measures]
    words = WORDS[language]
    told = [sentence for m in measures for text in m.followup for sentence in _sentences(text)]
    return _Pool(
        _once(goal.text for goal in goals),
        _once([*(m.theme for m in measures if m.theme), *(head.rstrip(":") for head in words.headings)]),
        _once(m.text for m in measures),
        _once([*(text for m in measures for text in m.responsible), *words.parties]),
        _once([*(text for m in measures for text in m.schedule), *words.dates]),
        _once([*(text for text in told if text.endswith(".")), *words.sentences]),
    )


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


@dataclass(frozen=True)
class _Author:
    """Who writes one report: the words at hand, and habits."""

    pool: _Pool
    sentences: Iterator[str]
    chance: Random
    stops: bool
    has_themes: bool
    most_sentences: int
    parts: int
    """Most parts of a measure that has several parties, dates and follow-ups."""


def random_programme(language: str, period: str, seed: int) -> Programme:
    """A programme from a seed: the same everywhere."""
    chance = Random(f"{language} {period} {seed}")
    pool = _pool(language, period)
    author = _Author(
        pool,
        _endless(pool.sentences, chance),
        chance,
        stops=chance.random() < 0.75,
        has_themes=chance.random() < 0.7,
        most_sentences=chance.choice((2, 4, 7)),
        parts=chance.choice((1, 1, 2)),
    )
    texts = iter(chance.sample(pool.measures, len(pool.measures)))
    goals: list[Goal] = []
    for number, text in enumerate(chance.sample(pool.goals, min(len(pool.goals), chance.randint(3, 5))), 1):
        own = [next(texts) for _ in range(min(chance.randint(2, 7), len(pool.measures) // 5))]
        made = _random_measures(number, own, author)
        goals.append(Goal(str(number), chance.choice(STATUSES), text, pool.themes[0], VALUES, tuple(made)))
    words = WORDS[language]
    return Programme(language, words.running_header, "1/2024–12/2024", "", tuple(goals))


def _endless(sentences: Sequence[str], chance: Random) -> Iterator[str]:
    while True:
        yield from chance.sample(sentences, len(sentences))


def _random_measures(number: int, texts: Sequence[str], author: _Author) -> Iterator[Measure]:
    chance, pool = author.chance, author.pool
    themes = chance.sample(pool.themes, min(len(pool.themes), len(texts))) if author.has_themes else [""]
    for position, text in enumerate(texts, start=1):
        parts = chance.randint(1, author.parts)
        yield Measure(
            no=f"{number}.{position}",
            status=chance.choice(STATUSES),
            earlier_status=chance.choice(STATUSES),
            budget=f"{chance.randint(1, 900)} 000",
            theme=themes[position * len(themes) // (len(texts) + 1)],
            text=_stopped(text, author),
            responsible=tuple(chance.sample(pool.parties, parts)),
            partner=chance.choice(pool.parties),
            schedule=tuple(chance.sample(pool.dates, parts)),
            earlier=next(author.sentences),
            followup=tuple(_told(author) for _ in range(parts)),
        )


def _told(author: _Author) -> str:
    count = author.chance.randint(1, author.most_sentences)
    return _stopped(" ".join(next(author.sentences) for _ in range(count)), author)


def _stopped(text: str, author: _Author) -> str:
    return text if author.stops else text.rstrip(".")
