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
from pathlib import Path

Work = Callable[[], int]
"""Does the task, gives how much it found (cells or rows)."""


def reading(path: Path) -> Work:
    """File -> Document."""
    from extract import pipeline
    from extract.options import ReadOptions

    options = ReadOptions()
    _warm(lambda: pipeline.read_document(_smallest_sample(path), options))
    return lambda: sum(len(table.cells) for table in pipeline.read_document(path, options).tables)


def extracting(path: Path) -> Work:
    """File -> dataset in the default formats, with sources and doubts."""
    from extract import pipeline
    from extract.dataset import WriteOptions
    from extract.options import ReadOptions

    def work() -> int:
        with tempfile.TemporaryDirectory() as folder:
            result = pipeline.extract_report(path, ReadOptions(), "report")
            pipeline.write_dataset([result], Path(folder), WriteOptions())
            return len(result.tables["measures"])

    return work


def pdfplumber_tables(path: Path) -> Work:
    """The peer: pdfplumber's own table extraction, as its manual shows it."""
    import pdfplumber

    def work() -> int:
        with pdfplumber.open(path) as pdf:
            return sum(len(row) for page in pdf.pages for table in page.extract_tables() for row in table)

    return work


def word_reading(path: Path) -> Work:
    """Word file -> Document."""
    from extract.read.word import read_word

    return lambda: sum(len(table.cells) for table in read_word(path).tables)


def word_rows(path: Path) -> Work:
    """The peer: python-docx's own rows and cells."""
    import docx

    def work() -> int:
        document = docx.Document(str(path))
        return sum(
            len(cell.text) >= 0 for table in document.tables for row in table.rows for cell in row.cells
        )

    return work


TASKS: dict[str, Callable[[Path], Work]] = {
    "read": reading,
    "extract": extracting,
    "pdfplumber": pdfplumber_tables,
    "word": word_reading,
    "python-docx": word_rows,
}


def _smallest_sample(path: Path) -> Path:
    samples = Path(__file__).parents[1] / "samples"
    return min(samples.glob(f"*{path.suffix}"), key=lambda sample: sample.stat().st_size, default=path)


def _warm(work: Callable[[], object]) -> None:
    """Does a little of the same first, so that lazy imports are not on the clock."""
    work()


def main() -> None:
    """Run one task and print what it took as JSON."""
    name, path = sys.argv[1], Path(sys.argv[2])
    work = TASKS[name](path)
    start = time.perf_counter()
    found = work()
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak, "found": found}))


if __name__ == "__main__":
    main()
