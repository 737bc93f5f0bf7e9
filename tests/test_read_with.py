"""The mark of what a report was read with: the same exactly where reading again gives the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import __version__
from extract.dataset import write_corrections
from extract.model import Correction, Place
from extract.options import ReadOptions
from extract.read_with import read_with

SHA256 = "a" * 64


def mark(**told: str) -> str:
    return read_with(ReadOptions(**told), SHA256, "town")  # type: ignore[arg-type] # names of its fields


def test_nothing_told_is_the_version_alone() -> None:
    assert mark() == __version__


def test_a_password_is_not_marked() -> None:
    assert mark(password="secret") == mark()


@pytest.mark.parametrize("told", [{"language": "fi"}, {"period": "2023"}, {"engine": "pdfium"}], ids=str)
def test_what_is_told_is_marked(told: dict[str, str]) -> None:
    assert mark(**told).startswith(f"{__version__} ")
    assert mark(**told) != mark(language="sv")


def test_of_a_file_its_content_is_marked(tmp_path: Path) -> None:
    for name, content in (("1.csv", "a"), ("2.csv", "a"), ("3.csv", "b")):
        (tmp_path / name).write_text(content)
    first, same, other = (mark(aliases=str(tmp_path / f"{number}.csv")) for number in (1, 2, 3))
    assert first == same != other


def correction(report_id: str, sha256: str) -> Correction:
    place = Place(None, None, None, None, None)
    texts = {"report_id": report_id, "record_id": f"{report_id}/1/m1", "field": "theme", "value_before": "a"}
    about = {"who": "", "when": "", "note": ""}
    return Correction("set", place=place, value_after="b", source_sha256=sha256, **texts, **about)


OTHERS = {
    "of this content": (("elsewhere", SHA256), True),
    "of this id": (("town", "b" * 64), True),
    "of another report": (("village", "b" * 64), False),
}


@pytest.mark.parametrize(("about", "counts"), OTHERS.values(), ids=OTHERS)
def test_corrections_of_this_report_are_marked(about: tuple[str, str], counts: bool, tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    write_corrections(file, [correction(*about)])
    assert (mark(corrections=str(file)) != mark()) == counts


def test_own_profiles_are_marked_unless_one_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own.toml").write_text('language = "fi"')
    without = mark(profile="named")
    monkeypatch.setenv("FOLLOWUP_PROFILES", str(tmp_path))
    assert mark() != __version__
    assert mark(profile="named") == without
