"""The reports that are measured: the samples, long ones made of them, and a long one of another producer.

`python -m bench.reports` builds them and prints their pages as JSON, in a process of its own: what builds
reports must not be in the memory of what measures them.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from functools import partial
from itertools import chain
from pathlib import Path

from bench.measure import ROOT

BUILD = ROOT / "build" / "bench"
LENGTHS = (50, 100, 200, 300)
WORD_ROWS, WORD_COLUMNS = 2000, 10


def sample_reports() -> list[Path]:
    """The sample reports as PDF."""
    return sorted((ROOT / "samples").glob("*.pdf"))


def latest_sample() -> Path:
    """The sample of the latest period, 16 pages printed by LibreOffice."""
    return sample_reports()[-1]


def repeated_sample(pages: int) -> Path:
    """The latest sample again and again until it has so many pages."""
    return BUILD / f"sample-{pages}-pages.pdf"


def drawn_report() -> Path:
    """About 300 pages of made-up programmes, drawn by reportlab."""
    return BUILD / "drawn-300-pages.pdf"


def word_report() -> Path:
    """A Word table of many rows."""
    return BUILD / f"table-{WORD_ROWS}-rows.docx"


def page_counts() -> dict[str, int]:
    """Pages of each report by the stem of its name."""
    import pypdfium2

    paths = [*sample_reports(), *map(repeated_sample, LENGTHS), drawn_report()]
    return {path.stem: len(pypdfium2.PdfDocument(path)) for path in paths}


def build_all() -> None:
    """Builds what is not there yet, or older than the sample."""
    BUILD.mkdir(parents=True, exist_ok=True)
    for pages in LENGTHS:
        _build(repeated_sample(pages), partial(_repeat, pages=pages))
    _build(drawn_report(), _draw)
    _build(word_report(), _write_word)


def _build(path: Path, make: Callable[[Path], None]) -> None:
    if not path.exists() or path.stat().st_mtime < latest_sample().stat().st_mtime:
        make(path)


def _repeat(path: Path, pages: int) -> None:
    import pypdfium2

    source, target = pypdfium2.PdfDocument(latest_sample()), pypdfium2.PdfDocument.new()
    while len(target) < pages:
        target.import_pages(source, list(range(min(len(source), pages - len(target)))))
    target.save(path)


def _draw(path: Path) -> None:
    from tests.read.pdf.programme import Case, SeededChooser, random_programme
    from tests.read.pdf.programme_layout import Layout
    from tests.read.pdf.programme_render import render
    from tests.read.pdf.programme_setting import set_case

    layout = Layout("reportlab", "full")
    case, seed = Case((), layout, "fi"), 0
    while len(set_case(case).pages) < LENGTHS[-1]:
        more = (random_programme(SeededChooser(number), layout).tables for number in range(seed, seed + 40))
        case, seed = Case(case.tables + tuple(chain.from_iterable(more)), layout, "fi"), seed + 40
    path.write_bytes(render(case))


def _write_word(path: Path) -> None:
    import docx

    document = docx.Document()
    table = document.add_table(1, WORD_COLUMNS)
    for number, cell in enumerate(table.rows[0].cells):
        cell.text = f"Toimenpide {number}: seuranta jatkuu suunnitelman mukaan."
    first = table.rows[0]._tr
    for _ in range(WORD_ROWS - 1):
        table._tbl.append(copy.deepcopy(first))
    document.save(str(path))


if __name__ == "__main__":
    build_all()
    print(json.dumps(page_counts()))
