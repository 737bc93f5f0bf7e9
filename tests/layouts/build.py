"""Builds the documents: `python -m tests.layouts.build FOLDER` writes them all, to look at.

A layout is a structure (`layouts`) given to one of three writers, with the way that writer draws it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.layouts import layouts, wording
from tests.layouts.blocks import Block
from tests.layouts.programme import LANGUAGES, Programme, programme
from tests.layouts.reportlab_file import BODY, SMALL, Page, write_reportlab
from tests.layouts.typst_file import Sheet, write_typst
from tests.layouts.word_file import write_word

Write = Callable[[Sequence[Block], str, Path], None]
Structure = Callable[[Programme], list[Block]]
RULE_BELOW = "(x, y) => (bottom: 0.5pt, top: if y == 0 {1pt})"


@dataclass(frozen=True)
class Layout:
    name: str  # the test's id, in words
    structure: Structure
    write: Write
    suffix: str = ".docx"
    external: bool = False

    @property
    def reading(self) -> str:
        """The name of the rules that tell what is to be read."""
        return self.structure.__name__

    def file_name(self, language: str) -> str:
        return f"{self.name.replace(', ', '_').replace(' ', '-')}.{language}{self.suffix}"


def _word(blocks: Sequence[Block], language: str, target: Path) -> None:
    write_word(blocks, target)


def _libreoffice(blocks: Sequence[Block], language: str, target: Path) -> None:
    document = target.with_suffix(".docx")
    write_word(blocks, document)
    profile = (target.parent / "libreoffice-profile").resolve().as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(target.parent), str(document)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    document.unlink()


def _reportlab(
    rules: bool = True, zebra: bool = False, columns: int = 1, small: bool = False, furniture: bool = False
) -> Write:
    def write(blocks: Sequence[Block], language: str, target: Path) -> None:
        page = Page(
            rules=rules,
            zebra=zebra,
            columns=columns,
            body=SMALL if small else BODY,
            header=wording.RUNNING_HEADER.of(language) if furniture else "",
            footer=wording.PAGE.of(language),
            note=wording.FOOTNOTE.of(language) if furniture else "",
        )
        write_reportlab(blocks, page, target)

    return write


def _typst(stroke: str = "0.5pt", hyphenate: bool = False, flipped: bool = True, size: int = 9) -> Write:
    def write(blocks: Sequence[Block], language: str, target: Path) -> None:
        write_typst(blocks, Sheet(language, stroke, hyphenate, flipped, size), target)

    return write


def _layout_list() -> list[Layout]:
    word = [
        Layout("goal rows and theme rows, shaded light", layouts.goal_rows, _word),
        Layout("goal headings, columns in another order, status words", layouts.headings, _word),
        Layout("goals in a merged first column, list numbers, nameless glyphs", layouts.first_column, _word),
        Layout("goals as lines, header over two rows, word and light", layouts.goal_lines, _word),
        Layout("goal in the header, column numbers, misspelt header", layouts.goal_in_header, _word),
        Layout("an earlier period repeated", layouts.earlier_periods, _word),
        Layout("partner and extra columns, unrelated tables", layouts.with_partners, _word),
        Layout("measures merged over rows, unfilled light", layouts.merged_rows, _word),
        Layout("goal beside its indicator and the measures' header", layouts.beside_header, _word),
        Layout("a card per measure", layouts.cards, _word),
        Layout("labelled paragraphs", layouts.labelled, _word),
        Layout("reworded header, template hints", layouts.template_hints, _word),
    ]
    pdf = [
        ("goals and header repeated as continued, furniture", layouts.continued, _reportlab(furniture=True)),
        ("horizontal rules only, hyphenated", layouts.horizontal, _typst(RULE_BELOW, hyphenate=True)),
        (
            "horizontal rules only, hyphenated, in larger letters",
            layouts.horizontal,
            _typst(RULE_BELOW, hyphenate=True, size=10),
        ),
        (
            "horizontal rules only, hyphenated, in large letters",
            layouts.horizontal,
            _typst(RULE_BELOW, hyphenate=True, size=12),
        ),
        ("zebra without rules", layouts.zebra, _reportlab(rules=False, zebra=True)),
        ("landscape two-up, drawn discs", layouts.two_up, _reportlab(columns=2, small=True)),
        ("goals without numbers, nameless drawn discs", layouts.right_status, _typst()),
        ("a headed card per measure", layouts.headed_cards, _typst(flipped=False, size=11)),
        ("two periods under years, footnote", layouts.grouped_periods, _typst()),
        ("labelled paragraphs printed", layouts.labelled, _reportlab()),
        ("goals as lines, header over two rows, printed", layouts.goal_lines, _typst()),
        ("goal in the header, column numbers, printed", layouts.goal_in_header, _typst()),
        ("an earlier period repeated, printed", layouts.earlier_periods, _reportlab()),
        (
            "partner and extra columns, unrelated tables, printed",
            layouts.with_partners,
            _reportlab(small=True),
        ),
        ("measures merged over rows, printed", layouts.merged_rows, _typst()),
    ]
    printed = [
        ("goal rows and theme rows, printed from Word", layouts.goal_rows),
        ("merged first column and glyphs, printed from Word", layouts.first_column),
        ("measures merged over rows, printed from Word", layouts.merged_rows),
    ]
    return [
        *word,
        *(Layout(name, structure, write, ".pdf") for name, structure, write in pdf),
        *(Layout(name, structure, _libreoffice, ".pdf", external=True) for name, structure in printed),
    ]


LAYOUTS = _layout_list()


def build(layout: Layout, language: str, folder: Path) -> Path:
    target = folder / layout.file_name(language)
    layout.write(layout.structure(programme(language)), language, target)
    return target


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for layout in LAYOUTS:
        for language in LANGUAGES:
            print(build(layout, language, folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
