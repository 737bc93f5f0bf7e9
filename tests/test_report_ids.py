from __future__ import annotations

import hashlib
from pathlib import Path

from extract.dataset import Row
from extract.report_ids import content_hash, report_ids


def written(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    return file


def test_files_of_one_slug_get_digits_each(tmp_path: Path) -> None:
    files = [written(tmp_path, name, b"%PDF-" + name.encode()) for name in ("1/a.pdf", "b.pdf", "2/A.pdf")]
    first, other, last = report_ids(files)
    assert (first[:2], other, last[:2]) == ("a-", "b", "a-")
    assert first != last


def test_a_file_that_cannot_be_a_report_changes_no_id(tmp_path: Path) -> None:
    files = [written(tmp_path, "a.txt", b"text"), written(tmp_path, "a.pdf", b"%PDF-")]
    assert report_ids(files)[1] == "a"


def test_a_report_that_is_there_keeps_its_id(tmp_path: Path) -> None:
    content = hashlib.sha256(b"%PDF-1").hexdigest()
    there: list[Row] = [{"report_id": f"a-{content[:8]}", "source_sha256": content}]
    assert report_ids([written(tmp_path, "1/a.pdf", b"%PDF-1")], there) == [f"a-{content[:8]}"]
    assert report_ids([written(tmp_path, "2/a.pdf", b"%PDF-2")], there) == ["a"]


def test_a_report_that_is_there_keeps_its_slug_beside_another(tmp_path: Path) -> None:
    files = [written(tmp_path, f"{year}/a.pdf", b"%PDF-" + str(year).encode()) for year in (1, 2)]
    there: list[Row] = [{"report_id": "a", "source_sha256": content_hash(files[0])}]
    assert report_ids(files, there)[0] == "a"
    assert report_ids(files, there)[1].startswith("a-")
