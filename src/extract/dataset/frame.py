"""A table as a pandas DataFrame; the door to pandas.

Gets rows, gives columns in the types of the schema; what is not there is missing (NA, NaT).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from extract.dataset.schema import load_schema
from extract.dataset.values import typed_rows

if TYPE_CHECKING:
    import pandas

_DTYPES = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "date": "datetime64[s]",
    "boolean": "boolean",
}


def frame(table: str, rows: Iterable[Mapping[str, object]]) -> pandas.DataFrame:
    """The rows of a table as a DataFrame.

    >>> list(frame("legend", [{"report_id": "a", "status": "started"}]).columns)
    ['report_id', 'status', 'status_label', 'colour', 'colour_hex']
    """
    import pandas

    schema = load_schema(table)
    typed = typed_rows(schema, rows)
    columns = {c.name: [None if row[c.name] == "" else row[c.name] for row in typed] for c in schema.columns}
    return pandas.DataFrame(
        {c.name: pandas.Series(columns[c.name], dtype=_DTYPES[c.type]) for c in schema.columns}
    )
