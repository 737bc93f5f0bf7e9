"""A Word file becomes a Document: what a person sees in Word, once, and nothing that is hidden.

In the order of the data: `package` opens the file within limits, `book` loads styles, lists and colours
(`styles`, `formats`, `numbering`, `colours`), `walk` goes through the text (`inline`, `labels`, `lines`,
`tables`, `grid`, `drawings`), `blocks` makes paragraphs and numbered tables of it; `reader` is the recipe.
"""

from __future__ import annotations

from pathlib import Path

from extract.model import Document


def read_word(path: Path, password: str = "") -> Document:  # noqa: ARG001 - as all readers; see below
    """Reads a Word file (.docx, .docm, .dotx, .dotm).

    Raises UnreadableReport, EncryptedReport, UnsupportedFormat or OverLimit, each naming the file and
    what to do; a password does not help, Word's encryption is not read.
    """
    from extract.read.word.reader import read_path  # costs its import only when a Word file is read

    return read_path(path)


__all__ = ["read_word"]
