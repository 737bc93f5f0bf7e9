"""Tries the built wheel as a stranger has it: installed in a new environment, outside the checkout.

Run as: python tests/smoke_wheel.py DIST SAMPLES
"""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path


def main(dist: Path, samples: Path) -> None:
    """Install the wheel, extract each sample, compare the number of measures with the expected."""
    with tempfile.TemporaryDirectory() as name:
        away = Path(name)
        wheel = next(dist.glob("*.whl")).resolve()
        followup = installed(wheel, away / "env")
        call(followup, "--version", away=away)
        call(followup.with_name("followup-extract"), "--version", away=away)
        check_extras(wheel, followup.with_name("python"))
        for report in sorted([*samples.resolve().glob("*.docx"), *samples.resolve().glob("*.pdf")]):
            call(followup, "extract", report, "-o", report.name, "--quiet", away=away)
            call(followup, "validate", report.name, away=away)
            compare(away / report.name, samples / "expected" / report.stem)
        check_missing_extra(followup, report, away)


def installed(wheel: Path, environment: Path) -> Path:
    """The command of the wheel, installed in an environment of its own."""
    venv.create(environment, with_pip=True)
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    pip: list[str | Path] = [
        programs / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]
    subprocess.run([*pip, wheel], check=True)
    return programs / "followup"


def call(*command: str | Path, away: Path) -> None:
    """Run a command where nothing of the checkout can be found."""
    subprocess.run(command, cwd=away, env={**os.environ, "PYTHONPATH": ""}, check=True)


def check_extras(wheel: Path, python: Path) -> None:
    """End the script where what the extras ask for cannot be had, or not together."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = archive.read(name).decode()
    extras = set(re.findall(r"^Provides-Extra: (.+)$", metadata, re.M)) - {"dev"}
    told = f"{wheel}[{','.join(sorted(extras))}]"
    pip: list[str | Path] = [
        python,
        "-m",
        "pip",
        "install",
        "--dry-run",
        "--quiet",
        "--disable-pip-version-check",
        told,
    ]
    subprocess.run(pip, check=True)
    print(f"extras resolve: {', '.join(sorted(extras))}")


def check_missing_extra(followup: Path, report: Path, away: Path) -> None:
    """End the script where a format that needs an extra does not say so."""
    command: list[str | Path] = [followup, "extract", report, "-o", "book", "--format", "xlsx"]
    environment = {**os.environ, "PYTHONPATH": ""}
    done = subprocess.run(command, cwd=away, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 2 or "followup-extract[excel]" not in done.stderr:
        sys.exit(f"a missing extra is not told: {done.returncode} {done.stderr}")


def compare(found: Path, expected: Path) -> None:
    """End the script where the measures are not as many as expected."""
    numbers = [row_count(folder / "measures.csv") for folder in (found, expected)]
    print(f"{found.name}: {numbers[0]} measures, expected {numbers[1]}")
    if numbers[0] != numbers[1] or not numbers[0]:
        sys.exit(f"the installed wheel gives another number of measures for {found.name}")


def row_count(file: Path) -> int:
    """The number of rows below the header."""
    with file.open(encoding="utf-8", newline="") as text:
        return len(list(csv.DictReader(text)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
