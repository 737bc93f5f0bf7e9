"""Other readers of tables in PDF, each as its manual shows it: a file -> its tables as lists of rows.

pdfplumber is always there, since this program reads with it, too. Camelot and tabula are measured where they
are installed (`pip install -e '.[bench]'`), tabula where there is a Java, too.
"""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

Tables = list[list[list[str]]]
"""Tables as lists of rows of texts."""
Reader = Callable[[Path], Tables]


def followup_tables(path: Path) -> Tables:
    """The tables that this program reads."""
    from extract import pipeline
    from extract.options import ReadOptions

    document = pipeline.read_document(path, ReadOptions())
    return [[[cell.text for cell in row] for row in table.by_row()] for table in document.tables]


def pdfplumber_tables(path: Path) -> Tables:
    """The tables that pdfplumber reads."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables()]
    return [[[cell or "" for cell in row] for row in table] for table in tables]


def camelot_tables(path: Path) -> Tables:
    """The tables that Camelot reads by their rules and, where it finds none, by white space."""
    import camelot

    for flavor in ("lattice", "stream"):
        found = camelot.read_pdf(str(path), pages="all", flavor=flavor, suppress_stdout=True)
        if len(found):
            return [table.df.values.tolist() for table in found]
    return []


def tabula_tables(path: Path) -> Tables:
    """The tables that tabula reads, which chooses between rules and white space itself."""
    import tabula

    found = tabula.read_pdf(
        str(path), pages="all", silent=True, pandas_options={"header": None, "dtype": str}
    )
    return [frame.fillna("").values.tolist() for frame in found]


_OPTIONAL: Mapping[str, tuple[str, Reader]] = {
    "camelot": ("camelot", camelot_tables),
    "tabula": ("tabula", tabula_tables),
}


def readers() -> dict[str, Reader]:
    """The readers that are here, by name; this program's own first."""
    found: dict[str, Reader] = {"followup": followup_tables, "pdfplumber": pdfplumber_tables}
    for name, (module, reader) in _OPTIONAL.items():
        is_here = importlib.util.find_spec(module) is not None and (name != "tabula" or shutil.which("java"))
        if is_here:
            found[name] = reader
    return found
