"""What the commands say, as text: summaries, errors, listings.

Gets records, tables and errors, gives lines for a person. It prints nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from extract.dataset import DATASETS, Row, Rows, lines_to_csv, load_schema, table_names
from extract.errors import FollowupError, ProgramFault
from extract.model import IgnoredTable, ReportContent

# The colour `none` would read as 'no light' in a sentence.
_NO_FILL = "without fill"


def report_summary(content: ReportContent, tables: Rows, *, with_doubts: bool = False) -> str:
    """What one report gave: counts, lights, doubts, tables passed over."""
    report = tables["reports"][0]
    lines = [
        f"{report['report_id']}  ({_about(content)})",
        *([f"  profile: {content.profile}"] if content.profile else []),
        "  " + ", ".join(_counted(len(tables[name]), name) for name in ("goals", "indicators", "measures")),
        *(f"  lights of {name}: {_lights(tables[name])}" for name in ("goals", "measures")),
        *([_corrections(content, tables["doubts"])] if content.corrections else []),
        f"  doubts: {_by_kind(row['code'] for row in tables['doubts']) or 'none'}",
        *(f"  passed over: {_ignored(table)}" for table in content.ignored),
    ]
    return "\n".join(lines + [f"    {doubt_line(row)}" for row in tables["doubts"] if with_doubts])


def _corrections(content: ReportContent, doubts: Iterable[Row]) -> str:
    """How many corrections were applied, and which ones fit no more."""
    unfit = [str(row["message"]) for row in doubts if row["code"] == "correction_unfit"]
    told = f"  corrections: {content.corrections - len(unfit)} applied"
    return "\n".join([told, *(f"    not applied: {message}" for message in unfit)])


def written_summary(folder: Path, formats: Sequence[str]) -> str:
    """Where the dataset lies."""
    *others, last = formats
    named = f"{', '.join(others)} and {last}" if others else last
    return f"Written to {folder}: {len(table_names())} tables as {named}, datapackage.json"


def doubt_line(row: Row) -> str:
    """One doubt with the place a person should look at."""
    place = [str(row["record_id"])]
    place += [str(row["field"])] if row.get("field") else []
    place += [f"page {row['page']}"] if row.get("page") else []
    return f"{', '.join(place)}: {row['message']} [{row['code']}]"


def error_text(error: FollowupError) -> str:
    """What happened, why, and what to do next."""
    first, *rest = str(error).splitlines()
    return "\n".join([f"followup: {first}", *(f"  {line}" for line in rest)])


def unexpected(report: Path, cause: Exception) -> ProgramFault:
    """A fault of the program while it read a report, as an error that names the report."""
    return ProgramFault(
        f"{report.name} could not be read, through a fault of this program.",
        why=f"{type(cause).__name__}: {cause}",
        next_step="Please report it; followup extract --verbose shows where it happened.",
    )


def schema_listing() -> str:
    """The tables and their columns, one table a paragraph, those of comparing last."""
    names = dict.fromkeys(name for dataset in DATASETS for name in table_names(dataset))
    schemas = [load_schema(name) for name in names]
    tables = [f"{s.name}: {s.description.lower()}\n  {', '.join(s.column_names)}" for s in schemas]
    return "\n".join(
        [*tables, "", "The whole schema of a table, with titles in fi, sv and en: followup schema TABLE"]
    )


def tables_csv(tables: Mapping[str, Any]) -> str:
    """The tables of a document as one CSV: table, pages, row, then the cells; a merged cell comes once."""
    lines = [line for number, table in enumerate(tables["tables"]) for line in _grid_lines(number, table)]
    width = max((len(line) for line in lines), default=3)
    header = ["table", "pages", "row", *(str(column) for column in range(width - 3))]
    return lines_to_csv(header, [line + [""] * (width - len(line)) for line in lines])


def organisations_csv(listing: Mapping[str, Sequence[Row]]) -> str:
    """The listing of a dataset's organisations as CSV."""
    rows = listing["organisations"]
    names = ("organisation_text", "organisation", "organisation_id", "measures", "similar")
    return lines_to_csv(names, [[str(row[name]) for name in names] for row in rows])


def _grid_lines(number: int, table: Mapping[str, Any]) -> list[list[str]]:
    cells = table["cells"]
    rows = max((cell["row"] + cell["row_span"] for cell in cells), default=0)
    columns = max((cell["col"] + cell["col_span"] for cell in cells), default=0)
    pages = " ".join(str(page) for page in table["pages"])
    lines = [[str(number), pages, str(row), *[""] * columns] for row in range(rows)]
    for cell in cells:
        lines[cell["row"]][3 + cell["col"]] = cell["text"]
    return lines


def _about(content: ReportContent) -> str:
    known = (content.programme or content.title, content.period.label, content.language)
    return ", ".join(text for text in known if text) or content.source.name


def _lights(rows: Iterable[Row]) -> str:
    return (
        _by_kind(_NO_FILL if row["colour"] == "none" else row["colour"] for row in rows if row.get("colour"))
        or "-"
    )


def _by_kind(kinds: Iterable[object]) -> str:
    return ", ".join(f"{times} {kind}" for kind, times in Counter(kinds).most_common())


def _counted(number: int, plural: str) -> str:
    return f"{number} {plural[:-1] if number == 1 else plural}"


def _ignored(table: IgnoredTable) -> str:
    where = f"table on page {table.place.page}" if table.place.page else f"table {table.place.table}"
    header = f" ({' | '.join(table.header)})" if any(table.header) else ""
    return f"{where}: {table.reason}{header}"
