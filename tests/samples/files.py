"""The samples' files, read without the product."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PERIODS = ("2022-2023", "2023-2024")
PROGRAMMES = ("helsinki", "bjorkeborg", "harrowmere")
NAMES = [f"{programme}-{period}" for programme in PROGRAMMES for period in PERIODS]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Content = dict[str, Any]
Grid = list[list["tuple[str, str]"]]


def content_of(name: str) -> Content:
    content: Content = json.loads((SAMPLES / "content" / f"{name}.json").read_text(encoding="utf-8"))
    return content


def expected(name: str, table: str) -> list[dict[str, str]]:
    return rows_of(SAMPLES / "expected" / name / f"{table}.csv")


def links_of(programme: str) -> list[dict[str, str]]:
    return rows_of(SAMPLES / "expected" / f"links-{programme}-{'--'.join(PERIODS)}.csv")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def all_measures(content: Content) -> list[tuple[Content, int, Content]]:
    return [(goal, i, m) for goal in content["goals"] for i, m in enumerate(goal["measures"], start=1)]


def word_tables(name: str) -> list[Grid]:
    """Per table and row the cells as (text, colour of the fill or else of the letters), from the XML."""
    with zipfile.ZipFile(SAMPLES / f"{name}.docx") as package:
        root = etree.fromstring(package.read("word/document.xml"))
    tables = ([row.iter(f"{W}tc") for row in table.iter(f"{W}tr")] for table in root.iter(f"{W}tbl"))
    return [[[_cell(cell) for cell in row] for row in table] for table in tables]


def _cell(element: etree._Element) -> tuple[str, str]:
    paragraphs = ["".join(text.text or "" for text in p.iter(f"{W}t")) for p in element.iter(f"{W}p")]
    fill, colour = element.find(f"{W}tcPr/{W}shd"), element.find(f".//{W}color")
    found = [m.get(f"{W}{key}", "") for m, key in ((fill, "fill"), (colour, "val")) if m is not None]
    return "\n".join(paragraphs), f"#{found[0].lower()}" if found else ""


def texts_of(row: list[tuple[str, str]]) -> list[str]:
    return [text for text, _ in row]
