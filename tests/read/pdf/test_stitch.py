from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import Document
from tests.read.pdf.sheet import Ruling, read, rows, ruled, tables, visible

FOOT, TOP = Ruling(foot=790), Ruling(top=20)
CUT_FOOT, CUT_TOP = Ruling(foot=790, open_foot=True), Ruling(top=20, open_top=True)
HEADER = "*Toimenpide* | *Seuranta* | *Aikataulu*"
ONE = "Perustetaan | Piste avattiin syksyllä. | 2023"
TWO = "Koulutetaan | Koulutus alkoi keväällä. | 2024"
CUT = "Koulutetaan | Koulutus alkoi keväällä ja se/jatkuu koko seuraavan | 2024"
WHOLE = "Koulutetaan | Koulutus alkoi keväällä ja se jatkuu koko seuraavan vuoden ajan. | 2024"


def over_pages(*parts: tuple[str, Ruling]) -> Document:
    """Each part is a table on a page of its own, its rows parted by line feeds."""
    return read(*(ruled(*part.split("\n"), ruling=ruling) for part, ruling in parts))


CUT_ROWS = [
    pytest.param(
        (f"{HEADER}\n{ONE}\n{CUT}", FOOT),
        (" | vuoden ajan. | \nLopetetaan | Valmis. | 2025", TOP),
        WHOLE,
        id="in mid-sentence, one column goes on",
    ),
    pytest.param(
        (f"{HEADER}\n{ONE}\n{CUT}", CUT_FOOT),
        (" | vuoden ajan. | \nLopetetaan | Valmis. | 2025", CUT_TOP),
        WHOLE,
        id="without a border at the break",
    ),
    pytest.param(
        (f"{HEADER}\n{ONE}\nKoulutetaan | Koulutus alkoi./Kaikki osallistuivat. | 2024", CUT_FOOT),
        (" | Seuraava koulutus on syksyllä. | \nLopetetaan | Valmis. | 2025", CUT_TOP),
        "Koulutetaan | Koulutus alkoi. Kaikki osallistuivat. Seuraava koulutus on syksyllä. | 2024",
        id="between sentences",
    ),
    pytest.param(
        (f"{HEADER}\n{ONE}\nKoulutetaan koko/väki uuteen | Koulutus alkoi/ja jatkuu | 2024", CUT_FOOT),
        ("järjestelmään | ensi vuonnakin. | \nLopetetaan | Valmis. | 2025", CUT_TOP),
        "Koulutetaan koko väki uuteen järjestelmään | Koulutus alkoi ja jatkuu ensi vuonnakin. | 2024",
        id="two columns go on",
    ),
    pytest.param(
        (f"{HEADER}\n{ONE}\n{CUT}", CUT_FOOT),
        (f"{HEADER}\n | vuoden ajan. | \nLopetetaan | Valmis. | 2025", TOP),
        WHOLE,
        id="under a repeated header",
    ),
    pytest.param(
        (f"Väri | Selite | -\nv | valmis | -\n{HEADER}\n{ONE}\n{CUT}", CUT_FOOT),
        (f"{HEADER}\n | vuoden ajan. | \nLopetetaan | Valmis. | 2025", TOP),
        WHOLE,
        id="under a repeated header that stands below a legend",
    ),
    pytest.param(
        (f"{HEADER}\n{ONE}\nAvataan | Auki. | 2023\nPerutaan | Ohi. | 2023\n | | 2024", CUT_FOOT),
        (f"{HEADER}\nKoulutetaan | Koulutus alkoi. | \nLopetetaan | Valmis. | 2025", TOP),
        "Koulutetaan | Koulutus alkoi. | 2024",
        id="each part has what the other lacks",
    ),
    pytest.param(
        (f"{HEADER}\n{ONE}\nKoulutetaan | Koulutus alkoi yhdessä elinkeino-/ja kulttuuritoimen | 2024", FOOT),
        (" | kanssa. | \nLopetetaan | Valmis. | 2025", TOP),
        "Koulutetaan | Koulutus alkoi yhdessä elinkeino- ja kulttuuritoimen kanssa. | 2024",
        id="with a suspended hyphen above the break",
    ),
]


@pytest.mark.parametrize(("before", "after", "expected"), CUT_ROWS)
def test_a_cut_row_becomes_whole(
    before: tuple[str, Ruling], after: tuple[str, Ruling], expected: str
) -> None:
    (table,) = over_pages(before, after).tables
    assert rows(table)[-2:] == [expected, "Lopetetaan | Valmis. | 2025"]


WHOLE_ROWS = [
    pytest.param(FOOT, TOP, TWO, id="another row with a border between"),
    pytest.param(FOOT, TOP, f"{HEADER}\n{TWO}", id="a repeated header"),
    pytest.param(FOOT, TOP, f"*Toimenpide (jatkuu)* | *Seuranta* | *Aikataulu*\n{TWO}", id="header goes on"),
    pytest.param(FOOT, TOP, f"*Toimenpide* | *Seurantatieto* | *Aikataulu*\n{TWO}", id="header reworded"),
    pytest.param(CUT_FOOT, TOP, TWO, id="a border below the break only"),
    pytest.param(FOOT, TOP, "koulutetaan | Koulutus alkoi keväällä. | 2024", id="a low-case start"),
    pytest.param(FOOT, TOP, "Koulutetaan | | 2024", id="an empty cell"),
]


