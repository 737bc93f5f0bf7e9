"""Small Word files from short texts: a mini-language for tables, and the raw parts of a package.

A table is a list of rows, its cells parted by ' | ': '<' goes on to the left, '^' upwards, '.' is a place
without a cell. `grid_of` writes a table that was read in the same language.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from extract.model import Document, Paragraph, Table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "odd": "http://example.org/odd",
    }.items()
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
CORE = '<c:p xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></c:p>'
MAIN = ("word/document.xml", MAIN_TYPE)
"""Name and content type of the part that holds the text."""
PARTS = {
    "styles": "styles", "numbering": "numbering", "settings": "settings", "theme": "theme",
    "footnotes": "footnotes", "endnotes": "endnotes",
    "header1": "header", "header2": "header", "footer1": "footer",
}  # fmt: skip
"""Part -> its kind of relation."""
ROOTS = {
    "header1": "w:hdr", "header2": "w:hdr", "footer1": "w:ftr", "theme": "a:theme",
}  # fmt: skip


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str, properties: str = "") -> str:
    """A run, its text plain or already XML."""
    return f"<w:r><w:rPr>{properties}</w:rPr>{text if text.startswith('<') else t(text)}</w:r>"


def b(text: str) -> str:
    return r(text, "<w:b/>")


def p(*runs: str, properties: str = "") -> str:
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def tc(text: str, properties: str = "") -> str:
    """A cell, its text plain or already XML of paragraphs."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text if text.startswith('<') else p(text)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    inner = "".join(cell if cell.startswith("<w:") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str, properties: str = "", widths: Sequence[int] = ()) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def grid(*rows: str) -> str:
    """A table in the mini-language, as XML."""
    cells = [row.split(" | ") for row in rows]
    return tbl(*(_grid_row(cells, i) for i in range(len(cells))), widths=[1000] * len(cells[0]))


def _grid_row(rows: Sequence[Sequence[str]], index: int) -> str:
    row, out = rows[index], ""
    starts = [i for i, text in enumerate(row) if text not in ("<", ".")]
    for start in starts:
        span = next((n for n, text in enumerate(row[start + 1 :], 1) if text != "<"), len(row) - start)
        out += tc(
            "" if row[start] == "^" else row[start],
            f'<w:gridSpan w:val="{span}"/>{_merge(rows, index, start)}',
        )
    gaps = (starts[0], len(row) - max(i for i, text in enumerate(row) if text != ".") - 1)
    return tr(out, properties=f'<w:gridBefore w:val="{gaps[0]}"/><w:gridAfter w:val="{gaps[1]}"/>')


def _merge(rows: Sequence[Sequence[str]], row: int, column: int) -> str:
    if rows[row][column] == "^":
        return "<w:vMerge/>"
    goes_on = row + 1 < len(rows) and rows[row + 1][column] == "^"
    return '<w:vMerge w:val="restart"/>' if goes_on else ""


def grid_of(table: Table) -> list[str]:
    """A table that was read, in the mini-language."""
    places = [["."] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                assert places[row][column] == ".", "two cells at one place"
                places[row][column] = "<" if column > cell.column else "^" if row > cell.row else cell.text
    return [" | ".join(row) for row in places]


def texts_of(document: Document) -> list[str]:
    """The text of each block; a table's cells each by themselves."""
    return [text for block in document.blocks for text in _texts(block)]


def _texts(block: Paragraph | Table) -> list[str]:
    return [cell.text for cell in block.cells] if isinstance(block, Table) else [block.text]


def only_paragraph(document: Document) -> Paragraph:
    """The one block of a document of one paragraph."""
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    return block


def package(body: str, main: tuple[str, str] = MAIN, title: str = "", **parts: str | bytes) -> bytes:
    """A Word file with this body; `parts` by the names of PARTS, others with '__' for '/'."""
    main_name, main_type = main
    known = {name: content for name, content in parts.items() if name in PARTS}
    other = {name.replace("__", "/"): content for name, content in parts.items() if name not in PARTS}
    relations = "".join(_relation(name, PARTS[name], f"{name}.xml") for name in known)
    media = "".join(
        _relation(name.rsplit("/", 1)[-1].split(".")[0], "image", name.removeprefix("word/"))
        for name in other
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{main_name}" ContentType="{main_type}"/></Types>',
        "_rels/.rels": _relations(
            _relation("r1", "officeDocument", main_name)
            + _relation("r2", "core-properties", "docProps/core.xml")
        ),
        "docProps/core.xml": CORE.format(escape(title)),
        main_name: f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(relations + media),
        **{f"word/{name}.xml": _root(name, content) for name, content in known.items()},
        **other,
    }
    return zipped(files)


def zipped(files: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _root(name: str, content: str | bytes) -> str | bytes:
    if isinstance(content, bytes):
        return content
    root = ROOTS.get(name, f"w:{name}")
    return f"<{root} {SPACES}>{content}</{root}>"


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def style(name: str, inner: str, kind: str = "paragraph", base: str = "", is_default: bool = False) -> str:
    based_on = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}" w:default="{int(is_default)}">'
        f'<w:name w:val="{name}"/>{based_on}{inner}</w:style>'
    )


def shd(fill: str, more: str = 'w:val="clear" w:color="auto"') -> str:
    return f'<w:shd {more} w:fill="{fill}"/>'
