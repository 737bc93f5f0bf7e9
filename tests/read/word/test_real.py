"""Real Word files of others: each visible character is read once, tracked changes end as accepted.

The count of characters is made from the XML itself, without the reader's code. The documents are not part
of the project; where they are absent these tests are skipped.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from extract.read.word import read_word
from tests.read.word.build import W, grid_of, texts_of

EXPLAINED = {
    "bug59058.docx": ("Top of Form" * 2, "", "the style of these two lines is hidden"),
    "017097.docx": ("", "•" * 8, "bullets that are symbols, not letters"),
    "form_footnotes.docx": ("", "☐" * 29, "boxes to tick, which are form fields"),
    "stress019.docx": ("", "()" * 2, "readings above letters are written in brackets"),
}
"""File -> characters of the XML that are not seen, characters seen that are not in it, and why."""
SIBLINGS = (
    "RP001-Tracked-Revisions-01",
    "RP012-Multiple-Inserted-Rows",
    "RP034-Deleted-Cells",
    "RP035-Inserted-Cells",
)
NOT_FINAL = {
    f"{{{W}}}del",
    f"{{{W}}}moveFrom",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
TEXTS = (f"{{{W}}}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
UNSEEN = "\u00ad\u200b\ufeff\u2060"


@pytest.fixture(scope="module")
def files(shared: Path) -> list[Path]:
    found = [*sorted((shared / "real" / "word").glob("*.docx")), shared / "real" / "stress001.docx"]
    if not found[0].is_file():
        pytest.skip("no real Word files here")
    return found


def letters(text: str) -> Counter[str]:
    """Visible characters; signs of symbol fonts are counted apart, by test_text."""
    shown = text.replace("\u2011", "-")
    return Counter(c for c in shown if not c.isspace() and c not in UNSEEN and not "\uf000" <= c <= "\uf0ff")


def letters_of_xml(path: Path) -> Counter[str]:
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return letters("".join(text.text or "" for text in root.iter(*TEXTS) if _is_seen(text)))


def _is_seen(text: etree._Element) -> bool:
    is_final = not any(ancestor.tag in NOT_FINAL for ancestor in text.iterancestors())
    run = text.getparent()
    return is_final and run is not None and run.find(f"{{{W}}}rPr/{{{W}}}vanish") is None


def without_lists(path: Path, folder: Path) -> Path:
    """A copy whose lists generate no numbers, which are not in the text's XML."""
    copy = folder / path.name
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy, "w") as target:
        for name in source.namelist():
            if name != "word/numbering.xml":
                target.writestr(name, source.read(name))
    return copy


def test_each_visible_character_is_read_once(files: list[Path], tmp_path: Path) -> None:
    wrong = {}
    for path in files:
        unseen, added, _ = EXPLAINED.get(path.name, ("", "", ""))
        expected = letters_of_xml(path) - letters(unseen) + letters(added)
        found = letters("".join(texts_of(read_word(without_lists(path, tmp_path)))))
        if found != expected:
            wrong[path.name] = (expected - found, found - expected)
    assert not wrong


@pytest.mark.parametrize("name", SIBLINGS)
def test_tracked_changes_end_as_accepted(files: list[Path], name: str) -> None:
    folder = files[0].parent
    original, accepted = (read_word(folder / f"{name}{end}.docx") for end in ("", "-Accepted"))
    assert texts_of(original) == texts_of(accepted)
    assert list(map(grid_of, original.tables)) == list(map(grid_of, accepted.tables))


@pytest.mark.parametrize("name", SIBLINGS[1:])
def test_rejected_changes_are_another_text(files: list[Path], name: str) -> None:
    original, rejected = (read_word(files[0].parent / f"{name}{end}.docx") for end in ("", "-Rejected"))
    assert list(map(grid_of, original.tables)) != list(map(grid_of, rejected.tables))


def test_work_plan_has_its_nine_rows(files: list[Path]) -> None:
    (table,) = read_word(files[-1]).tables
    assert (table.rows, table.columns, table.doubts) == (2 + 9, 4, ())
    assert [cell.text for cell in table.cells if cell.column == 0] == ["", "1.", "1.", *"235678", "9", "10"]
