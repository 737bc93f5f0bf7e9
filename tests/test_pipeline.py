"""What the recipes are told before they read: ids, period, language."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from extract import pipeline
from extract.dataset import Row
from extract.errors import NothingRecognised, UnreadableReport, WrongUse
from extract.options import ReadOptions

PERIODS = ["05/2023-05/2024", "05/2023–05/2024", " 2023 ", "2023-2024", "1.5.2023-31.5.2024", "Q1/2024"]
NO_PERIODS = {
    "a month too many": "13/2024-01/2023",
    "words": "kevät",
    "a month in words of one language": "toukokuu 2023",
    "a year within words": "spring of 2024",
    "the end before the start": "05/2024-05/2023",
    "days before their start": "31.5.2024-1.5.2024",
    "a day that no month has": "31.2.2023-31.5.2023",
    "two periods": "2023 2024",
}


@pytest.mark.parametrize("period", PERIODS)
def test_a_period_is_taken(tmp_path: Path, period: str) -> None:
    (tmp_path / "report.pdf").touch()
    with pytest.raises(UnreadableReport, match="empty"):
        pipeline.extract_report(tmp_path / "report.pdf", ReadOptions(period=period), "r")


@pytest.mark.parametrize("period", NO_PERIODS.values(), ids=NO_PERIODS)
def test_what_is_no_period_is_wrong_use(tmp_path: Path, period: str) -> None:
    (tmp_path / "report.pdf").touch()
    with pytest.raises(WrongUse, match=r"is not a period(.|\n)*05/2023-05/2024"):
        pipeline.extract_report(tmp_path / "report.pdf", ReadOptions(period=period), "r")


def test_an_unknown_language_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"no language 'xx'(.|\n)*en, fi, sv"):
        pipeline.extract_report(tmp_path / "report.pdf", ReadOptions(language="xx"), "r")


def test_a_given_language_is_named_where_nothing_is_recognised(samples: Path) -> None:
    with pytest.raises(NothingRecognised, match=r"the words of 'sv'(.|\n)*Leave --language out"):
        pipeline.extract_report(samples / "helsinki-2023-2024.docx", ReadOptions(language="sv"), "r")


def written(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    return file


def test_files_of_one_slug_get_digits_each(tmp_path: Path) -> None:
    files = [written(tmp_path, name, b"%PDF-" + name.encode()) for name in ("1/a.pdf", "b.pdf", "2/A.pdf")]
    first, other, last = pipeline.report_ids(files)
    assert (first[:2], other, last[:2]) == ("a-", "b", "a-")
    assert first != last


def test_a_file_that_cannot_be_a_report_changes_no_id(tmp_path: Path) -> None:
    files = [written(tmp_path, "a.txt", b"text"), written(tmp_path, "a.pdf", b"%PDF-")]
    assert pipeline.report_ids(files)[1] == "a"


def test_a_report_that_is_there_keeps_its_id(tmp_path: Path) -> None:
    content = hashlib.sha256(b"%PDF-1").hexdigest()
    there: list[Row] = [{"report_id": f"a-{content[:8]}", "source_sha256": content}]
    assert pipeline.report_ids([written(tmp_path, "1/a.pdf", b"%PDF-1")], there) == [f"a-{content[:8]}"]
    assert pipeline.report_ids([written(tmp_path, "2/a.pdf", b"%PDF-2")], there) == ["a"]


def test_a_report_that_is_there_keeps_its_slug_beside_another(tmp_path: Path) -> None:
    files = [written(tmp_path, f"{year}/a.pdf", b"%PDF-" + str(year).encode()) for year in (1, 2)]
    there: list[Row] = [{"report_id": "a", "source_sha256": pipeline.content_hash(files[0])}]
    assert pipeline.report_ids(files, there)[0] == "a"
    assert pipeline.report_ids(files, there)[1].startswith("a-")