@pytest.mark.parametrize(("before", "after", "part"), WHOLE_ROWS)
def test_another_row_stays_a_row(before: Ruling, after: Ruling, part: str) -> None:
    (table,) = over_pages((f"{HEADER}\n{ONE}", before), (part, after)).tables
    assert rows(table)[1:] == [ONE, part.split("\n")[-1].replace("| |", "|  |")]


LIKE_COLUMNS = [
    pytest.param("Avataan | museo | 2023", "Koulutetaan | kulttuuripalvelut | 2024", id="names in low case"),
    pytest.param(
        "Avataan | museo | 2022-", "Koulutetaan | kaupunginkanslia | 2023-", id="open-ended schedules"
    ),
    pytest.param("Avataan | museo | 2022–", "Koulutetaan | museo | 2022–", id="open-ended with a dash"),
    pytest.param("rivi yksi | teksti | x", "rivi kaksi | teksti | x", id="all in low case"),
    pytest.param("Toimi 40 | museo | ", "Toimi 41 | museo | ", id="numbered, an empty column"),
]


@pytest.mark.parametrize(("before", "after"), LIKE_COLUMNS)
def test_whole_short_rows_are_not_joined(before: str, after: str) -> None:
    first = f"{HEADER}\nPerustetaan | kaupunginkanslia | 2021-2023\n{before}"
    (table,) = over_pages((first, FOOT), (after, TOP)).tables
    assert rows(table)[2:] == [before, after]


def test_a_row_over_three_pages_keeps_all_its_places() -> None:
    long = "sana sana sana sana/" * 60
    document = over_pages(
        (f"{HEADER}\nKoulutetaan | Alku on tässä ja | 2024", CUT_FOOT),
        (f" | {long}sitten | ", FOOT),
        (" | loppu tuli. | ", CUT_TOP),
    )
    (table,) = document.tables
    cell = table.cells[4]
    assert cell.text.startswith("Alku on tässä ja sana")
    assert cell.text.endswith("sana sitten loppu tuli.")
    assert [part.place.page for part in cell.parts] == [1, 2, 3]


def test_the_text_of_a_part_is_what_its_page_shows() -> None:
    document = over_pages(
        (f"{HEADER}\nKoulutetaan | Koulutus alkoi ja se | 2024", CUT_FOOT), (" | jatkuu yhä. | ", CUT_TOP)
    )
    parts = [part.text for part in document.tables[0].cells[4].parts]
    assert parts == ["Koulutus alkoi ja se", "jatkuu yhä."]


def test_a_header_alone_at_the_foot_of_a_page_is_the_header() -> None:
    document = over_pages((HEADER, FOOT), (f"{ONE}\n{TWO}", TOP))
    assert tables(document) == [[HEADER.replace("*", ""), ONE, TWO]]


def test_a_header_alone_at_the_foot_and_again_at_the_top_comes_once() -> None:
    document = over_pages((HEADER, FOOT), (f"{HEADER}\n{ONE}\n{TWO}", TOP))
    assert tables(document) == [[HEADER.replace("*", ""), ONE, TWO]]


def test_a_header_again_with_nothing_under_it_adds_no_row() -> None:
    document = over_pages((f"{HEADER}\n{ONE}\n{TWO}", FOOT), (HEADER, TOP))
    assert tables(document) == [[HEADER.replace("*", ""), ONE, TWO]]
    assert [part.place.page for part in document.tables[0].parts] == [1, 2]


def test_a_merged_cell_goes_on_over_the_break() -> None:
    goal = "Tavoite | Eka toimenpide tehtiin. | 2023\n= | Toka toimenpide tehtiin. | 2024"
    document = over_pages((f"{HEADER}\n{goal}", FOOT), ("= | Kolmas toimenpide tehtiin. | 2025", TOP))
    (table,) = document.tables
    assert rows(table)[2:] == ["Toka toimenpide tehtiin. | 2024", "Kolmas toimenpide tehtiin. | 2025"]


NUMBERED = [
    pytest.param(f"*Tavoite 1. Eka tavoite*\n{HEADER}\n{ONE}", f"*Tavoite 2. Toka*\n{TWO}", id="goals"),
    pytest.param(
        "1. Avataan | a | 2023\n2. Perutaan | a | 2023", "3. Avataan | a | 2024", id="numbered rows"
    ),
    pytest.param(f"{HEADER}\nAvataan | Ei. | 2023\n{ONE}", f"Avataan | Ei. | 2024\n{TWO}", id="likeness"),
    pytest.param(f"{HEADER}\n{ONE}\n{TWO}", f"{TWO}\n{ONE}", id="the same rows again"),
    pytest.param(
        f"{HEADER}\n{ONE}\nmuseo | auki | 2023", f"museo | auki | 2023\n{TWO}", id="short ones again"
    ),
    pytest.param("Koulutus A | Alkoi. | museo", f"Koulutus B | Alkoi. | museo\n{TWO}", id="near-duplicates"),
    pytest.param(f"Koulutus A | Ei. | 1\n{ONE}", f"Koulutus B | Ei. | 1\n{TWO}", id="near-duplicates on top"),
    pytest.param(f"Luvut 2023 | 71 | 72\n{ONE}", f"Luvut 2024 | 75 | 76\n{TWO}", id="years in a first row"),
]


