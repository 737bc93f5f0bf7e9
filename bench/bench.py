"""Measures speed, memory and shares beside other readers, prints a table and writes results/latest.json.

Every run is kept in build/bench/runs.
`python -m bench.bench [--quick] [--matching] [--shelf]`. Gets the samples and what `reports` builds; every
measurement runs in a process of its own, start-up and imports left out unless the whole command is meant.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import measure, reports
from bench.peers import readers
from bench.table import results_to_lines

RESULTS = Path(__file__).parent / "results" / "latest.json"
Results = dict[str, Any]
OWN, PEER = ("read", "extract"), "pdfplumber"


def machine() -> str:
    """The machine in words."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        lines = cpuinfo.read_text(encoding="utf-8").splitlines()
        named = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
        model = named[0] if named else model
    return f"{os.cpu_count()} cores, {model}, Python {platform.python_version()}"


def beside_pdfplumber(path: Path, pages: int, count: int) -> Results:
    """Reading and the whole extract of one PDF beside pdfplumber's tables."""
    done = measure.rounds((*OWN, PEER), path, count)
    return {
        "report": path.stem,
        "pages": pages,
        "rounds": count,
        "pages_per_second": {n: round(pages / measure.median_seconds(done, n), 1) for n in done[0]},
        "times_faster": {n: round(measure.median_ratio(done, PEER, n), 1) for n in OWN},
        "peak_mb": {n: round(measure.peak(done, n)) for n in done[0]},
    }


def beside_peers(path: Path, pages: int, count: int) -> Results:
    """Pages per second and memory of each reader of tables that is here, on one report."""
    names = list(readers())
    done = measure.rounds(names, path, count)
    return {
        "report": path.stem,
        "pages": pages,
        "pages_per_second": {n: round(pages / measure.median_seconds(done, n), 1) for n in names},
        "peak_mb": {n: round(measure.peak(done, n)) for n in names},
    }


def by_length() -> list[Results]:
    """Seconds and memory of reading and extracting by number of pages."""
    rows = []
    for pages in reports.LENGTHS:
        done = measure.rounds(OWN, reports.repeated_sample(pages), 1)
        milliseconds = {n: round(1000 * done[0][n].seconds / pages, 2) for n in done[0]}
        peak = {n: round(measure.peak(done, n)) for n in done[0]}
        rows.append({"pages": pages, "milliseconds_per_page": milliseconds, "peak_mb": peak})
    return rows


def whole_command(report: Path, pages: int, count: int) -> Results:
    """`followup extract` on one sample report, from start to end."""
    with tempfile.TemporaryDirectory() as folder:
        seconds, memory = measure.command_seconds(["extract", str(report), "-o", folder, "--quiet"], count)
    return {"pages": pages, "seconds": round(seconds, 2), "peak_mb": round(memory)}


def start_up(count: int) -> Results:
    """`followup --help`: what each command costs before it does anything."""
    seconds, memory = measure.command_seconds(["--help"], count)
    return {"seconds": round(seconds, 2), "peak_mb": round(memory)}


def word(count: int) -> Results:
    """A long Word table beside python-docx's own rows."""
    done = measure.rounds(("word", "python-docx"), reports.word_report(), count)
    return {
        "rows": reports.WORD_ROWS,
        "columns": reports.WORD_COLUMNS,
        "seconds": {name: round(measure.median_seconds(done, name), 2) for name in done[0]},
    }


def _found_by(module: str, *arguments: str) -> Results:
    """What a module of the benchmark prints as JSON, run in a process of its own."""
    command = [sys.executable, "-m", module, *arguments]
    found: Results = json.loads(measure.printed_by(command))
    return found


def matching(*, is_quick: bool) -> Results:
    """Matching two periods beside the plain way."""
    return _found_by("bench.matching", *(["--quick"] if is_quick else []))


def run(rounds: int, cases: int, *, is_quick: bool) -> Results:
    """All measurements."""
    pages = _found_by("bench.reports")
    samples, latest = reports.sample_reports(), reports.latest_sample()
    long_reports = [] if is_quick else [reports.repeated_sample(reports.LENGTHS[-1]), reports.drawn_report()]
    speed = [beside_pdfplumber(path, pages[path.stem], rounds) for path in samples]
    speed += [beside_pdfplumber(path, pages[path.stem], max(1, rounds // 2)) for path in long_reports]
    return {
        "machine": machine(),
        "speed": speed,
        "peers": beside_peers(latest, pages[latest.stem], min(rounds, 3)),
        "by_length": by_length(),
        "command": whole_command(latest, pages[latest.stem], 2 * rounds),
        "start": start_up(2 * rounds),
        "word": word(rounds),
        "shares": _found_by("bench.shares", str(cases)),
        "matching": matching(is_quick=is_quick),
        "shelf": _found_by("bench.shelf", "--reports", "100" if is_quick else "1000"),
    }


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="without the 300-page reports, fewer cases")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cases", type=int, help="cases of the law of reading PDF")
    parser.add_argument("--matching", action="store_true", help="measure this alone, keep the rest")
    parser.add_argument("--shelf", action="store_true", help="the same of many reports in one run")
    given = parser.parse_args()
    if given.matching or given.shelf:
        kept = json.loads(RESULTS.read_text(encoding="utf-8"))
        new = {"matching": matching(is_quick=False)} if given.matching else {}
        new |= {"shelf": _found_by("bench.shelf")} if given.shelf else {}
        _write({**kept, **new})
        return
    results = run(given.rounds, given.cases or (200 if given.quick else 2000), is_quick=given.quick)
    print("\n".join(results_to_lines(results)))
    if not given.quick:
        _write(results)


def _write(results: Results) -> None:
    """Keep the results as the latest ones, and beside those of all earlier runs on this machine."""
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    for file in (RESULTS, reports.BUILD / "runs" / f"{now}.json"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
