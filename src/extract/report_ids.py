"""The ids of reports, by which a dataset tells them apart.

Gets files and the reports that a dataset has, gives an id for each file. It opens a file for its first
bytes and its hash alone.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from extract import read
from extract.dataset import Row
from extract.errors import UnreadableReport


def report_ids(paths: Sequence[Path], there: Iterable[Row] = ()) -> list[str]:
    """A slug of each file's name; files of the same slug each get eight digits of their content's hash.

    A file that is a report of the dataset already, by these names and its content, keeps its id of `there`.
    """
    known = {(row["report_id"], row["source_sha256"]) for row in there}
    sharing = _sharing_slugs(paths)
    return [_report_id(path, known, is_sharing=path in sharing) for path in paths]


def _report_id(path: Path, known: Collection[tuple[object, object]], *, is_sharing: bool) -> str:
    slug = _slug(path.stem)
    if not is_sharing and not known:
        return slug
    content = content_hash(path)
    longer = f"{slug}-{content[:8]}"
    usual = longer if is_sharing else slug
    return next((name for name in (slug, longer) if (name, content) in known), usual)


def _sharing_slugs(paths: Iterable[Path]) -> set[Path]:
    """The files whose slug another one has; a file that cannot be a report takes none from one that can."""
    by_slug: dict[str, list[Path]] = {}
    for path in paths:
        by_slug.setdefault(_slug(path.stem), []).append(path)
    groups = [group for group in by_slug.values() if len(group) > 1]
    reports = [[path for path in group if _can_be_report(path)] for group in groups]
    alone = {found[0] for found in reports if len(found) == 1}
    return {path for group in groups for path in group} - alone


def _can_be_report(path: Path) -> bool:
    try:
        return bool(read.file_kind(path))
    except UnreadableReport:
        return False


def content_hash(path: Path) -> str:
    """SHA-256 of a file, hexadecimal, as `reports` holds it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "report"
