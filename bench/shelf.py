"""A shelf of reports in one command: wall and processor time, memory, growth, one process against two.

`python -m bench.shelf [--reports 1000]` builds copies of the samples that differ in their bytes, two in a
hundred of them spoiled, extracts them and prints what it took as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.measure import ROOT, environment
from bench.reports import BUILD
from extract.dataset import read_reports, read_table

SPOILED_OF_HUNDRED = 2
SIZES = (10, 100)
Results = dict[str, Any]

SPOILS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut in half": lambda content: content[: len(content) // 2],
    "a web page": lambda _: b"<!DOCTYPE html><html><body>404 Not Found</body></html>",
    "noise": lambda content: bytes((7 * byte + place) % 251 for place, byte in enumerate(content[:5000])),
    "all but its head": lambda content: content[:64],
}


def build(count: int) -> Path:
    """A folder of so many reports, each of a content of its own."""
    folder = BUILD / f"shelf-{count}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    samples = sorted(path for path in (ROOT / "samples").iterdir() if path.suffix in (".pdf", ".docx"))
    spoils = list(SPOILS.values())
    every = 100 // SPOILED_OF_HUNDRED
    for number in range(count):
        sample = samples[number % len(samples)]
        content = _copy(sample, number)
        if number % every == every - 1:
            content = spoils[number // every % len(spoils)](content) + _mark(number)
        (folder / f"{sample.stem}-{number:05d}{sample.suffix}").write_bytes(content)
    return folder


def _mark(number: int) -> bytes:
    return f"\n% copy {number}\n".encode()


def _copy(sample: Path, number: int) -> bytes:
    """The sample with other bytes at its end that mean nothing: a comment of PDF, or of a zip file."""
    content = sample.read_bytes()
    if sample.suffix == ".pdf":
        return content + _mark(number)
    comment = f"copy {number}".encode()
    return content[:-2] + len(comment).to_bytes(2, "little") + comment


def extracted(folder: Path, jobs: int) -> Results:
    """What `followup extract` on a folder takes from start to end."""
    program = "import sys; from extract.cli import main; sys.exit(main())"
    with tempfile.TemporaryDirectory() as output:
        command = [
            sys.executable,
            "-c",
            program,
            "extract",
            str(folder),
            "-o",
            output,
            "-q",
            "--jobs",
            str(jobs),
        ]
        start = time.perf_counter()
        process = subprocess.Popen(command, env=environment(), stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        read, failed = len(read_reports(Path(output))), len(read_table(Path(output), "failures"))
    processor = usage.ru_utime + usage.ru_stime
    return {
        "reports": len(list(folder.iterdir())),
        "jobs": jobs,
        "read": read,
        "failed": failed,
        "seconds": round(wall, 1),
        "processor_seconds": round(processor, 1),
        "peak_mb": round(usage.ru_maxrss / 1024),
    }


def run(count: int) -> list[Results]:
    """Growth with two processes, then the whole shelf with one and with two."""
    sizes = [size for size in SIZES if size < count]
    whole = build(count)
    return [*(extracted(build(size), 2) for size in sizes), extracted(whole, 2), extracted(whole, 1)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    print(json.dumps(run(parser.parse_args().reports), indent=1))


if __name__ == "__main__":
    main()
