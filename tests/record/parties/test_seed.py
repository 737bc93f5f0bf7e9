"""All responsible texts of the shared report, against what a person read in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract.model import Doubt, Party
from extract.record.parties import read_parties, report_names
from extract.vocabulary import load

Read = tuple[Party, ...]


@pytest.fixture(scope="module")
def measures(shared: Path) -> list[dict[str, Any]]:
    text = (shared / "seed" / "values-2023-2024.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)["measures"]
    return found


@pytest.fixture(scope="module")
def found(measures: list[dict[str, Any]]) -> list[tuple[Read, tuple[Doubt, ...]]]:
    words = load("fi")
    names = report_names([measure["responsible"] for measure in measures], [], words)
    return [read_parties(measure["responsible"], "", words, names) for measure in measures]


def wanted(measure: dict[str, Any]) -> list[list[tuple[object, ...]]]:
    fields = (("organisation", ""), ("role", ""), ("item", ""), ("group", False), ("detail", ""))
    readings = [measure["responsibles"], *measure.get("responsibles_also", [])]
    return [
        [tuple(party.get(name, none) for name, none in fields) for party in reading] for reading in readings
    ]


def test_every_party_is_read_with_role_item_group_and_detail(
    measures: list[dict[str, Any]], found: list[tuple[Read, tuple[Doubt, ...]]]
) -> None:
    read = [[(p.organisation, p.role, p.item, p.is_group, p.detail) for p in parties] for parties, _ in found]
    others = [(m["responsible"], got) for m, got in zip(measures, read, strict=True) if got not in wanted(m)]
    assert (len(measures), others) == (31, [])


def test_none_of_them_is_in_doubt(found: list[tuple[Read, tuple[Doubt, ...]]]) -> None:
    assert [doubt for _, doubts in found for doubt in doubts] == []
