"""The tables of a folder back as typed rows.

Gets a folder as `write` leaves it and takes Parquet where it is there, else CSV, else SQLite; where several
are there they must say the same. It does not check keys: that is `validate`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from extract.dataset.csv_file import header_line, is_for_spreadsheets, rows_to_csv, rows_to_lines
from extract.dataset.formats import FORMATS, Stored, formats_there, stored_tables
from extract.dataset.schema import Row, Rows, TableSchema, load_schema, table_names
from extract.dataset.values import typed_rows
from extract.errors import WrongUse


def read_tables(folder: Path, dataset: str = "extract") -> Rows:
    """All tables of the dataset in a folder, typed; WrongUse where one is missing or does not fit."""
    return {name: read_table(folder, name) for name in table_names(dataset)}


def read_reports(folder: Path, dataset: str = "extract") -> list[Row]:
    """The reports of the dataset in a folder, [] where there is no dataset; WrongUse as by `read_tables`."""
    return read_tables(folder, dataset)["reports"] if is_dataset(folder, dataset) else []


def is_dataset(folder: Path, dataset: str = "extract") -> bool:
    """Whether a folder has tables of the dataset; WrongUse where it has them only as is never read."""
    there = formats_there(folder, table_names(dataset))
    if there and not any(FORMATS[name].read for name in there):
        readable = ", ".join(name for name, form in FORMATS.items() if form.read)
        raise WrongUse(
            f"The dataset in {folder} cannot be read back.",
            why=f"It is there only as {' and '.join(there)}; what can be read back is {readable}.",
            next_step="Extract all its reports anew, in one of these formats too: "
            f"--format {','.join(('csv', *there))}.",
        )
    return bool(there)


def read_table(folder: Path, name: str) -> list[Row]:
    """The rows of one table of a dataset, typed; WrongUse as by `read_tables`."""
    schema = load_schema(name)
    stored = stored_tables(folder, schema.name)
    if not stored:
        raise _unusable(folder, f"The table {schema.name} is missing.")
    rows = _read_rows(schema, stored[0])
    for other in stored[1:]:
        _refuse_another(schema, rows, (stored[0], other))
    return rows


def read_batches(folder: Path, name: str) -> Iterator[list[Row]]:
    """The rows of one table, some at a time; those of a table in parts by part. WrongUse as by `read_tables`.

    Rows may have been given before a fault is met.
    """
    stored = stored_tables(folder, name)
    others = stored[1:]
    if not stored or any(other.file.suffix != ".csv" or stored[0].is_parted for other in others):
        yield read_table(folder, name)
    elif others:
        yield from _as_in_csv(folder, name, _batches(stored[0]), others[0].file)
    else:
        yield from _batches(stored[0])


def _batches(stored: Stored) -> Iterator[list[Row]]:
    schema = load_schema(stored.table)
    try:
        for header, lines in stored.batches():
            _refuse_other_columns(schema, header)
            yield typed_rows(schema, _dicts(header, lines))
    except (ValueError, OSError) as fault:
        raise _unusable(stored.file.parent, f"{stored.name} cannot be read: {fault}.") from fault


def _as_in_csv(folder: Path, name: str, batches: Iterator[list[Row]], file: Path) -> Iterator[list[Row]]:
    """The batches, each of which must stand in a CSV file, too."""
    schema, excel = load_schema(name), is_for_spreadsheets(file)
    with file.open("rb") as opened:
        text = header_line(schema, excel=excel)
        is_alike = opened.read(len(text.encode())) == text.encode()
        for rows in batches:
            text = rows_to_lines(schema, rows, excel=excel)
            is_alike = is_alike and opened.read(len(text.encode())) == text.encode()
            yield rows
        if not is_alike or opened.read(1):
            read_table(folder, name)  # tells whether it holds other rows, or is only written otherwise


def _read_rows(schema: TableSchema, stored: Stored) -> list[Row]:
    try:
        header, lines = stored.lines()
        _refuse_other_columns(schema, header)
        rows = typed_rows(schema, _dicts(header, lines))
        return _in_order_of_reports(rows, stored) if stored.is_parted else rows
    except (ValueError, OSError) as fault:
        raise _unusable(stored.file.parent, f"{stored.name} cannot be read: {fault}.") from fault


def _in_order_of_reports(rows: list[Row], stored: Stored) -> list[Row]:
    """The rows of a table in parts with their reports in the order of the dataset."""
    reports = read_table(stored.file.parent, "reports")
    order = {row["report_id"]: number for number, row in enumerate(reports)}
    return sorted(rows, key=lambda row: order.get(row["report_id"], len(order)))


def _refuse_another(schema: TableSchema, rows: list[Row], pair: tuple[Stored, Stored]) -> None:
    """WrongUse where the second file of a table holds other rows than those of the first."""
    first, other = pair
    if _is_as_written(schema, rows, other.file) or _read_rows(schema, other) == rows:
        return
    raise WrongUse(
        f"{other.name} and {first.name} in {other.file.parent} differ.",
        why=f"One of them was changed; which of the two tables of {schema.name} counts cannot be told.",
        next_step=f"Delete the one that does not count, such as {first.file.name} where you corrected "
        f"{other.file.name}.",
    )


def _is_as_written(schema: TableSchema, rows: list[Row], file: Path) -> bool:
    """Whether a file is CSV as it is written of these rows; to write it costs less than to read it."""
    if file.suffix != ".csv":
        return False
    return file.read_bytes() == rows_to_csv(schema, rows, excel=is_for_spreadsheets(file)).encode()


def _dicts(header: Sequence[str], lines: Iterable[list[object]]) -> list[Row]:
    return [dict(zip(header, line, strict=True)) for line in lines]


def _refuse_other_columns(schema: TableSchema, header: Sequence[str]) -> None:
    if sorted(header) != sorted(schema.column_names):
        missing = [name for name in schema.column_names if name not in header]
        other = [name for name in header if name not in schema.column_names]
        raise ValueError(f"columns missing: {missing}, columns of no schema or double: {other}")


def _unusable(folder: Path, why: str) -> WrongUse:
    return WrongUse(
        f"{folder} does not hold a whole dataset of followup extract.",
        why=why,
        next_step=f"See what is wrong with: followup validate {folder}",
    )
