from __future__ import annotations

from pathlib import Path

import pytest

from extract.dataset import read_aliases
from extract.errors import WrongUse

HEADER = "organisation_text,organisation,organisation_id\n"
ALIAS = {"organisation_text": "Kela", "organisation": "Kansaneläkelaitos", "organisation_id": "k1"}


def written(folder: Path, content: str | bytes) -> Path:
    file = folder / "aliases.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(HEADER + "Kela,Kansaneläkelaitos,k1\n", id="commas"),
        pytest.param(HEADER.replace(",", ";") + "Kela;Kansaneläkelaitos;k1\n", id="semicolons"),
        pytest.param(HEADER.replace(",", "\t") + "Kela\tKansaneläkelaitos\tk1", id="tabs"),
        pytest.param("\ufeff" + HEADER + "Kela,Kansaneläkelaitos,k1\n", id="byte order mark, commas"),
        pytest.param("\ufeff" + HEADER.replace(",", ";") + "Kela;Kansaneläkelaitos;k1\r\n", id="spreadsheet"),
        pytest.param(HEADER + "\n,,\nKela , Kansaneläkelaitos ,k1\n", id="blanks and empty lines"),
        pytest.param(
            "measures,Organisation_ID,organisation,organisation_text\n3,k1,Kansaneläkelaitos,Kela\n",
            id="other columns and order",
        ),
    ],
)
def test_an_aliases_file_is_read_as_people_leave_it(content: str, tmp_path: Path) -> None:
    assert read_aliases(written(tmp_path, content)) == [ALIAS]


def test_the_key_may_be_left_out(tmp_path: Path) -> None:
    (alias,) = read_aliases(written(tmp_path, "organisation_text,organisation\nKela,Kansaneläkelaitos\n"))
    assert alias == {**ALIAS, "organisation_id": ""}


@pytest.mark.parametrize(
    ("content", "line", "why"),
    [
        pytest.param("text,name\nKela,X\n", 1, "organisation_text is missing", id="other columns"),
        pytest.param(HEADER + "Kela,X,x\n\nHUS,,\n", 4, "organisation is empty", id="no organisation"),
        pytest.param(HEADER + "Kela,X,a b\n", 2, "'a b' is no key", id="a key with a blank"),
        pytest.param(HEADER + '"Kela,X,x\n', 2, "it is not CSV", id="an open quote"),
        pytest.param(b"\xff\xfe", 1, "UTF-8", id="another encoding"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(
    content: str | bytes, line: int, why: str, tmp_path: Path
) -> None:
    file = written(tmp_path, content)
    with pytest.raises(WrongUse) as told:
        read_aliases(file)
    assert f"{file}, line {line} " in str(told.value)
    assert why.casefold() in str(told.value).casefold()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="There is no aliases file"):
        read_aliases(tmp_path / "none.csv")
