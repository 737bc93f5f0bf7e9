"""Builds the sample reports and what they must give: content/*.json -> *.docx, *.pdf, expected/.

Run as `python samples/build/build_samples.py [FOLDER]`; FOLDER is samples/ unless given. A PDF is
made anew (by LibreOffice) only where its Word document changed, as its bytes vary from run to run.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import bjorkeborg
import harrowmere
import helsinki
from content import load_report
from expected import write_expected, write_links

SAMPLES = Path(__file__).resolve().parents[1]
CONTENT = SAMPLES / "content"
PERIODS = ("2022-2023", "2023-2024")
LAYOUTS = {
    "helsinki": helsinki.word_document,
    "bjorkeborg": bjorkeborg.word_document,
    "harrowmere": harrowmere.word_document,
}


def main(folder: Path) -> None:
    """Build everything into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for programme in LAYOUTS:
        _build_programme(programme, folder)


def _build_programme(programme: str, folder: Path) -> None:
    names = [f"{programme}-{period}" for period in PERIODS]
    previous, current = reports = [load_report(CONTENT / f"{name}.json") for name in names]
    for name, report in zip(names, reports, strict=True):
        _build_documents(LAYOUTS[programme](report), folder / f"{name}.docx")
        write_expected(report, folder / "expected" / name)
    links = folder / "expected" / f"links-{programme}-{'--'.join(PERIODS)}.csv"
    write_links(CONTENT / f"{programme}-links.json", previous, current, links)


def _build_documents(built: bytes, word: Path) -> None:
    if word.exists() and word.with_suffix(".pdf").exists() and _parts(built) == _parts(word.read_bytes()):
        print(f"{word.name}: unchanged")
        return
    word.write_bytes(built)
    if office := shutil.which("soffice"):
        _convert(office, word)
        print(f"{word.name}: written, with its PDF")
    else:
        print(f"{word.name}: written; its PDF was not made, as LibreOffice (soffice) is not installed")


def _parts(word: bytes) -> dict[str, bytes]:
    """The package's parts: two releases of zlib may press the same parts into different bytes."""
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _convert(office: str, word: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        options = [f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", "pdf"]
        command = [office, *options, "--outdir", str(word.parent), str(word)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
