from __future__ import annotations

from pathlib import Path

import pytest

from extract.dataset import Row, read_edited, write_edited
from extract.errors import WrongUse

FORMS = {
    "comma": "report_id,kind\na,same\n",
    "semicolon": "report_id;kind\na;same\n",
    "byte order mark and comma": "\ufeffreport_id,kind\na,same\n",
    "byte order mark and semicolon": "\ufeffreport_id;kind\na;same\n",
    "a row that is too short": "report_id,kind,reason\na,same\n",
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_the_forms_in_which_spreadsheets_save(text: str, tmp_path: Path) -> None:
    file = tmp_path / "links.csv"
    file.write_text(text, encoding="utf-8")
    assert read_edited(file, "links") == [{"report_id": "a", "kind": "same"}]


SPOILED = {
    "empty": (b"", "It is empty"),
    "another encoding": ("report_id,reason\na,på\n".encode("cp1252"), "Save it as CSV in UTF-8"),
    "a column of no schema": (b"report_id,colour\na,red\n", "columns of no schema: colour"),
}


@pytest.mark.parametrize(("content", "message"), SPOILED.values(), ids=SPOILED)
def test_what_is_no_such_table_is_wrong_use(content: bytes, message: str, tmp_path: Path) -> None:
    file = tmp_path / "links.csv"
    file.write_bytes(content)
    with pytest.raises(WrongUse) as error:
        read_edited(file, "links")
    assert message in str(error.value)


@pytest.mark.parametrize(
    "before", ["", "report_id,kind\n", "\ufeffreport_id;kind\n"], ids=["new", "plain", "excel"]
)
def test_what_is_written_is_read_again_in_the_form_that_was_there(before: str, tmp_path: Path) -> None:
    file = tmp_path / "links.csv"
    if before:
        file.write_text(before, encoding="utf-8")
    rows: list[Row] = [
        {"report_id": "a", "kind": "same", "reason": text} for text in ("=1+1", "a;b,c\n'd'", "")
    ]
    write_edited(file, "links", rows)
    assert [(row["report_id"], row["reason"]) for row in read_edited(file, "links")] == [
        ("a", row["reason"]) for row in rows
    ]
    assert file.read_text(encoding="utf-8").startswith("\ufeff") == before.startswith("\ufeff")
