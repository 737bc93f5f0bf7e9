"""The documents of the calibration: built, sound and damaged, and real ones, each with its truth.

Gets nothing but the seeds below, gives cases that write their file when asked. Half of the documents are
held out: other programmes in other words with damage at other places, which no threshold was chosen on.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from bench.damage import DAMAGES, damaged
from bench.made_programmes import random_programme, sample_programme
from bench.sample_blocks import blocks_of
from tests.layouts.blocks import Block
from tests.layouts.build import LAYOUTS, Layout
from tests.layouts.expected import MEASURE_FIELDS, expected_of
from tests.layouts.programme import LANGUAGES, Programme, programme
from tests.layouts.typst_file import Sheet, write_typst
from tests.layouts.word_file import write_word

SOUND = "none"
TUNED, HELD_OUT = "looked at", "held out"
PERIODS = {TUNED: "2022-2023", HELD_OUT: "2023-2024"}
SAMPLES = Path(__file__).parents[1] / "samples"
SAMPLE_LANGUAGES = {"helsinki": "fi", "bjorkeborg": "sv", "harrowmere": "en"}
SAMPLE_SEEDS = range(3)
"""Turns of damage done to each sample."""
TURNS = 3
"""A document gets each so many-th kind of damage; the next documents get the others."""
UNFILLED = "helsinki"
"""Where an uncoloured light has a meaning of its own, so that a lost one leaves no trace."""
REAL_FIELDS = ("measure", "schedule", "followup", "status")
"""What the rows of the real reports were read in by a person."""
Row = Mapping[str, str]


@dataclass(frozen=True)
class Case:
    """A document that can be written, and what it should say."""

    name: str
    part: str
    """Where it comes from, or whether it is held out."""
    damage: str
    suffix: str
    write: Callable[[Path], object]
    truth: tuple[Row, ...]
    """The fields of each measure that are compared."""
    fields: tuple[str, ...] = MEASURE_FIELDS


def built_cases(part: str) -> Iterator[Case]:
    """The layouts with the programmes of a part, sound and damaged."""
    for number, layout in enumerate(LAYOUTS):
        for language in () if layout.external else LANGUAGES:
            for name, source in _programmes(part, number, language):
                if _fits(layout, source):
                    yield from _of_layout(layout, source, part, f"{layout.name}, {name}")


def _programmes(part: str, number: int, language: str) -> Iterator[tuple[str, Programme]]:
    period = PERIODS[part]
    if part == TUNED:
        yield "tests", programme(language)
    if number % 2:
        yield f"sample {period}", sample_programme(language, period)
    else:
        yield f"random {period}", random_programme(language, period, number)


def _fits(layout: Layout, source: Programme) -> bool:
    """Whether each party has its date and follow-up, where they are rows of their own."""
    measures = [measure for goal in source.goals for measure in goal.measures]
    lengths = [{len(m.responsible), len(m.schedule), len(m.followup)} for m in measures]
    return layout.reading != "merged_rows" or all(len(length) == 1 for length in lengths)


def _of_layout(layout: Layout, source: Programme, part: str, name: str) -> Iterator[Case]:
    truth = tuple(expected_of(layout.reading, source)["measures"])
    turn = LAYOUTS.index(layout) + LANGUAGES.index(source.language)
    for damage, blocks in _damaged(layout.structure(source), f"{part} {name} {source.language}", turn):
        write = _Writer(layout, blocks, source.language)
        yield Case(f"{name}, {source.language}", part, damage, layout.suffix, write, truth)


@dataclass(frozen=True)
class _Writer:
    layout: Layout
    blocks: Sequence[Block]
    language: str

    def __call__(self, path: Path) -> None:
        self.layout.write(self.blocks, self.language, path)


def _damaged(blocks: Sequence[Block], seed: str, turn: int) -> Iterator[tuple[str, Sequence[Block]]]:
    """The blocks sound and with each damage whose turn it is, if it can be done to them."""
    yield SOUND, blocks
    for damage in list(DAMAGES)[turn % TURNS :: TURNS]:
        made = damaged(blocks, damage, Random(f"{seed} {damage.__name__}"))
        if made is not None:
            yield damage.__name__, made


def sample_cases() -> Iterator[Case]:
    """The samples as they are, and their Word files damaged, in Word and printed."""
    for path in sorted(SAMPLES.glob("*.docx")) + sorted(SAMPLES.glob("*.pdf")):
        yield Case(path.stem, "samples", SOUND, path.suffix, _Copy(path), sample_truth(path.stem))
    for path in sorted(SAMPLES.glob("*.docx")):
        blocks, truth = blocks_of(path), sample_truth(path.stem)
        part = next(part for part, period in PERIODS.items() if path.stem.endswith(period))
        language = SAMPLE_LANGUAGES[path.stem.split("-")[0]]
        for seed in SAMPLE_SEEDS:
            for damage, made in _damaged(blocks, f"{path.stem} {seed}", seed):
                is_traceless = damage == "light_lost" and path.stem.startswith(UNFILLED)
                if damage != SOUND and not is_traceless:
                    name = f"{path.stem}, {seed}"
                    yield Case(name, f"samples, {part}", damage, ".docx", _Word(made), truth)
                    yield Case(
                        name, f"samples, {part}", damage, ".pdf", _Printed(made, Sheet(language)), truth
                    )


@dataclass(frozen=True)
class _Copy:
    source: Path

    def __call__(self, path: Path) -> None:
        shutil.copy(self.source, path)


@dataclass(frozen=True)
class _Word:
    blocks: Sequence[Block]

    def __call__(self, path: Path) -> None:
        write_word(self.blocks, path)


@dataclass(frozen=True)
class _Printed:
    blocks: Sequence[Block]
    sheet: Sheet

    def __call__(self, path: Path) -> None:
        write_typst(self.blocks, self.sheet, path)


def sample_truth(name: str) -> tuple[Row, ...]:
    """The measures that a sample must give."""
    with (SAMPLES / "expected" / name / "measures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple({field: " ".join(row[field].split()) for field in MEASURE_FIELDS} for row in rows)


def real_cases() -> Iterator[Case]:
    """The real reports whose rows a person read; none where the shared folder is not."""
    shared = Path(os.environ.get("FOLLOWUP_SHARED") or Path(__file__).parents[2] / "shared")
    for truth in sorted((shared / "real" / "truth").glob("*.json")):
        found = [f for f in (shared / "real").glob(f"{truth.stem}.*") if f.suffix in (".pdf", ".docx")]
        for report in found:
            source: dict[str, Any] = json.loads(truth.read_text(encoding="utf-8"))
            rows = tuple(
                {field: " ".join(str(measure.get(field, "")).split()) for field in REAL_FIELDS}
                for goal in source["goals"]
                for measure in goal["measures"]
            )
            yield Case(report.stem, "real", SOUND, report.suffix, _Copy(report), rows, REAL_FIELDS)
