"""The samples scanned: drawn, turned, made noisy and packed into a PDF of pictures, then extracted."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from click.testing import CliRunner
from PIL import Image
from rapidfuzz.distance import Levenshtein

from extract.cli import main

pytestmark = [pytest.mark.slow, pytest.mark.external]
SAMPLES = [
    f"{name}-{period}"
    for name in ("helsinki", "bjorkeborg", "harrowmere")
    for period in ("2022-2023", "2023-2024")
]
TEXTS = ("measure", "responsible", "schedule", "followup")
Row = dict[str, str]


def scanned(report: Path, scan: Path, *, dpi: int = 200, angle: float = 0.4, turn: int = 0) -> Path:
    """A scan of a report: pictures of its pages that lean, with noise that is the same each time."""
    noise = np.random.default_rng(7)
    pages = []
    for page in pypdfium2.PdfDocument(report):
        image = page.render(scale=dpi / 72).to_pil().convert("RGB")
        image = image.rotate(angle, Image.Resampling.BICUBIC, fillcolor="white")
        pixels = np.asarray(image) * 0.95 + 6 + noise.normal(0, 6, (image.height, image.width, 3))
        pages.append(Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).rotate(turn, expand=True))
    pages[0].save(scan, save_all=True, append_images=pages[1:], resolution=dpi, quality=80)
    return scan


def rows(file: Path) -> list[Row]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def extracted(scan: Path, folder: Path) -> Path:
    ran = CliRunner().invoke(main, ["extract", str(scan), "-o", str(folder), "--format", "csv", "-q"])
    assert ran.exit_code == 0, ran.output
    return folder


def share_right(found: list[Row], expected: list[Row], field: str) -> float:
    """The share of a field's characters that are right."""
    wrong = sum(Levenshtein.distance(a[field], b[field]) for a, b in zip(found, expected, strict=True))
    return 1 - wrong / sum(len(row[field]) for row in expected)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_scan_gives_the_rows_of_its_report(name: str, samples: Path, tmp_path: Path) -> None:
    folder = extracted(scanned(samples / f"{name}.pdf", tmp_path / f"{name}.pdf"), tmp_path / "data")
    found, expected = rows(folder / "measures.csv"), rows(samples / "expected" / name / "measures.csv")
    assert len(found) == len(expected)
    assert {field: share_right(found, expected, field) >= 0.95 for field in TEXTS} == dict.fromkeys(
        TEXTS, True
    )
    assert [row["status"] for row in found] == [row["status"] for row in expected]
    marked = {row["record_id"] for row in rows(folder / "doubts.csv") if row["code"] == "ocr_text"}
    assert {row["measure_id"] for row in found} <= marked


TURNED = [pytest.param(0, -1.5, 150, id="coarse and leaning"), pytest.param(180, 0.4, 200, id="upside down")]


@pytest.mark.parametrize(("turn", "angle", "dpi"), TURNED)
def test_a_scan_may_lie_badly(turn: int, angle: float, dpi: int, samples: Path, tmp_path: Path) -> None:
    name = "harrowmere-2023-2024"
    report = scanned(samples / f"{name}.pdf", tmp_path / "a.pdf", dpi=dpi, angle=angle, turn=turn)
    found = rows(extracted(report, tmp_path / "data") / "measures.csv")
    expected = rows(samples / "expected" / name / "measures.csv")
    assert len(found) == len(expected) and share_right(found, expected, "followup") >= 0.95
