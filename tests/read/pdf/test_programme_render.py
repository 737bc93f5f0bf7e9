"""The renderers draw what the programme says: seen with pdfium alone, not with the reader under test."""

from __future__ import annotations

from collections import Counter

import pypdfium2
import pytest

from tests.read.pdf.programme import Case, SeededChooser, case_from_seed, random_programme
from tests.read.pdf.programme_layout import BY_TYPST, RULED, UNRULED, Layout
from tests.read.pdf.programme_render import render
from tests.read.pdf.programme_setting import set_case

BY_BOTH = [
    *(pytest.param(Layout("reportlab", ruling), id=f"reportlab-{ruling}") for ruling in RULED + UNRULED),
    *(pytest.param(Layout("typst", ruling), id=f"typst-{ruling}") for ruling in BY_TYPST),
]


def letters(text: str) -> Counter[str]:
    return Counter(sign for sign in text if sign.isalnum())


def printed(data: bytes) -> Counter[str]:
    pages = pypdfium2.PdfDocument(data)
    return letters("".join(page.get_textpage().get_text_bounded() for page in pages))


@pytest.mark.parametrize("layout", BY_BOTH)
def test_every_letter_of_the_programme_is_printed(layout: Layout) -> None:
    case = random_programme(SeededChooser(7), layout)
    told = letters("".join(table.heading + "".join(c.text for c in table.cells) for table in case.tables))
    assert not told - printed(render(case))


@pytest.mark.parametrize("seed", range(5))
def test_a_seed_gives_the_same_case_and_the_same_bytes(seed: int) -> None:
    first, second = case_from_seed(seed), case_from_seed(seed)
    assert first == second
    assert render(first) == render(second)


SHEETS = [
    pytest.param(Layout("reportlab", "full"), (842, 595), 0, id="landscape"),
    pytest.param(Layout("reportlab", "full", landscape=False), (595, 842), 0, id="portrait"),
    pytest.param(Layout("reportlab", "full", rotated=True), (842, 595), 90, id="landscape on a turned sheet"),
    pytest.param(Layout("reportlab", "full", crop=20.0), (842, 595), 0, id="cut to the crop box"),
    pytest.param(Layout("typst", "full"), (842, 595), 0, id="by typst"),
]


@pytest.mark.parametrize(("layout", "size", "rotation"), SHEETS)
def test_pages_have_the_size_that_the_layout_says(
    layout: Layout, size: tuple[int, int], rotation: int
) -> None:
    page = pypdfium2.PdfDocument(render(random_programme(SeededChooser(1), layout)))[0]
    assert (round(page.get_width()), round(page.get_height())) == size
    assert page.get_rotation() == rotation


def test_rows_are_cut_by_page_breaks_in_some_cases() -> None:
    assert any(is_cut(case_from_seed(seed)) for seed in range(10))


def is_cut(case: Case) -> bool:
    return any(not shown.is_last for page in set_case(case).pages for shown in page.shown)
