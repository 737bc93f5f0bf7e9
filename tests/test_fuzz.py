"""Damaged reports, by fixed seeds: each is read, or refused with one of our errors."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from bench.fuzz import case, fault_of, run
from bench.mutations import PDF_KINDS, WORD_KINDS, XML_KINDS, Mutation, mutated
from tests.read.word.build import b, grid, p, package

SMALL = package(p(b("Goal 1. Work")) + grid("Measure | Status | ^", "a | < | b", "c | d | ^") + p("end"))


@pytest.mark.parametrize(
    "seeds", [range(at, at + 10) for at in range(0, 60, 10)], ids=lambda seeds: f"{seeds[0]}"
)
def test_a_damaged_sample_is_read_or_refused(tmp_path: Path, seeds: range) -> None:
    faults = {}
    for name, blob in map(case, seeds):
        path = tmp_path / name
        path.write_bytes(blob)
        faults[name] = fault_of(path)
    assert not any(faults.values()), faults


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_a_damaged_small_word_file_is_read_or_refused(tmp_path: Path, first: int) -> None:
    path = tmp_path / "small.docx"
    for seed in range(first, first + 50):
        path.write_bytes(mutated(SMALL, Random(seed)))
        assert fault_of(path) == "", seed


XML = b'<a><b c=\'d\'><e/></b><f g="1"><b h="2">text</b></f></a>'
KINDS = [
    *((kind, "harrowmere-2022-2023.pdf") for kind in dict.fromkeys(PDF_KINDS)),
    *((kind, "harrowmere-2022-2023.docx") for kind in dict.fromkeys(WORD_KINDS)),
    *((kind, "") for kind in dict.fromkeys(XML_KINDS)),
]


@pytest.mark.parametrize(("kind", "sample"), KINDS, ids=lambda one: getattr(one, "__name__", one))
def test_damage_changes_a_file(kind: Mutation, sample: str, samples: Path) -> None:
    blob = (samples / sample).read_bytes() if sample else XML
    assert any(kind(blob, Random(seed)) != blob for seed in range(5))


def test_the_same_seed_gives_the_same_case() -> None:
    assert case(3) == case(3)


@pytest.mark.slow
def test_children_tell_of_each_case(tmp_path: Path) -> None:
    assert list(run(range(20), jobs=2, folder=tmp_path)) == []
    assert list(tmp_path.iterdir()) == []
