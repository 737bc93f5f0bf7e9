"""Units with their files: packed here and unpacked there, they are the same but for where the files lie."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extract.options import ReadOptions
from extract.shelf.edition import Edition, own_edition
from extract.shelf.parcel import packed, unpacked
from extract.shelf.unit import Limits, Unit

FILES = {"report.pdf": b"%PDF", "aliases.csv": b"a", "corrections.csv": b"c", "ours.toml": b"[goals]"}


@pytest.fixture
def unit(tmp_path: Path) -> Unit:
    here = tmp_path / "here"
    here.mkdir()
    for name, content in FILES.items():
        (here / name).write_bytes(content)
    told = ReadOptions(
        language="fi",
        aliases=here / "aliases.csv",
        corrections=here / "corrections.csv",
        profile=here / "ours.toml",
    )
    return Unit(3, here / "report.pdf", "a/report.pdf", "r", "0", told, Limits(9, 99))


def unpacked_there(unit: Unit, tmp_path: Path) -> Unit:
    there = tmp_path / "there"
    there.mkdir()
    return unpacked(packed(unit), there)


def test_the_files_are_there_by_their_names(unit: Unit, tmp_path: Path) -> None:
    found = unpacked_there(unit, tmp_path)
    options = found.options
    paths = [found.path, *map(Path, (options.aliases, options.corrections, options.profile))]
    assert {path.name: path.read_bytes() for path in paths} == FILES
    assert all(path.is_relative_to(tmp_path / "there") for path in paths)


def test_all_else_is_the_same(unit: Unit, tmp_path: Path) -> None:
    found = unpacked_there(unit, tmp_path)
    moved = {name: getattr(found.options, name) for name in ("aliases", "corrections", "profile", "profiles")}
    assert found == replace(unit, path=found.path, options=replace(unit.options, **moved))


def test_the_profiles_of_the_user_come_instead_of_those_of_the_other_machine(
    unit: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOLLOWUP_PROFILES", str(unit.path.parent))
    found = unpacked_there(replace(unit, options=ReadOptions(profile="ours")), tmp_path)
    assert found.options.profile == "ours"
    assert [path.name for path in Path(found.options.profiles).iterdir()] == ["ours.toml"]


def test_without_profiles_there_are_none_on_the_other_machine(unit: Unit, tmp_path: Path) -> None:
    folder = Path(unpacked_there(replace(unit, options=ReadOptions()), tmp_path).options.profiles)
    assert folder.is_dir()
    assert not list(folder.iterdir())


def test_a_report_that_is_gone_is_gone_there_too(unit: Unit, tmp_path: Path) -> None:
    unit.path.unlink()
    assert not unpacked_there(unit, tmp_path).path.exists()


def test_an_edition_is_as_itself() -> None:
    assert own_edition().difference(own_edition()) == ""


def test_what_differs_first_is_told() -> None:
    here, there = (Edition((("Python", "3.11"), ("lxml", lxml))) for lxml in ("5.0", "6.0"))
    assert here.difference(there) == "lxml: 5.0 here, 6.0 there"
