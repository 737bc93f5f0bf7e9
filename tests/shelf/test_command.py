"""`followup extract` over a shelf: what it says, where, and how it ends."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.cli import main
from extract.dataset import read_tables
from extract.shelf.reading import InProcess
from extract.shelf.store import FOLDER, opened_store
from extract.shelf.unit import Outcome, Unit


def extract(*given: Path | str) -> Result:
    return CliRunner().invoke(main, ["extract", *map(str, given)])


def test_a_shelf_is_summed_up(shelf: Path, output: Path) -> None:
    result = extract(shelf, "-o", output)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-2:] == [
        "5 reports read, 1 could not be read",
        f"Written to {output}: 13 tables as csv and parquet, datapackage.json",
    ]
    assert result.stderr == "followup: bad.pdf: it is bad\n  Make it good.\n"


def test_resuming_tells_what_is_kept(shelf: Path, output: Path) -> None:
    extract(shelf, "-o", output)
    lines = extract(shelf, "-o", output, "--resume").stdout.splitlines()
    assert lines[0] == "5 of 6 reports would come out as before and are kept; to read: 1."
    assert lines[-2] == "0 reports read, 5 as before, 1 could not be read"


def test_partitions(shelf: Path, output: Path) -> None:
    extract(shelf, "-o", output, "--partition-by", "programme,period")
    assert (output / "goals.parquet" / "programme=a" / "period=2023-01-01" / "goals.parquet").is_file()
    assert len(read_tables(output)["measures"]) == 10


def test_partitions_by_what_is_no_key(shelf: Path, output: Path) -> None:
    result = extract(shelf, "-o", output, "--partition-by", "goal")
    assert (result.exit_code, "'goal' is none of programme, period, language" in result.output) == (2, True)


def test_a_stopped_run_says_how_to_go_on(shelf: Path, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = InProcess.run

    def stopped(self: InProcess, units: Iterable[Unit]) -> Iterator[Outcome]:
        yield next(iter(whole(self, units)))
        raise KeyboardInterrupt

    monkeypatch.setattr(InProcess, "run", stopped)
    result = extract(shelf, "-o", output)
    assert result.stderr.startswith("Stopped. What was read is kept; --resume goes on from there.")
    assert (output / FOLDER).is_dir()


def test_another_process_in_the_folder_is_wrong_use(shelf: Path, output: Path) -> None:
    program = "import sys; from extract.cli import main; sys.exit(main())"
    with opened_store(output):
        done = subprocess.run(
            [sys.executable, "-c", program, "extract", str(shelf), "-o", str(output), "--jobs", "0"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        2, f"followup: Another run is writing into {output}.",
    )  # fmt: skip
    assert "Wait until it has ended" in done.stderr
