"""What the recipes are told before they read: period and language."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import pipeline
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
