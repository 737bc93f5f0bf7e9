"""Damage to a report raises a doubt that names it, and the sound report none of these."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from bench.damage import DAMAGES, Damage, damaged, headings, lights, rows, texts
from extract import pipeline
from extract.options import ReadOptions
from tests.layouts import layouts
from tests.layouts.blocks import Block
from tests.layouts.build import Structure
from tests.layouts.programme import programme
from tests.layouts.word_file import write_word

NAMED: list[tuple[Damage, Structure]] = [
    (rows.row_cut_in_two, layouts.goal_rows),
    (rows.rows_glued, layouts.goal_rows),
    (rows.cells_merged_down, layouts.zebra),
    (rows.number_lost, layouts.goal_rows),
    (rows.rows_lost, layouts.zebra),
    (rows.goal_lost, layouts.goal_rows),
    (rows.row_repeated, layouts.goal_rows),
    (texts.border_removed, layouts.goal_rows),
    (texts.texts_exchanged, layouts.zebra),
    (texts.words_moved, layouts.goal_rows),
    (texts.text_moved_up, layouts.goal_rows),
    (texts.words_lost, layouts.goal_rows),
    (texts.half_lost, layouts.goal_rows),
    (texts.cell_emptied, layouts.goal_rows),
    (texts.letters_wrong, layouts.goal_rows),
    (lights.light_between, layouts.goal_rows),
    (lights.light_lost, layouts.goal_rows),
    (lights.light_exchanged, layouts.goal_lines),
    (headings.header_misspelt, layouts.zebra),
    (headings.header_lost, layouts.zebra),
]


def codes_of(blocks: list[Block], folder: Path) -> set[str]:
    write_word(blocks, folder / "report.docx")
    tables = pipeline.extract_report(folder / "report.docx", ReadOptions(), "report").tables
    return {str(doubt["code"]) for doubt in tables["doubts"]}


@pytest.mark.parametrize(("damage", "structure"), NAMED, ids=[damage.__name__ for damage, _ in NAMED])
def test_the_damage_is_named(damage: Damage, structure: Structure, tmp_path: Path) -> None:
    sound = structure(programme("en"))
    made = damaged(sound, damage, Random(5))
    assert made is not None
    before, after = codes_of(sound, tmp_path), codes_of(made, tmp_path)
    assert (before & DAMAGES[damage], bool(after & DAMAGES[damage])) == (set(), True)