@pytest.mark.parametrize(("before", "after"), NUMBERED)
def test_rows_that_resemble_earlier_ones_are_kept(before: str, after: str) -> None:
    found = tables(over_pages((before, FOOT), (after, TOP)))
    assert [row for table in found for row in table] == f"{before}\n{after}".replace("*", "").split("\n")


APART = [
    pytest.param("*Mittari* | *Nykytila* | *Tavoite*\nTyöllisyys | 70 % | 75 %", id="another header"),
    pytest.param("*Tavoite 2. Toka*\n*Mittari* | *Nyt* | *LV*\nOsuus | 70 % | 1", id="another goal's header"),
]


@pytest.mark.parametrize("part", APART)
def test_two_tables_of_one_width_stay_two(part: str) -> None:
    first = f"*Tavoite 1. Eka tavoite*\n{HEADER}\n{ONE}\n{TWO}"
    document = over_pages((first, FOOT), (part, TOP))
    assert len(document.tables) == 2


def test_a_text_between_two_parts_makes_them_two_tables() -> None:
    second = "text 20 30 Toinen taulukko on tässä.\n" + ruled(HEADER, TWO)
    document = read(ruled(HEADER, ONE, ruling=FOOT), second)
    assert tables(document) == [[HEADER.replace("*", ""), ONE], [HEADER.replace("*", ""), TWO]]


def test_tables_of_other_columns_stay_two() -> None:
    narrow = Ruling(top=20, xs=(20, 200, 380, 460, 540))
    document = over_pages((f"{HEADER}\n{ONE}", FOOT), ("A | B | C | D\n1 | 2 | 3 | 4", narrow))
    assert [table.columns for table in document.tables] == [3, 4]


def test_furniture_between_the_parts_does_not_part_them() -> None:
    def with_furniture(number: int, part: str, ruling: Ruling) -> str:
        drawn = ruled(*part.split("\n"), ruling=ruling)
        return f"text 20 12 Seurantaraportti\n{drawn}\ntext 300 799 {number}"

    foot, top = Ruling(foot=770), Ruling(top=30)
    document = read(with_furniture(1, f"{HEADER}\n{ONE}", foot), with_furniture(2, TWO, top))
    assert tables(document) == [[HEADER.replace("*", ""), ONE, TWO]]
    assert [p.text for p in document.furniture] == ["Seurantaraportti", "1", "Seurantaraportti", "2"]


def test_each_part_of_a_table_names_its_page() -> None:
    (table,) = over_pages((f"{HEADER}\n{ONE}", FOOT), (TWO, TOP)).tables
    assert [part.place.page for part in table.parts] == [1, 2]
    assert [cell.parts[0].place.page for cell in table.cells if cell.column == 0] == [1, 1, 2]


def test_a_decision_on_weak_evidence_is_doubted() -> None:
    after = "Osallistujia oli monta | Kaikki osallistuivat. | "
    (table,) = over_pages((f"{HEADER}\n{ONE}\n{TWO}", FOOT), (after, TOP)).tables
    assert [(doubt.code, doubt.place.page, doubt.place.row) for doubt in table.doubts] == [
        ("row_not_joined", 2, 3)
    ]


def test_a_plain_decision_is_not_doubted() -> None:
    (table,) = over_pages((f"{HEADER}\n{ONE}", FOOT), (TWO, TOP)).tables
    assert table.doubts == ()


words = st.text("abcdeABC,.-", min_size=1, max_size=4)
cells = st.lists(words, max_size=3).map(" ".join)
parts = st.lists(st.lists(cells, min_size=3, max_size=3).map(" | ".join), min_size=1, max_size=4)


@settings(max_examples=40)  # each reads a document of two or three pages
@given(st.lists(parts, min_size=2, max_size=3), st.booleans(), st.booleans())
def test_no_letter_is_lost_over_page_breaks(pages: list[list[str]], open_foot: bool, open_top: bool) -> None:
    foot, top = Ruling(foot=790, open_foot=open_foot), Ruling(top=20, open_top=open_top)
    numbered = [[f"{page}{row}{text}" for row, text in enumerate(part)] for page, part in enumerate(pages)]
    drawn = [ruled(*part, ruling=top if page else foot) for page, part in enumerate(numbered)]
    found = "".join(part.text for table in read(*drawn).tables for cell in table.cells for part in cell.parts)
    assert visible(found) == visible("".join(map("".join, numbered)).replace("|", ""))
