"""One task, measured in this process: prints its seconds, without start-up and imports, and peak memory.

`python -m bench.tasks NAME FILE`; `measure` starts it. What a task needs is imported before the clock starts.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.peers import readers

SAMPLES = Path(__file__).parents[1] / "samples"
Work = Callable[[], int]
"""Does the task, gives how much it found (cells or rows)."""


def warmed(work: Callable[[Path], int], path: Path) -> Work:
    """The work on a file, after it was done on a small sample, so that lazy imports are not on the clock."""
    work(min(SAMPLES.glob("*.pdf"), key=lambda sample: sample.stat().st_size))
    return lambda: work(path)


def reading(path: Path) -> Work:
    """File -> Document."""
    from extract import pipeline
    from extract.options import ReadOptions

    def work(file: Path) -> int:
        return sum(len(table.cells) for table in pipeline.read_document(file, ReadOptions()).tables)

    return warmed(work, path)


def extracting(path: Path) -> Work:
    """File -> dataset in the default formats, with sources and doubts."""
    from extract import pipeline
    from extract.dataset import WriteOptions
    from extract.options import ReadOptions

    def work(file: Path) -> int:
        with tempfile.TemporaryDirectory() as folder:
            result = pipeline.extract_report(file, ReadOptions(), "report")
            pipeline.write_dataset([result], Path(folder), WriteOptions())
            return len(result.tables["measures"])

    return warmed(work, path)


def peer(name: str, path: Path) -> Work:
    """Another reader's tables."""
    tables_of = readers()[name]
    return warmed(lambda file: sum(len(row) for table in tables_of(file) for row in table), path)


def word_reading(path: Path) -> Work:
    """Word file -> Document."""
    from extract.read.word import read_word

    return lambda: sum(len(table.cells) for table in read_word(path).tables)


def word_rows(path: Path) -> Work:
    """The peer: python-docx's own rows and cells."""
    import docx

    def work() -> int:
        document = docx.Document(str(path))
        rows = (row for table in document.tables for row in table.rows)
        return sum(len([cell.text for cell in row.cells]) for row in rows)

    return work


TASKS: dict[str, Callable[[Path], Work]] = {
    "read": reading,
    "extract": extracting,
    **{name: partial(peer, name) for name in readers()},
    "word": word_reading,
    "python-docx": word_rows,
}


def main() -> None:
    """Run one task and print what it took as JSON."""
    name, path = sys.argv[1], Path(sys.argv[2])
    work = TASKS[name](path)
    start = time.perf_counter()
    found = work()
    seconds = time.perf_counter() - start
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)  # tabula's work is done by a Java of its own
    peak = max(resource.getrusage(who).ru_maxrss for who in whose) / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak, "found": found}))


if __name__ == "__main__":
    main()
