"""A run over many reports: what is read, told, written, kept and taken up again."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from extract import pipeline
from extract.dataset import Row, WriteOptions, read_tables, validate_folder
from extract.errors import WrongUse
from extract.options import ReadOptions
from extract.shelf.run import Begun, Event, Told, run
from extract.shelf.store import FOLDER, opened_store
from tests.shelf.reports import Reader, done, ended, files, job, read_as_told, write_reports

ALL = ["a.pdf", "b.pdf", "bad.pdf", "c.pdf", "sub/a.pdf", "sub/d.pdf"]


def reports(folder: Path) -> list[str]:
    return [str(row["source_file"]) for row in read_tables(folder)["reports"]]


def failures(folder: Path) -> list[Row]:
    return read_tables(folder)["failures"]


def begun(events: Iterable[Event]) -> Begun:
    (first,) = [event for event in events if isinstance(event, Begun)]
    return first


def test_a_folder_becomes_one_sound_dataset(shelf: Path, output: Path) -> None:
    last = ended(done(job(output, shelf)))
    assert (last.read, len(last.failures)) == (5, 1)
    assert reports(output) == [name for name in ALL if name != "bad.pdf"]
    assert [row["source_file"] for row in failures(output)] == ["bad.pdf"]
    assert validate_folder(output) == []
    assert not (output / FOLDER).exists()


def test_it_is_told_in_the_order_given_whatever_is_done_first(shelf: Path, output: Path) -> None:
    events = done(job(output, shelf))
    assert [event.source_file for event in events if isinstance(event, Told)] == ALL


def test_the_bytes_are_those_of_a_dataset_written_at_once(shelf: Path, output: Path) -> None:
    good = [shelf / name for name in ("a.pdf", "b.pdf", "c.pdf")]
    done(job(output, *good))
    results = [read_as_told(path, ReadOptions(), path.stem) for path in good]
    pipeline.write_dataset(results, output.parent / "at-once", WriteOptions())
    assert files(output) == files(output.parent / "at-once")


def test_files_of_one_slug_are_told_apart(shelf: Path, output: Path) -> None:
    done(job(output, shelf))
    ids = [str(row["report_id"]) for row in read_tables(output)["reports"]]
    assert [name.partition("-")[0] for name in ids] == ["a", "b", "c", "a", "d"]
    assert len(set(ids)) == 5


def test_where_nothing_can_be_read_nothing_is_left(shelf: Path, output: Path) -> None:
    last = ended(done(job(output, shelf / "bad.pdf")))
    assert (last.is_written, len(last.failures), output.exists()) == (False, 1, False)


def test_wrong_use_in_reading_leaves_nothing(shelf: Path, output: Path) -> None:
    with pytest.raises(WrongUse, match="no language 'xx'"):
        done(job(output, shelf, reading=ReadOptions(language="xx")))
    assert not output.exists()


def test_the_same_content_is_read_once_and_told(shelf: Path, output: Path) -> None:
    shutil.copy(shelf / "b.pdf", shelf / "copy of b.pdf")
    events = done(job(output, shelf))
    assert begun(events).doubles == (("copy of b.pdf", "b.pdf"),)
    assert ended(events).read == 5


def test_each_of_two_files_of_one_bad_content_is_a_failure(shelf: Path, output: Path) -> None:
    shutil.copy(shelf / "bad.pdf", shelf / "bad too.pdf")
    events = done(job(output, shelf))
    found = [(row["source_file"], row["message"]) for row in failures(output)]
    wanted = [(name, f"{name}: it is bad") for name in ("bad too.pdf", "bad.pdf")]
    assert sorted(found) == wanted
    assert len([event for event in events if isinstance(event, Told) and event.failure]) == 2


def test_reports_of_one_programme_and_period_are_told_and_kept(shelf: Path, output: Path) -> None:
    write_reports(shelf, "b-corrected.pdf")
    last = ended(done(job(output, shelf)))
    assert (("b-corrected", "b") in last.alike, last.read) == (True, 6)


def test_adding_keeps_what_is_there(shelf: Path, output: Path) -> None:
    done(job(output, shelf / "a.pdf", shelf / "b.pdf"))
    done(job(output, shelf / "c.pdf", shelf / "a.pdf", add=True))
    assert reports(output) == ["a.pdf", "b.pdf", "c.pdf"]
    names = {row["organisation"] for row in read_tables(output)["organisations"]}
    assert names == {"a", "b", "c"}


def test_what_fails_when_added_stays_as_it_was(
    shelf: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(job(output, shelf / "a.pdf", shelf / "b.pdf"))
    monkeypatch.setattr(pipeline, "extract_report", lambda p, *o: read_as_told(p.with_name("bad.pdf"), *o))
    with_failure = ended(done(job(output, shelf / "a.pdf", add=True)))
    assert (with_failure.is_written, reports(output)) == (False, ["a.pdf", "b.pdf"])


RESUMED: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "nothing changed": (lambda _shelf: None, []),
    "a report came": (lambda shelf: write_reports(shelf, "new.pdf"), ["new.pdf"]),
    "a report changed": (lambda shelf: (shelf / "b.pdf").write_bytes(b"%PDF-1.7 other"), ["b.pdf"]),
    "a report was renamed": (lambda shelf: (shelf / "b.pdf").rename(shelf / "e.pdf"), ["e.pdf"]),
    "a report went": (lambda shelf: (shelf / "c.pdf").unlink(), []),
    "a bad one was mended": (lambda shelf: (shelf / "bad.pdf").rename(shelf / "good.pdf"), ["good.pdf"]),
}  # fmt: skip


@pytest.mark.parametrize(("change", "read"), RESUMED.values(), ids=RESUMED)
def test_resuming_reads_what_is_new_or_changed(
    change: Callable[[Path], object], read: list[str], shelf: Path, output: Path
) -> None:
    done(job(output, shelf))
    change(shelf)
    reader = Reader()
    done(job(output, shelf, resume=True), reader)
    assert [name for name in reader.read if name != "bad.pdf"] == read
    done(job(output.parent / "anew", shelf))
    assert files(output) == files(output.parent / "anew")


def test_resuming_with_other_settings_reads_all(shelf: Path, output: Path) -> None:
    done(job(output, shelf))
    reader = Reader()
    done(job(output, shelf, resume=True, reading=ReadOptions(language="fi")), reader)
    assert len(reader.read) == len(ALL)


def test_resuming_after_another_version_reads_all(
    shelf: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(job(output, shelf))
    monkeypatch.setattr("extract.read_with.__version__", "9.9")
    reader = Reader()
    done(job(output, shelf, resume=True), reader)
    assert len(reader.read) == len(ALL)


def test_an_interrupted_run_is_taken_up(shelf: Path, output: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        done(job(output, shelf), Reader(stop_after=3))
    assert [path.name for path in output.iterdir()] == [FOLDER]
    reader = Reader()
    events = done(job(output, shelf, resume=True), reader)
    assert (begun(events).known, sorted(reader.read)) == (3, ["a.pdf", "b.pdf", "bad.pdf"])


def test_without_resume_an_interrupted_run_is_told_and_dropped(shelf: Path, output: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        done(job(output, shelf), Reader(stop_after=3))
    reader = Reader()
    events = done(job(output, shelf), reader)
    assert (begun(events).dropped, len(reader.read)) == (3, len(ALL))


def test_an_interrupted_run_that_adds_is_taken_up(shelf: Path, output: Path) -> None:
    done(job(output, shelf / "sub" / "d.pdf"))
    with pytest.raises(KeyboardInterrupt):
        done(job(output, shelf, add=True), Reader(stop_after=3))
    done(job(output, shelf, add=True, resume=True))
    assert reports(output) == ["sub/d.pdf", "a.pdf", "b.pdf", "c.pdf", "sub/a.pdf"]


def test_two_runs_into_one_folder_refuse_each_other(shelf: Path, output: Path) -> None:
    with opened_store(output), pytest.raises(WrongUse, match=r"Another run is writing(.|\n)*process \d+ on"):
        done(job(output, shelf))
    assert ended(done(job(output, shelf))).read == 5


def test_a_folder_that_is_taken_away_is_told(shelf: Path, output: Path) -> None:
    with Reader() as executor, pytest.raises(WrongUse, match="was taken away"):
        for event in run(job(output, shelf), executor):
            if isinstance(event, Begun):
                shutil.rmtree(output)


def test_a_full_disk_is_told_and_the_run_is_taken_up(
    shelf: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def small(*given: object, **told: object) -> sqlite3.Connection:
        database: sqlite3.Connection = connect(*given, **told)  # type: ignore[call-overload] # passed on
        database.execute("PRAGMA max_page_count = 5")
        return database

    write_reports(shelf, *(f"more/{number}.pdf" for number in range(30)))
    with monkeypatch.context() as patch, pytest.raises(WrongUse, match=r"full(.|\n)*--resume"):
        patch.setattr(sqlite3, "connect", small)
        done(job(output, shelf))
    last = ended(done(job(output, shelf, resume=True)))
    assert (last.read + last.known, last.known > 0) == (35, True)


def test_a_damaged_store_is_begun_anew(shelf: Path, output: Path) -> None:
    (output / FOLDER).mkdir(parents=True)
    (output / FOLDER / "rows.sqlite").write_bytes(b"no database at all, but long enough to be one " * 50)
    assert ended(done(job(output, shelf, resume=True))).read == 5
