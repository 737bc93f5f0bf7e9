from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dataset import read_corrections, write_corrections
from extract.errors import WrongUse
from extract.model import ACTIONS, Correction, Place

HASH = "0f" * 32
HEADER = "action,report_id,record_id,field,value_before,value_after,source_sha256,page,table,row,column\n"
SET = f"set,r,r/1/m2,schedule,2022,2023,{HASH},2,1,6,3\n"
READ = Correction("set", HASH, "2022", "2023", Place(2, None, 1, 6, 3), "r", "r/1/m2", "schedule")


def written(folder: Path, content: str | bytes) -> Path:
    file = folder / "corrections.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(HEADER + SET, id="commas"),
        pytest.param((HEADER + SET).replace(",", "\t"), id="tabs"),
        pytest.param("\ufeff" + (HEADER + SET).replace(",", ";").replace("\n", "\r\n"), id="spreadsheet"),
        pytest.param(HEADER + "\n,,,\n" + SET.replace("set", " Set "), id="blanks and empty lines"),
        pytest.param(HEADER.replace("\n", ",ours\n") + SET.replace("\n", ",x\n"), id="one more column"),
    ],
)
def test_a_corrections_file_is_read_as_people_leave_it(content: str, tmp_path: Path) -> None:
    assert read_corrections(written(tmp_path, content)) == (READ,)


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "corrections.csv") == ()


@pytest.mark.parametrize(
    ("content", "line", "why"),
    [
        pytest.param("action,field\nset,x\n", 1, "value_before is missing", id="other columns"),
        pytest.param(HEADER + SET + SET.replace("set", "put"), 3, "'put' is no action", id="another action"),
        pytest.param(HEADER + SET.replace(HASH, "abc"), 2, "not the hash", id="no hash"),
        pytest.param(HEADER + SET.replace(",6,", ",six,"), 2, "ow is 'six'", id="a row in words"),
        pytest.param(
            HEADER + SET.replace("schedule", "goal_id"), 2, "'goal_id' cannot be set", id="a key as field"
        ),
        pytest.param(
            HEADER + SET.replace("schedule", "status"), 2, "'2023' is no status", id="no such status"
        ),
        pytest.param(HEADER + f"drop,,,,a,,{HASH},,,,\n", 2, "needs the table and the row", id="no place"),
        pytest.param(HEADER + '"set\n', 2, "t is not CSV", id="an open quote"),
        pytest.param(b"\xff\xfe", 1, "UTF-8", id="another encoding"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(
    content: str | bytes, line: int, why: str, tmp_path: Path
) -> None:
    file = written(tmp_path, content)
    with pytest.raises(WrongUse, match=f"line {line} ") as told:
        read_corrections(file)
    assert why in str(told.value)


texts = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=30).map(str.strip)
numbers = st.integers(0, 999)
rows = st.builds(
    Correction,
    action=st.sampled_from(ACTIONS),
    source_sha256=st.just(HASH),
    value_before=texts,
    value_after=texts,
    place=st.builds(Place, st.none() | st.integers(1, 99), st.none(), numbers, numbers, st.none() | numbers),
    field=st.just("measure"),
    who=texts,
    note=texts,
)


@given(st.lists(rows, max_size=5).map(tuple))
def test_written_then_read_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, corrections: tuple[Correction, ...]
) -> None:
    file = tmp_path_factory.mktemp("kept") / "corrections.csv"
    write_corrections(file, corrections)
    assert read_corrections(file) == corrections
