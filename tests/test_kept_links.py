"""Tracks of a folder that knows earlier pairs are those of a folder that knows none."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import comparing, kept_links, track
from extract.dataset import WriteOptions
from tests.track.mini import Tables, report

YEARS = {
    "a": ["1: Plant oak trees along the canal.", "1: Mow the lawns.", "2: Count the boats and paint them."],
    "b": ["1: Oak trees are planted along the canal.", "2: Count the boats.", "2: Paint the boats."],
    "c": ["1: Oak trees are planted.", "1: Mow the lawns.", "2: Count the boats.", "2: Paint the boats."],
}


def periods(*names: str) -> list[Tables]:
    loaded = [report(name, YEARS[name]) for name in names]
    for name, tables in zip(names, loaded, strict=True):
        tables["reports"][0] |= {"period_start": f"202{'abc'.index(name)}-01-01", "source_file": name}
    return loaded


def written(folder: Path, loaded: list[Tables]) -> dict[str, bytes]:
    options = WriteOptions(formats=("csv",), dataset="track")
    tracking = comparing.track_loaded(loaded, folder=folder)
    comparing.write_tracks(tracking, folder, options)
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def compared_pairs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The pairs that are compared from now on."""
    found: list[tuple[str, str]] = []
    original = track.compare_tables

    def noting(one: Tables, other: Tables, told: object = ()) -> track.Compared:
        found.append((str(one["reports"][0]["report_id"]), str(other["reports"][0]["report_id"])))
        return original(one, other)

    monkeypatch.setattr("extract.track.tracks.compare_tables", noting)
    return found


def test_a_later_period_alone_is_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "grown", periods("a", "b"))
    pairs = compared_pairs(monkeypatch)
    written(tmp_path / "grown", periods("a", "b", "c"))
    assert pairs == [("b", "c")]


def test_what_was_kept_gives_the_same_bytes(tmp_path: Path) -> None:
    written(tmp_path / "grown", periods("a", "b"))
    grown = written(tmp_path / "grown", periods("a", "b", "c"))
    assert grown == written(tmp_path / "fresh", periods("a", "b", "c"))


def test_a_report_that_was_read_otherwise_is_compared_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, periods("a", "b", "c"))
    loaded = periods("a", "b", "c")
    loaded[0]["measures"][0]["responsible"] = "Parks"
    pairs = compared_pairs(monkeypatch)
    written(tmp_path, loaded)
    assert pairs == [("a", "b")]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"a b": 1}', '{"a b": {"rests_on": 1}}'])
def test_a_file_that_cannot_be_used_is_written_anew(tmp_path: Path, content: str) -> None:
    fresh = written(tmp_path, periods("a", "b"))
    (tmp_path / kept_links.FILE).write_text(content, encoding="utf-8")
    assert written(tmp_path, periods("a", "b")) == fresh


def test_another_program_finds_no_links_that_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, periods("a", "b"))
    monkeypatch.setattr(kept_links, "_program", lambda: "another")
    pairs = compared_pairs(monkeypatch)
    written(tmp_path, periods("a", "b"))
    assert pairs == [("a", "b")]
